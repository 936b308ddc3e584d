"""The endpoint: SPARQL 1.1 Protocol and its service description; updates where the server was started so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
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
from kg.serve.pages import vietnamese
from kg.serve.pool import Pool
from kg.serve.settings import Limits
from kg.serve.updates import Write

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_READ_ONLY = (
    "this endpoint only reads; change the graph with kg build and kg retract, or write notes: kg serve --writable"
)
_FOREIGN = "a page of another site may not change the graph"
_FIELDS = 100  # of a form, at most


class Refused(Exception):
    """A request that cannot be taken as a query; the reply says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.reply = problem(status, message)


def endpoint(pool: Pool, limits: Limits, write: Write | None = None) -> Callable[[Request], object]:
    """The handler of ``/sparql``. ``write`` carries updates out; without it, they are refused."""

    async def handle(request: Request) -> Response:
        try:
            asked = await _asked(request, limits)
            if isinstance(asked, Update):
                return response(await _written(request, asked, write))
        except Refused as refused:
            return response(refused.reply)
        if asked is None:
            return _description(request, writable=write is not None)
        reply = await _while_connected(request, pool.answer(asked, who(request)))
        return response(told(reply, request))

    return handle


def told(reply: Reply, request: Request) -> Reply:
    """The reply; why there is no answer in Vietnamese, where the request says so as the pages do: ``lang=vi``."""
    if reply.status < 400 or request.query_params.get("lang") != "vi":
        return reply
    return Reply(reply.status, reply.media, vietnamese.problem(reply.content.decode("utf-8", "replace")).encode())


def who(request: Request) -> str:
    """The connection that asks: one machine, or one proxy, may ask for many people."""
    return f"{request.client.host} {request.client.port}" if request.client else ""


@dataclass(frozen=True, slots=True)
class Update:
    """An update as it came. ``datasets``: whether the request names graphs that it is to read."""

    text: str
    datasets: bool


async def _written(request: Request, update: Update, write: Write | None) -> Reply:
    """What became of an update. A browser says of which site the page is that asks; other clients say nothing."""
    if write is None:
        raise Refused(403, _READ_ONLY)
    origin = request.headers.get("origin")
    if origin is not None and origin.partition("://")[2] != request.headers.get("host"):
        raise Refused(403, _FOREIGN)
    if update.datasets:
        raise Refused(400, "using-graph-uri is not known here; write USING into the update")
    return await write(update.text)


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


async def _asked(request: Request, limits: Limits) -> Question | Update | None:
    """The query or the update of the request; None where there is none in a GET. Raises Refused."""
    given = request.query_params
    text = ""
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in (_FORM, _QUERY, _UPDATE):
            raise Refused(415, f"a query is sent as {_QUERY} or {_FORM}, not as {kind or 'nothing'}")
        text = await _body(request, limits)
        if kind == _UPDATE:
            return Update(text, _names_graphs(given))
        if kind == _FORM:
            given, text = _form(text, given), ""
            if "update" in given:
                return _update(given)
    if "update" in given:
        raise Refused(400, "an update is sent by POST, as a form or as the body")
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


def _update(given: QueryParams) -> Update:
    if "query" in given or len(given.getlist("update")) != 1:
        raise Refused(400, "give one update and no query with it")
    return Update(given["update"], _names_graphs(given))


def _names_graphs(given: QueryParams) -> bool:
    return "using-graph-uri" in given or "using-named-graph-uri" in given


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


def _description(request: Request, *, writable: bool) -> Response:
    """What the endpoint is and can (SPARQL 1.1 Service Description); a browser is led to the page with the editor."""
    wanted = negotiate.best(request.headers.get("accept", ""), [*answers.GRAPHS, "text/html"])
    if wanted == "text/html":
        return RedirectResponse("/query", 303)
    if wanted is None:
        return PlainTextResponse(f"the description can be given as {', '.join(answers.GRAPHS)}\n", 406)
    here = str(request.url.replace(query="", fragment=""))
    content = answers.GRAPHS[wanted](_service(here, writable=writable), here)
    return Response(content, headers={"Content-Type": answers.content_type(wanted), "Vary": "Accept"})


def _service(here: str, *, writable: bool) -> list[Triple]:
    service, data, graph = NamedNode(here), NamedNode(f"{here}#dataset"), NamedNode(f"{here}#union")

    def sd(name: str) -> NamedNode:
        return NamedNode(_SD + name)

    languages = ["SPARQL11Query", *(["SPARQL11Update"] if writable else [])]
    tables = ["SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"]
    formats = [*tables, "Turtle", "N-Triples", "JSON-LD", "RDF_XML"]
    return [
        Triple(service, A, sd("Service")),
        Triple(service, sd("endpoint"), service),
        *(Triple(service, sd("supportedLanguage"), sd(name)) for name in languages),
        *(Triple(service, sd("resultFormat"), NamedNode(_FORMATS + name)) for name in formats),
        Triple(service, sd("defaultDataset"), data),
        Triple(data, A, sd("Dataset")),
        Triple(data, sd("defaultGraph"), graph),
        Triple(graph, A, sd("Graph")),
        Triple(graph, term("rdfs:comment"), Literal("The union of all documents' claims, units and conclusions.")),
    ]
