"""A document made ready for rules: each line as a string in which every mention is one symbol.

    Bí thư Tỉnh ủy Nguyễn Phú Cường được bầu làm Chủ tịch HĐND tỉnh   →   ‹post› ‹person› được bầu làm ‹post›

Rules are regular expressions over such strings (see :mod:`kg.claims.patterns`); a match maps back to parses and to
places in the text. A :class:`Group` is a person with the posts said of them; in the second string of a line
(``grouped``) a group is one symbol.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.context import Context
from kg.mentions import Line, Reading
from kg.mentions.parses import (
    BodyParse,
    DateParse,
    EventParse,
    Parse,
    PersonParse,
    PostParse,
    RankParse,
    TermParse,
    UnitParse,
)
from kg.model import Document, Span

# One private-use character a kind of mention.
SYMBOLS = {
    "person": "\ue000",
    "post": "\ue001",
    "body": "\ue002",
    "unit": "\ue003",
    "date": "\ue004",
    "term": "\ue005",
    "rank": "\ue006",
    "event": "\ue007",
}
_KIND_OF: dict[type, str] = {
    PersonParse: "person", PostParse: "post", BodyParse: "body", UnitParse: "unit",
    DateParse: "date", TermParse: "term", RankParse: "rank", EventParse: "event",
}  # fmt: skip
_PERIOD = re.compile("[-+*• ]*(?:từ )?\ue004 ?(?:-|đến|tới) ?(?:\ue004|nay)")
_HONORIFICS = r"(?:các |hai |đối với |với )?(?:đồng chí|đ/c|ông|bà|anh|chị|cô)"
_HONORIFIC_BEFORE = re.compile(rf"\b{_HONORIFICS} $")


@dataclass(frozen=True, slots=True)
class Group(Parse):
    """A person and the posts in apposition to the name; covers all of them. ``rule`` says how they were tied
    together."""

    person: PersonParse
    posts: tuple[PostParse, ...] = ()
    ranks: tuple[RankParse, ...] = ()
    rules: tuple[str, ...] = ()  # one a post


class Coded:
    """A line as a string of words and symbols, with the way back."""

    def __init__(self, lower: str, start: int, end: int, items: Sequence[Parse]) -> None:
        pieces: list[str] = []
        self._code_starts: list[int] = []
        self._text_starts: list[int] = []
        self.items: dict[int, Parse] = {}
        position, length = start, 0

        def add(piece: str, offset: int) -> None:
            nonlocal length
            self._code_starts.append(length)
            self._text_starts.append(offset)
            pieces.append(piece)
            length += len(piece)

        for item in items:
            if item.start < position:
                continue
            if item.start > position:
                add(lower[position : item.start], position)
            self.items[length] = item
            kind = "person" if isinstance(item, Group) else _KIND_OF[type(item)]
            add(SYMBOLS[kind], item.start)
            position = item.end
        if position < end:
            add(lower[position:end], position)
        self.code = "".join(pieces)
        self.start, self.end = start, end

    def offset(self, index: int) -> int:
        """Offset in the normalised text of a place in ``code``."""
        if index >= len(self.code):
            return self.end
        k = bisect_right(self._code_starts, index) - 1
        return self._text_starts[k] + (index - self._code_starts[k])

    def end_offset(self, index: int) -> int:
        """Offset past the character before ``index`` of ``code``: a symbol ends where its mention ends."""
        item = self.items.get(index - 1)
        return item.end if item is not None else self.offset(index - 1) + 1

    def within(self, start: int, end: int) -> list[Parse]:
        """The mentions whose symbols lie in ``code[start:end]``, in order."""
        return [self.items[k] for k in sorted(self.items) if start <= k < end]


@dataclass(frozen=True, slots=True)
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


class Scene:
    """All that rules may ask about a document."""

    def __init__(self, reading: Reading, document: Document) -> None:
        from kg.claims.groups import group

        self.reading = reading
        self.document = document
        self.text = reading.page.text
        self.lower = reading.page.text.lower
        self.norm = reading.page.text.norm
        self.context = Context(reading, document)
        self.lines: tuple[SceneLine, ...] = tuple(self._line(line, group) for line in reading.lines)

    def _line(self, line: Line, group) -> SceneLine:  # type: ignore[no-untyped-def]
        coded = Coded(self.lower, line.start, line.end, line.items)
        groups = tuple(group(coded, line.items, self.lower)) if line.items else ()
        inside = {id(i) for g in groups for i in (g.person, *g.posts, *g.ranks)}
        merged = sorted([*groups, *(i for i in line.items if id(i) not in inside)], key=lambda i: (i.start, -i.end))
        return SceneLine(line, coded, Coded(self.lower, line.start, line.end, merged), groups)

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

    @cached_property
    def year(self) -> int:
        """The year of the article as far as it is known: its own date, else the latest year that it speaks of as
        begun; 0 if none."""
        if self.context.published:
            return int(self.context.published[:4])
        years = [0]
        for line in self.reading.lines:
            for item in line.items:
                if isinstance(item, DateParse) and item.iso[:2] in ("19", "20"):
                    before = self.lower[max(0, item.start - 14) : item.start]
                    if not re.search(r"(?:đến|tới|tầm nhìn|định hướng|vào|trong|sinh|-) ?$", before):
                        years.append(int(item.iso[:4]))
                if isinstance(item, TermParse) and item.label[:4].isdigit():
                    years.append(int(item.label[:4]))
                if isinstance(item, (PostParse, EventParse)) and item.term and item.term.label[:4].isdigit():
                    years.append(int(item.term.label[:4]))
        return max(y for y in years if y <= 2026)


def strip_honorific(lower: str, start: int) -> int:
    """Offset of the honorific that stands before ``start``, or ``start``."""
    found = _HONORIFIC_BEFORE.search(lower[max(0, start - 24) : start])
    return start - (len(found.group())) if found else start
