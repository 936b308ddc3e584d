"""What is wrong with a graph, for those who mend it: each violation with a claim that it touches and its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, RdfFormat, Store, Triple, parse, serialize

from kg.rdf import VOCABULARIES, term
from kg.rdf.terms import A
from kg.validate.shapes import SHAPES, Term, Violation
from kg.verify.explain import excerpt

_CLAIM, _DERIVED, _SOURCE = term("vkg:Claim"), term("prov:wasDerivedFrom"), term("oa:hasSource")
_STEPS = 2  # from a selector over its evidence to the claim
_NODES = 500  # of those that name a node, how many are looked at: a province is named by all claims of a province


@dataclass(frozen=True, slots=True)
class Finding:
    """A violation; the IRI of a claim that it touches, if any; the document that makes the claim, and its sentence,
    with what the claim rests on in brackets. Where the document's text is not there, the sentence is those words alone.
    """

    violation: Violation
    claim: str = ""
    document: str = ""
    sentence: str = ""


def findings(store: Store, violations: Iterable[Violation]) -> Iterator[Finding]:
    """Each violation with its claim, in the same order. The default graph of ``store`` is what was checked."""
    graph = _Graph(store)
    for violation in violations:
        claim = graph.claim(violation.focus)
        yield Finding(violation, claim.value if claim else "", *graph.said(claim))


class _Graph:
    """The union, node by node."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def claim(self, focus: str) -> NamedNode | None:
        """The node if it is a claim, else one that is derived from it, or that it is derived from; the first by IRI."""
        node = parsed(focus)
        ring = [node] if isinstance(node, NamedNode) else []
        for _ in range(_STEPS + 1):
            claims = [node for node in ring if self._is_claim(node)]
            claims += [node for near in ring for node in self._objects(near, _DERIVED) if self._is_claim(node)]
            if claims:
                return min(claims, key=lambda node: node.value)
            ring = [node for near in ring for node in self._naming(near)][:_NODES]
        return None

    def said(self, claim: NamedNode | None) -> tuple[str, str]:
        """The document that makes the claim, and its sentence."""
        evidence = sorted(self._objects(claim, _DERIVED), key=lambda node: node.value) if claim else []
        for node in evidence:
            source = next(iter(self._objects(node, _SOURCE)), None)
            selector = next(iter(self._objects(node, term("oa:hasSelector"))), None)
            start, end = self._text(selector, "oa:start"), self._text(selector, "oa:end")
            text = self._text(source, "schema:articleBody", anywhere=True)
            words = self._text(selector, "oa:exact")
            placed = text and start.isdecimal() and end.isdecimal()
            sentence = str(excerpt(text, int(start), int(end))) if placed else f"[{words}]" if words else ""
            return self._text(source, "dcterms:identifier"), " ".join(sentence.split())
        return "", ""

    def _is_claim(self, node: NamedNode) -> bool:
        return any(self._store.quads_for_pattern(node, A, _CLAIM, DefaultGraph()))

    def _naming(self, node: NamedNode) -> list[NamedNode]:
        """The nodes that name a node. All of a document names its source, and so tells nothing of it."""
        quads = self._store.quads_for_pattern(None, None, node, DefaultGraph())
        found = {quad.subject for quad in quads if quad.predicate != _SOURCE and isinstance(quad.subject, NamedNode)}
        return sorted((node for node in found if isinstance(node, NamedNode)), key=lambda node: node.value)

    def _objects(self, node: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        quads = self._store.quads_for_pattern(node, predicate, None, DefaultGraph())
        return [quad.object for quad in quads if isinstance(quad.object, NamedNode)]

    def _text(self, node: NamedNode | None, name: str, *, anywhere: bool = False) -> str:
        """The literal at a property, in the union or in any graph (texts are not in the union); empty where none is."""
        if node is None:
            return ""
        quads = self._store.quads_for_pattern(node, term(name), None, None if anywhere else DefaultGraph())
        return min((quad.object.value for quad in quads if isinstance(quad.object, Literal)), default="")


def turtle(found: Iterable[Finding]) -> bytes:
    """A SHACL validation report in Turtle. The claim that a result touches is its ``rdfs:seeAlso``, what the claim's
    sentence says its ``rdfs:comment``."""
    return serialize(_report([*found]), format=RdfFormat.TURTLE, prefixes={**VOCABULARIES, "shape": SHAPES}) or b""


def _report(found: list[Finding]) -> Iterator[Triple]:
    report = BlankNode("report")
    results = [BlankNode(f"result{number}") for number in range(1, len(found) + 1)]
    yield Triple(report, A, term("sh:ValidationReport"))
    yield Triple(report, term("sh:conforms"), Literal(not found))
    yield from (Triple(report, term("sh:result"), result) for result in results)
    for result, finding in zip(results, found, strict=True):
        yield from _result(result, finding)


def _result(result: BlankNode, finding: Finding) -> Iterator[Triple]:
    violation = finding.violation
    yield Triple(result, A, term("sh:ValidationResult"))
    yield Triple(result, term("sh:focusNode"), parsed(violation.focus))
    if violation.path:
        yield Triple(result, term("sh:resultPath"), NamedNode(violation.path))
    if violation.value:
        yield Triple(result, term("sh:value"), parsed(violation.value))
    yield Triple(result, term("sh:resultSeverity"), term("sh:Violation"))
    yield Triple(result, term("sh:sourceConstraintComponent"), term(f"sh:{violation.component}ConstraintComponent"))
    yield Triple(result, term("sh:sourceShape"), NamedNode(SHAPES + violation.shape))
    yield Triple(result, term("sh:resultMessage"), Literal(violation.message, language="en"))
    if finding.sentence:
        yield Triple(result, term("rdfs:comment"), Literal(finding.sentence, language="vi"))
    if finding.claim:
        yield Triple(result, term("rdfs:seeAlso"), NamedNode(finding.claim))


def parsed(written: str) -> Term:
    """The term that is written as an IRI, or as N-Triples write it."""
    if written[:1] not in '"<_':
        return NamedNode(written)
    (quad,) = parse(f"<x:s> <x:p> {written} .", format=RdfFormat.N_TRIPLES)
    found: Term = quad.object
    return found
