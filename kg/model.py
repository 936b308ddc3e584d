"""The nouns of the pipeline: what passes from one stage to the next.

Every type here is frozen and picklable, so a document's analysis is the same value in one process, in many,
or on another machine. Offsets are half-open and count code points of the document's text *as read*:
``document.text[span.start:span.end]`` is always the quote.

Entities (:class:`Person`, :class:`Body` …) are values, not references: two that are equal are one entity, in
one document or across documents. What makes them one is in their fields; ``kg.iri`` turns fields into IRIs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in a document's text as read."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}, {self.end}")

    def cut(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies inside this span (equal spans cover each other)."""
        return self.start <= other.start and other.end <= self.end


@lru_cache(maxsize=4)  # every claim of a document asks
def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Document:
    """One source as read. ``origin`` (a path or ``file:line``) is for messages and never reaches the graph."""

    identifier: str
    text: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    published: str = ""  # ISO 8601, may be partial (2020-07), empty where unknown
    origin: str = field(default="", compare=False)

    @property
    def sha256(self) -> str:
        """Hex digest of the text as UTF-8: what a claim is checked against."""
        return _sha256(self.text)


# ---------------------------------------------------------------- entities


class Level(StrEnum):
    """Levels of Vietnamese administrative units (two of them since 1 July 2025: province and commune)."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """An administrative unit. ``code`` is the official one, with its scheme: ``2024:001`` (up to 30 June 2025),
    ``2025:01``
    (from 1 July 2025), empty for a unit the gazetteer does not hold. ``name`` is in full: ``quận Ba Đình``."""

    name: str
    level: Level
    code: str = ""
    parent: Unit | None = None

    def __hash__(self) -> int:
        return hash((self.name, self.code))  # those that contain it hardly tell more, and are hashed with each


@dataclass(frozen=True, slots=True, order=True)
class Body:
    """An organisation. ``name`` is complete (``Ủy ban nhân dân quận Thanh Xuân``); ``kind`` is an id of the lexicon
    of bodies (``peoples-committee``); ``parent`` is the name of the body it belongs to, if that is known.
    ``local`` is the document's hash where the text does not settle which body is meant: such a body is one of that
    document only.
    """

    name: str
    kind: str = ""
    unit: Unit | None = None
    parent: str = ""
    local: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """A person as one document knows them. ``anchor`` is what ties the name to one person: the unit or body of
    their first post in the document, or the document's own hash where it names no post. Equal name and anchor: one
    person.
    """

    name: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """Years of office: ``2015-2020``, or the number of a session: ``khóa XIV``."""

    label: str

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last year, or None for a numbered term."""
        first, dash, last = self.label.partition("-")
        return (int(first), int(last)) if dash and first.isdigit() and last.isdigit() else None


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """A named congress, conference, session or ceremony, and who holds it. ``day`` tells apart events without a
    number."""

    kind: str  # prefLabel of the event type: Đại hội, Hội nghị, Kỳ họp, Lễ …
    host: Body | Unit
    ordinal: int | None = None
    term: Term | None = None
    day: str = ""
    local: str = ""  # the document's hash where neither number, term nor day tells which one it is

    @property
    def name(self) -> str:
        """``Đại hội Đảng bộ quận Thanh Xuân lần thứ 6 (2020-2025)``: the label of the event."""
        parts = [f"{self.kind} của" if self.kind in ("Lễ", "Hội thảo") else self.kind, self.host.name]
        if self.ordinal is not None:
            parts.append(f"lần thứ {self.ordinal}")
        if self.term:
            parts.append(f"({self.term.label})")
        if self.ordinal is None and self.term is None and self.day:
            parts.append(f"({self.day})")
        return " ".join(parts)


@dataclass(frozen=True, slots=True, order=True)
class OfficialDocument:
    """A resolution, directive, decision, law … ``number`` is as written (``4``, ``05-CT/TW``)."""

    kind: str  # Nghị quyết, Chỉ thị, Quyết định, Luật …
    number: str = ""
    issuer: str = ""
    session: str = ""  # khóa XI
    date: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Award:
    """An honour, by its name: ``Huân chương Lao động hạng Nhất``."""

    name: str


class CommitmentKind(StrEnum):
    """What a body or unit sets itself, or is set. The value is the local name of its class in the ontology."""

    PROGRAMME = "Programme"
    PROJECT = "Project"
    PLAN = "Plan"
    TARGET = "Target"
    TASK = "Task"
    BREAKTHROUGH = "Breakthrough"
    OBJECTIVE = "Objective"
    THEME = "Theme"
    MOVEMENT = "Movement"


@dataclass(frozen=True, slots=True, order=True)
class Commitment:
    """A programme, target, task …, by what it says. The same words are the same commitment, whoever adopts them."""

    kind: CommitmentKind
    label: str


Entity = Person | Body | Unit | Event | OfficialDocument | Award | Commitment | Term

# ---------------------------------------------------------------- mentions


class MentionType(StrEnum):
    """The kinds of mention that ``kg mentions`` writes."""

    PERSON = "person"
    ROLE = "role"
    BODY = "body"
    UNIT = "unit"
    EVENT = "event"
    DOCUMENT = "document"
    DATE = "date"
    QUANTITY = "quantity"
    AWARD = "award"
    COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something. ``label`` is what it was resolved to (``ông Hải`` → ``Nguyễn Văn Hải``,
    ``5/4`` → ``2018-04-05``), ``entity`` the value it denotes where it denotes one."""

    span: Span
    type: MentionType
    text: str
    label: str = ""
    entity: Entity | None = None


# ---------------------------------------------------------------- claims


class Status(StrEnum):
    """Whether a text says that a post is held, was once held, or is being given."""

    CURRENT = "current"
    FORMER = "former"
    INCOMING = "incoming"


class ChangeKind(StrEnum):
    """Acts about a post."""

    ELECTED = "elected"
    APPOINTED = "appointed"
    ASSIGNED = "assigned"
    APPROVED = "approved"
    TRANSFERRED = "transferred"
    DISMISSED = "dismissed"
    RESIGNED = "resigned"
    RETIRED = "retired"
    DISCIPLINED = "disciplined"
    SUSPENDED = "suspended"
    NOMINATED = "nominated"


class Manner(StrEnum):
    """How a person took part in an event. Who spoke also attended."""

    ATTENDED = "attended"
    SPOKE = "spoke"


class Comparator(StrEnum):
    """How a number relates to the true one: ``hơn 100`` is more than 100."""

    EQUAL = "equal"
    MORE_THAN = "moreThan"
    LESS_THAN = "lessThan"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that one document says. ``spans`` are its evidence, the first one the stretch on which ``rule`` fired;
    ``context`` names what the document or the gazetteer added (one readable line each); ``confidence`` is the rule's
    measured precision.
    """

    spans: tuple[Span, ...]
    rule: str
    confidence: Decimal = Decimal("0.5")
    context: tuple[str, ...] = ()


def names_of(claim: Claim) -> Iterable[str]:
    """The names of a claim's fields, without the list of them that ``dataclasses.fields`` makes at each call."""
    return claim.__dataclass_fields__


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleClaim(Claim):
    """A person holds, held, or is being given a role in a body."""

    member: Person
    role: str  # Phó Bí thư Thường trực
    organization: Body
    status: Status = Status.CURRENT
    term: Term | None = None
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeClaim(Claim):
    """An act about a person's post. ``date`` is the day of the act, as far as it is known."""

    member: Person
    role: str
    organization: Body
    kind: ChangeKind
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankClaim(Claim):
    """A military, police or academic rank or title."""

    member: Person
    rank: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClaim(Claim):
    """An event took place (or is announced), on ``date`` as far as it is known."""

    event: Event
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationClaim(Claim):
    """A person attended an event, or spoke at it."""

    member: Person
    event: Event
    manner: Manner = Manner.ATTENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionClaim(Claim):
    """A body or unit set itself, or was set, a commitment."""

    adopter: Body | Unit
    commitment: Commitment


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityClaim(Claim):
    """A number about a body, a unit or an event. Money is in đồng; ``unit_text`` is the unit as a reader says it."""

    subject: Body | Unit | Event
    quantity_of: str
    value: Decimal
    unit_text: str = ""
    comparator: Comparator = Comparator.EQUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardClaim(Claim):
    """An honour conferred."""

    recipient: Person | Body | Unit
    award: Award
    year: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationClaim(Claim):
    """The text names an official document; ``follower`` is the body or unit said to carry it out, if it says so."""

    cites: OfficialDocument
    follower: Body | Unit | None = None


# ---------------------------------------------------------------- a document, analysed


class SentenceKind(StrEnum):
    """Where a sentence stands on the page: claims are read from all but furniture."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"  # menus, counters, comment forms, related links


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a line, with where it stands."""

    span: Span
    kind: SentenceKind = SentenceKind.BODY


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was read out of one document: a pure function of the document and of the versions of rules and
    lexicon."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
