"""What a document tells of each of its events: gathered from its mentions, told from others, its term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.claims.scene import Scene, SceneLine
from kg.mentions.parses import EventParse, TermParse
from kg.model import Body, Span, Unit


@dataclass(slots=True)
class Entry:
    """One event of the document, gathered from its mentions."""

    kind: str
    host: Body | Unit | None
    ordinal: int | None
    term: str = ""
    date: str = ""
    spans: list[Span] = field(default_factory=list)
    happens: bool = False
    to_come: bool = False  # only spoken of as one for which delegates are chosen
    notes: tuple[str, ...] = ()
    rule: str = "event.named"
    first: int = 0


def entry_of(
    entries: Sequence[Entry], kind: str, host: Body | Unit | None, parse: EventParse, reference: bool
) -> Entry | None:
    """The latest entry that the mention can mean: same kind, and nothing said that speaks against it."""
    for entry in (
        sorted(reversed(entries), key=lambda e: not e.date)
        if parse.ordinal is None and host is None
        else reversed(entries)
    ):
        if entry.kind != kind and not (entry.kind == "Kỳ họp" and kind == "Phiên họp"):
            continue
        if parse.ordinal is not None and entry.ordinal is not None and parse.ordinal != entry.ordinal:
            continue
        if parse.term is not None and _speak_of_others(parse.term.label, entry.term):
            continue
        if host is not None and entry.host is not None and not _same_place(entry.host, host):
            continue
        if parse.ordinal is not None and entry.ordinal is None and (host is None or entry.date and reference):
            continue
        if host is None and (parse.host is not None or entry.to_come and parse.ordinal is None):
            continue
        return entry
    return None


def _speak_of_others(one: str, other: str) -> bool:
    """Whether two terms are both said in years, and in different ones."""
    return one != other and one[:4].isdigit() and other[:4].isdigit()


def _same_place(one: Body | Unit, other: Body | Unit) -> bool:
    if one == other or one.name == other.name:
        return True  # one article does not speak of two by one name
    unit_one, unit_other = _unit(one), _unit(other)
    return unit_one is not None and unit_one == unit_other and _sort(one) == _sort(other)


def _unit(host: Body | Unit) -> Unit | None:
    return host if isinstance(host, Unit) else host.unit


def _sort(host: Body | Unit) -> str:
    """Party bodies of one unit meet as one; a people's council does not meet as the party."""
    if isinstance(host, Unit):
        return "unit"
    return "party" if host.kind.startswith("party") else host.kind


def term_of(line: SceneLine, parse: EventParse) -> str:
    """The term that an event's name says, or that stands beside it."""
    if parse.kind in ("Lễ", "Hội thảo"):
        return ""
    if parse.term is not None:
        return parse.term.label
    following = [t for t in line.line.items if isinstance(t, TermParse) and 0 <= t.start - parse.end <= 60]
    if following and following[0].label[:4].isdigit():
        return following[0].label
    before = [t for t in line.line.items if isinstance(t, TermParse) and 0 <= parse.start - t.end <= 2]
    return before[0].label if before and parse.kind == "Kỳ họp" else ""


def inherit_terms(scene: Scene, entries: Sequence[Entry]) -> None:
    """Congresses of an article that names one term of years are of that term; a first conference of its congress's."""
    terms = {i.label for line in scene.reading.lines for i in line.items if isinstance(i, TermParse)}
    terms |= {
        i.term.label
        for line in scene.reading.lines
        for i in line.items
        if isinstance(i, EventParse) and i.term is not None
    }
    years = sorted(t for t in terms if t[:4].isdigit())
    for entry in entries if len(years) == 1 else ():
        of_a_unit = isinstance(entry.host, Body) and entry.host.unit is not None
        if entry.kind == "Đại hội" and not entry.term and entry.happens and of_a_unit:
            entry.term = years[0]
    for entry in entries:
        if entry.rule == "event.first-conference" and not entry.term and isinstance(entry.host, Body):
            congresses = [e for e in entries if e.host is not None and entry.host.name.endswith(f" {e.host.name}")]
            entry.term = congresses[0].term if congresses else ""
