"""Exports of networks, read back by networkx and by the rules of neo4j-admin."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from exports import ask, count
from stores import filled

from kg.export import export
from kg.export.gexf import period
from kg.export.schema import CLAIM_TABLES
from kg.network import to_networkx
from kg.store import GraphStore


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_networkx_reads_the_network(seeds_graph: GraphStore, exported: Path, format: str) -> None:
    wanted = to_networkx(seeds_graph)
    if format == "graphml":
        read = nx.read_graphml(exported / format, force_multigraph=True)
    else:
        read = nx.read_gexf(exported / format)
    assert read.is_directed()
    assert set(read) == set(wanted)
    assert read.number_of_edges() == wanted.number_of_edges() > 100
    assert {n: d["label"] for n, d in read.nodes(data=True)} == dict(wanted.nodes(data="label"))

    def edges(graph: Any) -> Counter[tuple[Any, ...]]:
        names = ("relation", "claim", "confidence", "role", "status", "manner", "term")
        return Counter((s, t, *(d.get(name) for name in names)) for s, t, d in graph.edges(data=True))

    assert edges(read) == edges(wanted)


def test_gexf_has_dates_that_a_timeline_reads(seeds_graph: GraphStore, exported: Path, tmp_path: Path) -> None:
    with filled() as store:
        export(store, "gexf", tmp_path / "x.gexf")
    read = nx.read_gexf(tmp_path / "x.gexf")
    assert read.graph["mode"] == "dynamic"
    days = {data["relation"]: (data["start"], data["end"]) for _, _, data in read.edges(data=True) if "start" in data}
    assert days == {
        "award": ("2015-01-01", "2015-12-31"),
        "event": ("2020-07-31", "2020-07-31"),
        "change": ("2020-07-31", "2020-07-31"),
        "role": ("2020-07-01", "2025-12-31"),
    }
    nodes = nx.read_gexf(exported / "gexf").nodes
    districts = {node: day for node, day in nodes(data="end") if nodes[node]["class"] == "District" and day}
    query = "SELECT ?u ?day { ?u a vkg:District ; vkg:existsUntil ?day }"
    assert sorted(districts.items()) == ask(seeds_graph, query) != []
    assert all({"start", "end"}.isdisjoint(data) for _, data in nodes(data=True) if data["class"] == "Person")


@pytest.mark.parametrize(
    ("attributes", "wanted"),
    [
        ({"since": "2019-02"}, ("2019-02-01", "")),
        ({"until": "2020-02"}, ("", "2020-02-29")),
        ({"date": "2020-07-31", "term": "2020-2025"}, ("2020-07-31", "2020-07-31")),
        ({"date": "--07-23", "term": "2020-2025"}, ("2020-01-01", "2025-12-31")),
        ({"term": "khóa XIV"}, ("", "")),
    ],
)
def test_periods_in_whole_days(attributes: dict[str, str], wanted: tuple[str, str]) -> None:
    assert period(attributes) == wanted


HEADER = re.compile(r"(?:\w+(?::(?:ID|double|long|string\[\]))?|:START_ID|:END_ID|:TYPE|:LABEL)")


def test_neo4j_files_keep_the_rules_of_neo4j_admin(seeds_graph: GraphStore, exported: Path) -> None:
    with (exported / "neo4j" / "nodes.csv").open(encoding="utf-8", newline="") as file:
        header, *nodes = list(csv.reader(file, strict=True))
    assert all(HEADER.fullmatch(name) for name in header)
    assert (header[0], header[-1]) == ("iri:ID", ":LABEL")
    ids = [node[0] for node in nodes]
    assert len(ids) == len(set(ids))
    labels = Counter(label for node in nodes for label in node[-1].split(";"))
    for kind in ("Person", "Body", "Event", "Source", "AdministrativeUnit", "Commitment", "District"):
        assert labels[kind] == count(seeds_graph, f"vkg:{kind}") > 0
    assert labels["Entity"] == len(nodes)
    types: Counter[str] = Counter()
    for path in sorted((exported / "neo4j").glob("relationships-*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file, strict=True))
        assert all(HEADER.fullmatch(name) for name in header), header
        assert {":START_ID", ":END_ID", ":TYPE"} <= set(header)
        for row in rows:
            named = dict(zip(header, row, strict=True))
            assert named[":START_ID"] in ids and named[":END_ID"] in ids
            assert f"relationships-{named[':TYPE']}.csv" == path.name
            assert all("\n" not in cell for cell in row)
            assert not named.get("confidence:double") or 0 <= float(named["confidence:double"]) <= 1
            types[named[":TYPE"]] += 1
    assert {t.name: types[t.name.upper()] for t in CLAIM_TABLES} == {
        t.name: count(seeds_graph, t.instance) for t in CLAIM_TABLES
    }
    assert types["TENURE"] == count(seeds_graph, "vkg:Tenure")
    assert types["WITHIN"] == len(ask(seeds_graph, "SELECT ?a ?b { ?a vkg:within ?b }"))
    readme = (exported / "neo4j" / "README.txt").read_text("utf-8")
    assert set(re.findall(r"--\w+=(\S+)", readme)) == {p.name for p in (exported / "neo4j").glob("*.csv")}
