"""The shortest way from one person to another, and the claims along it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from kg.errors import UsageError
from kg.network.names import find
from kg.network.projections import PROJECTIONS
from kg.store import GraphStore
from kg.verify import explain

_TIES = frozenset(PROJECTIONS["person-person"].relations)


@dataclass(frozen=True, slots=True)
class Hop:
    """One tie of a way: a person, the body or event, and the claims (IRIs, the most certain first) that tie them."""

    person: str
    group: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A way: people, and between two of them the body or event that they share, by turns; and its ties, in order."""

    nodes: tuple[str, ...]
    labels: tuple[str, ...]
    hops: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Witness:
    """A claim in words, the quotes that it rests on, the sentence of the first, and the document."""

    claim: str
    words: str
    confidence: str
    quotes: tuple[str, ...]
    sentence: str
    document: str
    title: str
    url: str


def shortest_path(graph: nx.MultiDiGraph, one: str, other: str) -> Path:
    """The shortest way between two people (names or IRIs) of the network of :func:`kg.network.to_networkx`.

    Each step leads from one to another with whom they share a body or an event. Of ways with equally few steps, the one
    over the smallest bodies and events is taken, because these say most of two people. Raises UsageError where a
    name is absent or ambiguous (with the candidates), or where no way leads from one to the other.
    """
    ties = _ties(graph)
    people = graph.subgraph({node for tie in ties for node in tie})
    start, end = find(people, one), find(people, other)
    if start == end:
        raise UsageError(f"{one!r} and {other!r} are one person, {graph.nodes[start]['label']}; give two")
    try:
        nodes = nx.dijkstra_path(_bipartite(ties), start, end)
    except nx.NetworkXNoPath:
        names = f"{graph.nodes[start]['label']} and {graph.nodes[end]['label']}"
        raise UsageError(f"no way leads between {names}: no shared bodies or events join them") from None
    steps = ((a, b) if (a, b) in ties else (b, a) for a, b in pairwise(nodes))
    hops = (Hop(*step, ties[step]) for step in steps)
    return Path(tuple(nodes), tuple(str(graph.nodes[node]["label"]) for node in nodes), tuple(hops))


def witnesses(store: GraphStore, claims: tuple[str, ...]) -> tuple[Witness, ...]:
    """What each claim says, and where. StoreError where the store does not hold it."""
    found = []
    for claim in claims:
        told = explain(store, claim)
        first = told.excerpts[0] if told.excerpts else None
        found.append(
            Witness(
                claim=claim,
                words=told.words,
                confidence=told.confidence,
                quotes=tuple(excerpt.quote for excerpt in told.excerpts),
                sentence=" ".join(str(first).split()) if first else "",
                document=told.document.identifier,
                title=told.document.title,
                url=told.document.url,
            )
        )
    return tuple(found)


_Ties = dict[tuple[str, str], tuple[str, ...]]


def _ties(graph: nx.MultiDiGraph) -> _Ties:
    """(person, body or event) → the claims that tie them, the most certain first."""
    claims: dict[tuple[str, str], set[tuple[float, str]]] = defaultdict(set)
    for source, target, data in graph.edges(data=True):
        if data["relation"] in _TIES:
            claims[source, target].add((-data.get("confidence", 0.0), data["claim"]))
    return {tie: tuple(claim for _, claim in sorted(found)) for tie, found in sorted(claims.items())}


def _bipartite(ties: _Ties) -> nx.Graph:
    """People and what they share; as long as a step for each person met, and a little for each other in the group."""
    sizes: dict[str, int] = defaultdict(int)
    for _, group in ties:
        sizes[group] += 1
    little = 1 / (len(ties) + 1) ** 2  # so that no way is longer by a step for the sizes of its groups
    graph = nx.Graph()
    for person, group in ties:
        graph.add_edge(person, group, weight=0.5 + sizes[group] * little)
    return graph
