"""A server that runs shows what a later build writes, and finishes what it was asked before."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

from browser.webdriver import wait
from explorers import Server, build, crowd, dated, hostile, served
from stores import put
from test_serve_limits import HOSTILE

from kg.rdf import graph_name
from kg.resolve import derive
from kg.store import GraphStore, directory

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s a vkg:Source }"


def documents(server: Server) -> int:
    rows = json.loads(server.ask(f"/sparql?{urlencode({'query': COUNT})}").text)["results"]["bindings"]
    return int(rows[0]["n"]["value"])


def readers(root: Path) -> list[Path]:
    return sorted((root / "snapshots").glob("reader-*"))


def test_what_is_written_later_shows_by_itself_and_what_is_taken_out_goes(tmp_path: Path) -> None:
    root = build(tmp_path / "store", dated())
    with served(root) as server:
        assert documents(server) == 1 and json.loads(server.ask("/api/search?q=nguyen+van").text)["total"] == 0
        with GraphStore.open(root) as store:
            added = put(store, hostile())
            store.replace_graph(graph_name("derived", store.base), derive(store.ox, store.base))
            store.flush()
            wait(lambda: documents(server) == 2)  # at a checkpoint already, while the writer goes on
        assert json.loads(server.ask("/api/search?q=nguyen+van").text)["total"] == 1
        assert "Nguyễn &quot;Văn" in server.ask("/search?q=nguyen+van&lang=vi").text
        with GraphStore.open(root) as store:
            store.remove_documents([added])
        wait(lambda: documents(server) == 1)
        wait(lambda: len(readers(root)) == 1)
    assert "the store has changed; showing it as it is now" in "".join(server.said)
    assert readers(root) == [] and "Traceback" not in "".join(server.said)


def test_a_query_that_has_begun_is_answered_by_the_edition_that_it_began_in(tmp_path: Path) -> None:
    root = crowd(tmp_path / "store", 400)
    with served(root, "--seconds", "14") as server, ThreadPoolExecutor(1) as threads:
        begun = threads.submit(server.ask, f"/sparql?{urlencode({'query': HOSTILE['count']})}")
        wait(lambda: len(readers(root)) == 1)
        with GraphStore.open(root) as store:
            put(store, dated())
        wait(lambda: documents(server) == 2)
        assert not begun.done() and len(readers(root)) == 2
        assert begun.result().status == 503 and "stopped after 14 seconds" in begun.result().text
        wait(lambda: len(readers(root)) == 1)


def test_a_store_that_is_made_anew_takes_the_place_of_the_one_that_is_gone(tmp_path: Path) -> None:
    root = build(tmp_path / "store", dated())
    with served(root) as server:
        shutil.rmtree(root)
        assert directory.readable(root) is None
        assert server.ask("/?lang=en").status == 200, "pages go on being shown"
        build(root, dated(), hostile())
        wait(lambda: json.loads(server.ask("/api/search?q=nguyen+van").text)["total"] == 1)
        assert documents(server) == 2


def test_equal_contents_are_the_same_and_a_change_is_seen(tmp_path: Path) -> None:
    root = build(tmp_path / "store", dated())
    before = directory.readable(root)
    assert before and directory.readable(root) == before
    with GraphStore.open(root) as store:
        put(store, hostile())
        store.flush()
        assert directory.readable(root) != before
