"""The graph as nodes and relationships with properties, which is how Neo4j holds one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from pyoxigraph import DefaultGraph, NamedNode

from kg.export.facts import Facts, instances, local
from kg.export.rows import BETWEEN, Cell, rows
from kg.export.schema import Kind, Table
from kg.rdf import term
from kg.rdf.terms import VOCABULARIES
from kg.store import GraphStore

Property = Cell | tuple[str, ...]

#: The label that every node has, beside those of its classes.
ENTITY = "Entity"
_CLASSES = (
    "vkg:Source", "vkg:AdministrativeUnit", "vkg:Body", "vkg:Person", "vkg:Term", "vkg:Event", "vkg:Commitment",
    "vkg:OfficialDocument", "vkg:Award",
)  # fmt: skip
#: Properties of nodes, and where their values are found.
NODE_PROPERTIES = {
    "identifier": "dcterms:identifier",
    "title": "dcterms:title",
    "date": "dcterms:date",
    "url": "schema:url",
    "number": "vkg:number",
    "since": "vkg:existsFrom",
    "until": "vkg:existsUntil",
}
#: Ties that no claim states: parts of names, and what is concluded.
TIES = {
    "WITHIN": "vkg:within",
    "SUCCEEDED_BY": "vkg:succeededBy",
    "JURISDICTION": "vkg:jurisdiction",
    "PART_OF": "org:subOrganizationOf",
    "SAME_AS": "owl:sameAs",
    "POSSIBLY_SAME": "vkg:possiblySame",
}


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its IRI, its labels (sorted, ``ENTITY`` first), its properties as far as they are known."""

    iri: str
    labels: tuple[str, ...]
    properties: dict[str, Property]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship from one node to another."""

    type: str
    start: str
    end: str
    properties: dict[str, Property]


def nodes(store: GraphStore) -> Iterator[Node]:
    """Every node that a relationship may end at, class by class, each sorted by IRI."""
    facts = Facts.of_union(store)
    for kind in _CLASSES:
        yield from (_node(iri, facts) for iri in instances(store, kind))
    ranks = store.ox.quads_for_pattern(None, term("skos:inScheme"), term("vkg:Ranks"), DefaultGraph())
    for iri in sorted(quad.subject.value for quad in ranks if isinstance(quad.subject, NamedNode)):
        yield _node(iri, facts, "Rank")


def _node(iri: str, facts: Facts, label: str = "") -> Node:
    own = VOCABULARIES["vkg"]
    labels = {local(kind) for kind in facts.texts(iri, "a") if kind.startswith(own)} | ({label} if label else set())
    properties: dict[str, Property] = {"name": facts.label(iri) or iri}
    others = tuple(facts.texts(iri, "skos:altLabel"))
    if others:
        properties["other_names"] = others
    for name, path in NODE_PROPERTIES.items():
        value = facts.text(iri, path)
        if value:
            properties[name] = value
    return Node(iri, (ENTITY, *sorted(labels)), properties)


def relationships(store: GraphStore) -> Iterator[Relationship]:
    """Claims and tenures as relationships, then the ties that no claim states."""
    for table, row in rows(store):
        if table.ends[0]:
            yield from _of_row(table, row)
    for name, path in TIES.items():
        quads = store.ox.quads_for_pattern(None, term(path), None, DefaultGraph())
        ends = {(q.subject.value, q.object.value) for q in quads if isinstance(q.object, NamedNode)}  # type: ignore[union-attr]
        yield from (Relationship(name, start, end, {}) for start, end in sorted(ends))


def _of_row(table: Table, row: tuple[Cell, ...]) -> Iterator[Relationship]:
    values = {column.name: cell for column, cell in zip(table.all_columns, row, strict=True) if cell is not None}
    starts, ends = (_ends(values, name) for name in table.ends)
    properties = {name: values[name] for name in property_names(table) if name in values}
    for start, end in product(starts, ends):
        yield Relationship(table.name.upper(), start, end, dict(properties))


def _ends(values: Mapping[str, Cell], name: str) -> list[str]:
    """The nodes in a column, or else the source: not every text says who carries a document out."""
    return str(values.get(name) or values.get("source_iri") or "").split(BETWEEN)


def property_names(table: Table) -> tuple[str, ...]:
    """The columns that a relationship of the table keeps: what its ends are called stands at the ends."""
    named = {end.removesuffix("_iri") for end in table.ends}
    return tuple(
        c.name for c in table.all_columns if c.name not in named | set(table.ends) and not _is_of_end(c.name, c.kind)
    )


def _is_of_end(name: str, kind: Kind) -> bool:
    return kind is Kind.IRI and name not in ("claim_iri", "tenure_iri", "source_iri", "claims")
