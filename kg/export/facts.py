"""What a graph says, node by node: the reading side of the formats that are no RDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg.export.order import GENERAL
from kg.rdf import term
from kg.rdf.terms import VOCABULARIES, A
from kg.store import GraphStore

Value = NamedNode | Literal
Described = dict[str, list[Value]]

_OWN = VOCABULARIES["vkg"]
_CACHED = 20_000  # nodes of the union kept at hand: most claims name few


class Facts:
    """Values by node and property. Properties are written with their prefixes (``org:member``); values are sorted.

    A path goes on from node to node: ``vkg:event>vkg:host`` is the host of the event.
    """

    def __init__(self, fetch: Callable[[str], Described]) -> None:
        self._fetch = fetch

    @classmethod
    def of_union(cls, store: GraphStore) -> Facts:
        """What the store as a whole says; nodes are looked up when asked for, so that memory stays small."""

        @lru_cache(_CACHED)
        def fetch(node: str) -> Described:
            return _described(store.ox.quads_for_pattern(NamedNode(node), None, None, DefaultGraph())).get(node, {})

        return cls(fetch)

    @classmethod
    def of_graph(cls, store: GraphStore, graph: str) -> Facts:
        """What one named graph says, in memory."""
        described = _described(store.quads(graph))
        return cls(lambda node: described.get(node, {}))

    def values(self, node: str, path: str) -> list[Value]:
        """All values at the end of a path."""
        first, _, rest = path.partition(">")
        found = self._fetch(node).get((A if first == "a" else term(first)).value, [])
        return found if not rest else [end for value in found for end in self.values(value.value, rest)]

    def texts(self, node: str, path: str) -> list[str]:
        """The values at the end of a path, as text."""
        return [value.value for value in self.values(node, path)]

    def text(self, node: str, path: str) -> str:
        """The first of the values, as text; empty where there is none."""
        return next(iter(self.texts(node, path)), "")

    def label(self, node: str, language: str = "vi") -> str:
        """The label of an entity in a language; of a source its title or identifier; else nothing."""
        labels = [v for v in self.values(node, "skos:prefLabel") if isinstance(v, Literal) and v.language == language]
        return labels[0].value if labels else self.text(node, "dcterms:title") or self.text(node, "dcterms:identifier")

    def labels(self, node: str, path: str) -> list[str]:
        """Labels of the nodes at the end of a path."""
        return [self.label(value) for value in self.texts(node, path)]

    def kind(self, node: str) -> str:
        """The most exact class of a node, as the local name of a term of the ontology; empty where it has none."""
        names = [local(value) for value in self.texts(node, "a") if value.startswith(_OWN)]
        return next(iter([name for name in names if name not in GENERAL] or names), "")


def local(iri: str) -> str:
    """``current`` of ``vkg:current``; any other IRI as it is."""
    return iri.removeprefix(_OWN)


def identifier(iri: str, base: str) -> str:
    """A name for a node in formats that allow letters, digits and hyphens: ``person-nguyen-van-a-0123456789``."""
    return iri.removeprefix(base).replace("/", "-").replace("#", "-")


def instances(store: GraphStore, kind: str) -> list[str]:
    """The nodes of a class (a prefixed name), sorted."""
    found = store.ox.quads_for_pattern(None, A, term(kind), DefaultGraph())
    return sorted(quad.subject.value for quad in found if isinstance(quad.subject, NamedNode))


def _described(quads: Iterable[Quad]) -> dict[str, Described]:
    described: dict[str, Described] = {}
    for subject, predicate, value in _grounded(quads):
        described.setdefault(subject, {}).setdefault(predicate, []).append(value)
    for values in described.values():
        for found in values.values():
            found.sort(key=str)
    return described


def _grounded(quads: Iterable[Quad]) -> Iterator[tuple[str, str, Value]]:
    """The triples without blank nodes; the store keeps none."""
    for quad in quads:
        if isinstance(quad.subject, NamedNode | BlankNode) and isinstance(quad.object, NamedNode | Literal):
            yield quad.subject.value, quad.predicate.value, quad.object
