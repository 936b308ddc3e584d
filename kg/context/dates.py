"""The article's own day, and the year that it gives to days said without one."""

from __future__ import annotations

import re

from kg.mentions import Reading
from kg.mentions.parses import DateParse
from kg.model import Document

# What stands beside the day on which a page came out.
_DATELINE = re.compile(r"\d{1,2}:\d{2}|\b(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|cập nhật|gmt)\b")
_FIRST_LINES, _LAST_LINES = 12, 3  # where a page says when it came out
_BEFORE, _AFTER = 24, 16  # characters around a date in which its dateline stands
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


def dated(parse: DateParse, day: str) -> tuple[str, tuple[str, ...]]:
    """ISO form of a date, its year settled by the article's own ``day`` where that is known, with a note of that."""
    if not parse.iso.startswith("--") or len(day) < 4:
        return parse.iso, ()
    year = int(day[:4])
    if len(day) == 10 and parse.iso[2:] > _latest(day[5:]):
        year -= 1
    return f"{year}{parse.iso[1:]}", (f"the year of {parse.iso} is that of the article, {day}",)


def _latest(month_day: str) -> str:
    """The last ``MM-DD`` of the article's year that it can speak of as to come."""
    return f"{min(int(month_day[:2]) + _MONTHS_AHEAD, 13):02}-31"
