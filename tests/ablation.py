"""What each source of evidence adds, in F1 and in speed: `make ablation` prints the tables of docs/extraction.md.

    python tests/ablation.py [--show] [VARIANT …]
    python tests/ablation.py --unlabelled 250

Each variant takes something out of the analysis or adds something to it, from outside (tests/variants.py,
tests/other_names.py). The labelled documents are those of seeds/ and, where they stand beside the project, of
../shared/eval/dev, and the articles of ../shared/corpus that tests/gold-news has facts of.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from other_names import Source, by_field, by_gold, by_ner, by_tags, names_by
from variants import segmentation_veto, tags_veto, without_context, without_grammar

from kg.analysis import analyse
from kg.evaluate import Evaluation, Fact, Score, evaluate_store, gold_facts
from kg.evaluate.names import body, fold
from kg.model import Analysis, Document, MentionType
from kg.pipeline import store_of
from kg.read import read

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
CORPUS = SHARED / "corpus"
RELATIONS = ("role", "change", "rank", "event", "attends", "speaks", "adopts", "count", "award", "cites")
SEED = 20  # of the articles drawn to be read
TRAINED_ON = 1200  # articles of the corpus without gold facts; twice as many taught a field no more

Switch = Callable[[], Any]  # a context manager


@dataclass(frozen=True, slots=True)
class Labelled:
    """Documents, and what people read out of them."""

    name: str
    documents: tuple[Document, ...]
    gold: dict[str, list[Fact]]


@dataclass(frozen=True, slots=True)
class Result:
    """A variant's figures over a set of documents."""

    evaluation: Evaluation
    rate: float  # characters a second of processor time, in analysis alone
    analyses: dict[str, Analysis]


def labelled() -> list[Labelled]:
    """The labelled documents that are here: those that rules were written on, and those of the corpus."""
    pairs = [(HERE / "gold", HERE.parent / "seeds"), (SHARED / "eval" / "dev", SHARED / "eval" / "dev")]
    sets = [_labelled("seeds and dev", [pair for pair in pairs if all(folder.is_dir() for folder in pair)])]
    return [*sets, _labelled("corpus", [(HERE / "gold-news", CORPUS)])] if CORPUS.is_dir() else sets


def _labelled(name: str, pairs: Iterable[tuple[Path, Path]]) -> Labelled:
    documents: list[Document] = []
    gold: dict[str, list[Fact]] = {}
    for facts, texts in pairs:
        own = gold_facts([facts])
        documents += [d for d in read([texts]) if isinstance(d, Document) and d.identifier in own]
        gold |= own
    return Labelled(name, tuple(documents), gold)


# ---------------------------------------------------------------- variants


def variants(gold: Iterable[Fact], shown: list[str]) -> dict[str, Switch]:
    """Name and switch of each variant; names that a source adds are put into ``shown``."""
    made: dict[str, Switch] = {
        "lexicon": without_grammar,
        "+ grammar": without_context,
        "+ context: kg": ExitStack,
        "kg, segmentation as a veto": segmentation_veto,
        "kg, tags as a veto": tags_veto,
        "kg + names by tags": lambda: names_by(by_tags, shown),
        "kg + names by ner": lambda: names_by(by_ner, shown),
    }
    if CORPUS.is_dir():
        made["kg + names by a CRF"] = lambda: names_by(_field(own=True), shown)
        made["kg + names by a CRF of shapes"] = lambda: names_by(_field(own=False), shown)
    made["kg + every name of the gold"] = lambda: names_by(by_gold(gold), shown)
    return made


@cache
def _field(*, own: bool) -> Source:
    known = {path.stem for path in (HERE / "gold-news").glob("*.tsv")}
    unlabelled = [d for d in read([CORPUS]) if isinstance(d, Document) and d.identifier not in known][:TRAINED_ON]
    return by_field(unlabelled, own=own)


def measure(documents: Labelled, switch: Switch, shown: list[str]) -> Result:
    """Analyse and evaluate within a switch; ``shown`` then holds the names that its source added."""
    with switch():
        analyse(documents.documents[0])  # loads lexicons and models
        shown.clear()
        began = time.process_time()
        analyses = {d.identifier: analyse(d) for d in documents.documents}
        spent = time.process_time() - began
    done = patch("kg.analysis.analyse", lambda document, **_: analyses[document.identifier])
    with done, store_of(documents.documents) as store:
        found = evaluate_store(store, documents.gold)
    return Result(found, sum(len(d.text) for d in documents.documents) / spent, analyses)


# ---------------------------------------------------------------- tables


def row(name: str, result: Result, added: int) -> str:
    """One line of the table."""
    scores = result.evaluation.scores
    figures = "".join(f"{scores[relation].f1:9.3f}" for relation in RELATIONS)
    return f"{name:30}{figures}{overall(result.evaluation).f1:9.3f}{added:7}{result.rate:10,.0f}"


def overall(evaluation: Evaluation) -> Score:
    """The score of all relations of the table together."""
    scores = [evaluation.scores[relation] for relation in RELATIONS]
    return Score(sum(s.right for s in scores), sum(s.missed for s in scores), sum(s.wrong for s in scores))


def losses(result: Result) -> Counter[str]:
    """Why role facts are missed: the person's name is not found, the post or body is not, or the two are not tied."""
    missed = [fact for fact in result.evaluation.missed if fact.relation == "role"]
    return Counter(_loss(fact, result.analyses[fact.document]) for fact in missed)


def _loss(fact: Fact, analysis: Analysis) -> str:
    person, role, organization = fact.fields[:3]
    named: dict[MentionType, set[str]] = {}
    for mention in analysis.mentions:
        named.setdefault(mention.type, set()).add(mention.label)
    if fold(person) not in map(fold, named.get(MentionType.PERSON, ())):
        return "name"
    if fold(role) not in map(fold, named.get(MentionType.ROLE, ())):
        return "post"
    return "tie" if body(organization) in map(body, named.get(MentionType.BODY, ())) else "body"


def unlabelled(count: int) -> list[str]:
    """The persons that underthesea's ``ner`` sees and the grammar does not, in so many articles drawn with a seed.

    To be read: what the grammar, or the list of surnames, lacks. Raises UsageError where there is no corpus.
    """
    known = {path.stem for path in (HERE / "gold-news").glob("*.tsv")}
    documents = [d for d in read([CORPUS]) if isinstance(d, Document) and d.identifier not in known]
    shown: list[str] = []
    with names_by(by_ner, shown):
        for document in random.Random(SEED).sample(documents, min(count, len(documents))):
            analyse(document)
    return shown


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a table for each set of labelled documents; see the top of the file."""
    parser = argparse.ArgumentParser(description="What each source of evidence adds to the extraction.")
    parser.add_argument("variant", nargs="*", help="parts of the names of variants; all if not given")
    parser.add_argument("--show", action="store_true", help="list the names that a source adds")
    parser.add_argument("--unlabelled", type=int, metavar="N", help="list the persons that ner sees in N more articles")
    given = parser.parse_args(arguments)
    if given.unlabelled:
        print("\n".join(" ".join(text.split()) for text in unlabelled(given.unlabelled)))
        return 0
    for documents in labelled():
        print(f"\n{documents.name}: {len(documents.documents)} documents; F1\n")
        print(" " * 30 + "".join(f"{name:>9}" for name in (*RELATIONS, "all")) + "  names   chars/s")
        for name in variants((), []):
            if given.variant and not any(part in name for part in given.variant):
                continue
            shown: list[str] = []
            switch = variants([f for facts in documents.gold.values() for f in facts], shown)[name]
            result = measure(documents, switch, shown)
            print(row(name, result, len(shown)), flush=True)
            if given.show:
                print("".join(f"    {' '.join(text.split())}\n" for text in shown), end="")
            if switch is ExitStack:
                lost = ", ".join(f"{count} for the {why}" for why, count in losses(result).most_common())
                print(f"    roles missed by it: {lost}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
