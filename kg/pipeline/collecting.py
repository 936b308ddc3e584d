"""Garbage is looked for seldom while documents are analysed and written."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects after which Python looks for garbage. By itself it looks after every 700, some times for each document,
# and finds nothing: values do not refer to each other in circles. That took a twentieth of the time of a build.
_SELDOM = 500_000


@contextmanager
def seldom_collected() -> Iterator[None]:
    """A block in which Python looks seldom for objects that only refer to each other."""
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
