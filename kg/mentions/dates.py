"""Dates and terms of office, found by one pattern each over the whole text."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from kg.mentions.parses import DateParse, TermParse
from kg.sought import matches_at, places_of
from kg.text import Text

_MONTHS = ["giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"]
_MONTH_NUMBER = {name: n for n, name in enumerate(_MONTHS, 1)} | {"một": 1, "chạp": 12}
_MONTH_WORD = "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True))

_YEAR = r"(?:19|20)\d\d"
# Day, month, year in figures; the day may be a list or a range: 25, 26 và 27/9/2014; 20-28/1/2016.
_DATE = re.compile(
    rf"""(?P<today>(?:hôm\ nay|hôm\ qua|sáng\ nay|chiều\ nay|tối\ nay)[ ]?\(?)?
    (?<![\d/.,])(?<!thứ\ )(?:
      (?P<days>(?:\d{{1,2}}(?:\ ?(?:,|và|-|đến)\ ?))*)
      (?P<d>\d{{1,2}})\ ?[/.-]\ ?(?P<m>\d{{1,2}})(?:\ ?[/.-]\ ?(?P<y>{_YEAR}))?(?![\d%]|[/.,]\d|-\d)
     |(?:ngày\ )?(?P<d2>\d{{1,2}})\ tháng\ (?P<m2>\d{{1,2}}|{_MONTH_WORD})\b(?:(?:\ |,\ |/|\ năm\ )(?P<y2>{_YEAR}))?
     |tháng\ (?P<m3>\d{{1,2}})(?:\ ?[/.-]\ ?|\ năm\ |\ )(?P<y3>{_YEAR})
     |(?P<m4>\d{{1,2}})/(?P<y4>{_YEAR})(?![\d/])
     |năm\ (?P<y5>{_YEAR})(?![\d/])
     |(?:(?<=từ\ )|(?<=đến\ )|(?<=tới\ )|(?<=sang\ ))(?P<y6>{_YEAR})  # đến 2006 | là Bí thư Tỉnh đoàn
        (?=,?\ (?:là|làm|giữ|kiêm|ông|bà|được|về|chuyển|lên|đảm\ nhiệm)\b)
    )""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"\d+")
_BEFORE_NUMBERS = ("ngày ", "tháng ", "năm ")
_TODAY = ("hôm nay", "sáng nay", "chiều nay", "tối nay", "hôm qua")
# A day and a month alone are a date only where something says so: 5/4 can be a fraction, 15-1 a score.
_DAY_WORD = re.compile(
    r"(?:ngày|các ngày|sáng|chiều|tối|trưa|đêm|từ|đến|hôm|nay|qua|và|kể từ|mồng|mùng|tháng|vào|\()\s*\(?$"
)

_ROMAN_OR_NUMBER = r"[ivxl]+\b|\d{1,2}\b"
_TERM = re.compile(
    rf"(?P<years>\(?(?:nhiệm kỳ|nhiệm kì|giai đoạn khóa) *:? *\(?(?P<a>{_YEAR}) ?[-/] ?(?P<b>(?:19|20)?\d\d)\b\)?)"
    rf"|(?:khóa|nhiệm kỳ thứ|nhiệm kỳ) (?P<n>{_ROMAN_OR_NUMBER})(?:(?:, (?:và )?| và )(?P<last>[ivx]+)\b(?! ?[-.]))*"
    rf"(?:,? ?\(?\b(?:nhiệm kỳ )(?P<a2>{_YEAR}) ?- ?(?P<b2>{_YEAR})\)?)?"
)
_TERM_WORDS = ("(nhiệm", "(giai", "nhiệm k", "giai đoạn k", "khóa ")  # how a term begins


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTH_NUMBER[text]


def _iso(year: str | None, month: int | None, day: int | None) -> str:
    """ISO form as far as known; empty where month or day is none of the calendar's."""
    if month is not None and not 1 <= month <= 12:
        return ""
    # A leap year, where none is said. Papers print the 31st of June.
    if day is not None and month is not None and not 1 <= day <= monthrange(int(year or 2000), month)[1]:
        return ""
    if month is None:
        return year or ""
    if day is None:
        return f"{year}-{month:02}" if year else ""
    return f"{year or '-'}-{month:02}-{day:02}"


def dates(text: Text) -> Iterator[DateParse]:
    """Every date of the text, in order."""
    lower = text.lower
    for m in matches_at(_places(lower), _DATE, lower):
        until = ""
        if m["d"]:
            if not m["y"] and not m["today"] and not _DAY_WORD.search(lower[max(0, m.start() - 12) : m.start()]):
                continue
            day, month, year = int(m["d"]), int(m["m"]), m["y"]
            iso = _iso(year, month, day)
            if m["days"]:
                first = re.match(r"\d+", m["days"])
                assert first is not None
                until, iso = iso, _iso(year, month, int(first.group()))
        elif m["d2"]:
            iso = _iso(m["y2"], _month(m["m2"]), int(m["d2"]))
        elif m["m3"]:
            iso = _iso(m["y3"], int(m["m3"]), None)
        elif m["m4"]:
            iso = _iso(m["y4"], int(m["m4"]), None)
        else:
            iso = m["y5"] or m["y6"]
        if iso:
            start = m.start() + len(m["today"] or "")
            yield DateParse(start, m.end(), iso, until, bool(m["today"]) or iso.startswith("--"))


def _places(lower: str) -> list[int]:
    """Where a date can begin: at a number, at the word before it, and at one for the day that it is said on.

    A pattern of all that would be tried at every other letter.
    """
    found: list[int] = []
    for number in _NUMBER.finditer(lower):
        at = number.start()
        before = lower[max(0, at - 6) : at]
        if before.endswith(_BEFORE_NUMBERS):
            found.append(at - next(len(word) for word in _BEFORE_NUMBERS if before.endswith(word)))
        found.append(at)
    today = places_of(_TODAY, lower)
    return sorted(found + today) if today else found


def terms(text: Text) -> Iterator[TermParse]:
    """Every term of office of the text, in order; a numbered term said with its years goes by the years."""
    for m in matches_at(places_of(_TERM_WORDS, text.lower), _TERM, text.lower):
        if m["n"]:
            if m["a2"]:
                yield TermParse(m.start(), m.end(), f"{m['a2']}-{m['b2']}")
            else:
                yield TermParse(m.start(), m.end(), f"khóa {(m['last'] or m['n']).upper()}")
        else:
            last = m["b"] if len(m["b"]) == 4 else m["a"][:2] + m["b"]
            if int(last) < int(m["a"]):
                continue  # a slip of the pen
            start = m.start() + (m.group().startswith("(") and not m.group().endswith(")"))
            yield TermParse(start, m.end(), f"{m['a']}-{last}")
