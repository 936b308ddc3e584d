"""Honours that the life of one person lists: *Khen thưởng: Huân chương Lao động hạng Ba (năm 2019); …*."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from kg.claims import award_years
from kg.claims.careers import protagonist
from kg.claims.coded import Group
from kg.claims.scene import Scene, SceneLine
from kg.mentions.awards import AwardParse
from kg.model import Award, AwardClaim, Person

RULE = "award.of-life"
_HEADING = re.compile(
    r"[\W\d]*(?:các |những )?(?:(?:hình thức|thành tích|danh hiệu|phần thưởng)(?:,| và)? )*khen thưởng"
    r"(?: (?:đã được|cao quý|chính|và kỷ luật|, kỷ luật))*\s*:?\s*"
)
_LIFE = re.compile(
    r"\b(?:là|giữ chức|công tác|tốt nghiệp|sinh (?:năm|ngày|tháng)|quê|nhập ngũ|tham gia cách mạng|vào đảng"
    r"|\d+ (?:năm )?tuổi)\b"
)
_MARK = re.compile(r"[\W\d]*")  # before a member of a list
_LONGEST = 12  # lines of a list


def told(
    scene: Scene, line: SceneLine, parses: Sequence[AwardParse], names: Callable[..., tuple[str, ...]]
) -> Iterator[AwardClaim]:
    """What a line of such a list says; nothing where the article is no one's life. ``names`` are those of a mention,
    with its giver where it is called by that."""
    name = protagonist(scene) if scene.is_career and _is_listed(scene, line, parses) else None
    if name is None:
        return
    for parse in parses:
        years, notes = award_years.years(scene, line, parses, parse, now=False)
        for honour in names(scene, parse, ()):
            for year in years or ("",):
                yield AwardClaim(
                    recipient=Person(name),
                    award=Award(honour),
                    year=year,
                    spans=(scene.span(parse.start, parse.end),),
                    rule=RULE,
                    context=(*notes, f"the article is the life of {name}"),
                )


def subject(scene: Scene, line: SceneLine) -> Iterator[Group]:
    """Whom a sentence without a subject is about: the one person of the sentence before, else whose life it is."""
    at = scene.index(line.start)
    before = scene.lines[at - 1].groups if at and scene.goes_on(at) else ()
    if len(before) == 1 and (scene.is_career or _LIFE.search(scene.lower, scene.lines[at - 1].start, line.start)):
        yield before[0]
    elif not before and scene.is_career and (name := protagonist(scene)) is not None:
        yield from itertools.islice(scene.groups_of(name), 1)


def _is_listed(scene: Scene, line: SceneLine, parses: Sequence[AwardParse]) -> bool:
    """Whether a line stands under a heading of honours, or begins with it, and with the first of them."""
    if not parses:
        return False
    heading = _HEADING.match(scene.lower, line.start, line.line.end)
    if heading is not None and heading.end() == parses[0].start:
        return True
    at = scene.index(line.start)
    for earlier in range(at, max(-1, at - _LONGEST), -1):
        each = scene.lines[earlier]
        if earlier < at and _HEADING.fullmatch(scene.lower, each.start, each.line.end):
            return True
        if not _begins_with_honour(scene, each, parses if earlier == at else ()):
            return False
    return False


_HONOUR = re.compile(
    r"(?:huân chương|huy chương|bằng khen|giấy khen|kỷ niệm chương|huy hiệu|danh hiệu|chiến sĩ thi đua|cờ thi đua)"
)


def _begins_with_honour(scene: Scene, line: SceneLine, parses: Sequence[AwardParse]) -> bool:
    mark = _MARK.match(scene.lower, line.start)
    start = mark.end() if mark is not None else line.start
    return any(parse.start == start for parse in parses) or _HONOUR.match(scene.lower, start) is not None
