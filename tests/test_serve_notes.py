"""Updates over the web: they change the graph of notes and nothing else, from this machine and from no other site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from explorers import Answer, Server, build, person, served
from pyoxigraph import Quad
from rdflib import RDFS, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from SPARQLWrapper import POST, SPARQLWrapper
from stores import assert_union_in_step
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import QueryError
from kg.iri import BASE
from kg.rdf import graph_name
from kg.serve.notes import apply
from kg.store import GraphStore

NOTES = graph_name("notes")
NAME = "Trần Thị Mốc"
UPDATE = "application/sparql-update"
PREFIX = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\nPREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("notes") / "store")


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Server]:
    with served(store, "--writable", "--seconds", "30") as running:
        yield running


def update(server: Server, text: str, **headers: str) -> Answer:
    return server.ask("/sparql", (PREFIX + text).encode(), **{"Content-Type": UPDATE, **headers})


def noted(server: Server) -> list[str]:
    query = f"SELECT ?o {{ GRAPH <{NOTES}> {{ ?s ?p ?o }} }} ORDER BY ?o"
    rows = json.loads(server.ask(f"/sparql?{urlencode({'query': query})}").text)["results"]["bindings"]
    return [row["o"]["value"] for row in rows]


def others(store: Path) -> set[Quad]:
    with GraphStore.open(store, read_only=True) as opened:
        assert_union_in_step(opened)
        return {quad for quad in opened.quads(texts=True) if quad.graph_name.value != NOTES}  # type: ignore[union-attr]


def test_a_note_is_written_read_changed_and_taken_out_and_nothing_else_changes(server: Server, store: Path) -> None:
    before, who = others(store), person(store, NAME)
    assert update(server, f'INSERT DATA {{ GRAPH <{NOTES}> {{ <{who}> rdfs:comment "xem lại" }} }}').status == 204
    assert noted(server) == ["xem lại"]
    assert "xem lại" in server.ask(f"/id/{quote(who.removeprefix(BASE))}", Accept="text/html").text
    form = urlencode({"update": f"{PREFIX}WITH <{NOTES}> DELETE {{ ?s ?p ?o }} INSERT {{ ?s skos:note ?name }} "
                      "WHERE { ?s ?p ?o . ?s skos:prefLabel ?name }"})  # fmt: skip
    wrong = server.ask("/sparql", form.encode(), **{"Content-Type": "application/x-www-form-urlencoded"})
    assert wrong.status == 204 and noted(server) == ["xem lại"], "WITH reads that graph, in which nobody has a name"
    two = f"INSERT {{ GRAPH <{NOTES}> {{ ?s skos:note ?name }} }} WHERE {{ ?s a vkg:Person ; skos:prefLabel ?name }}"
    assert update(server, two).status == 204 and NAME in noted(server)
    assert update(server, f"CLEAR GRAPH <{NOTES}>").status == 204 and noted(server) == []
    assert others(store) == before


REFUSED = [
    ("default graph", "INSERT DATA { <urn:a> rdfs:comment 1 }", "not the default graph"),
    ("a document's graph", f"DELETE WHERE {{ GRAPH <{BASE}graph/derived> {{ ?s ?p ?o }} }}", "graph/derived"),
    ("any graph", "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", "may change the graph"),
    ("drop all", "DROP ALL", "not ALL"),
    ("copy", f"COPY DEFAULT TO <{NOTES}>", "by COPY"),
    ("load", f"LOAD <file:///etc/passwd> INTO GRAPH <{NOTES}>", "read from outside"),
    ("service", f"INSERT {{ GRAPH <{NOTES}> {{ ?s skos:note ?o }} }} WHERE {{ SERVICE <urn:x> {{ ?s ?p ?o }} }}",
     "read from outside"),
    ("a property of claims", f"INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> vkg:rule 1 }} }}", "a note may not"),
    ("a name", f"INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> skos:prefLabel 1 }} }}", "a note may not"),
    ("a class", f"INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> a vkg:Claim }} }}", "a note may not"),
    ("broken", "INSERT DATA { GRAPH", "cannot be read"),
    ("unknown prefix", f"INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> nope:b 1 }} }}", "cannot be read"),
    ("long", "#" * 30_000, "at most 20000"),
]  # fmt: skip


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with GraphStore.open(build(tmp_path_factory.mktemp("refused") / "store")) as opened:
        yield opened


@pytest.mark.parametrize(("text", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_would_change_anything_else_is_refused(written: GraphStore, text: str, words: str) -> None:
    before = set(written.ox)
    with pytest.raises(QueryError, match=re.escape(words)):
        apply(written, PREFIX + text)
    assert set(written.ox) == before


def test_a_refusal_reaches_who_asked(server: Server) -> None:
    answer = update(server, "DROP ALL")
    assert answer.status == 400 and "may change the graph" in answer.text and noted(server) == []


def test_an_update_that_does_not_end_is_stopped_and_writes_nothing(server: Server, store: Path) -> None:
    cross = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"
    with served(store, "--writable", "--seconds", "3") as hurried:
        answer = update(hurried, f"INSERT {{ GRAPH <{NOTES}> {{ ?a skos:note ?o }} }} WHERE {{ {cross} }}")
    assert answer.status == 503 and "nothing was written" in answer.text
    assert noted(server) == []
    assert update(server, f'INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> skos:note "b" }} }}').status == 204
    assert update(server, f"CLEAR GRAPH <{NOTES}>").status == 204
    assert [entry for entry in (store / "snapshots").glob("reader-*") if "writer" in entry.name] == []


def test_pages_of_other_sites_may_not_write(server: Server) -> None:
    text = f'INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> skos:note "b" }} }}'
    for origin in ("https://evil.example", "null", "http://127.0.0.1:1"):
        assert update(server, text, Origin=origin).status == 403
    assert noted(server) == []
    assert update(server, text, Origin=server.address).status == 204
    assert update(server, f"CLEAR GRAPH <{NOTES}>").status == 204
    assert server.ask(f"/sparql?{urlencode({'update': text})}").status == 400, "GET changes nothing"


def test_real_clients_write(server: Server) -> None:
    client = SPARQLWrapper(f"{server.address}/sparql")
    client.setMethod(POST)
    client.setQuery(f'{PREFIX}INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> rdfs:comment "SPARQLWrapper" }} }}')
    client.query()
    endpoint = f"{server.address}/sparql"
    remote = SPARQLUpdateStore(endpoint, endpoint, method="POST", returnFormat="json")
    Graph(remote, URIRef(NOTES)).add((URIRef("urn:b"), RDFS.comment, Literal("rdflib")))
    assert noted(server) == ["SPARQLWrapper", "rdflib"]
    assert update(server, f"CLEAR GRAPH <{NOTES}>").status == 204


def test_the_description_says_that_it_can_be_written_to(server: Server) -> None:
    assert "SPARQL11Update" in server.ask("/sparql", Accept="text/turtle").text


def test_who_writes_meanwhile_is_named_and_the_update_refused(server: Server, store: Path) -> None:
    with GraphStore.open(store):
        answer = update(server, f'INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> skos:note "b" }} }}')
    assert answer.status == 503 and "is writing to this store" in answer.text


def test_writing_goes_with_loopback_only(store: Path) -> None:
    done = CliRunner().invoke(app, ["serve", "--store", str(store), "--host", "0.0.0.0", "--writable"])
    assert done.exit_code == 2 and "--writable goes with a loopback address only" in done.output
