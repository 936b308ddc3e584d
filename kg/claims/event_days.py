"""The day of an event: the one said nearest to its mention, not that of a paper or of an anniversary."""

from __future__ import annotations

import re

from kg.claims.scene import Scene, SceneLine
from kg.claims.settling import near, settle
from kg.mentions.parses import DateParse, EventParse

_NEAR = 90  # characters within which a day is of an event
_FAR = 260  # the same where it opens the sentence and the event is the first
_REACH = _FAR + 100  # the same between where both begin
_OPENING = 30  # characters within which a sentence's opening date stands
# "Chỉ thị số 12 ngày 4/6": the day of a paper that the clause names.
_OF_PAPER = re.compile(
    r"(?:chỉ thị|nghị quyết|thông báo|kết luận|quyết định|công văn|kế hoạch|nghị định|hướng dẫn"
    r"|thông tư|tờ trình|quy định)"
    r"(?: số [^ ,;.]+)?(?:, |\(| )*(?:ngày )?$"
)


def day_of(scene: Scene, line: SceneLine, parse: EventParse) -> str:
    """The day said nearest to the mention in its clause."""
    said = (d for d in near(line, parse.start - _REACH, parse.end + _REACH) if isinstance(d, DateParse))
    days = [d for d in said if len(d.iso) >= 6 and _near(scene, line, d, parse)]
    if not days:
        return ""
    nearest = min(days, key=lambda d: (abs(d.start - parse.start), d.start))
    return settle(scene, line, nearest)[0]


def opening_day(scene: Scene, line: SceneLine) -> str:
    """The day with which a line begins."""
    days = [d for d in line.line.items if isinstance(d, DateParse) and len(d.iso) >= 7 and _opens(line, d)]
    return settle(scene, line, days[0])[0] if days else ""


def _opens(line: SceneLine, date: DateParse) -> bool:
    return date.start - line.start <= _OPENING


def _near(scene: Scene, line: SceneLine, date: DateParse, parse: EventParse) -> bool:
    first, second = sorted((date, parse), key=lambda p: p.start)
    # The day with which a sentence begins is that of the first event in it.
    opens = first is date and _opens(line, date)
    far = second.start - first.end
    if far > _FAR or far > _NEAR and not (opens and _is_first(line, date, parse)):
        return False
    gap = scene.lower[first.end : second.start]
    said_before = scene.lower[max(0, date.start - 14) : date.start]
    if _OF_PAPER.search(scene.lower[max(0, date.start - 60) : date.start]) or _is_anniversary(scene, line, date):
        return False
    return ";" not in gap and not re.search(r"sinh |(?:từ|số) $|quyết định", said_before + gap)


def _is_first(line: SceneLine, date: DateParse, parse: EventParse) -> bool:
    """Whether no other event stands between a day and an event."""
    return not any(isinstance(i, EventParse) and date.end <= i.start < parse.start for i in line.line.items)


def _is_anniversary(scene: Scene, line: SceneLine, date: DateParse) -> bool:
    """One of two days of different years that a dash ties: *(8/5/1920 - 8/5/2020)*."""
    for other in near(line, date.start - _FAR, date.end + _FAR):
        if not isinstance(other, DateParse):
            continue
        first, second = sorted((date, other), key=lambda p: p.start)
        if re.fullmatch(r" ?[-–] ?", scene.lower[first.end : second.start]):
            return date.iso[:4] != other.iso[:4]
    return False
