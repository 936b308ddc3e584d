"""Dates with their years, and dates that are counted from others: *Ba tháng sau*, *Trước đó một ngày*."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from kg.claims.news_days import days_of, is_other
from kg.claims.numerals import CARDINALS
from kg.claims.scene import Scene, SceneLine
from kg.context.dates import in_year
from kg.mentions.parses import DateParse, EventParse, Parse, PersonParse, PostParse, TermParse

CARRY = 6  # lines: how far a day said once goes on to hold


def near(line: SceneLine, first: int, last: int) -> Sequence[Parse]:
    """The mentions of a line that begin from ``first`` to ``last``: of those of a long one, few."""
    items = line.line.items
    return items[bisect_left(items, first, key=_start) : bisect_right(items, last, key=_start)]


def _start(parse: Parse) -> int:
    return parse.start


def settle(scene: Scene, line: SceneLine, parse: DateParse) -> tuple[str, tuple[str, ...]]:
    """The date with its year, as far as the article's own date or the congress's term settle it."""
    iso, notes = scene.context.date(parse)
    if not iso.startswith("--"):
        return iso, notes
    for item in line.line.items:
        if isinstance(item, EventParse) and item.kind == "Đại hội" and item.named:
            years = _years(line, item)
            if years:
                return in_year(iso, years[:4]), (f"a congress of the term {years} met in {years[:4]}",)
    for item in line.line.items:
        if not isinstance(item, DateParse) or len(item.iso) != 4:
            continue
        if _NAMES_MEETING.search(scene.lower[max(line.start, item.start - _NAME_REACH) : item.start]):
            return in_year(iso, item.iso), (f"the meeting is named by its year, {item.iso}",)
    return iso, notes


_NAME_REACH = 60  # characters before a year in which the name of its meeting stands
# "Kỳ họp bất thường | năm 2015": a year that is part of a meeting's name.
_NAMES_MEETING = re.compile(
    r"(?:kỳ họp|phiên họp|hội nghị|đại hội)(?: bất thường| chuyên đề| thường lệ| lần thứ \w+)?,? $"
)


def _years(line: SceneLine, event: EventParse) -> str:
    if event.term is not None and event.term.label[:4].isdigit():
        return event.term.label
    following = [t for t in line.line.items if isinstance(t, TermParse) and 0 <= t.start - event.end <= 4]
    return following[0].label if following and following[0].label[:4].isdigit() else ""


# "Ba tháng sau, ông được bầu …", "Trước đó một ngày, …", "Hai tháng trước, …": so long from what was told before.
SOME_TIME_FROM = re.compile(
    r"(?P<many>\w+|mười \w+|hơn \w+|gần \w+) (?P<unit>năm|tháng|tuần|ngày) (?P<way>sau|trước)(?: đó)?,? "
    r"|(?P<way2>trước|sau) đó (?P<many2>\w+) (?P<unit2>năm|tháng|tuần|ngày),? "
)


_LONGEST_NUMBER = 2  # figures of the days, months or years that pass between two acts
_CLAUSE = 80  # characters before an act in which its clause says how much later it was
# "ngày 31/3, Quốc hội bầu ông A; một ngày sau bầu các ông B, C …": counted from the day of the clause before.
_SOME_TIME_ON = re.compile(r"[;,] (?:và )?(?P<many>\w+) (?P<unit>năm|tháng|ngày) sau(?: đó)?,?(?: [^.;,\d]{0,40})? $")


def time_on(scene: Scene, line: SceneLine, offset: int) -> re.Match[str] | None:
    """The words by which the clause of an act at ``offset`` says how much later it was than what stands before."""
    return _SOME_TIME_ON.search(scene.lower, max(line.start, offset - _CLAUSE), offset)


def counted_within(scene: Scene, line: SceneLine, told: re.Match[str]) -> tuple[SceneLine, DateParse] | None:
    """The day of an act that its sentence counts from the last one said before the words ``told``; None where that is
    open."""
    many, at = _count(told["many"]), told.start()
    said = [d for d in line.line.items if isinstance(d, DateParse) and d.end <= at and not is_other(scene, d)]
    iso = _moved(settle(scene, line, said[-1])[0], many, told["unit"]) if said and many else ""
    return (line, replace(said[-1], iso=iso, until="")) if iso else None


def _count(word: str) -> int:
    return CARDINALS.get(word) or (int(word) if word.isdecimal() and len(word) <= _LONGEST_NUMBER else 0)


def counted_from(scene: Scene, line: SceneLine, told: re.Match[str]) -> tuple[SceneLine, DateParse] | None:
    """The last date told before and the time that has passed since, or had to pass; None where that is open."""
    at = scene.index(line.start)
    word, unit = told["many"] or told["many2"], told["unit"] or told["unit2"]
    many = _count(word)
    before = (told["way"] or told["way2"]) == "trước"
    if not many or not before and not scene.goes_on(at):
        return None
    dates = _told_before(scene, at, opening=told["way"] == "trước") if before else _only_date(scene, at - 1)
    if dates is None:
        return None
    line_before, date_before = dates
    iso = _moved(settle(scene, line_before, date_before)[0], -many if before else many, unit)
    return (line_before, replace(date_before, iso=iso, until="")) if iso else None


def _told_before(scene: Scene, at: int, *, opening: bool) -> tuple[SceneLine, DateParse] | None:
    """The day of the news last told before a line; that of the article's ``opening`` is what *hai tháng trước* is
    before."""
    lines = scene.lines[:at] if opening else reversed(scene.lines[max(0, at - CARRY) : at])
    return next(((line, days[0]) for line in lines if (days := days_of(scene, line))), None)


def _only_date(scene: Scene, at: int) -> tuple[SceneLine, DateParse] | None:
    """The date of a line that says one only, of what somebody did."""
    line = scene.lines[at]
    if not any(isinstance(item, PersonParse | PostParse) for item in line.line.items):
        return None  # a bridge was begun on that day
    said = [i for i in line.line.items if isinstance(i, DateParse) and not is_other(scene, i)]
    return (line, said[0]) if len(said) == 1 else None


def _moved(iso: str, many: int, unit: str) -> str:
    """The date ``many`` days, months or years after ``iso``, as exactly as both are said; empty where that is
    open, as days after a year are."""
    if unit == "năm":
        return "" if iso.startswith("--") else str(int(iso[:4]) + many)
    if unit == "tháng":
        if iso.startswith("--") or len(iso) < 7:
            return ""
        months = int(iso[:4]) * 12 + int(iso[5:7]) - 1 + many
        return f"{months // 12}-{months % 12 + 1:02}"
    if unit == "tuần" or len(iso) != 10 and not (iso.startswith("--") and len(iso) == 7):
        return ""  # a week before is seldom seven days
    try:
        day = date.fromisoformat(f"2004{iso[1:]}" if iso.startswith("--") else iso) + timedelta(days=many)
    except ValueError:  # the 31st of a shorter month
        return ""
    return f"--{day:%m-%d}" if iso.startswith("--") else day.isoformat()
