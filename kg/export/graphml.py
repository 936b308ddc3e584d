"""GraphML: the network of the claims, for Gephi, yEd, igraph and networkx."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.export.facts import Facts
from kg.store import GraphStore

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def chunks(store: GraphStore) -> Iterator[str]:
    """The network line by line. Networks are held in memory: their formats list all nodes before the edges."""
    import networkx as nx

    yield from (f"{line}\n" for line in nx.generate_graphml(network_of(store), named_key_ids=True))


def network_of(store: GraphStore) -> MultiDiGraph:
    """The network of ``kg.network.to_networkx`` with what a program for drawing needs beside it.

    Each edge has a key of its own, and a label. Units have the days between which they exist (``since``, ``until``).
    """
    from kg.network import to_networkx  # which imports this package

    graph = to_networkx(store)
    facts = Facts.of_union(store)
    for node, attributes in graph.nodes(data=True):
        for name, path in (("since", "vkg:existsFrom"), ("until", "vkg:existsUntil")):
            day = facts.text(node, path)
            if day:
                attributes[name] = day
    numbered = graph.__class__()
    numbered.add_nodes_from(graph.nodes(data=True))
    for number, (source, target, _, attributes) in enumerate(graph.edges(keys=True, data=True)):
        label = attributes.get("role") or attributes["relation"]
        numbered.add_edge(source, target, key=f"e{number}", label=label, **attributes)
    return numbered
