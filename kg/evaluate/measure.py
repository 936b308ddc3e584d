"""Precision, recall and F1 by relation, with the facts that were missed and those that are wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.evaluate.facts import Fact, found_facts
from kg.evaluate.names import fold
from kg.evaluate.relations import RELATIONS, Relation
from kg.store import GraphStore


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one relation. ``secondary`` holds, by field, how many were asked and how many were right."""

    right: int
    missed: int
    wrong: int
    secondary: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """Share of the found facts that are right; 0 where none was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold facts that were found; 0 where there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.right else 0.0

    def share(self, name: str) -> float:
        """Share of a secondary field that is right; 0 where it was never asked."""
        asked, right = self.secondary[name]
        return right / asked if asked else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores by relation, and what they are made of."""

    scores: Mapping[str, Score]
    missed: tuple[Fact, ...]
    wrong: tuple[Fact, ...]
    absent: tuple[str, ...]  # documents of the gold of which nothing at all was found


def evaluate(gold: Mapping[str, list[Fact]], found: Mapping[str, list[Fact]]) -> Evaluation:
    """Facts found beside facts that people wrote down, over the documents of ``gold``."""
    scores, missed, wrong = {}, [], []
    for name, relation in RELATIONS.items():
        parts = [
            _match(relation, _of(name, facts), _of(name, found.get(document, ()))) for document, facts in gold.items()
        ]
        missed += [fact for part in parts for fact in part.missed]
        wrong += [] if relation.recall_only else [fact for part in parts for fact in part.wrong]
        scores[name] = _score(relation, parts)
    absent = tuple(document for document in gold if not found.get(document))
    return Evaluation(scores, tuple(missed), tuple(wrong), absent)


def evaluate_store(store: GraphStore, gold: Mapping[str, list[Fact]]) -> Evaluation:
    """The same for the facts that a store holds."""
    return evaluate(gold, found_facts(store))


def _of(relation: str, facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.relation == relation]


@dataclass(frozen=True, slots=True)
class _Matched:
    """The facts of one relation in one document: gold and found ones in pairs, and what is left of both."""

    gold: list[Fact]
    pairs: list[tuple[Fact, Fact]]
    missed: list[Fact]
    wrong: list[Fact]


def _match(relation: Relation, gold: list[Fact], found: list[Fact]) -> _Matched:
    unique = list({_key(relation, fact): fact for fact in reversed(found)}.values())[::-1]
    left = dict(enumerate(unique))
    pairs, missed = [], []
    distinct = _distinct(relation, [fact for fact in gold if fact.required])
    for fact in distinct:
        hit = next((i for i, other in left.items() if relation.same(fact.fields, other.fields)), None)
        if hit is None:
            missed.append(fact)
        else:
            pairs.append((fact, left.pop(hit)))
    allowed = distinct + [fact for fact in gold if not fact.required]
    wrong = [other for other in left.values() if not any(relation.same(fact.fields, other.fields) for fact in allowed)]
    return _Matched(gold, pairs, missed, wrong)


def _key(relation: Relation, fact: Fact) -> tuple[str, ...]:
    """Facts that differ in secondary fields only, or in where the text says them, are one."""
    named = zip(relation.fields, fact.fields, strict=True)
    return tuple(fold(value) for name, value in named if name not in relation.secondary)


def _distinct(relation: Relation, gold: list[Fact]) -> list[Fact]:
    kept: list[Fact] = []
    for fact in gold:
        if not any(relation.same(fact.fields, k.fields) and relation.same(k.fields, fact.fields) for k in kept):
            kept.append(fact)
    return kept


def _score(relation: Relation, parts: list[_Matched]) -> Score:
    secondary = {name: _secondary(relation, name, parts) for name in relation.secondary}
    return Score(
        right=sum(len(part.pairs) for part in parts),
        missed=sum(len(part.missed) for part in parts),
        wrong=0 if relation.recall_only else sum(len(part.wrong) for part in parts),
        secondary=secondary,
    )


def _secondary(relation: Relation, name: str, parts: list[_Matched]) -> tuple[int, int]:
    """How often a matched fact has this field in the gold, and how often the graph has it right."""
    index, equal = relation.fields.index(name), relation.secondary[name]
    counts: Counter[bool] = Counter()
    for part in parts:
        for _, other in part.pairs:
            accepted = [f.fields[index] for f in part.gold if relation.same(f.fields, other.fields)]
            if any(accepted):
                counts[any(equal(value, other.fields[index]) for value in accepted)] += 1
    return counts.total(), counts[True]
