"""How often each rule is right on labelled documents: the table that confidences are read from.

    python -m kg.evaluate.precision GOLD TEXTS [GOLD TEXTS …] > kg/lexicon/data/rules/precision.tsv

``GOLD`` is a folder of ``<document>.tsv``, ``TEXTS`` what the documents are read from. A claim is right if a gold
fact, required or optional, says the same. A rule seen seldom says little about itself, so its precision is drawn
towards that of its relation: (right + 4 · relation's precision) / (right + wrong + 4), the mean of a beta distribution
with the weight of four judgements.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from pyoxigraph import QuerySolutions

from kg.evaluate.facts import PLACE, Fact, cell, gold_facts, prefixes
from kg.evaluate.relations import RELATIONS
from kg.pipeline import build
from kg.store import GraphStore

WEIGHT = 4  # judgements that a relation's precision counts for beside a rule's own


def judged(gold: dict[str, list[Fact]], texts: Path) -> Counter[tuple[str, str, bool]]:
    """How many claims are right and wrong, by (relation, rule, right), over the documents of ``gold``."""
    counts: Counter[tuple[str, str, bool]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        build([texts], Path(folder) / "store")
        with GraphStore.open(Path(folder) / "store", read_only=True) as store:
            for name in RELATIONS:
                for document, rule, fields in _claims(store, name):
                    if document in gold:
                        said = [f for f in gold[document] if f.relation == name]
                        counts[name, rule, any(RELATIONS[name].same(f.fields, fields) for f in said)] += 1
    return counts


def _claims(store: GraphStore, name: str) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """(document, rule, fields) of each claim of a relation."""
    relation = RELATIONS[name]
    if relation.recall_only or name == "speaks":  # who spoke was there: judged once
        return
    variables = " ".join(f"?{field}" for field in relation.fields)
    query = f"""{prefixes()} SELECT DISTINCT ?claim ?doc ?rule {variables} WHERE {{ {relation.pattern}
        ?claim vkg:rule ?rule . {PLACE} ?source dcterms:identifier ?doc }}"""
    for row in cast(QuerySolutions, store.ox.query(query)):
        yield row["doc"].value, row["rule"].value, tuple(cell(name, field, row[field]) for field in relation.fields)


def table(counts: Counter[tuple[str, str, bool]]) -> str:
    """The table as text: rule, relation, right, wrong, confidence; ``*`` stands for the rules of a relation not
    seen."""
    lines = [
        "# Made by python -m kg.evaluate.precision; see its docstring for the measure.",
        "# rule\trelation\tright\twrong\tconfidence",
    ]
    for relation in sorted({key[0] for key in counts}):
        rules = sorted({rule for name, rule, _ in counts if name == relation})
        right = sum(counts[relation, rule, True] for rule in rules)
        wrong = sum(counts[relation, rule, False] for rule in rules)
        prior = (right + 1) / (right + wrong + 2)
        lines.append(f"*\t{relation}\t{right}\t{wrong}\t{prior:.2f}")
        for rule in rules:
            r, w = counts[relation, rule, True], counts[relation, rule, False]
            lines.append(f"{rule}\t{relation}\t{r}\t{w}\t{min(0.99, (r + WEIGHT * prior) / (r + w + WEIGHT)):.2f}")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Write the table for pairs of a gold folder and the texts that it is of."""
    counts: Counter[tuple[str, str, bool]] = Counter()
    for gold, texts in zip(arguments[::2], arguments[1::2], strict=True):
        counts += judged(gold_facts([Path(gold)]), Path(texts))
    sys.stdout.write(table(counts))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
