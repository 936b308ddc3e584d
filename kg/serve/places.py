"""What the documents say of each province: of itself, of the units in it, of the bodies in charge there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode

from kg.rdf import term
from kg.serve.reading import ABOUT
from kg.store import GraphStore

_STEPS = 6  # from an event to its host, to the commune that the host is in charge of, up to the province
_ABOVE = ("vkg:within", "vkg:jurisdiction", "vkg:host")


@dataclass(frozen=True, slots=True)
class Place:
    """A province; how many of its units and bodies are named, and how many claims and documents speak of any of them.

    ``until`` is the day on which it ceased to be, empty where it has not.
    """

    iri: str
    units: int
    bodies: int
    claims: int
    documents: int
    until: str


def places(store: GraphStore) -> tuple[Place, ...]:
    """The provinces of which documents speak, those of most claims first."""
    provinces = {thing for thing, _ in _pairs(store, "rdf:type", "vkg:Province")}
    above = {thing: other for name in _ABOVE for thing, other in _pairs(store, name)}
    named: dict[str, set[str]] = defaultdict(set)
    documents: dict[str, set[str]] = defaultdict(set)
    for document, thing in _pairs(store, "vkg:mentions"):
        if home := _province(thing, above, provinces):
            named[home].add(thing)
            documents[home].add(document)
    claims: dict[str, set[str]] = defaultdict(set)
    for name in ABOUT:
        for claim, thing in _pairs(store, name):
            if claim.startswith(f"{store.base}claim/") and (home := _province(thing, above, provinces)):
                claims[home].add(claim)
    until = {q.subject.value: q.object.value for q in _quads(store, "vkg:existsUntil")}
    found = [
        Place(iri, _under(named[iri] - {iri}, store, "unit"), _under(named[iri], store, "body"), len(claims[iri]),
              len(documents[iri]), until.get(iri, ""))
        for iri in sorted(documents)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda place: (-place.claims, -place.documents, place.iri)))


def _quads(store: GraphStore, name: str, value: str = "") -> Iterator[Any]:
    return store.ox.quads_for_pattern(None, term(name), term(value) if value else None, DefaultGraph())


def _pairs(store: GraphStore, name: str, value: str = "") -> Iterator[tuple[str, str]]:
    """(subject, object) of each triple with the property, where both are IRIs."""
    for quad in _quads(store, name, value):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            yield quad.subject.value, quad.object.value


def _province(thing: str, above: dict[str, str], provinces: set[str]) -> str:
    """The province in which a thing is; empty where nothing says so."""
    for _ in range(_STEPS):
        if not thing or thing in provinces:
            return thing
        thing = above.get(thing, "")
    return ""


def _under(things: set[str], store: GraphStore, folder: str) -> int:
    """How many of the things are of the kind whose IRIs are in that folder."""
    return sum(thing.startswith(f"{store.base}{folder}/") for thing in things)
