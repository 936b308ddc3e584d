"""What a database holds: names of graphs, sources, documents."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.errors import StoreError
from kg.model import Document
from kg.rdf import document_of, term
from kg.rdf.terms import A

#: The graph that holds the triples of all others but the texts.
UNION = DefaultGraph()


@dataclass(frozen=True, slots=True, order=True)
class SourceRow:
    """A document that the store holds. ``version`` is that of the rules and the lexicon it was read with."""

    iri: str
    identifier: str
    sha256: str
    version: str


def named_graphs(ox: Store) -> list[str]:
    """Names of the graphs that hold something, sorted."""
    names = [name for name in ox.named_graphs() if isinstance(name, NamedNode)]
    # the database goes on naming a graph that was emptied
    return sorted(name.value for name in names if any(ox.quads_for_pattern(None, None, None, name)))


def sources(ox: Store) -> list[SourceRow]:
    """The documents, by identifier."""
    columns = [_literals(ox, name) for name in ("dcterms:identifier", "vkg:sha256", "vkg:rulesVersion")]
    found = ox.quads_for_pattern(None, A, term("vkg:Source"), UNION)
    subjects = (quad.subject for quad in found if isinstance(quad.subject, NamedNode))
    rows = [SourceRow(source.value, *(column.get(source, "") for column in columns)) for source in subjects]
    return sorted(rows, key=lambda row: (row.identifier, row.iri))


def _literals(ox: Store, predicate: str) -> dict[NamedNode, str]:
    """Subject → its literal, in one pass; the first in the order of code points where it has several."""
    found: dict[NamedNode, str] = {}
    for quad in ox.quads_for_pattern(None, term(predicate), None, UNION):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            value = quad.object.value
            found[quad.subject] = min(found.get(quad.subject, value), value)
    return found


def document(ox: Store, texts: NamedNode, source_iri: str) -> Document:
    """A document out of the graph of texts. StoreError where its text is not there."""
    quads = list(ox.quads_for_pattern(NamedNode(source_iri), None, None, texts))
    if not quads:
        raise StoreError(f"the store holds no text of {source_iri}; list the sources that it holds with: kg sources")
    return document_of(quads)
