"""N-Quads: one line a quad, sorted graph by graph; the format to compare, merge and load."""

from __future__ import annotations

from collections.abc import Iterator

from kg.store import GraphStore


def chunks(store: GraphStore, texts: bool) -> Iterator[str]:
    """The store's named graphs by name, the lines of each sorted."""
    for graph in store.graphs(texts=texts):
        yield "".join(sorted(f"{quad} .\n" for quad in store.quads(graph)))
