"""Who is meant where a text names a person by the post alone: *đồng chí Bí thư Tỉnh ủy nhấn mạnh …*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.claims.posts import name_of, seats
from kg.claims.scene import Scene
from kg.mentions.parses import PersonParse, PostParse

# Seats that many hold: they tell nobody apart.
_MANY = ("Ủy viên", "Thành viên", "Đại biểu")
_NEW = re.compile(r"(?<!\w)tân $")
# Between a name and the post that its holder is given: "ông A … được bầu giữ chức | Chủ tịch UBND tỉnh".
_GIVEN = re.compile(r"(?<!\w)(?:bầu|bổ nhiệm|chỉ định|phê chuẩn|trúng cử|đắc cử|tái cử|giữ|làm|chức)(?!\w)[^.;]*$")
_TAKEN = re.compile(r"(?<!\w)(?:miễn nhiệm|bãi nhiệm|cách chức|thôi)(?!\w)[^.;]*$")


def holder(scene: Scene, posts: Sequence[PostParse]) -> tuple[str, str] | None:
    """The one person whom the document says to hold one of ``posts``, or to have been given it where it says *tân*,
    with a note; None where nobody or several do."""
    for post in posts:
        if post.former or post.plural:
            continue
        is_new = _NEW.search(scene.lower, max(0, post.start - 5), post.start) is not None
        known = _given(scene) if is_new else _held(scene)
        for seat in seats(scene, post, posts):
            names = known.get((seat.role, seat.body.name), set())
            if len(names) == 1:
                (name,) = names
                written = scene.quote(post.start, post.end)
                return name, f"{written!r} is {name}: the article says who holds the post"
    return None


@lru_cache(maxsize=1)
def _held(scene: Scene) -> dict[tuple[str, str], set[str]]:
    """(role, body) → who holds it now, for every post in apposition to a name."""
    held: dict[tuple[str, str], set[str]] = {}
    for line in scene.lines:
        for group in line.groups:
            named = name_of(scene, group.person) if group.posts else None
            if named is None:
                continue
            for post in group.posts:
                if post.former or post.entry.label in _MANY:
                    continue
                for seat in seats(scene, post, group.posts):
                    held.setdefault((seat.role, seat.body.name), set()).add(named[0])
    return held


@lru_cache(maxsize=1)
def _given(scene: Scene) -> dict[tuple[str, str], set[str]]:
    """(role, body) → who is given it, for every post after the words of an act and a name."""
    given: dict[tuple[str, str], set[str]] = {}
    for line in scene.lines:
        people = [i for i in line.line.items if isinstance(i, PersonParse)]
        for post in line.posts:
            before = [person for person in people if person.end < post.start][-1:]
            if not before or post.former or not _GIVEN.search(scene.lower, before[0].end, post.start):
                continue
            if _TAKEN.search(scene.lower, before[0].end, post.start):
                continue
            if (named := name_of(scene, before[0])) is None:
                continue
            for seat in seats(scene, post, [post]):
                given.setdefault((seat.role, seat.body.name), set()).add(named[0])
    return given
