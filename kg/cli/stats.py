"""``kg stats``: a store in figures, and what an editor would look at first."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from kg.cli.output import STORE, console, number, open_store, shortened, table
from kg.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from kg.stats import Coverage, Statistics

_FORMATS = ("table", "csv", "json")
_UNKNOWN = "(not known)"
_WIDE = ("iri", "one_iri", "other_iri")  # and what else of a section a table has no room for: --format csv has it
_BUSIEST = 10  # documents that the overview shows


def register(app: typer.Typer) -> None:
    """Adds the verb of this module."""
    app.command("stats")(stats)


def stats(
    store: Path = STORE,
    show: str = typer.Option(
        "", "--show", metavar="SECTION", help="One section, whole: see below.", show_default=False
    ),
    format: str = typer.Option("table", "--format", "-f", help="table, csv (with --show) or json."),
    output: Path = typer.Option(Path("-"), "--output", "-o", help="File to write; - is standard output."),
) -> None:
    """Count what a store holds, and list what an editor would look at first.

    \b
    total, claims, entities, rules       how much there is
    publishers, months, sources          how much of the texts the claims cover: sentences with claims, with none
    once, possibly-same                  entities of one document alone; persons of one name who may be one
    doubles                              posts held by two people at once, which one holds at a time
    unresolved                           bodies of which the text does not tell which they are

    \b
    Examples:
      kg stats --store graph
      kg stats --store graph --show doubles
      kg stats --store graph --show sources --format csv -o sources.csv
    """
    from kg.export.target import write
    from kg.stats import SECTIONS, sections, statistics

    if format not in _FORMATS:
        raise UsageError(f"there is no format {format!r}; there are {', '.join(_FORMATS)}")
    if show and show not in SECTIONS:
        raise UsageError(f"there is no section {show!r}; there are {', '.join(SECTIONS)}")
    if format == "csv" and not show:
        raise UsageError(f"a file of CSV holds one section: --show with one of {', '.join(SECTIONS)}")
    with open_store(store) as opened:
        found = statistics(opened)
    rows = {name: rows for name, rows in sections(found).items() if show in ("", name)}
    match format:
        case "json":
            written = json.dumps(rows[show] if show else rows, ensure_ascii=False, indent=1) + "\n"
        case "csv":
            written = _csv(rows[show])
        case _:
            written = _section(SECTIONS[show][0], rows[show]) if show else _overview(found)
    write([written], output)


def _csv(rows: Sequence[Mapping[str, Any]]) -> str:
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
    return out.getvalue()


def _section(title: str, rows: Sequence[Mapping[str, Any]]) -> str:
    if not rows:
        return f"{title}: none\n"
    names = [name for name in rows[0] if name not in _WIDE and not name.endswith(("_since", "_until", "_claims"))]
    out = console()
    with out.capture() as captured:
        out.print(table(title, *names, rows=[tuple(row[name] for name in names) for row in rows]))
    return str(captured.get())


def _overview(found: Statistics) -> str:
    out = console()
    with out.capture() as captured:
        out.print(f"{number(found.triples)} statements, {number(len(found.sources))} documents")
        _print_counts(out, found)
        _print_coverage(out, found)
        _print_doubts(out, found)
    return str(captured.get())


def _print_counts(out: Console, found: Statistics) -> None:
    from rich.columns import Columns

    counted = (
        ("Claims", "relation", found.claims),
        ("Entities", "class", found.entities),
        ("Rules", "rule", found.rules),
    )
    tables = [table(title, name, "number", rows=rows.items()) for title, name, rows in counted]
    out.print(Columns(tables, padding=(0, 4)))


def _print_coverage(out: Console, found: Statistics) -> None:
    covered = found.coverage
    out.print(
        f"Sentences: {number(covered.claimed)} with claims, {number(covered.sentences - covered.claimed)} with none "
        f"({covered.share:.1%} covered); documents without a claim: {number(covered.silent)}",
        markup=False,
    )
    columns = ("documents", "silent", "sentences", "with claims", "covered", "claims")
    for name, groups in (("publisher", found.publishers), ("month", found.months)):
        rows = [(key or _UNKNOWN, *_figures(of_group)) for key, of_group in groups.items()]
        out.print(table(f"By {name}", name, *columns, rows=rows))
    busiest = sorted(found.sources, key=lambda source: (-source.claims, source.identifier))[:_BUSIEST]
    documents = [(source.identifier, source.title, source.claims, source.entities) for source in busiest]
    out.print(table("Documents with the most claims", "identifier", "title", "claims", "entities", rows=documents))


def _figures(covered: Coverage) -> tuple[object, ...]:
    counts = (covered.documents, covered.silent, covered.sentences, covered.claimed)
    return (*counts, f"{covered.share:.1%}", covered.claims)


def _print_doubts(out: Console, found: Statistics) -> None:
    """The lists that are to be looked through, each begun."""
    from kg.stats import SECTIONS

    once = [f"  {entity.kind}: {entity.label}" for entity in found.once]
    doubles = [
        f"  {double.role}, {double.body}: {double.one.person} and {double.other.person}"
        + (f" ({double.since} to {double.until})" if double.since else "")
        for double in found.doubles
    ]
    lone = [f"  {body.label} ({body.document})" for body in found.unresolved]
    pairs = [f"  {one.label} <{one.iri}> and <{other.iri}>" for one, other in found.possibly_same]
    for name, lines in (("once", once), ("doubles", doubles), ("unresolved", lone), ("possibly-same", pairs)):
        out.print(f"\n{SECTIONS[name][0]}: {number(len(lines))}", markup=False)
        for line in shortened(lines, f"kg stats --show {name}"):
            out.print(line, markup=False, soft_wrap=True)
