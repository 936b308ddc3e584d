"""Who was at an event, and who spoke there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.claims.coded import Group
from kg.claims.events import Registry, registry
from kg.claims.meetings import is_other
from kg.claims.posts import name_of
from kg.claims.scene import Scene, SceneLine
from kg.mentions.parses import EventParse, PersonParse
from kg.model import Claim, Event, Manner, ParticipationClaim, Person

_WHAT = "(?:(?:phiên khai mạc|phiên bế mạc|phiên|lễ khai mạc|lễ bế mạc|buổi|toàn bộ) )?"
_ATTEND = (
    r"(?:tới dự|đến dự|về dự|cùng dự|về tham dự|tham dự|dự|có mặt|tham gia|chứng kiến|chủ trì|đồng chủ trì|chủ tọa)"
)
# "dự án", "dự thảo", "dự kiến" are other words.
_PRESENT = re.compile(
    rf"\b{_ATTEND}\b(?! (?:án|thảo|kiến|toán|báo|trữ|phòng|định|bị|khuyết|giờ học|tiệc|lễ hội|đoán|thi|giải|luật"
    rf"|nghị quyết))"
)
_WITH = re.compile(
    r"(?:với sự|có sự|sự) (?:tham dự|tham gia|có mặt|hiện diện|chứng kiến|chủ trì)(?:,? (?:và )?(?:chỉ đạo"
    r"|chủ trì|phát biểu[^.;]{0,20}))* của"
)
_SPEECH = (
    r"(?:phát biểu(?: khai mạc| chỉ đạo| bế mạc| chào mừng| kết luận| đáp từ| nhận nhiệm vụ| tổng kết| ý kiến)*"
    r"|trình bày (?:tóm tắt )?(?:báo cáo|tham luận|tờ trình|diễn văn|dự thảo)"
    r"|báo cáo (?:thẩm tra|giải trình|tóm tắt|kết quả)"
    r"|đọc (?:diễn văn|báo cáo|lời khai mạc|tờ trình)|(?:có|đọc) (?:bài )?(?:tham luận|phát biểu|diễn văn)"
    r"|(?:phát biểu|diễn văn) khai mạc|kết luận (?:hội nghị|đại hội|kỳ họp|phiên họp|buổi lễ)"
    r"|khai mạc (?:hội nghị|đại hội|kỳ họp)|bế mạc (?:hội nghị|đại hội|kỳ họp)|phát biểu|chủ trì|chủ tọa"
    r"|điều hành|tuyên bố khai mạc|tuyên bố bế mạc)"
)
_SAY = (
    r"(?:cho biết|cho rằng|khẳng định|nhấn mạnh|nêu rõ|nêu|đề nghị|yêu cầu|đánh giá|biểu dương|ghi nhận|chia sẻ"
    r"|bày tỏ|thông tin|lưu ý|chỉ rõ|mong muốn|mong|nói"
    r"|báo cáo|phát biểu|chúc mừng|chỉ đạo|kêu gọi|giải trình|trả lời|làm rõ|thông báo|hoan nghênh|đồng tình"
    r"|chỉ ra|phân tích|cảm ơn|kết luận|tuyên bố|gợi ý|trình bày|nhắc nhở)"
)
_P = "\ue000"
_E = "\ue007"
_AT_SPEECH = re.compile(
    rf"{_SPEECH}[^.;{_P}]{{0,60}}?(?:tại|trước|với|ở|trong)?[^.;{_P}]{{0,40}}?{_E}?[^.;{_P}]{{0,70}}?(?P<who>{_P})"
)
_SPEAKER = re.compile(rf"(?P<who>{_P})[^.;{_P}]{{0,60}}?{_SPEECH}")
_TAKES_PART = (
    r"(?:(?:thảo luận|tham luận|trao đổi|góp ý|tham gia ý kiến|đóng góp ý kiến|cho ý kiến|báo cáo|giải trình|chia sẻ"
    r"|chỉ đạo|phát biểu|trả lời(?: chất vấn)?|tiếp thu|thông tin|thay mặt [^,]{3,40}) )?"
)
_AT_EVENT = re.compile(
    rf"(?:^|[,.] ?)(?:cũng |ngay |trước đó, |sau đó, )?(?:{_TAKES_PART}(?:tại|trong|ở)"
    rf"|mở đầu|kết thúc|kết luận|bế mạc) "
    rf"{_WHAT}(?:{_E}|buổi lễ|diễn văn khai mạc|lễ khai mạc|phiên khai mạc"
    rf"|phiên bế mạc)[^.;{_P}]{{0,60}}?(?P<who>{_P}),? "
    rf"(?:đã |cũng |cùng |tiếp tục |nhiệt liệt |thay mặt [^,.;]{{3,60}},? )*{_SAY}"
)
# "Báo cáo chính trị do đồng chí A trình bày"
_PRESENTED = re.compile(
    rf"(?:báo cáo|tờ trình|tham luận|diễn văn|dự thảo)[^.;{_P}]{{0,90}} do "
    rf"(?:đồng chí |đ/c |ông |bà )?(?P<who>{_P})[^.;{_P}]{{0,60}}? (?:trình bày|đọc)\b"
)
# Who presides may be several: all of the row before the verb, or after it.
_PRESIDES = re.compile(r"(?:đồng )?(?:chủ trì|chủ tọa|điều hành)(?!\w)")
_ROW = re.compile(
    r"[\s,;:()\ue001-\ue003\ue005\ue006-]*"
    r"(?:(?:và|cùng|kiêm|các|đồng chí|đ/c|ông|bà|đại biểu)[\s,;:()\ue001-\ue003\ue005\ue006-]*)*"
)
# Between a speech and a name, these say that the name is somebody else's.
_ABOUT = re.compile(r"bổ nhiệm|điều động|luân chuyển|phân công|kỷ luật|nghỉ hưu|đối với|liên quan|trường hợp|vắng mặt")
_HANDS = re.compile(
    rf"(?P<who>{_P})[^.;{_P}]{{0,30}} (?:trao|tặng|công bố|gắn)(?: các| tặng| toàn văn)? "
    r"(?:quyết định|(?:lẵng )?hoa|nghị quyết"
    r"|huy hiệu|huân chương|bằng khen|giấy khen|kỷ niệm chương|cờ|bức trướng)(?!\w)"
)
# Flowers are given to a meeting or those it elected, wherever the page says so.
_FLOWERS = re.compile(
    rf"(?:tặng|trao)(?: tặng)? (?:lẵng )?hoa(?: chúc mừng)? (?:ban chấp hành|bch|đại hội|[\ue002{_E}])"
)
_HANDS_AT = re.compile(
    rf"^(?:cũng |ngay )?(?:tại|trong|kết thúc) {_WHAT}(?:{_E}|buổi lễ|buổi làm việc)[^.;{_P}]{{0,70}}?(?P<who>{_P}),? "
    r"(?:cũng |đã |thay mặt [^,.;]{3,60} |thừa ủy quyền [^,.;]{3,60},? )*(?:trao|tặng|công bố|gắn|bàn giao"
    r"|thông báo)(?!\w)"
)
# A sentence that only says what somebody stressed or asked for, right after one about the meeting.
_STRESSED = re.compile(
    rf"^(?:đồng thời,? |theo đó, |cũng tại đây, |tiếp đó, |sau đó, |các |đồng chí |ông |bà )*(?P<who>{_P}),? "
    r"(?:đã |cũng |đồng thời )*(?:ghi nhận|biểu dương|đánh giá cao|đề nghị|yêu cầu|nhấn mạnh|khẳng định|chúc mừng"
    r"|lưu ý)(?!\w)"
)
_NOT_THERE = re.compile(r"(?:không|chưa|vắng|sẽ|dự kiến|mời|được mời|đề nghị|thay mặt cho)[^,.;]{0,12}$")


_NEAR = 2  # lines


def claims(scene: Scene) -> Iterator[Claim]:
    """Participation claims of a document: nothing where it tells of no event."""
    known = registry(scene)
    if known.main is None and not known.by_offset:
        return
    happening = {c.event for c in known.claims}
    present = False
    for index, line in enumerate(scene.lines):
        if not line.groups:
            present = bool(_PRESENT.search(line.grouped.code)) and line.grouped.code.rstrip().endswith(":")
            continue
        yield from _spoke(scene, line, known, happening)
        if any(_names(other, known) for other in scene.lines[max(0, index - _NEAR) : index]):
            yield from _stressed(scene, line, known, happening)
        yield from _attended(scene, line, known, happening, carried=present)
        present = False


def _event_of(line: SceneLine, known: Registry, happening: set[Event], code_from: int, code_to: int) -> Event | None:
    """The event that a stretch of a line speaks of: the one mentioned in it, else in the line, else the document's
    main one."""
    coded = line.grouped
    inside = [i for i in coded.within(code_from, code_to) if isinstance(i, EventParse)]
    around = [i for i in coded.within(0, len(coded.code)) if isinstance(i, EventParse)]
    for parse in (*inside, *around):
        event = known.by_offset.get(parse.start)
        if event is not None and event in happening:
            return event
    if any(i.named or i.kind == "Kỳ họp" for i in inside):
        return None  # at another meeting, of which too little is said
    if not around and known.main is not None and is_other(coded.code, known.main):
        return None
    return known.main if known.main_from < line.line.end else None


def _spoke(scene: Scene, line: SceneLine, known: Registry, happening: set[Event]) -> Iterator[Claim]:
    code = line.grouped.code
    seen: set[int] = set()
    for pattern, rule in (
        (_AT_SPEECH, "participation.speech-of"),
        (_SPEAKER, "participation.speaker"),
        (_AT_EVENT, "participation.said-at"),
        (_PRESENTED, "participation.presented"),
    ):
        for m in pattern.finditer(code):
            if m.start("who") in seen or _NOT_THERE.search(code[max(0, m.start() - 24) : m.start()]):
                continue
            if _ABOUT.search(m.group()):
                continue
            tail = code[m.end() : m.end() + 70]
            if rule == "participation.speaker" and not _at_some_event(m, tail, known):
                continue
            event = _event_of(line, known, happening, m.start(), min(len(code), m.end() + 60))
            if event is None:
                continue
            row = _presiding(line, m) if _PRESIDES.search(m.group()) else [m.start("who")]
            seen.update(row)
            for who in row:
                yield from _claim(
                    scene, line, who, event, Manner.SPOKE, rule, min(m.start(), who), max(m.end(), who + 1)
                )


def _names(line: SceneLine, known: Registry) -> bool:
    """Whether a line names the main event."""
    return any(
        isinstance(item, EventParse) and known.main is not None and known.by_offset.get(item.start) == known.main
        for item in line.line.items
    )


def _stressed(scene: Scene, line: SceneLine, known: Registry, happening: set[Event]) -> Iterator[Claim]:
    """What somebody stressed right after a sentence about the meeting was said there."""
    m = _STRESSED.match(line.grouped.code)
    event = _event_of(line, known, happening, m.start(), m.end()) if m is not None else None
    if m is not None and event is not None:
        yield from _claim(
            scene, line, m.start("who"), event, Manner.SPOKE, "participation.stressed", m.start(), m.end()
        )


def _presiding(line: SceneLine, m: re.Match[str]) -> list[int]:
    """Places of the persons in a row with the one matched: before the verb of presiding, or after it."""
    code, at = line.grouped.code, m.start("who")
    people = [k for k, _ in _clause_people(line, 0, len(code))]
    verb = _PRESIDES.search(code, m.start(), m.end())
    row, k = [at], people.index(at) if at in people else -1
    step = -1 if verb is not None and verb.start() > at else 1
    while 0 <= k + step < len(people) and k >= 0:
        first, second = sorted((people[k], people[k + step]))
        if not _ROW.fullmatch(code, first + 1, second):
            break
        k += step
        row.append(people[k])
    return sorted(row)


def _at_some_event(m: re.Match[str], tail: str, known: Registry) -> bool:
    """*A phát biểu* counts where the sentence says at what, or where it says only that (a caption)."""
    spoken = m.group()
    return (
        _E in spoken + tail
        or bool(re.match(r"^(?: chỉ đạo| khai mạc| tại đây| tại buổi lễ| tại lễ)*\.?$", tail))
        or bool(
            re.search(r"(?:khai mạc|bế mạc|chỉ đạo|tham luận|diễn văn)", spoken)
            or (
                known.main is not None
                and known.main.kind in ("Kỳ họp", "Đại hội", "Hội nghị")
                and re.search(r"trình bày (?:báo cáo|tờ trình)|điều hành|chủ trì", spoken)
            )
        )
    )


def _attended(
    scene: Scene, line: SceneLine, known: Registry, happening: set[Event], *, carried: bool
) -> Iterator[Claim]:
    code = line.grouped.code
    if carried:
        trigger: re.Match[str] | None = None
        start = 0
    else:
        trigger = _WITH.search(code) or _PRESENT.search(code)
        if trigger is None:
            yield from _handed(scene, line, known, happening)
            return
        start = trigger.end()
        if _NOT_THERE.search(code[max(0, trigger.start() - 24) : trigger.start()]) or not _about_event(code, trigger):
            return
    after = _clause_people(line, start, len(code))
    before = _clause_people(line, 0, trigger.start()) if trigger is not None and "sự" not in trigger.group() else []
    listed = (
        trigger is None
        or re.match(rf"[^.{_P}]{{0,90}}?(?:có|gồm|còn có|của|là|:)(?: [^.{_P}]{{0,60}})?[: ]*{_P}", code[start:])
        or "sự" in trigger.group()
    )
    chosen = (after if listed else []) or before
    event = _event_of(line, known, happening, start, len(code))
    if event is None:
        return
    for index, _ in chosen:
        yield from _claim(
            scene,
            line,
            index,
            event,
            Manner.ATTENDED,
            "participation.attended",
            trigger.start() if trigger else 0,
            index + 1,
        )


def _about_event(code: str, trigger: re.Match[str]) -> bool:
    """The object is an event, or nothing is said: *Cùng dự có …*."""
    after = code[trigger.end() : trigger.end() + 60]
    if _E in code[trigger.end() : trigger.end() + 40] or "sự" in trigger.group():
        return True
    if re.match(
        r"(?: và (?:chỉ đạo|phát biểu|chủ trì)[^.;]{0,30})? ?(?:còn |cũng )?(?:có|gồm|phiên|buổi lễ|lễ|tại|là)\b|,|:",
        after,
    ):
        return True
    return bool(re.match(r" (?:và )?(?:phát biểu|chỉ đạo|trao|khai mạc)", after))


def _clause_people(line: SceneLine, start: int, end: int) -> list[tuple[int, Group]]:
    coded = line.grouped
    return [(k, i) for k in sorted(coded.items) if start <= k < end and isinstance(i := coded.items[k], Group)]


def _handed(scene: Scene, line: SceneLine, known: Registry, happening: set[Event]) -> Iterator[Claim]:
    """*A trao quyết định cho B*, *A tặng hoa chúc mừng đại hội*: both were there, where the document tells of such a
    meeting."""
    there = _HANDS_AT.search(line.grouped.code)
    m = there or _HANDS.search(line.grouped.code)
    if m is None or known.main is None or "được" in m.group() and "quyết định" not in m.group():
        return  # who was given an honour once need not be there
    if known.main.kind != "Lễ" and _E not in line.grouped.code and not _FLOWERS.search(line.grouped.code):
        return
    event = _event_of(line, known, happening, m.start(), len(line.grouped.code))
    if event is None:
        return
    for index, _ in _clause_people(line, m.start(), len(line.grouped.code)):
        yield from _claim(scene, line, index, event, Manner.ATTENDED, "participation.handed", m.start(), m.end())


def _claim(
    scene: Scene, line: SceneLine, index: int, event: Event, manner: Manner, rule: str, start: int, end: int
) -> Iterator[Claim]:
    item = line.grouped.items[index]
    person = item.person if isinstance(item, Group) else item
    assert isinstance(person, PersonParse)
    named = name_of(scene, person)
    if named is None:
        return
    first = min(line.grouped.offset(start), person.start)
    last = max(line.grouped.end_offset(end), person.end)
    yield ParticipationClaim(
        member=Person(named[0]),
        event=event,
        manner=manner,
        spans=(scene.span(first, last),),
        rule=rule,
        context=named[1],
    )
