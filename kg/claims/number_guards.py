"""Words around a number that make it no fact of who seems to have it: it is aimed at, denied, of another time."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.claims.coded import SYMBOLS
from kg.claims.number_subjects import Place
from kg.claims.scene import Scene, SceneLine
from kg.claims.subjects import Subject
from kg.mentions.parses import BodyParse, DateParse, PersonParse, PostParse, UnitParse

_OLD = 10  # years after which what a place had is no longer told as what it has

# Said before the number: it is of years to come, wished for, denied, or what a resolution or a rule sets.
_SET = re.compile(
    r"(?<!\w)(?:(?:năm|tháng|nhiệm kỳ|thời gian|giai đoạn) tới|sẽ|để|phải|nếu|giá như|muốn|mơ|mong|hy vọng|kỳ vọng"
    r"|có thể|thay vì|từ chối|kêu gọi|không|chưa|theo (?:nghị quyết|kế hoạch|quy hoạch|quy định|đề án|dự thảo)"
    r"|(?:nghị quyết|đề án|kế hoạch|quy định|dự thảo)[^.;,]{0,40} (?:nêu|ghi|đề ra|yêu cầu))(?!\w)"
    r"(?:(?!(?<!\w)đã(?!\w))[^.;]){0,120}$"
)
# Said after the number: no more than somebody's wish, plan or rumour.
_DOUBTED = re.compile(
    r"(?:[^.;]|(?<=\d)\.(?=\d)){0,80}?(?<!\w)(?:là|chỉ là|vẫn là) (?:một )?(?:mục tiêu|chỉ tiêu|phương án"
    r"|đề xuất|dự kiến|kế hoạch|tin giả|tin đồn|bịa đặt|viển vông|không đúng|sai sự thật|chuyện trên giấy"
    r"|điều không)(?!\w)"
    r"|(?:[^.;]|(?<=\d)\.(?=\d)){0,80}? (?:chưa được (?:phê )?duyệt|như (?:tin đồn|lời đồn))"
)
# The time before what the article is about.
_ONCE = re.compile(
    r"(?<!\w)(?:trước (?:năm|\d{4}|khi|ngày giải phóng|cách mạng|\ue004)|(?:trong|thời) (?:chiến tranh|kháng chiến)"
    r"|thời (?:bao cấp|pháp|mỹ|xưa)|nhiệm kỳ trước|ngày xưa|ngày trước|năm xưa)(?!\w)"
    r"(?:(?!(?<!\w)(?:nay|hiện|đến)(?!\w))[^.;])*$"
)
_BY = re.compile(rf"(?:đến|tới|vào|trước)(?: hết| cuối)? {SYMBOLS['date']}[^.;]*$")
_SINCE = re.compile(r"(?:đến|tới|cho đến) nay|hiện(?: nay| có)?(?!\w)")


def is_set(code: str, start: int, end: int) -> bool:
    """Whether the words before or after ``code[start:end]`` say that it is aimed at, wished for, denied or doubted."""
    return _SET.search(code, max(0, start - 160), start) is not None or is_doubted(code, end)


# Another meeting than the one that the article is about, one to come, or that was held before.
_OTHER_MEETING = re.compile(
    r"(?<!\w)(?:festival|hội thảo|hội thi|hội diễn|liên hoan|tọa đàm|diễn đàn|ngày mai|trước đó|nhiệm kỳ trước"
    r"|lần trước|năm ngoái|bên lề|(?:đại hội|\ue007) (?:các |ở )?(?:chi (?:hội|bộ|đoàn)|cơ sở))(?!\w)[^.;]{0,60}$"
    r"|(?:không|chưa) (?:triệu tập|quy tụ|có sự)(?!\w)[^.;]{0,30}$"
)
_DELEGATES = re.compile(r"(?:lượt )?(?:đại biểu|đb)(?!\w)")


def is_of_another_meeting(place: Place) -> bool:
    """Whether delegates are counted of a meeting that no rule knows, or of one that is not this one."""
    item = max(place.match.start("item"), 0)
    return bool(_DELEGATES.match(place.code, item) and _OTHER_MEETING.search(place.code, 0, place.quantity.start))


def is_doubted(code: str, end: int) -> bool:
    """Whether what was said up to ``end`` is then called a plan, a wish or a rumour."""
    return _DOUBTED.match(code, end) is not None


def is_of_another_time(scene: Scene, place: Place, measured: Collection[str]) -> bool:
    """Whether the words before the number say that it was so once, or is to be so by a year after the article's.

    ``measured``: the rules whose targets are told as such; what a rule of facts gives is also not of long ago.
    """
    code, start = place.line.coded.code, place.quantity.start
    if _ONCE.search(code, 0, start):
        return True
    years = _years(place.line, start)
    if not years or not scene.year:
        return False
    if max(years) > scene.year:
        return place.rule.id not in measured and _BY.search(code, 0, start) is not None
    old = max(years) < scene.year - _OLD and place.rule.values.get("fact")
    return bool(old) and _SINCE.search(code, 0, start) is None


def names_between(place: Place, subject: Subject) -> bool:
    """Whether somebody else is named between the subject and the number: *huyện có ông Ba đầu tư …*."""
    coded = place.line.coded
    between = coded.within(coded.index(subject.parse.start) + 1, place.match.start())
    return any(isinstance(item, BodyParse | UnitParse | PersonParse | PostParse) for item in between)


def _years(line: SceneLine, start: int) -> list[int]:
    """The years of the dates that the line names before ``start``."""
    dates = [item.iso[:4] for item in line.coded.within(0, start) if isinstance(item, DateParse)]
    return [int(year) for year in dates if year.isdigit()]
