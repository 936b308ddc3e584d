"""Who spoke at the meeting that an article is about, where the sentence does not name the meeting or the person.

Those who stress or ask for something right after it was spoken of; those who are said to be there, as long as the
article speaks of nothing else; those named by their post alone; those who answer at a session.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from kg.claims.coded import Group
from kg.claims.events import Registry
from kg.claims.holders import holder
from kg.claims.meetings import is_other
from kg.claims.posts import name_of
from kg.claims.presence import (
    EVENT,
    PERSON,
    POST,
    SAY,
    SPEECH,
    UNIT,
    WHAT,
    claim,
    event_of,
    is_absent,
    is_only,
    said_of,
)
from kg.claims.scene import Scene, SceneLine
from kg.mentions.parses import EventParse, PersonParse, PostParse
from kg.model import Body, Event, Manner, ParticipationClaim
from kg.sought import Sought

_NEAR = 2  # lines after one that names the meeting
_ROW = f"{POST}(?:(?:, | kiêm |, kiêm ){POST})*"
_HON = "(?:đồng chí |đ/c |ông |bà )"
_OPENS = "(?:đồng thời,? |còn |theo đó, |(?:cũng )?tại đây, |tiếp đó, |sau đó, |bên cạnh đó, )*"
_ASKS = (
    rf"(?:đã |cũng |đồng thời )*(?:ghi nhận|biểu dương|đánh giá cao|đề nghị|yêu cầu|nhấn mạnh|khẳng định"
    rf"|chúc mừng(?! (?:(?:các )?(?:đồng chí|ông|bà|tân) )?[{PERSON}{POST}])|lưu ý|gợi ý|mong muốn|bày tỏ)(?!\w)"
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
    re.compile(
        rf"(?:^|[.] ?)(?:(?:phát biểu )?(?:nhận nhiệm vụ|nhậm chức|đáp từ|đáp lời|giao nhiệm vụ)|nhậm chức|đáp lời),? "
        rf"{_HON}?(?:vị )?(?:tân )?(?P<who>{_ROW}),? (?:đã |cũng )*{SAY}(?!\w)"
    ),
)
# "Trình bày báo cáo thẩm tra, bà A cho biết", "Thay mặt các đồng chí nhận quyết định, ông A bày tỏ": what is done at
# such a meeting opens the sentence, then who does it.
_OPENED = Sought(
    rf"^{_OPENS}(?:trình bày|khép lại|báo cáo|giải trình|tiếp thu|làm rõ|trả lời|thay mặt|kết luận|tham luận|thảo luận"
    rf"|góp ý|cho ý kiến|tham gia (?:ý kiến|thảo luận|góp ý|giải trình)|đáp từ|đáp lại|chất vấn|nêu ý kiến"
    rf"|đóng góp ý kiến|thừa ủy quyền"
    rf"|(?:phát biểu )?(?:khi )?(?:nhận nhiệm vụ|nhậm chức)|(?:cũng )?tại (?:điểm|đầu) cầu"
    rf"|tiếp tục chương trình|phản hồi|thẩm tra|giao nhiệm vụ|phát động|chúc mừng|khai giảng|tranh luận"
    rf"|trao (?:các )?quyết định|(?:trước đó, )?(?:trong|ở|tại) (?:phần|phiên) (?:tham luận|thảo luận|góp ý|chất vấn))"
    rf"(?!\w)[^.;:\"{PERSON}]{{0,160}}(?:,| -) {_HON}?(?P<who>{PERSON})(?:,| -)?"
    rf" (?:đã |cũng |tiếp tục |thay mặt [^,.;]{{3,60}} )*(?:{SAY}|{SPEECH}|tiếp thu|hứa"
    r"|xin hứa|gửi lời|đọc|cam kết|đề xuất|kiến nghị|công bố|phát động|nhìn nhận|thừa nhận|nói(?! (?:về|với)))(?!\w)"
)
# Who answers to newspapers, voters or a committee of inquiry does so elsewhere.
_TO_OTHERS = re.compile(
    r"(?:trả lời|báo cáo|phản hồi|trao đổi|giải trình|làm rõ)[^,]{0,40} (?:báo chí|phóng viên|pv|báo|cử tri"
    r"|bạn đọc|dư luận|cơ quan điều tra|truyền thông|hội đồng xét xử|tòa)(?!\w)"
)
# "Trưởng ban A cho biết …": in a report of one meeting at which many speak, by who is named with a post.
_WHO_TELLS = (
    rf"^[\s-]*{_OPENS}(?:(?:đồng tình|đánh giá cao|liên quan|về|cùng quan điểm|góp ý|đối với|trước|ghi nhận|lý giải"
    r"|giải thích|giải trình|bổ sung|trao đổi|nhất trí|(?:không|chưa) (?:hài lòng|đồng tình|thỏa mãn)|nói về|nhấn mạnh"
    r"|bàn về)(?!\w)"
    rf"[^.;:\"{PERSON}]{{0,140}}, )?{_HON}?"
    r"(?P<deputy>(?:đại biểu|đbqh|đb|cử tri),? (?:hòa thượng |thượng tọa |linh mục )?)?"
    rf"(?P<who>{PERSON})(?: \([^()]{{1,60}}\)|, {UNIT}(?=,))?,? "
    r"(?:(?:khi|trong lúc) (?:thảo luận|phát biểu|tham luận|góp ý|trao đổi)[^.;,]{0,40}, )?"
    r"(?:(?:đã|cũng|còn|thì|lại) )*"
)
_TOLD = re.compile(
    rf"{_WHO_TELLS}(?P<told>cho biết|cho rằng|khẳng định|nhấn mạnh|đề nghị|yêu cầu|kiến nghị|báo cáo|giải trình|nêu"
    r"|đặt (?:vấn đề|câu hỏi)|chất vấn|phân tích|đề xuất|phản ánh|thông tin|làm rõ|nhìn nhận|thừa nhận|chỉ ra|đánh giá"
    r"|lưu ý|tán thành|bày tỏ|băn khoăn|nhận định|tiếp thu|chia sẻ|cho hay|hỏi(?! thăm)|mong muốn|hứa|cam kết|tâm sự"
    r"|góp ý|hiến kế|trăn trở|lo (?:lắng|ngại)|bức xúc|phàn nàn|nhận (?:trách nhiệm|khuyết điểm|lỗi))(?!\w)"
)
# "Đồng chí A, Trưởng ban X quán triệt nội dung …": what is done at a meeting alone.
_DONE = re.compile(
    rf"{_WHO_TELLS}(?P<told>phát biểu(?! với)|quán triệt|đọc (?:báo cáo|diễn văn|quyết định|lời|tham luận|thư|chúc văn)"
    r"|trình bày|báo cáo (?:tóm tắt|tổng kết|kết quả|giải trình)|tham luận|công bố (?:các |toàn văn )?quyết định"
    r"|thông báo (?:các |nhanh )?(?:kết quả|nội dung|quyết định)|tuyên bố (?:khai mạc|bế mạc|lý do)"
    r"|(?:kết luận|điều hành|khai mạc|bế mạc) (?:buổi|hội nghị|phiên|đại hội|kỳ họp))(?!\w)"
)
# "Theo Giám đốc Sở A, kim ngạch đạt …", "tham luận của anh B, Giám đốc X": the same, with the words before who says it.
_ACCORDING = re.compile(rf"^[\s-]*{_OPENS}(?:còn |cũng )?theo {_HON}?(?P<deputy>)(?P<who>{PERSON}),")
_TALK = re.compile(rf"(?<!\w)(?P<deputy>)(?:tham luận|bài phát biểu) của (?:anh |chị )?{_HON}?(?P<who>{PERSON})")
_ASKED = re.compile(
    rf"(?:^|[.] ?|(?:đại biểu|đb|đbqh) {PERSON}(?: \([^()]{{1,60}}\))?,? (?:đã )?)(?:chất vấn|hỏi(?: thẳng)?|truy vấn) "
    rf"[^.;{PERSON}]{{0,40}}(?P<whom>{PERSON})"
)
_MEETS_VOTERS = re.compile(r"(?:hội nghị|buổi|cuộc) tiếp xúc(?: với)? cử tri")
# Where such words appear a text reports of talks with the press too.
_PRESS = re.compile(
    r"bên lề|phỏng vấn|hành lang|họp báo|(?:trao đổi|chia sẻ|nói|trả lời|làm việc|cho biết|khẳng định|thông tin) "
    r"(?:với |cho )?(?:báo|pv|phóng viên|các báo|nhà báo|chúng tôi)(?!\w)"
)
# At a session questions are put to those who have to answer there.
_ANSWERS = (
    re.compile(rf"(?<!không )trả lời chất vấn[^.;{PERSON}]{{0,120}}?,? (?P<who>{PERSON}),? (?:đã |cũng )*{SAY}(?!\w)"),
    re.compile(
        rf"(?P<who>{PERSON})(?=(?P<said>(?:,? (?:(?:và|cùng) )?{_HON}?{PERSON})*,? (?:đã |cũng |trực tiếp |lần lượt )*"
        r"(?:trả lời chất vấn|đăng đàn|(?:trả lời|giải trình|làm rõ)(?:(?:,| và) (?:trả lời|giải trình|làm rõ))*"
        r" (?:các |những |một số |nhiều )*(?:vấn đề|nội dung|câu hỏi|ý kiến|đại biểu)(?! (?:báo|cử tri)))(?!\w)))"
    ),
    # "Trả lời câu hỏi của đại biểu A về …, Giám đốc B cho hay"
    re.compile(rf"(?<!\w)(?:câu hỏi|chất vấn|ý kiến) (?:đặt ra )?của (?:đại biểu|đb|đbqh) (?P<who>{PERSON})"),
    re.compile(
        rf"^{_OPENS}(?:trả lời|giải trình|làm rõ|phản hồi|tiếp thu)[^.;\"{PERSON}]{{0,60}}(?:đại biểu|đb|đbqh) {PERSON}"
        rf"(?:[^.;\"{PERSON}]|(?<=\d)\.(?=\d)){{0,140}}, {_HON}?(?P<who>{PERSON}),? (?:đã |cũng )*{SAY}(?!\w)"
    ),
    re.compile(rf"(?:^|[.;,] )(?:còn |cũng )?theo (?:đại biểu|đb|đbqh) (?P<who>{PERSON})(?: \([^()]{{3,60}}\))?,"),
    re.compile(rf"(?:^|[.;,] )tranh luận (?:lại )?với (?:ý kiến )?(?:của )?(?:đại biểu|đb|đbqh) (?P<who>{PERSON})"),
    re.compile(
        rf"(?<!\w)(?:bấm nút|đặt câu hỏi|chất vấn|tranh luận|phát biểu) là (?:đại biểu|đb|đbqh) (?P<who>{PERSON})"
    ),
    re.compile(rf"(?<!\w)(?:đại biểu|đb|đbqh) (?P<who>{PERSON})(?: \([^()]{{1,40}}\))?,? (?:giơ biển|bấm nút)(?!\w)"),
    re.compile(
        rf"(?:^|[.] ?)(?:chất vấn|hỏi|truy vấn) [^.;{PERSON}]{{0,40}}{PERSON}[^.;{PERSON}]{{0,40}}?, "
        rf"(?:đại biểu|đb|đbqh) (?P<who>{PERSON})(?: \([^()]{{1,40}}\))?,? (?:đã |cũng )*{SAY}(?!\w)"
    ),
    re.compile(rf"(?<!\w)dưới sự (?:điều hành|chủ trì|chủ tọa) của {_HON}?(?P<who>{PERSON})"),
)
_SITTINGS = ("Kỳ họp", "Phiên họp")
# At these many speak; what outsiders say of the meetings of a party's committees is said elsewhere.
_DEBATES = (*_SITTINGS, "Hội nghị", "Hội thảo")
_CLOSED = ("party-committee", "party-inspection")
_ABOUT_IT = re.compile(
    r"(?<!\w)(?:trước|tiến tới|hướng tới|chào mừng|chuẩn bị(?: cho)?|chuẩn bị tổ chức(?: tốt)?|tổ chức tốt"
    r"|chương trình|nội dung) $"
)
# Said beside a meeting, not at it.
_ELSEWHERE = re.compile(
    r"bên lề|phỏng vấn|trao đổi với|trả lời báo|chia sẻ với|nói với|sau (?:hội nghị|đại hội|kỳ họp|buổi)"
)


# "Chiều cùng ngày, thăm Nhà máy X. Tại đây, ông A đánh giá cao …": there, not at the meeting.
_VISITS = re.compile(r"(?<!\w)(?:đến|tới|về|thăm|kiểm tra|khảo sát|thực tế|làm việc (?:tại|với))(?!\w)")


def _here(m: re.Match[str]) -> bool:
    return "tại đây" in m.group()


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
        yield from self._opened(line)
        yield from self._told(index, line)

    def _follow(self, line: SceneLine) -> None:
        code = line.coded.code
        if _ELSEWHERE.search(code) or self._known.main and is_other(code, self._known.main):
            self._elsewhere = True
            return  # "trao đổi với báo chí bên lề kỳ họp": the meeting is named, but it is not what is spoken of
        for item in line.line.items:
            event = self._known.by_offset.get(item.start) if isinstance(item, EventParse) else None
            if event in self._happening and (event == self._known.main or not self._is_for_its_sake(item.start)):
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
        if (
            m is None
            or event is None
            or _here(m)
            and index
            and _VISITS.search(self._scene.lines[index - 1].grouped.code)
        ):
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

    def _opened(self, line: SceneLine) -> Iterator[ParticipationClaim]:
        """What is said or handed in as is done at a meeting is so at the one that the article is about."""
        if not self._is_only or self._elsewhere:
            return
        for m in _OPENED.finditer(line.grouped.code):
            event = event_of(line, self._known, self._happening, m.start(), m.end())
            if event is not None and event == self._known.main and not self._is_to_others(m.group()):
                yield from claim(
                    self._scene, line, m.start("who"), event, Manner.SPOKE, "participation.opened", m.start(), m.end()
                )

    def _is_to_others(self, said: str) -> bool:
        """Whether somebody answers those who are not at the meeting: voters are, at one that is held to hear them."""
        others = _TO_OTHERS.search(said)
        return others is not None and not ("cử tri" in others[0] and _MEETS_VOTERS.search(self._scene.lower))

    def _may_speak(self, index: int, who: Group, m: re.Match[str]) -> bool:
        """Whether somebody who tells something does so as who has a post, a deputy at a sitting, or who was asked."""
        if who.posts or m["deputy"] and self._is_heard(m["deputy"]):
            return True
        named = name_of(self._scene, who.person)
        if named is not None and named[0] in self._there:
            return True
        named = named if who.person.form == "short" and index else None
        asked = _ASKED.search(self._scene.lines[index - 1].grouped.code) if named is not None else None
        of = self._scene.lines[index - 1].grouped.items[asked.start("whom")] if asked is not None else None
        whom = name_of(self._scene, of.person) if isinstance(of, Group) else None
        return named is not None and whom is not None and named[0] == whom[0]

    def _is_heard(self, said: str) -> bool:
        """Whether a deputy, or a voter, is one of those whom the main event is there to hear."""
        if said.startswith("cử tri"):
            return _MEETS_VOTERS.search(self._scene.lower) is not None
        return self._known.main is not None and self._known.main.kind in _SITTINGS

    def _told(self, index: int, line: SceneLine) -> Iterator[ParticipationClaim]:
        """What is said in a report of one meeting is said there, if nothing in it points elsewhere."""
        if not self._is_only or self._elsewhere or not self._reports or self._known.main is None:
            return
        debates = self._known.main.kind in _DEBATES and not self._is_closed
        code = line.grouped.code
        said = _TOLD.match(code) if debates else None
        reported = _ACCORDING.match(code) if self._known.main.kind in _SITTINGS and not self._is_closed else None
        m = _DONE.match(code) or said or reported or _TALK.search(code)
        if m is None:
            return
        item = line.grouped.items[m.start("who")]
        if not (isinstance(item, Group) and self._may_speak(index, item, m)):
            return
        event = event_of(line, self._known, self._happening, m.start(), m.end())
        told_at = m.start("told") if "told" in m.re.groupindex else m.end()
        if event == self._known.main and not is_absent(code, told_at):
            yield from claim(
                self._scene, line, m.start("who"), event, Manner.SPOKE, "participation.told", m.start(), m.end()
            )

    @property
    def _is_closed(self) -> bool:
        """Whether the meeting is one of those of which outsiders speak elsewhere."""
        main = self._known.main
        return main is not None and isinstance(main.host, Body) and main.host.kind in _CLOSED

    @cached_property
    def _reports(self) -> bool:
        """Whether the document reports of one meeting and of nothing beside it."""
        if self._known.main is None or _PRESS.search(self._scene.lower):
            return False
        named: dict[Event, int] = {}
        for at, event in sorted(self._known.by_offset.items()):
            named.setdefault(event, at)
        told = {c.event for c in self._known.claims} - {self._known.main}
        return all(event in named and self._is_for_its_sake(named[event]) for event in told)

    def _is_for_its_sake(self, at: int) -> bool:
        """*tiếp xúc cử tri trước | Kỳ họp thứ 4*, *tiến tới | Đại hội Đảng bộ tỉnh*: a meeting that is named for what
        is done about it elsewhere."""
        return _ABOUT_IT.search(self._scene.lower, max(0, at - len("chuẩn bị tổ chức tốt  ")), at) is not None

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
                        m.end("said") if "said" in m.re.groupindex else m.end(),
                    )
