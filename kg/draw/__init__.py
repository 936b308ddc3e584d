"""A picture of the graph, or of what lies around one thing in it, as SVG."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

import networkx as nx

from kg.draw.layout import place
from kg.draw.svg import Box, Style, Tie, picture, size_of, wrapped
from kg.errors import UsageError
from kg.export import target as files
from kg.network import STRUCTURE
from kg.text import normalise

__all__ = ["draw", "write_svg"]

_PERSON = Style("#fff3d6", "#b7791f", "người", "person")
_OTHER = Style("#f0f0f0", "#777777", "khác", "other")
_UNIT = Style("#e2f2e4", "#3d8b4a", "đơn vị hành chính", "unit")
_COMMITMENT = Style("#f1e6fb", "#7b4bb3", "chương trình, chỉ tiêu", "commitment")
_BOXES = {
    "Person": _PERSON,
    "Body": Style("#e0ecfb", "#2f6cb3", "cơ quan, tổ chức", "body"),
    **dict.fromkeys(("Province", "District", "Commune", "AdministrativeUnit"), _UNIT),
    "Event": Style("#fde4e1", "#b8443a", "sự kiện", "event"),
    **dict.fromkeys(("Programme", "Project", "Plan", "Target", "Task", "Breakthrough"), _COMMITMENT),
    **dict.fromkeys(("Objective", "Theme", "Movement", "Commitment"), _COMMITMENT),
    "OfficialDocument": Style("#e9ecef", "#56606b", "văn bản", "document"),
    "Award": Style("#fbf3b5", "#948000", "khen thưởng", "award"),
    "Rank": Style("#f7e9dd", "#8a5a33", "quân hàm, học vị", "rank"),
    "Source": Style("#ffffff", "#999999", "bài báo", "source"),
}
# In the order of what a line shows where two things are tied in several ways.
_TIES = {
    "role": Style("", "#2f6cb3", "giữ chức vụ", "holds a post"),
    "former": Style("", "#2f6cb3", "từng giữ chức vụ", "held a post", dashed=True),
    "change": Style("", "#c2571a", "bầu, bổ nhiệm, miễn nhiệm …", "act about a post"),
    "participation": Style("", "#b8443a", "dự, phát biểu", "attended, spoke"),
    "event": Style("", "#8c2f6b", "tổ chức", "holds the event"),
    "adoption": Style("", "#7b4bb3", "đề ra", "adopted"),
    "award": Style("", "#948000", "được tặng", "received"),
    "citation": Style("", "#56606b", "thực hiện, dẫn", "follows, cites"),
    "rank": Style("", "#8a5a33", "mang hàm", "has the rank"),
    **dict.fromkeys(STRUCTURE, Style("", "#9aa5ad", "thuộc", "part of", dashed=True)),
}
_ORDER = {name: number for number, name in enumerate(_TIES)}


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
        Box(x, y, line, _BOXES.get(data["class"], _OTHER), f"{data['class']}: {data['label']}")
        for (x, y), line, data in zip(places, lines, (graph.nodes[node] for node in nodes), strict=True)
    ]
    ties = [_tie(number, graph, ends, claims) for ends, claims in grouped.items()]
    return picture(title or _title(graph, centre), _note(graph, nodes), boxes, ties)


def write_svg(svg: str, path: str | Path | None) -> None:
    """Writes a picture to a file, or to standard output. ExportError where that is not possible."""
    files.write([svg], path)


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
    style = _TIES[min(kinds, key=lambda kind: _ORDER[kind])]
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
