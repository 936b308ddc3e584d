"""What bounds a query, and where the explorer listens."""

from __future__ import annotations

from dataclasses import dataclass, field

MEGABYTE = 1024 * 1024
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one query, and of all that run at once.

    A query has ``quick`` seconds to itself. One that takes longer goes on, for ``seconds`` in all, while fewer than
    ``slow`` others do; where that many do, it is stopped, so that short queries never wait for long ones.
    """

    seconds: float = 20.0
    quick: float = 1.0
    rows: int = 100_000
    answer: int = 64 * MEGABYTE  # bytes
    memory: int = 2048 * MEGABYTE  # bytes of address space of a worker
    fast: int = 3  # workers for queries within their first second
    slow: int = 4
    waiting: int = 200  # queries that may wait for a worker
    patience: float = 10.0  # seconds that one waits
    request: int = 256 * 1024  # bytes of a request's body


@dataclass(frozen=True, slots=True)
class Settings:
    """How the explorer is served. ``origins``: whose pages may ask it (CORS; ``*`` is everybody's). ``names``: host
    names that it answers to beside those of this machine; without any, a server bound to loopback answers to no other.
    ``writable``: whether updates may change the graph of notes.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    origins: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    writable: bool = False
    look: float = 2.0  # seconds between two looks at whether the store has changed

    @property
    def local(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in LOOPBACK
