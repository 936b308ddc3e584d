"""The rows of the tables, read one document at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode

from kg.export.facts import Facts, instances, local
from kg.export.schema import CLAIM_TABLES, OTHER_TABLES, Column, Kind, Table
from kg.rdf import term
from kg.rdf.terms import A
from kg.store import GraphStore

Cell = str | int | Decimal | None
BETWEEN = "; "  # values of one cell, where there are several
_ELLIPSIS = " […] "  # between the stretches of a quote

_TABLE_OF = {term(table.instance).value: table for table in CLAIM_TABLES}


@dataclass(frozen=True, slots=True)
class Cited:
    """A stretch of a source that says something."""

    evidence: str
    source: str
    start: int
    end: int
    quote: str


def rows(store: GraphStore) -> Iterator[tuple[Table, tuple[Cell, ...]]]:
    """Every row of every table: claims document by document (by IRI), then what is derived and the sources.

    Memory is that of one document and its claims. Cells are as their column's kind says; None where nothing is known.
    """
    for source in instances(store, "vkg:Source"):
        facts = Facts.of_graph(store, source)
        for claim in _claims(store, source):
            for kind in facts.texts(claim, "a"):
                if kind in _TABLE_OF:
                    yield _TABLE_OF[kind], _row(_TABLE_OF[kind], claim, facts)
    union = Facts.of_union(store)
    for table in OTHER_TABLES:
        for node in instances(store, table.instance):
            yield table, _row(table, node, union)


def rows_of(store: GraphStore, table: Table) -> Iterator[tuple[Cell, ...]]:
    """The rows of one table, in the same order."""
    return (row for found, row in rows(store) if found is table)


def cited(facts: Facts, claim: str) -> list[Cited]:
    """Where a claim is said, in the order of the text."""
    found = [
        Cited(
            evidence=node,
            source=facts.text(node, "oa:hasSource"),
            start=int(facts.text(node, "oa:hasSelector>oa:start") or 0),
            end=int(facts.text(node, "oa:hasSelector>oa:end") or 0),
            quote=facts.text(node, "oa:hasSelector>oa:exact"),
        )
        for node in facts.texts(claim, "prov:wasDerivedFrom")
    ]
    return sorted(found, key=lambda stretch: (stretch.source, stretch.start, stretch.end))


def quote_of(stretches: list[Cited]) -> str:
    """The words of the stretches, in one line each."""
    return _ELLIPSIS.join(" ".join(stretch.quote.split()) for stretch in stretches)


def _claims(store: GraphStore, graph: str) -> list[str]:
    quads = store.ox.quads_for_pattern(None, A, term("vkg:Claim"), NamedNode(graph))
    return sorted(quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode))


def _row(table: Table, node: str, facts: Facts) -> tuple[Cell, ...]:
    stretches = cited(facts, node) if table.claims else []
    return tuple(_cell(column, node, facts, stretches) for column in table.all_columns)


def _cell(column: Column, node: str, facts: Facts, stretches: list[Cited]) -> Cell:
    if not column.path:
        return node
    if column.path == "quote":
        return quote_of(stretches) or None
    if column.path == "spans":
        return BETWEEN.join(f"{stretch.start}-{stretch.end}" for stretch in stretches) or None
    first, _, rest = column.path.partition(">")
    if first == "source":
        sources = sorted({stretch.source for stretch in stretches})
        return _joined([text for source in sources for text in (facts.texts(source, rest) if rest else [source])])
    match column.kind:
        case Kind.LABEL:
            return _joined(facts.labels(node, column.path))
        case Kind.TERM:
            return _joined([local(value) for value in facts.texts(node, column.path)])
        case Kind.CLASS:
            return _joined([facts.kind(value) for value in facts.texts(node, column.path)])
        case Kind.NUMBER:
            text = facts.text(node, column.path)
            return Decimal(text) if text else None
        case Kind.INTEGER:
            text = facts.text(node, column.path)
            return int(text) if text else None
    return _joined(facts.texts(node, column.path))


def _joined(values: list[str]) -> str | None:
    return BETWEEN.join(values) or None
