"""The workers that answer queries: how many there are, who waits, and who is stopped."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import time
from asyncio.subprocess import DEVNULL, Process
from contextlib import AsyncExitStack, nullcontext, suppress
from dataclasses import asdict

from kg.serve.evaluate import Question, Reply, problem
from kg.serve.frames import PID, SIZES, head_of, packed
from kg.serve.settings import Limits
from kg.serve.snapshot import Snapshot

_LOWER = 10  # how much a query that takes long yields to others (nice)
_MEMORY = 60.0  # seconds for which it is known whose query was stopped


class _Worker:
    """One process, and what is said to it."""

    def __init__(self, pid: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._pid = pid
        self._reader = reader
        self._writer = writer

    async def ask(self, question: Question, limits: Limits) -> Reply:
        """The reply; EOFError where the worker ends instead."""
        head = asdict(question) | {"seconds": int(limits.seconds), "answer": limits.answer}
        try:
            self._writer.write(packed(head))
            await self._writer.drain()
            head_size, body = SIZES.unpack(await self._reader.readexactly(SIZES.size))
            said = head_of(await self._reader.readexactly(head_size))
            return Reply(int(said["status"]), str(said["media"]), await self._reader.readexactly(body))
        except (asyncio.IncompleteReadError, ConnectionError):
            raise EOFError from None

    def yield_to_others(self) -> None:
        """Gives way to queries that have only begun."""
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._pid, _LOWER)

    async def end(self) -> None:
        """Ends the process, whatever it does."""
        if not self._reader.at_eof():
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
        with suppress(ConnectionError):
            while await self._reader.read(2**16):
                pass
        self._writer.close()


class _Nursery:
    """The process that workers are forked from."""

    def __init__(self, process: Process, control: socket.socket) -> None:
        self._process = process
        self._control = control
        self._turn = asyncio.Lock()

    @classmethod
    async def start(cls, snapshot: Snapshot, memory: int) -> _Nursery:
        """A process that has loaded all that workers need."""
        control, theirs = socket.socketpair()
        control.setblocking(False)
        arguments = ("-m", "kg.serve.worker", str(snapshot.path), snapshot.base, str(memory))
        with theirs:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *arguments,
                stdin=theirs.fileno(),
                stdout=DEVNULL,
                stderr=DEVNULL,
                start_new_session=True,
            )
        return cls(process, control)

    async def worker(self) -> _Worker:
        """A new worker."""
        ours, theirs = socket.socketpair()
        with theirs:
            async with self._turn:
                socket.send_fds(self._control, [b"w"], [theirs.fileno()])
                (pid,) = PID.unpack(await asyncio.get_running_loop().sock_recv(self._control, PID.size))
        return _Worker(pid, *await asyncio.open_connection(sock=ours))

    async def end(self) -> None:
        """Ends the process; its workers are ended before."""
        self._control.close()
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()


class Pool:
    """Answers questions over a snapshot, each in a process of its own, within the limits."""

    def __init__(self, snapshot: Snapshot, limits: Limits) -> None:
        self._snapshot = snapshot
        self._limits = limits
        self._lanes = asyncio.Semaphore(limits.fast)
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._waiting = 0
        self._watched = asyncio.Semaphore(1)
        self._stopped: dict[str, float] = {}
        self._slow = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._nursery: _Nursery | None = None

    async def start(self) -> None:
        """Starts the workers; the first query need not wait for one."""
        self._nursery = await _Nursery.start(self._snapshot, self._limits.memory)
        self._idle = list(await asyncio.gather(*(self._hired() for _ in range(self._limits.fast))))

    async def _hired(self) -> _Worker:
        assert self._nursery is not None, "a pool is started before it answers"
        worker = await self._nursery.worker()
        self._all.add(worker)
        return worker

    async def answer(self, question: Question, who: str) -> Reply:
        """The reply to the question, at the latest when its time is over. ``who`` asks: of those whose queries were
        stopped a while ago one is answered at a time, so that the others need not wait for them."""
        if self._waiting >= self._limits.waiting:
            return problem(503, "too many queries are waiting already; try again in a while")
        watched = self._watched if who in self._stopped else nullcontext()
        self._waiting += 1
        try:
            async with AsyncExitStack() as turn:
                try:
                    async with asyncio.timeout(self._limits.patience):
                        await turn.enter_async_context(watched)
                        await self._lanes.acquire()
                finally:
                    self._waiting -= 1
                reply, stopped = await self._in_lane(question)
        except TimeoutError:
            return problem(503, "the server is busy with other queries; try again in a while")
        self._remember(who, stopped)
        return reply

    def _remember(self, who: str, stopped: bool) -> None:
        now = time.monotonic()
        if stopped:
            self._stopped[who] = now
        self._stopped = {one: when for one, when in self._stopped.items() if now - when < _MEMORY}

    async def _in_lane(self, question: Question) -> tuple[Reply, bool]:
        """The reply, and whether the query was stopped."""
        worker: _Worker | None = None
        in_lane, slow, kept = True, False, False
        try:
            worker = self._idle.pop() if self._idle else await self._hired()
            task = asyncio.create_task(worker.ask(question, self._limits))
            try:
                done, _ = await asyncio.wait({task}, timeout=self._limits.quick)
                if not done:
                    if self._slow >= self._limits.slow:
                        return _crowded(self._limits), True
                    self._slow, slow = self._slow + 1, True
                    worker.yield_to_others()
                    self._lanes.release()
                    in_lane = False
                    done, _ = await asyncio.wait({task}, timeout=self._limits.seconds - self._limits.quick)
                    if not done:
                        return _too_long(self._limits), True
                reply = task.result()
                kept = not slow
                return reply, False
            except EOFError:
                return _died(self._snapshot), True
            finally:
                task.cancel()
        finally:
            self._slow -= slow
            if worker is not None:
                self._let_go(worker, kept)
            if in_lane:
                self._lanes.release()

    def _let_go(self, worker: _Worker, kept: bool) -> None:
        """Back to work, or out: one that was stopped, or runs at a lower priority, is replaced by a new one."""
        if kept:
            self._idle.append(worker)
            return
        task = asyncio.create_task(self._replace(worker))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replace(self, worker: _Worker) -> None:
        self._all.discard(worker)
        await worker.end()
        if len(self._all) < self._limits.fast:
            self._idle.append(await self._hired())

    async def close(self) -> None:
        """Ends every worker."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*(worker.end() for worker in self._all))
        if self._nursery is not None:
            await self._nursery.end()


def _too_long(limits: Limits) -> Reply:
    return problem(
        503,
        f"the query was stopped after {limits.seconds:g} seconds, which is as long as one may take here; "
        "make it more exact, add LIMIT, or ask for less at a time",
    )


def _died(snapshot: Snapshot) -> Reply:
    if not snapshot.path.exists():
        return problem(503, "the store was taken away while it was served; build it again, and it will show here")
    return problem(503, "the query needs more memory than a query may have; ask for less at a time")


def _crowded(limits: Limits) -> Reply:
    return problem(
        503,
        f"the query was stopped after {limits.quick:g} seconds, because {limits.slow} others that take long are "
        "running; make it more exact, or try again in a while",
    )
