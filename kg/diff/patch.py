"""A difference as RDF: the triples that came in one named graph, those that went in another."""

from __future__ import annotations

from pyoxigraph import DefaultGraph, Quad

from kg.diff.reading import Side
from kg.rdf import graph_name
from kg.store import GraphStore

_UNION = DefaultGraph()


def patch(before: Side, after: Side) -> GraphStore:
    """A store in memory with the graphs ``…graph/added`` and ``…graph/removed``, to be exported as any other.

    They hold what only the union of the one side holds, whole triples: the union before, without what is removed and
    with what is added, is the union after. A claim that another rule reads has another IRI, and is in both.
    """
    store = GraphStore.memory(after.base)
    for name, having, lacking in (("added", after, before), ("removed", before, after)):
        only = (quad for quad in having.store.quads_for_pattern(None, None, None, _UNION) if quad not in lacking.store)
        graph = graph_name(name, after.base)
        store.replace_graph(graph, [Quad(quad.subject, quad.predicate, quad.object) for quad in only])
    return store
