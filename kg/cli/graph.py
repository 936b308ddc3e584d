"""Verbs that read a store: ``export``, ``query``, ``sources``."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from kg.cli.output import STORE, complain, console, open_store, table, width
from kg.cli.remote import USER, connected
from kg.errors import UsageError
from kg.iri import BASE


def register(app: typer.Typer) -> None:
    """Adds the verbs of this module."""
    for verb in (export, query, sources):
        app.command(verb.__name__)(verb)


def export(
    store: Path = STORE,
    format: str = typer.Option("", "--format", "-f", help="See below.", show_default=False),
    output: Path = typer.Option(Path("-"), "--output", "-o", help="File or folder to write; - is standard output."),
    texts: bool = typer.Option(False, "--texts", help="Add the texts of the documents (RDF only)."),
    where: str = typer.Option("", "--where", "-w", metavar="CONDITIONS", help="Which claims.", show_default=False),
) -> None:
    """Write a store for other programs: the same store gives the same bytes.

    \b
    RDF:       turtle, ntriples, nquads, trig, jsonld, rdfxml
    networks:  graphml, gexf (Gephi), neo4j (a folder)
    tables:    csv, parquet (folders, one file a relation), xlsx
    officials: ftm (FollowTheMoney), popolo, quickstatements (Wikidata)

    Without --format, the ending of the output's name tells it. Conditions of --where, all of which must hold:
    relation=NAME,… place=NAME since=DATE until=DATE confidence>=NUMBER.

    \b
    Examples:
      kg export --store graph --format nquads -o graph.nq
      kg export --store graph -o posts.xlsx --where "relation=role place='quận Thanh Xuân' confidence>=0.9"
    """
    from kg.export import export as export_store
    from kg.export import format_of

    if not format and str(output) == "-":
        raise UsageError("standard output has no name that tells the format: say it, for example --format turtle")
    with open_store(store) as opened:
        found = export_store(opened, format or format_of(output), output, texts=texts, where=where)
    if where and not found:
        complain(f"no claim is as --where asks ({where}); one whose time or place is not known is never chosen by it")


def query(
    question: str = typer.Argument(
        "", help="Name of a query, file with SPARQL, or - for standard input.", show_default=False
    ),
    store: Path | None = typer.Option(None, "--store", "-s", help="Folder of the store.", show_default=False),
    param: list[str] = typer.Option(
        [], "--param", "-p", metavar="NAME=VALUE", help="What a named query is to look for."
    ),
    format: str = typer.Option("", "--format", "-f", help="table, csv, json or turtle.", show_default=False),
    endpoint: str = typer.Option(
        "", "--endpoint", "-e", metavar="URL", help="Ask this SPARQL server instead of a store.", show_default=False
    ),
    user: str = USER,
    base: str = typer.Option(BASE, "--base", metavar="IRI", help="Of a server: what IRIs begin with."),
) -> None:
    """Ask a store, or the server that it was pushed to, a question. Without a question, list those that have a name.

    \b
    Examples:
      kg query
      kg query holders --store graph --param body="Thanh Xuân"
      kg query holders --endpoint http://localhost:7878 --param body="Thanh Xuân"
      echo 'SELECT * { ?person a vkg:Person }' | kg query - --store graph
    """
    from kg.query import Graph, render, run

    if not question:
        _catalogue()
        return
    if (store is None) == (not endpoint):
        raise UsageError("say which store to ask, --store DIR, or which server, --endpoint URL")
    params = dict(map(_pair, param))
    if store is None:
        from kg.remote import ask

        with connected(endpoint, user=user) as server:
            answer = ask(server, _text(question), params, base=base)
    else:
        with open_store(store) as opened:
            base, answer = opened.base, run(opened, _text(question), params)
    chosen = format or ("turtle" if isinstance(answer, Graph) else "table")
    sys.stdout.write(render(answer, chosen, base=base, width=width()))


def _catalogue() -> None:
    from kg.query import catalogue

    rows = [
        (name, f"{known.en}\n{known.vi}", "\n".join(f"{p.name}: {p.description}" for p in known.parameters))
        for name, known in catalogue().items()
    ]
    console().print(table("Queries with a name", "name", "question", "parameters", rows=rows))


def _text(question: str) -> str:
    """SPARQL from standard input or a file; anything else is a name, or SPARQL itself."""
    if question == "-":
        return sys.stdin.read()
    path = Path(question)
    if path.suffix in (".rq", ".sparql") or "/" in question.split("\n")[0] and path.is_file():
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            raise UsageError(f"{question}: the query cannot be read: {reason}") from None
    return question


def _pair(param: str) -> tuple[str, str]:
    name, equals, value = param.partition("=")
    if not equals or not name:
        raise UsageError(f"a parameter is given as NAME=VALUE, for example role='Bí thư', not {param!r}")
    return name, value


def sources(store: Path = STORE) -> None:
    """List the documents that a store holds.

    \b
    Example:
      kg sources --store graph
    """

    with open_store(store) as opened:
        rows = [(row.identifier, row.sha256[:12], row.iri) for row in opened.sources()]
    console().print(table("Documents in the store", "identifier", "sha256", "iri", rows=rows))
