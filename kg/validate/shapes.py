"""The constraints of ``ontology/shapes.ttl`` as values: one for each thing that a shape asks of its targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple

from kg.errors import KgError
from kg.rdf import ONTOLOGY_DIR, VOCABULARIES, term
from kg.rdf.terms import A

SHAPES = "https://w3id.org/vnkg/shapes#"
Node = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal | Triple

_SH = VOCABULARIES["sh"]
#: parameter of SHACL → the name of its component
COMPONENTS = {
    "minCount": "MinCount",
    "maxCount": "MaxCount",
    "datatype": "Datatype",
    "class": "Class",
    "nodeKind": "NodeKind",
    "in": "In",
    "hasValue": "HasValue",
    "minInclusive": "MinInclusive",
    "maxInclusive": "MaxInclusive",
    "lessThan": "LessThan",
    "minLength": "MinLength",
    "pattern": "Pattern",
    "languageIn": "LanguageIn",
    "uniqueLang": "UniqueLang",
    "node": "Node",
}
TARGETS = ("targetClass", "targetSubjectsOf", "targetObjectsOf")


@dataclass(frozen=True, slots=True)
class Constraint:
    """One component of one shape.

    ``path`` is empty where it speaks of the target itself. ``values`` are its parameters: a number, a class, the
    members of a list, a query; ``alternatives`` those of the shape that ``sh:node`` refers to. ``said`` is the message
    that the shape itself has for it.
    """

    shape: str
    target: tuple[str, NamedNode]
    path: str
    component: str
    values: tuple[Term, ...]
    alternatives: tuple[tuple[str, Term], ...] = ()
    said: str = ""

    @property
    def message(self) -> str:
        """What is wrong with a node that violates this."""
        if self.said:
            return f"{self.shape} {self.said}"
        shown = ", ".join(short(value) for value in self.values)
        if self.alternatives:
            shown = " or ".join(short(value) for _, value in self.alternatives)
        at = f"{short(NamedNode(self.path))}" if self.path else "the node itself"
        return f"{self.shape}: {at} {_WORDS[self.component].format(shown)}"


_WORDS = {
    "MinCount": "has fewer values than the {} it needs",
    "MaxCount": "has more values than the {} it may have",
    "Datatype": "has a value that is not a well-formed {}",
    "Class": "is not of the class {}, or has a value that is not",
    "NodeKind": "has a value that is not of the kind {}",
    "In": "has a value that is none of {}",
    "HasValue": "lacks the value {}",
    "MinInclusive": "has a value below {}",
    "MaxInclusive": "has a value above {}",
    "LessThan": "has a value that is not less than that of {}",
    "MinLength": "has a value shorter than {} characters",
    "Pattern": "has a value that does not match {}",
    "LanguageIn": "has a value in no language of {}",
    "UniqueLang": "has two values in one language",
    "Node": "has a value that is not {}",
}


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that does not have its shape. ``message`` names the shape, the property and what is wrong with it.

    ``focus`` is the node's IRI; a blank node or a literal as N-Triples write it. ``value`` is the value that is wrong,
    as N-Triples write it; empty where it is the number of values, or one is missing.
    """

    focus: str
    shape: str
    path: str
    component: str
    message: str
    value: str = ""

    @classmethod
    def of(cls, constraint: Constraint, focus: str, value: str = "") -> Violation:
        """The violation of a constraint at a node."""
        return cls(focus, constraint.shape, constraint.path, constraint.component, constraint.message, value)


def plain(node: Term) -> str:
    """An IRI as it is, any other term as N-Triples write it."""
    return node.value if isinstance(node, NamedNode) else str(node)


def short(node: Term) -> str:
    """A term for a message: with its prefix, where its vocabulary has one."""
    if not isinstance(node, NamedNode):
        return node.value if isinstance(node, Literal) else str(node)
    for prefix, start in VOCABULARIES.items():
        if node.value.startswith(start):
            return f"{prefix}:{node.value[len(start) :]}"
    return node.value


@cache
def constraints() -> tuple[Constraint, ...]:
    """All constraints, in the order of shapes and paths. Raises KgError for a part of SHACL that is not translated."""
    store = Store()
    store.load(path=str(ONTOLOGY_DIR / "shapes.ttl"), format=RdfFormat.TURTLE)
    reader = _Reader(store)
    found = [constraint for shape in reader.shapes() for constraint in reader.constraints_of(shape)]
    return tuple(sorted(found, key=lambda c: (c.shape, c.path, c.component, c.said)))


class _Reader:
    """Walks the graph of shapes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def shapes(self) -> list[NamedNode]:
        """The node shapes that have a target."""
        quads = self._store.quads_for_pattern(None, A, term("sh:NodeShape"), None)
        named = [quad.subject for quad in quads if isinstance(quad.subject, NamedNode)]
        return [shape for shape in named if any(self._values(shape, target) for target in TARGETS)]

    def constraints_of(self, shape: NamedNode) -> Iterator[Constraint]:
        """What the shape asks of each of its targets."""
        name = shape.value.removeprefix(SHAPES)
        for kind in TARGETS:
            for node in self._values(shape, kind):
                assert isinstance(node, NamedNode)
                target = (kind, node)
                yield from self._components(name, target, "", shape, {"property", "sparql", kind})
                for own in self._values(shape, "property"):
                    assert isinstance(own, BlankNode)
                    path = self._values(own, "path")[0]
                    assert isinstance(path, NamedNode)
                    yield from self._components(name, target, path.value, own, {"path"})
                for own in self._values(shape, "sparql"):
                    assert isinstance(own, BlankNode)
                    said = self._values(own, "message")[0]
                    assert isinstance(said, Literal)
                    yield Constraint(name, target, "", "SPARQL", tuple(self._values(own, "select")), said=said.value)

    def _components(
        self, name: str, target: tuple[str, NamedNode], path: str, node: Node, skipped: set[str]
    ) -> Iterator[Constraint]:
        for quad in self._store.quads_for_pattern(node, None, None, None):
            parameter = quad.predicate.value.removeprefix(_SH)
            if parameter in skipped or quad.predicate == A:
                continue
            if parameter not in COMPONENTS:
                raise KgError(f"shapes.ttl: shape {name} uses sh:{parameter}, which kg.validate does not translate")
            listed = parameter in ("in", "languageIn")
            values = tuple(self._list(quad.object)) if listed else (quad.object,)
            alternatives = tuple(self._alternatives(quad.object)) if parameter == "node" else ()
            yield Constraint(name, target, path, COMPONENTS[parameter], values, alternatives)

    def _alternatives(self, shape: Term) -> Iterator[tuple[str, Term]]:
        """(``class`` or ``datatype``, its value) for each alternative of a shape that is one ``sh:or``."""
        assert isinstance(shape, NamedNode)
        for alternative in self._list(self._values(shape, "or")[0]):
            assert isinstance(alternative, BlankNode)
            for kind in ("class", "datatype"):
                yield from ((kind, value) for value in self._values(alternative, kind))

    def _list(self, head: Term) -> Iterator[Term]:
        while head != term("rdf:nil"):
            assert isinstance(head, BlankNode)
            yield self._one(head, term("rdf:first"))
            head = self._one(head, term("rdf:rest"))

    def _one(self, node: Node, predicate: NamedNode) -> Term:
        return next(self._store.quads_for_pattern(node, predicate, None, None)).object

    def _values(self, node: Node, parameter: str) -> list[Term]:
        return [quad.object for quad in self._store.quads_for_pattern(node, term(f"sh:{parameter}"), None, None)]
