"""Does a graph have the shapes of ``ontology/shapes.ttl``?

Two ways to the same answer: SPARQL checks made from the shapes, fast enough for a whole store, and a SHACL processor,
for one document or an export that is to be shown valid by somebody else's program.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import groupby

from pyoxigraph import DefaultGraph, Quad, QuerySolutions, RdfFormat, Store, serialize

from kg.rdf import ONTOLOGY_DIR, VOCABULARIES, term
from kg.validate.checks import Classes, filters_values, query, screen
from kg.validate.shapes import SHAPES, Constraint, Term, Violation, constraints

__all__ = ["Constraint", "Violation", "constraints", "validate", "validate_with_pyshacl"]


def validate(store: Store) -> tuple[Violation, ...]:
    """All violations in a store, sorted; empty where it is valid.

    Looks at the default graph, where a store keeps the union of its graphs; in a store whose default graph is empty, at
    the union of the named ones.
    """
    united = _united(store)

    def selected(text: str) -> list[str]:
        rows = united.query(text)
        assert isinstance(rows, QuerySolutions)
        return [row["this"].value for row in rows]

    classes = _classes(united, selected)
    found: set[Violation] = set()
    for constraint in _suspects(selected, classes):
        found.update(Violation.of(constraint, focus) for focus in selected(query(constraint, classes)))
    return tuple(sorted(found))


def _united(store: Store) -> Store:
    """A store whose default graph holds each triple once. The database's own union of graphs does not fold copies:
    a label that stands in a thousand documents would make a million rows of a check that compares two labels."""
    if next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is not None:
        return store
    united = Store()
    united.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in store)
    return united


def _suspects(selected: Callable[[str], list[str]], classes: Classes) -> Iterator[Constraint]:
    """The constraints that may be violated: those that a screening query for several of them does not clear."""
    for _, group in groupby(constraints(), key=lambda c: (c.shape, c.target[0], c.target[1].value, c.path)):
        together = list(group)
        screened = [one for one in together if filters_values(one)]
        yield from (one for one in together if one not in screened)
        if screened and selected(screen(screened, classes)):
            yield from screened


def _classes(store: Store, selected: Callable[[str], list[str]]) -> Classes:
    """A class with those of its sub-classes, by the store's own ontology, that have an instance not typed as it itself.
    This program writes both types, so that a graph of its own making adds none; a graph from elsewhere may."""
    below: dict[Term, set[Term]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, term("rdfs:subClassOf"), None, None):
        below[quad.object].add(quad.subject)

    @cache
    def with_below(kind: Term) -> tuple[Term, ...]:
        found, waiting = {kind}, [kind]
        while waiting:
            new = below[waiting.pop()] - found
            found |= new
            waiting.extend(new)
        others = sorted(found - {kind}, key=str)
        adds = "SELECT ?this WHERE {{ ?this a {0} MINUS {{ ?this a {1} }} }} LIMIT 1"
        return (kind, *(one for one in others if selected(adds.format(one, kind))))

    return with_below


def validate_with_pyshacl(quads: Iterable[Quad]) -> tuple[Violation, ...]:
    """The violations that pyshacl finds in the quads, taken as one graph; sorted, in the words of :func:`validate`."""
    # both take a second to import, and only this function needs them
    from pyshacl import validate as run
    from rdflib import Graph, Namespace, URIRef

    sh = Namespace(VOCABULARIES["sh"])
    triples = sorted({quad.triple for quad in quads}, key=str)
    shapes, data = Graph().parse(ONTOLOGY_DIR / "shapes.ttl"), Graph()
    with _quiet("rdflib.term"):
        data.parse(data=serialize(triples, format=RdfFormat.N_TRIPLES) or b"", format="nt")
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
        found.add(Violation.of(constraint, str(report.value(result, sh.focusNode))))
    return tuple(sorted(found))


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """Mutes a logger: rdflib logs a traceback for each ill-formed literal, which the report tells of anyway."""
    logger = logging.getLogger(name)
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
