"""When two ways of writing a name, a body, a place or a number mean the same. Independent of what the extraction does.

Annotators and texts write *hoà* and *hòa*, *UBND* and *Ủy ban nhân dân*, *Quận ủy Ba Đình* and *Ban Chấp hành Đảng bộ
quận Ba Đình*: none of that is an error of extraction.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_CACHE = 1 << 16
_TONES = {"\u0300": "1", "\u0301": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_ABBREVIATIONS = [
    (re.compile(pattern), full)
    for pattern, full in (
        (r"\bubnd\b", "ủy ban nhân dân"),
        (r"\bhđnd\b", "hội đồng nhân dân"),
        (r"\bmttq\b", "mặt trận tổ quốc"),
        (r"\bbch\b", "ban chấp hành"),
        (r"\bbtv\b", "ban thường vụ"),
        (r"\btp\.? ?hcm\b", "thành phố hồ chí minh"),
        (r"\btp\.? ", "thành phố "),
        (r"\bt\.? ?ư\b\.?", "trung ương"),
        (r"\btw\b", "trung ương"),
        (r"\bubkt\b", "ủy ban kiểm tra"),
        (r"\bđbqh\b", "đại biểu quốc hội"),
        (r"\bgd ?- ?đt\b|\bgd&đt\b", "giáo dục và đào tạo"),
        (r"\buy ban\b", "ủy ban"),
    )
]
_PUNCTUATION = re.compile(r"[^\w%/.,-]+|(?<!\d)[.,-]|[.,-](?!\d)")


@lru_cache(_CACHE)
def fold(text: str) -> str:
    """Lower case, one letter Đ, abbreviations opened, the tone after its syllable, single spaces, no punctuation."""
    text = unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ").lower()
    for pattern, full in _ABBREVIATIONS:
        text = pattern.sub(full, text)
    return " ".join(map(_tone_last, _PUNCTUATION.sub(" ", text).split()))


def _tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(_TONES.get(letter, "") for letter in letters)
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES)) + tones


def _any_of(*phrases: str) -> str:
    return "|".join(map(fold, phrases))


_COMMITTEES = [
    (fold(unit), fold(committee))
    for unit, committee in (
        ("quận", "quận ủy"),
        ("huyện", "huyện ủy"),
        ("tỉnh", "tỉnh ủy"),
        ("thành phố", "thành ủy"),
        ("thị xã", "thị ủy"),
    )
]
_CENTRAL = {fold(name) for name in ("trung ương đảng", "ban chấp hành trung ương", "đảng")}
_SESSION = re.compile(rf" ({_any_of('khóa', 'nhiệm kỳ')}) .*$")
_PARTY = re.compile(rf"\b{fold('đảng cộng sản việt nam')}\b")
_DEPARTMENT = re.compile(rf"^({fold('sở')} .*?) ({_any_of('tỉnh', 'thành phố')}) ")


@lru_cache(_CACHE)
def body(text: str) -> str:
    """A body's name: without its session, a party organisation and its committee being one."""
    name = _PARTY.sub(fold("đảng"), _SESSION.sub("", fold(text)))
    name = name.replace(fold("mặt trận tổ quốc việt nam"), fold("mặt trận tổ quốc"))
    for unit, committee in _COMMITTEES:
        for long in (f"{fold('ban chấp hành đảng bộ')} {unit} ", f"{fold('đảng ủy')} {unit} ", f"{committee} {unit} "):
            name = name.replace(long, f"{committee} ")
    if name in _CENTRAL:
        return fold("ban chấp hành trung ương đảng")
    return _DEPARTMENT.sub(r"\1 ", name).strip()


_KINDS_OF_BODY = re.compile(
    _any_of(
        "ban chấp hành", "ban thường vụ", "đảng bộ", "đảng ủy", "quận ủy", "huyện ủy", "tỉnh ủy", "thành ủy", "thị ủy"
    )
    + "|"
    + _any_of("ủy ban nhân dân", "hội đồng nhân dân", "đại hội đại biểu", "đại hội", "hội nghị", "kỳ họp")
    + "|"
    + _any_of("và nhân dân", "nhân dân", "chính quyền")
)
_KINDS_OF_UNIT = re.compile(rf"\b({_any_of('quận', 'huyện', 'tỉnh', 'thành phố', 'thị xã', 'phường', 'xã')})\b")
_ORDINAL = re.compile(rf"\b{fold('lần thứ')} \S+| [ivxl]+\b$")


@lru_cache(_CACHE)
def place(text: str) -> str:
    """What is left of a body's or unit's name without the kind of body: its jurisdiction."""
    name = _KINDS_OF_BODY.sub(" ", body(text))
    return " ".join(_ORDINAL.sub(" ", _KINDS_OF_UNIT.sub(" ", name)).split())


def same_place(a: str, b: str) -> bool:
    """Whether two bodies or units are of one place, one of them perhaps named more exactly."""
    if body(a) == body(b):
        return True
    x, y = place(a), place(b)
    return x == y or (bool(x) and bool(y) and (x in y or y in x))


def role(text: str) -> str:
    """A post: *Ủy viên Ban* before a body's name is *Ủy viên*."""
    return fold(text).replace(fold("ủy viên ban"), fold("ủy viên"))


_NUMERALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ORDINALS = {fold(word): str(n) for n, word in enumerate(_NUMERALS, 1)} | {fold("thứ nhất"): "1"}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def ordinal(text: str) -> str:
    """``12`` for *12*, *XII*; ``1`` for *nhất*."""
    folded = fold(text)
    if folded in _ORDINALS:
        return _ORDINALS[folded]
    if not re.fullmatch("[ivxlc]+", folded):
        return folded
    values = [_ROMAN[letter] for letter in folded]
    return str(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))


def words(text: str) -> list[str]:
    """The words of the folded text."""
    return re.findall(r"\w+", fold(text))


def overlap(a: str, b: str) -> float:
    """F1 over words; 1 where the shorter, of four words or more, stands in the longer."""
    short, long = sorted((words(a), words(b)), key=len)
    if not short:
        return 0.0
    if len(short) >= 4 and " ".join(short) in " ".join(long):
        return 1.0
    return 2 * (Counter(short) & Counter(long)).total() / (len(short) + len(long))


def same_number(a: str, b: str) -> bool:
    """Whether both are numbers, and equal ones."""
    try:
        return float(a) == float(b)
    except ValueError:
        return False


def same_date(a: str, b: str) -> bool:
    """Equal, or one leaves the year open (``--07-23``) and month and day agree."""
    return a == b or ("--" in (a[:2], b[:2]) and a[-5:] == b[-5:])
