"""The shapes over a whole store: each constraint as a SPARQL query that the database answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby

from pyoxigraph import DefaultGraph, Quad, QuerySolutions, Store

from kg.rdf import term
from kg.validate.checks import Classes, filters_values, query, screen, targets
from kg.validate.shapes import Constraint, Term, Violation, constraints, plain

_Select = Callable[[str], QuerySolutions]


def validate(store: Store) -> tuple[Violation, ...]:
    """All violations in a store, sorted; empty where it is valid.

    Looks at the default graph, where a store keeps the union of its graphs; in a store whose default graph is empty, at
    the union of the named ones.
    """
    united = _united(store)

    def select(text: str) -> QuerySolutions:
        rows = united.query(text)
        assert isinstance(rows, QuerySolutions)
        return rows

    classes = _classes(united, select)
    groups = [[*same] for _, same in groupby(constraints(), key=lambda c: (c.shape, *map(str, c.target), c.path))]
    suspects = [constraint for group in groups for constraint in _suspects(group, select, classes)]
    return tuple(sorted({one for constraint in suspects for one in _violations(constraint, select, classes)}))


def _violations(constraint: Constraint, select: _Select, classes: Classes) -> Iterator[Violation]:
    rows = select(query(constraint, classes))
    valued = any(variable.value == "value" for variable in rows.variables)
    for row in rows:
        yield Violation.of(constraint, plain(row["this"]), str(row["value"]) if valued else "")


def _united(store: Store) -> Store:
    """A store whose default graph holds each triple once. The database's own union of graphs does not fold copies:
    a label that stands in a thousand documents would make a million rows of a check that compares two labels."""
    if next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is not None:
        return store
    united = Store()
    united.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in store)
    return united


def _suspects(group: list[Constraint], select: _Select, classes: Classes) -> Iterator[Constraint]:
    """Those of the constraints of one target and path that may be violated: counts of values clear most of them."""
    values, nodes, wrong = _counts(select(screen(group, classes)))
    for constraint in group:
        if filters_values(constraint):
            suspect = wrong != 0
        elif constraint.component in ("MaxCount", "UniqueLang"):
            suspect = values != nodes
        elif constraint.component == "MinCount":
            suspect = _counts(select(targets(constraint, classes))) != [nodes]
        else:
            suspect = values != 0 or constraint.component == "HasValue"
        if suspect:
            yield constraint


def _counts(rows: QuerySolutions) -> list[int | None]:
    """The numbers of the one row; None where the database could not count."""
    (row,) = rows
    return [None if node is None else int(node.value) for node in row]


def _classes(store: Store, select: _Select) -> Classes:
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
        return (kind, *(one for one in others if any(select(adds.format(one, kind)))))

    return with_below
