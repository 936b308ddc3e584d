"""The article's own day, and the year that it gives to days said without one."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kg.mentions import Line, Reading
from kg.mentions.parses import DateParse, EventParse, TermParse
from kg.model import Document

# What stands beside the day on which a page came out.
_DATELINE = re.compile(r"\d{1,2}:\d{2}|\b(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|cập nhật|gmt)\b")
_FIRST_LINES, _LAST_LINES = 12, 3  # where a page says when it came out
_BEFORE, _AFTER = 24, 16  # characters around a date in which its dateline stands
# A day without year, and one with it that an article says beside it: what led to the news lies further from its day,
# which the first lines say.
_NEAR_DAYS, _DAYS_BEFORE = 45, 100
_LEAD = 2
_OF_DOCUMENT = re.compile(
    r"(?:số \S+|\d/\S*[a-zđ]\S*|-\S*/\S+),? (?:ngày )?$"
)  # Hướng dẫn số 09-HD/BTCTW ngày 2/3/2012
_OLD_REACH = 30  # characters before a date in which it is said to be one of old
_OF_OLD = re.compile(r"sinh|vào đảng|kỷ niệm|thành lập|giải phóng|truyền thống|cách mạng|ngày mất|từ trần|hy sinh")
_TO_COME = re.compile(r"(?:đến|tới|trước|hết|hạn|chậm nhất|dự kiến)(?: ngày)? $")  # before a day that plans speak of
_LONG_BEFORE = 120  # days before the last day said, on which no news of the article was
# Before a congress or session, these say that the sentence is about something else.
_NOT_IT = re.compile(
    r"(?:ban tổ chức|tiểu ban|ban chỉ đạo|góp ý|sơ kết|giữa|lấy ý kiến|vào"
    r"|chuẩn bị|hướng tới|chào mừng|tiến tới|trước|trước thềm|sau|trình|văn kiện|dự thảo|phục vụ|nghị quyết|thực hiện"
    r"|kế hoạch|tổng kết|nhân sự|diễn ra|của|cho|về|từ)(?: \w+){0,2} ?$"
)
_MONTHS_AHEAD = 2  # news speaks of days that far ahead; what lies further was a year ago


def published(reading: Reading, document: Document) -> str:
    """The article's own date (ISO, maybe partial): its metadata, else a dateline near the top or end; empty if none.

    A dateline is a full date with a time of day or a weekday beside it.
    """
    if document.published:
        return document.published
    lower = reading.page.text.lower
    for line in (*reading.lines[:_FIRST_LINES], *reading.lines[-_LAST_LINES:]):
        for item in line.items:
            if isinstance(item, DateParse) and len(item.iso) == 10 and item.iso >= "2000":
                around = lower[max(line.start, item.start - _BEFORE) : min(line.end, item.end + _AFTER)]
                if _DATELINE.search(around):
                    return item.iso
    return ""


class Spoken(NamedTuple):
    """A day that a text says with its year, and how many days before it one said without a year is of that year."""

    day: date
    reach: int


def spoken(reading: Reading) -> tuple[Spoken, ...]:
    """The days that a text says with their years and that can be near the day it is of: no births and anniversaries,
    and none long before the last of them."""
    lower = reading.page.text.lower
    lead = reading.lines[_LEAD - 1].end if len(reading.lines) >= _LEAD else len(lower)
    found = [
        (date.fromisoformat(item.iso), lower[max(0, item.start - _OLD_REACH) : item.start], item.start < lead)
        for line in reading.lines
        for item in line.items
        if isinstance(item, DateParse) and len(item.iso) == 10 and item.iso >= "2000"
    ]
    days = [(day, before, leads) for day, before, leads in found if not _OF_OLD.search(before)]
    days += [(day, "", True) for line in reading.lines for day in _of_meetings(line, lower)]
    days += [(day, "", True) for day in _of_year_ends(reading)]
    ahead = [day for day, before, _ in days if not _TO_COME.search(before)]
    ahead += [day for day, before in _months(reading) if not _TO_COME.search(before)]
    last = max(ahead, default=date.min)
    return tuple(
        Spoken(day, _DAYS_BEFORE if leads and not _OF_DOCUMENT.search(before) else _NEAR_DAYS)
        for day, before, leads in days
        if (last - day).days <= _LONG_BEFORE
    )


def of_days(reading: Reading, days: tuple[Spoken, ...]) -> str:
    """The last of the ``days`` that a text without a date of its own says (ISO; empty if there is none): it came out no
    earlier. The first day of two tiers was long announced, so it tells nothing where the text does not speak of them.
    """
    last = max((said.day for said in days), default=date.min)
    if last < _TWO_TIERS or last == _TWO_TIERS and not _OF_TWO_TIERS.search(reading.page.text.lower):
        return ""
    return last.isoformat()


def _of_meetings(line: Line, lower: str) -> Iterator[date]:
    """The days that a line says without a year of a congress or first session whose term it says: they are of the
    term's first year."""
    for event in (item for item in line.items if isinstance(item, EventParse)):
        year = _first_year(line, event)
        if not year or _NOT_IT.search(lower[max(line.start, event.start - _OLD_REACH) : event.start]):
            continue
        days = (_day_in(item.iso, year) for item in _without_year(line, event))
        yield from (day for day in days if day is not None)


def _of_year_ends(reading: Reading) -> Iterator[date]:
    """The days that a text says without a year of meetings at a year's end: *Ngày 12/1, … hội nghị tổng kết năm 2016*,
    *Ngày 8/12, kỳ họp …* of a council that sets the aims of 2024."""
    lower = reading.page.text.lower
    aims: list[int] | None = None  # looked for where a day needs them
    for line in reading.lines:
        event = next((item for item in line.items if isinstance(item, EventParse)), None)
        if event is None or _NOT_IT.search(lower[max(line.start, event.start - _OLD_REACH) : event.start]):
            continue
        summed = _SUMS_UP.search(lower, event.start, line.end)
        for item in _without_year(line, event):
            month, year = int(item.iso[2:4]), 0
            if summed is not None and (summed["half"] is None or 6 <= month <= 9):
                year = int(summed["year"]) + (summed["half"] is None and month <= _LATEST_SUM)
            elif event.kind == "Kỳ họp" and month >= _EARLIEST_AIM:
                if aims is None:
                    aims = [int(found["year"]) for found in _AIMS_OF.finditer(lower)]
                year = max(aims) - 1 if aims else 0
            if year and (day := _day_in(item.iso, year)) is not None:
                yield day


def _without_year(line: Line, event: EventParse) -> Iterator[DateParse]:
    """The dates that a line says without their year before an event."""
    for item in line.items:
        if isinstance(item, DateParse) and item.iso.startswith("--") and item.end <= event.start:
            yield item


_SUMS_UP = re.compile(
    r"(?:tổng kết|sơ kết|đánh giá)[^.;\n]{0,120}? (?P<half>(?:6|sáu|9|chín) tháng(?: đầu)? )?"
    r"năm (?P<year>20\d\d)(?!\d| ?-)"
)
_AIMS_OF = re.compile(
    r"(?:nghị quyết|kế hoạch|chỉ tiêu|nhiệm vụ|mục tiêu|dự toán)[^.;\n]{0,60} kinh tế ?- ?xã hội[^.;\n]{0,40}"
    r" năm (?P<year>20\d\d)(?!\d| ?-)"
)
_LATEST_SUM, _EARLIEST_AIM = 4, 11  # months in which a year is summed up, and the next one's aims are set


def _first_year(line: Line, event: EventParse) -> str:
    """The first year of the term that a congress, or the first session of a council, opens; empty where none."""
    if not (event.kind == "Đại hội" and event.named or event.kind == "Kỳ họp" and event.ordinal == 1):
        return ""
    terms = [
        event.term,
        *(t for t in line.items if isinstance(t, TermParse) and 0 <= t.start - event.end <= _TERM_REACH),
    ]
    return next((term.label[:4] for term in terms if term is not None and term.label[:4].isdigit()), "")


_TERM_REACH = 4  # characters between an event's name and its term
_TWO_TIERS = date(2025, 7, 1)  # districts were dissolved
_OF_TWO_TIERS = re.compile(r"(?:chính quyền|mô hình)[^.;\n]{0,30} (?:hai|2) cấp")


def _months(reading: Reading) -> Iterator[tuple[date, str]]:
    """The months that a text says with their years, as their first days, with the words before them."""
    lower = reading.page.text.lower
    for item in (item for line in reading.lines for item in line.items):
        if isinstance(item, DateParse) and len(item.iso) == 7 and item.iso[:2] == "20":
            before = lower[max(0, item.start - _OLD_REACH) : item.start]
            if not _OF_OLD.search(before):
                yield date.fromisoformat(f"{item.iso}-01"), before


def dated(parse: DateParse, day: str, days: tuple[Spoken, ...]) -> tuple[str, tuple[str, ...]]:
    """ISO form of a date, its year settled by the article's own ``day``, else by ``days`` near it that the text says
    with their year, with a note of that."""
    if not parse.iso.startswith("--"):
        return parse.iso, ()
    if len(day) < 4:
        return _beside(parse.iso, days)
    year = int(day[:4])
    if len(day) == 10 and parse.iso[2:] > _latest(day[5:]):
        year -= 1
    return in_year(parse.iso, year), (f"the year of {parse.iso} is that of the article, {day}",)


def in_year(iso: str, year: int | str) -> str:
    """``--MM-DD`` or ``--MM`` with its year; empty where that year has no such day, the 29th of February."""
    return "" if iso == "--02-29" and not isleap(int(year)) else f"{year}{iso[1:]}"


def _day_in(iso: str, year: int | str) -> date | None:
    """The day ``--MM-DD`` of a year; None for a month alone, and where that year has no such day."""
    return date.fromisoformat(said) if len(said := in_year(iso, year)) == len("2024-02-29") else None


def _beside(iso: str, days: tuple[Spoken, ...]) -> tuple[str, tuple[str, ...]]:
    """*28/4* of a text that says *18/4/2022* is of 2022; open where days of several years are as near."""
    years = {year: said.day for said in days if (year := _year_beside(iso, said)) is not None}
    if len(years) != 1:
        return iso, ()
    ((year, day),) = years.items()
    return in_year(iso, year), (f"the year of {iso} is that of {day.isoformat()}, which the article says",)


def _year_beside(iso: str, said: Spoken) -> int | None:
    """The year in which ``--MM-DD`` lies some weeks after a day or as far before as it reaches; None if in none."""
    middle = f"{iso}-15" if len(iso) == len("--07") else iso  # of a month alone
    for year in (said.day.year, said.day.year - 1, said.day.year + 1):
        other = _day_in(middle, year)
        if other is not None and -said.reach <= (other - said.day).days <= _NEAR_DAYS:
            return year
    return None


def _latest(month_day: str) -> str:
    """The last ``MM-DD`` of the article's year that it can speak of as to come."""
    return f"{min(int(month_day[:2]) + _MONTHS_AHEAD, 13):02}-31"
