"""Numbers as Vietnamese writes them: what stands before one (hơn, gần, khoảng), its figures, its scale and its unit.

    hơn 19.700        more than 19700           1,33 triệu tỉ đồng    1330000000000000 đồng
    13/13             13 of 13                  7,07 tỉ đô la Mỹ      7070000000 USD

The finder reads any string, a line in which mentions are symbols as well, so that dates and the numbers in names are no numbers to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.model import Comparator

COUNT, PERCENT, MONEY, RANK = "\ue010", "\ue011", "\ue012", "\ue013"
_FILL = "\ue01f"

_COMPARATORS = {
    "hơn": Comparator.MORE_THAN, "trên": Comparator.MORE_THAN, "tối thiểu": Comparator.MORE_THAN, "ít nhất": Comparator.MORE_THAN,
    "không dưới": Comparator.MORE_THAN, "gần": Comparator.LESS_THAN, "dưới": Comparator.LESS_THAN, "tối đa": Comparator.LESS_THAN,
    "không quá": Comparator.LESS_THAN, "chưa đến": Comparator.LESS_THAN, "chưa đầy": Comparator.LESS_THAN,
    "khoảng": Comparator.ABOUT, "chừng": Comparator.ABOUT, "xấp xỉ": Comparator.ABOUT,
}  # fmt: skip
# "năm" is a year far more often than a five, "một" an article: neither is read as a number.
_WORDS = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10}
_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_UNITS = {
    "%": "%", "phần trăm": "%", "đồng": "đồng", "vnd": "đồng", "vnđ": "đồng", "usd": "USD", "đô la mỹ": "USD", "đô la": "USD",
    "đôla mỹ": "USD", "đôla": "USD", "euro": "EUR",
}  # fmt: skip


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_FIGURES = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_QUANTITY = re.compile(
    rf"""(?P<cmp>\b(?:{_either(_COMPARATORS)})\ )?(?:ước\ )?
    (?<![\w/.,:+-])(?:(?P<n>{_FIGURES})(?:/(?P<of>\d+))?|(?P<word>{_either(_WORDS)})(?!\w))
    (?P<scale>(?:\ (?:{_either(_SCALES)})(?!\w))*)
    (?:\ ?(?P<unit>{_either(_UNITS)})(?!\w|\ chí))?
    (?!\d|/\d|[.,:-]\d|-[^\W\d_]|\ ?-\ ?\d|[^\W\d_]|\ (?:năm|tháng|ngày|giờ|phút|giây|tuổi|lần|tuần|đêm|quý|thập\ kỷ|thế\ kỷ)(?!\w)|\ \ue004)""",
    re.VERBOSE,
)
# Before a number that names something: điều 5, số 8, lần 2, quý 1; or that ends a range.
_NAMES_BEFORE = re.compile(
    r"(?:\b(?:số|điều|khoản|mục|lần|quý|thứ|hạng|tháng|ngày|khóa|lớp|tập|kênh|top|mức độ|cấp|quốc lộ|tổ|khu|block|covid)|\d ?-|\d (?:đến|tới)) ?$"
)
_RANK_BEFORE = re.compile(
    r"(?:\b(?:xếp|đứng)(?: ở)?(?: hạng| vị trí| thứ)*|\bvị trí(?: thấp| cao)? ?\(?|\bthứ hạng)(?: thứ)? ?$"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at ``[start, end)`` of the string read. ``unit`` is ``%``, ``đồng``, ``USD``, ``EUR`` or empty; ``kind`` is its symbol."""

    start: int
    end: int
    value: Decimal
    comparator: Comparator = Comparator.EQUAL
    unit: str = ""
    kind: str = COUNT
    written: bool = False  # in words: hai, ba


def value_of(figures: str, *, whole: bool) -> Decimal:
    """The number that figures stand for: a dot before three figures parts thousands, a comma is decimal; ``whole`` lets commas part thousands too."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", figures):
        return Decimal(figures.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", figures) and whole:
        return Decimal(figures.replace(",", ""))
    return Decimal(figures.replace(",", "."))


def find(code: str) -> Iterator[Quantity]:
    """Every number of ``code`` that can be a quantity, in order: none that names something and no end of a range."""
    for m in _QUANTITY.finditer(code):
        figures = m.start("n") if m["n"] else m.start("word")
        before = code[max(0, figures - 24) : figures]
        rank = bool(_RANK_BEFORE.search(before))
        if not rank and _NAMES_BEFORE.search(before):
            continue
        scale = sum(_SCALES[word] for word in m["scale"].split())
        unit = _UNITS.get(m["unit"] or "", "")
        number = value_of(m["n"], whole=not scale and not unit) if m["n"] else Decimal(_WORDS[m["word"]])
        if rank or (m["of"] and unit):
            kind = RANK
        else:
            kind = PERCENT if unit == "%" else MONEY if unit else COUNT
        comparator = _COMPARATORS[m["cmp"].strip()] if m["cmp"] else Comparator.EQUAL
        yield Quantity(m.start(), m.end(), number * 10**scale, comparator, unit, kind, m["n"] is None)


def mark(code: str, quantities: list[Quantity]) -> str:
    """``code`` with every quantity as its symbol, filled up to its length, so that offsets stay."""
    for q in quantities:
        code = code[: q.start] + q.kind + _FILL * (q.end - q.start - 1) + code[q.end :]
    return code
