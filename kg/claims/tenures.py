"""What is known of tenures: a member of a past term was one, and some posts are still said of those who held them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.claims.posts import MEMBER, Seat
from kg.claims.scene import Scene
from kg.lexicon import rows
from kg.mentions.numerals import roman
from kg.mentions.parses import PostParse

_NUMBER = r"(?:[ivx]+|\d{1,2})\b(?![/-])"
_TERMS = re.compile(rf"khóa (?P<first>{_NUMBER})(?P<more>(?:(?:, | và |, khóa | và khóa )(?:[ivx]+\b|\d\d\b))*)")
_REACH = 40  # characters after a post in which the numbers of its terms go on
_RECENT = 2005  # an article that does not say when it came out is taken to be no older
_UNDER = re.compile(r"(?:dưới thời|thời kỳ|thời)(?: của)?(?: cựu)? $")  # "dưới thời Tổng thống Obama" looks back


def is_over(scene: Scene, name: str, seat: Seat, post: PostParse) -> bool:
    """Whether what is said as held ended before the article: *đại biểu Quốc hội khóa XII*, *Tổng Bí thư Lê Duẩn*."""
    holder = _past_holders().get((name, seat.role))
    if holder is not None and _UNDER.search(scene.lower, max(0, post.start - 20), post.start):
        return True
    last = _last_of_terms(scene, seat, post) or holder
    return last is not None and last < _year(scene)


def is_of_old(scene: Scene, name: str, role: str) -> bool:
    """Whether somebody of ``past_holders.tsv`` held a role no longer when the article came out."""
    last = _past_holders().get((name, role))
    return last is not None and last < _year(scene)


def _year(scene: Scene) -> int:
    return scene.year if scene.context.published else max(scene.year, _RECENT)


def is_outgrown(post: PostParse, row: Sequence[PostParse]) -> bool:
    """*Ủy viên dự khuyết Trung ương Đảng khóa XI, Ủy viên Trung ương Đảng khóa XII*: no alternate any more."""
    return post.entry.label == f"{MEMBER} dự khuyết" and any(p.entry.label == MEMBER for p in row)


def ended_before(name: str, role: str, day: str) -> bool:
    """Whether somebody of ``past_holders.tsv`` held a role no longer on a day (ISO, its year known)."""
    last = _past_holders().get((name, role))
    return last is not None and day[:4].isdigit() and int(day[:4]) > last


def _last_of_terms(scene: Scene, seat: Seat, post: PostParse) -> int | None:
    """The year in which the latest of the terms said with a post ended: *khóa XI, XIII*."""
    ends = _ends_of_terms().get(seat.body.name)
    if ends is None or post.term is None:
        return None
    said = _TERMS.search(scene.lower, post.start, post.end + _REACH)
    if said is None or said.start() > post.end:
        return None
    numbers = re.findall(_NUMBER, f"{said['first']}{said['more']}")
    return ends.get(max(int(n) if n.isdigit() else roman(n) or 0 for n in numbers))


@lru_cache(maxsize=1)
def _ends_of_terms() -> dict[str, dict[int, int]]:
    """The last year of each term, by body and number (``terms.tsv``)."""
    ends: dict[str, dict[int, int]] = {}
    for _, (body, number, last) in rows("terms.tsv", 3):
        ends.setdefault(body, {})[int(number)] = int(last)
    return ends


@lru_cache(maxsize=1)
def _past_holders() -> dict[tuple[str, str], int]:
    """The last year in which somebody held a post (``past_holders.tsv``)."""
    holders = rows("past_holders.tsv", 3)
    return {(name, role): int(last) for _, (name, last, roles) in holders for role in roles.split(", ")}
