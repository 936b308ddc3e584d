"""How a server is spoken to: addresses, logins, and what is said of answers that are none."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from explorers import served
from servers import free_port
from test_cli import kg_call

from kg.errors import RemoteError, UsageError
from kg.query import catalogue, run
from kg.remote import Server, addresses, ask, push
from kg.store import GraphStore

SECRET = "hush-hush"
Reply = tuple[int, dict[str, str], str]


@contextmanager
def replying(reply: Callable[[BaseHTTPRequestHandler], Reply]) -> Iterator[str]:
    """The address of a server that replies so to every POST."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            status, headers, text = reply(self)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *arguments: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://h:7878", ("http://h:7878/query", "http://h:7878/update")),
        ("http://h:7878/", ("http://h:7878/query", "http://h:7878/update")),
        ("http://h/ds/update", ("http://h/ds/query", "http://h/ds/update")),
        ("http://h/repositories/r/statements", ("http://h/repositories/r", "http://h/repositories/r/statements")),
        ("http://h:8890/sparql-auth", ("http://h:8890/sparql-auth", "http://h:8890/sparql-auth")),
    ],
)
def test_addresses(url: str, expected: tuple[str, str]) -> None:
    assert addresses(url) == expected
    assert addresses(url, "http://q/q") == ("http://q/q", expected[1])


@pytest.mark.parametrize("url", ["localhost:7878", "ftp://h/x", "http://", "http://h:port/", f"http://u:{SECRET}@h:x/"])
def test_what_is_no_address(url: str, seeds_store: Path) -> None:
    with pytest.raises(UsageError) as raised:
        addresses(url)
    assert SECRET not in str(raised.value)
    for verb in (["push", url, "--store", seeds_store], ["query", "ranks", "--endpoint", url]):
        result = kg_call(*verb)
        assert result.status == 2 and SECRET not in result.out + result.err


def test_basic_authentication_when_asked_for() -> None:
    seen: list[str] = []

    def reply(request: BaseHTTPRequestHandler) -> Reply:
        seen.append(request.headers.get("authorization", ""))
        right = seen[-1] == "Basic " + base64.b64encode(f"editor:{SECRET}".encode()).decode()
        return (204, {}, "") if right else (401, {"WWW-Authenticate": 'Basic realm="x"'}, "")

    with replying(reply) as url, Server(url, user="editor", password=SECRET) as server:
        server.update("CLEAR ALL")
        server.update("CLEAR ALL")
    assert seen[0] == "" and len(seen) == 3 and seen[1] == seen[2] != ""
    with (
        replying(reply) as url,
        Server(url, user="editor", password="wrong" + SECRET) as server,
        pytest.raises(RemoteError, match="401 Unauthorized: the user or the password is not right") as raised,
    ):
        server.update("CLEAR ALL")
    assert SECRET not in str(raised.value)


def test_the_password_comes_from_the_environment_and_is_never_shown(
    monkeypatch: pytest.MonkeyPatch, seeds_store: Path
) -> None:
    with replying(lambda request: (401, {"WWW-Authenticate": "Basic"}, "")) as url:
        monkeypatch.setenv("KG_USER", "editor")
        without = kg_call("push", url, "--store", seeds_store)
        assert without.status == 2 and "put it into the environment variable KG_PASSWORD" in without.err
        monkeypatch.setenv("KG_PASSWORD", SECRET)
        for result in (kg_call("push", url, "--store", seeds_store), kg_call("--debug", "query", "ranks", "-e", url)):
            assert result.status == 1 and "the user or the password is not right" in result.err
            assert SECRET not in result.out + result.err


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        ((500, {}, "Virtuoso 42000\n\tError\x1b[31m"), "500 Internal Server Error: Virtuoso 42000\nError [31m"),
        ((503, {"Content-Type": "text/html"}, "<style>p{}</style><p>At rest</p>"), "503 Service Unavailable: At rest"),
        ((400, {}, "x" * 3000), "x …"),
        ((301, {"Location": "https://h/new"}, ""), "the address is now https://h/new"),
        ((401, {}, ""), "it wants a user; give --user NAME"),
        ((200, {"Content-Type": "text/html"}, "<p>Welcome"), "answered with text/html, no answer to a query"),
        ((200, {"Content-Type": "application/sparql-results+json"}, "{"), "its answer cannot be read as"),
        ((200, {"Content-Type": "text/turtle"}, "<a"), "its answer cannot be read as"),
        ((200, {"X-SPARQL-MaxRows": "10000"}, ""), "gives only the first 10000 rows of an answer"),
    ],
)
def test_what_is_said_of_an_answer_that_is_none(reply: Reply, says: str) -> None:
    with (
        replying(lambda request: reply) as url,
        Server(url) as server,
        pytest.raises(RemoteError) as raised,
    ):
        server.query("SELECT * {}")
    assert says in str(raised.value) and len(str(raised.value)) < 1200


def test_a_server_that_is_not_there_or_says_nothing(seeds_store: Path) -> None:
    result = kg_call("push", f"http://127.0.0.1:{free_port()}", "--store", seeds_store)
    assert result.status == 1 and "cannot be reached" in result.err and "Traceback" not in result.err
    stop = threading.Event()

    def reply(request: BaseHTTPRequestHandler) -> Reply:
        stop.wait(10)
        return 200, {}, ""

    with replying(reply) as url, Server(url, timeout=0.2) as server:
        with pytest.raises(RemoteError, match=r"no answer within 0\.2 seconds"):
            server.update("CLEAR ALL")
        stop.set()


def test_the_explorer_is_asked_like_any_server_and_takes_no_updates(seeds_store: Path, seeds_graph: GraphStore) -> None:
    with served(seeds_store) as explorer, Server(f"{explorer.address}/sparql") as server:
        for name, known in catalogue().items():
            given = {p.name: p.example for p in known.parameters}
            assert ask(server, name, given) == run(seeds_graph, name, given)
        with pytest.raises(RemoteError, match="answered 403 Forbidden: this endpoint only reads"):
            push(seeds_graph, server)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["ranks", "--endpoint", "http://h", "--store", "s"], "which server, --endpoint URL"),
        (["DROP ALL", "--endpoint", "http://h"], "DROP would change the graph"),
        (["rnaks", "--endpoint", "http://h"], "did you mean ranks"),
    ],
)
def test_wrong_calls(arguments: list[str], says: str) -> None:
    result = kg_call("query", *arguments)
    assert result.status == 2 and says in result.err
