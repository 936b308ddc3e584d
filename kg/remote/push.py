"""Writing a store to a server so that it holds the same graphs: what changed is written, what is gone is removed.

Each graph is on record in the server with the hash of its content, which is put there last. Whatever interrupts a push,
the next one does again what is not on record as whole, and nothing else. Every request is one of SPARQL 1.1 Update.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from kg.errors import RemoteError, UsageError
from kg.remote.layout import WRITING, Layout
from kg.remote.server import Server
from kg.store import GraphStore

BATCH = 1000  # triples in a request; Virtuoso 7 fails at twice as many
_TOGETHER = 20  # graphs that are written together, if they are small


@dataclass(frozen=True, slots=True)
class PushReport:
    """How many graphs were written, were there already just so, were removed; ``quads`` is what was sent."""

    written: int
    unchanged: int
    removed: int
    quads: int


def push(
    store: GraphStore,
    server: Server,
    *,
    batch: int = BATCH,
    force: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> PushReport:
    """Makes the server hold the store's graphs (all but the texts) and their union.

    Graphs that nobody pushed are left alone. ``batch`` is the number of triples in a request, ``progress`` is told how
    many graphs of how many are done. Raises RemoteError, and UsageError where the server holds the graphs of another
    store and ``force`` is not given.
    """
    try:
        return _push(store, server, batch, force, progress or (lambda done, of: None))
    except RemoteError as error:
        raise RemoteError(f"{error}\nWhat was written stays written; the same command goes on from there") from None


def _push(
    store: GraphStore, server: Server, batch: int, force: bool, progress: Callable[[int, int], None]
) -> PushReport:
    layout = Layout(store.base)
    there = layout.graphs(server)
    here = {graph: _hash(store, graph) for graph in store.graphs()}
    gone = sorted(there.keys() - here.keys())
    if not force:
        _check_same(store, there, gone)
    changed = [graph for graph in here if there.get(graph) != here[graph]]
    total, done, sent = len(gone) + len(changed), 0, 0
    for graph in gone:
        _send(server, [*layout.record(graph, WRITING), *layout.clear(graph), *layout.record(graph, "")])
        done += 1
        progress(done, total)
    for graphs in _windows(store, changed, batch):
        sent += _write(store, server, layout, graphs, {graph: here[graph] for graph in graphs}, batch)
        done += len(graphs)
        progress(done, total)
    return PushReport(len(changed), len(here) - len(changed), len(gone), sent)


def _check_same(store: GraphStore, there: dict[str, str], gone: list[str]) -> None:
    """Refuses to replace the documents of another store: a wrong address or folder is soon given."""
    own = {row.iri for row in store.sources()}
    documents = [graph for graph in there if "/graph/" not in graph]
    if documents and not own & set(documents):
        raise UsageError(
            f"the server holds {len(gone)} graphs of another store, none of whose documents is in this one; "
            "to remove them and write this store in their place, say --force"
        )


def _hash(store: GraphStore, graph: str) -> str:
    lines = sorted(str(quad.triple) for quad in store.quads(graph))
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def _windows(store: GraphStore, graphs: list[str], batch: int) -> Iterator[list[str]]:
    """The graphs in order, as many together as fit into a batch."""
    window: list[str] = []
    size = 0
    for graph in graphs:
        more = sum(1 for _ in islice(store.quads(graph), batch + 1))
        if window and (size + more > batch or len(window) == _TOGETHER):
            yield window
            window, size = [], 0
        window.append(graph)
        size += more
    if window:
        yield window


def _write(
    store: GraphStore, server: Server, layout: Layout, graphs: list[str], hashes: dict[str, str], batch: int
) -> int:
    _send(server, [step for graph in graphs for step in (*layout.record(graph, WRITING), *layout.clear(graph))])
    quads = chain.from_iterable(map(store.quads, graphs))
    sent = 0
    while some := list(islice(quads, batch)):
        data = "\n".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in some)
        server.update(f"INSERT DATA {{\n{data}\n}}")
        sent += len(some)
    _send(server, [step for graph in graphs for step in (layout.unite(graph), *layout.record(graph, hashes[graph]))])
    return sent


def _send(server: Server, operations: list[str]) -> None:
    """Operations in one request: servers with transactions carry out all of them or none."""
    server.update(" ;\n".join(operations))
