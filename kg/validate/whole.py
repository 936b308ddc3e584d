"""The shapes over a whole store: each constraint as a SPARQL query that the database answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby

from pyoxigraph import DefaultGraph, Quad, QuerySolutions, Store

from kg.rdf import term
from kg.validate.checks import Classes, filters_values, query, screen
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
    found: set[Violation] = set()
    for constraint in _suspects(select, classes):
        rows = select(query(constraint, classes))
        valued = any(variable.value == "value" for variable in rows.variables)
        found.update(Violation.of(constraint, plain(row["this"]), str(row["value"]) if valued else "") for row in rows)
    return tuple(sorted(found))


def _united(store: Store) -> Store:
    """A store whose default graph holds each triple once. The database's own union of graphs does not fold copies:
    a label that stands in a thousand documents would make a million rows of a check that compares two labels."""
    if next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is not None:
        return store
    united = Store()
    united.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in store)
    return united


def _suspects(select: _Select, classes: Classes) -> Iterator[Constraint]:
    """The constraints that may be violated: those that a screening query for several of them does not clear."""
    for _, group in groupby(constraints(), key=lambda c: (c.shape, c.target[0], c.target[1].value, c.path)):
        together = list(group)
        screened = [one for one in together if filters_values(one)]
        yield from (one for one in together if one not in screened)
        if screened and any(select(screen(screened, classes))):
            yield from screened


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
