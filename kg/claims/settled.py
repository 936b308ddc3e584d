"""Whose a number is that no rule knows by what it counts: only where the clause, or the one before, settles it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from kg.claims import patterns
from kg.claims.coded import SYMBOLS
from kg.claims.number_subjects import PUT_BEFORE, Place, names_other
from kg.claims.subjects import Subject, Subjects
from kg.context.units import kind_of
from kg.mentions.parses import BodyParse, DateParse, Parse, PersonParse, PostParse, UnitParse
from kg.mentions.quantities import COUNT, PERCENT, Quantity
from kg.model import Body, Event, QuantityClaim, SentenceKind, Unit

SCOPES = frozenset({"settled", "paragraph", "whole", "row", "numbers"})
_ROW = 160  # characters between two numbers of one row
_FAR = 220  # characters between a subject and its number
_NEAR = 2  # lines before a number whose subject may be its own
_UNIT = SYMBOLS["unit"]
# Somebody else of whom a clause may be, in common words.
_OTHERS = (
    "công ty|cty|tập đoàn|doanh nghiệp|dn|ngân hàng|nhà đầu tư|chủ đầu tư|chủ|nhà thầu|đơn vị|cơ quan|tổ chức|người|ông"
    "|bà|anh|chị|em|cháu|họ|tôi|chúng tôi|nó|hắn|gia đình|hộ|vợ|con|tàu|xe|nhà xe|ô tô|máy bay|bệnh viện|trường|viện"
    "|trung tâm|kho|nhà máy|khách sạn|dự án|công trình|nhóm|đội|đoàn|bạn|nước|quốc gia|thế giới|mỹ|trung quốc|quy định"
    "|luật|nghị định|thông tư|nghị quyết|bị can|bị cáo|đối tượng|nạn nhân|tài xế|lái xe|học sinh|sinh viên|cử tri"
    "|đại biểu|cổ đông|cầu thủ|đây|đại diện|báo|vụ|chiếc|tang vật|hai bên"
)
_ANYBODY = re.compile(
    r"(?:^|[,;:.\"(] ?|(?<!\w)(?:và|mà|do|khi|thì|rằng|nhưng) )(?:các |những |một |nhiều |hai |nhóm |số |mỗi |từng )?"
    rf"(?:{_OTHERS})(?!\w)"
)
# What a sentence without a subject begins with: how it is tied to the one before, when it was, a verb or the number.
_TIES = (
    r"trong đó|qua đó|từ đó|nhờ đó|theo đó|cụ thể|ngoài ra|bên cạnh đó|cùng với đó|đồng thời|kết quả|đến nay|hiện nay"
    r"|hiện tại|hiện|đặc biệt|riêng|năm qua|thời gian qua|tính đến|đến|từ đầu năm|trong|từ|năm|tháng|ngày|quý|nay"
    rf"|năm nay|đầu năm|cuối năm|{SYMBOLS['date']}|\d+"
)
_VERBS = (
    "có|đã|đang|còn|chỉ|cũng|được(?! biết)|mới|vẫn|gồm|bao gồm|phát hiện|tổ chức|xử lý|kỷ luật|kiểm tra|giải quyết"
    "|tiếp nhận|thành lập|xây dựng|hỗ trợ|trao tặng|trao|tặng|huy động|vận động|kết nạp|duy trì|thực hiện|triển khai"
    "|ban hành|khởi tố|bắt|thu hồi|tuyên truyền|tập huấn|đào tạo|công nhận|hoàn thành|thu hút|cấp|phê duyệt"
)
_GOES_ON = re.compile(
    rf"(?:[-+*] ?)?(?:(?:{_TIES})[,:]? )*(?:(?:dân số|quân số|(?:tổng )?số|tỷ lệ|{_VERBS})(?!\w)|[{COUNT}{PERCENT}])"
)
_OWNS = re.compile(r"(?: \([^)]*\))? (?:của|thuộc|trực thuộc|trên địa bàn)(?!\w)")
_QUOTED = re.compile(r"[\"“][^\"”]*$")
# "ở huyện Cái Bè, tỉnh Tiền Giang mua …": where somebody is, one of a list, somebody's agent, who is asked.
_ASIDE = re.compile(
    rf"(?:ở|tại|từ|trú|quê|đến|về|thuộc|địa bàn|khu vực|qua|địa phận|gần)(?: [^.;,]{{0,16}},)? (?:{_UNIT},? )*$"
    rf"|{_UNIT}(?:,| và|-|;) ?$|(?<!\w)(?:được|bị|do|bởi|các|những|giao|yêu cầu|đề nghị|lưu ý|chỉ đạo|kiến nghị|để|nếu"
    r"|khi|nhằm)(?: cho)? $|\([^()]*$|\w ?- ?$"
)
_WHOLE = re.compile(r"(?<!\w)(?:toàn|cả) (?P<kind>tỉnh|huyện|thành phố|quận|thị xã|xã|phường)(?!\w)")
# Before a number that names something, tells where or of what something is, or how many each has.
_NO_COUNT = re.compile(
    r"(?<!\w)(?:thôn|xóm|bản|ấp|tổ|đội|khu|phường|quận|đường|phố|nghị quyết|nghị định|thông tư|quyết định|chỉ thị"
    r"|kết luận|luật|điểm|giai đoạn|kỳ|khóa|chi bộ|sư đoàn|quân khu|lữ đoàn|tầng|số|nhóm|tốp|loại|thứ|hướng|mô hình"
    r"|chính quyền|cơ chế|mỗi|từng|mọi|cứ|tại|ở|từ|của|trong|về|giữa|bởi|theo|dưới|là|như|trong số|cả|bằng|vượt|thuộc"
    r"|khỏi|khắp|qua|sau|trước|trừ|thành|hàng|kém|hoặc|hay|thiếu|trung bình|bình quân|chừng|nào|mấy|một|vào|lần|nối"
    r"|lên|xuống|so với|hơn|dự|gấp|mức|tuổi|lý do|tuyến|xe|tàu|kênh|hạng|lớp|năm|tháng|ngày|tuần|nhất|thiểu|đa|quá|do"
    r"|việc|vụ|hành vi|tình trạng|nguyên nhân|clip|video|địa bàn|tăng|giảm|phương án|cùng|liên quan|ảnh hưởng"
    r"|tác động|nhắc|vươn|đối)(?: đến| tới| thêm)? $"
    rf"|[{SYMBOLS['body']}{SYMBOLS['unit']}{SYMBOLS['post']}] $"
)
# What is aimed at, asked for, supposed or denied.
_NO_FACT = re.compile(
    r"(?<!\w)(?:sẽ|sắp tới|thời gian tới|tới đây"
    r"|dự kiến|dự định|cần|phải|phấn đấu|yêu cầu|đề nghị(?! truy tố)|đề xuất|kiến nghị(?! chuyển)|kế hoạch"
    r"|mục tiêu|chỉ tiêu|để|nhằm|nếu|khi|quy định|mỗi|từng|bình quân|trung bình|muốn|mong|hứa|có thể|được phép|xin"
    r"|tối đa|tối thiểu|chưa|không|đòi|lừa|ước tính|nguy cơ|đủ|tưởng|cho rằng|cho là)(?!\w)[^.;]{0,120}$"
)
# Accidents and crimes, of which only a report of all of a unit gives numbers.
_HARM = re.compile(
    r"(?<!\w)(?:bị thương|tử vong|chết|thương vong|gặp nạn|mất tích|thiệt mạng|khiến|tai nạn|trộm|cướp|hung khí|đâm"
    r"|ẩu đả|sạt lở|cháy)(?!\w)"
)
_KNOWN = re.compile(r" (?:còn lại|trên(?! địa bàn)|nêu trên|nói trên|như trên|như nêu trên|như đã)(?!\w)")
# "trên 190 tuyến phố" is where, and "(có 10.000 dân)" of whoever stands before the bracket.
_ON_PLACES = re.compile(r"trên \S+ (?:tuyến|địa bàn|xã|phường|quận|huyện|tỉnh|thành phố|thôn|khu)(?!\w)")
_HAS = re.compile(r"(?:có|được|gồm|cho|với|hỗ trợ|thành lập) $")
_BRACKETED = re.compile(rf"[{SYMBOLS['body']}{_UNIT}] ?\([^()]*$")
# "tại khu sân bay A (14 hộ đang sử dụng)": what stands in brackets after any word is told of that.
_ASIDE_IN_BRACKETS = re.compile(r"[^\W\d] \((?:gồm |có |khoảng |hơn |trên )?$")
_IN_ROW = re.compile(r"(?:[,;:(]|(?<!\w)(?:và|với|cho|gồm|còn))(?: [^\W\d_]+){0,6} $")
_JOINED = re.compile(rf"{COUNT}[^.;]{{0,100}}(?:,|,? và|với) $")


def may_fire(
    rule: patterns.Rule,
    subjects: Subjects,
    index: int,
    found: Iterable[Quantity],
    claimed: Mapping[int, QuantityClaim],
    told: QuantityClaim | None,
) -> bool:
    """Whether a rule need be tried on line ``index``: one of last resort only where a bare number is nobody's yet, and
    somebody is near."""
    scope = rule.values["subject"]
    if scope not in SCOPES:
        return True
    if scope == "row" and not claimed or scope == "numbers" and told is None:
        return False
    scene = subjects.scene
    if not (scene.lines[index].coded.items or scope == "row" or scope == "whole" or scene.goes_on(index)):
        return False
    return any(q.kind == COUNT and not q.written and q.start not in claimed for q in found)


def is_told(code: str, at: int) -> bool:
    """Whether the number at ``at`` of a line's code counts what there is, as far as the words before it say."""
    return _NO_COUNT.search(code, max(0, at - 24), at) is None and _NO_FACT.search(code, max(0, at - 160), at) is None


def whose(
    subjects: Subjects, place: Place, end: int, claimed: Mapping[int, QuantityClaim], told: QuantityClaim | None
) -> tuple[Body | Unit | Event, tuple[str, ...]] | None:
    """Whose number it is, with notes of the context; None where that is not settled.

    ``end``: where what is counted ends; ``claimed``: what was read of the line so far, by the places of the numbers;
    ``told``: the last number of the line before.
    """
    scope = place.rule.values["subject"]
    if scope in ("row", "numbers"):
        before = _of_row(place, claimed) if scope == "row" else _of_numbers(subjects, place, told)
        return (before.subject, before.context) if before is not None and not _KNOWN.match(place.code, end) else None
    found = _subject_of(subjects, place, end, claimed)
    return (found.entity, found.notes) if found is not None else None


def _subject_of(subjects: Subjects, place: Place, end: int, claimed: Mapping[int, QuantityClaim]) -> Subject | None:
    """The owner or the subject of the clause; of the sentence before for the scope *paragraph*; the unit of *toàn
    tỉnh* for the scope *whole*."""
    at = min(place.quantity.start, place.match.start("item"))
    before = place.code[:at]
    if place.line.line.kind is SentenceKind.TITLE or _KNOWN.match(place.code, end) or _QUOTED.search(before):
        return None
    if place.rule.values["subject"] == "whole":
        return _of_whole(subjects, place)
    if _HARM.search(place.code, max(0, at - 120), end):
        return None
    if (
        _BRACKETED.search(before)
        or _ASIDE_IN_BRACKETS.search(before)
        or _ON_PLACES.match(place.line.coded.code, at)
        and not _HAS.search(before)
    ):
        return None
    joined = _JOINED.search(before)
    if joined is not None and not any(start >= joined.start() for start in claimed):
        return None  # the number before it in the row is nobody's
    if place.rule.values["subject"] == "paragraph":
        return _of_before(subjects, place)
    found = _of_clause(subjects, place, end)
    return _of_before(subjects, place) if found is None and place.rule.values.get("near") else found


def _of_row(place: Place, claimed: Mapping[int, QuantityClaim]) -> QuantityClaim | None:
    """The claim of the number before, where nobody else comes between the two."""
    at = place.quantity.start
    before = max((start for start in claimed if start < at), default=None)
    if before is None or at - before > _ROW or isinstance(claimed[before].subject, Event):
        return None
    if _IN_ROW.search(place.code, before, at) is None:
        return None
    code = place.code[before:at]
    if "." in code or _ANYBODY.search(code):
        return None
    if any(not isinstance(item, DateParse) for item in place.line.coded.within(before, at)):
        return None
    return claimed[before]


def _of_numbers(subjects: Subjects, place: Place, told: QuantityClaim | None) -> QuantityClaim | None:
    """``told``, the last number of the sentence before, where this one goes on with numbers and names nobody."""
    at, code = place.quantity.start, place.code
    if told is None or isinstance(told.subject, Event) or not subjects.scene.goes_on(place.index):
        return None
    if '"' in code or not _GOES_ON.match(code) or _ANYBODY.search(code, 0, at):
        return None
    named = any(not isinstance(item, DateParse) for item in place.line.coded.within(0, at))
    return None if named else told


def _of_clause(subjects: Subjects, place: Place, end: int) -> Subject | None:
    put = PUT_BEFORE.search(place.code[: place.quantity.start])
    if not put and (found := subjects.owner(place.index, end)) and _OWNS.match(place.code, end):
        return found
    at = place.quantity.start
    if (by_noun := subjects.by_noun(place.index, at)) is not None:
        found, said = by_noun
        return found if at - said <= _FAR and not _is_another(place, said, at) else None
    for opening, item in reversed(subjects.openings(place.index)):
        if opening >= at:
            continue
        found = subjects.resolve(item)
        if found is None and isinstance(item, UnitParse):
            continue
        if at - opening > _FAR or not _stands(place.code, opening, item) or _is_another(place, opening, at):
            return None
        return found
    return None


def _stands(code: str, opening: int, item: Parse) -> bool:
    """Whether a mention that may begin a clause is its subject, not a place, an agent or one of a list."""
    aside = _ASIDE.search(code[max(0, opening - 60) : opening])
    return aside is None or not isinstance(item, UnitParse) and aside.group().startswith(_UNIT)


def _is_another(place: Place, start: int, end: int) -> bool:
    """Whether a person or somebody else comes between a subject and the number."""
    between = place.line.coded.within(start + 1, end)
    return any(isinstance(item, PersonParse) for item in between) or bool(_ANYBODY.search(place.code[start + 1 : end]))


def _of_before(subjects: Subjects, place: Place) -> Subject | None:
    """Who the sentence right before is about, where this one names nobody."""
    index, at = place.index, place.quantity.start
    if not subjects.scene.goes_on(index) or '"' in place.code or not _GOES_ON.match(place.code):
        return None
    if _ANYBODY.search(place.code[:at]):
        return None
    if any(isinstance(i, BodyParse | UnitParse | PostParse | PersonParse) for i in place.line.coded.within(0, at)):
        return None
    found = subjects.focus(index, _NEAR)
    if found is None or names_other(subjects, place, found):
        return None
    told = subjects.scene.lines[subjects.scene.index(found.parse.start)].coded
    after = told.index(found.parse.start)
    if any(isinstance(i, PersonParse) for i in told.within(0, len(told.code))):
        return None
    if not _stands(told.code, after, found.parse) or _ANYBODY.search(told.code[after + 1 :]):
        return None
    return found


def _of_whole(subjects: Subjects, place: Place) -> Subject | None:
    """The unit of *toàn tỉnh*, *cả huyện*, which the article speaks of more than of any other of its kind."""
    at = place.quantity.start
    said = next(reversed(list(_WHOLE.finditer(place.code, 0, at))), None)
    if said is None or any(isinstance(i, BodyParse | UnitParse) for i in place.line.coded.within(said.end(), at)):
        return None
    kinds = Counter(a.unit for a in subjects.scene.context.anchors if kind_of(a.unit) == said["kind"])
    coded = place.line.coded
    unit = UnitParse(coded.offset(said.start()), coded.end_offset(said.end()), said["kind"], "")
    found = subjects.resolve(unit)
    if found is None or not isinstance(found.entity, Unit) or max(kinds.values(), default=0) > kinds[found.entity]:
        return None
    return None if _ANYBODY.search(place.code[said.end() : at]) else found
