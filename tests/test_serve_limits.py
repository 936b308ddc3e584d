"""Hostile queries are stopped at their limits, and nobody else notices."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from explorers import Answer, Server, build, crowd, served
from typer.testing import CliRunner

from kg.cli import app
from kg.serve.server import greeting
from kg.serve.settings import Settings

SECONDS = 3
GOOD = "SELECT ?p WHERE { ?p a vkg:Person } LIMIT 5"
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l ."
HOSTILE = {
    "count": f"SELECT (COUNT(*) AS ?n) WHERE {{ {CROSS} }}",
    "order": f"SELECT * WHERE {{ {CROSS} }} ORDER BY ?l ?f ?c LIMIT 1",
    "distinct": f"SELECT DISTINCT ?a ?d ?g WHERE {{ {CROSS} }}",
    "group": f"SELECT ?a (GROUP_CONCAT(?l) AS ?all) WHERE {{ {CROSS} }} GROUP BY ?a",
    "path": "SELECT (COUNT(*) AS ?n) WHERE { ?a (!rdf:nil)* ?b . ?c (!rdf:nil)* ?d . ?e (!rdf:nil)* ?f }",
    "filter": f"ASK {{ {CROSS} FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g), STR(?j))) = 1234567) }}",
    "construct": f"CONSTRUCT {{ ?a ?h ?l }} WHERE {{ {CROSS} }}",
    "rows": "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return crowd(tmp_path_factory.mktemp("limits") / "store", 400)


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Server]:
    with served(store, "--seconds", str(SECONDS), "--memory", "1024", "--rows", "2000") as running:
        yield running


def ask(server: Server, query: str) -> tuple[Answer, float]:
    begun = time.monotonic()
    return server.ask(f"/sparql?{urlencode({'query': query})}"), time.monotonic() - begun


@pytest.mark.parametrize("name", HOSTILE)
def test_a_query_that_does_not_end_is_stopped(server: Server, name: str) -> None:
    answer, seconds = ask(server, HOSTILE[name])
    assert answer.status in (400, 503) and seconds < SECONDS + 3
    assert any(words in answer.text for words in ("stopped after", "more memory", "more than 2,000 rows"))
    assert ask(server, GOOD)[0].status == 200


def test_good_queries_go_on_beside_ten_that_do_not_end(server: Server) -> None:
    with ThreadPoolExecutor(20) as threads:
        endless = [threads.submit(ask, server, HOSTILE["count"]) for _ in range(10)]
        time.sleep(0.3)
        good = [threads.submit(ask, server, GOOD) for _ in range(20)]
        assert [future.result()[0].status for future in good] == [200] * 20
        assert {future.result()[0].status for future in endless} == {503}


def test_who_was_stopped_is_answered_again_over_the_same_connection(server: Server) -> None:
    def path(query: str) -> str:
        return f"/sparql?{urlencode({'query': query})}"

    def statuses(_: int) -> list[int]:
        with httpx.Client(base_url=server.address, timeout=60) as client:
            return [client.get(path(query)).status_code for query in (HOSTILE["count"], GOOD, HOSTILE["count"], GOOD)]

    with ThreadPoolExecutor(3) as threads:
        found = list(threads.map(statuses, range(3)))
    assert [row[::2] for row in found] == [[503, 503]] * 3
    assert [row[1::2] for row in found] == [[200, 200]] * 3


def test_who_goes_away_takes_the_query_along(server: Server) -> None:
    host, port = server.address.removeprefix("http://").split(":")
    request = f"GET /sparql?{urlencode({'query': HOSTILE['count']})} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
    before = busy(server)
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(request)
        time.sleep(0.5)
    time.sleep(0.8)
    used = busy(server)
    time.sleep(0.5)
    assert busy(server) - used < 0.25, f"something still computes ({before}, {used})"


def busy(server: Server) -> float:
    """Processor time of the server's workers, in seconds."""
    return sum(seconds for _, seconds in descendants(server.process.pid))


def descendants(root: int) -> list[tuple[int, float]]:
    """(process id, processor time) of the processes that come from one."""
    parents: dict[int, tuple[int, float]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                used = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
                parents[int(folder.name)] = (int(fields[1]), used)
    found, waiting = [], [root]
    while waiting:
        parent = waiting.pop()
        young = [pid for pid, (above, _) in parents.items() if above == parent]
        found += [(pid, parents[pid][1]) for pid in young]
        waiting += young
    return found


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_server_stops_when_told_and_leaves_nothing_behind(tmp_path: Path, number: int) -> None:
    root = build(tmp_path / "store")
    with served(root) as server:
        workers = children(server.process.pid)
        assert list((root / "snapshots").iterdir())
        server.process.send_signal(number)
        assert server.process.wait(10) in (0, 130, -number)
        deadline = time.monotonic() + 5  # the system clears the killed away in its own time
        while any(Path(f"/proc/{worker}").exists() for worker in workers):
            assert time.monotonic() < deadline, "workers outlive the server"
            time.sleep(0.05)
        assert not list((root / "snapshots").iterdir())
    assert "Traceback" not in "".join(server.said)


def children(parent: int) -> list[int]:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        found = [pid for pid, _ in descendants(parent)]
        if len(found) >= 4:  # three workers, and what they are forked from
            return found
        time.sleep(0.1)
    raise AssertionError("the workers did not begin")


def test_the_log_does_not_keep_what_people_ask(server: Server) -> None:
    ask(server, "SELECT * WHERE { ?secret ?of ?somebody } LIMIT 1")
    ask(server, "SELECT broken secret")
    assert "secret" not in "".join(server.said)


def test_a_taken_port_and_a_missing_store_are_told(server: Server, tmp_path: Path, store: Path) -> None:
    port = server.address.rpartition(":")[2]
    for arguments, words in (
        (("--store", store, "--port", port), "cannot be listened on"),
        (("--store", tmp_path / "none", "--port", "0"), "there is no store here"),
    ):
        done = CliRunner().invoke(app, ["serve", *map(str, arguments)])
        assert done.exit_code == 2 and words in done.output and "Traceback" not in done.output


def test_whoever_can_reach_it_is_said_where_others_can() -> None:
    assert len(greeting(Settings(), 8000)) == 1
    told = greeting(Settings(host="0.0.0.0"), 8000)
    assert "every computer that reaches this address can read the whole graph" in told[1]
