"""The named graphs of a store: one for each document, and those of texts, units and the ontology."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg import iri
from kg.lexicon.units import load
from kg.model import Analysis, Award, Body, Document, Entity, Event, OfficialDocument, Person, Unit
from kg.rdf.claims import add_claim, entities_of
from kg.rdf.entities import Graph, label
from kg.rdf.terms import ALT_LABEL, A, date, published, term, vi
from kg.text import normalise

_WORD = re.compile(r"\w+")
_PACKAGE = Path(__file__).resolve().parent.parent
#: Where vkg.ttl, roles.ttl, shapes.ttl and queries/ are: in the package where it is installed, beside it in a checkout.
ONTOLOGY_DIR = next(p for p in (_PACKAGE / "ontology", _PACKAGE.parent / "ontology") if p.is_dir())


def graph_name(name: str, base: str = iri.BASE) -> str:
    """IRI of one of the graphs ``texts``, ``units``, ``ontology``, ``derived``."""
    return f"{base}graph/{name}"


def document_quads(
    analysis: Analysis,
    base: str = iri.BASE,
    *,
    version: str = "",
    min_confidence: Decimal | None = None,
    in_order: bool = True,
) -> list[Quad]:
    """The named graph of a document, sorted: its claims with their evidence, the source, and what it mentions.

    ``version`` is that of the rules and lexicon that read it; claims below ``min_confidence`` are left out. Who puts
    them in a store, which has an order of its own and holds each once, saves time without ``in_order``: they come as
    they were made, some again. Raises ClaimError where a claim cannot be located.
    """
    if min_confidence is not None:
        kept = tuple(claim for claim in analysis.claims if claim.confidence >= min_confidence)
        analysis = replace(analysis, claims=kept)
    document = analysis.document
    source = NamedNode(iri.source(document, base))
    graph = Graph(source.value, base)
    _describe_source(graph, source, document)
    if version:
        graph.add(source, term("vkg:rulesVersion"), Literal(version))
    for claim in analysis.claims:
        add_claim(graph, claim, document, source)
    for entity in _named_entities(analysis):
        graph.add(source, term("vkg:mentions"), graph.entity(entity))
    _add_other_names(graph, analysis)
    return graph.sorted() if in_order else graph.quads


def _describe_source(graph: Graph, source: NamedNode, document: Document) -> None:
    graph.add(source, A, term("vkg:Source"))
    graph.add(source, term("dcterms:identifier"), Literal(document.identifier))
    graph.add(source, term("vkg:sha256"), Literal(document.sha256))
    if document.title:
        graph.add(source, term("dcterms:title"), vi(document.title))
    if document.url:
        graph.add(source, term("schema:url"), Literal(document.url, datatype=term("xsd:anyURI")))
    if document.publisher:
        graph.add(source, term("schema:publisher"), Literal(document.publisher))
    if document.published:
        graph.add(source, term("dcterms:date"), published(document.published))


def _named_entities(analysis: Analysis) -> set[Entity]:
    """All that the document names: in mentions, in claims, and in names (the unit of a body, the host of an event)."""
    waiting = [m.entity for m in analysis.mentions if m.entity]
    for claim in analysis.claims:
        waiting.extend(entities_of(claim))
    named: set[Entity] = set()
    while waiting:
        entity = waiting.pop()
        if entity not in named:
            named.add(entity)
            waiting.extend(_in_the_name_of(entity))
    return named


def _in_the_name_of(entity: Entity) -> Iterable[Entity]:
    match entity:
        case Body(unit=Unit() as unit):
            return (unit,)
        case Event():
            return (entity.host, entity.term) if entity.term else (entity.host,)
        case OfficialDocument() if entity.issuer:
            return (Body(entity.issuer),)
    return ()


def _add_other_names(graph: Graph, analysis: Analysis) -> None:
    """``skos:altLabel``: the spellings in which the document names a person, body, unit or award beside its label."""
    names: dict[Entity, set[str]] = defaultdict(set)
    for mention in analysis.mentions:
        if isinstance(mention.entity, Person | Body | Unit | Award):
            names[mention.entity].add(" ".join(mention.text.split()))
    for entity, spellings in names.items():
        full = label(entity)
        for name in spellings - {full}:
            # ông Hải is a way to speak of somebody, not a name
            if _is_name(name, full) and not (isinstance(entity, Person) and name[0].islower()):
                graph.add(graph.entity(entity), ALT_LABEL, vi(name))


@lru_cache(maxsize=10_000)
def _is_name(text: str, full: str) -> bool:
    """Whether the text names by itself what is called ``full``: *Hà Nội* and *TP.HCM* do, *thành phố* and *Đảng bộ
    quận* need their context. What tells one from the other is the end of the name, or its initials."""
    words, last = _WORD.findall(normalise(text)), _WORD.findall(normalise(full))
    initials = "".join(word[0] for word in last[-2:]).upper()
    abbreviated = len(initials) == 2 and any(word.isupper() and word.endswith(initials) for word in words)
    return bool(last) and (last[-1].lower() in (word.lower() for word in words) or abbreviated)


def text_quads(document: Document, base: str = iri.BASE) -> list[Quad]:
    """The document's text as read and what else makes the Document, in the graph of texts, in no certain order."""
    source = NamedNode(iri.source(document, base))
    graph = Graph(graph_name("texts", base), base)
    _describe_source(graph, source, document)
    graph.add(source, term("schema:articleBody"), Literal(document.text))
    return graph.quads


def document_of(quads: Iterable[Quad]) -> Document:
    """The Document that ``text_quads`` of one source tells of, equal to the one that was written."""
    values = {quad.predicate: quad.object.value for quad in quads if isinstance(quad.object, Literal)}
    return Document(
        identifier=values[term("dcterms:identifier")],
        text=values[term("schema:articleBody")],
        title=values.get(term("dcterms:title"), ""),
        url=values.get(term("schema:url"), ""),
        publisher=values.get(term("schema:publisher"), ""),
        published=values.get(term("dcterms:date"), ""),
    )


def units_quads(units: Iterable[Unit], base: str = iri.BASE) -> list[Quad]:
    """The gazetteer's graph: the units given, their ancestors, what followed them, and when each existed.

    A unit that the gazetteer does not hold is described by itself.
    """
    gazetteer = load()
    graph = Graph(graph_name("units", base), base)
    waiting, done = list(units), set()
    while waiting:
        unit = waiting.pop()
        if unit in done:
            continue
        done.add(unit)
        node = graph.entity(unit)
        for predicate, day in zip(("vkg:existsFrom", "vkg:existsUntil"), gazetteer.lifetime(unit), strict=True):
            if day:
                graph.add(node, term(predicate), date(day))
        successors = gazetteer.successors(unit)
        for successor in successors:
            graph.add(node, term("vkg:succeededBy"), graph.entity(successor))
        waiting.extend([*successors, *([unit.parent] if unit.parent else [])])
    return graph.sorted()


def ontology_quads(base: str = iri.BASE) -> list[Quad]:
    """The ontology and the roles, in their graph; the roles' IRIs are moved to ``base``."""
    name = NamedNode(graph_name("ontology", base))

    return sorted((_moved(quad, name, base) for quad in _ontology()), key=str)


def _moved(quad: Quad, graph: NamedNode, base: str) -> Quad:
    """The quad in ``graph``, with entities under ``base``. The ontology holds no blank node (a test says so)."""
    subject, value = quad.subject, quad.object
    if isinstance(subject, NamedNode) and subject.value.startswith(iri.BASE):
        subject = NamedNode(base + subject.value.removeprefix(iri.BASE))
    if isinstance(value, NamedNode) and value.value.startswith(iri.BASE):
        value = NamedNode(base + value.value.removeprefix(iri.BASE))
    return Quad(subject, quad.predicate, value, graph)


@cache
def _ontology() -> tuple[Quad, ...]:
    files = [ONTOLOGY_DIR / name for name in ("vkg.ttl", "roles.ttl")]
    return tuple(quad for file in files for quad in parse(path=str(file), format=RdfFormat.TURTLE))
