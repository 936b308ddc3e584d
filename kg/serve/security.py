"""What every response carries, and whose requests are answered at all."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Awaitable, Callable, Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.settings import LOOPBACK

#: Scripts and styles from here only, none in the page; nothing from anywhere else; in nobody's frame.
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Shield:
    """Adds the headers, refuses unknown host names, and ends every bug in an answer.

    A page of another site may lead a browser here under a name of its own (DNS rebinding): a server that only this
    machine is to reach answers to this machine's names only. ``names`` are the others; empty and ``local`` False: any.
    """

    def __init__(
        self, app: ASGIApp, *, local: bool, names: Collection[str], bug: Callable[[Scope], Awaitable[ASGIApp]]
    ) -> None:
        self._app = app
        self._names = {*LOOPBACK, "[::1]", *names} if local or names else set()
        self._bug = bug

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if self._names and _host(scope) not in self._names:
            refusal = PlainTextResponse("this server does not answer to that host name (see kg serve --name)\n", 421)
            await refusal(scope, receive, with_headers)
            return
        try:
            await self._app(scope, receive, with_headers)
        except Exception as error:
            # The path, not the query: a log must not keep what people looked for.
            print(f"kg serve: this is a bug: {type(error).__name__} at {scope['path']}", file=sys.stderr)
            traceback.print_exc(limit=-3)
            if not begun:
                await (await self._bug(scope))(scope, receive, with_headers)


def _host(scope: Scope) -> str:
    host = Headers(scope=scope).get("host", "").lower()
    return host if host.endswith("]") else host.rpartition(":")[0] or host
