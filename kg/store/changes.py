"""One change of the database: quads made fit to be taken out again, and the update that does it all or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad

_Node = TypeVar("_Node")


def grounded(quads: Iterable[Quad]) -> set[Quad]:
    """The quads with a stable IRI for each blank node, so that a graph can be told from another and taken out."""
    found = set(quads)
    if not any(isinstance(node, BlankNode) for quad in found for node in (quad.subject, quad.object)):
        return found
    dataset = Dataset(found)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return {Quad(_iri(q.subject, q), q.predicate, _iri(q.object, q), q.graph_name) for q in dataset}


def _iri(node: _Node, quad: Quad) -> _Node | NamedNode:
    """``node``, or an IRI under the graph's name where it is blank."""
    name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else "urn:default"
    return NamedNode(f"{name}#{node.value}") if isinstance(node, BlankNode) else node


def update(removed: Iterable[Quad], gone: Iterable[Quad], added: Iterable[Quad], united: Iterable[Quad]) -> str:
    """One SPARQL update, which the database carries out as a whole or not at all.

    ``gone`` and ``united`` are of the default graph, the others of named ones.
    """
    return f"DELETE DATA {{ {_data(removed, gone)} }} ;\nINSERT DATA {{ {_data(added, united)} }}"


def _data(named: Iterable[Quad], united: Iterable[Quad]) -> str:
    of_graphs = (f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in named)
    return "\n".join((*of_graphs, *(f"{quad.triple} ." for quad in united)))


def some(nodes: Iterable[object]) -> str:
    """The first few, as a message names them."""
    return ", ".join(sorted(map(str, nodes))[:3]) or "none"
