"""Running a query over the union of a store's graphs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyoxigraph import QueryBoolean, QueryTriples

from kg.errors import QueryError
from kg.query import guard
from kg.query.named import named
from kg.query.results import Graph, Table
from kg.rdf import prefixes
from kg.store import GraphStore

_NAME = re.compile(r"[\w-]+")


def run(store: GraphStore, query: str, params: Mapping[str, str] | None = None) -> Table | Graph:
    """The answer to ``query``: SPARQL, or the name of a query of :func:`kg.query.catalogue` with its parameters.

    It reads the union of the store's graphs (a triple counts once, however many documents say it; the texts are not in
    it), and single graphs by GRAPH and FROM. The prefixes of :func:`kg.rdf.prefixes` need no declaration.
    Raises QueryError for a query that cannot be read, fails, changes the graph or leaves the store.
    """
    return _evaluate(store, sparql_of(query, params))


def sparql_of(query: str, params: Mapping[str, str] | None = None) -> str:
    """The SPARQL of a query that may have a name, with its parameters filled in. Raises QueryError."""
    if _NAME.fullmatch(query.strip()):
        return named(query.strip()).filled(dict(params or {}))
    if params:
        raise QueryError("parameters go with a named query; write the values into the SPARQL itself")
    return query


def _evaluate(store: GraphStore, text: str) -> Table | Graph:
    known = prefixes(store.base)
    guard.check(text, lambda: store.graphs(texts=True), known)
    try:
        # The texts could be hidden from GRAPH too, by naming all other graphs: each lookup would then try them in turn.
        answer = store.ox.query(text, prefixes=known)
        if isinstance(answer, QueryBoolean):
            return Table((), (), bool(answer))
        if isinstance(answer, QueryTriples):
            return Graph(tuple(sorted(set(answer), key=str)))
        variables = tuple(variable.value for variable in answer.variables)
        return Table(variables, tuple(tuple(row[name] for name in variables) for row in answer))
    except SyntaxError as error:
        raise guard.syntax_error(str(error), text, known) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}") from error
