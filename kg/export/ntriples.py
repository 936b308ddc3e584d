"""N-Triples: the union of the graphs, one line a triple, sorted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby, islice

from pyoxigraph import DefaultGraph

from kg.export.sorting import in_order
from kg.store import GraphStore

_LINES = 10_000


def chunks(store: GraphStore, texts: bool) -> Iterator[str]:
    """The lines of the union, and of the texts if asked, sorted and each once. Memory does not grow with them."""
    quads = store.ox.quads_for_pattern(None, None, None, DefaultGraph())
    more = store.quads(store.texts.value) if texts else ()
    ordered = in_order(f"{quad.triple} .\n" for quad in chain(quads, more))
    once = (line for line, _ in groupby(ordered))
    while some := list(islice(once, _LINES)):
        yield "".join(some)
