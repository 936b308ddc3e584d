"""The day of an act or event: said in the sentence, counted from one before, or carried from the lines around it."""

from __future__ import annotations

import re

from kg.claims.carried import EARLIER, carried, paragraph
from kg.claims.news_days import is_other
from kg.claims.scene import Scene, SceneLine
from kg.claims.settling import SOME_TIME_FROM, counted_from, counted_within, near, settle, time_on
from kg.mentions.parses import DateParse

# "nghỉ hưu từ ngày 1/9", whatever the decision's own day is.
_SINCE = re.compile(
    r"(?: theo (?:chế độ|quy định)|,?(?: để)? hưởng (?:chế độ )?(?:bảo hiểm xã hội|hưu trí|lương hưu))?,?"
    r" (?:kể )?từ (?:ngày |đầu |giữa |cuối )?"
)
# "… nghỉ hưu kể từ ngày 1/4; ông B được bổ nhiệm …", "… từ ngày 1/10 và quyết định nghỉ hưu đối với …": the day from
# which what the clause before tells holds.
_HOLDS_FROM = re.compile(r"\b(?:kể từ|từ)(?: ngày)? $")
_NEXT_ACT = re.compile(r";|^,?(?: và| cùng)(?: trao| công bố)? quyết định\b")
_WORD = 12  # characters of the act itself: quyết định …
# Between an act and a day, these say that the day is that of something else about the person.
_OF_REASON = re.compile(
    r"lý do|;|có nhiệm vụ|(?:trước|sau)(?: ngày)? $|\bthay\b[^.;]{0,60} (?:nghỉ|chuyển|hết tuổi|đến tuổi)"
    r"|^,? sau (?:cuộc (?!bầu)|quá trình)|\b(?:sự cố|vụ|vụ việc|xảy ra|liên quan|vi phạm|sai phạm)\b"
    r"|đã (?:nghỉ|chuyển|được điều động)|, (?:làm|giữ chức|là)[^.;]{0,60} (?:từ|đến khi|khi nghỉ)\b"
)


_OF_PERIOD = re.compile("[-+*• ]*(?:từ )?(?P<since>\ue004) ?(?:-|–|đến) ?(?:\ue004|nay): ?(?=được )")
_REACH = 600  # characters from an act within which its sentence says its day; longer ones are lists or not parted
# "Năm 1958, …, từng giữ chức A trước khi được bầu làm B năm 1991".
_RIGHT_AFTER = re.compile(r" (?:(?:vào|hồi|năm|ngày|tháng|từ) )*")
_NEAR = 40  # characters before an act in which a clause leads to it
_IN_PLACE_OF = re.compile(r"\bthay(?: thế)?(?: cho)?(?: (?:ông|bà|đồng chí))? $")


def act_date(
    scene: Scene, line: SceneLine, offset: int, end: int, *, meets: bool = False
) -> tuple[str, tuple[str, ...]]:
    """ISO date of what the line tells from ``offset`` to ``end``, empty where nothing says it; of a meeting of several
    days the month.

    ``meets`` says that it is done at a meeting, whose day the opening of the article tells."""
    begun = _period_begun(line, offset)
    found = (line, begun) if begun is not None else _told(scene, line, offset, end, meets=meets)
    if found is None:
        return "", ()
    iso, notes = settle(scene, *found)
    return (iso[:7] if found[1].until[-5:-3] == iso[5:7] and len(iso) == 10 else iso), notes


def _period_begun(line: SceneLine, offset: int) -> DateParse | None:
    """*01/2019 - 7/2020: Được luân chuyển giữ chức …*: the day on which the period of a career began, for its act."""
    opening = _OF_PERIOD.match(line.coded.code)
    if opening is None or offset < line.coded.offset(opening.end()):
        return None
    begun = line.coded.items.get(opening.start("since"))
    return begun if isinstance(begun, DateParse) else None


def _told(scene: Scene, line: SceneLine, offset: int, end: int, *, meets: bool) -> tuple[SceneLine, DateParse] | None:
    """The date of an act, and the line that says it."""
    said = [
        d
        for d in near(line, offset - _REACH, end + _REACH)
        if isinstance(d, DateParse)
        and not is_other(scene, d)
        and not _of_report(scene, d, offset)
        and not _is_of_tenure(scene, d)
        and not _IN_COURT.search(scene.lower, max(line.start, d.start - _NEAR), d.start)
    ]
    for day in (_SINCE, _RIGHT_AFTER):
        for parse in said:
            if parse.start >= end and day.fullmatch(scene.lower, end, parse.start):
                return line, parse
    if _IN_PLACE_OF.search(scene.lower, max(line.start, offset - _NEAR), offset):
        return None  # "Ông A thay ông B, người được điều động làm …": B went on another day than A came
    if (later := time_on(scene, line, offset)) is not None:
        return counted_within(scene, line, later)
    said = [d for d in said if d.start > offset or not _is_of_noun(scene, d)]
    if later := _LATER.search(scene.lower, max(line.start, offset - _REACH), end):
        said = [d for d in said if d.start > later.start()]
        if not said:
            return None
    for parse in _of_act(scene, line, offset, end, said):
        return line, parse
    if (decided := _of_decision(scene, line)) is not None:
        return decided
    if (told := SOME_TIME_FROM.match(scene.lower, line.start)) is not None:
        return counted_from(scene, line, told)
    return None if _is_of_another_time(scene, line, offset, end) else carried(scene, line, offset, meets=meets)


# "… ông B, người bị khởi tố hôm | 21/1 về tội nhận hối lộ": the day of another act.
_IN_COURT = re.compile(
    r"\b(?:bị|đã|lệnh) (?:khởi tố|bắt|bắt giam|tạm giam|truy tố|xét xử|tuyên án)(?: bị can)?,?"
    r"(?: (?:vào|hôm|ngày|từ|hồi))* $"
)
_AND_SINCE = re.compile(r",? và (?:vừa|mới) (?:được|bị)\b")


def _is_of_tenure(scene: Scene, date: DateParse) -> bool:
    """*người đã giữ cương vị này từ tháng 4/2015 | và vừa được phân công*: since when somebody held another post."""
    return scene.lower.startswith("từ ", date.start - 3) and _AND_SINCE.match(scene.lower, date.end) is not None


def _of_decision(scene: Scene, line: SceneLine) -> tuple[SceneLine, DateParse] | None:
    """The day of the decision that the sentence before names, where a sentence tells what it says: *Theo đó, …*."""
    at = scene.index(line.start)
    by_it = _BY_IT.match(scene.lower, line.start)
    if by_it is None or not (scene.goes_on(at) or at and by_it["this"]):
        return None
    before = scene.lines[at - 1]
    dates = (item for item in before.line.items if isinstance(item, DateParse))
    return next(((before, d) for d in dates if _DECIDED.search(scene.lower[max(0, d.start - 48) : d.start])), None)


_BY_IT = re.compile(
    r"(?:cũng )?(?:theo|tại) (?:đó|(?P<this>(?:các )?quyết định (?:này|trên|nói trên)))\b|theo quyết định\b"
)
_DECIDED = re.compile(r"\bquyết định số [^ ]+,? (?:ngày )?$")


def _of_act(scene: Scene, line: SceneLine, offset: int, end: int, said: list[DateParse]) -> list[DateParse]:
    """Those of the dates of a sentence that can be an act's, the likeliest first: the last before it, else after it."""
    before = [d for d in said if d.start < offset and not _of_clause_before(scene, d, offset)]
    after = [d for d in said if d.start >= offset and not _OF_REASON.search(scene.lower, end, d.start)]
    if _ONCE.search(scene.lower, max(line.start, offset - _NEAR), offset):
        after = [d for d in after if "," not in scene.lower[end : d.start]]
    if _WHILE.match(scene.lower, line.start):
        after = []  # "Nhân dịp ông A được bầu …, ngày 16/6 Thủ tướng gửi điện mừng": the day is the telegram's
    return [*reversed(before), *after]


def _is_of_another_time(scene: Scene, line: SceneLine, offset: int, end: int) -> bool:
    """Whether a sentence says that its act was not on the day that the lines before tell of."""
    lower = scene.lower
    return (
        EARLIER.match(lower, line.start) is not None
        or any(sign.search(lower, line.start, end) is not None for sign in (_LOOKS_BACK, _TOLD_BACK, _NO_NEWS))
        or _OTHER_TIME.search(lower, line.start, max(offset, end)) is not None
        or _THEN.match(lower, end, line.line.end) is not None
        or _RELATIVE.search(lower, offset, end) is not None
        or _AS_REASON.search(lower, max(line.start, offset - 3 * _NEAR), end) is not None
        # What somebody says of an act was not said on its day.
        or lower.count('"', scene.lines[paragraph(scene, scene.index(line.start))].start, offset) % 2 == 1
    )


def since(scene: Scene, line: SceneLine, end: int) -> str:
    """The day from which what is told up to ``end`` holds, ISO: *nghỉ hưu theo chế độ từ ngày 1/8*; empty if none."""
    dates = (item for item in line.line.items if isinstance(item, DateParse) and item.start >= end)
    found = next((d for d in dates if _SINCE.fullmatch(scene.lower, end, d.start)), None)
    return settle(scene, line, found)[0] if found is not None else ""


def _of_clause_before(scene: Scene, parse: DateParse, offset: int) -> bool:
    since = _HOLDS_FROM.search(scene.lower[max(0, parse.start - 14) : parse.start])
    return since is not None and _NEXT_ACT.search(scene.lower[parse.end : offset + _WORD]) is not None


# Between a day and an act, these say that the day is that of a report on it.
_REPORT = re.compile(
    r"\b(?:cho biết|trao đổi|trả lời|thông tin|đưa tin|xác nhận|khẳng định|nói|về trường hợp|liên quan|phản ánh"
    r"|cho hay|hỏi|cho rằng)\b"
)
# "… phụ trách từ ngày 10/4, sau khi Chủ tịch HĐND tỉnh A nghỉ hưu": the day of what came after.
_BEFORE_IT = re.compile(r"\bsau khi [^,.;]{0,60}$")


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
    r"[^.;,]{0,24} (?:hồi (?:đầu |giữa |cuối )?(?:tháng|năm|tuần)\b"
    r"|(?:từ|vào) (?:trước|sau|nhiều năm|(?:đầu|giữa|cuối) (?:tháng|năm|tuần))\b"
    r"|sau (?:ngày|khi) (?:giải phóng|thống nhất)|(?:trước đó|trước đây|nhiều năm trước|năm ngoái)\b"
    r"|(?:tháng|năm|tuần|nhiệm kỳ|khóa) trước\b)"
)
_RELATIVE = re.compile(r",? (?:là )?người (?:đã|từng) ")
# "miễn nhiệm ông A do được Ban Bí thư điều động, chỉ định giữ chức B": the reason came before.
_AS_REASON = re.compile(
    r"\b(?:do|vì) (?:đã |vừa )?được [^.;]*\b(?:điều động|phân công|chỉ định|bổ nhiệm|luân chuyển)\b[^.;]*$"
)
# "A sau đó được điều động": not on the day told before. "Ông B cho biết: Sau khi kỷ luật, ông A được đưa về làm …".
_LATER = re.compile(r"\b(?:sau đó|rồi),? (?:ông |bà |lại |mới |đã )*(?:được|bị) (?!bầu)")
_TOLD_BACK = re.compile(r"\b(?:cho biết|cho hay|xác nhận)\b[^.;]{0,12} sau khi ")
# Told for another reason than that it happened: "Kể từ khi ông A đắc cử, …", "trường hợp kỷ luật ông A".
_NO_NEWS = re.compile(
    r"\b(?:kể từ khi|từ khi|trước khi được|trường hợp|từng (?:được|bị)|lần lượt được|chúc mừng"
    r"|trước đó,[^.]{0,250} cũng bị)\b"
)
