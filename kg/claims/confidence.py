"""Confidence of a claim: the measured precision of the rule that made it (``data/rules/precision.tsv``)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from kg.lexicon import rows
from kg.model import Claim

# What the table calls the relation that a claim is of.
_RELATION = {
    "RoleClaim": "role",
    "ChangeClaim": "change",
    "RankClaim": "rank",
    "EventClaim": "event",
    "ParticipationClaim": "attends",
    "AdoptionClaim": "adopts",
    "QuantityClaim": "count",
    "AwardClaim": "award",
    "CitationClaim": "cites",
}
UNSEEN = Decimal("0.5")  # a relation that no labelled document has


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], Decimal]:
    return {(relation, rule): Decimal(value) for _, (rule, relation, _, _, value) in rows("rules/precision.tsv", 5)}


def confident(claim: Claim) -> Claim:
    """The claim with its confidence: its rule's, or that of its relation's rules together where the rule was never
    judged."""
    relation = _RELATION[type(claim).__name__]
    table = _table()
    value = table.get((relation, claim.rule)) or table.get((relation, "*")) or UNSEEN
    return replace(claim, confidence=value)
