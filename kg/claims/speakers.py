"""Who spoke at the meeting that an article is about, where the sentence does not name the meeting or the person.

Those who stress or ask for something right after it was spoken of; those who are said to be there, as long as the
article speaks of nothing else; those named by their post alone; those who answer at a session.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.claims.coded import Group
from kg.claims.events import Registry
from kg.claims.holders import holder
from kg.claims.meetings import is_other
from kg.claims.presence import EVENT, PERSON, POST, SAY, SPEECH, WHAT, claim, event_of, is_only, said_of
from kg.claims.scene import Scene, SceneLine
from kg.mentions.parses import EventParse, PersonParse, PostParse
from kg.model import Event, Manner, ParticipationClaim

_NEAR = 2  # lines after one that names the meeting
_ROW = f"{POST}(?:(?:, | kiêm |, kiêm ){POST})*"
_HON = "(?:đồng chí |đ/c |ông |bà )"
_OPENS = "(?:đồng thời,? |theo đó, |cũng tại đây, |tiếp đó, |sau đó, |bên cạnh đó, )*"
_ASKS = (
    rf"(?:đã |cũng |đồng thời )*(?:ghi nhận|biểu dương|đánh giá cao|đề nghị|yêu cầu|nhấn mạnh|khẳng định"
    rf"|chúc mừng(?! (?:(?:các )?(?:đồng chí|ông|bà|tân) )?[{PERSON}{POST}])|lưu ý|gợi ý)(?!\w)"
)
# A sentence that only says what somebody stressed or asked for.
_STRESSED = re.compile(
    rf"^{_OPENS}(?:các |đồng chí |ông |bà )*(?P<who>{PERSON}(?:(?:, | và |, và ){_HON}?{PERSON})*),? {_ASKS}"
)
_POST_STRESSED = re.compile(rf"^{_OPENS}{_HON}(?P<who>{_ROW}),? {_ASKS}")
# "Phát biểu tại hội nghị, đồng chí Bí thư Tỉnh ủy nhấn mạnh"
_BY_POST = (
    re.compile(
        rf"(?:^|[.;] ?){SPEECH} [^.;{PERSON}{POST}]{{0,40}}?{EVENT}[^.;{PERSON}{POST}]{{0,70}}?, "
        rf"{_HON}?(?P<who>{_ROW}),? (?:đã |cũng |tiếp tục )*{SAY}(?!\w)"
    ),
    re.compile(
        rf"(?:^|[.] ?)(?:cũng )?(?:tại|kết luận|bế mạc|kết thúc|mở đầu) {WHAT}{EVENT}[^.;{PERSON}{POST}]{{0,60}}?, "
        rf"{_HON}?(?P<who>{_ROW}),? (?:đã |cũng |tiếp tục )*(?:{SAY}|{SPEECH})(?!\w)"
    ),
    re.compile(rf"^{_HON}(?P<who>{_ROW}),? (?:đã |cũng )*{SPEECH}[^.;{PERSON}{POST}]{{0,40}}?{EVENT}"),
)
# At a session questions are put to those who have to answer there.
_ANSWERS = (
    re.compile(rf"(?<!không )trả lời chất vấn[^.;{PERSON}]{{0,120}}?,? (?P<who>{PERSON}),? (?:đã |cũng )*{SAY}(?!\w)"),
    re.compile(rf"(?P<who>{PERSON}),? (?:đã |cũng )*(?:trực tiếp )?(?:trả lời chất vấn|đăng đàn)(?!\w)"),
)
_SITTINGS = ("Kỳ họp", "Phiên họp")
# Said beside a meeting, not at it.
_ELSEWHERE = re.compile(
    r"bên lề|phỏng vấn|trao đổi với|trả lời báo|chia sẻ với|nói với|sau (?:hội nghị|đại hội|kỳ họp|buổi)"
)


class Speakers:
    """Answers about one document, line by line in the order of the text."""

    def __init__(self, scene: Scene, known: Registry, happening: set[Event]) -> None:
        self._scene = scene
        self._known = known
        self._happening = happening
        self._there: set[str] = set()  # who is said to be at the main event
        self._elsewhere = False  # whether the text speaks of something else by now
        self._is_only = is_only(known)

    def of(self, index: int, found: Iterable[ParticipationClaim]) -> Iterator[ParticipationClaim]:
        """Who spoke, as line ``index`` says; ``found`` is what other rules say of the line."""
        line = self._scene.lines[index]
        self._there |= {c.member.name for c in found if c.event == self._known.main}
        self._follow(line)
        near = any(self._names(other) for other in self._scene.lines[max(0, index - _NEAR) : index])
        yield from self._stressed(index, line, near=near)
        yield from self._by_post(line, near=near)
        if self._is_only and self._known.main is not None and self._known.main.kind in _SITTINGS:
            yield from self._answered(line)

    def _follow(self, line: SceneLine) -> None:
        code = line.coded.code
        if _ELSEWHERE.search(code) or self._known.main and is_other(code, self._known.main):
            self._elsewhere = True
        for item in line.line.items:
            if isinstance(item, EventParse) and (event := self._known.by_offset.get(item.start)) in self._happening:
                self._elsewhere = event != self._known.main

    def _names(self, line: SceneLine) -> bool:
        """Whether a line names the main event."""
        main = self._known.main
        items = (i for i in line.line.items if isinstance(i, EventParse))
        return main is not None and any(self._known.by_offset.get(i.start) == main for i in items)

    def _stressed(self, index: int, line: SceneLine, *, near: bool) -> Iterator[ParticipationClaim]:
        """What somebody stressed right after a sentence about the meeting was said there; what those who are there
        stressed was too, as long as the text speaks of nothing else."""
        m = _STRESSED.match(line.grouped.code)
        event = event_of(line, self._known, self._happening, m.start(), m.end()) if m is not None else None
        if m is None or event is None:
            return
        if self._is_of_post(index, line, m.start("who")):
            return
        rule = "participation.stressed" if near else "participation.there"
        who = [at for at in range(*m.span("who")) if line.grouped.code[at] == PERSON]
        for made in (
            one for at in who for one in claim(self._scene, line, at, event, Manner.SPOKE, rule, m.start(), m.end())
        ):
            there = self._is_only and made.member.name in self._there and not self._elsewhere
            if near or there and event == self._known.main:
                yield made

    def _is_of_post(self, index: int, line: SceneLine, at: int) -> bool:
        """Whether *đồng chí*, *ông* means who the sentence before names by a post alone."""
        item = line.grouped.items[at]
        person = item.person if isinstance(item, Group) else item
        if not isinstance(person, PersonParse) or person.form != "pronoun" or not index:
            return False
        code = self._scene.lines[index - 1].grouped.code
        return any(pattern.search(code) for pattern in (*_BY_POST, _POST_STRESSED))

    def _by_post(self, line: SceneLine, *, near: bool) -> Iterator[ParticipationClaim]:
        coded = line.grouped
        if POST not in coded.code:
            return
        for pattern in (*_BY_POST, *((_POST_STRESSED,) if near else ())):
            for m in pattern.finditer(coded.code):
                event = event_of(line, self._known, self._happening, m.start(), m.end())
                posts = [i for i in coded.within(*m.span("who")) if isinstance(i, PostParse)]
                who = holder(self._scene, posts) if event is not None else None
                if event is not None and who is not None:
                    place = (m.start(), m.end(), posts[0].start, posts[-1].end)
                    yield said_of(
                        self._scene, line, (who[0], (who[1],)), event, Manner.SPOKE, "participation.by-post", place
                    )

    def _answered(self, line: SceneLine) -> Iterator[ParticipationClaim]:
        for pattern in _ANSWERS:
            for m in pattern.finditer(line.grouped.code):
                event = event_of(line, self._known, self._happening, m.start(), m.end())
                if event is not None and event.kind in _SITTINGS and not self._elsewhere:
                    yield from claim(
                        self._scene,
                        line,
                        m.start("who"),
                        event,
                        Manner.SPOKE,
                        "participation.answered",
                        m.start(),
                        m.end(),
                    )
