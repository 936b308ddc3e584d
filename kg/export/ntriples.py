"""N-Triples: the union of the graphs, one line a triple, sorted."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain, groupby, islice

from pyoxigraph import DefaultGraph

from kg.store import GraphStore

_LINES = 10_000
_RUN = 100_000  # lines that are sorted in memory; more are sorted so many at a time, and merged from the disk


def chunks(store: GraphStore, texts: bool) -> Iterator[str]:
    """The lines of the union, and of the texts if asked, sorted and each once. Memory does not grow with them."""
    quads = store.ox.quads_for_pattern(None, None, None, DefaultGraph())
    more = store.quads(store.texts.value) if texts else ()
    with ExitStack() as opened:
        ordered = _sorted((f"{quad.triple} .\n" for quad in chain(quads, more)), opened)
        once = (line for line, _ in groupby(ordered))
        while some := list(islice(once, _LINES)):
            yield "".join(some)


def _sorted(lines: Iterable[str], opened: ExitStack) -> Iterator[str]:
    """The lines in order, by way of files that ``opened`` closes."""
    waiting = iter(lines)
    runs: list[Iterable[str]] = []
    while run := sorted(islice(waiting, _RUN)):
        # no other ends of lines: a line may hold characters that Python takes for one
        file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115
        runs.append(opened.enter_context(file))
        file.writelines(run)
        file.seek(0)
    return heapq.merge(*runs)
