"""TriG: every named graph in readable form; what each document says stays apart."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.names import Names
from kg.export.order import by_subject
from kg.export.turtle import block, header
from kg.rdf import prefixes
from kg.store import GraphStore


def chunks(store: GraphStore, texts: bool) -> Iterator[str]:
    """The store's named graphs by name, one in memory at a time."""
    names = Names(prefixes(store.base), store.base)
    yield header(names)
    for graph in store.graphs(texts=texts):
        yield f"\n{names.short(graph)} {{\n"
        for _, subject, found in by_subject(store.quads(graph)):
            yield block(subject, found, names, "  ")
        yield "}\n"
