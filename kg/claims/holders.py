"""Who is meant where a text names a person by the post alone: *đồng chí Bí thư Tỉnh ủy nhấn mạnh …*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.claims.posts import name_of, seats
from kg.claims.scene import Scene
from kg.mentions.parses import PostParse

# Seats that many hold: they tell nobody apart.
_MANY = ("Ủy viên", "Thành viên", "Đại biểu")


def holder(scene: Scene, posts: Sequence[PostParse]) -> tuple[str, str] | None:
    """The one person whom the document says to hold one of ``posts``, with a note; None where nobody or several do."""
    known = _held(scene)
    for post in posts:
        if post.former or post.plural:
            continue
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
