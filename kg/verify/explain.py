"""Where does it say so? One claim, with the words of the document around its evidence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.errors import StoreError
from kg.export.names import Names
from kg.model import Document
from kg.rdf import prefixes, term
from kg.rdf.terms import PREF_LABEL, VOCABULARIES, A
from kg.store import GraphStore
from kg.verify.claims import Quote, claims_of
from kg.verify.words import in_words

_OWN = VOCABULARIES["vkg"]
_SENTENCE_END = re.compile(r"[.!?…;]\s+|\n")
_AROUND = 300  # characters on either side, at most: a list without a full stop is not a sentence to read


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A span of the document with the rest of its sentence on either side."""

    start: int
    end: int
    before: str
    quote: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}[{self.quote}]{self.after}"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim in words, the rule that made it, what the context added, and the sentences that it was read from."""

    claim: str
    kind: str
    words: str
    rule: str
    rule_description: str
    confidence: str
    context: tuple[str, ...]
    source: str
    document: Document
    version: str
    excerpts: tuple[Excerpt, ...]


def explain(store: GraphStore, claim: str, describe_rule: Callable[[str], str] | None = None) -> Explanation:
    """Explains the claim of this IRI (``claim:…`` will do).

    ``describe_rule`` tells what a rule does, by its id. Raises StoreError where the store holds no such claim.
    """
    node = _node(store, claim)
    graph = _graph(store, node)
    if graph is None:
        raise StoreError(f"the store holds no claim {claim}; find claims with: kg query evidence --param name=…")
    said = claims_of(store.quads(graph))[node.value]
    values = _values(store, node)
    kind = next((name for name in values["a"].split(", ") if name != "Claim"), "Claim")
    document = store.document(graph)
    return Explanation(
        claim=node.value,
        kind=kind,
        words=in_words(kind, values),
        rule=said.rule,
        rule_description=describe_rule(said.rule) if describe_rule else "",
        confidence=values.get("vkg:confidence", ""),
        context=tuple(text for name, text in _pairs(store, node) if name == "vkg:context"),
        source=graph,
        document=document,
        version=next((row.version for row in store.sources() if row.iri == graph), ""),
        excerpts=tuple(excerpt(document.text, quote.start, quote.end) for quote in sorted(said.quotes, key=_place)),
    )


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """The span with the rest of its sentence; a span that does not lie in the text is brought inside."""
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    earlier = [match.end() for match in _SENTENCE_END.finditer(text, max(0, start - _AROUND), start)]
    later = _SENTENCE_END.search(text, end, end + _AROUND)
    first = earlier[-1] if earlier else max(0, start - _AROUND)
    last = later.start() + 1 if later else min(len(text), end + _AROUND)
    return Excerpt(start, end, text[first:start].lstrip(), text[start:end], text[end:last].rstrip())


def _place(quote: Quote) -> tuple[int, int]:
    return quote.start, quote.end


def _node(store: GraphStore, claim: str) -> NamedNode:
    """The IRI that is meant by ``claim:…``, ``<…>`` or the IRI itself."""
    text = claim.strip().strip("<>")
    prefix, colon, local = text.partition(":")
    namespace = prefixes(store.base).get(prefix) if colon and not local.startswith("//") else None
    try:
        return NamedNode(namespace + local if namespace else text)
    except ValueError:
        raise StoreError(
            f"{claim!r} is not the IRI of a claim; one is like claim:roleclaim-nguyen-van-a-01234567"
        ) from None


def _graph(store: GraphStore, claim: NamedNode) -> str | None:
    """The graph of the document that makes the claim."""
    found = store.ox.quads_for_pattern(claim, A, term("vkg:Claim"))
    return min((quad.graph_name.value for quad in found if isinstance(quad.graph_name, NamedNode)), default=None)


def _values(store: GraphStore, claim: NamedNode) -> dict[str, str]:
    """Each property of the claim as text, several values joined."""
    values: dict[str, str] = {}
    for name, text in _pairs(store, claim):
        values[name] = f"{values[name]}, {text}" if name in values else text
    return values


def _pairs(store: GraphStore, node: NamedNode) -> list[tuple[str, str]]:
    """(prefixed name of the property, value as text), sorted."""
    names = Names(VOCABULARIES)
    quads = store.ox.quads_for_pattern(node, None, None, DefaultGraph())
    return sorted(
        ("a" if quad.predicate == A else names.short(quad.predicate.value), _text(store, quad.object)) for quad in quads
    )


def _text(store: GraphStore, value: object) -> str:
    """A literal's text, the local name of a term of the ontology, or a node's label in Vietnamese."""
    if not isinstance(value, NamedNode):
        return value.value if isinstance(value, Literal) else str(value)
    if value.value.startswith(_OWN):
        return value.value.removeprefix(_OWN)
    found = (quad.object for quad in store.ox.quads_for_pattern(value, PREF_LABEL, None, DefaultGraph()))
    labels = sorted((label.language != "vi", label.value) for label in found if isinstance(label, Literal))
    return labels[0][1] if labels else value.value
