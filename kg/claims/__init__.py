"""Claims: one module a relation, and a table of them; :func:`extract` runs it and makes each fact one claim."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from kg.claims.confidence import confident
from kg.claims.scene import Scene
from kg.model import Claim, Manner, ParticipationClaim, RoleClaim, Span, Status, names_of

# Every relation's module has ``claims(scene) -> Iterator[Claim]``.
MODULES = ("roles", "deputies", "changes", "events", "participation", "adoptions", "quantities", "awards", "citations")

# Where a document says several things of one post, the last of these that is said holds: a post given in the news is
# incoming whatever else is said; one held now is not former because the text also tells how it was won.
_STRENGTH = {Status.FORMER: 0, Status.CURRENT: 1, Status.INCOMING: 2}


def extract(scene: Scene) -> tuple[Claim, ...]:
    """Every claim of a document, each fact once with all its places, in the order of the text."""
    found: list[Claim] = []
    for name in MODULES:
        extractor: Callable[[Scene], Iterator[Claim]] = importlib.import_module(f"kg.claims.{name}").claims
        found.extend(extractor(scene))
    return tuple(map(confident, merge(found)))


def merge(found: list[Claim]) -> tuple[Claim, ...]:
    """Equal facts become one claim: spans united, the first rule kept, the status by what the text says of the post."""
    merged: dict[tuple[object, ...], Claim] = {}
    for claim in found:
        key = _key(claim)
        known = merged.get(key)
        merged[key] = claim if known is None else _united(known, claim)
    at_place: dict[tuple[Span, str, str], list[Claim]] = {}
    for claim in merged.values():
        at_place.setdefault((claim.spans[0], type(claim).__name__, claim.rule), []).append(claim)
    # To write a claim out takes longer than to order it, and few share their place and rule with another.
    ordered = (at_place[place] for place in sorted(at_place))
    return tuple(chain.from_iterable(sorted(some, key=repr) if len(some) > 1 else some for some in ordered))


_SECONDARY = ("spans", "rule", "confidence", "context", "status", "term", "since", "until", "date", "manner")


def _key(claim: Claim) -> tuple[object, ...]:
    kind = type(claim)
    dated = getattr(claim, "date", "") if kind.__name__ == "ChangeClaim" else ""
    return (kind.__name__, *[getattr(claim, name) for name in names_of(claim) if name not in _SECONDARY], dated)


def _united(known: Claim, claim: Claim) -> Claim:
    first, second = (known, claim) if not _stronger(claim, known) else (claim, known)
    extra: dict[str, Any] = {}
    # A post's former years are not its new ones.
    same = getattr(first, "status", None) == getattr(second, "status", None)
    for name in ("term", "since", "until", "date") if same else ():
        if hasattr(first, name) and not getattr(first, name) and getattr(second, name, None):
            extra[name] = getattr(second, name)
    spans = tuple(dict.fromkeys((*first.spans, *second.spans)))
    return replace(first, spans=spans, context=tuple(dict.fromkeys((*first.context, *second.context))), **extra)


def _stronger(claim: Claim, known: Claim) -> bool:
    if isinstance(claim, ParticipationClaim) and isinstance(known, ParticipationClaim):
        return claim.manner is Manner.SPOKE and known.manner is Manner.ATTENDED
    if isinstance(claim, RoleClaim) and isinstance(known, RoleClaim):
        return _rank(claim) > _rank(known)
    return False


def _rank(claim: RoleClaim) -> int:
    """Leaving a post outweighs having it: a former that an act of leaving says stands above current."""
    left = claim.status is Status.FORMER and any(word in claim.rule for word in _LEAVING)
    return 3 if left else _STRENGTH[claim.status]


_LEAVING = ("leave", "remov", "retire", "resign", "moved", "outgrown", "replaced", "quits")
