"""Who stands where in a network: degree, betweenness, PageRank, communities.

All of them count the weights of ties. The same network gives the same figures, whatever the order of its nodes.

- *Betweenness*: the share of shortest ways between two others that lead over a node; a tie is as long as the inverse of
  its weight (Newman 2001, as the weights). By Brandes' algorithm; in a network of more than ``EXACT`` nodes it is
  estimated from the ways that begin at ``SAMPLES`` of them (U. Brandes and C. Pich, *Centrality estimation in large
  networks*, 2007), always the same ones.
- *PageRank*: where somebody is who follows ties at random, and begins anew one time in seven (S. Brin and L. Page,
  *The anatomy of a large-scale hypertextual web search engine*, 1998; damping 0.85). Written here, for networkx
  computes it with scipy, whose last digits differ from machine to machine.
- *Communities*: groups with more ties inside than chance would give (V. D. Blondel et al., *Fast unfolding of
  communities in large networks*, 2008), begun from sorted nodes with a fixed seed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import networkx as nx

#: Nodes up to which betweenness is exact, and how many the estimate starts from in a larger network.
EXACT = 1000
SAMPLES = 100
_SEED = 7
_DAMPING = 0.85
_CLOSE = 1e-12  # PageRank is done when a round moves less than this per node
_ROUNDS = 500


@dataclass(frozen=True, slots=True)
class NodeMeasures:
    """A node and its figures. ``strength`` is the sum of the weights of its ties; ``community`` counts from 1."""

    node: str
    label: str
    kind: str
    degree: int
    strength: float
    betweenness: float
    pagerank: float
    community: int


@dataclass(frozen=True, slots=True)
class Community:
    """A group: its number, its nodes (PageRank first), and what ties them most, or the name of its first node."""

    number: int
    name: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """The figures of a network: nodes by PageRank, communities by size. ``samples``: from how many nodes betweenness
    is estimated, 0 where it is exact."""

    nodes: tuple[NodeMeasures, ...]
    communities: tuple[Community, ...]
    modularity: float
    samples: int


def measure(graph: nx.Graph, *, exact: int = EXACT, samples: int = SAMPLES) -> Measures:
    """The figures of a projection of :func:`kg.network.project`.

    ``exact``, ``samples``: up to how many nodes betweenness is exact, and from how many it is estimated beyond.
    """
    nodes = sorted(graph)
    numbered = _numbered(graph, nodes)
    taken = samples if len(nodes) > exact and samples < len(nodes) else 0
    ranks = _pagerank(numbered)
    between = nx.betweenness_centrality(numbered, k=taken or None, weight="length", seed=_SEED)
    groups = _communities(numbered, ranks)
    community = {node: number for number, group in enumerate(groups, 1) for node in group}
    degrees, strengths = dict(numbered.degree()), dict(numbered.degree(weight="weight"))
    figures = [
        NodeMeasures(
            node=node,
            label=str(graph.nodes[node]["label"]),
            kind=str(graph.nodes[node]["class"]),
            degree=degrees[index],
            strength=round(float(strengths[index]), 6),
            betweenness=round(between[index], 6),
            pagerank=round(ranks[index], 6),
            community=community[index],
        )
        for index, node in enumerate(nodes)
    ]
    order = sorted(figures, key=lambda found: (-found.pagerank, found.label, found.node))
    named = tuple(
        Community(number, _name(graph, [nodes[index] for index in group]), tuple(nodes[index] for index in group))
        for number, group in enumerate(groups, 1)
    )
    sets = [set(group) for group in groups]
    split = nx.community.modularity(numbered, sets, weight="weight") if numbered.number_of_edges() else 0.0
    return Measures(tuple(order), named, round(split, 6), taken)


def _numbered(graph: nx.Graph, nodes: list[str]) -> nx.Graph:
    """The same network with the places of the sorted nodes in their stead: sets of numbers have one order, sets of
    names one in each process."""
    place = {node: index for index, node in enumerate(nodes)}
    numbered = nx.Graph()
    numbered.add_nodes_from(range(len(nodes)))
    edges = sorted((*sorted((place[one], place[other])), data["weight"]) for one, other, data in graph.edges(data=True))
    for one, other, weight in edges:
        numbered.add_edge(one, other, weight=weight, length=1 / weight)
    return numbered


def _pagerank(graph: nx.Graph) -> dict[int, float]:
    count = len(graph)
    if not count:
        return {}
    strength = dict(graph.degree(weight="weight"))
    ranks = dict.fromkeys(graph, 1 / count)
    for _ in range(_ROUNDS):
        idle = sum(ranks[node] for node in graph if not strength[node])
        base = (1 - _DAMPING + _DAMPING * idle) / count
        moved = {
            node: base + _DAMPING * sum(ranks[near] * data["weight"] / strength[near] for near, data in ties.items())
            for node, ties in graph.adjacency()
        }
        change = sum(abs(moved[node] - ranks[node]) for node in graph)
        ranks = moved
        if change < _CLOSE * count:
            break
    return ranks


def _communities(graph: nx.Graph, ranks: dict[int, float]) -> list[list[int]]:
    """The communities, the largest first, in each the nodes of the highest rank first."""
    if not graph.number_of_edges():
        found = [{node} for node in graph]
    else:
        found = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    groups = [sorted(group, key=lambda node: (-round(ranks[node], 9), node)) for group in found]
    return sorted(groups, key=lambda group: (-len(group), group))


def _name(graph: nx.Graph, nodes: list[str]) -> str:
    """What most ties within a community go by (each as much as its tie weighs); else its first node."""
    votes: Counter[str] = Counter()
    for _, _, data in graph.subgraph(sorted(nodes)).edges(data=True):
        shared = data["via"].split("; ") if data["via"] else []
        for name in shared:
            votes[name] += data["weight"] / len(shared)
    bipartite = len({graph.nodes[node]["class"] for node in nodes}) > 1
    if bipartite or not votes:
        return str(graph.nodes[nodes[0]]["label"])
    return min(votes, key=lambda name: (-round(votes[name], 9), name))
