"""What a store holds, counted once when the explorer begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions

from kg.rdf import VOCABULARIES, prefixes, term
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
    most); the provinces; the people that are tied to most (IRI, to how many bodies, events, honours)."""

    claims: dict[str, int]
    months: dict[str, dict[str, int]]
    newest: tuple[str, ...]
    places: tuple[Place, ...]
    connected: tuple[tuple[str, int], ...]


def overview(store: GraphStore, most: int = 10) -> Overview:
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
    for source, kind, count in _by_document(store):
        claims[kind] += count
        telling[source] += count
        month = dates.get(source, "")[:7]
        if month[:4].isdigit() and len(month) >= 4:
            months.setdefault(month, Counter())[kind] += count
    named = sorted(source.value for source in sources if isinstance(source, NamedNode))
    named.sort(key=lambda source: (dates.get(source, ""), telling[source]), reverse=True)
    return Overview(
        claims={kind: claims[kind] for kind in CLAIMS if claims[kind]},
        months={month: dict(counted) for month, counted in sorted(months.items())},
        newest=tuple(named[:most]),
        places=places(store),
        connected=tuple(_connected(store)[:most]),
    )


def _by_document(store: GraphStore) -> Iterator[tuple[str, str, int]]:
    """(document, class of claims, how many of them it has)."""
    kinds = " ".join(f"vkg:{kind}" for kind in CLAIMS)
    query = f"VALUES ?kind {{ {kinds} }} GRAPH ?source {{ ?claim a ?kind }}"
    found = store.ox.query(
        f"SELECT ?source ?kind (COUNT(*) AS ?claims) {{ {query} }} GROUP BY ?source ?kind",
        prefixes=prefixes(store.base),
    )
    assert isinstance(found, QuerySolutions)
    for source, kind, count in found:
        yield source.value, kind.value.removeprefix(_OWN), int(count.value)


def _connected(store: GraphStore) -> list[tuple[str, int]]:
    """(person, to how many things claims tie them), most first. Nodes that are one person count as one."""
    same = {quad.subject: quad.object for quad in store.ox.quads_for_pattern(None, term("owl:sameAs"), None)}
    found = store.ox.query(
        "SELECT DISTINCT ?person ?thing { ?claim a vkg:Claim ; org:member|vkg:recipient ?person ; "
        "org:organization|vkg:event|vkg:award ?thing . ?person a vkg:Person }",
        prefixes=prefixes(store.base),
    )
    assert isinstance(found, QuerySolutions)
    ties = {(same.get(person, person), thing) for person, thing in found}
    counted = Counter(person.value for person, _ in ties)
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))
