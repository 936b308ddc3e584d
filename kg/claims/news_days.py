"""Which dates of a line are days of its news: none of birth, of papers, of plans and of long ago."""

from __future__ import annotations

import re

from kg.claims.scene import Scene, SceneLine
from kg.mentions.parses import DateParse


def days_of(scene: Scene, line: SceneLine) -> list[DateParse]:
    """The days that a line tells news of."""
    days = [d for d in line.line.items if isinstance(d, DateParse) and not is_other(scene, d) and is_day(d)]
    days = [d for d in days if not _REPORTED.match(scene.lower, d.end) and not _is_of_old(scene, d)]
    return [d for d in days if not _OF_PAPER.search(scene.lower[max(0, d.start - 40) : d.start])]


# "Sáng 29/6, trao đổi với báo chí, ông A cho biết …": the day of what is told before an act.
_REPORTED = re.compile(r",? (?:trao đổi|trả lời|xác nhận|liên quan|nguồn tin|thông tin|theo)\b")
# A paper's date and the day from which something holds are no day of the news.
_OF_PAPER = re.compile(r"(?:số [^ ]+,? (?:ngày )?|(?:nghị quyết|quyết định) (?:ngày )?|(?:kể )?từ (?:ngày )?)$")


def is_day(parse: DateParse) -> bool:
    """A day of the news: with a month and a day, and no year of long ago."""
    return len(parse.iso) >= 7 and (parse.iso.startswith("--") or len(parse.iso) == 10)


def _is_of_old(scene: Scene, parse: DateParse) -> bool:
    """A day years before the article: of a paper or a plot of land, not of its news."""
    return parse.iso[:4].isdigit() and int(parse.iso[:4]) < scene.year - 1


_ADVERBIAL = re.compile(r"(?:^|[.;:\n] ?)đến (?:ngày )?$")  # "Đến tháng 1/2016, ông …": not up to then


# "từ năm 2007 đến năm 2013": the first year of a period is no act's.
_BEGINS_PERIOD = re.compile(r"\btừ (?:năm |tháng |ngày )?$")
_ENDS_PERIOD = re.compile(r" ?(?:đến|tới|-|–) (?:năm |tháng |ngày |cuối |đầu )*\d")


# "căn cứ Quy định số 102-QĐ/TW ngày 15/11/2017 của Bộ Chính trị": the day of what an act rests on is not its own.
_OF_RULES = re.compile(
    r"\b(?:quy định|điều lệ|luật|nghị định|chỉ thị|hướng dẫn|thông tư|kết luận|thông báo|báo cáo|tờ trình|công văn)"
    r"(?: số)? [^,.;\n]{1,40}? (?:ngày )?$"
)
_PAPER_REACH = 64  # characters before a date in which the paper is named whose date it is


def is_other(scene: Scene, parse: DateParse) -> bool:
    """A date of birth, of a paper's number, or the end of a plan."""
    before = scene.lower[max(0, parse.start - 22) : parse.start]
    if _BEGINS_PERIOD.search(before) and _ENDS_PERIOD.match(scene.lower, parse.end):
        return True
    if _ADVERBIAL.search(before):
        return False
    if _OF_RULES.search(scene.lower, max(0, parse.start - _PAPER_REACH), parse.start):
        return True
    return before.rstrip().endswith(
        (
            "sinh",
            "sinh ngày",
            "sinh:",
            "sinh ngày:",
            "trước",
            "trước ngày",
            "chậm nhất ngày",
            "hạn",
            "đến",
            "từ nay đến",
            "vào đảng",
            "tầm nhìn",
            "định hướng",
            "giai đoạn",
        )
    )
