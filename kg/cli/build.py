"""``kg build``: documents into a store."""

from __future__ import annotations

import os
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.cli.output import STORE, build_bar, console, number, shortened, table
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.pipeline import BuildReport


def register(app: typer.Typer) -> None:
    """Adds the verbs of this module."""
    app.command("build")(build)
    app.command("remove")(remove)


def build(
    paths: list[Path] = typer.Argument(
        ..., metavar="PATH…", help="Files, folders, or - for standard input.", show_default=False
    ),
    store: Path = typer.Option(
        ..., "--store", "-s", help="Folder of the store; made if it is missing.", show_default=False
    ),
    jobs: int = typer.Option(0, "--jobs", "-j", min=0, help="Processes that analyse; 0 is one for each processor."),
    format: str = typer.Option(
        "", "--format", help="Read all as txt, md, html, jsonl or jsonl.gz, whatever the names say.", show_default=False
    ),
    base: str = typer.Option("", "--base", help="What the IRIs of a new store begin with.", show_default=False),
    min_confidence: str = typer.Option(
        "", "--min-confidence", help="Leave out claims below this, 0 to 1.", show_default=False
    ),
    replace: bool = typer.Option(False, "--replace", help="Take out earlier texts of the documents that are read."),
) -> None:
    """Read documents, and add what they claim to a store.

    Documents that the store holds already are not analysed again, so the same command goes on after an interruption.
    Anything that could not be read is listed, with the reason, and makes the exit status 1.

    \b
    Example:
      kg build articles/ archive.jsonl.gz --store graph
    """
    from kg.pipeline import build as build_store
    from kg.read import total_bytes

    if store.exists() and not store.is_dir():
        raise UsageError(f"{store} is a file, and a store is a folder: give the path of a folder")
    with build_bar(total_bytes(paths)) as progress:
        report = build_store(
            paths,
            store,
            jobs=jobs or os.cpu_count() or 1,
            base=base or None,
            format=format,
            min_confidence=_confidence(min_confidence),
            replace=replace,
            progress=progress,
        )
    show(report, replaced=replace)
    if report.skipped:
        raise typer.Exit(1)


def _confidence(text: str) -> Decimal | None:
    if not text:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(-1)
    if not 0 <= value <= 1:
        raise UsageError(f"--min-confidence is a number from 0 to 1, for example 0.8, not {text!r}")
    return value


def show(report: BuildReport, *, replaced: bool) -> None:
    """The table at the end of a build: what was read, what the store holds, what was left out and why."""
    from rich.columns import Columns

    out = console()
    side_by_side = (
        table("Documents", "what became of them", "number", rows=_documents(report)),
        table("Claims in the store", "relation", "number", rows=report.claims.items()),
        table("Entities in the store", "class", "number", rows=report.entities.items()),
    )
    out.print(Columns(side_by_side, padding=(0, 4)))
    for line in _remarks(report, replaced):
        out.print(line, markup=False)
    skipped = [f"  {skip.origin}: {skip.reason}" for skip in report.skipped]
    out.print(f"Skipped: {number(len(skipped)) if skipped else 'nothing'}", markup=False)
    for line in shortened(skipped, "run kg claims PATH… to see each"):
        out.print(line, markup=False)
    speed = f", {number(round(report.characters / report.seconds))} characters a second" if report.characters else ""
    out.print(f"{report.seconds:.1f} seconds{speed}", markup=False)


def _documents(report: BuildReport) -> list[tuple[str, int]]:
    rows = [
        ("analysed now", report.analysed),
        ("unchanged", report.unchanged),
        ("read twice, kept once", report.notes.duplicates),
        ("skipped", len(report.skipped)),
        ("in the store", report.sources),
    ]
    return [row for row in rows if row[1] or row[0] in ("analysed now", "in the store")]


def _remarks(report: BuildReport, replaced: bool) -> list[str]:
    notes = report.notes
    lines = [f"Decoded from {name}: {number(count)}" for name, count in sorted(notes.encodings.items())]
    lines += [f"Field not used: {name} ({number(count)} times)" for name, count in sorted(notes.unused.items())]
    versions = [f"Several texts have the identifier {name}: all are kept" for name in sorted(notes.versions)]
    lines += shortened(versions, "kg sources lists them")
    if report.older:
        what = "taken out" if replaced else "still in the store; --replace takes them out"
        lines.append(f"Earlier texts of the documents read: {number(len(report.older))} ({what})")
    return lines


def remove(
    documents: list[str] = typer.Argument(
        ..., metavar="DOCUMENT…", help="Identifiers or IRIs, as kg sources lists them.", show_default=False
    ),
    store: Path = STORE,
) -> None:
    """Take documents and all that they claim out of a store.

    \b
    Example:
      kg remove 000_d49ab99872ae2c8e --store graph
    """
    from kg.pipeline import remove as remove_from

    for row in remove_from(store, documents):
        print(f"removed {row.identifier} <{row.iri}>")
