"""Ranks that are conferred: *ông A được thăng cấp bậc hàm từ Đại tá lên Thiếu tướng*, and lists of who was promoted.

The new rank is that of who is promoted: not of who decides it or hands the decision over, and the old rank is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.claims.coded import SYMBOLS, Group
from kg.claims.listing import members
from kg.claims.posts import name_of
from kg.claims.scene import Scene, SceneLine
from kg.mentions.parses import RankParse
from kg.model import Claim, Person, RankClaim

_PERSON, _RANK = SYMBOLS["person"], SYMBOLS["rank"]
_OF = "(?:cấp bậc |cấp |quân hàm |hàm )?"
_RAISED = re.compile(
    rf"(?<!\w)(?:thăng|phong|nâng)(?: (?:quân|cấp|bậc|hàm|tướng|lên|sĩ quan|tặng))* "
    rf"(?:(?:từ )?{_OF}(?P<old>{_RANK}) lên {_OF})?(?P<new>{_RANK})"
)
# Said before it: it is proposed, denied, or told of what may be.
_NOT_DONE = re.compile(
    r"(?<!\w)(?:đề nghị|kiến nghị|đề xuất|dự kiến|sẽ|chưa|không|nếu|khi|xét|xem xét|tiêu chuẩn|điều kiện|thời hạn"
    r"|quy định|trường hợp|phấn đấu|việc)(?!\w)[^.;]{0,70}$"
)
_HONORIFIC = r"(?:các |hai |\d+ )?(?:đồng chí|đ/c|ông|bà|anh|chị)"
_LIST = re.compile(
    rf"(?: (?:cho|đối với|tặng))?(?: (?:các|\d+|hai|ba|bốn|năm))?(?: (?:đồng chí|ông|sĩ quan|cán bộ|người|trường hợp))*"
    rf"(?:,? (?:gồm có|bao gồm|gồm|là|đó là|sau đây|sau))?(?P<colon> ?:)? ?(?={_PERSON}|(?:{_HONORIFIC} )?{_PERSON}"
    rf"|\W*\d{{1,2}}[.)]|$)"
)
_FIRST = re.compile(rf"\W*(?:\d{{1,2}}[.)/] ?)?(?:{_HONORIFIC}:? )?(?P<who>{_PERSON})")
_AND = re.compile(rf"(?:,| và|, và|,? cùng)(?: {_HONORIFIC}:?)? (?P<who>{_PERSON})")
_SUBJECT = re.compile(
    rf"(?P<who>{_PERSON}(?:(?:, | và |, và )(?:{_HONORIFIC} )?{_PERSON})*)(?: \([^()]*\))?,? "
    rf"(?:(?:đã|vừa|cũng|vinh dự|chính thức|tiếp tục|là người) )*được [^.;:]{{0,90}}$"
)


def claims(scene: Scene, line: SceneLine) -> Iterator[Claim]:
    """The ranks that a line says were conferred, each on whom it was."""
    code = line.grouped.code
    for raised in _raises(line):
        if _NOT_DONE.search(code[: raised.start()]):
            continue
        rank = line.grouped.items[raised.start("new")]
        assert isinstance(rank, RankParse)
        for where, who in _promoted(scene, line, raised):
            named = name_of(scene, who.person)
            if named is not None and who.person.form != "pronoun":
                spans = [scene.span_of([rank, who.person])] if where is line else []
                spans = spans or [scene.span_of([rank]), scene.span_of([who.person])]
                yield RankClaim(
                    member=Person(named[0]), rank=rank.label, spans=tuple(spans), rule="rank.raised", context=named[1]
                )


def settled(line: SceneLine) -> set[int]:
    """Identities of the ranks of a line that are the news of a promotion, or what it raises from: of nobody else."""
    found: set[int] = set()
    for raised in _raises(line):
        code = line.grouped.code
        if raised["old"] or not _is_told_of_subject(code, raised) or _NOT_DONE.search(code[: raised.start()]):
            found |= {id(line.grouped.items[raised.start(g)]) for g in ("old", "new") if raised[g]}
    return found


def _raises(line: SceneLine) -> list[re.Match[str]]:
    return list(_RAISED.finditer(line.grouped.code)) if _RANK in line.grouped.code else []


_PASSIVE = re.compile(r"(?<!\w)được (?:[^.;:,]{0,60} )?$")
# Who hands it over, or how many get it: the sentence is not about one who is promoted.
_OF_OTHERS = re.compile(r"(?<!\w)(?:trao|công bố|ký|quyết định|\d+ (?:\S+ ){0,3}?được)(?!\w)")


def _is_told_of_subject(code: str, raised: re.Match[str]) -> bool:
    """Whether the one of whom the text speaks is promoted: *năm 2010, được phong hàm Thiếu tướng*."""
    before = code[: raised.start()]
    return bool(_PASSIVE.search(before)) and not _OF_OTHERS.search(before)


def _promoted(scene: Scene, line: SceneLine, raised: re.Match[str]) -> list[tuple[SceneLine, Group]]:
    """Who the new rank is conferred on: those listed after it, else the subject of *được thăng*."""
    code = line.grouped.code
    opened = _LIST.match(code, raised.end())
    if opened is not None and (opened.end() < len(code) or opened["colon"]):
        return _listed(scene, line, opened.end(), opened)
    subject = _SUBJECT.search(code[: raised.start()])
    if subject is None:
        return []
    return [(line, g) for g in line.grouped.within(*subject.span("who")) if isinstance(g, Group)]


def _listed(scene: Scene, line: SceneLine, at: int, opened: re.Match[str]) -> list[tuple[SceneLine, Group]]:
    found: list[tuple[SceneLine, Group]] = []
    for member in members(scene, line, at):
        code = member.line.grouped.code
        first = _FIRST.match(code, member.start, member.end)
        if first is None or member.line is not line and not opened["colon"]:
            break
        place = first.start("who")
        while True:
            who = member.line.grouped.items.get(place)
            if isinstance(who, Group):
                found.append((member.line, who))
            more = _AND.match(code, place + 1, member.end)
            if more is None:
                break
            place = more.start("who")
    return found
