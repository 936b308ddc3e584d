"""Recipients of an honour that a list names: *tặng Bằng khen: 1. Sở Y tế; 2. Ông A*, over sentences and lines."""

from __future__ import annotations

import re

from kg.claims.coded import SYMBOLS, Group
from kg.claims.listing import Member, members
from kg.claims.recipients import is_pronoun
from kg.claims.scene import Scene, SceneLine
from kg.mentions.parses import Parse

_PERSON, _BODY, _UNIT = SYMBOLS["person"], SYMBOLS["body"], SYMBOLS["unit"]


_FOLK = (
    "(?:(?:cán bộ|chính quyền|quân dân|quân và dân|nhân dân|tập thể|lãnh đạo|và|các|hai|đồng chí|đ/c|ông|bà|anh|chị|cố"
    r"|liệt sĩ|mẹ|nghệ nhân|nghệ sĩ)(?: |, |: ?))*"
)
_FIRST = re.compile(rf"\W*?{_FOLK}(?P<who>[{_PERSON}{_BODY}{_UNIT}])(?! ?-? ?(?:đã|sẽ|đang|được|trao|tặng)(?!\w))")
_MORE = re.compile(rf"(?: ?\([^()]*\))?(?:, | và |, và |,? cùng ){_FOLK}(?P<who>[{_PERSON}{_BODY}{_UNIT}])")
# In a member that speaks of another honour: what comes from there on is its recipients.
_ANOTHER = re.compile(r"(?<!\w)(?:trao|tặng|bằng khen|giấy khen|huân chương|huy chương|danh hiệu|khen thưởng)(?!\w)")


def listed(scene: Scene, line: SceneLine, at: int) -> list[Parse]:
    """The recipients that a list names which ``line.grouped.code`` opens at ``at``, in order.

    A member that begins with no one known is passed over; rows of bodies parted by commas are left where a member may
    name what the body is part of."""
    found: list[Parse] = []
    for member in members(scene, line, at):
        code = member.line.grouped.code
        if _ANOTHER.search(code, member.start, member.end):
            break
        found += _named(member)
    return found


def _named(member: Member) -> list[Parse]:
    coded, found = member.line.grouped, list[Parse]()
    match = _FIRST.match(coded.code, member.start, member.end)
    while match is not None:
        found.append(coded.items[match.start("who")])
        match = _MORE.match(coded.code, match.end(), member.end)
    people = [i for i in found if isinstance(i, Group) and not is_pronoun(i)]
    return list(people) if found and isinstance(found[0], Group) else found[:1]
