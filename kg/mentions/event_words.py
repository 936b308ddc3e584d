"""How events are called and counted: the words that begin an event's name, ordinals, what stands between its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.numerals import roman
from kg.mentions.values import value
from kg.sought import matches_at, places_of

# How an event is called -> its type. Longest first where one begins another.
_NAMES = (
    (
        "Đại hội",
        "đại hội đại biểu toàn quốc|đại hội đại biểu|đại hội đảng viên|đại hội toàn quốc|đại hội toàn thể"
        "|đại hội thi đua yêu nước|đại hội",
    ),
    ("Hội nghị", "hội nghị ban chấp hành|hội nghị bch"),
    ("Hội nghị", r"hội nghị trung ương|hội nghị tw|hội nghị t\.ư"),
    (
        "Hội nghị",
        "hội nghị tổng kết|hội nghị sơ kết|hội nghị trực tuyến|hội nghị toàn quốc|hội nghị cán bộ|hội nghị công bố"
        "|hội nghị",
    ),
    ("Kỳ họp", r"kỳ họp bất thường|kỳ họp chuyên đề|kỳ họp|(?<=họp )kỳ(?= thứ | \d{1,2}(?:,|\.| khóa| nhiệm|$))"),
    ("Phiên họp", "phiên họp|(?<=họp )phiên(?= (?:thường kỳ|toàn thể|thứ ))"),
    (
        "Lễ",
        "lễ công bố|lễ kỷ niệm|lễ trao|lễ khai giảng|lễ khai mạc|lễ bế mạc|lễ tổng kết|lễ đón nhận|lễ ra mắt"
        "|lễ khởi công|lễ khánh thành|lễ ký kết|lễ mít tinh|lễ tuyên dương|lễ phát động|lễ tôn vinh|lễ bàn giao"
        "|lễ khởi động|lễ vinh danh|lễ động thổ|lễ thông xe|lễ phong tặng|lễ tưởng niệm|lễ thành lập|lễ đón bằng"
        "|lễ báo công|lễ ra quân|lễ kết nạp|lễ bế giảng|lễ tri ân|lễ gắn biển|lễ tiếp nhận|lễ hưởng ứng"
        "|lễ viếng|lễ truy điệu"
        "|lễ dâng hương|lễ dâng hoa|lễ đặt vòng hoa|lễ an táng|lễ giao quân|lễ chào cờ|lễ trồng cây"
        "|lễ thắp nến|lễ cầu siêu|lễ cắt băng|lễ công nhận|lễ trưởng thành|lễ tốt nghiệp|lễ hợp long|lễ phát thưởng"
        "|lễ tưởng nhớ|lễ rước|lễ phát bằng|lễ tổng duyệt|lễ hợp nhất|lễ đón"
        "|lễ mừng thọ|lễ nhậm chức|lễ tuyên thệ|lễ xuất quân|lễ giao nhận quân|buổi lễ|mít tinh",
    ),
    ("Hội thảo", "hội thảo"),
)
_NAME = re.compile("|".join(f"(?P<k{i}>\\b(?:{words})\\b)" for i, (_, words) in enumerate(_NAMES)))
# How one of them begins: *họp kỳ thứ 5* is a kỳ, *họp phiên toàn thể* a phiên.
_BEGINNINGS = ("đại hội", "hội nghị", "kỳ ", "phiên ", "lễ ", "buổi lễ", "hội thảo", "mít tinh")
_UNITS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_TEENS = ("một", "hai", "ba", "bốn", "lăm", "sáu", "bảy", "tám")
_AFTER_TENS = (
    ("mốt", "hai", "ba", "tư", "lăm", "sáu", "bảy", "tám", "chín"),
    ("một", "hai", "ba", "bốn", "năm", "sáu", "bẩy"),
    ("mốt", "hai", "ba", "bốn", "nhăm"),
)
_ORDINALS = {
    **{word: value for value, word in enumerate(_UNITS, 1)},
    **{f"mười {word}": value for value, word in enumerate(_TEENS, 11)},
    **{"bốn": 4, "bẩy": 7, "hai mươi": 20, "ba mươi": 30},
    **{
        f"{ten} {word}": tens + value
        for tens, ten in ((20, "hai mươi"), (30, "ba mươi"))
        for words in _AFTER_TENS
        for value, word in enumerate(words, 1)
    },
}
_ORDINAL_WORD = "|".join(sorted(_ORDINALS, key=lambda word: (-len(word), word)))
ORDINAL = re.compile(rf",? ?(?:lần thứ|thứ|lần) (?P<o>{_ORDINAL_WORD}|[ivxl]+|\d{{1,3}})\b")
BARE_ORDINAL = re.compile(
    r" (?P<o>[ivxl]+|\d{1,2})\b(?! ?(?:tháng|ngày(?! \d{1,2}[/.-]\d)|giờ|đại biểu|%|-|/|đồng chí|người|chương|vụ))"
)
# What may stand between the parts of an event's name.
FILLER = re.compile(
    r" ?\((?:kỳ họp )?(?:chuyên đề|bất thường|thường lệ|giữa năm|cuối năm)[^()]{0,24}\)(?= )|"
    r",? ?(?:của|(?:do|trong|về|trù bị|toàn thể|thường lệ|thường kỳ|bất thường|chuyên đề|giữa năm|cuối năm|đầu năm|điểm"
    r"|cấp cơ sở|nhiệm kỳ đầu|toàn quốc|đại biểu|kỳ)\b)(?= )"
)
# Before these words an event is what a paper is about or for, not one that takes place.
REFERENCE_BEFORE = re.compile(
    r"(?:(?:nghị quyết|kết luận|chỉ thị|quy định) số [^ ,;.]{1,24}|nghị quyết|văn kiện|chỉ tiêu|mục tiêu"
    r"|báo cáo|chào mừng|hướng tới|tiến tới|chuẩn bị|phục vụ|tinh thần"
    r"|thành công của|thành công|nhiệm kỳ|trước thềm|sau|trước|phương hướng|nhiệm vụ|chủ đề|quyết tâm|kể từ"
    r"|(?<!thông tin )từ|thực hiện|theo|đường lối|nhân sự|nhân sự cho|công tác|nội dung cho|dự thảo"
    r"|(?<!tiếp tục )chương trình"
    r"|gửi đến|gửi tới|đại biểu dự|đi dự"
    r"|(?<!chương )trình|đưa|tổ chức đại hội|chỉ đạo|các)(?: của| cho| tại| các)? $"
)


@value
class Head:
    """The words with which an event's name begins, at ``[start, end)``, and the type of event that they say."""

    start: int
    end: int
    kind: str
    words: str


def heads(lower: str) -> Iterator[Head]:
    """Every head of an event in a text in lower case, in order."""
    for found in matches_at(places_of(_BEGINNINGS, lower), _NAME, lower):
        kind = next(kind for i, (kind, _) in enumerate(_NAMES) if found[f"k{i}"])
        yield Head(found.start(), found.end(), kind, found.group())


def number(text: str) -> int | None:
    """Value of an ordinal as written: nhất, VI, 12; None where it is none."""
    return int(text) if text.isdigit() else _ORDINALS.get(text) or roman(text)
