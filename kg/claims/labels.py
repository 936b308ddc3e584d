"""Where the words of a commitment begin and end: quotations, rows, clauses, titles.

Offsets are into the normalised text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.claims.numerals import CARDINALS

QUOTE_LIMIT = 1600  # the longest general objective met has 900 characters
LABEL_LIMIT = 420
_TAIL = re.compile(
    r",? (?:để (?:quyết liệt|triển khai|thực hiện|sớm|kịp thời|tạo|làm)|nhằm (?:tạo|đáp ứng|thực hiện|bảo đảm"
    r"|đảm bảo)|góp phần|qua đó|từ đó|trong đó)(?!\w)"
)
_TITLE_END = re.compile(
    r" (?:với (?:các|những)|gồm|bao gồm|để triển khai|nhằm triển khai|và (?:xây dựng|phân công|dự thảo|ban hành"
    r"|điều chỉnh|luật|nghị quyết)|đã được|đang|đề ra|có hiệu lực|được|do|vào (?:sáng|chiều|ngày|tối)|tại buổi"
    r"|tại cuộc)(?!\w)"
)
_KIND_BEFORE_QUOTE = re.compile(r"^(?:chương trình|đề án|kế hoạch)? ?(?=\")", re.IGNORECASE)
# Where a clause is over: the text turns, or says who spoke.
_TURNS = re.compile(
    r",? (?:nhưng|song|tuy nhiên)(?= )|, (?:trong đó|với chủ đề|(?:một số|nhiều) (?:chuyên gia|ý kiến|người|đại biểu))"
    r"(?=[ ,])| ?, (?:ông|bà|đồng chí) (?:\S+ ){1,4}(?:nói|cho biết|khẳng định|cho hay)\b"
)
# A heading that ran into the sentence after it: its last word has no stop, the next begins with a capital.
_RAN_ON = re.compile(
    r"(?<=[a-zà-ỹ\d]) (?=(?:Theo|Trong|Trước|Trả lời|Phát biểu|Liên quan|Nói về|Tuy nhiên|Đối với|Bên cạnh|Ngoài ra)"
    r"(?!\w)|(?:Về|Tại|Sau|Ngày|Sáng|Chiều|Đến|Đánh giá|Cũng|Từ|Hiện|Để|Với|Cùng),? [a-zà-ỹđ]|Ông [A-ZĐ])"
)
_HIS_WORDS = re.compile(r', "(?=[a-zà-ỹđ])[^"]*"?$')  # "khẩn trương phân khai vốn | , "chậm một tháng là …""
_TRIM = " \t\"',.;:…-()/*“”"

Range = tuple[int, int]

# Verbs of doing, with which tasks begin.
VERBS = (
    "tiếp tục|tập trung|đẩy mạnh|tăng cường|chủ động|phối hợp|thực hiện|triển khai|nâng cao|chú trọng|quan tâm"
    "|xây dựng|rà soát|khẩn trương|đánh giá"
    "|giải quyết|tổ chức|kiểm tra|chỉ đạo|làm|phát huy|siết|củng cố|bảo đảm|đảm bảo|kiên quyết|quyết liệt"
    "|nghiên cứu|hoàn thiện|xử lý|đổi mới|cải thiện"
    "|quán triệt|phát triển|đầu tư|huy động|kiện toàn|sắp xếp|giữ vững|duy trì|khắc phục|ưu tiên|khai thác"
    "|chuyển dịch|thường xuyên|quản lý|phấn đấu|tạo"
    "|coi trọng|đề cao|lãnh đạo|tuyên truyền|thúc đẩy|mở rộng|chăm lo|chuẩn bị|hoàn thành"
    "|tập hợp|đoàn kết|thông tin|chỉnh trang|đẩy nhanh|khuyến khích|bồi dưỡng|thu hút|bố trí|tham mưu|hướng dẫn"
    "|ngăn chặn|phòng,? chống|bảo vệ|giữ gìn|gìn giữ|nắm chắc|nắm bắt|nắm vững|tích cực|kịp thời|nghiêm túc|khẩn trương"
    "|cụ thể hóa|theo dõi|giám sát|tổng kết|nhân rộng|hỗ trợ|nâng cấp|vận động|cải cách|vận dụng|đấu tranh"
    "|đề ra|bảo mật|nhìn nhận|chuẩn hóa|số hóa|hình thành|công khai|rút kinh nghiệm|tham gia|đề xuất|hạn chế"
    "|tháo gỡ|kiểm soát|hiện đại hóa|dồn sức|dồn lực|nâng chất lượng|nâng tầm|làm sâu sắc|đi đầu trong|tiếp công dân"
    "|khơi dậy|lan tỏa|bám sát|nêu cao|đào tạo|rèn luyện|lồng ghép|chăm sóc|khôi phục|phục hồi|cơ cấu lại|không để"
    "|gắn|chấn chỉnh|phòng ngừa|sớm|nhanh chóng|có (?:biện pháp|giải pháp|kế hoạch|phương án|cơ chế)"
    "|liên kết|gỡ vướng|sửa|dứt điểm|kiểm đếm|giải ngân|thành lập|cắt giảm"
    "|không ngừng|xóa bỏ|giữ nghiêm|hoàn tất|giao nhiệm vụ|giao chỉ tiêu|dành nguồn lực|vận hành|bàn giao"
)


def quotation(norm: str, start: int) -> Range:
    """From ``start``, past an opening mark, to the mark that closes it in the paragraph, else to the sentence's end."""
    stop = norm.find("\n", start)
    stop = len(norm) if stop < 0 else stop
    stop = min(stop, start + QUOTE_LIMIT)
    close = norm.find('"', start, stop)
    if close < 0:
        close = norm.find(".", start, stop)
    return trim(norm, start, close if close >= 0 else stop)


_NUMBER = re.compile(r"\s*(?:\(\d{1,2}\)|\d{1,2}\)|\(?[ivx]{1,4}\)) ?", re.IGNORECASE)  # "(2) Phát triển …"


def row(norm: str, start: int, end: int) -> Iterator[Range]:
    """The parts of a row that semicolons part; a name in quotation marks goes without them and its kind."""
    position = start
    for piece in re.split(r";", norm[start:end]):
        first = position
        position += len(piece) + 1
        number = _NUMBER.match(piece)
        if number is not None:
            first, piece = first + number.end(), piece[number.end() :]
        kind = _KIND_BEFORE_QUOTE.match(piece.lstrip())
        if kind:
            first += len(piece) - len(piece.lstrip()) + kind.end()
        found = trim(norm, *cut_tail(norm, first, position - 1))
        if found[1] - found[0] >= 8:
            yield from besides(norm, *found)


_MANY = re.compile(r"(?<!\w)(\d|hai|ba|bốn|năm|sáu|bảy) (?:khâu )?đột phá(?!\w)[^.;]*$", re.IGNORECASE)
_MEMBER = re.compile(r",? và |, ")
_MANY_REACH = 120  # characters before a row in which it is said how many it has


def counted_row(norm: str, start: int, end: int) -> Iterator[Range]:
    """The parts of a row that semicolons part; or those that commas part, where it is said before that they are so
    many: *3 khâu đột phá là hạ tầng kinh tế, cải cách hành chính và nguồn nhân lực*."""
    many = _MANY.search(norm, max(0, start - _MANY_REACH), start)
    semicolon = norm.find(";", start, end)
    stop = _sentence_end(norm, start, semicolon if semicolon >= 0 else end)
    cuts = [(m.start(), m.end()) for m in _MEMBER.finditer(norm, start, stop)]
    number = many[1].lower() if many is not None else ""
    count = int(number) if number.isdigit() else CARDINALS.get(number, 0)
    parts = list(row(norm, start, end))
    if cuts and len(cuts) + 1 == count != len(parts):
        starts, ends = [start, *(b for _, b in cuts)], [*(a for a, _ in cuts), stop]
        parts = [trim(norm, a, b) for a, b in zip(starts, ends, strict=True)]
    yield from parts


def clause(norm: str, start: int, end: int) -> Range:
    """Up to a semicolon, the mark that closes the speech it stands in, or a *nhưng*.

    What is longer than :data:`LABEL_LIMIT` is cut at a comma.
    """
    semicolon = norm.find(";", start, end)
    end = semicolon if semicolon >= 0 else end
    for over in (_TURNS, _RAN_ON):
        if other := over.search(norm, start, end):
            end = other.start()
    if words := _HIS_WORDS.search(norm, start + 12, end):
        end = words.start()
    if norm.count('"', start, end) == 1 and norm.find('"', start, end) > start:
        end = norm.find('"', start, end)
    if end - start > LABEL_LIMIT:
        comma = norm.rfind(",", start, start + LABEL_LIMIT)
        end = comma if comma > start else start + LABEL_LIMIT
    return trim(norm, start, end)


# What a new target begins with, after a comma: a figure, what is measured, or a verb of reaching.
_NEXT_TARGET = re.compile(
    r";|,(?= (?:\d|trên \d|hơn \d|khoảng \d|ít nhất|tỷ lệ|tỉ lệ|tỷ trọng|đạt|giảm|tăng|thu|không còn|tổng"
    r"|cơ cấu|giá trị"
    r"|tốc độ|sản lượng|huy động|giải quyết|duy trì|xóa|có (?:ít nhất |trên |hơn |khoảng )?\d"
    r"|trung bình|bình quân|mỗi|hộ|phấn đấu|kết nạp|số|dân số"
    r"|diện tích|năng suất|quy mô|tạo|xây dựng|hằng năm|hàng năm|đến năm|công nhận|hoàn thành|kim ngạch|tuổi thọ|đón"
    r"|(?:hỗ trợ|trồng|phát triển|thành lập|bồi dưỡng|đào tạo|vận động|xây mới|làm mới|cải tạo|nâng cấp|thu hút|cấp|mở)"
    r" (?:mới |được |thêm |ít nhất |trên |từ )*\d|không có|không để"
    r"|thêm \d|(?:toàn )?(?:huyện|tỉnh|xã|thành phố|quận|thị xã|phường)(?: cơ bản)?"
    r" (?:đạt|không còn|hoàn thành|có \d)))"
    r"| và(?= (?:(?:trên |hơn |ít nhất )?\d[\d.,]*%|tỷ lệ|tỉ lệ|độ che phủ|thu nhập|thu ngân sách))",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?<!số )(?<!/)(?<!\w)\d[\d.,]*(?![\d/])(?! ?(?:chỉ tiêu|nhiệm vụ|khâu|nhóm|chương trình))|đạt chuẩn"
    r"|đạt tiêu chí|hoàn thành|không còn"
)
_TOLD = re.compile(r"(?:đã|đến nay|hiện nay|hiện|vừa qua|trước đó)(?!\w)", re.IGNORECASE)  # a result, no target
_ESTIMATED = re.compile(r"(?<!\w)ước (?:đạt|thực hiện|tính)(?!\w)", re.IGNORECASE)  # one, too
_NUMBERED = re.compile(r"\W*(?:và (?=\w)|\(?\d{1,2}[.)]\)? |[-+*•] ?|phấn đấu:? (?=\w))", re.IGNORECASE)


def targets(norm: str, start: int, end: int, *, figures: bool) -> Iterator[Range]:
    """What is to be reached, one by one: a new one begins after a semicolon, or where a figure, a measure or a verb of
    reaching follows a comma. ``figures``: each has a figure, or says that a standard is met."""
    position = start
    stops = [start + m.start() for m in _NEXT_TARGET.finditer(norm[start:end])]
    for stop in (*stops, end):
        if figures and stop != end and norm[stop] in ", " and not _FIGURE.search(norm, position, stop):
            continue
        lead = _NUMBERED.match(norm, position, stop)
        found = trim(norm, lead.end() if lead else position, _sentence_end(norm, position, stop))
        told = _TOLD.search(norm, found[0], min(found[0] + 40, found[1])) or _ESTIMATED.search(norm, *found)
        if found[1] - found[0] >= 8 and not told and (not figures or _FIGURE.search(norm, *found)):
            yield found
        position = stop + 1


_POINT = re.compile(r"(?<!\d)\.|\.(?!\d)")


def aim(norm: str, start: int, end: int) -> Range:
    """A clause, up to the comma after which a figure to be reached begins another."""
    first, last = clause(norm, start, end)
    for found in _NEXT_TARGET.finditer(norm, first, last):
        if _AMOUNT.search(norm, found.end(), min(last, found.end() + _NEAR)):
            return trim(norm, first, found.start())
    return first, last


_AMOUNT = re.compile(r"(?<!năm )(?<![\w./-])\d[\d.,]*(?![\d/])")
_NEAR = 60  # characters after the comma, in which the figure of a target stands


def _sentence_end(norm: str, start: int, end: int) -> int:
    """Where the first sentence ends: at a point that no figure is written with."""
    point = _POINT.search(norm, start, end)
    return point.start() if point else end


def title(norm: str, start: int, end: int) -> Range:
    """A title, up to the words that say what is done with it."""
    found = _TITLE_END.search(norm, start, end)
    return trim(norm, start, found.start() if found else end)


# What goes on with a row of tasks after a semicolon: a verb of doing, with what may stand before it.
_AND_TASK = re.compile(
    r"\s*(?:và |đồng thời,? |đặc biệt(?: là)?,? |nhất là |(?:cần phải|cần|phải) )*(?!chỉ đạo)"
    rf"(?=(?P<verb>{VERBS})(?!\w))",
    re.IGNORECASE,
)
# Where within a clause another task begins: *…, đồng thời khắc phục …*.
_BESIDES = re.compile(
    r",? (?:và )?(?:đồng thời|cũng như|trước mắt|bên cạnh đó|ngoài ra|nhất là)(?: là)?,? (?:cần |phải |tiếp tục )*"
    rf"(?=(?:{VERBS})(?!\w))"
)
_TASK_OF_PAST = re.compile(r"(?<!\w)(?:đã|vừa|cho biết|cho rằng|khẳng định)(?!\w)", re.IGNORECASE)


# "tập trung vào ba việc: …; …; …": what follows the colon are the tasks.
_COUNTED = re.compile(
    r"(?:tập trung|thực hiện|làm|làm tốt|giải quyết)(?: vào| thực hiện| làm| giải quyết)?(?: tốt)? "
    r"(?:\d+|hai|ba|bốn|năm|sáu|một số) (?:nhóm )?(?:việc|nhiệm vụ|giải pháp)[^:;.]{0,30}: ?",
    re.IGNORECASE,
)


def tasks(norm: str, start: int, end: int) -> Iterator[Range]:
    """A clause, and those after semicolons that go on with a verb of doing and tell nothing of the past."""
    if counted := _COUNTED.match(norm, start, end):
        yield from row(norm, counted.end(), end)
        return
    first = clause(norm, start, end)
    yield from besides(norm, *first)
    position = norm.find(";", first[1], end)
    while position >= 0:
        stop = norm.find(";", position + 1, end)
        last = stop if stop >= 0 else end
        lead = _AND_TASK.match(norm, position + 1, last)
        if lead is None or _TASK_OF_PAST.search(norm, lead.end(), last) or norm.count('"', start, position) % 2:
            return
        if ":" in norm[start:position]:
            return  # the row is that of what stands after the colon
        yield from besides(norm, *clause(norm, lead.end(), last))
        position = stop


_WORK = re.compile(rf"(?:,|,? và) (?:đồng thời )?(?=(?:{VERBS})(?!\w))", re.IGNORECASE)
# What a purpose or a way is told with: the verbs after it are its own.
_PURPOSE = re.compile(
    r"(?<!\w)(?:để|nhằm|góp phần|qua đó|từ đó|theo hướng|thông qua|trên cơ sở|như|về|được"
    r"|(?<!làm )(?<!công )việc)(?!\w)"
)


def works(norm: str, start: int, end: int) -> Iterator[Range]:
    """A row of works, each begun by a verb of doing; one that is too short stays with the one before."""
    start, end = clause(norm, start, end)
    for found in _WORK.finditer(norm, start, end):
        if len(norm[start : found.start()].split()) < 3 or len(norm[found.end() : end].split()) < 3:
            continue
        if _PURPOSE.search(norm, start, found.start()) or norm.count('"', start, found.start()) % 2:
            continue
        yield trim(norm, start, found.start())
        start = found.end()
    yield trim(norm, *cut_tail(norm, start, end))


def besides(norm: str, start: int, end: int) -> Iterator[Range]:
    """The tasks of a clause: one, or several where *đồng thời* and a verb of doing begin another."""
    for found in _BESIDES.finditer(norm, start + 12, end):
        if norm.count('"', start, found.start()) % 2 == 0:
            yield trim(norm, start, found.start())
            start = found.end()
    yield trim(norm, start, end)


def cut_tail(norm: str, start: int, end: int) -> Range:
    """Without the purpose that a comma and *để*, *nhằm* open at the end."""
    found = _TAIL.search(norm, start + 20, end) if end - start > 40 else None
    return start, found.start() if found else end


def trim(norm: str, start: int, end: int) -> Range:
    """Without blanks and marks at both ends; a mark that closes a quotation within stays."""
    while start < end and norm[start] in _TRIM:
        start += 1
    while (
        end > start
        and norm[end - 1] in _TRIM
        and not (norm[end - 1] in '")' and norm[start : end - 1].count('"' if norm[end - 1] == '"' else "(") % 2)
    ):
        end -= 1
    return start, end
