"""The part of what is derived that a few documents bear on, so that adding one does not read the whole store.

Who is one person is decided among nodes of one name, and a tenure or a shortcut is one of a person or of a commitment.
So it is enough to derive again, from a small store with all claims about them, what concerns the persons that are
called like those whom the documents name, and the commitments that they name.

The store has to keep its union in the default graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg import iri
from kg.rdf import graph_name, term
from kg.rdf.terms import PREF_LABEL, A
from kg.resolve.whole import derive

_UNION = DefaultGraph()
_HASH = re.compile(rf"-[0-9a-f]{{{iri.HASH_LENGTH}}}$")
_CLAIM = term("vkg:Claim")


def derive_part(
    store: Store, base: str, named: Iterable[NamedNode], described: Iterable[NamedNode] = ()
) -> tuple[set[Quad], set[Quad]]:
    """(what the derived graph has of these entities, what it should have), as quads of that graph.

    ``named`` are the entities that documents named before or name since; ``described`` those about which the union says
    something else since (the jurisdiction of a body ties persons whom other documents name).
    """
    part = _Part(store, base)
    found = {*named, *part.members(node for node in described if part.is_a("body", node))}
    persons = part.called_alike(node for node in found if part.is_a("person", node))
    commitments = {node for node in found if part.is_a("commitment", node)}
    claims = Store()
    claims.extend(part.about_persons(persons))
    claims.extend(part.about_commitments(commitments))
    return part.derived(persons, commitments), set(derive(claims, base))


class _Part:
    """What a store says, looked up node by node."""

    def __init__(self, store: Store, base: str) -> None:
        self._store = store
        self._base = base
        self._derived = NamedNode(graph_name("derived", base))

    def is_a(self, kind: str, node: NamedNode) -> bool:
        """Whether an entity is of the kind, by its IRI: the store may hold it no more."""
        return node.value.startswith(f"{self._base}{kind}/")

    def members(self, bodies: Iterable[NamedNode]) -> set[NamedNode]:
        """The persons with a post in one of the bodies."""
        claims = {claim for body in bodies for claim in self._subjects("org:organization", body)}
        return {member for claim in claims for member in self._objects(claim, "org:member")}

    def called_alike(self, persons: Iterable[NamedNode]) -> set[NamedNode]:
        """The persons, and all others whose IRI has the same name in it: nodes of one name are among them."""
        alike = set(persons)
        names = {_HASH.sub("", person.value) for person in alike}
        if names:
            nodes = self._subjects("rdf:type", term("vkg:Person"))
            alike.update(node for node in nodes if _HASH.sub("", node.value) in names)
        return alike

    def about_persons(self, persons: Iterable[NamedNode]) -> Iterator[Quad]:
        """The persons, who names them, their claims, and what tenures and ties are read from."""
        for person in persons:
            yield from self._said(person, A, PREF_LABEL)
            yield from self._store.quads_for_pattern(None, term("vkg:mentions"), person, _UNION)
            for claim in self._subjects("org:member", person):
                if Quad(claim, A, _CLAIM) in self._store:
                    yield from self._about_claim(claim)

    def _about_claim(self, claim: NamedNode) -> Iterator[Quad]:
        yield from self._store.quads_for_pattern(claim, None, None, _UNION)
        for body in self._objects(claim, "org:organization"):
            yield from self._said(body, PREF_LABEL, term("vkg:jurisdiction"))
        for role in self._objects(claim, "org:role"):
            yield from self._said(role, PREF_LABEL, term("org:roleProperty"))
        for evidence in self._objects(claim, "prov:wasDerivedFrom"):
            yield from self._said(evidence, term("oa:hasSource"))
            for source in self._objects(evidence, "oa:hasSource"):
                yield from self._said(source, term("dcterms:date"))

    def about_commitments(self, commitments: Iterable[NamedNode]) -> Iterator[Quad]:
        """The claims by which somebody adopts one of them."""
        for commitment in commitments:
            for claim in self._subjects("vkg:commitment", commitment):
                yield from self._store.quads_for_pattern(claim, None, None, _UNION)

    def derived(self, persons: Iterable[NamedNode], commitments: Iterable[NamedNode]) -> set[Quad]:
        """What was derived of these persons and commitments."""
        pattern = self._store.quads_for_pattern
        found: set[Quad] = set()
        for person in persons:
            found.update(pattern(person, None, None, self._derived))
            for quad in pattern(None, term("org:member"), person, self._derived):
                found.update(pattern(quad.subject, None, None, self._derived))
        for commitment in commitments:
            found.update(pattern(None, term("vkg:adopts"), commitment, self._derived))
        return found

    def _said(self, node: NamedNode, *predicates: NamedNode) -> Iterator[Quad]:
        for predicate in predicates:
            yield from self._store.quads_for_pattern(node, predicate, None, _UNION)

    def _objects(self, node: NamedNode, predicate: str) -> Iterator[NamedNode]:
        for quad in self._store.quads_for_pattern(node, term(predicate), None, _UNION):
            if isinstance(quad.object, NamedNode):
                yield quad.object

    def _subjects(self, predicate: str, node: NamedNode) -> Iterator[NamedNode]:
        for quad in self._store.quads_for_pattern(None, term(predicate), node, _UNION):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject
