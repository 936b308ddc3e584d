"""Processes that answer queries, one at a time: ``python -m kg.serve.worker SNAPSHOT BASE MEMORY``.

A query cannot be cancelled, nor its memory bounded, inside a process. So the server kills a worker whose query goes
beyond its time, and the system kills one that asks for more memory or processor time than it may have.

Workers are forked from one process that has loaded all that they need and does nothing else, so that a new one is
there in milliseconds: it is handed a socket on its standard input, forks, and tells the worker's process id.
"""

from __future__ import annotations

import gc
import os
import resource
import signal
import socket
import sys
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Store

import kg.export.turtle  # noqa: F401 – what answers in Turtle need is loaded before the first fork
from kg.serve.evaluate import Question, Reply, evaluate, problem
from kg.serve.frames import PID, SIZES, head_of, packed
from kg.store import GraphStore


def main(snapshot: str, base: str, memory: str) -> None:
    """Forks a worker for each socket that comes on standard input, until that ends."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system clears away workers that end
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the server's to answer
    gc.freeze()
    control = socket.socket(fileno=0)
    while True:
        said, handed, _, _ = socket.recv_fds(control, 1, 1)
        if not said:
            return
        worker = os.fork()
        if not worker:
            control.close()
            try:
                work(socket.socket(fileno=handed[0]), snapshot, base, int(memory))
            finally:
                os._exit(0)
        os.close(handed[0])
        control.sendall(PID.pack(worker))


def work(connection: socket.socket, snapshot: str, base: str, memory: int) -> None:
    """Answers what comes through the socket until that ends."""
    store = GraphStore(Store.read_only(snapshot), base, Path(snapshot), None, True)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with connection.makefile("rb") as questions:
        while (question := _read(questions)) is not None:
            reply = _reply(store, *question)
            connection.sendall(packed({"status": reply.status, "media": reply.media}, reply.content))


def _read(stream: BinaryIO) -> tuple[Question, int, int] | None:
    sizes = stream.read(SIZES.size)
    if len(sizes) < SIZES.size:
        return None
    head = head_of(stream.read(SIZES.unpack(sizes)[0]))
    default, named = tuple(head.pop("default_graphs")), tuple(head.pop("named_graphs"))
    seconds, most = int(head.pop("seconds")), int(head.pop("answer"))
    return Question(**head, default_graphs=default, named_graphs=named), seconds, most


def _reply(store: GraphStore, question: Question, seconds: int, most: int) -> Reply:
    _bound_processor(seconds)
    try:
        reply = evaluate(store, question)
    except MemoryError:
        return problem(503, "the query needs more memory than a query may have; ask for less at a time")
    except Exception as error:
        return problem(500, f"this is a bug of the program ({type(error).__name__}); please report the query")
    if len(reply.content) > most:
        return problem(400, f"the answer has more than {most // 2**20} MB; add LIMIT, or ask for less at a time")
    return reply


def _bound_processor(seconds: int) -> None:
    """Should the server be gone and unable to stop it, the query ends by itself."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + 2 * seconds + 2
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main(*sys.argv[1:4])
