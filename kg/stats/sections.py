"""The figures as lists of rows, one list a question: for tables, CSV and JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from kg.stats.counts import Statistics
from kg.stats.coverage import Coverage
from kg.stats.doubts import Double

Row = dict[str, Any]


def sections(found: Statistics) -> dict[str, list[Row]]:
    """The rows of every one of ``SECTIONS``; rows of one section have the same columns."""
    return {name: rows(found) for name, (_, rows) in SECTIONS.items()}


def _counted(name: str, counts: Mapping[str, int]) -> list[Row]:
    return [{name: key, "number": count} for key, count in counts.items()]


def _total(found: Statistics) -> list[Row]:
    return [{"statements": found.triples, **_coverage(found.coverage)}]


def _coverage(covered: Coverage) -> Row:
    row = asdict(covered)
    return {**row, "unclaimed": covered.sentences - covered.claimed, "share": round(covered.share, 4)}


def _groups(name: str, groups: Mapping[str, Coverage]) -> list[Row]:
    return [{name: key, **_coverage(covered)} for key, covered in groups.items()]


def _pairs(found: Statistics) -> list[Row]:
    return [{"name": one.label, "one": one.iri, "other": other.iri} for one, other in found.possibly_same]


def _double(found: Double) -> Row:
    row: Row = {"role": found.role, "body": found.body, "since": found.since, "until": found.until}
    for which, holding in (("one", found.one), ("other", found.other)):
        row |= {
            which: holding.person,
            f"{which}_since": holding.since,
            f"{which}_until": holding.until,
            f"{which}_iri": holding.iri,
            f"{which}_claims": " ".join(holding.claims),
        }
    return row


def _records(items: Iterable[Any]) -> list[Row]:
    return [asdict(item) for item in items]


#: Name → what it is about, and its rows.
SECTIONS: Mapping[str, tuple[str, Callable[[Statistics], list[Row]]]] = {
    "total": ("What the store holds, and how much of the texts the claims cover", _total),
    "claims": ("Claims by relation", lambda found: _counted("relation", found.claims)),
    "entities": ("Entities that documents name, by class", lambda found: _counted("class", found.entities)),
    "rules": ("Claims by rule", lambda found: _counted("rule", found.rules)),
    "publishers": ("Coverage by publisher", lambda found: _groups("publisher", found.publishers)),
    "months": ("Coverage by month of publication", lambda found: _groups("month", found.months)),
    "sources": ("Documents", lambda found: _records(found.sources)),
    "once": ("Entities that one document alone names", lambda found: _records(found.once)),
    "doubles": ("Posts held by two people at once", lambda found: [_double(double) for double in found.doubles]),
    "unresolved": ("Bodies of which the text does not tell which they are", lambda found: _records(found.unresolved)),
    "possibly-same": ("Persons of one name who may be one", _pairs),
}
