"""One query of the protocol, evaluated in a worker: what it may read, how much it may answer, in which format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from pyoxigraph import NamedNode, QueryBoolean, QueryTriples, Triple

from kg.errors import QueryError
from kg.query import Graph, Table, guard
from kg.rdf import prefixes
from kg.serve import answers, negotiate
from kg.store import GraphStore

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Question:
    """A query as it came: its text, the graphs that the request names, and the forms of answer that are accepted."""

    text: str
    accept: str = ""
    format: str = ""
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    rows: int = 100_000


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back: a status of HTTP, a media type, the content."""

    status: int
    media: str
    content: bytes


def problem(status: int, message: str) -> Reply:
    """A refusal, in words."""
    return Reply(status, "text/plain", f"{message}\n".encode())


def evaluate(store: GraphStore, question: Question) -> Reply:
    """The answer to the question, or a refusal that says why."""
    try:
        answer, kind = _answered(store, question)
    except QueryError as error:
        return problem(400, str(error))
    offered, names = _OFFERED[kind]
    media = names.get(question.format.lower()) or negotiate.best(question.accept, offered)
    if media is None:
        return problem(406, f"the answer to this query can be given as {', '.join(offered)}; accept one of them")
    return Reply(200, media, answers.written(answer, media, store.base))


_OFFERED = {
    "table": (tuple(answers.TABLES), answers.TABLE_NAMES),
    "graph": (tuple(answers.GRAPHS), answers.GRAPH_NAMES),
}


def _answered(store: GraphStore, question: Question) -> tuple[Table | Graph, str]:
    known = prefixes(store.base)
    dataset = _dataset(store, question, known)
    try:
        found = store.ox.query(question.text, prefixes=known, **dataset)
        if isinstance(found, QueryBoolean):
            return Table((), (), bool(found)), "table"
        if isinstance(found, QueryTriples):
            triples: Iterator[Triple] = iter(found)
            return Graph(tuple(_bounded(triples, question.rows))), "graph"
        names = tuple(variable.value for variable in found.variables)
        rows = tuple(tuple(row[name] for name in names) for row in _bounded(iter(found), question.rows))
        return Table(names, rows), "table"
    except SyntaxError as error:
        raise guard.syntax_error(str(error), question.text, known) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}") from error


def _bounded(rows: Iterator[_Row], most: int) -> list[_Row]:
    kept = list(islice(rows, most + 1))
    if len(kept) > most:
        raise QueryError(
            f"the answer has more than {most:,} rows, which is as many as this server gives; "
            "add LIMIT, or ask for less at a time with LIMIT and OFFSET"
        )
    return kept


def _dataset(store: GraphStore, question: Question, known: dict[str, str]) -> dict[str, Any]:
    """What the query reads where the request says so, which goes before what the query says (Protocol, 2.1.4)."""
    guard.check(question.text, lambda: store.graphs(texts=True), known)
    asked = (*question.default_graphs, *question.named_graphs)
    if not asked:
        return {}
    unknown = sorted(set(asked) - set(store.graphs(texts=True)))
    if unknown:
        raise QueryError(f"the store has no graph <{unknown[0]}>; ask for its graphs with GRAPH ?g {{ … }}")
    return {
        "default_graph": [NamedNode(name) for name in question.default_graphs],
        "named_graphs": [NamedNode(name) for name in question.named_graphs],
    }
