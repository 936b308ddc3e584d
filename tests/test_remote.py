"""A graph in real SPARQL servers: what is written there, what is answered from there, and what interrupts it."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal
from servers import SERVERS, Running
from stores import article, put, renamed
from test_cli import KG, kg_call

from kg.errors import RemoteError, UsageError
from kg.query import Graph, Table, catalogue, run
from kg.remote import PushReport, Server, ask, push
from kg.store import GraphStore

NUMERALS = ["Nhất", "Nhị", "Tam", "Tứ", "Ngũ", "Lục", "Thất", "Bát", "Cửu", "Thập"]
ALL = "SELECT ?s ?p ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"


@pytest.fixture(scope="module", params=SERVERS)
def running(request: pytest.FixtureRequest) -> Iterator[Running]:
    with SERVERS[request.param]() as server:
        yield server


@pytest.fixture
def server(running: Running) -> Iterator[Server]:
    with Server(running.url, user=running.user, password=running.password) as connected:
        yield connected


@pytest.fixture
def base(request: pytest.FixtureRequest) -> str:
    """What the IRIs of a test begin with: each test has graphs of its own in the server."""
    return f"https://example.org/{request.node.originalname}/"


@pytest.fixture
def store(base: str) -> Iterator[GraphStore]:
    """Three documents, two of them with much in common."""
    with GraphStore.memory(base) as made:
        for name in ("one", "two"):
            put(made, article(name))
        put(made, renamed(article("three"), "Nguyễn Xuân Lưu", "Trần Văn Lưu"))
        yield made


def value(node: object) -> object:
    """A term; a number by its value, for Virtuoso writes 1.50 as 1.5."""
    decimal = isinstance(node, Literal) and node.datatype.value.endswith("#decimal")
    return float(node.value) if decimal else node  # type: ignore[attr-defined]


def triples(found: object) -> set[tuple[object, ...]]:
    rows = found.rows if isinstance(found, Table) else ((t.subject, t.predicate, t.object) for t in found)  # type: ignore[attr-defined]
    return {tuple(map(value, row)) for row in rows}


def graph_of(server: Server, name: str) -> set[tuple[object, ...]]:
    """What a graph of the server holds."""
    return triples(server.query(ALL.format(graph=name)))


def assert_the_same(store: GraphStore, server: Server) -> None:
    """The server holds the store's graphs and their union."""
    for name in store.graphs():
        assert graph_of(server, name) == triples(store.quads(name)), name
    united = store.ox.quads_for_pattern(None, None, None, DefaultGraph())
    assert graph_of(server, f"{store.base}graph/union") == triples(united)


# ---------------------------------------------------------------- the seeds


def test_the_seeds_are_there_graph_by_graph(seeds_graph: GraphStore, server: Server) -> None:
    report = push(seeds_graph, server)
    assert (report.written, report.removed) == (len(seeds_graph.graphs()), 0)
    assert report.quads == len(list(seeds_graph.quads()))
    assert_the_same(seeds_graph, server)
    assert push(seeds_graph, server) == PushReport(0, len(seeds_graph.graphs()), 0, 0)


@pytest.mark.parametrize("name", catalogue())
def test_every_named_query_answers_the_same(name: str, seeds_graph: GraphStore, server: Server) -> None:
    push(seeds_graph, server)
    known = catalogue()[name].parameters
    needed = {p.name: p.example for p in known if p.default is None}
    for given in (needed, *(needed | {p.name: p.example} for p in known if p.default is not None)):
        here, there = run(seeds_graph, name, given), ask(server, name, given)
        if isinstance(here, Table):
            assert isinstance(there, Table) and there.variables == here.variables
            assert [tuple(map(value, row)) for row in there.rows] == [tuple(map(value, row)) for row in here.rows]
        else:
            assert isinstance(there, Graph) and triples(there.triples) == triples(here.triples)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT DISTINCT ?name { ?p a vkg:Person ; skos:prefLabel ?name } ORDER BY STR(?name)",
        "SELECT (COUNT(*) AS ?n) { ?claim a vkg:Claim }",
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?claim a vkg:Claim } } GROUP BY ?g ORDER BY STR(?g)",
        "ASK { ?claim a vkg:RoleClaim }",
        "ASK { ?claim a vkg:NoSuchClass }",
        "PREFIX v: <https://w3id.org/vnkg/ontology#> SELECT ?s { ?s a v:Source } ORDER BY STR(?s)",
    ],
)
def test_sparql_answers_the_same(query: str, seeds_graph: GraphStore, server: Server) -> None:
    push(seeds_graph, server)
    assert ask(server, query) == run(seeds_graph, query)


def test_the_verbs(seeds_store: Path, running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_PASSWORD", running.password)
    login = ["--user", running.user] if running.user else []
    pushed = kg_call("push", running.url, "--store", seeds_store, *login)
    assert pushed.status == 0 and "8 unchanged" in pushed.out or "8 graphs written" in pushed.out
    file = tmp_path / "q.rq"
    file.write_text("SELECT ?name { ?p a vkg:Person ; skos:prefLabel ?name } ORDER BY STR(?name)", encoding="utf-8")
    for question in (["holders", "--param", "body=Thanh Xuân"], [file]):
        here = kg_call("query", *question, "--store", seeds_store)
        there = kg_call("query", *question, "--endpoint", running.url, *login)
        assert (there.status, there.out) == (0, here.out), there.err
        assert len(here.out.splitlines()) > 2


# ---------------------------------------------------------------- what changes


def test_only_what_changed_is_written_and_what_is_gone_is_removed(store: GraphStore, server: Server) -> None:
    push(store, server)
    one, two = (row.iri for row in store.sources() if row.identifier in ("one", "two"))
    store.remove_documents([one])
    put(store, renamed(article("two"), "Nguyễn Quốc Duyệt", "Lê Quốc Duyệt"))
    put(store, article("four"))
    report = push(store, server)
    assert (report.written, report.unchanged, report.removed) == (2, 1, 1)
    assert graph_of(server, one) == set()
    assert graph_of(server, two)
    assert_the_same(store, server)


def test_what_others_keep_in_the_server_stays(store: GraphStore, server: Server, base: str) -> None:
    row = store.sources()[0]
    kept = next(iter(store.quads(row.iri)))
    server.update(f"INSERT DATA {{ GRAPH <{base}others> {{ {kept.triple} }} }}")
    push(store, server)
    store.remove_documents([row.iri])
    push(store, server)
    assert graph_of(server, f"{base}others") == triples([kept])
    assert_the_same(store, server)  # a copy in a graph that was not pushed keeps nothing in the union


def test_a_graph_that_was_there_before_is_replaced(store: GraphStore, server: Server) -> None:
    row = store.sources()[0]
    server.update(f"INSERT DATA {{ GRAPH <{row.iri}> {{ <x:s> <x:p> 'old' }} }}")
    push(store, server)
    assert_the_same(store, server)


def test_the_graphs_of_another_store_are_not_replaced_unasked(store: GraphStore, server: Server, base: str) -> None:
    push(store, server)
    with GraphStore.memory(base) as other:
        put(other, article("elsewhere"))
        with pytest.raises(UsageError, match="holds 3 graphs of another store.*--force"):
            push(other, server)
        assert_the_same(store, server)
        assert push(other, server, force=True).removed == 3
        assert_the_same(other, server)


# ---------------------------------------------------------------- what interrupts


class Breaking(Server):
    """A server that is gone after so many updates."""

    left = 0

    def update(self, text: str) -> None:
        if self.left == 0:
            raise RemoteError("gone")
        self.left -= 1
        super().update(text)


def test_a_push_that_broke_at_any_request_is_made_good_by_the_next(
    store: GraphStore, running: Running, server: Server
) -> None:
    push(store, server)
    one, *_ = store.sources()
    store.remove_documents([one.iri])
    put(store, renamed(article("two"), "Nguyễn Quốc Duyệt", "Lê Quốc Duyệt"))
    broken = 0
    with Breaking(running.url, user=running.user, password=running.password) as breaking:
        for requests in range(100):
            breaking.left = requests
            try:
                push(store, breaking, batch=60)
            except RemoteError as error:
                assert "the same command goes on from there" in str(error)
                broken += 1
            else:
                break
            # what was about to be written is gone by the next time, or is another again
            put(store, renamed(article("two"), "Nguyễn Quốc Duyệt", f"Lê Quốc Duyệt {NUMERALS[requests % 10]}"))
    assert broken > 4
    assert_the_same(store, server)


def test_a_killed_push_goes_on(running: Running, server: Server, tmp_path: Path, base: str) -> None:
    target = tmp_path / "store"
    with GraphStore.open(target, create=True, base=base) as made:
        for number in range(20):
            put(made, article(f"d{number}"))
    call = [*KG, "push", running.url, "--store", str(target), "--batch", "20"]
    environment = os.environ | ({"KG_USER": running.user, "KG_PASSWORD": running.password} if running.user else {})
    process = subprocess.Popen(call, env=environment, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    begun = f"SELECT ?s {{ GRAPH <{base}graph/union> {{ ?s ?p ?o }} }} LIMIT 1"
    while not server.query(begun).rows and time.monotonic() < deadline:  # type: ignore[union-attr]
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    with GraphStore.open(target, read_only=True) as opened:
        report = push(opened, server)
        assert report.written > 0
        assert_the_same(opened, server)


# ---------------------------------------------------------------- what goes wrong


def test_what_the_server_says_of_an_error_is_told(server: Server) -> None:
    with pytest.raises(RemoteError, match=r"answered 400 Bad Request: .*(?s:.)*(syntax error|expected one of)"):
        server.update("INSERT DATA { GRAPH <x:g> { broken")
    with pytest.raises(RemoteError, match="answered 400"):
        ask(server, "SELECT ?x { ?x ?y }")
