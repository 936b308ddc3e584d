"""The explorer of a store that changes: an edition is what the store was at one moment, and a new one takes its place.

Requests that an edition has begun to answer it answers to their end; then its workers end, and its snapshot goes.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send

from kg.errors import StoreError
from kg.serve.app import create_app, site_over, warm
from kg.serve.evaluate import Reply
from kg.serve.pool import Pool
from kg.serve.settings import Settings
from kg.serve.snapshot import Snapshot
from kg.serve.updates import Write, write
from kg.store import directory

_REST = 5  # times as long as it took to make an edition, no other is made, so that a long build leaves time for readers


class Edition:
    """A snapshot of the store, all that pages need to know of it, and the workers that answer queries to it."""

    def __init__(self, root: Path, settings: Settings, write: Write | None) -> None:
        begun = time.monotonic()
        self.snapshot = Snapshot.take(root)
        try:
            self._store = self.snapshot.open()
            self._pool = Pool(self.snapshot, settings.limits)
            site = site_over(self._store)
            warm(site)
            self._app: ASGIApp = create_app(site, self._pool, settings, write)
        except BaseException:
            self.snapshot.remove()
            raise
        self.took = time.monotonic() - begun
        self._answering = 0
        self._retired = False

    async def start(self) -> Edition:
        """Starts the workers."""
        await self._pool.start()
        return self

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        self._answering += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._answering -= 1
            if self._retired and not self._answering:
                await self.close()

    async def retire(self) -> None:
        """Ends it as soon as it has answered what it was asked."""
        self._retired = True
        if not self._answering:
            await self.close()

    async def close(self) -> None:
        """Ends its workers and takes its snapshot away."""
        await self._pool.close()
        self._store.close()
        self.snapshot.remove()


class Editions:
    """An application that answers from the newest edition. StoreError where there is no store to begin with."""

    def __init__(self, root: Path, settings: Settings, ready: Callable[[], None]) -> None:
        """``ready`` is called once the first request need not wait for anything."""
        self._root = root
        self._ready = ready
        self._settings = settings
        self._write: Write | None = self._written if settings.writable else None
        self._current = Edition(root, settings, self._write)
        self._turn = asyncio.Lock()
        self._writing = asyncio.Lock()
        self._watching: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, or begins and ends with the server."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await self._current(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await self._current.start()
        self._watching = asyncio.create_task(self._watch())
        self._ready()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self._watching.cancel()
        with suppress(asyncio.CancelledError):
            await self._watching
        await self._current.close()
        await send({"type": "lifespan.shutdown.complete"})

    def leave(self) -> None:
        """Takes the snapshot away, also where the server was stopped before it had begun."""
        self._current.snapshot.remove()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(max(self._settings.look, _REST * self._current.took))
            try:
                await self.renew()
            except StoreError as error:
                print(f"kg: the store has changed and cannot be read ({error}); showing it as it was", file=sys.stderr)

    async def renew(self) -> None:
        """Where a writer has changed the store since this edition was made, makes a new one. StoreError where the
        store cannot be read any more; the edition stays."""
        async with self._turn:
            now = await asyncio.to_thread(directory.readable, self._root)
            if now is None or now == self._current.snapshot.contents:
                return
            edition = await asyncio.to_thread(Edition, self._root, self._settings, self._write)
            older, self._current = self._current, await edition.start()
        await older.retire()
        print("kg: the store has changed; showing it as it is now", file=sys.stderr)

    async def _written(self, text: str) -> Reply:
        """Carries out an update, one after the other; once it is answered, what it changed shows."""
        async with self._writing:
            reply = await write(self._root, text, self._settings.limits)
        if reply.status == 204:
            await self.renew()
        return reply
