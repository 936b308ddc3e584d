"""Verbs that keep a store: ``retract``, ``rebuild``, ``backup``, ``restore``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.cli.build import confidence, print_end
from kg.cli.output import STORE, console, counted, documents_bar, number, open_store, table

if TYPE_CHECKING:
    from kg.pipeline import RebuildReport


def register(app: typer.Typer) -> None:
    """Adds the verbs of this module."""
    for verb in (retract, rebuild, backup, restore):
        app.command(verb.__name__)(verb)


def retract(
    documents: list[str] = typer.Argument(
        ..., metavar="DOCUMENT…", help="Identifiers or IRIs, as kg sources lists them.", show_default=False
    ),
    store: Path = STORE,
) -> None:
    """Take documents and all that they claim out of a store.

    All of them are taken out, or none where one is not in the store.

    \b
    Example:
      kg retract 000_d49ab99872ae2c8e --store graph
    """
    from kg.pipeline import retract as retract_from

    for row in retract_from(store, documents):
        print(f"retracted {row.identifier} <{row.iri}>")


def rebuild(
    store: Path = STORE,
    jobs: int = typer.Option(0, "--jobs", "-j", min=0, help="Processes that analyse; 0 is one for each processor."),
    min_confidence: str = typer.Option(
        "",
        "--min-confidence",
        help="Leave out claims below this, 0 to 1, in the whole store from now on; 0 keeps all.",
        show_default=False,
    ),
) -> None:
    """Read again what other rules read, from the texts in the store.

    After a new version of the program, or with another --min-confidence. The files that the documents came from are not
    needed. Interrupted, the same command goes on.

    \b
    Example:
      kg rebuild --store graph
    """
    from kg.pipeline import rebuild as rebuild_store

    with documents_bar() as progress:
        report = rebuild_store(
            store, jobs=jobs or os.cpu_count() or 1, min_confidence=confidence(min_confidence), progress=progress
        )
    _show(report)
    if report.skipped:
        raise typer.Exit(1)


def _show(report: RebuildReport) -> None:
    """What a rebuild did to the documents, and to the claims in the store."""
    out = console()
    out.print(
        f"Documents renewed: {number(report.renewed)}; read by these rules already: {number(report.unchanged)}",
        markup=False,
    )
    classes = sorted({*report.before, *report.now}, key=lambda name: (-report.now.get(name, 0), name))
    rows = [(name, report.before.get(name, 0), report.now.get(name, 0)) for name in classes]
    out.print(table("Claims in the store", "relation", "before", "now", rows=rows))
    print_end(report.skipped, report.characters, report.seconds, "they stay as other rules read them")


def backup(
    target: Path = typer.Argument(
        ...,
        metavar="FILE|FOLDER",
        help="A file (….nq.gz), or a folder for a file named after the store.",
        show_default=False,
    ),
    store: Path = STORE,
) -> None:
    """Save a store, with the texts of its documents, in one file.

    It may be done while a build writes to the store. The file is N-Quads with a checksum, compressed; the same store
    gives the same bytes. A file of that name is replaced once the new one is complete.

    \b
    Example:
      kg backup graph.nq.gz --store graph
    """
    from kg.pipeline import back_up

    with open_store(store):  # which says where it is not to be taken for the whole
        saved = back_up(store, target)
    size = saved.path.stat().st_size / 1e6
    print(
        f"saved {counted(saved.documents, 'document')} in {saved.path} ({size:.1f} MB); kg restore makes a store of it"
    )


def restore(
    file: Path = typer.Argument(..., metavar="FILE", help="A backup that kg backup made.", show_default=False),
    store: Path = typer.Option(..., "--store", "-s", help="A new or empty folder for the store.", show_default=False),
) -> None:
    """Make a store from a backup.

    The backup is compared with its checksum; a store that is there already is never replaced.

    \b
    Example:
      kg restore graph.nq.gz --store graph
    """
    from kg.pipeline import restore as restore_store

    print(f"restored {counted(restore_store(file, store).documents, 'document')} to {store}")
