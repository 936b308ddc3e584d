"""Entities and concepts as quads: one function a class, one place where their types and labels are decided."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, singledispatch

from pyoxigraph import Literal, NamedNode, Quad

from kg import iri
from kg.errors import ClaimError
from kg.model import Award, Body, Commitment, Entity, Event, Level, OfficialDocument, Person, Term, Unit
from kg.rdf.labels import concepts, roles
from kg.rdf.terms import PREF_LABEL, SUB_PROPERTY, A, date, en, integer, term, vi

UNIT_CLASS = {Level.PROVINCE: "vkg:Province", Level.DISTRICT: "vkg:District", Level.COMMUNE: "vkg:Commune"}
SCHEMES = {
    "rank": "vkg:Ranks",
    "event-type": "vkg:EventTypes",
    "document-kind": "vkg:DocumentKinds",
    "body-type": "vkg:BodyTypes",
}


def label(entity: Entity) -> str:
    """The entity's ``skos:prefLabel``: a function of what its IRI is made of, so that a node never gets two."""
    match entity:
        case Person():
            return entity.name
        case Body() | Award():
            return iri.spelling(entity.name)
        case Commitment():
            return iri.spelling(entity.label)
        case Unit():
            return iri.unit_spelling(entity.name)
        case Term():
            return entity.label
        case Event():
            return replace(entity, host=replace(entity.host, name=label(entity.host))).name
        case OfficialDocument():
            return " ".join(filter(None, [entity.kind, entity.number, entity.issuer, entity.session])) or entity.title


def _named(text: str, kind: str) -> str:
    if not text.strip():
        raise ClaimError(f"a {kind} without a name cannot be written; leave such a claim out")
    return text


@lru_cache(maxsize=10_000)  # every document speaks of the same concepts and roles
def _minted(kind: str, key: str, base: str) -> str:
    return iri.mint(kind, key, key, base=base)


class Graph:
    """The quads of one named graph while they are gathered; an entity is described once."""

    def __init__(self, name: str, base: str) -> None:
        self.name = NamedNode(name)
        self.base = base
        self.quads: list[Quad] = []  # some more than once, which costs less than telling them apart
        self._nodes: dict[Entity | tuple[str, str], NamedNode] = {}  # of what is described

    def add(self, subject: NamedNode, predicate: NamedNode, *objects: NamedNode | Literal) -> None:
        """One triple for each object."""
        for value in objects:
            self.quads.append(Quad(subject, predicate, value, self.name))

    def sorted(self) -> list[Quad]:
        """The quads in an order that depends on nothing but them."""
        return sorted(set(self.quads), key=str)

    def entity(self, entity: Entity) -> NamedNode:
        """The entity's node; its description, and that of what it refers to, is in the graph afterwards."""
        node = self._nodes.get(entity)
        if node is None:
            node = self._nodes[entity] = NamedNode(iri.of(entity, self.base))
            self.add(node, PREF_LABEL, vi(_named(label(entity), type(entity).__name__)))
            _describe(entity, self, node)
        return node

    def concept(self, kind: str, key: str) -> NamedNode:
        """A concept of one of ``SCHEMES``. Its one ``skos:prefLabel`` is Vietnamese; ``rdfs:label`` is English."""
        node = self._nodes.get((kind, key))
        if node is None:
            node = self._nodes[kind, key] = NamedNode(_minted(kind, key, self.base))
            in_vi, in_en = concepts().get((kind, _named(key, kind)), (key, ""))
            self.add(node, A, term("skos:Concept"))
            self.add(node, term("skos:inScheme"), term(SCHEMES[kind]))
            self.add(node, PREF_LABEL, vi(in_vi))
            if in_en:
                self.add(node, term("rdfs:label"), en(in_en))
        return node

    def role(self, name: str) -> NamedNode:
        """The node of a role, by its label."""
        node = self._nodes.get(("role", name))
        if node is None:
            node = self._nodes["role", name] = NamedNode(_minted("role", name, self.base))
            known = roles().get(_named(name, "role"))
            self.add(node, A, term("vkg:Role"))
            self.add(node, PREF_LABEL, vi(name), *([en(known.en)] if known else []))
            own = _minted("role-property", name, self.base)
            says = term(f"vkg:{known.property}") if known else NamedNode(own)
            self.add(node, term("org:roleProperty"), says)
            self.add(says, SUB_PROPERTY, term("org:memberOf"))
        return node


@singledispatch
def _describe(entity: object, graph: Graph, node: NamedNode) -> None:
    raise TypeError(f"no description is defined for {type(entity).__name__}")


@_describe.register
def _(entity: Person, graph: Graph, node: NamedNode) -> None:
    graph.add(node, A, term("vkg:Person"))


@_describe.register
def _(entity: Body, graph: Graph, node: NamedNode) -> None:
    graph.add(node, A, term("vkg:Body"))
    if entity.kind:
        graph.add(node, term("vkg:bodyType"), graph.concept("body-type", entity.kind))
    if entity.unit:
        graph.add(node, term("vkg:jurisdiction"), graph.entity(entity.unit))
    if entity.parent:
        parent = Body(entity.parent, unit=entity.unit, local=entity.local)
        graph.add(node, term("org:subOrganizationOf"), graph.entity(parent))


@_describe.register
def _(entity: Unit, graph: Graph, node: NamedNode) -> None:
    graph.add(node, A, term("vkg:AdministrativeUnit"), term(UNIT_CLASS[entity.level]))
    if entity.code:
        graph.add(node, term("dcterms:identifier"), Literal(entity.code))
    if entity.parent:
        graph.add(node, term("vkg:within"), graph.entity(entity.parent))


@_describe.register
def _(entity: Term, graph: Graph, node: NamedNode) -> None:
    graph.add(node, A, term("vkg:Term"))
    if entity.years:
        first, last = entity.years
        graph.add(node, term("vkg:firstYear"), date(f"{first:04}"))
        graph.add(node, term("vkg:lastYear"), date(f"{last:04}"))


@_describe.register
def _(entity: Event, graph: Graph, node: NamedNode) -> None:
    graph.add(node, A, term("vkg:Event"))
    graph.add(node, term("vkg:eventType"), graph.concept("event-type", entity.kind))
    graph.add(node, term("vkg:host"), graph.entity(entity.host))
    if entity.ordinal is not None:
        graph.add(node, term("vkg:ordinal"), integer(entity.ordinal))
    if entity.term:
        graph.add(node, term("vkg:term"), graph.entity(entity.term))


@_describe.register
def _(entity: OfficialDocument, graph: Graph, node: NamedNode) -> None:
    graph.add(node, A, term("vkg:OfficialDocument"))
    graph.add(node, term("vkg:documentKind"), graph.concept("document-kind", entity.kind))
    if entity.issuer:
        graph.add(node, term("vkg:issuer"), graph.entity(Body(entity.issuer)))
    for predicate, value in (("vkg:number", entity.number), ("vkg:session", entity.session)):
        if value:
            graph.add(node, term(predicate), Literal(value))
    if entity.title:
        graph.add(node, term("dcterms:title"), vi(entity.title))
    if entity.date:
        graph.add(node, term("dcterms:date"), date(entity.date))


@_describe.register
def _(entity: Award, graph: Graph, node: NamedNode) -> None:
    graph.add(node, A, term("vkg:Award"))


@_describe.register
def _(entity: Commitment, graph: Graph, node: NamedNode) -> None:
    graph.add(node, A, term("vkg:Commitment"), term(f"vkg:{entity.kind}"))
