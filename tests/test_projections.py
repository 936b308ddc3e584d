"""Projections and measures: weights as they are defined, figures that can be worked out by hand, no order but one."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from exports import ask
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import filled

from kg.errors import StoreError, UsageError
from kg.network import PROJECTIONS, measure, network, node_rows, project, tie_rows, to_networkx
from kg.store import GraphStore

CLASSES = {"p": "Person", "b": "Body", "e": "Event", "u": "District", "c": "Programme"}
RELATIONS = {"b": "role", "e": "participation", "c": "adoption", "u": "jurisdiction"}


def graph_of(*edges: str, source: str = "s") -> nx.MultiDiGraph:
    """Edges such as ``p1 b1``: the first letters tell the classes; a third word is the document."""
    graph = nx.MultiDiGraph()
    for number, edge in enumerate(edges):
        near, far, *document = edge.split()
        for node in (near, far):
            graph.add_node(node, label=f"<{node}>", **{"class": CLASSES[node[0]]})
        data = {"relation": RELATIONS[far[0]]}
        if far[0] != "u":
            data |= {"claim": f"claim{number:02}", "source": document[0] if document else source, "confidence": 0.9}
        graph.add_edge(near, far, key=data.get("claim", "within"), **data)
    return graph


def weights(graph: nx.Graph) -> dict[tuple[str, str], float]:
    return {(one, other): data["weight"] for one, other, data in graph.edges(data=True)}


# ---------------------------------------------------------------- projections


def test_people_who_share_a_small_body_are_closer() -> None:
    people = project(graph_of("p1 b1", "p2 b1", "p3 b1", "p1 b2 t", "p2 b2 t", "p4 b3"))
    assert weights(people) == {("p1", "p2"): 1.5, ("p1", "p3"): 0.5, ("p2", "p3"): 0.5}
    assert people.edges["p1", "p2"] == {"weight": 1.5, "claims": 4, "documents": 2, "via": "<b2>; <b1>"}
    assert dict(people.nodes(data=True)) == {f"p{n}": {"label": f"<p{n}>", "class": "Person"} for n in (1, 2, 3)}


def test_a_body_said_twice_counts_once() -> None:
    assert weights(project(graph_of("p1 b1", "p1 b1 t", "p2 b1"))) == {("p1", "p2"): 1.0}


@settings(max_examples=60)
@given(st.sets(st.tuples(st.integers(0, 8), st.integers(0, 5)), max_size=30))
def test_the_weights_of_a_person_add_up_to_the_groups_shared(ties: set[tuple[int, int]]) -> None:
    """What Newman's weights are made for."""
    people = project(graph_of(*(f"p{person} b{body}" for person, body in sorted(ties))))
    sizes = {body: len({p for p, b in ties if b == body}) for _, body in ties}
    for person in {p for p, _ in ties}:
        shared = sum(sizes[body] > 1 for p, body in ties if p == person)
        strength = people.degree(f"p{person}", weight="weight") if f"p{person}" in people else 0
        assert strength == pytest.approx(shared)


def test_what_ties_people_can_be_chosen() -> None:
    graph = graph_of("p1 b1", "p2 b1", "p2 e1", "p3 e1")
    assert set(project(graph, via=["body"]).edges) == {("p1", "p2")}
    assert set(project(graph, via=["event"]).edges) == {("p2", "p3")}
    assert len(project(graph, via=["body", "event"]).edges) == 2


def test_other_ties_weigh_as_many_as_documents_say_so() -> None:
    graph = graph_of("p1 b1 s", "p1 b1 s", "p1 b1 t", "p1 e1", "b1 u1", "b1 c1", "u1 c2", "b2 c2")
    assert weights(project(graph, "person-body")) == {("b1", "p1"): 2.0}
    assert project(graph, "person-body").edges["p1", "b1"]["claims"] == 3
    assert weights(project(graph, "person-event")) == {("e1", "p1"): 1.0}
    assert weights(project(graph, "district-programme")) == {("c1", "u1"): 1.0, ("c2", "u1"): 1.0}


def test_a_crowd_makes_no_pairs_and_is_named() -> None:
    graph = graph_of(*(f"p{n} b1" for n in range(5)), "p0 b2", "p1 b2")
    assert project(graph, largest=5).number_of_edges() == 10
    small = project(graph, largest=4)
    assert (set(small.edges), small.graph["left_out"]) == ({("p0", "p1")}, "<b1>")


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ({"projection": "people"}, "there is no projection 'people'; there are person-person, person-body"),
        ({"via": ["party"]}, "people are tied via body, event, not via 'party'"),
    ],
)
def test_wrong_calls(call: dict[str, object], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        project(graph_of("p1 b1"), **call)  # type: ignore[arg-type]


# ---------------------------------------------------------------- measures


def test_the_figures_of_a_star() -> None:
    star = project(graph_of(*(f"p1 e{n}" for n in range(1, 5))), "person-event")
    found = {row.node: row for row in measure(star).nodes}
    # of five nodes, by hand: centre = 0.03 + 0.85 · 4 · leaf, leaf = 0.03 + 0.85 · centre / 4
    centre = (0.03 + 0.85 * 4 * 0.03) / (1 - 0.85**2)
    assert found["p1"].pagerank == pytest.approx(centre, abs=1e-6)
    assert found["e1"].pagerank == pytest.approx(0.03 + 0.85 * centre / 4, abs=1e-6)
    assert (found["p1"].degree, found["p1"].strength, found["p1"].betweenness) == (4, 4.0, 1.0)
    assert (found["e1"].degree, found["e1"].betweenness) == (1, 0.0)
    assert measure(star).nodes[0].node == "p1" and measure(star).samples == 0


def test_the_way_over_strong_ties_is_shorter() -> None:
    """p1 and p3 are tied weakly by a crowd, strongly over p2."""
    crowd = [f"p{n} b9" for n in (1, 3, 5, 6, 7, 8)]
    found = {row.node: row for row in measure(project(graph_of("p1 b1", "p2 b1", "p2 b2", "p3 b2", *crowd))).nodes}
    assert found["p2"].betweenness > 0
    assert max(found.values(), key=lambda row: row.betweenness).node in ("p1", "p3")


def two_circles() -> nx.Graph:
    ties = [f"p{a} b{a}{b}\np{b} b{a}{b}" for group in ((1, 2, 3, 4), (5, 6, 7)) for a, b in combinations(group, 2)]
    return project(graph_of(*"\n".join(ties).split("\n"), "p1 e1", "p5 e1", "p6 e1"))


def test_communities_are_those_with_the_ties_inside() -> None:
    first, second = measure(two_circles()).communities
    assert set(first.nodes) == {"p1", "p2", "p3", "p4"} and set(second.nodes) == {"p5", "p6", "p7"}
    assert (first.number, second.number) == (1, 2)
    assert first.name in {f"<b{a}{b}>" for a, b in combinations((1, 2, 3, 4), 2)}
    assert measure(two_circles()).modularity > 0.3


def test_betweenness_of_a_large_network_is_estimated_and_said_to_be() -> None:
    circles = two_circles()
    exact, estimate = measure(circles), measure(circles, exact=3, samples=4)
    assert (exact.samples, estimate.samples) == (0, 4)
    assert estimate == measure(circles, exact=3, samples=4)
    assert {row.node for row in estimate.nodes if row.betweenness} <= {row.node for row in exact.nodes}
    assert measure(circles, exact=3, samples=99).samples == 0


def test_an_empty_network_has_no_figures() -> None:
    found = measure(project(nx.MultiDiGraph()))
    assert (found.nodes, found.communities, found.modularity) == ((), (), 0.0)


def test_the_order_of_the_claims_does_not_show() -> None:
    edges = [f"p{a} b{b}" for a in range(12) for b in range(9) if (a * b) % 5 in (1, 2)]
    wanted = project(graph_of(*edges))
    shuffled = graph_of(*edges).copy()
    found = nx.MultiDiGraph()
    nodes, ties = list(shuffled.nodes(data=True)), list(shuffled.edges(keys=True, data=True))
    random.Random(3).shuffle(nodes)
    random.Random(4).shuffle(ties)
    found.add_nodes_from(nodes)
    found.add_edges_from(ties)
    assert tie_rows(project(found)) == tie_rows(wanted)
    assert measure(project(found)) == measure(wanted)


# ---------------------------------------------------------------- of a store


def test_people_of_the_seeds_share_what_a_query_says(seeds_graph: GraphStore) -> None:
    people = network(seeds_graph)
    tie = "(org:organization|vkg:event)"
    rows = ask(
        seeds_graph,
        "SELECT DISTINCT ?a ?b { ?x org:member ?p ; " + tie + " ?shared . ?y org:member ?q ; " + tie + " ?shared . "
        "OPTIONAL { ?p owl:sameAs ?p2 } OPTIONAL { ?q owl:sameAs ?q2 } "
        "BIND (STR(COALESCE(?p2, ?p)) AS ?a) BIND (STR(COALESCE(?q2, ?q)) AS ?b) FILTER (?a < ?b) "
        "?x a vkg:Claim . ?y a vkg:Claim }",
    )
    assert rows and {tuple(sorted(edge)) for edge in people.edges} == set(rows)


def test_a_period_leaves_out_what_was_not_then(seeds_graph: GraphStore) -> None:
    with filled() as store:
        whole = network(store, "person-body")
        later = network(store, "person-body", since="2021", until="2025")
        assert set(whole.edges) > set(later.edges)
        assert {data["via"] for *_, data in later.edges(data=True)} == {"Bí thư"}  # 2020-07 to 2025
        assert network(store, "person-body", until="1901").number_of_edges() == 0
        changes = network(store, "person-body", where="relation=change", since="2020-07-31", until="2020-07-31")
        assert [(data["claims"], data["via"]) for *_, data in changes.edges(data=True)] == [(1, "Bí thư")]
    with pytest.raises(UsageError, match="'soon' is not a date"):
        network(seeds_graph, since="soon")


def test_a_store_is_named_by_its_directory(seeds_store: Path, seeds_graph: GraphStore, tmp_path: Path) -> None:
    assert nx.utils.graphs_equal(network(seeds_store), network(seeds_graph))
    with pytest.raises(StoreError, match="no store here"):
        network(tmp_path / "none")


@pytest.mark.parametrize("projection", list(PROJECTIONS))
def test_rows_tell_what_the_network_holds(seeds_graph: GraphStore, projection: str) -> None:
    made = project(to_networkx(seeds_graph), projection)
    nodes, ties = node_rows(measure(made)), tie_rows(made)
    assert {row["node"] for row in nodes} == set(made) and made.number_of_edges() == len(ties) > 0
    assert [row["pagerank"] for row in nodes] == sorted((row["pagerank"] for row in nodes), reverse=True)
    assert [row["weight"] for row in ties] == sorted((row["weight"] for row in ties), reverse=True)
    assert sum(row["pagerank"] for row in nodes) == pytest.approx(1, abs=1e-4)
    assert sum(row["degree"] for row in nodes) == 2 * len(ties)
    assert all(row["one_label"] and row["documents"] >= 1 <= row["claims"] for row in ties)
