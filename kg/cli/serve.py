"""``kg serve`` and ``kg view``: the graph in a browser."""

from __future__ import annotations

from pathlib import Path

import typer

from kg.cli.output import STORE, complain, number, open_store
from kg.errors import StoreError, UsageError


def register(app: typer.Typer) -> None:
    """Adds the verbs of this module."""
    app.command("serve")(serve)
    app.command("view")(view)


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
    writable: bool = typer.Option(False, "--writable", help="Let SPARQL Update change the graph of notes."),
) -> None:
    """Open the graph in a browser: pages, a picture, and a SPARQL endpoint at /sparql.

    What kg build, retract or rebuild changes later shows by itself, some seconds after it is written.

    \b
    Example:
      kg serve --store graph
    """
    from kg.serve.server import serve as run
    from kg.serve.settings import MEGABYTE, Limits, Settings

    limits = Limits(seconds=seconds, rows=rows, memory=memory * MEGABYTE)
    settings = Settings(host, port, tuple(origin), tuple(name), limits, writable)
    if writable and not settings.local:
        raise UsageError(
            "--writable goes with a loopback address only, because there is no password here; put a web server that "
            "asks for one before it (see --name)"
        )
    try:
        run(store, settings)
    except StoreError as error:
        raise UsageError(str(error)) from None


def view(
    store: Path = STORE,
    output: Path = typer.Option(..., "--output", "-o", help="File to write, .html.", show_default=False),
    around: str = typer.Option("", "--around", "-a", help="Name of what is to be in the middle.", show_default=False),
    hops: int = typer.Option(1, "--hops", min=1, max=4, help="How far from the middle."),
    query: str = typer.Option(
        "", "--query", "-q", help="SPARQL, or the name of a query, whose answer is drawn.", show_default=False
    ),
    param: list[str] = typer.Option([], "--param", metavar="NAME=VALUE", help="What a named query is to look for."),
    limit: int = typer.Option(1000, "--limit", min=2, help="How many things at most, the best connected first."),
    language: str = typer.Option("vi", "--language", "-l", help="Language of the page: vi or en."),
) -> None:
    """Write a picture of the graph that one can walk in, as one file that any browser opens.

    It shows the whole graph, what lies around one thing, or the answer to a query.

    \b
    Examples:
      kg view --store graph --around "Nguyễn Đức Chung" -o chung.html
      kg view --store graph --query 'CONSTRUCT { ?a vkg:attended ?e } WHERE { ?a vkg:attended ?e }' -o events.html
    """
    from kg.export.target import write
    from kg.network import to_networkx
    from kg.query import run
    from kg.serve.app import site_over
    from kg.serve.standalone import document, neighbours, of_answer, whole

    if language not in ("vi", "en"):
        raise UsageError(f"the page can be in vi or en, not in {language!r}")
    if around and query:
        raise UsageError("--around and --query are two different pictures; give one of them")
    with open_store(store) as opened:
        site = site_over(opened)
        if query:
            picture = of_answer(run(opened, query, _values(param)), site, language)
        elif around:
            picture = neighbours(around, site, hops, limit, language)
        else:
            picture = whole(to_networkx(opened), site, limit, language)
        write([document(picture, site, around or store.name, language).decode()], output)
    complain(f"{output}: {number(len(picture.nodes))} things and {number(len(picture.edges))} ties")
    if picture.more:
        complain(f"{number(picture.more)} more were left out: --limit")


def _values(params: list[str]) -> dict[str, str]:
    """What ``--param`` gives."""
    pairs = [param.partition("=") for param in params]
    if wrong := [name for name, equals, _ in pairs if not (name and equals)]:
        raise UsageError(f"a parameter is given as NAME=VALUE, for example role='Bí thư', not {wrong[0]!r}")
    return {name: value for name, _, value in pairs}
