"""Pictures: well formed, the same for the same graph, with nothing drawn over anything else."""

from __future__ import annotations

import random
import re
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from analyses import DANG_BO, LUU
from stores import article, filled, renamed

from kg import iri
from kg.draw import draw, write_picture
from kg.draw.layout import place
from kg.draw.svg import size_of, text_width, wrapped
from kg.errors import ExportError, UsageError
from kg.network import to_networkx

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph:
    with filled(article("a"), renamed(article("b"), LUU.name, "Nguyễn Văn Hải")) as store:
        return to_networkx(store)


def hostile(label: str) -> nx.MultiDiGraph:
    """Two things and a tie, all of this name."""
    graph = nx.MultiDiGraph()
    graph.add_node("urn:a", label=label, **{"class": "Person"})
    graph.add_node("urn:b", label=label, **{"class": label})
    graph.add_edge("urn:a", "urn:b", key="k", relation="role", role=label)
    return graph


def texts(svg: str) -> list[str]:
    return ["".join(node.itertext()) for node in ET.fromstring(svg).iter(f"{SVG}text")]


def rectangles(svg: str) -> list[tuple[float, float, float, float]]:
    """The boxes, and what stands behind the labels of ties."""
    found = [r for r in ET.fromstring(svg).iter(f"{SVG}rect") if r.get("rx") in ("9", "3")]
    return [tuple(float(r.get(name) or 0) for name in ("x", "y", "width", "height")) for r in found]  # type: ignore[misc]


def overlapping(boxes: list[tuple[float, float, float, float]]) -> int:
    return sum(
        a[0] + a[2] > b[0] and b[0] + b[2] > a[0] and a[1] + a[3] > b[1] and b[1] + b[3] > a[1]
        for a, b in combinations(boxes, 2)
    )


def test_everything_is_drawn_and_named(graph: nx.MultiDiGraph) -> None:
    svg = draw(graph)
    shown = " ".join(texts(svg))
    for _, data in graph.nodes(data=True):
        assert " ".join(wrapped(data["label"])) in shown
    assert {"Bí thư …", "Tư lệnh", "spoke"} <= set(texts(svg))
    assert len(list(ET.fromstring(svg).iter(f"{SVG}g"))) == len(graph)
    ties = {(one, other) for one, other in graph.edges() if one != other}
    assert svg.count("marker-end") >= len(ties)
    assert "người · person" in texts(svg) and "giữ chức vụ · holds a post" in texts(svg)
    assert "từng giữ chức vụ · held a post" not in texts(svg)
    assert f"{len(graph)} things, {graph.number_of_edges()} ties" in texts(svg)


def test_nothing_covers_anything(graph: nx.MultiDiGraph) -> None:
    boxes = rectangles(draw(graph))
    assert len(boxes) > len(graph)
    assert overlapping(boxes) == 0


def test_the_same_graph_gives_the_same_picture(graph: nx.MultiDiGraph) -> None:
    other = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert draw(other) == draw(graph)
    assert draw(other, around=LUU.name) == draw(graph, around=LUU.name)


def test_what_lies_around_one_thing(graph: nx.MultiDiGraph) -> None:
    near = draw(graph, around=LUU.name, hops=1)
    assert texts(near)[0] == LUU.name
    assert "Quận ủy Thanh Xuân" in texts(near) and "Thiếu tướng" not in texts(near)
    assert near == draw(graph, around=iri.of(LUU), hops=1) == draw(graph, around="nguyễn  XUÂN lưu", hops=1)
    assert texts(draw(graph, around="Xuân Lưu", hops=1, title="Ông Lưu"))[0] == "Ông Lưu"
    assert "Thiếu tướng" in texts(draw(graph, around=LUU.name, hops=3))
    limited = texts(draw(graph, around=DANG_BO.name, hops=3, limit=4))
    assert limited[1].startswith(f"4 of {len(graph)} things, ")


def test_of_a_large_graph_the_busiest_part_is_drawn(graph: nx.MultiDiGraph) -> None:
    limited = texts(draw(graph, limit=5))
    found = re.fullmatch(rf"(\d) of {len(graph)} things, \d+ of {graph.number_of_edges()} ties", limited[1])
    assert found and 2 <= int(found[1]) <= 5
    assert any("Đại hội" in text for text in limited)


def test_a_name_that_is_not_there(graph: nx.MultiDiGraph) -> None:
    with pytest.raises(UsageError, match="is called Nguyễn Xuân Lưi; did you mean nguyễn xuân lưu"):
        draw(graph, around="Nguyễn Xuân Lưi")
    with pytest.raises(UsageError, match="nothing in the graph is called zzzz$"):
        draw(graph, around="zzzz")


@pytest.mark.parametrize(
    "label", ["</text><script>alert(1)</script>", "a & b < c > \"d\" 'e'", "\x00\x1b[31m\x0b", "x" * 500, "]]>", " "]
)
def test_a_label_is_only_ever_text(label: str) -> None:
    svg = draw(hostile(label))
    assert not list(ET.fromstring(svg).iter(f"{SVG}script"))
    assert overlapping(rectangles(svg)) == 0


def test_an_empty_graph_is_a_picture() -> None:
    assert texts(draw(nx.MultiDiGraph())) == ["Knowledge graph", "0 things, 0 ties"]


def test_a_former_post_is_dashed(graph: nx.MultiDiGraph) -> None:
    past = nx.MultiDiGraph()
    past.add_nodes_from(hostile("Bộ").nodes(data=True))
    past.add_edge("urn:a", "urn:b", key="k", relation="role", role="Bộ trưởng", status="former")
    assert "từng giữ chức vụ · held a post" in texts(draw(past))
    past.add_edge("urn:a", "urn:b", key="l", relation="role", role="Bộ trưởng", status="current")
    assert "từng giữ chức vụ · held a post" not in texts(draw(past))


def test_a_picture_is_written_whole(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    write_picture(draw(graph), tmp_path / "g.svg")
    assert (tmp_path / "g.svg").read_text("utf-8") == draw(graph)
    with pytest.raises(ExportError, match="no directory"):
        write_picture("", tmp_path / "missing" / "g.svg")


# ---------------------------------------------------------------- places


@pytest.mark.parametrize("count", [1, 2, 7, 30, 80])
@pytest.mark.parametrize("ties_each", [0, 1, 4])
def test_boxes_never_overlap(count: int, ties_each: int) -> None:
    source = random.Random(count * 10 + ties_each)
    sizes = [(source.uniform(30, 260), source.uniform(20, 60)) for _ in range(count)]
    ties = [(box, source.randrange(count)) for box in range(count) for _ in range(ties_each)]
    places = place(sizes, ties)
    boxes = [(x - w / 2, y - h / 2, w, h) for (x, y), (w, h) in zip(places, sizes, strict=True)]
    assert overlapping(boxes) == 0
    assert places == place(sizes, ties)


def test_a_crowd_that_cannot_be_pushed_apart_is_stacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.draw.layout._ROUNDS", 1)
    sizes = [(200.0, 40.0)] * 30
    places = place(sizes, [(0, box) for box in range(30)])
    assert overlapping([(x - 100, y - 20, 200, 40) for x, y in places]) == 0


def test_what_is_tied_is_near() -> None:
    places = place([(50.0, 20.0)] * 6, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)])
    steps = [abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in zip(places, places[1:], strict=False)]
    ends = abs(places[0][0] - places[5][0]) + abs(places[0][1] - places[5][1])
    assert max(steps) < ends


def test_long_labels_are_cut_and_shown_to_be() -> None:
    assert wrapped("Quận ủy Thanh Xuân") == ("Quận ủy Thanh Xuân",)
    lines = wrapped("một hai ba bốn năm sáu bảy tám chín mười " * 5)
    assert len(lines) == 3 and lines[-1].endswith(" …")
    assert wrapped("x" * 99)[0].endswith("…")
    assert size_of(lines)[1] > size_of(lines[:1])[1]
    assert text_width("mm", 10) > text_width("ii", 10)
