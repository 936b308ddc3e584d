"""``kg network``: every format, and what is said where there is nothing to see."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest
from test_cli import kg_call

from kg.network import find, measure, network, node_rows, tie_rows, to_networkx, told_apart
from kg.store import GraphStore

PATH = ("--path", "Nguyễn Xuân Lưu", "Nguyễn Đức Chung")


def test_a_table_of_nodes_and_communities(seeds_store: Path) -> None:
    result = kg_call("network", "--store", seeds_store)
    assert result.status == 0, result.err
    people = network(seeds_store)
    assert f"{len(people)} nodes, {people.number_of_edges()} ties" in result.out
    assert "Nguyễn Đức Chung" in result.out and "Communities (modularity" in result.out
    assert "estimated" not in result.out
    first = kg_call("network", "--store", seeds_store, "--limit", 1).out
    assert len(first.splitlines()) == len(result.out.splitlines()) - len(people) + 1


def test_namesakes_are_told_apart_by_what_names_them_elsewhere(seeds_store: Path) -> None:
    people = network(seeds_store)
    one, other, third = list(people)[:3]
    for node in (one, other):
        people.nodes[node]["label"] = "Nguyễn Văn An"
    called = told_apart(people)
    assert called[one] == f"Nguyễn Văn An (person:{one.rpartition('/')[2]})" != called[other]
    assert called[third] == people.nodes[third]["label"]
    end = called[one].removeprefix("Nguyễn Văn An (").removesuffix(")")
    assert find(to_networkx(seeds_store), end) == one


def test_a_table_of_ties(seeds_store: Path) -> None:
    result = kg_call("network", "--store", seeds_store, "--ties", "--limit", 1)
    strongest = tie_rows(network(seeds_store))[0]
    assert f"{strongest['weight']:.3f}" in result.out and strongest["one_label"] in result.out


def test_csv_and_json_hold_the_same_figures(seeds_store: Path, tmp_path: Path) -> None:
    people = network(seeds_store)
    nodes, ties = node_rows(measure(people)), tie_rows(people)
    for name, option, wanted in (("n.csv", (), nodes), ("t.csv", ("--ties",), ties)):
        assert kg_call("network", "--store", seeds_store, "-o", tmp_path / name, *option).status == 0
        rows = list(csv.DictReader(io.StringIO((tmp_path / name).read_text("utf-8"), newline=""), strict=True))
        assert rows == [{key: str(value) for key, value in row.items()} for row in wanted]
    found = json.loads(kg_call("network", "--store", seeds_store, "--format", "json").out)
    assert (found["nodes"], found["ties"], found["betweenness_samples"]) == (nodes, ties, 0)
    assert {node for group in found["communities"] for node in group["nodes"]} == set(people)


def test_nodes_are_sorted_as_asked(seeds_store: Path) -> None:
    found = kg_call("network", "--store", seeds_store, "--sort", "betweenness", "--format", "json")
    values = [row["betweenness"] for row in json.loads(found.out)["nodes"]]
    assert values == sorted(values, reverse=True) and values[0] > 0


def test_graphml_is_read_back_with_its_figures(seeds_store: Path, tmp_path: Path) -> None:
    target = tmp_path / "people.graphml"
    assert kg_call("network", "--store", seeds_store, "-o", target, "-p", "person-body").status == 0
    read, wanted = nx.read_graphml(target), network(seeds_store, "person-body")
    assert {frozenset(edge) for edge in read.edges} == {frozenset(edge) for edge in wanted.edges}
    for row in node_rows(measure(wanted)):
        assert read.nodes[row["node"]]["pagerank"] == row["pagerank"]
        assert read.nodes[row["node"]]["label"] == row["label"]
    assert all(read.edges[edge]["weight"] == wanted.edges[edge]["weight"] for edge in wanted.edges)


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_pictures(seeds_store: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"people.{ending}"
    assert kg_call("network", "--store", seeds_store, "-o", target).status == 0
    assert target.read_bytes().startswith({"svg": b"<svg", "png": b"\x89PNG"}[ending])
    assert kg_call("draw", "--store", seeds_store, "--limit", 10, "-o", target).status == 0
    assert target.read_bytes().startswith({"svg": b"<svg", "png": b"\x89PNG"}[ending])


# ---------------------------------------------------------------- ways


def test_the_way_between_two_people_shows_claims_and_sentences(seeds_store: Path) -> None:
    result = kg_call("network", "--store", seeds_store, *PATH)
    assert result.status == 0, result.err
    lines = result.out.splitlines()
    assert lines[0] == "Nguyễn Xuân Lưu – Nguyễn Đức Chung: 1 step"
    assert "Nguyễn Xuân Lưu – Đại hội Đảng bộ quận Thanh Xuân lần thứ 6 (2020-2025)" in lines
    assert any("[" in line and "Nguyễn Xuân Lưu" in line and "phát biểu" in line.lower() for line in lines)
    assert "    000_d49ab99872ae2c8e" in lines


def test_the_way_in_every_format(seeds_store: Path, tmp_path: Path, seeds_graph: GraphStore) -> None:
    for ending in ("csv", "json", "graphml", "svg", "png"):
        assert kg_call("network", "--store", seeds_store, *PATH, "-o", tmp_path / f"w.{ending}").status == 0
    found = json.loads((tmp_path / "w.json").read_text("utf-8"))
    assert found["labels"][0] == "Nguyễn Xuân Lưu" and {row["step"] for row in found["claims"]} == {1, 2}
    rows = list(csv.DictReader(io.StringIO((tmp_path / "w.csv").read_text("utf-8"), newline=""), strict=True))
    assert [row["claim"] for row in rows] == [row["claim"] for row in found["claims"]]
    assert rows[0]["quotes"] == " … ".join(found["claims"][0]["quotes"])
    along = nx.read_graphml(tmp_path / "w.graphml", force_multigraph=True)
    assert set(along) == set(found["nodes"])
    assert "Nguyễn Xuân Lưu" in (tmp_path / "w.svg").read_text("utf-8")


# ---------------------------------------------------------------- wrong calls


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--projection", "people"), "there is no projection 'people'"),
        (("--via", "party"), "not via 'party'"),
        (("--sort", "fame"), "nodes are sorted by pagerank"),
        (("--format", "pdf"), "there is no format 'pdf'"),
        (("-o", "people.pdf"), "its name does not tell the format; end it in .csv, .json"),
        (("--from", "soon"), "'soon' is not a date"),
        (("--where", "relation=marriage"), "there is no relation 'marriage'"),
        (("--until", "1901"), "the network is empty: no claims tie two things here; widen"),
        (("--path", "Nguyễn Xuân Lưu", "Vô Danh"), "is called 'Vô Danh'"),
        (("--path", "Nguyễn", "Nguyễn Xuân Lưu"), "give the IRI of one"),
    ],
)
def test_wrong_calls_are_told_plainly(seeds_store: Path, arguments: tuple[str, ...], says: str) -> None:
    result = kg_call("network", "--store", seeds_store, *arguments)
    assert (result.status, result.out) == (2, "")
    assert says in result.err and "Traceback" not in result.err
