"""Several processes that work on chunks, with results in the order of the chunks.

Python's own pools wait for ever where a process is killed while it sends its result; here each process has a
pipe of its own, so that its end is always seen.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from kg.errors import KgError
from kg.pipeline.collecting import seldom_collected

Given = TypeVar("Given")
Made = TypeVar("Made")

# Chunks on their way or done and not yet asked for, for each process: what is in memory at most.
_AHEAD = 3


class Workers(Generic[Given, Made]):
    """``jobs`` processes that apply ``function``, which has to be importable by its name, to each of ``given``.

    A context manager: when it ends, so do the processes. Iterating gives what was made, in the order of ``given``, with
    what it was made of; it raises what ``function`` raised, and KgError where a process was killed.
    """

    def __init__(self, function: Callable[[Given], Made], given: Iterator[Given], jobs: int) -> None:
        # Spawned, not forked: a fork would copy the open database and its threads.
        context = multiprocessing.get_context("spawn")
        self._given = given
        self._limit = jobs * _AHEAD
        self._sent: deque[tuple[int, Given]] = deque()  # not given back yet, in order
        self._count = 0
        self._idle: deque[Connection] = deque()
        self._running: dict[Connection, int] = {}
        self._done: dict[int, Made] = {}
        self._processes = []
        for _ in range(jobs):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, function), daemon=True)
            process.start()
            theirs.close()  # or the end of the process would not close the pipe
            self._processes.append(process)
            self._idle.append(ours)

    def __enter__(self) -> Workers[Given, Made]:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()
        for connection in (*self._idle, *self._running):
            connection.close()

    def __iter__(self) -> Iterator[tuple[Given, Made]]:
        self._feed()
        while self._sent:
            number, thing = self._sent[0]
            if number not in self._done:
                self._receive(None)
                self._feed()
                continue
            self._sent.popleft()
            yield thing, self._done.pop(number)
            self.poll()

    def poll(self) -> None:
        """Takes finished work off the processes and gives them more, without waiting: to be called now and then."""
        self._receive(0)
        self._feed()

    def _feed(self) -> None:
        while self._idle and len(self._sent) < self._limit:
            thing = next(self._given, None)
            if thing is None:
                return
            connection = self._idle.popleft()
            try:
                connection.send(thing)
            except OSError:
                raise _killed() from None
            self._running[connection] = self._count
            self._sent.append((self._count, thing))
            self._count += 1

    def _receive(self, timeout: float | None) -> None:
        for connection in wait(list(self._running), timeout):
            assert isinstance(connection, Connection)
            try:
                made = connection.recv()
            except (EOFError, OSError):
                raise _killed() from None
            if isinstance(made, BaseException):
                raise made
            self._done[self._running.pop(connection)] = made
            self._idle.append(connection)


def _killed() -> KgError:
    return KgError(
        "a process that analyses was killed, most likely for want of memory: what was written is kept; "
        "run the same command again with fewer --jobs"
    )


def _serve(connection: Connection, function: Callable[[Given], Made]) -> None:
    # Ctrl-C reaches every process of a terminal; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with (
        seldom_collected(),
        suppress(EOFError, OSError),
    ):  # nobody is left to work for: the parent has ended, if not by itself
        while True:
            thing = connection.recv()
            try:
                made: Made | Exception = function(thing)
            except Exception as error:
                made = error
            connection.send(made)
