"""A projection of the network as a picture: its best connected nodes, coloured by group, ties as thick as they weigh.

A drawing of all ties among some dozen people is a ball of wool. Drawn are those that hold the network together (the
strongest tree: J. B. Kruskal 1956) and the strongest of each node; the picture says how many are left out.
"""

from __future__ import annotations

import math

import networkx as nx

from kg.draw.layout import clearest
from kg.draw.styles import BOXES, OTHER
from kg.draw.svg import Box, Style, Tie, picture, size_of, wrapped
from kg.network import PROJECTIONS, Measures, NodeMeasures

_STRONGEST = 2  # ties of each node that are drawn beside those of the tree
_THINNEST, _THICKEST = 1.0, 4.5
#: Fills and rims of groups; the first are the farthest apart (after ColorBrewer's Set3 and Dark2, darkened for print).
_COLOURS = (
    ("#e0ecfb", "#2f6cb3"), ("#fde4e1", "#b8443a"), ("#e2f2e4", "#3d8b4a"), ("#fff3d6", "#b7791f"),
    ("#f1e6fb", "#7b4bb3"), ("#dff3f4", "#1d7f88"), ("#fbe3f1", "#a83a7d"), ("#f0ead9", "#7d6a2c"),
)  # fmt: skip
_REST = ("#f0f0f0", "#777777")
_TIE = Style("", "#66717a", "cùng cơ quan hoặc sự kiện", "shared body or event", arrow=False)
_TIES = {
    "person-person": _TIE,
    "person-body": Style("", "#66717a", "giữ hoặc từng giữ chức vụ", "holds or held a post", arrow=False),
    "person-event": Style("", "#66717a", "dự, phát biểu", "attended, spoke", arrow=False),
    "district-programme": Style("", "#66717a", "đề ra, được giao", "adopted", arrow=False),
}


def draw_projection(
    graph: nx.Graph, measures: Measures, *, limit: int = 40, spacing: float = 0.6, title: str = ""
) -> str:
    """A projection of :func:`kg.network.project` with its figures, as SVG; the same network gives the same picture.

    Of a network with more than ``limit`` nodes those with the highest PageRank are drawn. ``spacing`` below 1 makes a
    smaller picture, whose text is easier to read on a page.
    """
    chosen = _chosen(graph, measures, limit)
    nodes = sorted(chosen, key=lambda found: found.node)
    number = {found.node: index for index, found in enumerate(nodes)}
    shown = _backbone(graph.subgraph(number))
    projection = PROJECTIONS[graph.graph["projection"]]
    styles = _styles(measures, nodes, grouped=projection.shared)
    lines = [wrapped(found.label) for found in nodes]
    sizes = [size_of(line) for line in lines]
    pairs = [(number[one], number[other]) for one, other in shown.edges()]
    places = clearest(sizes, pairs, spacing=spacing)
    boxes = [
        Box(x, y, line, style, _tooltip(found))
        for (x, y), line, style, found in zip(places, lines, styles, nodes, strict=True)
    ]
    heaviest = max((data["weight"] for *_, data in shown.edges(data=True)), default=1.0)
    ties = [
        Tie(
            number[one], number[other], "" if projection.shared else _short(data["via"]), _TIES[projection.name],
            f"{graph.nodes[one]['label']} – {graph.nodes[other]['label']}: {data['via'] or data['documents']}",
            width=_width(data["weight"], heaviest),
        )
        for one, other, data in shown.edges(data=True)
    ]  # fmt: skip
    return picture(title or f"{projection.vi} · {projection.en}", _note(graph, shown, projection.shared), boxes, ties)


def _chosen(graph: nx.Graph, measures: Measures, limit: int) -> list[NodeMeasures]:
    """The nodes of the highest rank, without those that are then tied to nothing."""
    first = measures.nodes[:limit]
    kept = graph.subgraph([found.node for found in first])
    return [found for found in first if kept.degree(found.node)]


def _backbone(graph: nx.Graph) -> nx.Graph:
    """The strongest tree and the strongest ties of each node, sorted."""
    order = sorted(graph.edges(data="weight"), key=lambda edge: (-edge[2], *sorted(edge[:2])))
    forest = nx.utils.UnionFind(graph)
    kept: set[tuple[str, str]] = set()
    counted = dict.fromkeys(graph, 0)
    for one, other, _ in order:
        joins = forest[one] != forest[other]
        if joins or min(counted[one], counted[other]) < _STRONGEST:
            kept.add((min(one, other), max(one, other)))
            forest.union(one, other)
            counted[one] += 1
            counted[other] += 1
    backbone = nx.Graph()
    backbone.add_nodes_from(sorted(graph))
    for one, other in sorted(kept):
        backbone.add_edge(one, other, **graph.edges[one, other])
    return backbone


def _styles(measures: Measures, nodes: list[NodeMeasures], *, grouped: bool) -> list[Style]:
    """By community, the largest of those drawn in colour; or by class where nodes are of two."""
    if not grouped:
        return [BOXES.get(found.kind, OTHER) for found in nodes]
    counted = {group.number: 0 for group in measures.communities}
    for found in nodes:
        counted[found.community] += 1
    largest = sorted((number for number in counted if counted[number] > 1), key=lambda n: (-counted[n], n))
    names = {group.number: group.name for group in measures.communities}
    styles = {
        number: Style(*colours, f"nhóm {_short(names[number])}", "")
        for number, colours in zip(largest, _COLOURS, strict=False)
    }
    rest = Style(*_REST, "nhóm khác", "other groups")
    return [styles.get(found.community, rest) for found in nodes]


def _short(text: str, length: int = 56) -> str:
    first = text.split("; ")[0]
    return first if len(first) <= length else first[: length - 1].rstrip() + "…"


def _width(weight: float, heaviest: float) -> float:
    """Thickness grows with the square root, so that one strong tie does not make hairs of all others."""
    return round(_THINNEST + (_THICKEST - _THINNEST) * math.sqrt(weight / heaviest), 2)


def _tooltip(found: NodeMeasures) -> str:
    figures = f"degree {found.degree}, betweenness {found.betweenness:.4f}, PageRank {found.pagerank:.4f}"
    return f"{found.kind}: {found.label} ({figures}, group {found.community})"


def _note(graph: nx.Graph, shown: nx.Graph, shared: bool) -> str:
    things = f"{len(shown):,} of {len(graph):,}" if len(shown) < len(graph) else f"{len(shown):,}"
    ties, all_ties = shown.number_of_edges(), graph.number_of_edges()
    lines = f"{ties:,} of {all_ties:,} ties (the strongest)" if ties < all_ties else f"{ties:,} ties"
    weight = "each shared body or event of n people weighs 1/(n − 1)" if shared else "weight: documents that say so"
    chosen = " with the highest PageRank" if len(shown) < len(graph) else ""
    return f"{things} nodes{chosen}, {lines}; {weight}"
