"""Lines in order by way of the disk, for exports whose memory is not to grow with the graph."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice

_RUN = 100_000  # lines that are sorted in memory; more are sorted so many at a time, and merged from the disk


def in_order(lines: Iterable[str]) -> Iterator[str]:
    """The lines, each with its end, by code points."""
    waiting = iter(lines)
    runs: list[Iterable[str]] = []
    with ExitStack() as opened:
        while run := sorted(islice(waiting, _RUN)):
            # no other ends of lines: a line may hold characters that Python takes for one
            file = opened.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n"))
            runs.append(file)
            file.writelines(run)
            file.seek(0)
        yield from heapq.merge(*runs)
