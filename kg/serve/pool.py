"""The workers that answer queries: how many there are, who waits, and who is stopped."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from dataclasses import asdict

from kg.serve.evaluate import Question, Reply, problem
from kg.serve.frames import SIZES, head_of, packed
from kg.serve.settings import Limits
from kg.serve.snapshot import Snapshot

_LOWER = 10  # how much a query that takes long yields to others (nice)


class _Worker:
    """One process, and what is said to it."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, snapshot: Snapshot, memory: int) -> _Worker:
        """A worker that has the snapshot open."""
        arguments = ("-m", "kg.serve.worker", str(snapshot.path), snapshot.base, str(memory))
        process = await asyncio.create_subprocess_exec(
            sys.executable, *arguments, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, start_new_session=True
        )
        worker = cls(process)
        await worker._receive()
        return worker

    async def ask(self, question: Question, limits: Limits) -> Reply:
        """The reply; EOFError where the worker ends instead."""
        head = asdict(question) | {"seconds": int(limits.seconds), "answer": limits.answer, "rows": limits.rows}
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(packed(head))
            await self._process.stdin.drain()
            said, content = await self._receive()
        except (asyncio.IncompleteReadError, ConnectionError):
            raise EOFError from None
        return Reply(int(str(said["status"])), str(said["media"]), content)

    async def _receive(self) -> tuple[dict[str, object], bytes]:
        assert self._process.stdout is not None
        head, body = SIZES.unpack(await self._process.stdout.readexactly(SIZES.size))
        said = head_of(await self._process.stdout.readexactly(head))
        return said, await self._process.stdout.readexactly(body)

    def yield_to_others(self) -> None:
        """Gives way to queries that have only begun."""
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, _LOWER)

    def kill(self) -> None:
        """Ends the process, whatever it does."""
        with suppress(ProcessLookupError):
            self._process.kill()

    async def gone(self) -> None:
        """Returns once the process is no more."""
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
        self._slow = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Starts the workers; the first query need not wait for one."""
        self._idle = list(await asyncio.gather(*(self._hired() for _ in range(self._limits.fast))))

    async def _hired(self) -> _Worker:
        worker = await _Worker.start(self._snapshot, self._limits.memory)
        self._all.add(worker)
        return worker

    async def answer(self, question: Question) -> Reply:
        """The reply to the question, at the latest when its time is over."""
        if self._waiting >= self._limits.waiting:
            return problem(503, "too many queries are waiting already; try again in a while")
        self._waiting += 1
        try:
            await asyncio.wait_for(self._lanes.acquire(), self._limits.patience)
        except TimeoutError:
            return problem(503, "the server is busy with other queries; try again in a while")
        finally:
            self._waiting -= 1
        return await self._in_lane(question)

    async def _in_lane(self, question: Question) -> Reply:
        worker: _Worker | None = None
        in_lane, slow, kept = True, False, False
        try:
            worker = self._idle.pop() if self._idle else await self._hired()
            task = asyncio.create_task(worker.ask(question, self._limits))
            try:
                done, _ = await asyncio.wait({task}, timeout=self._limits.quick)
                if not done:
                    if self._slow >= self._limits.slow:
                        return _crowded(self._limits)
                    self._slow, slow = self._slow + 1, True
                    worker.yield_to_others()
                    self._lanes.release()
                    in_lane = False
                    done, _ = await asyncio.wait({task}, timeout=self._limits.seconds - self._limits.quick)
                    if not done:
                        return _too_long(self._limits)
                reply = task.result()
                kept = not slow
                return reply
            except EOFError:
                return problem(503, "the query needs more memory than a query may have; ask for less at a time")
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
        worker.kill()
        task = asyncio.create_task(self._replace(worker))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replace(self, worker: _Worker) -> None:
        await worker.gone()
        self._all.discard(worker)
        if len(self._all) < self._limits.fast:
            self._idle.append(await self._hired())

    async def close(self) -> None:
        """Ends every worker."""
        for task in list(self._tasks):
            task.cancel()
        for worker in self._all:
            worker.kill()
        await asyncio.gather(*(worker.gone() for worker in self._all))


def _too_long(limits: Limits) -> Reply:
    return problem(
        503,
        f"the query was stopped after {limits.seconds:g} seconds, which is as long as one may take here; "
        "make it more exact, add LIMIT, or ask for less at a time",
    )


def _crowded(limits: Limits) -> Reply:
    return problem(
        503,
        f"the query was stopped after {limits.quick:g} seconds, because {limits.slow} others that take long are "
        "running; make it more exact, or try again in a while",
    )
