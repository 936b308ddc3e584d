"""Days of partial dates: ``2020-07`` is all days from ``2020-07-01`` to ``2020-07-31``."""

from __future__ import annotations

import calendar
import re

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


def whole_day(date: str, *, last: bool) -> str:
    """The first or the last day that a partial ISO date may mean; empty where its year is not known or it is none."""
    found = _DATE.fullmatch(date)
    if not found:
        return ""
    year, month, day = found.groups()
    month = month or ("12" if last else "01")
    return f"{year}-{month}-{day or (calendar.monthrange(int(year), int(month))[1] if last else '01')}"
