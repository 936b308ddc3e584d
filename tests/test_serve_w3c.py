"""The cases of the W3C's test suite of the SPARQL 1.1 Protocol, by their names there, asked by httpx.

Cases of updates write to the graph of notes, the one that may be written to. The cases that choose the dataset of an
update in the request (``update_dataset_*``) are left out: such a request is refused, and one case shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest
from explorers import build, served

from kg.rdf import graph_name

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}
UPDATE = {"Content-Type": "application/sparql-update"}
NOTES = graph_name("notes")
SOURCES = "SELECT ?s WHERE { ?s a vkg:Source } ORDER BY ?s"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s a vkg:RoleClaim }"
BOTH = "SELECT (COUNT(*) AS ?n) WHERE { { ?s a vkg:RoleClaim } UNION { GRAPH ?g { ?s a vkg:RoleClaim } } }"
PUT_IN = f'INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> <urn:b> "c" }} }}'


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    root = build(tmp_path_factory.mktemp("w3c") / "store")
    with served(root, "--writable") as server, httpx.Client(base_url=server.address, timeout=60) as asked:
        yield asked


@pytest.fixture(scope="module")
def sources(client: httpx.Client) -> list[str]:
    return [row["s"]["value"] for row in client.get("/sparql", params={"query": SOURCES}).json()["results"]["bindings"]]


def number(answer: httpx.Response) -> int:
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def get(client: httpx.Client, query: str, *dataset: tuple[str, str]) -> httpx.Response:
    return client.get("/sparql", params=[("query", query), *dataset])


def form(client: httpx.Client, query: str, *dataset: tuple[str, str]) -> httpx.Response:
    content = str(httpx.QueryParams([("query", query), *dataset]))
    return client.post("/sparql", content=content, headers=FORM)


def direct(client: httpx.Client, query: str, *dataset: tuple[str, str]) -> httpx.Response:
    return client.post("/sparql", params=list(dataset), content=query, headers=QUERY)


WAYS = {"get": get, "post_form": form, "post_direct": direct}


@pytest.mark.parametrize("way", WAYS.values(), ids=[f"query_{name}" for name in WAYS])
def test_ways_of_asking(client: httpx.Client, way: Callable[..., httpx.Response]) -> None:
    answer = way(client, "ASK {}")
    assert answer.status_code == 200 and answer.json()["boolean"] is True


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_query_dataset(client: httpx.Client, sources: list[str], way: Callable[..., httpx.Response]) -> None:
    """query_dataset_default_graph(s), query_dataset_named_graphs, query_dataset_full, query_multiple_dataset."""
    each = [number(way(client, COUNT, ("default-graph-uri", source))) for source in sources]
    assert all(each) and len(each) == 2
    assert number(way(client, COUNT, *(("default-graph-uri", source) for source in sources))) == sum(each)
    named = [("named-graph-uri", source) for source in sources]
    assert number(way(client, COUNT, *named)) == 0 and number(way(client, BOTH, *named)) == sum(each)
    assert number(way(client, BOTH, ("default-graph-uri", sources[0]), named[1])) == sum(each)
    within = COUNT.replace("WHERE", f"FROM <{sources[0]}> WHERE")
    assert number(way(client, within)) == each[0]
    assert number(way(client, within, ("default-graph-uri", sources[1]))) == each[1], (
        "the request goes before the query"
    )


@pytest.mark.parametrize(
    ("query", "media"),
    [
        ("SELECT ?s WHERE { ?s a vkg:Person }", ("json", "xml")),
        ("ASK {}", ("json", "xml")),
        ("DESCRIBE vkg:Person", ("turtle", "rdf+xml", "n-triples", "ld+json")),
        ("CONSTRUCT { ?s a vkg:Person } WHERE { ?s a vkg:Person }", ("turtle", "rdf+xml", "n-triples", "ld+json")),
    ],
    ids=["query_content_type_select", "query_content_type_ask", "query_content_type_describe",
         "query_content_type_construct"],
)  # fmt: skip
def test_content_types(client: httpx.Client, query: str, media: tuple[str, ...]) -> None:
    kind = get(client, query).headers["content-type"].partition(";")[0]
    assert kind.endswith(media), kind


def test_update_post_form_and_direct(client: httpx.Client) -> None:
    """update_post_form, update_post_direct, update_base_uri."""
    ask = f'ASK {{ GRAPH <{NOTES}> {{ <urn:a> <urn:b> "c" }} }}'
    assert client.post("/sparql", data={"update": PUT_IN}).status_code == 204
    assert get(client, ask).json()["boolean"] is True
    base = f"BASE <{NOTES.removesuffix('notes')}> CLEAR GRAPH <notes>"
    assert client.post("/sparql", content=base, headers=UPDATE).status_code == 204
    assert get(client, ask).json()["boolean"] is False


BAD: dict[str, tuple[str, dict[str, object]]] = {
    "bad_query_method": ("PUT", {"params": {"query": "ASK {}"}}),
    "bad_multiple_queries": ("GET", {"params": [("query", "ASK {}"), ("query", "SELECT * {}")]}),
    "bad_query_wrong_media_type": ("POST", {"content": "ASK {}", "headers": {"Content-Type": "text/plain"}}),
    "bad_query_missing_form_type": ("POST", {"content": "query=ASK%20%7B%7D"}),
    "bad_query_missing_direct_type": ("POST", {"content": "ASK {}"}),
    "bad_query_non_utf8": ("POST", {"content": "ASK {}".encode("utf-16"), "headers": QUERY}),
    "bad_query_syntax": ("GET", {"params": {"query": "ASK {"}}),
    "bad_update_get": ("GET", {"params": {"update": PUT_IN}}),
    "bad_multiple_updates": ("POST", {"content": "update=CLEAR%20ALL&update=DROP%20ALL", "headers": FORM}),
    "bad_update_wrong_media_type": ("POST", {"content": PUT_IN, "headers": {"Content-Type": "text/plain"}}),
    "bad_update_missing_form_type": ("POST", {"content": "update=CLEAR%20ALL"}),
    "bad_update_non_utf8": ("POST", {"content": PUT_IN.encode("utf-16"), "headers": UPDATE}),
    "bad_update_syntax": ("POST", {"content": "INSERT DATA {", "headers": UPDATE}),
    "bad_update_dataset_conflict": (
        "POST", {"content": PUT_IN, "headers": UPDATE, "params": {"using-graph-uri": NOTES}}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_to_be_refused(client: httpx.Client, name: str) -> None:
    method, request = BAD[name]
    answer = client.request(method, "/sparql", **request)  # type: ignore[arg-type]
    assert 400 <= answer.status_code < 500 and answer.text.strip()
    assert get(client, f"ASK {{ GRAPH <{NOTES}> {{ ?s ?p ?o }} }}").json()["boolean"] is False
