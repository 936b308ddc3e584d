"""Serving a store until told to stop."""

from __future__ import annotations

import signal
import socket
import sys
from pathlib import Path

import uvicorn

from kg.errors import UsageError
from kg.serve.editions import Editions
from kg.serve.settings import Settings

_KEPT = 30  # seconds that a connection without a request is kept
_GRACE = 5  # seconds for requests under way when the server is told to stop


def serve(store: Path, settings: Settings) -> None:
    """Serves the store until SIGINT or SIGTERM. StoreError where there is none, UsageError where the port is taken."""
    listening = _bound(settings)
    app: Editions | None = None
    try:
        # uvicorn ends with the signal that it was told to stop by: what was put in place is taken away first.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        port = listening.getsockname()[1]
        print(f"kg: reading {store}; a large store takes some seconds", file=sys.stderr)
        app = Editions(store, settings, lambda: print("\n".join(greeting(settings, port)), file=sys.stderr))
        # No access log: it would keep what people looked for.
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False,
                                timeout_graceful_shutdown=_GRACE, timeout_keep_alive=_KEPT)  # fmt: skip
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        print("kg: stopped", file=sys.stderr)
    finally:
        if app is not None:
            app.leave()
        listening.close()


def greeting(settings: Settings, port: int) -> list[str]:
    """Where to look, and what it means to be reached by others."""
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    lines = [f"kg: serving on http://{shown}:{port}/ (Ctrl+C stops it)"]
    if settings.writable:
        lines.append("kg: whoever can log in to this machine can change the graph of notes by SPARQL Update")
    if not settings.local:
        lines.append(
            "kg: every computer that reaches this address can read the whole graph and send queries to it; there is no "
            "password and no encryption. Put a web server with both before it, or leave --host out to keep it here"
        )
    return lines


def _bound(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen(128)  # who comes before all is ready waits instead of being turned away
    except (OSError, OverflowError) as error:
        listening.close()
        where = f"{settings.host} port {settings.port}"
        raise UsageError(f"{where} cannot be listened on ({error}); choose another one with --port or --host") from None
    return listening
