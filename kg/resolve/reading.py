"""Reading a store by whole columns: one pass a property, whatever named graphs the triples stand in.

A store may hold a triple in many graphs and once more in their union; each counts once here.
"""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions, Store

from kg.rdf import term
from kg.rdf.terms import A

Nodes = dict[NamedNode, tuple[NamedNode, ...]]

_UNION = DefaultGraph()


class Columns:
    """The columns of a store as it is now. Each is read once, when it is first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        # Where the union is kept, it has every triple once; else each graph has to be looked through.
        kept = next(store.quads_for_pattern(None, None, None, _UNION), None) is not None
        self._graph = _UNION if kept else None
        self._instances: dict[str, list[NamedNode]] = {}
        self._values: dict[str, Nodes] = {}
        self._texts: dict[tuple[str, str | None], dict[NamedNode, str]] = {}

    def instances(self, kind: str) -> list[NamedNode]:
        """The instances of a class (a prefixed name), sorted by IRI."""
        if kind not in self._instances:
            found = {quad.subject for quad in self._store.quads_for_pattern(None, A, term(kind), self._graph)}
            nodes = (node for node in found if isinstance(node, NamedNode))
            self._instances[kind] = sorted(nodes, key=lambda node: node.value)
        return self._instances[kind]

    def values(self, predicate: str) -> Nodes:
        """Subject → its values that are nodes, sorted by IRI."""
        if predicate not in self._values:
            found: dict[NamedNode, set[NamedNode]] = defaultdict(set)
            for node, value in self._pairs(predicate):
                if isinstance(node, NamedNode) and isinstance(value, NamedNode):
                    found[node].add(value)
            self._values[predicate] = {
                node: tuple(sorted(values, key=lambda value: value.value) if len(values) > 1 else values)
                for node, values in found.items()
            }
        return self._values[predicate]

    def _pairs(self, predicate: str) -> QuerySolutions:
        """Subject and value of each triple of a property; a query gives them in three quarters of the time that the
        quads of a pattern take."""
        query = f"SELECT ?subject ?value {{ ?subject <{term(predicate).value}> ?value }}"
        found = self._store.query(query, use_default_graph_as_union=self._graph is None)
        assert isinstance(found, QuerySolutions)
        return found

    def texts(self, predicate: str, language: str | None = None) -> dict[NamedNode, str]:
        """Subject → its literal, the first in the order of code points where it has several (of ``language``, if
        given)."""
        if (predicate, language) not in self._texts:
            found: dict[NamedNode, str] = {}
            for node, value in self._pairs(predicate):
                if isinstance(node, NamedNode) and isinstance(value, Literal) and language in (None, value.language):
                    found[node] = min(found.get(node, value.value), value.value)
            self._texts[predicate, language] = found
        return self._texts[predicate, language]
