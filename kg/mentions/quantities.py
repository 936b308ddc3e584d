"""Numbers as Vietnamese writes them: what stands before one (hơn, gần, khoảng), its figures, its scale and its unit.

    hơn 19.700        more than 19700           1,33 triệu tỉ đồng    1330000000000000 đồng
    13/13             13 of 13                  7,07 tỉ đô la Mỹ      7070000000 USD

The finder reads any string; in a line in which mentions are symbols, dates and the numbers in names are none to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from kg.mentions.values import value
from kg.model import Comparator
from kg.sought import Sought

COUNT, PERCENT, MONEY, RANK, MEASURE = "\ue010", "\ue011", "\ue012", "\ue013", "\ue014"
FILL = "\ue01f"

_COMPARATORS = {
    **dict.fromkeys(("hơn", "trên", "tối thiểu", "ít nhất", "không dưới"), Comparator.MORE_THAN),
    **dict.fromkeys(("gần", "dưới", "tối đa", "không quá", "chưa đến", "chưa đầy"), Comparator.LESS_THAN),
    **dict.fromkeys(("khoảng", "chừng", "xấp xỉ"), Comparator.ABOUT),
}
# "năm" is a year far more often than a five, "một" an article: neither is read as a number.
_WORDS = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10}
_SCALES = {"vạn": 4, "nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_UNITS = {
    **dict.fromkeys(("%", "phần trăm"), "%"),
    **dict.fromkeys(("đồng", "vnd", "vnđ"), "đồng"),
    **dict.fromkeys(("usd", "đô la mỹ", "đô la", "đôla mỹ", "đôla"), "USD"),
    **dict.fromkeys(("ha", "héc-ta", "hecta"), "ha"),
    **{unit: unit for unit in ("tấn", "km", "km2", "m2", "m3")},
    **{"km²": "km2", "m²": "m2", "m³": "m3"},
    "euro": "EUR",
}


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_FIGURES = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
# A number is looked for by its figures or its word, and what stands before it from there: a pattern that could begin
# with a comparator would be tried at every letter.
_FIGURE = re.compile(r"\d(?<![\w/.,:+-].)")
_WORD = {word: re.compile(rf"{word}(?!\w)(?<![\w/.,:+-]{word})") for word in _WORDS}
_COMPARED = re.compile(rf"(?P<cmp>\b(?:{_either(_COMPARATORS)}) )?(?:ước )?$")
_COMPARES = tuple(f"{word} " for word in (*_COMPARATORS, "ước"))
_QUANTITY = re.compile(
    rf"""(?:(?P<n>{_FIGURES})(?:/(?P<of>\d+))?|(?P<word>{_either(_WORDS)})(?!\w))
    (?P<scale>(?:\ (?:{_either(_SCALES)})(?!\w))*)
    (?:\ ?(?P<unit>{_either(_UNITS)})(?!\w|\ chí)(?!\d|/\d|[.,:-]\d|-[^\W\d_]|\ ?-\ ?\d)
      |(?!\d|/\d|[.,:-]\d|-[^\W\d_]|\ ?-\ ?\d|[^\W\d_]
       |\ (?:năm|tháng|ngày|giờ|phút|giây|tuổi|lần|tuần|đêm|quý|thập\ kỷ|thế\ kỷ)(?!\w)|\ \ue004))""",
    re.VERBOSE,
)
_KINDS = {"": COUNT, "%": PERCENT, "đồng": MONEY, "USD": MONEY, "EUR": MONEY}
# After billions that no unit follows: they are đồng, unless a noun says that something else is counted (7 tỷ người).
_BARE_MONEY = re.compile(r"\W*(?:$|[.,;:)]|(?:để|cho|từ|trong|vào|và|nâng|với|thì|mà|nhưng|so|đã|được|là)(?!\w))")
# Before a number that names something: điều 5, số 8, lần 2, quý 1; or that ends a range.
_NAMES_BEFORE = re.compile(
    r"(?:\b(?:(?<!tổng )số|điều|khoản|mục|lần|quý|thứ|hạng|tháng|ngày|khóa|lớp|(?<!triệu )tập|kênh|top|mức độ|quốc lộ"
    r"|tổ|khu|(?<!nâng )(?<!cung )(?<!trợ )cấp|block|covid)|\d ?-|\d (?:đến|tới)) ?$"
)
_RANK_BEFORE = Sought(
    r"(?:\b(?:xếp|đứng)(?: ở)?(?: hạng| vị trí| thứ)*|\bvị trí(?: thấp| cao)? ?\(?|\bthứ hạng)(?: thứ)? ?$"
)


# "đứng thứ nhất cả nước", "xếp thứ tư toàn quốc": places in words that are no numbers elsewhere.
_ORDINALS = {"nhất": 1, "nhì": 2, "tư": 4, "năm": 5}
_ORDINAL = re.compile(
    r" thứ (?P<word>nhất|nhì|tư|năm)"
    r"(?= (?:(?:của |trong )?(?:cả nước|toàn quốc|toàn tỉnh|toàn thành phố|toàn vùng)|khu vực))"
)


@value
class Quantity:
    """A number at ``[start, end)`` of the string read, with its unit (``%``, ``đồng``, ``ha`` or none) and symbol."""

    start: int
    end: int
    value: Decimal
    comparator: Comparator = Comparator.EQUAL
    unit: str = ""
    kind: str = COUNT
    written: bool = False  # in words: hai, ba


def value_of(figures: str, *, whole: bool) -> Decimal:
    """The number that figures stand for: a dot before three figures parts thousands, a comma is decimal.

    ``whole`` lets commas part thousands too.
    """
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", figures):
        return Decimal(figures.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", figures) and whole:
        return Decimal(figures.replace(",", ""))
    return Decimal(figures.replace(",", "."))


@lru_cache(maxsize=256)  # claims and mentions of a document ask one after the other
def find(code: str) -> tuple[Quantity, ...]:
    """Every number of ``code`` that can be a quantity, in order: none that names something and no end of a range."""
    return tuple(_found(code))


def _places(code: str) -> list[int]:
    """Where figures or words for numbers begin."""
    figures = [m.start() for m in _FIGURE.finditer(code)]
    words = [m.start() for word, pattern in _WORD.items() if word in code for m in pattern.finditer(code)]
    if " thứ " in code:
        words += [m.start("word") for m in _ORDINAL.finditer(code)]
    return sorted(figures + words) if words else figures


def _found(code: str) -> Iterator[Quantity]:
    end = 0
    for figures in _places(code):
        if figures >= end and (place := _ordinal(code, figures)) is not None:
            end = place.end
            yield place
            continue
        if figures < end or (m := _QUANTITY.match(code, figures)) is None:
            continue
        end = m.end()
        before = code[max(0, figures - 24) : figures]
        compared = _COMPARED.search(before) if before.endswith(_COMPARES) else None
        rank = _RANK_BEFORE.search(before) is not None
        if not rank and _NAMES_BEFORE.search(before):
            continue
        scale = sum(_SCALES[word] for word in m["scale"].split())
        unit = _UNITS.get(m["unit"] or "", "")
        number = value_of(m["n"], whole=not scale and not unit) if m["n"] else Decimal(_WORDS[m["word"]])
        if not unit and scale >= 9 and _BARE_MONEY.match(code, m.end()):
            unit = "đồng"
        kind = RANK if rank else _KINDS.get(unit, MEASURE)
        said = compared["cmp"] if compared is not None else None
        comparator = _COMPARATORS[said.strip()] if said else Comparator.EQUAL
        start = figures - (len(before) - compared.start() if compared is not None else 0)
        yield Quantity(start, end, number * 10**scale, comparator, unit, kind, m["n"] is None)


def _ordinal(code: str, at: int) -> Quantity | None:
    """The place in a ranking that a word at ``at`` says."""
    if code[at].isdigit():
        return None  # nearly every number
    found = next((word for word in _ORDINALS if code.startswith(word, at)), None)
    if found is None or _RANK_BEFORE.search(code[max(0, at - 24) : at]) is None:
        return None
    return Quantity(at, at + len(found), Decimal(_ORDINALS[found]), kind=RANK, written=True)


def mark(code: str, quantities: Iterable[Quantity]) -> str:
    """``code`` with every quantity as its symbol, filled up to its length, so that offsets stay."""
    for q in quantities:
        code = code[: q.start] + q.kind + FILL * (q.end - q.start - 1) + code[q.end :]
    return code
