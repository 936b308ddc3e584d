"""The API for programs: search, neighbourhoods, and the picture of a query's answer, as JSON."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict

from pyoxigraph import NamedNode, QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results
from starlette.requests import Request
from starlette.responses import Response

from kg.serve import neighbourhood
from kg.serve.evaluate import Question, problem
from kg.serve.once import Once, Turns
from kg.serve.openapi import DOCUMENT
from kg.serve.pages.view import Site
from kg.serve.pages.words import LANGUAGES
from kg.serve.pool import Pool
from kg.serve.reading import Reader
from kg.serve.search import GROUPS
from kg.serve.settings import Limits
from kg.serve.sparql import told, who

_MOST = 100  # things that one search gives
_TIES = 500  # ties that one neighbourhood gives
_KEPT = 300  # answers of a kind that are kept
_PICTURE = 20_000  # rows that one picture is made of


class BadRequest(Exception):
    """What is wrong with a request, in words."""


def _encoded(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")


def _answer(encoded: bytes, status: int = 200) -> Response:
    return Response(encoded, status, media_type="application/json")


def _json(content: object, status: int = 200) -> Response:
    return _answer(_encoded(content), status)


Handler = Callable[[Request], Awaitable[Response]]


def guarded(handle: Handler) -> Handler:
    """Turns what is wrong with a request into an answer that says so."""

    async def guard(request: Request) -> Response:
        try:
            return await handle(request)
        except BadRequest as error:
            return _json({"error": str(error)}, 400)

    return guard


def _number(given: Mapping[str, str], name: str, default: int, most: int) -> int:
    text = given.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) <= most):
        raise BadRequest(f"{name} is a number from 0 to {most}, not {text[:40]!r}")
    return int(text)


def _language(given: Mapping[str, str]) -> str:
    asked = given.get("lang", LANGUAGES[0])
    if asked not in LANGUAGES:
        raise BadRequest(f"lang is one of {', '.join(LANGUAGES)}, not {asked[:40]!r}")
    return asked


def search(site: Site, turns: Turns) -> Handler:
    """``/api/search``: the things that have a name."""

    def make(text: str, group: str, limit: int) -> bytes:
        found, total = site.index.find(text, group, limit)
        rows = [asdict(one) | {"path": site.path(one.iri)} for one in found]
        return _encoded({"total": total, "results": rows})

    made = Once(make, _KEPT, turns)

    async def handle(request: Request) -> Response:
        given = request.query_params
        group = given.get("group", "")
        if group and group not in GROUPS.values():
            raise BadRequest(f"there is no group {group[:40]!r}; there are {', '.join(sorted(set(GROUPS.values())))}")
        return _answer(await made(given.get("q", "")[:200], group, _number(given, "limit", 20, _MOST)))

    return guarded(handle)


def around(site: Site, turns: Turns) -> Handler:
    """``/api/neighbourhood``: what lies around a thing."""

    def make(iri: str, language: str, limit: int, offset: int) -> bytes | None:
        if not site.reader.holds(iri):
            return None
        found = neighbourhood.around(iri, site.reader, language=language, limit=limit, offset=offset)
        return _encoded(found.plain())

    made = Once(make, _KEPT, turns)

    async def handle(request: Request) -> Response:
        given = request.query_params
        iri = given.get("iri", "")
        if not iri.startswith(site.reader.base):
            raise BadRequest(f"give iri, the IRI of a thing of this store: {site.reader.base}…")
        try:
            NamedNode(iri)
        except ValueError:
            raise BadRequest(f"{iri[:200]!r} is not an IRI") from None
        limit, offset = _number(given, "limit", 40, _TIES), _number(given, "offset", 0, 10**6)
        found = await made(iri, _language(given), limit, offset)
        if found is None:
            missing = told(problem(404, f"the store holds no {iri[:200]}"), request)
            return _json({"error": missing.content.decode().strip()}, missing.status)
        return _answer(found)

    return guarded(handle)


def picture(site: Site, pool: Pool, limits: Limits, turns: Turns) -> Handler:
    """``/api/graph``: the picture of a query's answer."""

    def make(media: str, content: bytes, language: str) -> bytes:
        return _encoded(_drawn(site.reader, media, content, language).plain())

    async def handle(request: Request) -> Response:
        try:
            language = _language(request.query_params)
        except BadRequest as error:
            return _json({"error": str(error)}, 400)
        body = await request.body()
        if len(body) > limits.request:
            return _json({"error": "the query is too long"}, 413)
        text = body.decode("utf-8", "replace")
        accept = "application/n-triples, application/sparql-results+json"
        reply = told(await pool.answer(Question(text, accept=accept, rows=_PICTURE), who(request)), request)
        if reply.status != 200:
            return _json({"error": reply.content.decode()}, reply.status)
        return _answer(await turns.run(make, reply.media, reply.content, language))

    return handle


def _drawn(reader: Reader, media: str, content: bytes, language: str) -> neighbourhood.Picture:
    if media == "application/n-triples":
        triples = (quad.triple for quad in parse(content, RdfFormat.N_TRIPLES))
        return neighbourhood.of_triples(triples, reader, language)
    found = parse_query_results(content, QueryResultsFormat.JSON)
    rows = ((row[name] for name in found.variables) for row in found) if isinstance(found, QuerySolutions) else ()
    return neighbourhood.of_rows(rows, reader, language)


async def document(request: Request) -> Response:
    """``/openapi.json``."""
    return _json(DOCUMENT)
