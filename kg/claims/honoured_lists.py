"""Recipients of an honour that a list names: *tặng Bằng khen: 1. Sở Y tế; 2. Ông A*, over sentences and lines."""

from __future__ import annotations

import itertools
import re

from kg.claims.coded import SYMBOLS, Coded, Group
from kg.claims.listing import Member, members
from kg.claims.recipients import is_pronoun
from kg.claims.scene import Scene, SceneLine
from kg.mentions.owners import owns
from kg.mentions.parses import BodyParse, Parse, UnitParse
from kg.mentions.units import is_in

_PERSON, _BODY, _UNIT = SYMBOLS["person"], SYMBOLS["body"], SYMBOLS["unit"]


_FOLK = (
    "(?:(?:cán bộ|chính quyền|quân dân|quân và dân|nhân dân|tập thể|cá nhân|gia đình|lãnh đạo|và|các|hai|đồng chí|đ/c"
    "|ông|bà|anh|chị|cố|liệt sĩ|mẹ|nghệ nhân|nghệ sĩ|sư cả|già làng|linh mục|mục sư"
    "|(?:đại đức|thượng tọa|hòa thượng)(?: thích)?)(?: |, |: ?))*"
)
_FIRST = re.compile(rf"\W*?{_FOLK}(?P<who>[{_PERSON}{_BODY}{_UNIT}])(?! ?-? ?(?:đã|sẽ|đang|được|trao|tặng)(?!\w))")
_MORE = re.compile(
    rf"(?: ?\([^()]*\)|[^();:{_PERSON}{_BODY}]{{0,60}}\)|, (?:sinh|sn) [^;.{_PERSON}]{{1,80}}?)?"
    rf"(?:, | và |, và |,? cùng ){_FOLK}(?P<who>[{_PERSON}{_BODY}{_UNIT}])"
)
_JOINED = re.compile(r"(?<!\w)(?:và|cùng)(?!\w)")
# A word with which the name of a body goes on.
_NAME_GOES_ON = re.compile(
    r" (?!(?:vì|đã|do|có|và|ở|tại|với|là|cùng|trong|năm|về|được)(?!\w))[^\W\d_]|,? và (?!các)[^\W\d_]+ [^\W\d_]"
)
# In a member that speaks of another honour: what comes from there on is its recipients.
_ANOTHER = re.compile(r"(?<!\w)(?:trao|tặng|bằng khen|giấy khen|huân chương|huy chương|danh hiệu|khen thưởng)(?!\w)")


def listed(scene: Scene, line: SceneLine, at: int) -> list[Parse]:
    """The recipients that a list names which ``line.grouped.code`` opens at ``at``, in order.

    A member that begins with no one known is passed over; a row of bodies parted by commas ends where one may be what
    the one before it is part of."""
    found: list[Parse] = []
    for member in members(scene, line, at):
        code = member.line.grouped.code
        if _ANOTHER.search(code, member.start, member.end):
            break
        found += _named(member)
    return found


def listed_next(scene: Scene, line: SceneLine) -> list[Parse]:
    """The recipients that the sentence after ``line`` names as some of those that it counts: *Trong đó có …*."""
    at = scene.index(line.start) + 1
    opening = _SOME.match(scene.lines[at].grouped.code) if at < len(scene.lines) else None
    return listed(scene, scene.lines[at], opening.end()) if opening is not None else []


_SOME = re.compile(r"(?:trong (?:số )?(?:đó|này),? (?:có|gồm)|đó là|gồm có|bao gồm|gồm)(?: ?: ?| )")


def _named(member: Member) -> list[Parse]:
    coded, found = member.line.grouped, list[Parse]()
    joined: list[Parse] = []  # those after *và*, which can be no part of what stands before it
    match = _FIRST.match(coded.code, member.start, member.end)
    while match is not None:
        item = coded.items[match.start("who")]
        if found and _JOINED.search(coded.code, match.start(), match.start("who")):
            joined.append(item)
        found.append(item)
        match = _MORE.match(coded.code, match.end(), member.end)
    people = [i for i in found if isinstance(i, Group) and not is_pronoun(i)]
    if found and isinstance(found[0], Group):
        return [*people, *(i for i in joined if isinstance(i, BodyParse) and not _is_cut(coded, i, member.end))]
    first = [i for i in found[:1] if not _is_cut(coded, i, member.end)]
    more = [i for i in _siblings(found) if not _is_cut(coded, i, member.end)]
    if joined:  # a row of a body and people is of all these, for people are no part of it
        joined = [i for i in found[1:] if i in joined or i in people]
    last = [i for i in joined if i not in more and not is_pronoun(i) and not _is_cut(coded, i, member.end)]
    return [*first, *more, *last] if first else more


def _is_cut(coded: Coded, parse: Parse, end: int) -> bool:
    """Whether a body's name goes on after what was read of it."""
    at = coded.index(parse.start) + 1
    return isinstance(parse, BodyParse) and bool(_NAME_GOES_ON.match(coded.code, at, end))


def _siblings(found: list[Parse]) -> list[Parse]:
    """Those after the first, as far as each cannot be what the one before it is part of."""
    row = itertools.takewhile(lambda pair: _is_beside(*pair), itertools.pairwise(found))
    return [other for _, other in row]


def _is_beside(before: Parse, other: Parse) -> bool:
    """Whether a body or unit stands beside the one before it: none that holds it (*Công an xã A, huyện B*)."""
    if isinstance(before, UnitParse) and isinstance(other, UnitParse):
        return before.kind == other.kind
    if not isinstance(other, BodyParse) or not isinstance(before, BodyParse | UnitParse):
        return False
    whose = before if isinstance(before, UnitParse) else before.unit
    complete = whose is not None and bool(whose.name)
    if other.unit is not None and other.unit.name:
        same = isinstance(before, BodyParse) and before.head == other.head
        return (same or complete) and (whose is None or not _is_within(whose, other.unit))
    if isinstance(before, BodyParse):
        complete = complete or before.head.kind in _WHOLE and bool(before.topic)
        return complete and bool(other.topic) and not owns(other, before.head)
    return complete and bool(other.topic)


_WHOLE = ("school", "company", "hospital")  # what belongs to nothing that is said after a comma


def _is_within(unit: UnitParse, other: UnitParse) -> bool:
    """Whether the first may lie in the second; one without a name is the article's own."""
    whole = set(other.candidates)
    return any(is_in(candidate, whole) for candidate in unit.candidates)
