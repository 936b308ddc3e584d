"""A document made ready for rules: each line as a string in which every mention is one symbol.

    Bí thư Tỉnh ủy Nguyễn Phú Cường được bầu làm Chủ tịch HĐND tỉnh   →   ‹post› ‹person› được bầu làm ‹post›

Rules are regular expressions over such strings (see :mod:`kg.claims.patterns`); a match maps back to parses and to
places in the text. A :class:`~kg.claims.coded.Group` is a person with the posts said of them; in the second string of
a line (``grouped``) a group is one symbol.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from kg.claims.coded import Coded, Group
from kg.claims.groups import group
from kg.context import Context
from kg.mentions import Line, Reading
from kg.mentions.parses import BodyParse, DateParse, EventParse, Parse, PostParse, TermParse, UnitParse
from kg.mentions.values import value
from kg.model import Document, Span

# Before a year that is to come: "đến năm 2025", "kế hoạch công tác năm 2023".
_NOT_BEGUN = re.compile(
    r"(?:(?:đến|tới|trước|sau|tầm nhìn|định hướng|vào|trong|sinh|-|kể từ(?: ngày)?) ?"
    r"|\bvề phát triển kinh tế ?- ?xã hội(?:,[^.;]{0,40})? "
    r"|\b(?:mục tiêu|kế hoạch|chương trình|dự toán|nhiệm vụ|phương hướng|chỉ tiêu)(?: [^.;,]{0,28})? (?:của )?)$"
)
_REACH = 40  # characters before a year in which it is said to come
# After one: "năm 2023, tỉnh phấn đấu …".
_AIMED_AT = re.compile(r",?(?: [^ .,;]+){0,6} (?:phấn đấu|đặt (?:ra )?mục tiêu|dự kiến|sẽ)\b")
_PERIOD = re.compile("[-+*• ]*(?:từ )?\ue004 ?(?:-|đến|tới) ?(?:\ue004|nay)")


@value
class SceneLine:
    """A line with its two strings: every mention a symbol; every person with their posts a symbol."""

    line: Line
    coded: Coded
    grouped: Coded
    groups: tuple[Group, ...]

    @property
    def start(self) -> int:
        """Offset of the line in the normalised text."""
        return self.line.start

    @property
    def posts(self) -> list[PostParse]:
        """The posts that the line names."""
        return [item for item in self.line.items if isinstance(item, PostParse)]


class Scene:
    """All that rules may ask about a document."""

    def __init__(self, reading: Reading, document: Document) -> None:
        self.reading = reading
        self.document = document
        self.text = reading.page.text
        self.lower = reading.page.text.lower
        self.norm = reading.page.text.norm
        self.context = Context(reading, document)
        self.lines: tuple[SceneLine, ...] = tuple(self._line(line) for line in reading.lines)
        self._starts = [line.start for line in self.lines]

    def _line(self, line: Line) -> SceneLine:
        coded = Coded(self.lower, line.start, line.end, line.items)
        groups = tuple(group(coded, line.items, self.lower))
        if not groups:
            return SceneLine(line, coded, coded, ())
        # What a group covers is left out by Coded; a post before a list that its people share stays to be read.
        merged = sorted([*groups, *line.items], key=lambda i: (i.start, -i.end))
        return SceneLine(line, coded, Coded(self.lower, line.start, line.end, merged), groups)

    def index(self, offset: int) -> int:
        """Place in ``lines`` of the one that holds ``offset``."""
        return bisect_right(self._starts, offset) - 1

    def goes_on(self, index: int) -> bool:
        """Whether a line stands in the same paragraph as the one before it."""
        return self.reading.goes_on(index)

    def span(self, start: int, end: int) -> Span:
        """Span in the text as read of ``norm[start:end]``, blanks at both ends left out."""
        norm = self.norm
        while start < end and norm[start].isspace():
            start += 1
        while end > start and norm[end - 1].isspace():
            end -= 1
        return self.text.span(start, end)

    def span_of(self, parses: Iterable[Parse]) -> Span:
        """Span from the first to the last of the parses."""
        parts = list(parses)
        return self.span(min(p.start for p in parts), max(p.end for p in parts))

    def quote(self, start: int, end: int) -> str:
        """``norm[start:end]`` with single spaces: how a label is written."""
        return " ".join(self.norm[start:end].split())

    @cached_property
    def is_career(self) -> bool:
        """Whether the article tells a career in periods: three lines that begin with one."""
        return sum(_PERIOD.match(line.coded.code) is not None for line in self.lines) >= 3

    def groups_of(self, name: str) -> Iterator[Group]:
        """Where the text names somebody as ``name``: each with the posts said beside it, in order."""
        return (group for line in self.lines for group in line.groups if group.person.name == name)

    @cached_property
    def first_public(self) -> int:
        """The first line that names a body, a unit, a post or an event: before it, nothing is said of any."""
        named = (BodyParse, UnitParse, PostParse, EventParse)
        lines = enumerate(self.reading.lines)
        return next((k for k, line in lines if any(isinstance(i, named) for i in line.items)), len(self.lines))

    def _has_begun(self, date: DateParse) -> bool:
        """Whether a date is not one that a plan or an aim names."""
        before = self.lower[max(0, date.start - _REACH) : date.start]
        return not _NOT_BEGUN.search(before) and not _AIMED_AT.match(self.lower, date.end)

    @cached_property
    def year(self) -> int:
        """The year of the article: its own date's, else the latest that it speaks of as begun; 0 if none is known."""
        if self.context.published:
            return int(self.context.published[:4])
        items = [item for line in self.reading.lines for item in line.items]
        said = [i for i in items if isinstance(i, DateParse) and i.iso[:2] in ("19", "20") and self._has_begun(i)]
        years = [int(item.iso[:4]) for item in said]
        terms = (item.term if isinstance(item, (PostParse, EventParse)) else item for item in items)
        terms_of = [int(t.label[:4]) for t in terms if isinstance(t, TermParse) and t.label[:4].isdigit()]
        if any(len(item.iso) == len("2024-05-16") for item in said):
            # A paper that says its days speaks of the terms that are to come as well.
            terms_of = [year for year in terms_of if year <= max(years)]
        years += terms_of
        return max((y for y in years if y <= 2026), default=0)
