"""Whom *cả hai*, *ba người này* mean: as many people as the sentences right before name."""

from __future__ import annotations

from kg.claims.coded import Group
from kg.claims.scene import Scene, SceneLine

_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}
_NEAR = 4  # lines before: a semicolon ends one


def people(scene: Scene, line: SceneLine, said: str) -> list[Group]:
    """The people of whom ``said`` (*cả hai*, *ba ông*) speaks at the beginning of a line, in the order of their names;
    none where the lines before name more or fewer."""
    wanted = next((_NUMBERS[word] for word in said.split() if word in _NUMBERS), 0)
    at = scene.index(line.start)
    found: dict[str, Group] = {}
    for earlier in reversed(scene.lines[max(0, at - _NEAR) : at]):
        named = [group for group in earlier.groups if group.person.form == "full"]
        found = {group.person.name: group for group in named} | found
        if len(found) >= wanted:
            break
    return list(found.values()) if wanted and len(found) == wanted else []
