"""Names that mean one node, and the shortest way between two with the claims along it."""

from __future__ import annotations

import networkx as nx
import pytest
from test_projections import graph_of

from kg.errors import UsageError
from kg.network import find, shortest_path, to_networkx, witnesses
from kg.store import GraphStore


def people(*names: str) -> nx.MultiDiGraph:
    """People of these names, numbered, each with a post in one body."""
    graph = graph_of(*(f"p{number} b1" for number in range(len(names))))
    nx.set_node_attributes(graph, {f"p{number}": name for number, name in enumerate(names)}, "label")
    return graph


# ---------------------------------------------------------------- names


@pytest.mark.parametrize("name", ["Nguyễn Xuân Lưu", "nguyễn  xuân LƯU", "Xuân Lưu", "p0", "<p0>"])
def test_a_name_means_its_node(name: str) -> None:
    assert find(people("Nguyễn Xuân Lưu", "Trần Văn Ba"), name) == "p0"


def test_the_iri_of_a_person_may_be_written_short() -> None:
    graph = nx.relabel_nodes(people("Trần Ba", "Trần Ba"), {"p0": "https://x/id/person/tran-ba-0123456789"})
    assert find(graph, "person:tran-ba-0123456789") == "https://x/id/person/tran-ba-0123456789"
    assert find(graph, "<https://x/id/person/tran-ba-0123456789>") == "https://x/id/person/tran-ba-0123456789"


def test_an_exact_name_goes_before_a_longer_one() -> None:
    assert find(people("Trần Ba Hà", "Trần Ba"), "trần ba") == "p1"


def test_an_ambiguous_name_lists_its_candidates() -> None:
    with pytest.raises(UsageError) as caught:
        find(people("Trần Ba", "Trần Ba", "Trần Tư"), "Trần Ba")
    first, *rest = str(caught.value).split("\n")
    assert first == "'Trần Ba' may be 2 nodes; give the IRI of one:"
    assert rest == ["  Trần Ba <p0> – <b1>", "  Trần Ba <p1> – <b1>"]


def test_many_candidates_are_counted() -> None:
    with pytest.raises(UsageError, match="… and 4 more$"):
        find(people(*["Trần Ba"] * 12), "Trần Ba")


def test_an_absent_name_lists_what_is_near() -> None:
    graph = people("Trần Văn Ba", "Lê Thị Tám")
    with pytest.raises(UsageError, match="is called 'Trần Văn Bá'; near it are:\n  Trần Văn Ba <p0> – <b1>$"):
        find(graph, "Trần Văn Bá")
    with pytest.raises(UsageError, match="is called 'zzzz'$"):
        find(graph, "zzzz")
    with pytest.raises(UsageError, match="no person .* is called '<b1>'"):
        find(graph, "<b1>")


# ---------------------------------------------------------------- ways


def test_the_way_has_the_fewest_steps() -> None:
    found = shortest_path(graph_of("p1 b1", "p2 b1", "p2 b2", "p3 b2", "p1 b3", "p3 b3", "p4 b3"), "p1", "p3")
    assert found.nodes == ("p1", "b3", "p3")
    assert [(hop.person, hop.group, hop.claims) for hop in found.hops] == [
        ("p1", "b3", ("claim04",)),
        ("p3", "b3", ("claim05",)),
    ]
    assert found.labels == ("<p1>", "<b3>", "<p3>")


def test_of_ways_as_short_that_over_the_smallest_groups_is_taken() -> None:
    crowd = [f"p{n} b1" for n in range(5)]
    assert shortest_path(graph_of(*crowd, "p1 e1", "p2 e1", "p3 e1"), "p1", "p2").nodes[1] == "e1"
    assert shortest_path(graph_of("p1 e1", "p2 e1", "p3 e1", "p1 b1", "p2 b1"), "p1", "p2").nodes[1] == "b1"


def test_a_way_is_the_same_there_and_back() -> None:
    graph = graph_of("p1 b1", "p2 b1", "p2 e1", "p3 e1", "p3 b2", "p4 b2")
    assert shortest_path(graph, "p4", "p1").nodes == tuple(reversed(shortest_path(graph, "p1", "p4").nodes))


def test_the_surest_claim_comes_first() -> None:
    graph = graph_of("p1 b1", "p1 b1", "p2 b1")
    graph.edges["p1", "b1", "claim01"]["confidence"] = 0.99
    assert shortest_path(graph, "p1", "p2").hops[0].claims == ("claim01", "claim00")


def test_there_may_be_no_way() -> None:
    graph = graph_of("p1 b1", "p2 b2", "b1 u1", "b2 u1")
    with pytest.raises(UsageError, match="no way leads between <p1> and <p2>"):
        shortest_path(graph, "p1", "p2")
    with pytest.raises(UsageError, match="are one person, <p1>"):
        shortest_path(graph, "p1", "p1")
    with pytest.raises(UsageError, match="is called 'p3'"):
        shortest_path(graph, "p1", "p3")


def test_the_claims_of_a_way_are_told_with_their_sentences(seeds_graph: GraphStore) -> None:
    found = shortest_path(to_networkx(seeds_graph), "Nguyễn Xuân Lưu", "Nguyễn Đức Chung")
    assert found.labels == (
        "Nguyễn Xuân Lưu",
        "Đại hội Đảng bộ quận Thanh Xuân lần thứ 6 (2020-2025)",
        "Nguyễn Đức Chung",
    )
    spoke = witnesses(seeds_graph, found.hops[0].claims)
    assert [witness.words for witness in spoke] == [
        "Nguyễn Xuân Lưu spoke: Đại hội Đảng bộ quận Thanh Xuân lần thứ 6 (2020-2025)"
    ]
    texts = {row.identifier: seeds_graph.document(row.iri).text for row in seeds_graph.sources()}
    for hop in found.hops:
        for witness in witnesses(seeds_graph, hop.claims):
            assert witness.quotes and all(quote in texts[witness.document] for quote in witness.quotes)
            assert " ".join(witness.quotes[0].split()) in witness.sentence.replace("[", "").replace("]", "")
