"""Whom *cả hai*, *ba người này* mean: as many people as the sentences right before name."""

from __future__ import annotations

import re

from kg.claims.coded import Group
from kg.claims.scene import Scene, SceneLine
from kg.mentions.parses import PostParse

_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}
_NEAR = 4  # lines before: a semicolon ends one
# People said after the names by a number or a plural, whom *cả hai* may mean as well: *trao cho hai cán bộ*.
_OTHERS = re.compile(
    r"\b(?:hai|ba|bốn|năm|\d+|các|những|nhiều|một số) (?:cán bộ|người|vị|nhân sự|đồng chí|cá nhân|ông|bà|anh|chị|con|em"
    r"|bị (?:cáo|can)|đối tượng|đảng viên|nhà|lãnh đạo|ứng (?:cử )?viên|đại biểu)\b"
)
#: Posts that one person at a time holds. Not *Bí thư*: the Youth Union has several.
OF_ONE = ("Chủ tịch", "Giám đốc", "Tổng Giám đốc", "Hiệu trưởng", "Bộ trưởng", "Chánh án", "Viện trưởng")
_WOMAN = re.compile(r"\b(?:bà|chị|cô|nữ|thị)\b")


def people(scene: Scene, line: SceneLine, said: str) -> list[Group]:
    """The people of whom ``said`` (*cả hai*, *ba ông*) speaks at the beginning of a line, in the order of their names;
    none where the lines before name more or fewer, or speak of others after their names."""
    wanted = next((_NUMBERS[word] for word in said.split() if word in _NUMBERS), 0)
    at = scene.index(line.start)
    found: dict[str, Group] = {}
    first = line.start
    for earlier in reversed(scene.lines[max(0, at - _NEAR) : at]):
        named = [group for group in earlier.groups if group.person.form == "full"]
        found = {group.person.name: group for group in named} | found
        first = min((group.end for group in named), default=first)
        if len(found) >= wanted:
            break
    if not wanted or len(found) != wanted or _OTHERS.search(scene.lower, first, line.start):
        return []
    if any(_is_woman(scene, group) is not said.endswith(" bà") for group in found.values() if said.endswith(_SEXES)):
        return []
    return list(found.values())


_SEXES = (" ông", " bà")


def _is_woman(scene: Scene, group: Group) -> bool:
    return _WOMAN.search(scene.lower, max(0, group.person.start - 4), group.person.end) is not None


def of_clause(scene: Scene, whos: list[Group]) -> list[Group]:
    """Whom *đều* means: in *A, Chủ tịch X; B và C, đều là …* who follows the semicolon after a post of one's own."""
    opened = whos and scene.lower[: whos[0].start].rstrip().endswith(":")
    if opened and all(who.posts for who in whos):
        return whos  # "có các đồng chí: A, Chủ tịch X; B, Trưởng ban Y - đều là …"
    own = [k for k, who in enumerate(whos[:-1]) if who.posts and ";" in scene.lower[who.end : whos[k + 1].start]]
    return whos[own[-1] + 1 :] if own else whos


def share(posts: list[PostParse], told: str) -> bool:
    """Whether a row of posts told of several people (``told``: the words from *cả hai* to the posts) is everybody's:
    *Hai người là Giám đốc Sở A và Giám đốc Sở B* gives one each, and only *đều* gives both to both."""
    if len(posts) > 1 and not re.search(r"\b(?:đều|cùng)\b", told):
        return False
    return not any(post.entry.label.startswith(OF_ONE) for post in posts)
