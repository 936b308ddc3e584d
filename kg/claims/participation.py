"""Who was at an event, and who spoke there."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from kg.claims.coded import Group
from kg.claims.events import Registry, registry
from kg.claims.guests import Guests
from kg.claims.presence import EVENT, PERSON, SAY, SPEECH, WHAT, claim, event_of, is_absent, is_only, only_ceremony
from kg.claims.scene import Scene, SceneLine
from kg.claims.speakers import Speakers
from kg.model import Claim, Event, Manner, ParticipationClaim
from kg.sought import Sought

_ATTEND = (
    r"(?:tới dự|đến dự|về dự|cùng dự|về tham dự|tham dự|dự|có mặt|tham gia|chứng kiến|chủ trì|đồng chủ trì|chủ tọa"
    r"|(?:tới|đến|về) (?:chúc mừng|chỉ đạo|động viên|chia vui|chung vui))"
)
# "dự án", "dự thảo", "dự kiến" are other words.
_PRESENT = re.compile(
    rf"(?<!vinh )(?<!đoàn đại biểu )(?<!đại biểu đi )(?<!đoàn đại biểu tham )\b{_ATTEND}\b"
    r"(?! (?:án|thảo|kiến|toán|báo|trữ|phòng"
    r"|định|bị|khuyết|giờ học|tiệc|lễ hội|đoán|thi|giải|luật|nghị quyết))"
)
_WITH = re.compile(
    r"(?:với sự|có sự|sự) (?:tham dự|tham gia|có mặt|hiện diện|chứng kiến|chủ trì)(?:,? (?:và )?(?:chỉ đạo"
    r"|chủ trì|phát biểu[^.;]{0,20}))* của"
)
# One run up to the name: several optional ones in a row are tried in every way where no name follows.
# Not "phát biểu giao nhiệm vụ cho Đại tá A", who listens.
_LISTENS = "".join(
    rf"(?<! cho {_hon}{_rank})" for _hon in ("", "ông ", "bà ", "đồng chí ") for _rank in ("", "\ue006 ")
)
_AT_SPEECH = Sought(
    rf"(?<!{PERSON} )(?<!{PERSON} đã ){SPEECH}[^.;{PERSON}]{{0,170}}{_LISTENS}(?P<who>{PERSON})(?!, tân )"
)
_SPEAKER = Sought(rf"(?P<who>{PERSON})[^.;{PERSON}]{{0,60}}?{SPEECH}")
_TAKES_PART = (
    r"(?:(?:thảo luận|tham luận|trao đổi|góp ý|tham gia ý kiến|đóng góp ý kiến|cho ý kiến|báo cáo|giải trình|chia sẻ"
    r"|chỉ đạo|phát biểu|trả lời(?: chất vấn)?|tiếp thu|thông tin|thay mặt [^,]{3,40}) )?"
)
_AT_EVENT = Sought(
    rf"(?:^|[,.] ?)(?:cũng |ngay |trước đó, |sau đó, )?(?:{_TAKES_PART}(?:tại|trong|ở)"
    rf"|mở đầu|kết thúc|kết luận|bế mạc|khai mạc|(?:tới |đến |về )(?:tham )?dự(?: và (?:chỉ đạo|phát biểu))?"
    rf"|(?:trao|tặng) (?:bức trướng|lẵng hoa|hoa)[^.;,{PERSON}]{{0,60}} (?:cho|chúc mừng)) "
    rf"{WHAT}(?:{EVENT}|buổi lễ|diễn văn khai mạc|lễ khai mạc|phiên khai mạc"
    rf"|phiên bế mạc)(?:[^.;{PERSON}]{{0,60}}?|[^.;{PERSON}{EVENT}]{{60,180}}, )(?P<who>{PERSON}),? "
    rf"(?:đã |cũng |cùng |tiếp tục |nhiệt liệt |thay mặt [^,.;]{{3,60}},? )*(?:{SAY}|quán triệt|ôn lại"
    rf"|truyền đạt|trình bày|tham luận|đọc (?:báo cáo|diễn văn|quyết định|lời|tham luận)|báo cáo (?:kết quả|tóm tắt))"
)
# "…, bà A, Trưởng ban B, chia sẻ tại Đại hội"
_SAID_AT = Sought(
    rf"(?P<who>{PERSON}),? (?:đã |cũng )*{SAY} tại {WHAT}{EVENT}(?! (?:tới|sắp|trước|nhiệm kỳ trước|khóa trước))"
)
# "Báo cáo chính trị do đồng chí A trình bày"
_PRESENTED = Sought(
    rf"(?:báo cáo|tờ trình|tham luận|diễn văn|dự thảo|chuyên đề)[^.;{PERSON}]{{0,90}} do "
    rf"(?:đồng chí |đ/c |ông |bà )?(?P<who>{PERSON})[^.;{PERSON}]{{0,60}}? (?:trình bày|đọc)\b"
)
# "Diễn văn của Hiệu trưởng A nêu rõ", "Hội nghị nghe đồng chí A thông tin chuyên đề"
_HEARD = Sought(
    rf"(?:(?:diễn văn|bài phát biểu|tham luận)(?: (?:khai mạc|bế mạc|kỷ niệm|chỉ đạo))? (?:của|do) "
    rf"|(?:{EVENT}|(?:các )?đại biểu)(?: đã| được| cũng| còn)* (?:lắng )?nghe )(?:đồng chí |đ/c |ông |bà )?"
    rf"(?P<who>{PERSON})(?:,|(?: -)? [^.;{PERSON}]{{2,70}} -)? (?:trình bày |đã )*"
    r"(?:nêu|nhấn mạnh|khẳng định|điểm lại|ôn lại|báo cáo|trình bày|thông tin"
    r"|quán triệt|truyền đạt|giới thiệu|phát biểu|phổ biến|đọc)(?!\w)"
)
# "Ông A trình Tờ trình về …": who puts papers to a session is there.
_PUTS = re.compile(
    rf"(?P<who>{PERSON})(?:,? (?:thừa ủy quyền|thay mặt|thừa lệnh) [^.;,{PERSON}]{{1,40}},?)? (?:đã |cũng )*"
    r"(?:trình bày|trình|báo cáo|đọc)(?: trước \w+)? (?:tóm tắt |các |\d{1,3} )*(?:tờ trình|báo cáo của )"
)
# "Tham dự hoạt động chào mừng … có các đồng chí: A, B": the meeting itself by a common word, and a list.
_OCCASION = re.compile(
    rf" (?:hoạt động|chương trình|sự kiện)(?: [^.;:{PERSON}{EVENT}]{{1,150}})? có "
    r"(?:các )?(?:đồng chí|đ/c|ông|bà)(?!\w)"
)
_DELIBERATES = ("Kỳ họp", "Phiên họp", "Đại hội", "Hội nghị")
# Who presides may be several: all of the row before the verb, or after it.
_PRESIDES = re.compile(r"(?:đồng )?(?:chủ trì|chủ tọa|(?<!\ue001 )(?<!ban )(?<!đốc )điều hành)(?!\w)")
_ROW = re.compile(
    r"[\s,;:()\ue001-\ue003\ue005\ue006-]*"
    r"(?:(?:và|cùng|kiêm|các|là|gồm|hai|ba|bốn|\d|đồng chí|đ/c|ông|bà|đại biểu)[\s,;:()\ue001-\ue003\ue005\ue006-]*)*"
)
# Between a speech and a name, these say that the name is somebody else's.
_ABOUT = re.compile(
    r"bổ nhiệm|điều động|luân chuyển|phân công|kỷ luật|nghỉ hưu|đối với|liên quan|trường hợp|vắng mặt"
    r"|cuộc đời|thân thế|tiểu sử|công lao"
)
# "Dự và chỉ đạo Đại hội": who directs it is more than there.
_DIRECTS = re.compile(rf",?(?: và|,)? (?:phát biểu )?chỉ đạo (?:(?:buổi )?{EVENT}|tại {EVENT}|có(?!\w))")
# Said where voters or the press are met, though a meeting is named later in the sentence.
_WITH_VOTERS = re.compile(r"(?:tại|trong) (?:buổi|cuộc) (?:tiếp xúc|họp báo|gặp gỡ báo)")
_MEETS_PRESS = re.compile(r"(?:buổi |cuộc )?(?:họp báo|gặp gỡ báo chí)")  # "chủ trì họp báo về kết quả Hội nghị"
_CHARGED = re.compile(r"(?:giao|phân công)(?: cho)?(?: (?:ông|bà|đồng chí))? $")
# "Quán triệt bài phát biểu của đồng chí A": a speech held elsewhere is passed on.
_REPORTED = re.compile(r"(?:quán triệt|triển khai|học tập|nghiên cứu|trích|tinh thần)[^.;]{0,30} bài $")
_HANDS = re.compile(
    rf"(?P<who>{PERSON})[^.;{PERSON}]{{0,30}} (?:trao|tặng|công bố|gắn)(?: các| tặng| toàn văn)? "
    r"(?:quyết định|(?:lẵng )?hoa|nghị quyết"
    r"|huy hiệu|khen thưởng|huân chương|bằng khen|giấy khen|kỷ niệm chương|cờ|bức trướng"
    r"|(?:đại hội|hội nghị) bức)(?!\w)"
)
# Given on the occasion of a meeting, by whom it takes nobody to be there: "Dịp này, Bộ trưởng A gửi thư và tặng …".
_FROM_AFAR = re.compile(
    r"(?<!\w)(?:gửi|đề nghị|tại (?:nhà|trụ sở|gia đình)|qua đại diện|thăm|do|được|ủy quyền|thay mặt|ký)(?!\w)"
)
_ON_OCCASION = re.compile(r"(?:cũng )?(?:nhân |trong |tại )?dịp này,? ")
_TO_HAND = re.compile(r"(?<!\w)(?:sẽ|dự kiến)(?!\w)")  # not yet
# Flowers are given to a meeting or those it elected, wherever the page says so.
_FLOWERS = re.compile(
    rf"(?<!được )đến (?:dự,? )?(?:tặng|trao) (?:lẵng )?hoa"
    r"|(?:tặng|trao)(?: tặng)? (?:lẵng )?hoa(?: chúc mừng)? (?:ban chấp hành|bch|đại hội|tập thể lãnh đạo"
    rf"|lãnh đạo|các đồng chí (?:mới |vừa )?(?:được bầu|trúng cử)|[\ue002{EVENT}])"
    r"|tặng (?:đại hội|hội nghị) (?:bức trướng|lẵng hoa|hoa)"
)
_HANDS_AT = re.compile(
    rf"^(?:cũng |ngay )?(?:tại|trong|kết thúc) {WHAT}(?:{EVENT}|buổi lễ|buổi làm việc)[^.;{PERSON}]{{0,70}}?"
    rf"(?P<who>{PERSON}),? "
    r"(?:cũng |đã |thay mặt [^,.;]{3,60} |thừa ủy quyền [^,.;]{3,60},? )*(?:trao|tặng|công bố|gắn|bàn giao"
    r"|thông báo)(?!\w)"
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Participation claims of a document: nothing where it tells of no event."""
    known = registry(scene)
    if known.main is None and not known.by_offset:
        return
    happening = {c.event for c in known.claims}
    if known.main is not None and _is_planned(scene, known, known.main):
        return  # nobody has been there yet
    present = False
    speakers, guests = Speakers(scene, known, happening), Guests(scene, known, happening)
    for index, line in enumerate(scene.lines):
        found: list[ParticipationClaim] = []
        if line.groups:
            found.extend(_spoke(scene, line, known, happening))
            found.extend(_attended(scene, line, known, happening, carried=present))
            found.extend(_put(scene, line, known, happening))
        found.extend(guests.of(index, _attended_here(line, known, happening, found)))
        present = (
            not line.groups and bool(_PRESENT.search(line.grouped.code)) and line.grouped.code.rstrip().endswith(":")
        )
        found.extend(speakers.of(index, found))
        yield from found


_PLANNED = re.compile(
    r"\bdự kiến\b(?! (?:kế hoạch|nhân sự|danh sách|phương án|dự toán|nội dung|chương trình))"
    r"|\b(?:sẽ|sắp) (?:chính thức |long trọng )?(?:diễn ra|được tổ chức|tổ chức|khai mạc|họp|tiến hành)\b"
)


def _is_planned(scene: Scene, known: Registry, event: Event) -> bool:
    """Whether every line that names an event says that it is still to come."""
    lines = [scene.lines[scene.index(at)] for at, each in known.by_offset.items() if each == event]
    return bool(lines) and all(_PLANNED.search(scene.lower, line.start, line.line.end) for line in lines)


def _spoke(scene: Scene, line: SceneLine, known: Registry, happening: set[Event]) -> Iterator[ParticipationClaim]:
    code = line.grouped.code
    seen: set[int] = set()
    for pattern, rule in (
        (_AT_SPEECH, "participation.speech-of"),
        (_SPEAKER, "participation.speaker"),
        (_AT_EVENT, "participation.said-at"),
        (_SAID_AT, "participation.said-at"),
        (_PRESENTED, "participation.presented"),
        (_HEARD, "participation.heard"),
    ):
        for m in pattern.finditer(code):
            if m.start("who") in seen or is_absent(code, m.start()):
                continue
            if _WITH_VOTERS.search(m.group()) and EVENT not in m.group() or _MEETS_PRESS.match(code, m.end() + 1):
                continue
            if _ABOUT.search(m.group()) or _REPORTED.search(code[max(0, m.start() - 50) : m.start()]):
                continue
            if m.group().endswith("điều hành") and _CHARGED.search(code, 0, m.start("who")):
                continue  # "giao bà A, Phó Giám đốc, tạm thời điều hành": the office, no meeting
            tail = code[m.end() : m.end() + 70]
            if rule == "participation.speaker" and not _at_some_event(m, tail, known):
                continue
            event = event_of(line, known, happening, m.start(), min(len(code), m.end() + 60))
            if event is None:
                continue
            row = _presiding(line, m) if _PRESIDES.search(m.group()) else _speaking(line, m, rule)
            seen.update(row)
            for who in row:
                yield from claim(
                    scene, line, who, event, Manner.SPOKE, rule, min(m.start(), who), max(m.end(), who + 1)
                )


def _put(scene: Scene, line: SceneLine, known: Registry, happening: set[Event]) -> Iterator[ParticipationClaim]:
    """*Giám đốc Sở A trình tờ trình về …*: who puts papers to the sitting that the document is about is there."""
    if known.main is None or known.main.kind not in _DELIBERATES or not is_only(known):
        return
    for m in _PUTS.finditer(line.grouped.code):
        event = event_of(line, known, happening, m.start(), m.end())
        if event is not None and not is_absent(line.grouped.code, m.start()):
            yield from claim(
                scene, line, m.start("who"), event, Manner.ATTENDED, "participation.puts", m.start(), m.end()
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


# "A phát biểu ghi nhận kết quả", "phát biểu chúc mừng": what is said at a meeting, where the article tells of one.
_GOES_ON = re.compile(
    r",? (?:và )?(?:ghi nhận|chúc mừng|biểu dương|đánh giá cao|giao nhiệm vụ|cảm ơn|hứa|nhận nhiệm vụ|bày tỏ|tri ân"
    r"|động viên)(?!\w)"
)


# Said where the article has left the meeting: "Trước đó, thăm Bệnh viện X, ông A phát biểu chúc mừng …".
_ELSEWHERE = re.compile(
    r"(?:^|[.;,] )(?:cũng )?(?:trước (?:đó|ngày|đại|hội|khi)|sau (?:đại|hội|khi|lễ|buổi)"
    r"|(?:tháng|tuần|năm|hôm) (?:trước|qua|\d)"
    r"|năm \ue004|tiếp xúc|tiếp đoàn|thăm|gặp|làm việc|chuyến thăm|nhân dịp|chào mừng)"
    r"|(?<!\w)(?:phóng viên|báo chí|trước đó|dự kiến|thay cho|vắng|tiễn|đại diện của)(?!\w)|^\ue004,? (?:tại|thăm|ở) "
)


_EXPECTED = re.compile(r"(?:theo )?dự kiến|vắng |thay cho ")  # who is to speak, or is not there


def _speaking(line: SceneLine, m: re.Match[str], rule: str) -> list[int]:
    """*Phát biểu tại Đại hội, A và B ghi nhận …*, *A và B dự và phát biểu*: both of two that *và* joins."""
    code, at = line.grouped.code, m.start("who")
    if _EXPECTED.match(code):
        return []
    if _ELSEWHERE.search(code):
        return [at]
    if rule == "participation.speech-of" and (other := _AND_ONE_SAYS.match(code, at + 1)):
        return [at, other.start("who")]
    if rule == "participation.speaker" and (other := _ONE_AND.search(code, 0, at)) and "dự" in m.group():
        return [other.start("who"), at]
    return [at]


_AND_ONE_SAYS = re.compile(
    rf" và (?:đồng chí |đ/c |ông |bà )?(?P<who>{PERSON}),? (?:đã |cũng |cùng |đều )*"
    rf"(?:{SAY}|ghi nhận|chúc mừng|biểu dương)"
)
_ONE_AND = re.compile(rf"(?P<who>{PERSON}) và (?:đồng chí |đ/c |ông |bà )?$")


def _at_some_event(m: re.Match[str], tail: str, known: Registry) -> bool:
    """*A phát biểu* counts where the sentence says at what, or where it says only that (a caption)."""
    spoken = m.group()
    return (
        EVENT in spoken + tail
        or bool(re.match(r"^(?: chỉ đạo| khai mạc| tại đây| tại buổi lễ| tại lễ)*\.?$", tail))
        or is_only(known)
        and bool(_GOES_ON.match(tail))
        and not _ELSEWHERE.search(m.string)
        or bool(
            re.search(r"(?:khai mạc|bế mạc|chỉ đạo|tham luận|diễn văn)", spoken)
            or (
                known.main is not None
                and is_only(known)
                and known.main.kind in _DELIBERATES
                and re.search(r"(?:trình bày|đọc) (?:báo cáo|tờ trình)|điều hành|chủ trì", spoken)
            )
        )
    )


def _attended(
    scene: Scene, line: SceneLine, known: Registry, happening: set[Event], *, carried: bool
) -> Iterator[ParticipationClaim]:
    code = line.grouped.code
    if carried:
        yield from _listed_in(scene, line, known, happening, None, (0, len(code)))
        return
    clauses = [(trigger, span) for span in _clauses(code) if (trigger := _trigger(code, *span)) is not None]
    if not clauses:
        yield from _handed(scene, line, known, happening)
        return
    # Who is named in a clause that does not say so itself is on the list of the one before, or of the first.
    starts = [0, *(span[0] for _, span in clauses[1:])]
    ends = [*starts[1:], len(code)]
    for (trigger, _), start, end in zip(clauses, starts, ends, strict=True):
        if not is_absent(code, trigger.start()) and _about_event(code, trigger):
            yield from _listed_in(scene, line, known, happening, trigger, (start, end))


def _clauses(code: str) -> list[tuple[int, int]]:
    """Where the parts of a line stand that semicolons part: *A chủ tọa kỳ họp; bà B tham dự*."""
    cuts = [-1, *(m.start() for m in re.finditer(";", code)), len(code)]
    return [(first + 1, last) for first, last in itertools.pairwise(cuts)]


def _trigger(code: str, start: int, end: int) -> re.Match[str] | None:
    return _WITH.search(code, start, end) or _PRESENT.search(code, start, end)


def _listed_in(
    scene: Scene,
    line: SceneLine,
    known: Registry,
    happening: set[Event],
    trigger: re.Match[str] | None,
    clause: tuple[int, int],
) -> Iterator[ParticipationClaim]:
    """Who was there, as the words of ``trigger`` say in a stretch of a line; without them, all whom it names."""
    code, (first, end) = line.grouped.code, clause
    start = trigger.end() if trigger is not None else 0
    after = _clause_people(line, start, end)
    before = _clause_people(line, first, trigger.start()) if trigger is not None and "sự" not in trigger.group() else []
    chosen = (after if trigger is None or "sự" in trigger.group() or _LIST.match(code[start:end]) else []) or before
    event = event_of(line, known, happening, start, len(code))
    if event is None:
        return
    led = trigger is not None and ("chỉ đạo" in trigger.group() or "sự chủ trì" in trigger.group())
    directed = trigger is not None and (led or _DIRECTS.match(code, trigger.end()))
    for index, _ in chosen:
        leads = directed and index == chosen[0][0]  # "dự và chỉ đạo có A, Bí thư …; B, C": the first of them directs
        yield from claim(
            scene,
            line,
            index,
            event,
            Manner.SPOKE if leads else Manner.ATTENDED,
            "participation.directed" if leads else "participation.attended",
            trigger.start() if trigger else 0,
            index + 1,
        )


_LIST = re.compile(
    rf"[^.{PERSON}]{{0,200}}?(?:có|gồm|còn có|của|là|:)"
    rf"(?: [^.{PERSON}]{{0,60}}| \d[\d.]* (?:đại biểu|đảng viên|cán bộ)[^.{PERSON}]{{0,140}})?[: ]*{PERSON}"
)


def _attended_here(
    line: SceneLine, known: Registry, happening: set[Event], found: Sequence[ParticipationClaim]
) -> Event | None:
    """The event of which a line says that people were there, be they named or not: *Dự hội nghị có lãnh đạo các sở*."""
    told = next((c.event for c in found if c.rule == "participation.attended"), None)
    if told is not None or line.groups:
        return told
    code = line.grouped.code
    trigger = _WITH.search(code) or _PRESENT.search(code)
    if trigger is None or is_absent(code, trigger.start()) or not _about_event(code, trigger):
        return None
    return event_of(line, known, happening, trigger.end(), len(code))


def _about_event(code: str, trigger: re.Match[str]) -> bool:
    """The object is an event, or nothing is said: *Cùng dự có …*."""
    after = code[trigger.end() : trigger.end() + 60]
    if not after.strip(" .|") and " " in trigger.group():
        return True  # "Về phía Trung ương, các đồng chí: A; B đến tham dự."
    if EVENT in code[trigger.end() : trigger.end() + 40] or "sự" in trigger.group():
        return True
    if re.match(
        r"(?: và (?:chỉ đạo|phát biểu|chủ trì)[^.;]{0,30})? ?(?:còn |cũng )?(?:có|gồm|phiên|buổi lễ|lễ|tại|là)\b|,|:",
        after,
    ):
        return True
    return bool(
        re.match(r" (?:và )?(?:phát biểu|chỉ đạo|trao|khai mạc)", after) or _OCCASION.match(code, trigger.end())
    )


def _clause_people(line: SceneLine, start: int, end: int) -> list[tuple[int, Group]]:
    coded = line.grouped
    return [(k, i) for k in sorted(coded.items) if start <= k < end and isinstance(i := coded.items[k], Group)]


def _handed(scene: Scene, line: SceneLine, known: Registry, happening: set[Event]) -> Iterator[ParticipationClaim]:
    """*A trao quyết định cho B*, *A tặng hoa chúc mừng đại hội*: both were there, where the document tells of such a
    meeting."""
    there = _HANDS_AT.search(line.grouped.code)
    m = there or _HANDS.search(line.grouped.code)
    if m is None or known.main is None or "được" in m.group() and "quyết định" not in m.group():
        return  # who was given an honour once need not be there
    if _TO_HAND.search(m.group()):
        return
    ceremony: Event | None = None
    occasion = _ON_OCCASION.match(line.grouped.code) is not None and "trao" in m.group()
    occasion = occasion and not _FROM_AFAR.search(line.grouped.code)
    beside = EVENT not in line.grouped.code and not occasion
    if known.main.kind != "Lễ" and beside and not _FLOWERS.search(line.grouped.code):
        ceremony = only_ceremony(happening)  # held beside what the article is about
        if ceremony is None or known.is_aside(ceremony) and known.aside(line.start) != ceremony:
            return
    event = ceremony or event_of(line, known, happening, m.start(), len(line.grouped.code))
    if event is None:
        return
    for index, _ in _clause_people(line, m.start(), len(line.grouped.code)):
        yield from claim(scene, line, index, event, Manner.ATTENDED, "participation.handed", m.start(), m.end())
