"""Answers that are made once and kept while they are asked for often.

What is kept is answered on the event loop itself; what has to be made is made in a thread, few at a time. Were each
request given a thread, fifty of them would fight for the interpreter, and whoever has little to wait for (the answer
of a worker, a page that is there already) would wait for its turn again and again.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

_AT_ONCE = 2  # answers that are made at the same time, so that a short one need not wait for a long one

_Asked = ParamSpec("_Asked")
_Made = TypeVar("_Made")


class Turns:
    """Who may make something now; the others wait in the order in which they came."""

    def __init__(self, at_once: int = _AT_ONCE) -> None:
        self._free = asyncio.Semaphore(at_once)

    async def run(self, make: Callable[..., _Made], *asked: object) -> _Made:
        """What ``make`` makes, in a thread."""
        async with self._free:
            return await asyncio.to_thread(make, *asked)


class Once(Generic[_Asked, _Made]):
    """Keeps the ``most`` results that were asked for last. Who asks for one that is being made waits for it: fifty
    readers of one page cost what one does. Arguments are hashable and given by place."""

    def __init__(self, make: Callable[_Asked, _Made], most: int, turns: Turns) -> None:
        self._make = make
        self._most = most
        self._turns = turns
        self._kept: OrderedDict[object, _Made] = OrderedDict()
        self._making: dict[object, asyncio.Task[_Made]] = {}

    async def __call__(self, *asked: _Asked.args, **_: _Asked.kwargs) -> _Made:
        """The result; what the maker raises, is raised for all who wait for it."""
        if asked in self._kept:
            self._kept.move_to_end(asked)
            return self._kept[asked]
        task = self._making.get(asked)
        if task is None:
            task = self._making[asked] = asyncio.create_task(self._made(asked))
            task.add_done_callback(lambda _: self._making.pop(asked))
        return await asyncio.shield(task)  # who goes away does not take it from the others

    async def _made(self, asked: tuple[object, ...]) -> _Made:
        made = self._kept[asked] = await self._turns.run(self._make, *asked)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return made
