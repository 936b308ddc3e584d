"""What parses hold: the units and bodies inside a parse, and where a parse stands among the lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from kg.context.pieces import Piece, pieces
from kg.mentions import Line, Reading
from kg.mentions.parses import BodyParse, EventParse, Parse, PostParse, UnitParse

_FOLLOWING = 3  # mentions looked at behind one: a row of posts that shares its unit is no longer


class Lines:
    """The lines of a reading, found by an offset in its text."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.all = reading.lines
        self._starts = [line.start for line in reading.lines]

    @cached_property
    def bodies(self) -> list[BodyParse]:
        """Every body that the text names, in the order of the text, those within others after them."""
        return [body for line in self.all for item in line.items for body in bodies_in(item)]

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of news that the text tells, in order; one if it is no digest."""
        return pieces(self._reading)

    def piece(self, offset: int) -> Piece:
        """The piece of news that holds ``offset``."""
        before = bisect_right(self.pieces, offset, key=lambda piece: piece.start)
        return self.pieces[max(0, before - 1)]

    def bodies_before(self, offset: int) -> Iterator[BodyParse]:
        """The bodies that the text names before ``offset``, the last one first."""
        return (body for body in reversed(self.bodies) if body.start < offset)

    def index(self, offset: int) -> int:
        """Index of the line that holds ``offset``; -1 before the first line."""
        return bisect_right(self._starts, offset) - 1

    def at(self, offset: int) -> Line:
        """The line that holds ``offset``."""
        return self.all[self.index(offset)]

    def start(self, offset: int) -> int:
        """Where the line that holds ``offset`` begins; 0 where there is no line."""
        return self._starts[max(0, self.index(offset))] if self._starts else 0

    def following(self, parse: Parse) -> list[Parse]:
        """The few mentions that follow a parse in its line."""
        return [item for item in self.at(parse.start).items if item.start >= parse.end][:_FOLLOWING]

    def holding(self, body: BodyParse) -> PostParse | None:
        """The post whose body a parse is."""
        posts = (item for item in self.at(body.start).items if isinstance(item, PostParse))
        return next((post for post in posts if post.start <= body.start < post.end), None)

    def before(self, parse: Parse) -> Parse | None:
        """The mention before a parse in its line."""
        return next((item for item in reversed(self.at(parse.start).items) if item.end <= parse.start), None)


def units_in(item: Parse | None) -> list[UnitParse]:
    """The units in a parse, outermost first."""
    match item:
        case UnitParse():
            return [item, *units_in(item.parent)]
        case BodyParse():
            return [*units_in(item.unit), *units_in(item.inner)]
        case PostParse():
            return [unit for body in item.bodies for unit in units_in(body)] + units_in(item.unit)
        case EventParse():
            return units_in(item.host)
    return []


def bodies_in(item: Parse | None) -> list[BodyParse]:
    """The bodies in a parse, outermost first."""
    match item:
        case BodyParse():
            return [item, *bodies_in(item.inner)]
        case PostParse():
            return [inner for body in item.bodies for inner in bodies_in(body)]
        case EventParse():
            return bodies_in(item.host)
    return []


# "Trao đổi với báo Pháp Luật | TP.HCM": where a paper comes out is not what it writes about.
_PAPER = re.compile(
    r"\b(?:(?:(?<!dự )(?<!thông )(?<!cảnh )(?<!quy )báo|Báo)|[Tt]ạp chí|PV|[Pp]hóng viên) (?:(?:báo|điện tử) )?"
    r"[^\W\d_a-zà-ỹđ][^\W\d_]* (?:[^\W\d_]+ ){0,3}$"
)
_REACH = 40  # characters


def _is_paper(reading: Reading, unit: UnitParse) -> bool:
    norm = reading.page.text.norm
    if norm.startswith(":", unit.end):
        return False  # "Ảnh: báo Khánh Hòa | Khánh Hòa: Ngày 10/7, …": the heading of what follows
    return _PAPER.search(norm, max(0, unit.start - _REACH), unit.start) is not None


def named_units(reading: Reading) -> list[UnitParse]:
    """The named units of a text in order; one said to contain another speaks through that one."""
    items = (item for line in reading.lines for item in line.items)
    found = [u for item in items for u in units_in(item) if u.name and not _is_paper(reading, u)]
    containers = {id(u.parent) for u in found if u.parent is not None and u.candidates}
    return sorted((u for u in found if id(u) not in containers), key=lambda u: u.start)
