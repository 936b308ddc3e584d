"""Pictures of the graph, of what lies around one thing in it, and of its projections, as SVG or PNG."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import networkx as nx

from kg.draw.layout import place
from kg.draw.projection import draw_projection
from kg.draw.styles import BOXES, ORDER, OTHER, TIES
from kg.draw.svg import Box, Tie, picture, size_of, wrapped
from kg.draw.writing import write_picture
from kg.errors import UsageError
from kg.network import STRUCTURE
from kg.text import normalise

__all__ = ["draw", "draw_projection", "write_picture"]


def draw(
    graph: nx.MultiDiGraph, *, around: str = "", hops: int = 2, limit: int = 60, spacing: float = 1.0, title: str = ""
) -> str:
    """The network of :func:`kg.network.to_networkx` as an SVG picture; the same network gives the same picture.

    ``around``: only what is tied to the thing of this name (or IRI), at most ``hops`` ties away. Of a graph with more
    than ``limit`` things, those nearest, or with the most ties, are drawn, and the picture says so. ``spacing`` below 1
    makes a smaller picture, whose text is easier to read on a page.
    Raises UsageError where nothing has that name.
    """
    centre = _called(graph, around) if around else []
    chosen = _around(graph, centre, hops, limit) if centre else _busiest(graph, limit)
    nodes = sorted(chosen)
    number = {node: index for index, node in enumerate(nodes)}
    grouped = _grouped(graph.subgraph(nodes))
    lines = [wrapped(graph.nodes[node]["label"]) for node in nodes]
    pairs = [(number[one], number[other]) for one, other in grouped]
    places = place([size_of(line) for line in lines], pairs, spacing=spacing)
    boxes = [
        Box(x, y, line, BOXES.get(data["class"], OTHER), f"{data['class']}: {data['label']}")
        for (x, y), line, data in zip(places, lines, (graph.nodes[node] for node in nodes), strict=True)
    ]
    ties = [_tie(number, graph, ends, claims) for ends, claims in grouped.items()]
    return picture(title or _title(graph, centre), _note(graph, nodes), boxes, ties)


def _called(graph: nx.MultiDiGraph, name: str) -> list[str]:
    """The nodes of this name; if none is called so, those whose name holds it."""
    if name in graph:
        return [name]
    wanted = " ".join(normalise(name).lower().split())
    labels = {node: str(data["label"]).lower() for node, data in graph.nodes(data=True)}
    for found in (
        [node for node, label in labels.items() if label == wanted],
        [node for node, label in labels.items() if wanted and wanted in label],
    ):
        if found:
            return sorted(found)
    near = difflib.get_close_matches(wanted, sorted(set(labels.values())), 1)
    guess = f"; did you mean {near[0]}?" if near else ""
    raise UsageError(f"nothing in the graph is called {name}{guess}")


def _around(graph: nx.MultiDiGraph, centre: list[str], hops: int, limit: int) -> set[str]:
    """The nodes nearest to the centre; of equally near ones those with the most ties."""
    distance = dict.fromkeys(centre, 0)
    edge = centre
    for step in range(1, hops + 1):
        edge = [n for node in edge for n in nx.all_neighbors(graph, node) if n not in distance]
        distance |= dict.fromkeys(edge, step)
    degree = graph.degree()
    return set(sorted(distance, key=lambda node: (distance[node], -degree[node], node))[:limit])


def _busiest(graph: nx.MultiDiGraph, limit: int) -> set[str]:
    """The nodes that most claims tie, without those that are then tied to nothing."""
    if len(graph) <= limit:
        return set(graph)
    claims = graph.edge_subgraph([edge for edge in graph.edges(keys=True) if edge[2] not in STRUCTURE])
    degree = claims.degree()
    kept = claims.subgraph(sorted(claims, key=lambda node: (-degree[node], node))[:limit])
    return {node for node in kept if kept.degree(node)}


Claims = list[dict[str, str]]


def _grouped(graph: nx.MultiDiGraph) -> dict[tuple[str, str], Claims]:
    """The edges from one node to another as one tie, sorted; what ties a node to itself is left out."""
    grouped: dict[tuple[str, str], Claims] = {}
    for source, target, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        if source != target:
            grouped.setdefault((source, target), []).append({"key": key, **data})
    return grouped


def _tie(number: dict[str, int], graph: nx.MultiDiGraph, ends: tuple[str, str], claims: Claims) -> Tie:
    source, target = ends
    kinds = {"former" if c["relation"] == "role" and c.get("status") == "former" else c["relation"] for c in claims}
    style = TIES[min(kinds, key=lambda kind: ORDER[kind])]
    said = _distinct(_words(claim) for claim in claims)
    names = f"{graph.nodes[source]['label']} → {graph.nodes[target]['label']}"
    label = said[0] + (" …" if len(said) > 1 else "") if said else ""
    return Tie(number[source], number[target], label, style, f"{names}: {'; '.join(said) or style.en}")


def _words(claim: dict[str, str]) -> str:
    """What a label says of a claim: the post, the act, that somebody spoke."""
    if claim["relation"] == "change":
        return f"{claim.get('kind', '')}: {claim.get('role', '')}"
    if claim["relation"] == "participation":
        return "spoke" if claim.get("manner") == "spoke" else ""
    return claim.get("role", "")


def _distinct(texts: Iterable[str]) -> list[str]:
    return sorted({text for text in texts if text}, key=lambda text: (":" in text, text))


def _title(graph: nx.MultiDiGraph, centre: list[str]) -> str:
    return str(graph.nodes[centre[0]]["label"]) if centre else "Knowledge graph"


def _note(graph: nx.MultiDiGraph, nodes: list[str]) -> str:
    shown = graph.subgraph(nodes).number_of_edges()
    all_of_it = len(nodes) == len(graph)
    of = "" if all_of_it else f" of {len(graph)}"
    of_ties = "" if all_of_it else f" of {graph.number_of_edges()}"
    return f"{len(nodes)}{of} things, {shown}{of_ties} ties"
