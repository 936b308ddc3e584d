"""What a store holds, counted once when the explorer begins."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.rdf import VOCABULARIES, term
from kg.rdf.terms import A
from kg.serve.places import Place, places
from kg.store import GraphStore

_OWN = VOCABULARIES["vkg"]
#: The classes of claims, in the order in which pages speak of them.
CLAIMS = (
    "RoleClaim", "ChangeClaim", "ParticipationClaim", "EventClaim", "AdoptionClaim", "QuantityClaim", "CitationClaim",
    "AwardClaim", "RankClaim",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Overview:
    """Claims by class; by month of publication and class; the newest documents (IRIs; of one day those first that say
    most); the provinces."""

    claims: dict[str, int]
    months: dict[str, dict[str, int]]
    newest: tuple[str, ...]
    places: tuple[Place, ...]


def overview(store: GraphStore, newest: int = 10) -> Overview:
    """Counts the claims of a store and when their documents were published."""
    union = DefaultGraph()
    sources = [quad.subject for quad in store.ox.quads_for_pattern(None, A, term("vkg:Source"), union)]
    dates: dict[str, str] = {}
    for quad in store.ox.quads_for_pattern(None, term("dcterms:date"), None, store.texts):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            dates[quad.subject.value] = quad.object.value
    claims: Counter[str] = Counter()
    telling: Counter[str] = Counter()
    months: dict[str, Counter[str]] = {}
    for kind in CLAIMS:
        for quad in store.ox.quads_for_pattern(None, A, term(f"vkg:{kind}")):
            if isinstance(quad.graph_name, NamedNode):
                claims[kind] += 1
                telling[quad.graph_name.value] += 1
                month = dates.get(quad.graph_name.value, "")[:7]
                if month[:4].isdigit() and len(month) >= 4:
                    months.setdefault(month, Counter())[kind] += 1
    named = sorted(source.value for source in sources if isinstance(source, NamedNode))
    named.sort(key=lambda source: (dates.get(source, ""), telling[source]), reverse=True)
    return Overview(
        claims={kind: claims[kind] for kind in CLAIMS if claims[kind]},
        months={month: dict(counted) for month, counted in sorted(months.items())},
        newest=tuple(named[:newest]),
        places=places(store),
    )
