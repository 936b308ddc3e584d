"""The verb that asks whether a graph has its shapes: ``validate``."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.cli.output import complain, console, counted, open_store, shortened, table
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.store import GraphStore
    from kg.validate import Finding


def register(app: typer.Typer) -> None:
    """Adds the verb of this module."""
    app.command(validate.__name__)(validate)


def validate(
    file: Path | None = typer.Argument(
        None, metavar="[FILE]", help="An export: .ttl, .nt, .nq, .trig, .jsonld or .rdf.", show_default=False
    ),
    store: Path | None = typer.Option(None, "--store", "-s", help="Folder of the store.", show_default=False),
    document: str = typer.Option(
        "", "--document", "-d", metavar="ID", help="Check this document of the store alone.", show_default=False
    ),
    format: str = typer.Option("table", "--format", "-f", help="table, or turtle: a SHACL validation report."),
) -> None:
    """Check a store, one of its documents or an export against the shapes of the ontology (ontology/shapes.ttl).

    A store is checked by SPARQL queries made from the shapes, in seconds; a document or a file by the SHACL processor
    pyshacl. Each violation is told with a claim that it touches and the sentence of that claim. Exit status 1 where
    there is one.

    \b
    Examples:
      kg validate --store graph
      kg validate --store graph --document 001_4184514eaf17b170
      kg validate graph.ttl --format turtle > report.ttl
    """
    from kg.validate import turtle

    if format not in ("table", "turtle"):
        raise UsageError(f"a report has no format {format!r}; there are table and turtle")
    found = _of_file(file, store, document) if file else _of_store(store, document)
    if format == "turtle":
        sys.stdout.write(turtle(found).decode("utf-8"))
    elif found:
        _print(found)
    else:
        print("conforms to the shapes of the ontology")
    if found:
        complain(f"the graph violates its shapes in {counted(len(found), 'place')}")
        raise typer.Exit(1)


def _of_file(file: Path, store: Path | None, document: str) -> list[Finding]:
    from kg.validate import findings, load, union, validate_with_pyshacl

    if store or document:
        raise UsageError("check a file or a store, one at a time: --store and --document do not go with a file")
    graph = load(file)
    return [*findings(graph, validate_with_pyshacl(union(graph)))]


def _of_store(store: Path | None, document: str) -> list[Finding]:
    from kg.validate import findings, validate_with_pyshacl
    from kg.validate import validate as violations_of

    if store is None:
        raise UsageError("say what to check: a store, with --store DIR, or an export, by the name of its file")
    with open_store(store) as opened:
        if document:
            return [*findings(opened.ox, validate_with_pyshacl(opened.quads(_source(opened, document))))]
        return [*findings(opened.ox, violations_of(opened.ox))]


def _source(store: GraphStore, document: str) -> str:
    """The IRI of the document with this identifier or IRI; of several texts of one identifier the first by IRI."""
    for row in store.sources():
        if document in (row.identifier, row.iri):
            return row.iri
    raise UsageError(f"the store holds no document {document!r}: kg sources lists those it holds")


def _print(found: list[Finding]) -> None:
    """How many nodes violate what, and then which, constraint by constraint."""
    groups = [(message, [*same]) for message, same in groupby(sorted(found, key=_by_shape), key=_message)]
    rows = [(same[0].violation.shape, message.partition(": ")[2] or message, len(same)) for message, same in groups]
    console().print(table("Violations by shape", "shape", "what is wrong", "nodes", rows=rows))
    for message, same in groups:
        print(message)
        for line in shortened(["\n".join(_lines(finding)) for finding in same], "kg validate --format turtle"):
            print(line)
        print()


def _by_shape(finding: Finding) -> tuple[str, str, str, str]:
    violation = finding.violation
    return violation.shape, violation.message, violation.focus, violation.value


def _message(finding: Finding) -> str:
    return finding.violation.message


def _lines(finding: Finding) -> list[str]:
    violation = finding.violation
    lines = [f"  {violation.focus}"]
    if violation.value and violation.value != f"<{violation.focus}>":
        lines.append(f"    value   {violation.value}")
    if finding.claim and finding.claim != violation.focus:
        lines.append(f"    claim   {finding.claim}")
    if finding.sentence:
        lines.append(f"    says    {finding.document}: {finding.sentence}")
    return lines
