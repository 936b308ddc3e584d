"""The day of an act or event: said in the sentence, carried from the sentences before, or settled by the term."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kg.claims.scene import Scene, SceneLine
from kg.mentions.parses import DateParse, EventParse, Parse, TermParse

CARRY = 6  # lines: how far a day said once goes on to hold
AFTER = 3  # lines after an act in which its decision is said to have been announced
_DECISIONS = re.compile(
    r"(?:các|những|cả \w+|hai|ba) quyết định(?: (?:này|trên|nói trên))?[^.;]{0,60} (?:công bố|có hiệu lực|trao|ký)"
    r"(?: kể)?(?: từ)?(?: vào)?(?: (?:sáng|chiều))?(?: ngày)? "
)
LEAD = 5  # lines that open an article, in which the day of its meeting is said
# A sentence about the meeting that the opening told of, or about the same day.
_AT_MEETING = re.compile(r"\b(?:kỳ họp|phiên họp|hội nghị|đại hội|buổi lễ|lễ công bố|cuộc họp|tại đây)\b")
_AT_SESSION = re.compile(r"tại (kỳ họp|đại hội) (?:lần )?(?:thứ|cuối|đầu)\b")
_SAME_DAY = re.compile(
    r"[*•–-]? ?(?:(?:trước|sau|tiếp) đó,? )?(?:(?:sáng|chiều|tối|trong) )?cùng ngày\b|dịp này\b|nhân dịp này\b"
)
_SINCE = re.compile(r"(?: theo (?:chế độ|quy định))?,? (?:kể )?từ (?:ngày )?")
# "… nghỉ hưu kể từ ngày 1/4; ông B được bổ nhiệm …": the day from which what the clause before tells holds.
_HOLDS_FROM = re.compile(r"\b(?:kể từ|từ)(?: ngày)? $")
# Between an act and a day, these say that the day is that of something else about the person.
_OF_REASON = re.compile(
    r"lý do|;|có nhiệm vụ|(?:trước|sau)(?: ngày)? $|\bthay\b[^.;]{0,60} (?:nghỉ|chuyển|hết tuổi|đến tuổi)"
    r"|^,? sau (?:cuộc (?!bầu)|quá trình)|\b(?:sự cố|vụ|vụ việc|xảy ra|liên quan|vi phạm|sai phạm)\b"
    r"|đã (?:nghỉ|chuyển|được điều động)|, (?:làm|giữ chức|là)[^.;]{0,60} (?:từ|đến khi|khi nghỉ)\b"
)


_REACH = 600  # characters from an act within which its sentence says its day; longer ones are lists or not parted
_RIGHT_AFTER = re.compile(r" (?:(?:vào|hồi|năm|ngày|tháng|từ) )*")
_IN_PLACE_OF = re.compile(r"\bthay(?: thế)?(?: cho)?(?: (?:ông|bà|đồng chí))? $")


def near(line: SceneLine, first: int, last: int) -> Sequence[Parse]:
    """The mentions of a line that begin from ``first`` to ``last``: of those of a long one, few."""
    items = line.line.items
    return items[bisect_left(items, first, key=_start) : bisect_right(items, last, key=_start)]


def _start(parse: Parse) -> int:
    return parse.start


def act_date(
    scene: Scene, line: SceneLine, offset: int, end: int, *, meets: bool = False
) -> tuple[str, tuple[str, ...]]:
    """ISO date of what the line tells from ``offset`` to ``end``, empty where nothing says it; of a meeting of several
    days the month.

    ``meets`` says that it is done at a meeting, whose day the opening of the article tells."""
    found = _told(scene, line, offset, end, meets=meets)
    if found is None:
        return "", ()
    iso, notes = settle(scene, *found)
    return (iso[:7] if found[1].until[-5:-3] == iso[5:7] and len(iso) == 10 else iso), notes


def _told(scene: Scene, line: SceneLine, offset: int, end: int, *, meets: bool) -> tuple[SceneLine, DateParse] | None:
    """The date of an act, and the line that says it."""
    said = [
        d
        for d in near(line, offset - _REACH, end + _REACH)
        if isinstance(d, DateParse) and not _is_other(scene, d) and not _of_report(scene, d, offset)
    ]
    for parse in said:
        if parse.start >= end and _SINCE.fullmatch(scene.lower, end, parse.start):
            return line, parse  # "nghỉ hưu từ ngày 1/9", whatever the decision's own day is
    for parse in said:
        if parse.start >= end and _RIGHT_AFTER.fullmatch(scene.lower, end, parse.start):
            return line, parse  # "Năm 1958, …, từng giữ chức A trước khi được bầu làm B năm 1991"
    right_before = max(line.start, offset - 40)
    if _IN_PLACE_OF.search(scene.lower, right_before, offset):
        return None  # "Ông A thay ông B, người được điều động làm …": B went on another day than A came
    said = [d for d in said if d.start > offset or not _is_of_noun(scene, d)]
    if later := _LATER.search(scene.lower, max(line.start, offset - _REACH), end):
        said = [d for d in said if d.start > later.start()]
        if not said:
            return None
    before = [d for d in said if d.start < offset and not _of_clause_before(scene, d, offset)]
    said = [d for d in said if d in before or d.start >= offset and not _OF_REASON.search(scene.lower, end, d.start)]
    if _ONCE.search(scene.lower, right_before, offset):
        said = [d for d in said if d.start < offset or "," not in scene.lower[end : d.start]]
    if _WHILE.match(scene.lower, line.start):
        said = []  # "Nhân dịp ông A được bầu …, ngày 16/6 Thủ tướng gửi điện mừng": the day is the telegram's
    for parse in (*reversed(before), *said):
        return line, parse
    if _EARLIER.match(scene.lower, line.start) or _LOOKS_BACK.search(scene.lower, line.start, end):
        return None
    if _OTHER_TIME.search(scene.lower, line.start, max(offset, end)) or _THEN.match(scene.lower, end, line.line.end):
        return None
    if _RELATIVE.search(scene.lower, offset, end) or _TOLD_BACK.search(scene.lower, line.start, end):
        return None
    if _NO_NEWS.search(scene.lower, line.start, end):
        return None
    at = scene.index(line.start)
    if scene.lower.count('"', scene.lines[_paragraph(scene, at)].start, offset) % 2:
        return None  # what somebody says of an act was not said on its day
    same_day = _SAME_DAY.match(scene.lower, line.start) or _goes_on_with_same_day(scene, at)
    carried = [] if same_day else range(at - 1, max(-1, at - CARRY - 1), -1)
    at_meeting = same_day or meets or _is_at_meeting(scene, at)
    session = _AT_SESSION.match(scene.lower, line.start)
    for earlier in (*carried, *(range(min(LEAD, at)) if at_meeting else ())):
        other = scene.lines[earlier]
        if any(_TO_THE_PRESS.match(scene.lower, i.end) for i in other.line.items if isinstance(i, DateParse)):
            return None
        if session is not None and scene.lower.find(session[1], other.start, other.line.end) < 0:
            continue  # "Tại kỳ họp thứ nhất, Quốc hội bầu bà A": not on the day of what has no sitting in it
        dateline = _DATELINE.fullmatch(scene.lower, other.start, other.line.end)
        if dateline is None and not _ABOUT_POSTS.search(scene.lower, other.start, other.line.end):
            continue
        ballot = meets and earlier == at - 1 and scene.lower.find("bầu", other.start, other.line.end) > 0
        if (ballot or not _EARLIER.match(scene.lower, other.start)) and (days := _days(scene, other)):
            return other, days[0]
    return _said_after(scene, at)


def _goes_on_with_same_day(scene: Scene, at: int) -> bool:
    """*Chiều cùng ngày, một lễ tương tự diễn ra. Ông A được bổ nhiệm …*: the sentence before says that it is that day,
    and neither says another."""
    if at == 0 or not scene.goes_on(at) or _days(scene, scene.lines[at - 1]):
        return False
    return _SAME_DAY.match(scene.lower, scene.lines[at - 1].start) is not None


def _is_at_meeting(scene: Scene, at: int) -> bool:
    """Whether the line is about the meeting of the opening: it says so, or follows one in its paragraph that does."""
    paragraph = scene.lines[_paragraph(scene, at) : at + 1]
    return any(_AT_MEETING.search(scene.lower, x.start, x.line.end) for x in paragraph)


def _paragraph(scene: Scene, at: int) -> int:
    """The first line of the paragraph that a line is in."""
    while at > 0 and scene.goes_on(at):
        at -= 1
    return at


def _said_after(scene: Scene, at: int) -> tuple[SceneLine, DateParse] | None:
    """*Các quyết định được công bố ngày 4/11*: the day of acts told before it, one to a line."""
    for line in scene.lines[at + 1 : at + 1 + AFTER]:
        for parse in (item for item in line.line.items if isinstance(item, DateParse) and _is_day(item)):
            if _DECISIONS.fullmatch(scene.lower, line.start, parse.start):
                return line, parse
    return None


def since(scene: Scene, line: SceneLine, end: int) -> str:
    """The day from which what is told up to ``end`` holds, ISO: *nghỉ hưu theo chế độ từ ngày 1/8*; empty if none."""
    dates = (item for item in line.line.items if isinstance(item, DateParse) and item.start >= end)
    found = next((d for d in dates if _SINCE.fullmatch(scene.lower, end, d.start)), None)
    return settle(scene, line, found)[0] if found is not None else ""


def _of_clause_before(scene: Scene, parse: DateParse, offset: int) -> bool:
    since = _HOLDS_FROM.search(scene.lower[max(0, parse.start - 14) : parse.start])
    return since is not None and ";" in scene.lower[parse.end : offset]


def _days(scene: Scene, line: SceneLine) -> list[DateParse]:
    """The days that a line tells news of."""
    days = [d for d in line.line.items if isinstance(d, DateParse) and not _is_other(scene, d) and _is_day(d)]
    days = [d for d in days if not _REPORTED.match(scene.lower, d.end) and not _is_of_old(scene, d)]
    return [d for d in days if not _OF_PAPER.search(scene.lower[max(0, d.start - 40) : d.start])]


# Between a day and an act, these say that the day is that of a report on it.
_REPORT = re.compile(
    r"\b(?:cho biết|trao đổi|trả lời|thông tin|đưa tin|xác nhận|khẳng định|nói|về trường hợp|liên quan|phản ánh"
    r"|cho hay|hỏi|cho rằng)\b"
)
# "… phụ trách từ ngày 10/4, sau khi Chủ tịch HĐND tỉnh A nghỉ hưu": the day of what came after.
_BEFORE_IT = re.compile(r"\bsau khi [^,.;]{0,60}$")
# "Sáng 29/6, trao đổi với báo chí, ông A cho biết …": the day of what is told before an act.
_REPORTED = re.compile(r",? (?:trao đổi|trả lời|xác nhận|liên quan|nguồn tin|thông tin|theo)\b")


def _of_report(scene: Scene, parse: DateParse, offset: int) -> bool:
    between = scene.lower[parse.end : offset]
    return parse.end <= offset and bool(_REPORT.search(between) or _BEFORE_IT.search(between))


# "quyết toán ngân sách năm 2019, bầu ông A": a year alone tells when only where its clause begins, or after such words.
_TELLS_WHEN = re.compile(
    r"(?:^|[.,;:!?()\"\n–-]|\b(?:vào|từ|trong|tháng|cuối|đầu|giữa|hồi|ngày|quý|đến|tới|khoảng|của))\s*$"
)


def _is_of_noun(scene: Scene, parse: DateParse) -> bool:
    if len(parse.iso) != 4:
        return False
    return not _TELLS_WHEN.search(scene.lower[max(0, parse.start - 10) : parse.start])


_ONCE = re.compile(r"\bsau khi (?:ông |bà )?$")  # "Sau khi ông A bị cách chức, báo đưa tin rằng hồi tháng 2 …"
_WHILE = re.compile(r"(?:nhân dịp|nhân|sau khi|ngay sau khi)\b")
_EARLIER = re.compile(
    r"(?:trước đó|trước đây|trước kia)\b(?!,? (?:cùng|chiều|sáng|(?:tại )?(?:hội nghị|kỳ họp|đại hội|phiên họp)\b))"
)
_LOOKS_BACK = re.compile(
    r"(?:^|[.:;!?] )(?:trước đó|trước đây|trước kia),? (?!cùng|chiều|sáng"
    r"|(?:tại )?(?:hội nghị|kỳ họp|đại hội|phiên họp)\b)|\blần lượt được\b"
)
# A time of its own, which no day of the lines before is: "Mới đây ông A được bầu …", "cuộc họp hồi tháng 7".
_OTHER_TIME = re.compile(
    r"\b(?:mới đây|gần đây|hồi (?:đầu |giữa |cuối )?(?:tháng|năm)|(?:đầu|giữa|cuối) (?:tháng|năm)|năm (?:ngoái|trước)"
    r"|tháng trước|tuần trước)\b"
)
# "… điều động ra Hà Nội giữ chức B hồi cuối tháng 11"; "ông A, người đã được phân công làm B": of another time.
_THEN = re.compile(
    r"[^.;,]{0,24} (?:hồi (?:đầu |giữa |cuối )?(?:tháng|năm|tuần)\b|(?:từ|vào) (?:trước|sau|nhiều năm)\b"
    r"|sau (?:ngày|khi) (?:giải phóng|thống nhất)|(?:trước đó|trước đây|nhiều năm trước|năm ngoái)\b"
    r"|(?:tháng|năm|tuần|nhiệm kỳ|khóa) trước\b)"
)
_RELATIVE = re.compile(r",? (?:là )?người (?:đã|từng) ")
# "A sau đó được điều động": not on the day told before. "Ông B cho biết: Sau khi kỷ luật, ông A được đưa về làm …".
_LATER = re.compile(r"\b(?:sau đó|rồi),? (?:ông |bà |lại |mới |đã )*(?:được|bị) (?!bầu)")
_TOLD_BACK = re.compile(r"\b(?:cho biết|cho hay|xác nhận)\b[^.;]{0,12} sau khi ")
# "Chiều 30/6, UBND tỉnh họp báo thông báo kết quả xử lý": the day on which acts are told, not done.
_TO_THE_PRESS = re.compile(r"[^.;]{0,60}\b(?:họp báo|thông cáo báo chí)\b")
# Told for another reason than that it happened: "Kể từ khi ông A đắc cử, …", "trường hợp kỷ luật ông A".
_NO_NEWS = re.compile(
    r"\b(?:kể từ khi|từ khi|trước khi được|trường hợp|từng (?:được|bị)|lần lượt được|chúc mừng"
    r"|trước đó,[^.]{0,250} cũng bị)\b"
)
# "Thứ 6, 21/03/2025."
_DATELINE = re.compile(r"(?:[\W\d_]|(?:thứ|hai|ba|tư|năm|sáu|bảy|chủ nhật|ngày|tháng|lúc|giờ|cập nhật|gmt|h)\b)+")
# What a day has to be told of to be that of an act told after it: a meeting, a paper, an act; no election of deputies.
_ABOUT_POSTS = re.compile(
    r"\b(?:bầu(?! cử)|bổ nhiệm|phân công|điều động|luân chuyển|chỉ định|phê chuẩn|miễn nhiệm|bãi nhiệm|kỷ luật|cảnh cáo"
    r"|khiển trách|cách chức|khai trừ|nghỉ hưu|thôi|công bố|kiện toàn|nhân sự|kỳ họp"
    r"|(?:công tác|về|đổi|loạt|nhiều) cán bộ"
    r"|quyết định(?! (?:phê duyệt|đầu tư|thu hồi|khởi tố|giao đất|xử phạt))|trao quyết định|nghị quyết|đại hội"
    r"|hội nghị(?! (?:khoa học|tổng kết|sơ kết|tập huấn|triển khai|xúc tiến))"
    r"|lễ (?:công bố|trao|bàn giao|nhậm chức|ra mắt|tuyên thệ|phát động)"
    r"|phiên họp|họp(?! báo)|bế mạc|khai mạc(?! lễ hội)|bỏ phiếu|biểu quyết|tân|ra mắt|nhận nhiệm vụ"
    r"|bàn giao|thông báo|đình chỉ|từ chức|nhậm chức|giới thiệu)\b"
)
# A paper's date and the day from which something holds are no day of the news.
_OF_PAPER = re.compile(r"(?:số [^ ]+,? (?:ngày )?|(?:nghị quyết|quyết định) (?:ngày )?|(?:kể )?từ (?:ngày )?)$")


def _is_day(parse: DateParse) -> bool:
    """A day of the news: with a month and a day, and no year of long ago."""
    return len(parse.iso) >= 7 and (parse.iso.startswith("--") or len(parse.iso) == 10)


def _is_of_old(scene: Scene, parse: DateParse) -> bool:
    """A day years before the article: of a paper or a plot of land, not of its news."""
    return parse.iso[:4].isdigit() and int(parse.iso[:4]) < scene.year - 1


_ADVERBIAL = re.compile(r"(?:^|[.;:\n] ?)đến (?:ngày )?$")  # "Đến tháng 1/2016, ông …": not up to then


# "từ năm 2007 đến năm 2013": the first year of a period is no act's.
_BEGINS_PERIOD = re.compile(r"\btừ (?:năm |tháng |ngày )?$")
_ENDS_PERIOD = re.compile(r" ?(?:đến|tới|-|–) (?:năm |tháng |ngày |cuối |đầu )*\d")


def _is_other(scene: Scene, parse: DateParse) -> bool:
    """A date of birth, of a paper's number, or the end of a plan."""
    before = scene.lower[max(0, parse.start - 22) : parse.start]
    if _BEGINS_PERIOD.search(before) and _ENDS_PERIOD.match(scene.lower, parse.end):
        return True
    if _ADVERBIAL.search(before):
        return False
    return before.rstrip().endswith(
        (
            "sinh",
            "sinh ngày",
            "sinh:",
            "sinh ngày:",
            "trước",
            "trước ngày",
            "chậm nhất ngày",
            "hạn",
            "đến",
            "từ nay đến",
            "vào đảng",
            "tầm nhìn",
            "định hướng",
            "giai đoạn",
        )
    )


def settle(scene: Scene, line: SceneLine, parse: DateParse) -> tuple[str, tuple[str, ...]]:
    """The date with its year, as far as the article's own date or the congress's term settle it."""
    iso, notes = scene.context.date(parse)
    if not iso.startswith("--"):
        return iso, notes
    for item in line.line.items:
        if isinstance(item, EventParse) and item.kind == "Đại hội" and item.named:
            years = _years(line, item)
            if years:
                return f"{years[:4]}{iso[1:]}", (f"a congress of the term {years} met in {years[:4]}",)
    for item in line.line.items:
        if not isinstance(item, DateParse) or len(item.iso) != 4:
            continue
        if _NAMES_MEETING.search(scene.lower[max(line.start, item.start - _NAME_REACH) : item.start]):
            return f"{item.iso}{iso[1:]}", (f"the meeting is named by its year, {item.iso}",)
    return iso, notes


_NAME_REACH = 60  # characters before a year in which the name of its meeting stands
# "Kỳ họp bất thường | năm 2015": a year that is part of a meeting's name.
_NAMES_MEETING = re.compile(
    r"(?:kỳ họp|phiên họp|hội nghị|đại hội)(?: bất thường| chuyên đề| thường lệ| lần thứ \w+)?,? $"
)


def _years(line: SceneLine, event: EventParse) -> str:
    if event.term is not None and event.term.label[:4].isdigit():
        return event.term.label
    following = [t for t in line.line.items if isinstance(t, TermParse) and 0 <= t.start - event.end <= 4]
    return following[0].label if following and following[0].label[:4].isdigit() else ""
