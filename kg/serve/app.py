"""The application: which address is answered by what."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pyoxigraph import DefaultGraph, NamedNode
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from kg.rdf import graph_name
from kg.serve import answers, api, negotiate, sparql
from kg.serve.once import Once, Turns
from kg.serve.overview import overview
from kg.serve.pages.article import article, claim
from kg.serve.pages.ask import ask, graph
from kg.serve.pages.entity import entity
from kg.serve.pages.home import home, results
from kg.serve.pages.trouble import trouble
from kg.serve.pages.view import Site, View
from kg.serve.pages.words import LANGUAGES
from kg.serve.pool import Pool
from kg.serve.reading import Reader
from kg.serve.search import GROUPS, Index
from kg.serve.security import Shield
from kg.serve.settings import Settings
from kg.serve.updates import Write
from kg.store import GraphStore

STATIC = Path(__file__).resolve().parent / "static"
_YEAR = 365 * 24 * 3600
_TEXT = 200  # characters of a search
_KEPT = 300  # pages of a kind that are kept
_COMPRESSION = 4  # a third of the time of the highest level, for a tenth more bytes
_WARM = 5  # things of a group that are read before the first request
_IRIS = 10_000  # of which it is kept whether the store holds them


def site_over(store: GraphStore) -> Site:
    """What pages need to know of all of a store, counted."""
    files = {path.relative_to(STATIC).as_posix(): path for path in sorted(STATIC.rglob("*")) if path.is_file()}
    digests = {name: hashlib.sha256(path.read_bytes()).hexdigest()[:12] for name, path in files.items()}
    return Site(Reader(store), Index(store), overview(store), digests)


def create_app(site: Site, pool: Pool, settings: Settings, write: Write | None = None) -> ASGIApp:
    """The explorer of a site; the pool answers queries to the same snapshot. ``write`` carries updates out."""

    async def bug(scope: Scope) -> ASGIApp:
        return _page(trouble(500, _view(Request(scope), site)), 500)

    middleware = [
        Middleware(Shield, local=settings.local, names=settings.names, bug=bug),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=_COMPRESSION),
    ]
    if settings.origins:
        methods = ["GET", "POST", "OPTIONS"]
        middleware.append(Middleware(CORSMiddleware, allow_origins=list(settings.origins), allow_methods=methods,
                                     allow_headers=["Content-Type", "Accept"]))  # fmt: skip
    return Starlette(
        routes=_routes(site, pool, settings, write),
        middleware=middleware,
        exception_handlers={HTTPException: _on_error(site)},
    )


def _routes(site: Site, pool: Pool, settings: Settings, write: Write | None) -> list[Route | Mount]:
    endpoint: Any = sparql.endpoint(pool, settings.limits, write)
    turns = Turns()
    return [
        Route("/", _shown(site, home, turns)),
        Route("/search", _shown(site, _search, turns)),
        Route("/query", _shown(site, ask, turns)),
        Route("/graph", _shown(site, graph, turns)),
        Route("/id/{local:path}", _thing(site, turns)),
        Route("/sparql", endpoint, methods=["GET", "POST"]),
        Route("/api/search", api.search(site, turns)),
        Route("/api/neighbourhood", api.around(site, turns)),
        Route("/api/graph", api.picture(site, pool, settings.limits, turns), methods=["POST"]),
        Route("/openapi.json", api.document),
        Mount("/static", _Static(directory=STATIC)),
    ]


class _Static(StaticFiles):
    """Files whose addresses carry their digest, so that a browser need not ask again."""

    def file_response(self, *arguments: Any, **named: Any) -> Response:
        """The file, to be kept for a year."""
        response = super().file_response(*arguments, **named)
        response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
        return response


# ---------------------------------------------------------------- pages


def warm(site: Site) -> None:
    """Reads what the pages need that people are most likely to open first: those of the busiest things, and what the
    first page names. So nobody waits for the first reading, which takes several times as long as the later ones."""
    view = View(site)
    busiest = [found.iri for group in sorted(set(GROUPS.values())) for found in site.index.busiest(group, _WARM)]
    for iri in [*busiest, *site.overview.newest]:
        with suppress(Exception):  # what is wrong with a page is told to who asks for it
            page_of(iri, view)
    home(view)


def page_of(iri: str, view: View) -> bytes:
    """The page of a thing of the store."""
    base = view.site.reader.base
    if iri.startswith(f"{base}source/"):
        return article(iri, view)
    if iri.startswith(f"{base}claim/"):
        return claim(iri, view)
    return entity(iri, view)


def _view(request: Request, site: Site) -> View:
    """The request's language (asked for, kept in a cookie, or what the browser prefers) and theme."""
    asked = request.query_params.get("lang") or request.cookies.get("lang") or ""
    if asked not in LANGUAGES:
        asked = _preferred(request.headers.get("accept-language", ""))
    theme = request.cookies.get("theme", "")
    return View(
        site=site,
        language=asked,
        theme=theme if theme in ("dark", "light") else "",
        address=request.url.path,
        parameters=tuple(request.query_params.multi_items()),
    )


def _preferred(header: str) -> str:
    for part in header.lower().split(","):
        language = part.partition(";")[0].strip()[:2]
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]


def _page(content: bytes, status: int = 200) -> Response:
    headers = {"Cache-Control": "no-cache", "Vary": "Accept, Accept-Language, Cookie"}
    return Response(content, status, headers, media_type="text/html")


def _shown(site: Site, make: Callable[[View], bytes], turns: Turns) -> api.Handler:
    """Pages made of nothing but the snapshot and the view, so that each is made once while it is asked for often."""

    def of(language: str, theme: str, address: str, parameters: tuple[tuple[str, str], ...]) -> bytes:
        return make(View(site, language, theme, address, parameters))

    made = Once(of, _KEPT, turns)

    async def handle(request: Request) -> Response:
        view = _view(request, site)
        response = _page(await made(view.language, view.theme, view.address, view.parameters))
        if request.query_params.get("lang") == view.language:
            response.set_cookie("lang", view.language, max_age=_YEAR, samesite="lax")
        return response

    return handle


def _search(view: View) -> bytes:
    given = dict(view.parameters)
    return results(view, given.get("q", "")[:_TEXT], given.get("group", ""))


def _thing(site: Site, turns: Turns) -> api.Handler:
    """What an IRI of the store stands for: a page, or its triples (content negotiation)."""

    def page(view: View) -> bytes:
        return page_of(site.reader.base + unquote(view.address).removeprefix("/id/"), view)

    show = _shown(site, page, turns)
    stands_for = Once(lambda iri: _canonical(iri, site), _IRIS, turns)

    async def handle(request: Request) -> Response:
        iri = site.reader.base + request.path_params["local"]
        canonical = await stands_for(iri)
        if canonical is None:
            raise HTTPException(404)
        named = answers.GRAPH_NAMES.get(request.query_params.get("format", ""))
        media = named or negotiate.best(request.headers.get("accept", ""), ["text/html", *answers.GRAPHS])
        if media is None:
            raise HTTPException(406)
        if media != "text/html":
            return await turns.run(_triples, iri, media, site)
        if canonical != iri:
            return RedirectResponse(site.path(canonical), 303)
        return await show(request)

    return handle


def _canonical(iri: str, site: Site) -> str | None:
    """The IRI under which a thing is shown; None where the store says nothing of it."""
    try:
        return site.reader.canonical(iri) if site.reader.holds(iri) else None
    except ValueError:
        return None


def _triples(iri: str, media: str, site: Site) -> Response:
    """What the store says of a thing, and the claims that speak of it; of a document, its whole graph but the text."""
    pattern = site.reader.store.ox.quads_for_pattern
    node, union = NamedNode(iri), DefaultGraph()
    triples = [quad.triple for quad in pattern(node, None, None, union)]
    if iri.startswith(f"{site.reader.base}source/"):
        triples += [quad.triple for quad in pattern(None, None, None, node)]
    for claim_iri in site.reader.claims_about([iri]):
        triples += [quad.triple for quad in pattern(NamedNode(claim_iri), None, None, union)]
    assert graph_name("texts", site.reader.base) != iri
    content = answers.GRAPHS[media](triples, site.reader.base)
    return Response(content, headers={"Content-Type": answers.content_type(media), "Vary": "Accept"})


def _on_error(site: Site) -> Any:
    def handle(request: Request, error: HTTPException) -> Response:
        if request.url.path.startswith(("/api/", "/sparql", "/static/")) or not _wants_page(request):
            words = f"{error.status_code} {error.detail}\n"
            return PlainTextResponse(words, error.status_code, headers=error.headers)
        response = _page(trouble(error.status_code, _view(request, site), request.url.path), error.status_code)
        response.headers.update(error.headers or {})
        return response

    return handle


def _wants_page(request: Request) -> bool:
    return negotiate.best(request.headers.get("accept", ""), ["text/html", "text/plain"]) == "text/html"
