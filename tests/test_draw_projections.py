"""Pictures of projections, and pictures as PNG."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest
from test_draw import SVG, overlapping, rectangles, texts
from test_projections import graph_of, two_circles

from kg.draw import draw_projection, write_picture
from kg.draw.layout import clearest
from kg.draw.writing import png_of
from kg.errors import ExportError, UsageError
from kg.network import PROJECTIONS, measure, network, project
from kg.store import GraphStore


def drawn(graph: nx.Graph, **more: int | str) -> str:
    return draw_projection(graph, measure(graph), **more)  # type: ignore[arg-type]


def widths(svg: str) -> list[float]:
    return [float(line.get("stroke-width") or 0) for line in ET.fromstring(svg).iter(f"{SVG}line") if len(line)]


@pytest.mark.parametrize("projection", list(PROJECTIONS))
def test_every_projection_of_the_seeds_is_drawn(seeds_graph: GraphStore, projection: str) -> None:
    graph = network(seeds_graph, projection)
    svg = drawn(graph, limit=20)
    assert overlapping(rectangles(svg)) == 0
    kind = PROJECTIONS[projection]
    assert texts(svg)[0] == f"{kind.vi} · {kind.en}"
    boxes = [node for node in ET.fromstring(svg).iter(f"{SVG}g")]
    assert 2 <= len(boxes) <= min(20, len(graph))
    assert svg == drawn(graph, limit=20)


def test_groups_have_colours_and_names() -> None:
    svg = drawn(two_circles())
    shown = texts(svg)
    names = {group.name for group in measure(two_circles()).communities}
    assert {f"nhóm {name}" for name in names} <= set(shown)
    fills = {rect.get("fill") for rect in ET.fromstring(svg).iter(f"{SVG}rect") if rect.get("rx") == "9"}
    assert len(fills) == 2
    assert texts(drawn(two_circles(), title="Hai nhóm"))[0] == "Hai nhóm"


def test_the_strongest_ties_are_drawn_and_the_rest_counted() -> None:
    crowd = project(graph_of(*(f"p{n} b1" for n in range(8)), "p0 b2", "p1 b2"))
    svg = drawn(crowd)
    lines = widths(svg)
    assert 7 <= len(lines) < crowd.number_of_edges() == 28
    assert lines.count(max(lines)) == 1 and min(lines) > 0.9
    assert f"8 nodes, {len(lines)} of 28 ties (the strongest); each shared body" in texts(svg)[1]


def test_of_a_large_network_the_first_by_pagerank_are_drawn() -> None:
    star = project(graph_of(*(f"p1 e{n}" for n in range(20))), "person-event")
    svg = drawn(star, limit=5)
    assert "5 of 21 nodes with the highest PageRank, 4 of 20 ties" in texts(svg)[1]
    assert "<p1>" in texts(svg)


def test_no_network_is_an_empty_picture() -> None:
    assert texts(drawn(project(nx.MultiDiGraph())))[1].startswith("0 nodes, 0 ties")


def test_ties_run_under_no_box_where_that_can_be_avoided() -> None:
    sizes = [(120.0, 24.0)] * 6
    ties = [(0, box) for box in range(1, 6)]
    places = clearest(sizes, ties)
    assert places == clearest(sizes, ties)
    for end in range(1, 6):
        for box in set(range(1, 6)) - {end}:
            for step in range(1, 20):
                x, y = (places[0][a] + (places[end][a] - places[0][a]) * step / 20 for a in (0, 1))
                assert abs(x - places[box][0]) >= 60 or abs(y - places[box][1]) >= 12


# ---------------------------------------------------------------- PNG


def size_of_png(data: bytes) -> tuple[int, int]:
    assert data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR"
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def test_a_png_is_as_large_as_it_is_asked_to_be(tmp_path: Path) -> None:
    svg = drawn(two_circles())
    root = ET.fromstring(svg)
    wanted = (float(root.get("width") or 0), float(root.get("height") or 0))
    for scale in (1.0, 2.5):
        write_picture(svg, tmp_path / "g.png", scale=scale)
        assert size_of_png((tmp_path / "g.png").read_bytes()) == pytest.approx([side * scale for side in wanted], abs=3)
    write_picture(svg, tmp_path / "g", png=True)
    assert (tmp_path / "g").read_bytes() == png_of(svg)
    with pytest.raises(UsageError, match="pixels; draw fewer things, give a smaller scale, or write SVG"):
        png_of(svg, scale=100)
    with pytest.raises(ExportError, match="no directory"):
        write_picture(svg, tmp_path / "none" / "g.png")


def test_a_png_shows_text_in_the_fonts_of_the_package() -> None:
    """Where the text differs, so do the pixels; letters that no font has would all be one box."""
    shown = {png_of(drawn(two_circles(), title=title)) for title in ("Ủy ban", "Ủy bán", "Ủy bẫn", "Ủy bận")}
    assert len(shown) == 4


def test_a_picture_has_the_same_bytes_in_every_process(seeds_store: Path, tmp_path: Path) -> None:
    written = []
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.png"
        command = [sys.executable, "-m", "kg.cli", "network", "--store", str(seeds_store), "-o", str(target)]
        subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
        written.append(target.read_bytes())
    assert written[0] == written[1]
