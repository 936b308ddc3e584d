"""Context: what the article and the gazetteer add to what a sentence says.

*UBND quận* is the committee of the district spoken of; *Thành ủy* in an article about quận Bắc Từ Liêm is that of
Hà Nội, because the gazetteer says where Bắc Từ Liêm lies; *ông Hải* is the Hải named before; *5/4* is of the year of
the article. Every answer comes with a note, one readable line, that claims keep.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.context.bodies import Bodies
from kg.context.dates import dated, of_days, published, spoken
from kg.context.parts import Lines
from kg.context.persons import Persons
from kg.context.pieces import Piece
from kg.context.units import Anchor, Units, committee_of, government_of
from kg.mentions import Reading
from kg.mentions.parses import BodyParse, DateParse, PersonParse, UnitParse
from kg.model import Body, Document, Unit

Notes = tuple[str, ...]


class Context:
    """Answers what parses denote in one document. ``published`` is its own date as far as it is known."""

    def __init__(self, reading: Reading, document: Document) -> None:
        self._lines = lines = Lines(reading)
        self.published = published(reading, document)
        self._spoken = () if self.published else spoken(reading)
        self._units = Units(reading, lines, self.published or of_days(reading, self._spoken))
        self._bodies = Bodies(reading, lines, self._units, document.sha256)
        self._persons = Persons(reading, lines)

    @property
    def anchors(self) -> list[Anchor]:
        """The units that the text names, in order: of these is what it leaves unsaid."""
        return self._units.anchors

    def generic(self, parse: UnitParse) -> Unit | None:
        """The unit of a parse, also where it is a kind alone: *quận*, *TP*; None where the text speaks of none."""
        return self._units.generic(parse)

    def nearest(self, offset: int) -> Unit | None:
        """The unit spoken of last before ``offset``, else the next one; None where the text speaks of none."""
        return self._units.nearest((), offset)

    def piece(self, offset: int) -> Piece:
        """The piece of news that holds ``offset``: the whole text where it is no digest."""
        return self._lines.piece(offset)

    def said_last(self, noun: str, offset: int) -> BodyParse | None:
        """The last body before ``offset`` whose name begins with a noun in lower case; None where there is none."""
        return next((body for body in self.named_before(offset) if body.head.label.casefold().startswith(noun)), None)

    def named_before(self, offset: int) -> Iterator[BodyParse]:
        """The bodies that the text names before an offset, the last one first."""
        return self._lines.bodies_before(offset)

    def body(self, parse: BodyParse) -> tuple[Body, Notes] | None:
        """The body that a parse denotes, with notes of what the context added; None where it is too open to name."""
        return self._bodies.of(parse)

    def organisation(self) -> Body | None:
        """The mass organisation that the article is about: its heading names it."""
        return self._bodies.organisation()

    def person(self, parse: PersonParse) -> tuple[str, Notes] | None:
        """Full name of the person meant, with a note where the text gives less; None where nobody fits."""
        return self._persons.of(parse)

    def date(self, parse: DateParse) -> tuple[str, Notes]:
        """ISO form of a date, its year settled by the article's own date, else by days that it says near it."""
        return dated(parse, self.published, self._spoken)


__all__ = ["Anchor", "Context", "committee_of", "government_of"]
