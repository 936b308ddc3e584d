"""Guests of an event named over several lines: *Dự hội nghị có …* goes on as *Về phía tỉnh có …*, *Đại diện Sở: …*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.claims.coded import SYMBOLS, Group
from kg.claims.events import Registry
from kg.claims.meetings import is_other
from kg.claims.presence import PERSON, claim
from kg.claims.scene import Scene, SceneLine
from kg.mentions.parses import EventParse
from kg.model import Event, Manner, ParticipationClaim

_PLACE = f"[{SYMBOLS['body']}{SYMBOLS['unit']}]"
_NEAR = 2  # lines after one that names an event that takes place
_HON = r"(?:(?:các |những )?(?:đồng chí|đ/c|ông|bà|vị|đại biểu|thầy|cô|anh|chị)(?!\w))"
_LEAD = r"^[\s+*•-]*(?:và |ngoài ra,? |bên cạnh đó,? |cùng với đó,? )?"
# "Về phía huyện có các đồng chí: A, B", "Đại diện lãnh đạo Sở Y tế: đ/c A": one more group of guests.
_SIDE = re.compile(
    rf"{_LEAD}(?:về phía|phía|khách mời|đại biểu|đại diện|lãnh đạo|(?:(?:tham )?dự )?tại điểm cầu)(?!\w)"
    rf"[^.;:{PERSON}]{{0,140}}?"
    r"(?:,? (?:còn |cũng )?(?:gồm có|gồm|(?:tham )?dự có|có)(?!\w)"
    rf"(?: (?:mặt|(?:sự )?(?:tham dự|tham gia|có mặt|hiện diện)(?: của)?)(?!\w))?|(?= ?:)) ?:?(?: ?{_HON}:?)* ?{PERSON}"
)
# "Ngoài ra còn có đoàn công tác của X do ông A dẫn đầu": who leads one more group.
_LED = re.compile(
    rf"{_LEAD}(?:còn|cùng) có (?:sự tham dự của )?(?:đoàn|đại diện)(?!\w)[^.;:{PERSON}]{{0,140}}(?<!\w)do"
    rf" {_HON}? ?{PERSON},? (?:dẫn đầu|làm trưởng đoàn)"
)
# "Thành phố A có các đồng chí: …": right after other guests alone.
_OF_PLACE = re.compile(
    rf"{_LEAD}(?:lãnh đạo )?(?:{_PLACE}(?:, | và )?)*(?: ?còn| ?cũng| ?cùng dự| ?cùng đi)* ?có(?: sự tham dự của)? "
    rf"{_HON}:? ?{PERSON}"
)
# A line of the list itself: who, and what they are.
_NAMES = re.compile(
    rf"[\s+*•\d.)-]*(?:{_HON}:? )?{PERSON}(?:[\s,;]*(?:(?:và|cùng|cùng với) )?(?:{_HON} )?{PERSON})*"
    r"[\s.;,]*(?:(?:và|cùng|cùng với) (?:lãnh đạo|đại diện|các|đông đảo|toàn thể|nhiều|hơn|gần|\d+)(?!\w)"
    rf"[^.;{PERSON}]{{0,80}}[.;]?)?"
)
# Whose family, not who, was there.
_KIN = re.compile(r"(?:thân nhân|gia đình|dòng họ|con (?:trai|gái)|vợ|chồng|mẹ|cha|cháu)[^,;:.]{0,30}$")


class Guests:
    """Answers about one document, line by line in the order of the text."""

    def __init__(self, scene: Scene, known: Registry, happening: set[Event]) -> None:
        self._scene = scene
        self._known = known
        self._happening = happening
        self._event: Event | None = None  # of which the lines before spoke
        self._named = self._listed = -9  # the last line that named it; that told who was there

    def of(self, index: int, attended: Event | None) -> Iterator[ParticipationClaim]:
        """Who was there, as line ``index`` goes on to say; ``attended`` is the event of which the line itself says
        that people were there."""
        line = self._scene.lines[index]
        if attended is not None:
            self._event, self._listed = attended, index
            return
        found = list(self._went_on(index, line))
        yield from found
        if found:
            self._listed = index
        elif (named := self._names(line)) is not None:
            self._event, self._named = named, index

    def _went_on(self, index: int, line: SceneLine) -> Iterator[ParticipationClaim]:
        in_list = index - self._listed == 1
        if self._event is None or not line.groups or not (in_list or index - self._named <= _NEAR):
            return
        code = line.grouped.code
        m = (
            _SIDE.match(code)
            or (in_list and (_LED.match(code) or _OF_PLACE.match(code) or _NAMES.fullmatch(code)))
            or None
        )
        if m is None or is_other(code, self._event) or self._names(line) not in (None, self._event):
            return
        for at, item in line.grouped.items.items():
            if isinstance(item, Group) and not _KIN.search(code, 0, at):
                yield from claim(
                    self._scene, line, at, self._event, Manner.ATTENDED, "participation.guests", m.start(), at + 1
                )

    def _names(self, line: SceneLine) -> Event | None:
        """The last event that takes place of those that a line names."""
        told = [self._known.by_offset.get(i.start) for i in line.line.items if isinstance(i, EventParse)]
        return next((event for event in reversed(told) if event is not None and event in self._happening), None)
