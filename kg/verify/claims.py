"""The claims of one document's graph, as plain values that can be compared and sent between processes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, Quad

from kg.rdf import term
from kg.rdf.terms import A

_CLAIM = term("vkg:Claim")
_EVIDENCE = term("prov:wasDerivedFrom")
_RULE = term("vkg:rule")


@dataclass(frozen=True, slots=True)
class Quote:
    """One evidence node: where it says that the words stand, and the words."""

    node: str
    source: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Said:
    """One claim: its rule, its evidence, and every property, as (predicate, object) in N-Triples."""

    iri: str
    rule: str
    quotes: tuple[Quote, ...]
    properties: frozenset[tuple[str, str]]


def claims_of(quads: Iterable[Quad]) -> dict[str, Said]:
    """The claims in a document's graph by IRI, sorted."""
    about: dict[str, list[Quad]] = {}
    for quad in quads:
        about.setdefault(str(quad.subject), []).append(quad)
    found = sorted(node for node, said in about.items() if any(q.predicate == A and q.object == _CLAIM for q in said))
    return {node[1:-1]: _said(node, about) for node in found}


def _said(node: str, about: dict[str, list[Quad]]) -> Said:
    said = about[node]
    evidence = sorted(str(quad.object) for quad in said if quad.predicate == _EVIDENCE)
    rules = (quad.object.value for quad in said if quad.predicate == _RULE and isinstance(quad.object, Literal))
    return Said(
        iri=node[1:-1],
        rule=min(rules, default=""),
        quotes=tuple(_quote(name, about) for name in evidence),
        properties=frozenset((str(quad.predicate), str(quad.object)) for quad in said),
    )


def _quote(node: str, about: dict[str, list[Quad]]) -> Quote:
    """The evidence node as it is; where a part of it is missing, as a span that cannot be."""

    def value(subject: str, name: str, otherwise: str) -> str:
        wanted = term(name)
        found = [q.object for q in about.get(subject, ()) if q.predicate == wanted]
        return min((o.value if isinstance(o, Literal) else str(o) for o in found), default=otherwise)

    def number(name: str) -> int:
        text = value(selector, name, "-1")
        return int(text) if text.isdecimal() else -1

    selector = value(node, "oa:hasSelector", "")
    source = value(node, "oa:hasSource", "").strip("<>")
    return Quote(node[1:-1], source, number("oa:start"), number("oa:end"), value(selector, "oa:exact", ""))
