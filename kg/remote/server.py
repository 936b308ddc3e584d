"""A SPARQL 1.1 server: one address to ask and one to write to, and errors that say what the server said."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from types import TracebackType

import httpx
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from kg.errors import RemoteError, UsageError
from kg.query import Graph, Table

TIMEOUT = 300.0  # seconds: a server may take its time over a large graph
_SAID = 1000  # characters of what a server says of an error
#: In order of preference: Virtuoso's JSON calls the language of a literal by a name of its own.
_TABLES = {
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/sparql-results+json": QueryResultsFormat.JSON,
}
_GRAPHS = {
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/turtle": RdfFormat.TURTLE,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
#: Virtuoso answers ASK with a table of this one column.
_VIRTUOSO_ASK = ("__ASK_RETVAL",)
#: Endings of addresses to write to → those of the addresses to ask: Oxigraph and Fuseki, RDF4J and GraphDB.
_PAIRS = (("/update", "/query"), ("/statements", ""))


def addresses(url: str, query_url: str = "") -> tuple[str, str]:
    """(where to ask, where to write) of the server behind an address.

    A server without a path is asked and written to as Oxigraph is, at ``/query`` and ``/update``. Of an address to
    write to, the one to ask is known for some servers; else it is the same, as in Virtuoso. UsageError where ``url`` is
    no address, or holds a password.
    """
    for address in filter(None, (url, query_url)):
        _check(address)
    if not httpx.URL(url).path.strip("/"):
        root = url.rstrip("/")
        return query_url or f"{root}/query", f"{root}/update"
    for ending, asked in _PAIRS:
        if url.endswith(ending):
            return query_url or url.removesuffix(ending) + asked, url
    return query_url or url, url


def _check(url: str) -> None:
    if "@" in url.partition("//")[2].partition("/")[0]:
        raise UsageError("a password in an address is seen by everybody: give --user and KG_PASSWORD instead")
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise UsageError(f"{url} is not an address: {error}") from None
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise UsageError(f"{url} is not the address of a server; one is like http://localhost:7878")


class _Login(httpx.Auth):
    """Basic or Digest, as the server asks for; nothing is sent before it asks."""

    def __init__(self, user: str, password: str) -> None:
        self._user, self._password = user, password
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._chosen is None:
            response = yield request
            if response.status_code != 401:
                return
            digest = response.headers.get("www-authenticate", "").lower().startswith("digest")
            self._chosen = (httpx.DigestAuth if digest else httpx.BasicAuth)(self._user, self._password)
        yield from self._chosen.auth_flow(request)


class Server:
    """A server, connected. Use it as a context manager. Its methods raise RemoteError with what the server said."""

    def __init__(
        self, url: str, query_url: str = "", *, user: str = "", password: str = "", timeout: float = TIMEOUT
    ) -> None:
        self.query_url, self.update_url = addresses(url, query_url)
        self._named = bool(user)
        self._client = httpx.Client(auth=_Login(user, password) if user else None, timeout=timeout)

    def __enter__(self) -> Server:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def update(self, text: str) -> None:
        """Carries out a SPARQL update."""
        self._send(self.update_url, {"Content-Type": "application/sparql-update"}, content=text.encode("utf-8"))

    def query(self, text: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()) -> Table | Graph:
        """The answer to a SPARQL query, over these graphs if any are given, else over what the server chooses."""
        form = {"query": text, "default-graph-uri": [*default_graphs], "named-graph-uri": [*named_graphs]}
        accept = ", ".join((*_TABLES, *(f"{media};q=0.8" for media in _GRAPHS)))
        return self._answer(self._send(self.query_url, {"Accept": accept}, data=form))

    def _send(self, url: str, headers: dict[str, str], **body: object) -> httpx.Response:
        try:
            response = self._client.post(url, headers=headers, **body)  # type: ignore[arg-type]
        except httpx.ConnectError as error:
            raise RemoteError(
                f"{url}: cannot be reached ({error}); is the server running, and the address right?"
            ) from None
        except httpx.TimeoutException:
            seconds = self._client.timeout.read
            raise RemoteError(f"{url}: no answer within {seconds:g} seconds; see what the server is at") from None
        except httpx.HTTPError as error:
            raise RemoteError(f"{url}: the connection broke ({error or type(error).__name__})") from None
        if not response.is_success:
            raise RemoteError(f"{url} answered {response.status_code} {response.reason_phrase}{self._why(response)}")
        return response

    def _why(self, response: httpx.Response) -> str:
        if response.status_code == 401:
            return ": the user or the password is not right" if self._named else ": it wants a user; give --user NAME"
        if response.is_redirect:
            return f": the address is now {response.headers.get('location', 'another one')}"
        text = response.text
        if "html" in response.headers.get("content-type", ""):
            text = re.sub(r"<style.*?</style>|<[^>]*>", " ", text, flags=re.DOTALL)
        lines = ("".join(c if c.isprintable() else " " for c in line).strip() for line in text.splitlines())
        said = "\n".join(filter(None, lines))
        return f": {said[:_SAID]}{' …' if len(said) > _SAID else ''}" if said else ""

    def _answer(self, response: httpx.Response) -> Table | Graph:
        media = response.headers.get("content-type", "").partition(";")[0].strip()
        if most := response.headers.get("x-sparql-maxrows"):
            raise RemoteError(
                f"{self.query_url} gives only the first {most} rows of an answer; ask for less, with LIMIT"
            )
        try:
            if media in _GRAPHS:
                quads = parse(response.content, format=_GRAPHS[media])
                return Graph(tuple(sorted({quad.triple for quad in quads}, key=str)))
            if media in _TABLES:
                return _table(parse_query_results(response.content, format=_TABLES[media]))
        except (SyntaxError, ValueError) as error:
            raise RemoteError(f"{self.query_url}: its answer cannot be read as {media}: {error}") from None
        raise RemoteError(
            f"{self.query_url} answered with {media or 'nothing'}, no answer to a query; is it asked elsewhere?"
        )


def _table(answer: QuerySolutions | QueryBoolean) -> Table:
    if isinstance(answer, QueryBoolean):
        return Table((), (), bool(answer))
    variables = tuple(variable.value for variable in answer.variables)
    rows = tuple(tuple(row[name] for name in variables) for row in answer)
    return Table((), (), bool(rows)) if variables == _VIRTUOSO_ASK else Table(variables, rows)
