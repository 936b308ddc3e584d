"""``kg build``: documents into a store."""

from __future__ import annotations

import os
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.cli.output import build_bar, console, number, shortened, table
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.pipeline import BuildReport
    from kg.read import Skipped


def register(app: typer.Typer) -> None:
    """Adds the verbs of this module."""
    app.command("build")(build)


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
        "", "--min-confidence", help="A new store leaves out claims below this, 0 to 1.", show_default=False
    ),
    keep_earlier: bool = typer.Option(
        False, "--keep-earlier", help="Keep the earlier text of a document whose text has changed."
    ),
) -> None:
    """Read documents, and add what they claim to a store.

    Documents that the store holds already are not analysed again, so the same command goes on after an interruption.
    A document whose text has changed (the same file name, or id of a record) takes the place of its earlier text.
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
            min_confidence=confidence(min_confidence),
            keep_earlier=keep_earlier,
            progress=progress,
        )
    _show(report, kept=keep_earlier)
    if report.skipped:
        raise typer.Exit(1)


def confidence(text: str) -> Decimal | None:
    """The value of ``--min-confidence``; None where it was not given, UsageError where it is no confidence."""
    if not text:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(-1)
    if not 0 <= value <= 1:
        raise UsageError(f"--min-confidence is a number from 0 to 1, for example 0.8, not {text!r}")
    return value


def _show(report: BuildReport, *, kept: bool) -> None:
    """The table at the end of a build: what was read, what the store holds, what was left out and why."""
    from rich.columns import Columns

    out = console()
    side_by_side = (
        table("Documents", "what became of them", "number", rows=_documents(report)),
        table("Claims in the store", "relation", "number", rows=report.claims.items()),
        table("Entities in the store", "class", "number", rows=report.entities.items()),
    )
    out.print(Columns(side_by_side, padding=(0, 4)))
    for line in _remarks(report, kept):
        out.print(line, markup=False)
    print_end(report.skipped, report.characters, report.seconds, "run kg claims PATH… to see each")


def print_end(skipped: Sequence[Skipped], characters: int, seconds: float, all_of_them: str) -> None:
    """The last lines of a report: what was skipped (``all_of_them`` says how to see more), and how long it took."""
    out = console()
    out.print(f"Skipped: {number(len(skipped)) if skipped else 'nothing'}", markup=False)
    for line in shortened([f"  {skip.origin}: {skip.reason}" for skip in skipped], all_of_them):
        out.print(line, markup=False)
    speed = f", {number(round(characters / seconds))} characters a second" if characters else ""
    out.print(f"{seconds:.1f} seconds{speed}", markup=False)


def _documents(report: BuildReport) -> list[tuple[str, int]]:
    rows = [
        ("analysed now", report.analysed),
        ("unchanged", report.unchanged),
        ("read twice, kept once", report.notes.duplicates),
        ("skipped", len(report.skipped)),
        ("in the store", report.sources),
    ]
    return [row for row in rows if row[1] or row[0] in ("analysed now", "in the store")]


def _remarks(report: BuildReport, kept: bool) -> list[str]:
    notes = report.notes
    lines = [f"Decoded from {name}: {number(count)}" for name, count in sorted(notes.encodings.items())]
    lines += [f"Field not used: {name} ({number(count)} times)" for name, count in sorted(notes.unused.items())]
    versions = [f"Several texts have the identifier {name}: all are kept" for name in sorted(notes.versions)]
    lines += shortened(versions, "kg sources lists them")
    if report.older:
        what = "still in the store" if kept else "taken out; --keep-earlier would have kept them"
        lines.append(f"Earlier texts of the documents read: {number(len(report.older))} ({what})")
        lines += shortened([f"  {row.identifier}, sha256 {row.sha256[:12]}" for row in report.older], "the same")
    if report.outdated:
        lines.append(f"Read by other rules: {number(report.outdated)} documents in the store; kg rebuild renews them")
    return lines
