"""The shapes over one document or an export: what the SHACL processor pyshacl says of it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.rdf import ONTOLOGY_DIR, VOCABULARIES
from kg.validate.shapes import SHAPES, Constraint, Term, Violation, constraints, plain

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

_STRING = f"{VOCABULARIES['xsd']}string"
#: Components that speak of the number of values, or of a value that is missing.
_OF_NO_VALUE = {"MinCount", "MaxCount", "HasValue", "UniqueLang"}


def validate_with_pyshacl(quads: Iterable[Quad]) -> tuple[Violation, ...]:
    """The violations that pyshacl finds in the quads, taken as one graph; sorted, in the words of ``validate``."""
    # both take a second to import, and only this function needs them
    from pyshacl import validate as run
    from rdflib import Graph, Namespace, URIRef

    sh = Namespace(VOCABULARIES["sh"])
    with _as_written():
        shapes, data = Graph().parse(ONTOLOGY_DIR / "shapes.ttl"), Graph()
        for triple in {quad.triple for quad in quads}:
            data.add((_node(triple.subject), _node(triple.predicate), _node(triple.object)))
        _, report, _ = run(data, shacl_graph=shapes, inplace=True)
    known = {(c.shape, c.path, c.component, c.said): c for c in constraints()}
    found: set[Violation] = set()
    for result in report.objects(None, sh.result):
        at = report.value(result, sh.sourceShape)
        shape = at if isinstance(at, URIRef) else shapes.value(None, sh.property, at)
        component = str(report.value(result, sh.sourceConstraintComponent)).removeprefix(str(sh))
        component = component.removesuffix("ConstraintComponent")
        said = str(report.value(result, sh.resultMessage)) if component == "SPARQL" else ""
        path = str(report.value(result, sh.resultPath) or "")
        constraint = known[str(shape).removeprefix(SHAPES), path, component, said]
        found.add(_violation(constraint, report.value(result, sh.focusNode), report.value(result, sh.value)))
    return tuple(sorted(found))


def _violation(constraint: Constraint, focus: Node | None, value: Node | None) -> Violation:
    named = constraint.component not in _OF_NO_VALUE and value is not None
    return Violation.of(constraint, plain(_term(focus)), str(_term(value)) if named else "")


def _node(node: Term) -> rdflib.term.Identifier:
    from rdflib import BNode, URIRef
    from rdflib import Literal as Value

    match node:
        case NamedNode():
            return URIRef(node.value)
        case BlankNode():
            return BNode(node.value)
        case Literal() if node.language:
            return Value(node.value, lang=node.language)
        case Literal():
            return Value(node.value, datatype=None if node.datatype.value == _STRING else URIRef(node.datatype.value))
    raise TypeError(f"SHACL cannot speak of a triple term: {node}")


def _term(node: Node | None) -> Term:
    from rdflib import BNode
    from rdflib import Literal as Value

    match node:
        case Value() if node.language:
            return Literal(str(node), language=node.language)
        case Value():
            return Literal(str(node), datatype=NamedNode(str(node.datatype)) if node.datatype else None)
        case BNode():
            return BlankNode(str(node))
    return NamedNode(str(node))


@contextmanager
def _as_written() -> Iterator[None]:
    """Keeps rdflib from rewriting literals (``+1`` as ``1``), and from logging a traceback for each that is ill-formed:
    the report tells of those."""
    import rdflib

    logger = logging.getLogger("rdflib.term")
    before = logger.disabled, rdflib.NORMALIZE_LITERALS
    logger.disabled, rdflib.NORMALIZE_LITERALS = True, False
    try:
        yield
    finally:
        logger.disabled, rdflib.NORMALIZE_LITERALS = before
