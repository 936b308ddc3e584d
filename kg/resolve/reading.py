"""Reading a store by whole columns: one pass a property, whatever named graphs the triples stand in.

A store may hold a triple in many graphs and once more in their union; each counts once here.
"""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import Literal, NamedNode, Store

from kg.rdf import term
from kg.rdf.terms import A

Nodes = dict[NamedNode, tuple[NamedNode, ...]]


def nodes_of(store: Store, kind: str) -> list[NamedNode]:
    """The instances of a class (a prefixed name), sorted by IRI."""
    found = {quad.subject for quad in store.quads_for_pattern(None, A, term(kind), None)}
    return sorted((node for node in found if isinstance(node, NamedNode)), key=lambda node: node.value)


def values_of(store: Store, predicate: str) -> Nodes:
    """Subject → its values that are nodes, sorted by IRI."""
    found: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, term(predicate), None, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            found[quad.subject].add(quad.object)
    return {node: tuple(sorted(values, key=lambda value: value.value)) for node, values in found.items()}


def texts_of(store: Store, predicate: str, language: str | None = None) -> dict[NamedNode, str]:
    """Subject → its literal, the first in the order of code points where it has several (of ``language``, if given)."""
    found: dict[NamedNode, str] = {}
    for quad in store.quads_for_pattern(None, term(predicate), None, None):
        node, value = quad.subject, quad.object
        if isinstance(node, NamedNode) and isinstance(value, Literal) and language in (None, value.language):
            found[node] = min(found.get(node, value.value), value.value)
    return found
