"""The endpoint: the cases of the SPARQL 1.1 Protocol that apply to reading, bad requests, and real clients."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest
from explorers import Server, person, served
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import URIRef
from rdflib.namespace import SKOS
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, TSV, TURTLE, XML, SPARQLWrapper

from kg.iri import BASE

SELECT = "SELECT ?name WHERE { ?p a vkg:Person ; skos:prefLabel ?name } ORDER BY ?name LIMIT 3"
ASK = "ASK { ?p a vkg:Person }"
CONSTRUCT = "CONSTRUCT { ?p skos:prefLabel ?name } WHERE { ?p a vkg:Person ; skos:prefLabel ?name }"
NAME = "Trần Thị Mốc"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
RESULTS = "application/sparql-results+json"


@pytest.fixture(scope="module")
def server(explored: Path) -> Iterator[Server]:
    with served(explored, "--origin", "https://journal.example") as running:
        yield running


def get(query: str, **more: str) -> str:
    return f"/sparql?{urlencode({'query': query, **more})}"


# ---------------------------------------------------------------- the protocol

WAYS = {
    "GET": lambda query: {"path": get(query)},
    "POST urlencoded": lambda query: {
        "path": "/sparql", "data": urlencode({"query": query}).encode(), "Content-Type": FORM
    },
    "POST direct": lambda query: {"path": "/sparql", "data": query.encode(), "Content-Type": f"{QUERY}; charset=utf-8"},
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("query", "form"), [(SELECT, "select"), (ASK, "ask"), (CONSTRUCT, "graph")])
def test_each_form_of_query_by_each_way_of_asking(server: Server, way: str, query: str, form: str) -> None:
    answer = server.ask(**WAYS[way](query))  # type: ignore[arg-type]
    assert answer.status == 200
    if form == "graph":
        assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
        assert len(list(parse(answer.text, RdfFormat.TURTLE))) >= 2
        return
    assert answer.headers["content-type"] == RESULTS
    found = json.loads(answer.text)
    assert found["boolean"] is True if form == "ask" else len(found["results"]["bindings"]) == 3


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        (SELECT, "", RESULTS),
        (SELECT, "*/*", RESULTS),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "application/sparql-results+xml;q=0.5, text/csv", "text/csv; charset=utf-8"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        (SELECT, "application/json", "application/json"),
        (SELECT, "text/turtle, application/sparql-results+json;q=0.1", RESULTS),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml"),
        (CONSTRUCT, "text/*", "text/turtle; charset=utf-8"),
    ],
)
def test_the_form_of_answer_is_the_one_that_is_liked_best(server: Server, query: str, accept: str, media: str) -> None:
    answer = server.ask(get(query), Accept=accept)
    assert (answer.status, answer.headers["content-type"]) == (200, media)
    assert "Accept" in answer.headers["vary"]


def test_the_formats_of_tables_say_the_same(server: Server) -> None:
    def content(media: str) -> str:
        return server.ask(get(SELECT), Accept=media).text

    names = [row["name"]["value"] for row in json.loads(content(RESULTS))["results"]["bindings"]]
    assert [row["name"] for row in csv.DictReader(io.StringIO(content("text/csv")))] == names
    space = {"s": "http://www.w3.org/2005/sparql-results#"}
    tree = ElementTree.fromstring(content("application/sparql-results+xml"))
    assert [found.text for found in tree.iterfind(".//s:literal", space)] == names
    lines = content("text/tab-separated-values").splitlines()
    assert lines[0] == "?name" and all(line.endswith("@vi") for line in lines[1:]) and len(lines) == 4


def test_a_dataset_of_the_request_is_what_is_read(server: Server) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s a vkg:RoleClaim }"
    sources = json.loads(server.ask(get("SELECT ?s WHERE { ?s a vkg:Source } ORDER BY ?s")).text)["results"]["bindings"]

    def counted(**more: str) -> int:
        return int(json.loads(server.ask(get(count, **more)).text)["results"]["bindings"][0]["n"]["value"])

    each = [counted(**{"default-graph-uri": row["s"]["value"]}) for row in sources]
    assert all(each) and sum(each) == counted()
    assert counted(**{"named-graph-uri": sources[0]["s"]["value"]}) == 0, "a named graph is not the default graph"
    unknown = server.ask(get(count, **{"default-graph-uri": "https://example.org/none"}))
    assert unknown.status == 400 and "no graph <https://example.org/none>" in unknown.text


def test_the_texts_are_a_graph_of_their_own_and_not_in_the_union(server: Server) -> None:
    texts = "{ ?s <https://schema.org/articleBody> ?text }"
    assert json.loads(server.ask(get(f"SELECT * WHERE {texts}")).text)["results"]["bindings"] == []
    found = json.loads(server.ask(get(f"SELECT * WHERE {{ GRAPH <{TEXTS}> {texts} }}")).text)["results"]["bindings"]
    assert len(found) == 2


def test_the_endpoint_describes_itself(server: Server) -> None:
    answer = server.ask("/sparql", Accept="text/turtle")
    triples = {(q.predicate.value.rpartition("#")[2], q.object.value.rpartition("#")[2].rpartition("/")[2])
               for q in parse(answer.text, RdfFormat.TURTLE)}  # fmt: skip
    assert {("supportedLanguage", "SPARQL11Query"), ("resultFormat", "JSON-LD"), ("endpoint", "sparql")} <= triples
    seen = server.ask("/sparql", Accept="text/html,*/*;q=0.1")
    assert (seen.status, seen.headers["location"]) == (303, "/query")


def test_pages_of_other_sites_may_ask_only_where_they_were_let(server: Server) -> None:
    allowed = server.ask(get(ASK), Origin="https://journal.example")
    assert allowed.headers["access-control-allow-origin"] == "https://journal.example"
    assert "access-control-allow-origin" not in server.ask(get(ASK), Origin="https://other.example").headers
    asked = {"Origin": "https://journal.example", "Access-Control-Request-Method": "POST"}
    assert server.ask("/sparql", method="OPTIONS", **asked).status == 200


# ---------------------------------------------------------------- bad requests

TEXTS = f"{BASE}graph/texts"
BAD = [
    ("no query", {"path": "/sparql", "data": b"", "Content-Type": FORM}, 400, "give one query"),
    ("two queries", {"path": get(ASK) + "&" + urlencode({"query": ASK})}, 400, "here are 2"),
    ("broken syntax", {"path": get("SELECT * WHERE { ?s ?p }")}, 400, "line 1"),
    ("unknown prefix", {"path": get("SELECT * WHERE { ?s nope:p ?o }")}, 400, "prefix nope: is not declared"),
    ("oversized", {"path": "/sparql", "data": b"#" * 300_000, "Content-Type": QUERY}, 413, "too long"),
    ("long", {"path": "/sparql", "data": b"ASK {}" + b" " * 30_000, "Content-Type": QUERY}, 400, "at most 20000"),
    ("not UTF-8", {"path": "/sparql", "data": b"ASK { \xff }", "Content-Type": QUERY}, 400, "not UTF-8"),
    ("form not UTF-8", {"path": "/sparql", "data": b"query=%FF", "Content-Type": FORM}, 400, "UTF-8"),
    ("wrong type", {"path": "/sparql", "data": b"ASK {}", "Content-Type": "text/plain"}, 415, QUERY),
    ("update", {"path": "/sparql", "data": b"CLEAR ALL", "Content-Type": UPDATE}, 403, "only reads"),
    ("update as form", {"path": "/sparql", "data": b"update=CLEAR+ALL", "Content-Type": FORM}, 403, "only reads"),
    ("update as query", {"path": get("DELETE WHERE { ?s ?p ?o }")}, 400, "would change the graph"),
    ("load", {"path": get("LOAD <file:///etc/passwd>")}, 400, "would change the graph"),
    ("service", {"path": get("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")}, 400, "SERVICE"),
    ("from a file", {"path": get("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")}, 400, "no such graph"),
    ("wrong method", {"path": "/sparql", "method": "DELETE"}, 405, "405"),
    ("wrong Accept", {"path": get(SELECT), "Accept": "image/png"}, 406, "can be given as"),
    ("table as a graph", {"path": get(SELECT), "Accept": "text/turtle"}, 406, "can be given as"),
    ("path traversal", {"path": "/static/../../../pyproject.toml"}, 404, ""),
    ("coded traversal", {"path": "/static/%2e%2e/%2e%2e/app.py"}, 404, ""),
    ("other host", {"path": "/", "Host": "evil.example"}, 421, "host name"),
    ("search limit", {"path": "/api/search?q=a&limit=1e9"}, 400, "limit is a number"),
    ("search group", {"path": "/api/search?q=a&group=x"}, 400, "no group 'x'"),
    ("other IRI", {"path": "/api/neighbourhood?iri=http://example.org/"}, 400, "a thing of this store"),
    ("broken IRI", {"path": f"/api/neighbourhood?iri={BASE}%3Cx%3E"}, 400, "is not an IRI"),
    ("language of a picture", {"path": "/api/graph?lang=de", "data": b"SELECT * {}"}, 400, "lang is one of vi, en"),
    ("unknown IRI", {"path": f"/api/neighbourhood?iri={BASE}person/nobody"}, 404, "holds no"),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "status", "words"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_request_is_told_what_is_wrong(server: Server, request_: dict, status: int, words: str) -> None:
    answer = server.ask(**request_)
    assert answer.status == status and words in answer.text
    assert "Traceback" not in answer.text and 'File "' not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


# ---------------------------------------------------------------- real clients


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("posted", ["urlencoded", "postdirectly"])
def test_sparqlwrapper(server: Server, method: str, posted: str) -> None:
    client = SPARQLWrapper(f"{server.address}/sparql")
    client.setMethod(method)
    client.setRequestMethod(posted)
    client.setQuery(SELECT)
    client.setReturnFormat(JSON)
    rows = client.query().convert()["results"]["bindings"]
    client.setReturnFormat(XML)
    assert len(client.query().convert().getElementsByTagName("result")) == len(rows) == 3
    client.setReturnFormat(CSV)
    assert client.query().convert().decode().splitlines()[1] == rows[0]["name"]["value"].replace('"', '""').join(
        '""' if '"' in rows[0]["name"]["value"] else ("", "")
    )
    client.setReturnFormat(TSV)
    assert client.query().convert().decode().startswith("?name\n")
    client.setQuery(CONSTRUCT)
    for format in (TURTLE, N3):
        client.setReturnFormat(format)
        assert NAME in client.query().convert().decode()
    for format in (XML, JSONLD):
        client.setReturnFormat(format)
        assert NAME in {str(name) for name in client.query().convert().objects(None, SKOS.prefLabel)}


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_sparqlstore(server: Server, explored: Path, method: str) -> None:
    client = SPARQLStore(f"{server.address}/sparql", method=method, returnFormat="json")
    iri = URIRef(person(explored, NAME))
    assert [str(o) for _, _, o in (found for found, _ in client.triples((iri, SKOS.prefLabel, None)))] == [NAME]
    assert len(client) > 100


def test_an_entity_is_what_its_iri_leads_to(server: Server, explored: Path) -> None:
    iri = person(explored, NAME)
    path = "/id/" + quote(iri.removeprefix(BASE))
    shown = server.ask(path, Accept="text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
    assert shown.status == 200 and f'<h1 lang="vi">{NAME}</h1>' in shown.text
    told = server.ask(path, Accept="text/turtle")
    subjects = {quad.subject for quad in parse(told.text, RdfFormat.TURTLE)}
    assert NamedNode(iri) in subjects and any("/claim/" in str(node) for node in subjects)
    assert server.ask(path + "?format=jsonld").headers["content-type"] == "application/ld+json"
    assert server.ask(path, Accept="image/png").status == 406
    missing = server.ask("/id/person/nobody", Accept="text/html")
    assert missing.status == 404 and "/id/person/nobody" in missing.text and "<form" in missing.text


def test_search_finds_without_diacritics_and_says_what_it_found(server: Server) -> None:
    found = json.loads(server.ask("/api/search?q=tran+thi+moc").text)
    assert [(row["label"], row["kind"], row["claims"]) for row in found["results"]] == [(NAME, "Person", 1)]
    assert json.loads(server.ask("/api/search?q=tran+thi+moc&group=body").text)["total"] == 0
    around = json.loads(server.ask(f"/api/neighbourhood?iri={quote(found['results'][0]['iri'])}").text)
    assert [(edge["relation"], edge["words"]) for edge in around["edges"]] == [("role", ["Bí thư"])]


def test_the_description_of_the_api_names_what_there_is(server: Server) -> None:
    described = json.loads(server.ask("/openapi.json").text)
    assert described["openapi"].startswith("3.1")
    for path, methods in described["paths"].items():
        for method in methods:
            status = server.ask(path, method=method.upper(), data=b"" if method == "post" else None).status
            assert status not in (404, 405), (path, method)
    picture = described["components"]["schemas"]["Picture"]["required"]
    given = json.loads(server.ask("/api/graph", CONSTRUCT.encode(), **{"Content-Type": QUERY}).text)
    assert sorted(given) == sorted(picture)
