"""What the mention grammar finds before the context completes it. Offsets are half-open, into ``Text.norm``."""

from __future__ import annotations

from typing import Literal

from kg.lexicon import BodyHead, RoleEntry
from kg.mentions.values import value
from kg.model import Unit


@value
class Parse:
    """Anything found at ``[start, end)``."""

    start: int
    end: int


@value
class DateParse(Parse):
    """A date: ``iso`` as far as it says (``2020-07-31``, ``2013-06``, ``--07-23``, ``2015``), and its last day if it
    is a range."""

    iso: str
    until: str = ""
    relative: bool = False  # "hôm nay" before it, or a bare day that only the article's date settles


@value
class TermParse(Parse):
    """``nhiệm kỳ 2015-2020`` (``2015-2020``) or ``khóa XIV`` (``khóa XIV``)."""

    label: str


@value
class UnitParse(Parse):
    """A unit: ``kind`` and ``name`` as written (either may be empty), and the units it can be, best first."""

    kind: str
    name: str
    candidates: tuple[Unit, ...] = ()
    own_end: int = 0  # where its own name ends, where a container follows
    parent: UnitParse | None = None  # the unit said to contain it: phường Đức Thắng (quận Bắc Từ Liêm)

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.name))  # what it can be would be hashed unit by unit


@value
class BodyParse(Parse):
    """A body: its head, words of its own, the body it belongs to, and the unit, as far as the text says them."""

    head: BodyHead
    topic: str = ""
    inner: BodyParse | None = None
    unit: UnitParse | None = None


@value
class PostParse(Parse):
    """A post: role, the body or bodies (``Ủy viên Ban Chấp hành, Ban Thường vụ Tỉnh ủy``), the unit where no body is
    named."""

    entry: RoleEntry
    bodies: tuple[BodyParse, ...] = ()
    unit: UnitParse | None = None
    former: bool = False
    plural: bool = False  # "các Ủy viên …": a head shared by the list that follows
    term: TermParse | None = None
    acting: bool = False  # "quyền …": until somebody is appointed
    noun: str = ""  # "Giám đốc | Sở", "Hiệu trưởng | nhà trường": in one that was named before


PersonForm = Literal["full", "short", "pronoun"]


@value
class PersonParse(Parse):
    """A person: the name as written without honorific (empty for a pronoun), and how it refers."""

    name: str
    form: PersonForm
    honorific: str = ""


@value
class RankParse(Parse):
    """A rank or title."""

    label: str
    kind: str


@value
class EventParse(Parse):
    """A congress, conference, session …, with what its name says."""

    kind: str
    host: BodyParse | UnitParse | None = None
    ordinal: int | None = None
    term: TermParse | None = None
    named: bool = False  # has a host, number or term of its own; else it refers to one named before
