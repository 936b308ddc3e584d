"""Claims and their evidence as quads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from functools import lru_cache, singledispatch

from pyoxigraph import Literal, NamedNode

from kg import iri
from kg.errors import ClaimError
from kg.model import (
    AdoptionClaim,
    AwardClaim,
    ChangeClaim,
    CitationClaim,
    Claim,
    Document,
    Entity,
    EventClaim,
    ParticipationClaim,
    QuantityClaim,
    RankClaim,
    RoleClaim,
    Span,
    names_of,
)
from kg.rdf.entities import Graph
from kg.rdf.terms import A, date, decimal, integer, term, vi

_ENTITIES = Entity.__args__
Property = tuple[str, NamedNode | Literal]


def claim_iri(claim: Claim, document: Document, base: str = iri.BASE) -> str:
    """IRI of a claim: class, document, rule, spans and every field of its own make it; confidence and context do not,
    for a rule measured again says the same thing. The slug is readable: ``roleclaim-nguyen-van-a-bi-thu-…``."""
    own = [getattr(claim, name) for name in names_of(claim) if name not in _OF_EVERY_CLAIM]
    spans = [f"{s.start},{s.end}" for s in claim.spans]
    name = type(claim).__name__
    values = [_digest(_key(value)) for value in own]
    readable = " ".join([name, *filter(None, map(_readable, own[:2]))])
    identity = (name, document.identifier, document.sha256, claim.rule, *spans, *values)
    return iri.mint("claim", readable, *identity, base=base)


_OF_EVERY_CLAIM = {f.name for f in fields(Claim)}


@lru_cache(maxsize=10_000)  # most fields are empty, or hold what other claims hold too
def _digest(key: tuple[str, ...]) -> str:
    return iri.digest(*key)


def _key(value: object) -> tuple[str, ...]:
    """A field as text; entities by what their IRIs are made of, so that the base does not show."""
    if isinstance(value, _ENTITIES):
        kind, _, identifying = iri.fields_of(value)
        return kind, *identifying
    return ("",) if value is None else (str(decimal(value)) if isinstance(value, Decimal) else str(value),)


def _readable(value: object) -> str:
    return iri.fields_of(value)[1] if isinstance(value, _ENTITIES) else str(value or "")


def add_claim(graph: Graph, claim: Claim, document: Document, source: NamedNode) -> None:
    """Put a claim, its evidence and the entities it speaks of into the graph.

    Raises ClaimError where its evidence does not lie in the document's text or a field is malformed.
    """
    try:
        _check(claim, document)
        node = NamedNode(claim_iri(claim, document, graph.base))
        for predicate, value in properties(claim, graph):
            graph.add(node, term(predicate), value)
    except ClaimError as error:
        raise ClaimError(f"{document.identifier}: {type(claim).__name__} of rule {claim.rule!r}: {error}") from error
    graph.add(node, A, term("vkg:Claim"), term(f"vkg:{type(claim).__name__}"))
    graph.add(node, term("vkg:rule"), Literal(claim.rule))
    graph.add(node, term("vkg:confidence"), decimal(claim.confidence))
    for note in claim.context:
        graph.add(node, term("vkg:context"), Literal(note))
    for span in claim.spans:
        graph.add(node, term("prov:wasDerivedFrom"), _evidence(graph, span, document, source))


def _check(claim: Claim, document: Document) -> None:
    if not claim.spans:
        raise ClaimError("it has no span; a claim that cannot be located is not written")
    for span in claim.spans:
        if span.end > len(document.text):
            length = len(document.text)
            raise ClaimError(f"span {span.start},{span.end} ends beyond the text, which has {length} characters")
    if not claim.rule:
        raise ClaimError("it names no rule; give the id of the rule that fired")
    if not 0 <= claim.confidence <= 1:
        raise ClaimError(f"confidence {claim.confidence} is not between 0 and 1")


def _evidence(graph: Graph, span: Span, document: Document, source: NamedNode) -> NamedNode:
    node = NamedNode(iri.evidence(source.value, span))
    selector = NamedNode(f"{node.value}&selector")
    graph.add(node, A, term("oa:SpecificResource"))
    graph.add(node, term("oa:hasSource"), source)
    graph.add(node, term("oa:hasSelector"), selector)
    graph.add(selector, A, term("oa:TextPositionSelector"), term("oa:TextQuoteSelector"))
    graph.add(selector, term("oa:start"), integer(span.start))
    graph.add(selector, term("oa:end"), integer(span.end))
    graph.add(selector, term("oa:exact"), vi(span.cut(document.text)))
    return node


def entities_of(claim: Claim) -> Iterator[Entity]:
    """The entities that a claim's fields hold."""
    for name in names_of(claim):
        value = getattr(claim, name)
        if isinstance(value, _ENTITIES):
            yield value


@singledispatch
def properties(claim: Claim, graph: Graph) -> Iterator[Property]:
    """What a claim of this class has beyond what every claim has; describes the entities it speaks of."""
    raise TypeError(f"no properties are defined for {type(claim).__name__}")


def _dates(*pairs: tuple[str, str]) -> Iterator[Property]:
    """A property for each date that is known."""
    return ((predicate, date(text)) for predicate, text in pairs if text)


@properties.register
def _(claim: RoleClaim, graph: Graph) -> Iterator[Property]:
    yield "org:member", graph.entity(claim.member)
    yield "org:role", graph.role(claim.role)
    yield "org:organization", graph.entity(claim.organization)
    yield "vkg:status", term(f"vkg:{claim.status}")
    if claim.term:
        yield "vkg:term", graph.entity(claim.term)
    yield from _dates(("vkg:since", claim.since), ("vkg:until", claim.until))


@properties.register
def _(claim: ChangeClaim, graph: Graph) -> Iterator[Property]:
    yield "org:member", graph.entity(claim.member)
    yield "org:role", graph.role(claim.role)
    yield "org:organization", graph.entity(claim.organization)
    yield "vkg:changeKind", term(f"vkg:{claim.kind}")
    yield from _dates(("dcterms:date", claim.date))


@properties.register
def _(claim: RankClaim, graph: Graph) -> Iterator[Property]:
    yield "org:member", graph.entity(claim.member)
    yield "vkg:rank", graph.concept("rank", claim.rank)


@properties.register
def _(claim: EventClaim, graph: Graph) -> Iterator[Property]:
    yield "vkg:event", graph.entity(claim.event)
    yield from _dates(("dcterms:date", claim.date))


@properties.register
def _(claim: ParticipationClaim, graph: Graph) -> Iterator[Property]:
    yield "org:member", graph.entity(claim.member)
    yield "vkg:event", graph.entity(claim.event)
    yield "vkg:manner", term(f"vkg:{claim.manner}")


@properties.register
def _(claim: AdoptionClaim, graph: Graph) -> Iterator[Property]:
    yield "vkg:adopter", graph.entity(claim.adopter)
    yield "vkg:commitment", graph.entity(claim.commitment)


@properties.register
def _(claim: QuantityClaim, graph: Graph) -> Iterator[Property]:
    yield "vkg:subject", graph.entity(claim.subject)
    yield "vkg:quantityOf", vi(claim.quantity_of)
    yield "schema:value", decimal(claim.value)
    if claim.unit_text:
        yield "schema:unitText", vi(claim.unit_text)
    yield "vkg:comparator", term(f"vkg:{claim.comparator}")


@properties.register
def _(claim: AwardClaim, graph: Graph) -> Iterator[Property]:
    yield "vkg:recipient", graph.entity(claim.recipient)
    yield "vkg:award", graph.entity(claim.award)
    yield from _dates(("vkg:year", claim.year))


@properties.register
def _(claim: CitationClaim, graph: Graph) -> Iterator[Property]:
    yield "vkg:cites", graph.entity(claim.cites)
    if claim.follower:
        yield "vkg:follower", graph.entity(claim.follower)
