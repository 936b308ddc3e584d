"""The verb that asks how right a graph is: ``evaluate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.cli.output import complain, console, open_store, shortened, table
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.evaluate import Evaluation, Fact, Score
    from kg.store import GraphStore


def register(app: typer.Typer) -> None:
    """Adds the verb of this module."""
    app.command(evaluate.__name__)(evaluate)


def evaluate(
    gold: list[Path] = typer.Argument(
        ..., metavar="GOLD…", help="Folders of gold facts, DOCUMENT.tsv.", show_default=False
    ),
    documents: list[Path] = typer.Option(
        [],
        "--documents",
        "-d",
        metavar="PATH",
        help="Where the documents are; the folders of the gold facts if not said.",
        show_default=False,
    ),
    store: Path | None = typer.Option(
        None, "--store", "-s", help="Measure this store instead of reading anew.", show_default=False
    ),
    show: list[str] = typer.Option(
        [], "--show", metavar="RELATION", help="List what is missed and wrong: role, change … or all."
    ),
) -> None:
    """Measure precision, recall and F1 by relation against facts that people wrote down.

    The documents are read anew, or taken from a store. Of each fact that is missed or wrong, --show tells the sentence.

    \b
    Examples:
      kg evaluate tests/gold --documents seeds
      kg evaluate tests/gold --documents seeds --show change
    """
    from kg.evaluate import RELATIONS, evaluate_store, gold_facts

    if unknown := sorted(set(show) - {*RELATIONS, "all"}):
        raise UsageError(f"no relation is called {unknown[0]!r}; there are {', '.join(RELATIONS)}, and all")
    facts = gold_facts(gold)
    with open_store(store) if store else _read(documents or gold, set(facts)) as opened:
        result = evaluate_store(opened, facts)
        _print_scores(result)
        texts = {row.identifier: opened.document(row.iri).text for row in opened.sources()} if show else {}
    for fact, verdict in [*((f, "MISSED") for f in result.missed), *((f, "WRONG") for f in result.wrong)]:
        if fact.relation in show or "all" in show:
            _print_fact(fact, verdict, texts.get(fact.document, ""))


def _read(paths: list[Path], wanted: set[str]) -> GraphStore:
    """A store in memory of the wanted documents among those behind the paths."""
    from kg.pipeline import store_of
    from kg.read import Skipped, read

    found = []
    for record in read(paths):
        if isinstance(record, Skipped):
            # The files of gold facts lie beside the documents and are of no format that is read.
            if not record.origin.endswith(".tsv"):
                complain(f"{record.origin}: {record.reason}")
        elif record.identifier in wanted:
            found.append(record)
    if missing := sorted(wanted - {document.identifier for document in found}):
        raise UsageError(f"there is no document {missing[0]!r}: say with --documents where the texts are")
    return store_of(found)


def _print_scores(result: Evaluation) -> None:
    rows = [(name, *_figures(score), _secondary(score)) for name, score in result.scores.items()]
    columns = ("relation", "gold", "found", "right", "precision", "recall", "F1", "of those right")
    console().print(table("Facts found beside facts written down by people", *columns, rows=rows))
    if result.absent:
        complain("nothing was found in: " + ", ".join(shortened(list(result.absent), "see --show all")))


def _figures(score: Score) -> tuple[object, ...]:
    counts = (score.right + score.missed, score.right + score.wrong, score.right)
    return (*counts, f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}")


def _secondary(score: Score) -> str:
    return ", ".join(f"{name} {right}/{asked}" for name, (asked, right) in score.secondary.items() if asked)


def _print_fact(fact: Fact, verdict: str, text: str) -> None:
    from kg.evaluate import sentence_of

    print(f"{verdict} {fact.document} {fact.relation}: {' | '.join(fact.fields)}")
    print(f"    {sentence_of(fact, text)}")
