"""``kg claims`` and ``kg mentions``: what is read out of documents, as lines of JSON, without a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from kg.cli.output import complain, write_line

if TYPE_CHECKING:
    from kg.model import Analysis

_PATHS = typer.Argument(..., metavar="PATH…", help="Files, folders, or - for standard input.", show_default=False)
_FORMAT = typer.Option("", "--format", help="Read all as txt, md, html, jsonl or jsonl.gz.", show_default=False)


def register(app: typer.Typer) -> None:
    """Adds the verbs of this module."""
    app.command("claims")(claims)
    app.command("mentions")(mentions)


def claims(paths: list[Path] = _PATHS, format: str = _FORMAT) -> None:
    """Write the claims of documents to standard output, one line of JSON each.

    \b
    Example:
      kg claims article.txt
    """
    from kg.cli.records import claim_records

    _write(paths, format, claim_records)


def mentions(paths: list[Path] = _PATHS, format: str = _FORMAT) -> None:
    """Write the mentions in documents (persons, roles, bodies …) to standard output, one line of JSON each.

    \b
    Example:
      kg mentions article.txt
    """
    from kg.cli.records import mention_records

    _write(paths, format, mention_records)


def _write(paths: list[Path], format: str, records: Callable[[Analysis], Iterator[dict[str, Any]]]) -> None:
    from kg.analysis import analyse
    from kg.read import Skipped, read

    wrong = False
    for document in read(paths, format=format):
        if isinstance(document, Skipped):
            complain(f"{document.origin}: {document.reason}")
            wrong = True
            continue
        for record in records(analyse(document)):
            write_line(record)
    if wrong:
        raise typer.Exit(1)
