"""N-Triples: the union of the graphs, one line a triple, sorted."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import DefaultGraph

from kg.store import GraphStore

_LINES = 10_000


def chunks(store: GraphStore, texts: bool) -> Iterator[str]:
    """The lines of the union, and of the texts if asked, sorted and each once."""
    lines = [f"{quad.triple} .\n" for quad in store.ox.quads_for_pattern(None, None, None, DefaultGraph())]
    if texts:
        lines = list({*lines, *(f"{quad.triple} .\n" for quad in store.quads(store.texts.value))})
    lines.sort()
    for start in range(0, len(lines), _LINES):
        yield "".join(lines[start : start + _LINES])
