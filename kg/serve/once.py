"""Answers that are made once and kept while they are asked for often."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import ParamSpec, TypeVar

_LOCKS = 256

_Asked = ParamSpec("_Asked")
_Made = TypeVar("_Made")


def once(most: int) -> Callable[[Callable[_Asked, _Made]], Callable[_Asked, _Made]]:
    """Keeps the ``most`` results that were asked for last. Who asks for one that another thread is making waits for it:
    fifty readers of one page cost what one does. Arguments are hashable and given by place."""

    def keeping(make: Callable[_Asked, _Made]) -> Callable[_Asked, _Made]:
        kept = lru_cache(most)(make)
        locks = tuple(Lock() for _ in range(_LOCKS))

        def call(*asked: _Asked.args, **_: _Asked.kwargs) -> _Made:
            with locks[hash(asked) % _LOCKS]:
                return kept(*asked)

        return call

    return keeping
