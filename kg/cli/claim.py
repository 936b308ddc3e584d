"""Verbs on the claims of a store: ``verify``, ``explain``, ``rules`` and ``draw``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.cli.output import STORE, complain, documents_bar, number, open_store
from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.claims.patterns import Description
    from kg.verify import Explanation


def register(app: typer.Typer) -> None:
    """Adds the verbs of this module."""
    for verb in (verify, explain, draw, rules):
        app.command(verb.__name__)(verb)


def verify(
    store: Path = STORE,
    jobs: int = typer.Option(0, "--jobs", "-j", min=0, help="Processes that analyse; 0 is one for each processor."),
) -> None:
    """Replay every claim: cut its spans out of the texts again, fire its rule again, compare.

    Exit status 1 where a claim does not hold.

    \b
    Example:
      kg verify --store graph
    """
    from kg.verify import verify as replay

    with open_store(store) as opened, documents_bar() as progress:
        report = replay(opened, jobs=jobs or os.cpu_count() or 1, progress=progress)
    for failure in report.failures:
        print(failure)
    where = f"{number(report.spans)} spans of {number(report.documents)} documents"
    print(f"{number(report.held)} of {number(report.claims)} claims held, at {where}")
    if report.unsaid:
        complain(f"the rules now find {number(report.unsaid)} more claims: kg rebuild adds them")
    if not report.ok:
        raise typer.Exit(1)


def explain(
    claim: str = typer.Argument(..., metavar="CLAIM", help="IRI of a claim, or claim:…", show_default=False),
    store: Path = STORE,
) -> None:
    """Show where a claim comes from: the sentence with its spans, the rule, what the context added.

    \b
    Example:
      kg explain claim:roleclaim-nguyen-xuan-luu-bi-thu-0a1b2c3d4e --store graph
    """
    from kg.verify import explain as explain_claim

    known = _rules()
    with open_store(store) as opened:
        _show_explanation(explain_claim(opened, claim, lambda rule: known[rule].comment if rule in known else ""))


def _show_explanation(found: Explanation) -> None:
    document = found.document
    print(f"{found.words}\n")
    for excerpt in found.excerpts:
        print(f"  {excerpt.start}–{excerpt.end}: {excerpt}")
    print(f"\ndocument    {document.identifier}{' – ' + document.title if document.title else ''}")
    if document.url:
        print(f"url         {document.url}")
    print(f"rule        {found.rule}{': ' + found.rule_description if found.rule_description else ''}")
    print(f"confidence  {found.confidence} (measured precision of the rule)")
    for line in found.context:
        print(f"context     {line}")
    print(f"class       {found.kind}\nclaim       {found.claim}\nsource      {found.source}")


def draw(
    store: Path = STORE,
    output: Path = typer.Option(
        ..., "--output", "-o", help="File to write, .svg or .png; - is standard output.", show_default=False
    ),
    around: str = typer.Option("", "--around", "-a", help="Name of what is to be in the middle.", show_default=False),
    hops: int = typer.Option(2, "--hops", min=1, help="How far from the middle."),
    limit: int = typer.Option(60, "--limit", min=2, help="How many things at most."),
    spacing: float = typer.Option(
        1.0, "--spacing", min=0.1, max=10, help="How far apart; below 1 the picture is smaller."
    ),
) -> None:
    """Draw the graph, or what lies around one thing in it, as a picture (SVG or PNG).

    \b
    Example:
      kg draw --store graph --around "quận Thanh Xuân" -o thanh-xuan.svg
    """
    from kg.draw import draw as picture
    from kg.draw import write_picture
    from kg.network import to_networkx

    with open_store(store) as opened:
        drawn = picture(to_networkx(opened), around=around, hops=hops, limit=limit, spacing=spacing)
    write_picture(drawn, output)


def rules(
    rule: str = typer.Argument("", metavar="[RULE]", help="Id of a rule; all if not given.", show_default=False),
) -> None:
    """List the rules that claims are made by, each with a sentence that it reads and one that it must not.

    \b
    Example:
      kg rules change.passive
    """
    known = _rules()
    if rule and rule not in known:
        raise UsageError(f"no rule is called {rule!r}; kg rules lists them")
    for found in known.values():
        if not rule:
            print(f"{found.id:32} {found.comment or found.match}")
        elif found.id == rule:
            print(f"{found.id}: {found.comment}\n  reads     {found.match}\n  leaves    {found.reject}")


def _rules() -> Mapping[str, Description]:
    """Every rule by its id, file by file."""
    from kg.claims.patterns import catalogue

    return catalogue()
