"""Days carried to an act from the lines around it: of the meeting or decision that they tell of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.claims.news_days import days_of, is_day
from kg.claims.scene import Scene, SceneLine
from kg.claims.settling import CARRY
from kg.mentions.parses import DateParse, EventParse, UnitParse

LEAD = 5  # lines that open an article, in which the day of its meeting is said
AFTER = 3  # lines after an act in which its decision is said to have been announced


def carried(scene: Scene, line: SceneLine, offset: int, *, meets: bool) -> tuple[SceneLine, DateParse] | None:
    """The day of an act told at ``offset`` of a line that says none itself, and the line that says it."""
    at = scene.index(line.start)
    session = _AT_SESSION.match(scene.lower, line.start)
    place = _place(scene, line)
    piece = scene.context.piece(line.start)
    for earlier in _lines_before(scene, at, offset, meets=meets):
        other = scene.lines[earlier]
        if piece.about is not None and other.start < piece.start:
            continue  # of other news
        if any(_TO_THE_PRESS.match(scene.lower, i.end) for i in other.line.items if isinstance(i, DateParse)):
            return None
        if session is not None and scene.lower.find(session[1], other.start, other.line.end) < 0:
            continue  # "Tại kỳ họp thứ nhất, Quốc hội bầu bà A": not on the day of what has no sitting in it
        if place and scene.lower.find(place, other.start, other.line.end) < 0:
            continue
        ballot = meets and earlier == at - 1 and scene.lower.find("bầu", other.start, other.line.end) > 0
        days = days_of(scene, other) if _tells_of_posts(scene, other) else []
        if days and (ballot or not EARLIER.match(scene.lower, other.start)):
            return other, _of_sitting(scene, other, days) or days[0]
    return _said_after(scene, at)


def _of_sitting(scene: Scene, line: SceneLine, days: list[DateParse]) -> DateParse | None:
    """*Ngày 25/9, … thông báo kết quả kỳ họp thứ 27, diễn ra ngày 21/9*: the day of the session, not of the report."""
    ends = [i.end for i in line.line.items if isinstance(i, EventParse)]
    return next((d for d in days[1:] if any(_TOOK_PLACE.fullmatch(scene.lower, end, d.start) for end in ends)), None)


_TOOK_PLACE = re.compile(
    r"(?:,| vừa)? (?:đã |được )*(?:diễn ra|tổ chức|họp|tiến hành)(?: (?:vào|trong|từ|hôm|sáng|chiều|hai|\d+|ngày))* "
)


def _lines_before(scene: Scene, at: int, offset: int, *, meets: bool) -> Iterator[int]:
    """The lines that may say the day of an act in line ``at``: those right before it, unless it is of the same day as
    the opening; then the opening, where the act is of the meeting that this tells of."""
    line = scene.lines[at]
    same_day = (
        _SAME_DAY.match(scene.lower, line.start) is not None
        or _goes_on_with_same_day(scene, at)
        or _WITHIN_DAY.search(scene.lower, line.start, offset) is not None
    )
    if not same_day:
        yield from range(at - 1, max(-1, at - CARRY - 1), -1)
    if same_day or meets or _is_at_meeting(scene, at) or _is_announced(scene, at) or _is_imposed_at(scene, at):
        yield from range(min(LEAD, at))


def _tells_of_posts(scene: Scene, line: SceneLine) -> bool:
    """Whether the day of a line may be that of an act: it is the paper's, or that of what the line tells of posts."""
    if _DATELINE.fullmatch(scene.lower, line.start, line.line.end):
        return True
    if _OF_VOTERS.search(scene.lower, line.start, line.line.end):
        return False
    return _ABOUT_POSTS.search(scene.lower, line.start, line.line.end) is not None


def _goes_on_with_same_day(scene: Scene, at: int) -> bool:
    """*Chiều cùng ngày, một lễ tương tự diễn ra. Ông A được bổ nhiệm …*: the sentence before says that it is that day,
    and neither says another."""
    if at == 0 or not scene.goes_on(at) or days_of(scene, scene.lines[at - 1]):
        return False
    return _SAME_DAY.match(scene.lower, scene.lines[at - 1].start) is not None


def _is_at_meeting(scene: Scene, at: int) -> bool:
    """Whether the line is about the meeting of the opening: it says so, or follows one in its paragraph that does."""
    lines = scene.lines[paragraph(scene, at) : at + 1]
    return any(_AT_MEETING.search(scene.lower, x.start, x.line.end) for x in lines)


def _is_imposed_at(scene: Scene, at: int) -> bool:
    """Whether a line imposes a penalty in a report of the session of a commission of inspection that the opening tells
    of with its day."""
    line = scene.lines[at]
    if not _PENALTY.search(scene.lower, line.start, line.line.end):
        return False
    return any(_INSPECTS.search(x.coded.code) and days_of(scene, x) for x in scene.lines[: min(LEAD, at)])


_PENALTY = re.compile(r"\b(?:khiển trách|cảnh cáo|cách(?: các| hết)? chức|khai trừ)\b")
_INSPECTS = re.compile("\ue002 (?:đã |vừa )*(?:tổ chức |tiến hành |họp )+\ue007|\ue007 (?:[^.;]{0,20})?của \ue002")


def _place(scene: Scene, line: SceneLine) -> str:
    """The unit, in lower case, that a sentence goes over to: *Ở Nam Định, ông A được bầu …*; empty where none."""
    first = next((i for i in line.line.items if isinstance(i, UnitParse) and i.name), None)
    if first is None or not _GOES_OVER.fullmatch(scene.lower, line.start, first.start):
        return ""
    return first.name.lower() if scene.lower[first.end : first.end + 1] == "," else ""


_GOES_OVER = re.compile(r"[-+*• ]*(?:(?:còn|riêng) )?(?:ở|tại) ")


def _is_announced(scene: Scene, at: int) -> bool:
    """Whether a line tells an act that is made known on the occasion that the opening tells of with its day: its
    paragraph says who decides, or the decision, and is about nobody's life."""
    told = (k for k, x in enumerate(scene.lines[:LEAD]) if _ANNOUNCEMENT.search(scene.lower, x.start, x.line.end))
    opening = next((k for k in told if days_of(scene, scene.lines[k])), None)
    if opening is None:
        return False
    since = scene.lines[opening + 1 : at + 1]
    if len(since) <= _LONGEST_ROW and not any(_BIOGRAPHY.search(x.coded.code) or days_of(scene, x) for x in since):
        return True  # a row of acts that nothing has broken
    lines = scene.lines[paragraph(scene, at) : at + 1]
    if any(_BIOGRAPHY.search(x.coded.code) or _OF_LIFE.search(x.coded.code) for x in lines):
        return False
    return any(_DECIDES.search(line.coded.code) for line in lines)


# "Chiều 2/8, UBND tỉnh tổ chức Hội nghị công bố và trao các quyết định về công tác cán bộ."
_ANNOUNCEMENT = re.compile(
    r"\b(?:hội nghị|lễ|buổi|cuộc họp) (?:công bố|trao)(?: và trao| và công bố|, trao)?"
    r" (?:các |những |một số |\d+ |hai |ba )?(?:nghị quyết,? |nghị quyết và )?(?:các )?quyết định\b"
    r"[^.;]{0,160}\b(?:cán bộ|nhân sự|bổ nhiệm|điều động|luân chuyển|chỉ định|chức danh|lãnh đạo)\b"
)
_DECIDES = re.compile(
    r"quyết định số|[\ue001\ue002](?: đã| vừa| cũng| ký| quyết định| ban hành quyết định| trao quyết định|,)*"
    r" (?:chỉ định|bổ nhiệm|điều động|phân công|tiếp nhận|luân chuyển|phê chuẩn)(?!\w)"
    r"|^[-+*• ]*(?:(?:cụ thể|theo đó|gồm),? )?(?:chỉ định|bổ nhiệm|điều động|phân công|tiếp nhận|luân chuyển)(?!\w)"
)
_BIOGRAPHY = re.compile(
    r"\bsinh (?:ngày|năm)|\bquê\b|\btừng\b|\bsau (?:thời gian|\w+ năm)|tốt nghiệp|quá trình công tác|trải qua"
    r"|\bnguyên quán|\bnhiều năm"
)
_OF_LIFE = re.compile(r"\bsau khi\b|\btrước (?:khi|đó|đây)\b")
_LONGEST_ROW = 14  # lines of acts after the sentence that tells of their occasion


def paragraph(scene: Scene, at: int) -> int:
    """The first line of the paragraph that a line is in."""
    while at > 0 and scene.goes_on(at):
        at -= 1
    return at


def _said_after(scene: Scene, at: int) -> tuple[SceneLine, DateParse] | None:
    """*Các quyết định được công bố ngày 4/11*: the day of acts told before it, one to a line."""
    for line in scene.lines[at + 1 : at + 1 + AFTER]:
        for parse in (item for item in line.line.items if isinstance(item, DateParse) and is_day(item)):
            if _DECISIONS.fullmatch(scene.lower, line.start, parse.start):
                return line, parse
        if "phê chuẩn" in scene.lower[line.start : line.line.end]:
            return None  # its day is that of the approval
    return None


_DECISIONS = re.compile(
    r"(?:các|những|cả \w+|hai|ba) quyết định(?: (?:này|trên|nói trên))?[^.;]{0,60} (?:công bố|có hiệu lực|trao|ký)"
    r"(?: kể)?(?: từ)?(?: vào)?(?: (?:sáng|chiều))?(?: ngày)? "
    r"|quyết định(?! (?:số|khởi tố|nghỉ|phê|đầu tư|khen|thanh tra|thành lập|công nhận|tặng|kỷ luật|thi hành|xử phạt))"
    r"(?: (?:này|trên|nói trên|bổ nhiệm|điều động|của)[^.;\d]{0,60})? được [^.;\d]{0,120}\btrao (?:cho|tại)\b"
    r"[^.;\d]{0,90}?"
    r",?(?: vào)?(?: (?:sáng|chiều|tối))?(?: ngày)? "
    r"|quyết định(?: (?:này|trên|nói trên))? có hiệu lực(?: thi hành)? (?:kể )?từ ngày"
    r" (?:ký(?: ban hành)?[,:]? ?(?:ngày )?\(?)?"
)
# A sentence about the meeting that the opening told of, or about the same day.
_AT_MEETING = re.compile(r"\b(?:kỳ họp|phiên họp|hội nghị|đại hội|buổi lễ|lễ công bố|cuộc họp|tại đây)\b")
_AT_SESSION = re.compile(r"tại (kỳ họp|đại hội)(?: [^,.;]{1,60})? (?:lần )?(?:thứ|cuối|đầu)\b")
_SAME_DAY = re.compile(
    r"[*•–-]? ?(?:(?:trước|sau|tiếp) đó,? )?(?:(?:sáng|chiều|tối|trong) )?cùng ngày\b|dịp này\b|nhân dịp này\b"
)
_WITHIN_DAY = re.compile(r"\b(?:ngay|cũng) trong ngày\b")
EARLIER = re.compile(
    r"(?:trước đó|trước đây|trước kia)\b(?!,? (?:cùng|chiều|sáng|(?:tại )?(?:hội nghị|kỳ họp|đại hội|phiên họp)\b))"
    r"|sau (?:thời gian|\w+ năm (?:làm|công tác|giữ)|khi (?:tốt nghiệp|ra trường))\b|(?:tốt nghiệp|ra trường)\b"
)
# "Chiều 30/6, UBND tỉnh họp báo thông báo kết quả xử lý": the day on which acts are told, not done.
_TO_THE_PRESS = re.compile(r"[^.;]{0,60}\b(?:họp báo|thông cáo báo chí)\b")
# "Thứ 6, 21/03/2025."
_DATELINE = re.compile(r"(?:[\W\d_]|(?:thứ|hai|ba|tư|năm|sáu|bảy|chủ nhật|ngày|tháng|lúc|giờ|cập nhật|gmt|h)\b)+")
# What a day has to be told of to be that of an act told after it: a meeting, a paper, an act; no election of deputies.
_ABOUT_POSTS = re.compile(
    r"\b(?:bầu(?! cử)|đắc cử|trúng cử|tái cử|bổ nhiệm|phân công|điều động|luân chuyển|chỉ định|phê chuẩn"
    r"|miễn nhiệm|bãi nhiệm|kỷ luật|cảnh cáo|khiển trách|cách chức|khai trừ|nghỉ hưu|thôi|công bố|kiện toàn|nhân sự"
    r"|kỳ họp|(?:công tác|về|đổi|loạt|nhiều) cán bộ"
    r"|quyết định(?! (?:phê duyệt|đầu tư|thu hồi|khởi tố|giao đất|xử phạt))|trao quyết định|nghị quyết|đại hội"
    r"|hội nghị(?! (?:khoa học|tổng kết|sơ kết|tập huấn|triển khai|xúc tiến))"
    r"|lễ (?:công bố|trao|bàn giao|nhậm chức|ra mắt|tuyên thệ|phát động)"
    r"|phiên họp|họp(?! báo)|bế mạc|khai mạc(?! lễ hội)|bỏ phiếu|biểu quyết|tân|ra mắt|nhận nhiệm vụ"
    r"|bàn giao|thông báo|đình chỉ|từ chức|nhậm chức|giới thiệu)\b"
)
# "Ngày 23/5, cử tri toàn huyện đi bỏ phiếu …": a council's chairmen are elected later, at its session.
_OF_VOTERS = re.compile(r"\bcử tri\b[^.;]{0,40} (?:bỏ phiếu|bầu cử|đi bầu)\b|\bngày bầu cử\b")
