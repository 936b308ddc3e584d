"""The verb that writes a store to a SPARQL server, and how any verb comes to a server: ``push``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from kg.cli.output import STORE, counted, documents_bar, number, open_store
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.remote import Server

#: Where the password of a server is read from; else it is asked for.
PASSWORD = "KG_PASSWORD"
USER: Any = typer.Option(
    "", "--user", metavar="NAME", envvar="KG_USER", show_envvar=False, show_default=False,
    help=f"User of the server, or else KG_USER says it. The password is in {PASSWORD}, or asked for.",
)  # fmt: skip


def register(app: typer.Typer) -> None:
    """Adds the verb of this module."""
    app.command(push.__name__)(push)


def push(
    url: str = typer.Argument(..., metavar="URL", help="Where the server takes updates.", show_default=False),
    store: Path = STORE,
    query_url: str = typer.Option(
        "", "--query-url", metavar="URL", help="Where it answers queries, if elsewhere than usual.", show_default=False
    ),
    user: str = USER,
    batch: int = typer.Option(1000, "--batch", min=1, help="Triples in a request; Virtuoso takes no more than 1,000."),
    force: bool = typer.Option(False, "--force", help="Also if the server holds the graphs of another store."),
) -> None:
    """Write a store to a SPARQL 1.1 server: new and changed graphs go there, those that are gone are removed there.

    The named graphs keep their names; their union is the graph …/graph/union, which kg query --endpoint asks. Other
    graphs of the server are left alone. After an interruption the same command goes on where it stopped.

    \b
    Usual addresses:
      Oxigraph          http://HOST:7878
      Fuseki            http://HOST:3030/DATASET/update
      GraphDB, RDF4J    http://HOST:7200/repositories/NAME/statements
      Virtuoso          http://HOST:8890/sparql-auth

    \b
    Examples:
      kg push http://localhost:7878 --store graph
      KG_PASSWORD=… kg push http://localhost:8890/sparql-auth --user dba --store graph
    """
    from kg.remote import push as push_to

    with open_store(store) as opened, connected(url, query_url, user) as server, documents_bar("graphs") as progress:
        report = push_to(opened, server, batch=batch, force=force, progress=progress)
    print(
        f"{counted(report.written, 'graph')} written ({counted(report.quads, 'statement')}), "
        f"{number(report.unchanged)} unchanged, {number(report.removed)} removed"
    )


def connected(url: str, query_url: str = "", user: str = "") -> Server:
    """The server at an address, as this user."""
    from kg.remote import Server, addresses

    addresses(url, query_url)  # before a password is asked for
    return Server(url, query_url, user=user, password=_password(user) if user else "")


def _password(user: str) -> str:
    known = os.environ.get(PASSWORD)
    if known is not None:
        return known
    if not sys.stdin.isatty():
        raise UsageError(f"there is no password for {user}: put it into the environment variable {PASSWORD}")
    return str(typer.prompt(f"Password of {user}", hide_input=True, err=True))
