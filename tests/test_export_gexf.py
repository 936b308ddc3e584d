"""GEXF, read by graphology: the library that Gephi's own page, Gephi Lite, opens such files with."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
from javascript_readers import LIBRARIES, read

import kg.serve.vendor
from kg.export import export
from kg.network import to_networkx
from kg.store import GraphStore


def test_the_readers_are_as_they_were_published() -> None:
    assert kg.serve.vendor.check(LIBRARIES) == []


def test_graphology_reads_the_network(seeds_graph: GraphStore, exported: Path) -> None:
    found = read("gexf", exported / "gexf")
    wanted = to_networkx(seeds_graph)
    assert found["directed"] == "directed"
    nodes = {node["key"]: node["attributes"] for node in found["nodes"]}
    assert set(nodes) == set(wanted)
    for key, data in wanted.nodes(data=True):
        assert (nodes[key]["label"], nodes[key]["node-class"]) == (data["label"], data["class"])

    def plain(attributes: dict[str, Any]) -> tuple[Any, ...]:
        names = ("relation", "claim", "confidence", "role", "status", "manner", "term")
        return tuple(attributes.get(name, attributes.get(f"edge-{name}")) for name in names)

    edges = Counter((edge["source"], edge["target"], *plain(edge["attributes"])) for edge in found["edges"])
    assert edges == Counter((s, t, *plain(data)) for s, t, data in wanted.edges(data=True))
    assert edges.total() > 100


def test_graphology_and_networkx_read_a_chosen_part_alike(seeds_graph: GraphStore, tmp_path: Path) -> None:
    export(seeds_graph, "gexf", tmp_path / "x.gexf", where="relation=role")
    found = read("gexf", tmp_path / "x.gexf")
    other = nx.read_gexf(tmp_path / "x.gexf")
    assert {node["key"]: node["attributes"]["label"] for node in found["nodes"]} == dict(other.nodes(data="label"))
    assert Counter((e["source"], e["target"]) for e in found["edges"]) == Counter((s, t) for s, t, *_ in other.edges)
