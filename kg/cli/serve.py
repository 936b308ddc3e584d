"""``kg serve`` and ``kg view``: the graph in a browser."""

from __future__ import annotations

from pathlib import Path

import typer

from kg.cli.output import STORE
from kg.errors import StoreError, UsageError


def register(app: typer.Typer) -> None:
    """Adds the verbs of this module."""
    app.command("serve")(serve)


def serve(
    store: Path = STORE,
    host: str = typer.Option("127.0.0.1", "--host", help="Address to listen on; this machine only if not said."),
    port: int = typer.Option(8000, "--port", "-p", min=0, max=65535, help="Port to listen on; 0 is any free one."),
    seconds: float = typer.Option(20.0, "--seconds", min=1, help="Longest that a query may take."),
    rows: int = typer.Option(100_000, "--rows", min=1, help="Most rows that an answer may have."),
    memory: int = typer.Option(2048, "--memory", min=512, help="Megabytes that a query may use."),
    origin: list[str] = typer.Option(
        [], "--origin", metavar="ORIGIN", help="A site whose pages may ask the endpoint (CORS); * is any."
    ),
    name: list[str] = typer.Option(
        [], "--name", metavar="HOST", help="A host name to answer to, where another web server stands before it."
    ),
) -> None:
    """Open the graph in a browser: pages, a picture, and a SPARQL endpoint at /sparql.

    What is served is the store as it is now; start it again to see later changes.

    \b
    Example:
      kg serve --store graph
    """
    from kg.serve.server import serve as run
    from kg.serve.settings import MEGABYTE, Limits, Settings

    limits = Limits(seconds=seconds, rows=rows, memory=memory * MEGABYTE)
    try:
        run(store, Settings(host, port, tuple(origin), tuple(name), limits))
    except StoreError as error:
        raise UsageError(str(error)) from None
