"""The whole graph of what is derived: identities, tenures, shortcuts."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, Store

from kg.iri import BASE, mint
from kg.rdf import graph_name, term
from kg.rdf.terms import PREF_LABEL, A, date, vi
from kg.resolve import persons
from kg.resolve.persons import Identities
from kg.resolve.reading import Columns
from kg.resolve.tenures import Tenure, tenures

_HELD = {term("vkg:current"), term("vkg:incoming")}


def derive(store: Store, base: str = BASE, found: Identities | None = None) -> list[Quad]:
    """The graph of what is derived, sorted: tenures, shortcuts, identities. Reads claims, nothing derived before.

    ``found`` says who is one person where that was decided from more claims than the store holds.
    """
    columns, graph = Columns(store), NamedNode(graph_name("derived", base))
    found = persons.identities(columns) if found is None else found
    held = tenures(columns, found)
    quads = set(_identity_quads(found, graph))
    quads.update(_tenure_quads(columns, held, base, graph))
    quads.update(_shortcuts(columns, found, held, graph))
    return sorted(quads, key=str)


def _identity_quads(found: Identities, graph: NamedNode) -> Iterator[Quad]:
    for person, canonical in found.canonical.items():
        if person != canonical:
            yield Quad(person, term("owl:sameAs"), canonical, graph)
    for first, second in found.possibly:
        yield Quad(first, term("vkg:possiblySame"), second, graph)


def _tenure_quads(columns: Columns, held: list[Tenure], base: str, graph: NamedNode) -> Iterator[Quad]:
    names = columns.texts("skos:prefLabel", "vi")
    for tenure in held:
        parts = (tenure.person, tenure.role, tenure.body)
        label = ", ".join(names.get(part, part.value) for part in parts)
        # made of what follows the base, so that the same claims under another base give the same local name
        node = NamedNode(mint("tenure", label, *(part.value.removeprefix(base) for part in parts), base=base))
        yield from (Quad(node, A, term(kind), graph) for kind in ("vkg:Tenure", "org:Membership"))
        yield Quad(node, PREF_LABEL, vi(label), graph)
        for predicate, part in zip(("org:member", "org:role", "org:organization"), parts, strict=True):
            yield Quad(node, term(predicate), part, graph)
        yield Quad(node, term("vkg:status"), tenure.status, graph)
        for predicate, day in (("vkg:since", tenure.since), ("vkg:until", tenure.until)):
            if day:
                yield Quad(node, term(predicate), date(day), graph)
        yield from (Quad(node, term("vkg:term"), years, graph) for years in tenure.terms)
        yield from (Quad(node, term("prov:wasDerivedFrom"), claim, graph) for claim in tenure.claims)


def _shortcuts(columns: Columns, found: Identities, held: list[Tenure], graph: NamedNode) -> Iterator[Quad]:
    """Person *role property* body, adopter ``vkg:adopts`` commitment, person ``vkg:attended`` event.

    A former post has its tenure only: a triple without a time would say that it is held.
    """
    properties = columns.values("org:roleProperty")
    for tenure in held:
        if tenure.status in _HELD:
            for says in properties.get(tenure.role, ()):
                yield Quad(tenure.person, says, tenure.body, graph)
    adopters, commitments = columns.values("vkg:adopter"), columns.values("vkg:commitment")
    for claim in columns.instances("vkg:AdoptionClaim"):
        for adopter in adopters.get(claim, ()):
            for commitment in commitments.get(claim, ()):
                yield Quad(adopter, term("vkg:adopts"), commitment, graph)
    members, events = columns.values("org:member"), columns.values("vkg:event")
    for claim in columns.instances("vkg:ParticipationClaim"):
        for member in members.get(claim, ()):
            for event in events.get(claim, ()):
                yield Quad(found.of(member), term("vkg:attended"), event, graph)
