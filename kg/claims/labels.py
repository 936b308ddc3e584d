"""Where the words of a commitment begin and end: quotations, rows, clauses, titles.

Offsets are into the normalised text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    r",? (?:nhưng|song|tuy nhiên)(?= )| ?, (?:ông|bà|đồng chí) (?:\S+ ){1,4}(?:nói|cho biết|khẳng định|cho hay)\b"
)
_TRIM = " \t\"',.;:…-()/*“”"

Range = tuple[int, int]


def quotation(norm: str, start: int) -> Range:
    """From ``start``, past an opening mark, to the mark that closes it in the paragraph, else to the sentence's end."""
    stop = norm.find("\n", start)
    stop = len(norm) if stop < 0 else stop
    stop = min(stop, start + QUOTE_LIMIT)
    close = norm.find('"', start, stop)
    if close < 0:
        close = norm.find(".", start, stop)
    return trim(norm, start, close if close >= 0 else stop)


def row(norm: str, start: int, end: int) -> Iterator[Range]:
    """The parts of a row that semicolons part; a name in quotation marks goes without them and its kind."""
    position = start
    for piece in re.split(r";", norm[start:end]):
        first = position
        position += len(piece) + 1
        kind = _KIND_BEFORE_QUOTE.match(piece.lstrip())
        if kind:
            first += len(piece) - len(piece.lstrip()) + kind.end()
        last = first + len(piece) - (first - (position - len(piece) - 1))
        found = trim(norm, *cut_tail(norm, first, last))
        if found[1] - found[0] >= 8:
            yield found


def clause(norm: str, start: int, end: int) -> Range:
    """Up to a semicolon, the mark that closes the speech it stands in, or a *nhưng*.

    What is longer than :data:`LABEL_LIMIT` is cut at a comma.
    """
    semicolon = norm.find(";", start, end)
    end = semicolon if semicolon >= 0 else end
    if other := _TURNS.search(norm, start, end):
        end = other.start()
    if norm.count('"', start, end) == 1 and norm.find('"', start, end) > start:
        end = norm.find('"', start, end)
    if end - start > LABEL_LIMIT:
        comma = norm.rfind(",", start, start + LABEL_LIMIT)
        end = comma if comma > start else start + LABEL_LIMIT
    return trim(norm, start, end)


def targets(norm: str, start: int, end: int) -> Iterator[Range]:
    """What is to be reached, one by one: a new one begins where a figure or a verb of reaching follows a comma."""
    position = start
    for m in (
        *re.finditer(r",(?= (?:\d|trên \d|hơn \d|tỷ lệ|đạt|giảm|tăng|thu nhập|không còn))", norm[start:end]),
        None,
    ):
        stop = start + m.start() if m else end
        found = trim(norm, position, stop)
        if found[1] - found[0] >= 8:
            yield found
        position = stop + 1


def title(norm: str, start: int, end: int) -> Range:
    """A title, up to the words that say what is done with it."""
    found = _TITLE_END.search(norm, start, end)
    return trim(norm, start, found.start() if found else end)


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
