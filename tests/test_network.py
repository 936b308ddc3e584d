"""The network: nodes with labels, an edge for each claim, and a file that other tools read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from analyses import AWARD, BO_TU_LENH, DAI_HOI, DANG_BO, DUYET, HA_NOI, LUU, MOVEMENT, NGHI_QUYET, QUAN_UY, THANH_XUAN
from pyoxigraph import NamedNode, Quad
from stores import article, filled, put

from kg import iri
from kg.errors import ExportError, StoreError
from kg.model import CitationClaim, Level, Unit
from kg.network import RELATIONS, STRUCTURE, to_networkx, write_graphml
from kg.rdf import graph_name, term, units_quads
from kg.resolve import derive
from kg.store import GraphStore


def between(graph: nx.MultiDiGraph, source: str, target: str) -> list[dict[str, object]]:
    return list(graph.get_edge_data(source, target, default={}).values())


def test_every_claim_that_ties_two_things_is_an_edge() -> None:
    with filled() as store:
        graph = to_networkx(store)
    counted = Counter(data["relation"] for _, _, data in graph.edges(data=True))
    assert {name: n for name, n in counted.items() if name not in STRUCTURE} == {
        "role": 2, "change": 1, "rank": 1, "participation": 2, "adoption": 1, "award": 1, "citation": 1, "event": 1,
    }  # fmt: skip
    assert {relation.name for relation in RELATIONS} <= set(counted)


def test_an_edge_says_what_the_claim_says() -> None:
    with filled() as store:
        graph = to_networkx(store)
        source = store.sources()[0].iri
    change, role = sorted(between(graph, iri.of(LUU), iri.of(QUAN_UY)), key=lambda data: str(data["relation"]))
    assert change["claim"] != role["claim"]
    assert role == {
        "relation": "role", "claim": role["claim"], "source": source, "rule": "role.apposition", "confidence": 0.98,
        "role": "Bí thư", "status": "current", "term": "2020-2025", "since": "2020-07", "until": "2025",
    }  # fmt: skip
    assert (change["kind"], change["role"], change["date"]) == ("elected", "Bí thư", "2020-07-31")
    for one, other in [
        (DUYET, BO_TU_LENH), (LUU, DAI_HOI), (DANG_BO, DAI_HOI),
        (DANG_BO, MOVEMENT), (DANG_BO, AWARD), (DANG_BO, NGHI_QUYET),
    ]:  # fmt: skip
        (edge,) = between(graph, iri.of(one), iri.of(other))
        assert (iri.of(one), iri.of(other), edge["claim"]) in graph.edges(keys=True)
    assert graph.nodes[iri.of(LUU)] == {"label": LUU.name, "class": "Person"}
    assert graph.nodes[iri.of(MOVEMENT)]["class"] == "Movement"
    assert graph.nodes[iri.of(THANH_XUAN)]["class"] == "District"
    assert Counter(data["class"] for _, data in graph.nodes(data=True))["Rank"] == 1


def test_units_are_tied_to_what_contains_them_and_the_gazetteer_is_left_out() -> None:
    elsewhere = Unit("tỉnh Cà Mau", Level.PROVINCE, "2024:96")
    with filled() as store:
        store.replace_graph(
            graph_name("units"), units_quads([THANH_XUAN, HA_NOI, elsewhere, Unit("x", Level.DISTRICT, "", elsewhere)])
        )
        graph = to_networkx(store)
    assert between(graph, iri.of(THANH_XUAN), iri.of(HA_NOI)) == [{"relation": "within"}]
    assert between(graph, iri.of(QUAN_UY), iri.of(THANH_XUAN)) == [{"relation": "jurisdiction"}]
    assert iri.of(elsewhere) not in graph


def test_without_a_follower_the_source_cites() -> None:
    citation = next(claim for claim in article().claims if isinstance(claim, CitationClaim))
    with filled(article(keep=(replace(citation, follower=None),))) as store:
        graph = to_networkx(store)
        source = store.sources()[0].iri
    assert [data["relation"] for data in between(graph, source, iri.of(NGHI_QUYET))] == ["citation"]
    assert graph.nodes[source] == {"label": "Đại hội Đảng bộ quận Thanh Xuân", "class": "Source"}


def test_persons_that_are_one_are_one_node() -> None:
    one, other = NamedNode(iri.of(LUU)), NamedNode(iri.of(DUYET))
    with filled() as store:
        assert set(to_networkx(store)) == set(to_networkx(store, merge=False))
        store.replace_graph(graph_name("derived"), [Quad(other, term("owl:sameAs"), one)])
        merged, apart = to_networkx(store), to_networkx(store, merge=False)
    assert other.value not in merged and other.value in apart
    assert merged.number_of_edges() == apart.number_of_edges()
    assert [data["role"] for data in between(merged, one.value, iri.of(BO_TU_LENH))] == ["Tư lệnh"]


def test_what_is_derived_adds_no_edges() -> None:
    with filled(article("a"), article("b")) as store:
        before = nx.to_dict_of_dicts(to_networkx(store))
        store.replace_graph(graph_name("derived"), derive(store.ox, store.base))
        assert nx.to_dict_of_dicts(to_networkx(store)) == before


def test_the_order_does_not_depend_on_that_of_documents(tmp_path: Path) -> None:
    for number, names in enumerate(("ab", "ba")):
        with filled(*(article(name) for name in names)) as store:
            write_graphml(to_networkx(store), tmp_path / str(number))
    assert (tmp_path / "0").read_bytes() == (tmp_path / "1").read_bytes()


def test_a_network_from_a_directory(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "s", create=True) as store:
        put(store, article())
        wanted = to_networkx(store)
    assert nx.utils.graphs_equal(to_networkx(tmp_path / "s"), wanted)
    with pytest.raises(StoreError, match="no store here"):
        to_networkx(tmp_path / "missing")


def test_graphml_is_read_back(tmp_path: Path) -> None:
    with filled() as store:
        graph = to_networkx(store)
    write_graphml(graph, tmp_path / "g.graphml")
    read = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    assert dict(read.nodes(data=True)) == dict(graph.nodes(data=True))
    assert sorted(data["relation"] for *_, data in read.edges(data=True)) == sorted(
        data["relation"] for *_, data in graph.edges(data=True)
    )
    with pytest.raises(ExportError, match="no directory"):
        write_graphml(graph, tmp_path / "missing" / "g.graphml")
