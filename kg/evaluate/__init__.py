"""How right a graph is: its facts beside facts that people read out of the same documents."""

from __future__ import annotations

from kg.evaluate.facts import RELATIONS, Fact, found_facts, gold_facts
from kg.evaluate.measure import Evaluation, Score, evaluate, evaluate_store
from kg.evaluate.sentences import sentence_of

__all__ = [
    "RELATIONS",
    "Evaluation",
    "Fact",
    "Score",
    "evaluate",
    "evaluate_store",
    "found_facts",
    "gold_facts",
    "sentence_of",
]
