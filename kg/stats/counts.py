"""What a store holds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.export.order import GENERAL
from kg.rdf import term
from kg.rdf.terms import PREF_LABEL, VOCABULARIES, A
from kg.resolve.reading import Columns
from kg.stats.coverage import Coverage, SourceCount, grouped, sources, together
from kg.stats.doubts import Double, Named, UnresolvedBody, doubles, unresolved
from kg.store import GraphStore

_OWN = VOCABULARIES["vkg"]


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of a store. The counters are sorted, most first.

    ``entities``: what documents name, by class. ``claims``: by class. ``rules``: claims by the rule that made them.
    ``once``: entities that no more than one document names. ``possibly_same``: pairs of persons of one name whom
    nothing shows to be one, or two. ``publishers`` and ``months`` (of publication): how much of the documents' texts
    the claims cover. ``doubles``: posts held by two people at once. ``unresolved``: bodies that one document alone
    knows.
    """

    triples: int
    coverage: Coverage
    sources: tuple[SourceCount, ...]
    publishers: dict[str, Coverage]
    months: dict[str, Coverage]
    entities: dict[str, int]
    claims: dict[str, int]
    rules: dict[str, int]
    once: tuple[Named, ...]
    possibly_same: tuple[tuple[Named, Named], ...]
    doubles: tuple[Double, ...]
    unresolved: tuple[UnresolvedBody, ...]


def statistics(store: GraphStore) -> Statistics:
    """Counts the store; reads it once through."""
    kinds = {node: _kind(types) for node, types in _grouped(store, A)}
    labels = {node: _label(values) for node, values in _grouped(store, PREF_LABEL)}
    made = [(claim, rule.value) for claim, rules in _grouped(store, term("vkg:rule")) for rule in rules]
    named = Counter(node for _, nodes in _grouped(store, term("vkg:mentions")) for node in nodes)

    def entity(node: object) -> Named:
        iri = node.value if isinstance(node, NamedNode) else str(node)
        return Named(kinds.get(iri, ""), labels.get(iri, ""), iri)

    columns = Columns(store.ox)
    documents, lone = tuple(sorted(sources(store))), tuple(sorted(unresolved(store, columns)))
    pairs = ((one, other) for one, others in _grouped(store, term("vkg:possiblySame")) for other in others)
    return Statistics(
        triples=sum(1 for _ in store.ox.quads_for_pattern(None, None, None, DefaultGraph())),
        coverage=together(documents),
        sources=documents,
        publishers=grouped(documents, lambda source: source.publisher),
        months=grouped(documents, lambda source: source.published[:7]),
        entities=_most_first(entity(node).kind for node in named),
        claims=_most_first(kinds.get(claim, "") for claim, _ in made),
        rules=_most_first(rule for _, rule in made),
        once=tuple(sorted(entity(node) for node, documents in named.items() if documents == 1)),
        possibly_same=tuple(sorted((entity(NamedNode(one)), entity(other)) for one, other in pairs)),
        doubles=tuple(doubles(columns, lone)),
        unresolved=lone,
    )


def _grouped(store: GraphStore, predicate: NamedNode) -> list[tuple[str, list[NamedNode | Literal]]]:
    """Subject → objects of a property, in the union."""
    found: dict[str, list[NamedNode | Literal]] = {}
    for quad in store.ox.quads_for_pattern(None, predicate, None, DefaultGraph()):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, (NamedNode, Literal)):
            found.setdefault(quad.subject.value, []).append(quad.object)
    return list(found.items())


def _kind(types: list[NamedNode | Literal]) -> str:
    """The most exact class of the ontology."""
    names = sorted(kind.value.removeprefix(_OWN) for kind in types if kind.value.startswith(_OWN))
    return next((name for name in names if name not in GENERAL), names[0] if names else "")


def _label(values: list[NamedNode | Literal]) -> str:
    texts = sorted((value.language != "vi", value.value) for value in values if isinstance(value, Literal))
    return texts[0][1] if texts else ""


def _most_first(names: Iterator[str]) -> dict[str, int]:
    counted = Counter(name for name in names if name)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
