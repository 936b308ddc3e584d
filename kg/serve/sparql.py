"""The endpoint: SPARQL 1.1 Protocol, for reading, and its service description."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import parse_qsl

from pyoxigraph import Literal, NamedNode, Triple
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg.rdf import term
from kg.rdf.terms import A
from kg.serve import answers, negotiate
from kg.serve.evaluate import Question, Reply, problem
from kg.serve.pool import Pool
from kg.serve.settings import Limits

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_READ_ONLY = "this endpoint only reads; change the graph with kg build and kg retract"
_FIELDS = 100  # of a form, at most


class Refused(Exception):
    """A request that cannot be taken as a query; the reply says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.reply = problem(status, message)


def endpoint(pool: Pool, limits: Limits) -> Callable[[Request], object]:
    """The handler of ``/sparql``."""

    async def handle(request: Request) -> Response:
        try:
            question = await _question(request, limits)
        except Refused as refused:
            return response(refused.reply)
        if question is None:
            return _description(request)
        reply = await _while_connected(request, pool.answer(question))
        return response(reply)

    return handle


def response(reply: Reply) -> Response:
    """A reply as a response of HTTP."""
    headers = {"Content-Type": answers.content_type(reply.media), "Vary": "Accept"}
    if reply.status == 503:
        headers["Retry-After"] = "5"
    return Response(reply.content, reply.status, headers)


async def _while_connected(request: Request, answering: Coroutine[Any, Any, Reply]) -> Reply:
    """The answer; who asked and went away is not answered, and the query ends."""
    task = asyncio.create_task(answering)
    gone = asyncio.create_task(_disconnected(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else problem(499, "the client went away")
    finally:
        gone.cancel()
        task.cancel()


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _question(request: Request, limits: Limits) -> Question | None:
    """The query of the request; None where there is none to a GET. Raises Refused."""
    given = request.query_params
    text = ""
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "application/sparql-update":
            raise Refused(403, _READ_ONLY)
        if kind not in (_FORM, _QUERY):
            raise Refused(415, f"a query is sent as {_QUERY} or {_FORM}, not as {kind or 'nothing'}")
        text = await _body(request, limits)
        if kind == _FORM:
            given, text = _form(text, given), ""
    if "update" in given:
        raise Refused(403, _READ_ONLY)
    queries = [*given.getlist("query"), *([text] if text else [])]
    if not queries and request.method != "POST":
        return None
    if len(queries) != 1:
        raise Refused(400, f"give one query, as the parameter query or as the body; here are {len(queries)}")
    return Question(
        queries[0],
        accept=request.headers.get("accept", ""),
        format=given.get("format", ""),
        default_graphs=tuple(given.getlist("default-graph-uri")),
        named_graphs=tuple(given.getlist("named-graph-uri")),
        rows=limits.rows,
    )


def _form(text: str, given: QueryParams) -> QueryParams:
    try:
        fields = parse_qsl(text, keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=_FIELDS)
    except (ValueError, UnicodeDecodeError):
        raise Refused(400, f"the form cannot be read: it is no UTF-8, or has more than {_FIELDS} fields") from None
    return QueryParams([*given.multi_items(), *fields])


async def _body(request: Request, limits: Limits) -> str:
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > limits.request:
            raise Refused(413, f"a request may have {limits.request // 1024} kB; the query is too long")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "the query is not UTF-8") from None


def _description(request: Request) -> Response:
    """What the endpoint is and can (SPARQL 1.1 Service Description); a browser is led to the page with the editor."""
    wanted = negotiate.best(request.headers.get("accept", ""), [*answers.GRAPHS, "text/html"])
    if wanted == "text/html":
        return RedirectResponse("/query", 303)
    if wanted is None:
        return PlainTextResponse(f"the description can be given as {', '.join(answers.GRAPHS)}\n", 406)
    here = str(request.url.replace(query="", fragment=""))
    content = answers.GRAPHS[wanted](_service(here), here)
    return Response(content, headers={"Content-Type": answers.content_type(wanted), "Vary": "Accept"})


def _service(here: str) -> list[Triple]:
    service, data, graph = NamedNode(here), NamedNode(f"{here}#dataset"), NamedNode(f"{here}#union")

    def sd(name: str) -> NamedNode:
        return NamedNode(_SD + name)

    tables = ["SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"]
    formats = [*tables, "Turtle", "N-Triples", "JSON-LD", "RDF_XML"]
    return [
        Triple(service, A, sd("Service")),
        Triple(service, sd("endpoint"), service),
        Triple(service, sd("supportedLanguage"), sd("SPARQL11Query")),
        *(Triple(service, sd("resultFormat"), NamedNode(_FORMATS + name)) for name in formats),
        Triple(service, sd("defaultDataset"), data),
        Triple(data, A, sd("Dataset")),
        Triple(data, sd("defaultGraph"), graph),
        Triple(graph, A, sd("Graph")),
        Triple(graph, term("rdfs:comment"), Literal("The union of all documents' claims, units and conclusions.")),
    ]
