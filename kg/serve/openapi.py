"""The description of the API (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from kg.serve.search import GROUPS


def _parameter(name: str, about: str, required: bool = False, **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": required, "description": about, "schema": schema}


def _answer(about: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": about, "content": content}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    required = [name for name, schema in properties.items() if not schema.get("nullable_")]
    kept = {name: {key: v for key, v in s.items() if key != "nullable_"} for name, s in properties.items()}
    return {"type": "object", "properties": kept, "required": required}


_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_YEAR = {"type": ["integer", "null"]}
_LANGUAGE = _parameter(
    "lang", "Language of posts and of what a tie says; names are as they stand.", type="string", enum=["vi", "en"],
    default="vi",
)  # fmt: skip
_BAD = {"400": _answer("What is wrong with the request.", "Problem")}
_QUERY_ANSWERS = {
    "200": {
        "description": "SELECT, ASK: JSON, XML, CSV, TSV; CONSTRUCT, DESCRIBE: Turtle, N-Triples, JSON-LD, RDF/XML.",
        "content": {"application/sparql-results+json": {}, "application/sparql-results+xml": {}, "text/csv": {},
                    "text/tab-separated-values": {}, "text/turtle": {}, "application/n-triples": {},
                    "application/ld+json": {}, "application/rdf+xml": {}},
    },
    "400": {"description": "The query cannot be read, or asks for what is refused.", "content": {"text/plain": {}}},
    "503": {"description": "The query was stopped at a limit, or the server is busy.", "content": {"text/plain": {}}},
}  # fmt: skip

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {
        "title": "Vietnamese public affairs, as a graph",
        "version": "1",
        "description": "Search, neighbourhoods and SPARQL over a graph of claims, each with the sentence that says so.",
        "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
    },
    "servers": [{"url": "/"}],
    "paths": {
        "/api/search": {
            "get": {
                "operationId": "search",
                "summary": "Things by name, with or without diacritics",
                "parameters": [
                    _parameter("q", "Words of the name; the last may be a beginning.", required=True, type="string"),
                    _parameter("group", "Only of this group.", type="string", enum=sorted(set(GROUPS.values()))),
                    _parameter("limit", "How many at most.", type="integer", minimum=0, maximum=100, default=20),
                ],
                "responses": {"200": _answer("What was found, best first.", "Results"), **_BAD},
            }
        },
        "/api/neighbourhood": {
            "get": {
                "operationId": "neighbourhood",
                "summary": "What lies around a thing",
                "parameters": [
                    _parameter("iri", "The thing.", required=True, type="string", format="iri"),
                    _parameter("limit", "How many ties at most.", type="integer", minimum=0, maximum=500, default=40),
                    _parameter("offset", "How many ties to leave out.", type="integer", minimum=0, default=0),
                    _LANGUAGE,
                ],
                "responses": {
                    "200": _answer("Nodes and ties.", "Picture"),
                    "404": _answer("The store does not hold it.", "Problem"),
                    **_BAD,
                },
            }
        },
        "/api/graph": {
            "post": {
                "operationId": "graph",
                "summary": "The answer to a query as nodes and ties",
                "parameters": [_LANGUAGE],
                "requestBody": {"required": True, "content": {"application/sparql-query": {"schema": _TEXT}}},
                "responses": {"200": _answer("Nodes and ties.", "Picture"), **_BAD},
            }
        },
        "/sparql": {
            "get": {
                "operationId": "query",
                "summary": "SPARQL 1.1 Protocol, for reading; without a query, the service description",
                "parameters": [
                    _parameter("query", "The query.", type="string"),
                    _parameter("default-graph-uri", "Graphs to read as the default graph.", type="array", items=_TEXT),
                    _parameter("named-graph-uri", "Graphs to read as named graphs.", type="array", items=_TEXT),
                ],
                "responses": _QUERY_ANSWERS,
            },
            "post": {
                "operationId": "queryByPost",
                "summary": "The same, with the query in the body",
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/sparql-query": {"schema": _TEXT},
                        "application/x-www-form-urlencoded": {"schema": _object(query=_TEXT)},
                    },
                },
                "responses": _QUERY_ANSWERS,
            },
        },
    },
    "components": {
        "schemas": {
            "Problem": _object(error=_TEXT),
            "Found": _object(iri=_TEXT, label=_TEXT, kind=_TEXT, claims=_COUNT, sources=_COUNT, path=_TEXT),
            "Results": _object(
                total=_COUNT, results={"type": "array", "items": {"$ref": "#/components/schemas/Found"}}
            ),
            "Node": _object(id=_TEXT, label=_TEXT, kind=_TEXT, path={**_TEXT, "nullable_": True}),
            "Edge": _object(
                id=_TEXT, source=_TEXT, target=_TEXT, relation=_TEXT, words={"type": "array", "items": _TEXT},
                claims=_COUNT, confidence={"type": "number", "minimum": 0, "maximum": 1}, first=_YEAR, last=_YEAR,
                path={**_TEXT, "nullable_": True},
            ),
            "Picture": _object(
                nodes={"type": "array", "items": {"$ref": "#/components/schemas/Node"}},
                edges={"type": "array", "items": {"$ref": "#/components/schemas/Edge"}},
                more=_COUNT,
            ),
        }
    },
}  # fmt: skip
