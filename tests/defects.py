"""A broken graph for each constraint of the shapes: what the two validators have to find.

Each constraint gets a node of its own, a copy of a valid one that is then damaged in just the way that the constraint
forbids. The copies stand beside the valid graph, so that one run of a validator tries them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg.rdf import term
from kg.rdf.terms import A
from kg.validate.shapes import Constraint, constraints, plain

Node = NamedNode | BlankNode
Value = NamedNode | BlankNode | Literal
Said = set[tuple[NamedNode, Value]]  # what is said of one node

STRAY = NamedNode("https://example.org/stray")  # of no class
# No literal of a datatype that no program knows: pyshacl takes it for greater than any number, while by the standard
# what cannot be compared violates the bound.
_ODD = Literal("odd")
_NUMBER = Literal("5", datatype=term("xsd:integer"))
#: What the queries in the shapes forbid, by the words that the shape has for it.
_SELECTED: dict[str, Callable[[Node, Said], Said]] = {
    "quotes another number of characters than lie between its start and end": lambda node, said: _with(
        said, term("oa:exact"), Literal("x", language="vi")
    ),
    "lies within itself": lambda node, said: _with(said, term("vkg:within"), node),
    "has no label in Vietnamese": lambda node, said: _with(
        said, term("skos:prefLabel"), Literal("Secretary", language="en")
    ),
    "ends before it begins": lambda node, said: _with(
        _with(said, term("vkg:firstYear"), Literal("2020", datatype=term("xsd:gYear"))),
        term("vkg:lastYear"),
        Literal("2019", datatype=term("xsd:gYear")),
    ),
}


def name(constraint: Constraint) -> str:
    """A name for the test of a constraint: ``Claim rule MinCount``."""
    local = constraint.path.rpartition("#")[2].rpartition("/")[2]
    return " ".join(filter(None, (constraint.shape, local, constraint.component, constraint.said)))


def broken(valid: Iterable[Quad]) -> tuple[list[Quad], dict[Constraint, str]]:
    """The valid graph with all the damaged copies, in the default graph, and which node breaks which constraint."""
    triples = {quad.triple for quad in valid}
    quads = {Quad(triple.subject, triple.predicate, triple.object, DefaultGraph()) for triple in triples}
    at: dict[Constraint, str] = {}
    for number, constraint in enumerate(constraints()):
        # only a blank node breaks the rule that the node itself has to have an IRI
        blank = constraint.component == "NodeKind" and not constraint.path
        node = BlankNode(f"broken{number}") if blank else NamedNode(f"https://example.org/broken/{number}")
        at[constraint] = plain(node)
        kind, target = constraint.target
        said = _damaged(constraint, node, _sample(quads, kind, target))
        quads |= {Quad(node, predicate, value) for predicate, value in said}
        if kind == "targetObjectsOf":
            quads.add(Quad(STRAY, target, node))
        if kind == "targetSubjectsOf" and not any(predicate == target for predicate, _ in said):
            quads.add(Quad(node, target, STRAY))
    return sorted(quads, key=str), at


def _sample(quads: Iterable[Quad], kind: str, target: NamedNode) -> Said:
    """What is said of a valid instance of the target: the first that was not put there as a broken one."""
    match kind:
        case "targetClass":
            nodes = {q.subject for q in quads if q.predicate == A and q.object == target}
        case "targetSubjectsOf":
            nodes = {q.subject for q in quads if q.predicate == target}
        case _:
            nodes = {q.object for q in quads if q.predicate == target}  # type: ignore[misc]
    own = sorted((n for n in nodes if isinstance(n, NamedNode) and "example.org" not in n.value), key=str)
    assert own, f"the valid graph has no instance of {kind} {target}"
    return {(q.predicate, q.object) for q in quads if q.subject == own[0]}  # type: ignore[misc]


def _with(said: Said, path: NamedNode, *values: Value) -> Said:
    """With these values at the path and no others."""
    return {pair for pair in said if pair[0] != path} | {(path, value) for value in values}


def _damaged(constraint: Constraint, node: Node, said: Said) -> Said:
    if constraint.component == "SPARQL":
        return _SELECTED[constraint.said](node, said)
    if not constraint.path:
        return _untyped(constraint, said)
    path = NamedNode(constraint.path)
    return _with(said, path, *_wrong(constraint, [value for key, value in said if key == path], said))


def _untyped(constraint: Constraint, said: Said) -> Said:
    """Without the class that the shape wants of the node itself; of what wants an IRI, all stays."""
    unwanted = {*constraint.values, *(value for _, value in constraint.alternatives)}
    return said if constraint.component == "NodeKind" else {p for p in said if p[0] != A or p[1] not in unwanted}


def _wrong(constraint: Constraint, values: list[Value], said: Said) -> list[Value]:
    """Values that the constraint forbids at its path."""
    match constraint.component:
        case "MinCount" | "HasValue":
            return []
        case "MaxCount":
            return [*values, *(Literal(f"one more {n}", language=f"x-{n}") for n in range(3))]
        case "UniqueLang":
            return [Literal("one", language="vi"), Literal("another", language="vi")]
        case "MinInclusive":
            return [Literal("-1", datatype=term("xsd:integer"))]
        case "MaxInclusive":
            return [Literal("2", datatype=term("xsd:integer"))]
        case "LessThan":
            return [value for key, value in said if key == constraint.values[0]]
        case "MinLength":
            return [Literal("")]
        case "LanguageIn":
            return [Literal("Bericht", language="de")]
        case "Class" | "In":
            return [STRAY]
        case "Node":
            return [_ODD if constraint.alternatives[0][0] == "datatype" else STRAY]
    assert constraint.component in ("Datatype", "NodeKind", "Pattern"), constraint.component
    return [_NUMBER if term("xsd:string") in constraint.values else _ODD]
