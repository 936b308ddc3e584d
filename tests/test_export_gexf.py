"""GEXF, read by graphology: the library that Gephi's own page, Gephi Lite, opens such files with."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
from gexf_reader import XML

import kg.serve.vendor
from kg.export import export
from kg.network import to_networkx
from kg.store import GraphStore


def read_by_graphology(file: Path) -> dict[str, Any]:
    """What graphology exports again of a file."""
    command = [sys.executable, str(Path(__file__).with_name("gexf_reader.py")), str(file)]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def test_the_reader_of_xml_is_as_it_was_published() -> None:
    assert kg.serve.vendor.check(XML) == []


def test_graphology_reads_the_network(seeds_graph: GraphStore, exported: Path) -> None:
    read = read_by_graphology(exported / "gexf")
    wanted = to_networkx(seeds_graph)
    assert read["directed"] == "directed"
    nodes = {node["key"]: node["attributes"] for node in read["nodes"]}
    assert set(nodes) == set(wanted)
    for key, data in wanted.nodes(data=True):
        assert (nodes[key]["label"], nodes[key]["node-class"]) == (data["label"], data["class"])

    def plain(attributes: dict[str, Any]) -> tuple[Any, ...]:
        names = ("relation", "claim", "confidence", "role", "status", "manner", "term")
        return tuple(attributes.get(name, attributes.get(f"edge-{name}")) for name in names)

    found = Counter((edge["source"], edge["target"], *plain(edge["attributes"])) for edge in read["edges"])
    assert found == Counter((s, t, *plain(data)) for s, t, data in wanted.edges(data=True))
    assert found.total() > 100


def test_graphology_and_networkx_read_a_chosen_part_alike(seeds_graph: GraphStore, tmp_path: Path) -> None:
    export(seeds_graph, "gexf", tmp_path / "x.gexf", where="relation=role")
    read = read_by_graphology(tmp_path / "x.gexf")
    other = nx.read_gexf(tmp_path / "x.gexf")
    assert {node["key"]: node["attributes"]["label"] for node in read["nodes"]} == dict(other.nodes(data="label"))
    assert Counter((e["source"], e["target"]) for e in read["edges"]) == Counter((s, t) for s, t, *_ in other.edges)
