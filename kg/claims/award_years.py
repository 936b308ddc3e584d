"""In which year an honour was conferred, as far as the text says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.claims.events import registry
from kg.claims.scene import Scene, SceneLine
from kg.mentions.awards import AwardParse
from kg.mentions.parses import DateParse

_NOT_YEAR = re.compile(
    r"(?:công tác|nhiệm vụ|phong trào|thi đua|năm học|từ|đến|tới|giai đoạn|sinh|sinh ngày|ngày|-|–)\s*$"
)


def years(
    scene: Scene, line: SceneLine, named: Sequence[AwardParse], parse: AwardParse, *, now: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(years, notes) of an honour among those named together: said after it, else the one before it, else that of the
    news where the act is the news (``now``)."""
    if parse.years:
        return parse.years, ()
    before = [
        d for d in line.line.items
        if isinstance(d, DateParse) and d.end <= parse.start and d.iso[:2] in ("19", "20") and not _is_other(scene, d)
    ]  # fmt: skip
    since = max((f.end for f in named if f.end <= parse.start), default=line.line.start)
    before = [d for d in before if d.start >= since]
    if before:
        return (before[-1].iso[:4],), ()
    if not now:
        return (), ()
    return _year_of_news(scene)


def _year_of_news(scene: Scene) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The year of the article by its own date, else that of its event, else by an anniversary that it speaks of:
    *(12/7/1907 - 12/7/2017)*, *200 năm thành lập huyện (1820 - 2020)*."""
    if scene.context.published:
        year = scene.context.published[:4]
        return (year,), (f"the year is that of the article, {year}",)
    known = registry(scene)
    if any(c.event == known.main and c.date[:4].isdigit() for c in known.claims):
        year = next(c.date[:4] for c in known.claims if c.event == known.main and c.date[:4].isdigit())
        return (year,), (f"the year is that of the event, {year}",)
    days: dict[str, set[str]] = {}
    for line in scene.lines:
        for item in line.line.items:
            if isinstance(item, DateParse) and re.fullmatch(r"(?:19|20)\d\d-\d\d-\d\d", item.iso):
                days.setdefault(item.iso[5:], set()).add(item.iso[:4])
    years = {max(said) for said in days.values() if len(said) > 1 and int(max(said)) - int(min(said)) >= 5}
    years |= {m["now"] for m in _LASTED.finditer(scene.lower) if int(m["now"]) - int(m["since"]) == int(m["years"])}
    if len(years) != 1:
        return (), ()
    year = years.pop()
    return (year,), (f"the year is that of the anniversary, {year}",)


_LASTED = re.compile(
    r"(?<!\d)(?P<years>\d{2,3}) năm(?: [^\s\d.;()]+){1,12} \((?P<since>1[89]\d\d|20\d\d) ?[-–] ?(?P<now>20\d\d)\)"
)


def _is_other(scene: Scene, parse: DateParse) -> bool:
    return bool(_NOT_YEAR.search(scene.lower[max(0, parse.start - 18) : parse.start])) and len(parse.iso) < 10
