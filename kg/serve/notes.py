"""Writing over the web: SPARQL Update, of one graph only.

What documents say can be replayed, and what follows from it can be derived again; an update can be neither. So
updates change the graph ``notes`` and nothing else: what people add about things, in properties that documents do not
use. Every other graph keeps the bytes that a build gives it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

from pyoxigraph import NamedNode, Quad, Store

from kg.errors import QueryError
from kg.query import guard
from kg.rdf import VOCABULARIES, graph_name, prefixes, term
from kg.store import GraphStore, directory

MOST = 100_000  # statements of the graph of notes
_DATA = ("InsertData", "DeleteData", "DeleteWhere")
_RESERVED = (VOCABULARIES["vkg"], term("owl:sameAs").value)


def apply(store: GraphStore, text: str) -> None:
    """Carries out an update; all of it happens, or nothing.

    It runs on a copy of the database, of which only the graph of notes is taken over: whatever else an update might do,
    it cannot reach the other graphs. Raises QueryError where it is refused or fails.
    """
    notes = graph_name("notes", store.base)
    check(text, notes, store)
    assert store.path is not None, "a store in memory is not served"
    copy = directory.private_copy(store.path)
    try:
        scratch = Store(str(copy))
        scratch.update(text, prefixes=prefixes(store.base))
        wanted = set(scratch.quads_for_pattern(None, None, None, NamedNode(notes)))
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"the update failed: {error}") from error
    finally:
        shutil.rmtree(copy, ignore_errors=True)
    _check_notes(wanted, store)
    store.replace_graph(notes, wanted)


def check(text: str, notes: str, store: GraphStore) -> None:
    """Refuses an update that is to change another graph than ``notes``, or reads from outside. Raises QueryError."""
    from rdflib.plugins.sparql.algebra import translateUpdate
    from rdflib.plugins.sparql.parser import parseUpdate

    if len(text) > guard.MAX_LENGTH:
        raise QueryError(f"the update has {len(text)} characters; at most {guard.MAX_LENGTH} are read")
    try:
        parsed = parseUpdate(text)
        operations = translateUpdate(parsed, initNs=prefixes(store.base)).algebra
    except Exception as error:  # the parser raises bare ones as well, for a prefix that nobody knows
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        raise QueryError(f"the update cannot be read: {reason}") from None
    for name, _ in guard.parts(parsed):
        if name in ("Load", "ServiceGraphPattern"):
            raise QueryError("LOAD and SERVICE read from outside the store, and only the store can be read")
    for operation in operations:
        if wrong := [graph for graph in _targets(operation) if graph != notes]:
            raise QueryError(
                f"an update may change the graph <{notes}> only, not {wrong[0] or 'the default graph'}; "
                f"write GRAPH <{notes}> {{ … }} around what is to change"
            )


def _targets(operation: Any) -> Iterator[str]:
    """The graphs that an operation changes; empty for the default graph.

    (Operations are dicts whose own ``get`` does something else.)
    """
    if operation.name in _DATA:
        yield from _graphs(operation, "")
    elif operation.name == "Modify":
        default = str(dict.get(operation, "withClause") or "")
        for part in (dict.get(operation, "delete"), dict.get(operation, "insert")):
            if part:
                yield from _graphs(part, default)
    elif operation.name in ("Clear", "Drop"):
        yield str(operation.graphiri)
    else:
        yield f"by {operation.name.upper()}"


def _graphs(part: Any, default: str) -> Iterator[str]:
    yield from (str(graph) for graph, triples in (dict.get(part, "quads") or {}).items() if triples)
    if dict.get(part, "triples"):
        yield default


def _check_notes(wanted: set[Quad], store: GraphStore) -> None:
    if len(wanted) > MOST:
        raise QueryError(f"the graph of notes may have {MOST:,} statements; this update would make it {len(wanted):,}")
    own = {graph_name(name, store.base) for name in ("notes", "ontology")}
    for predicate in sorted({quad.predicate for quad in wanted}, key=str):
        held = (quad.graph_name for quad in store.ox.quads_for_pattern(None, predicate, None))
        if predicate.value.startswith(_RESERVED) or any(
            isinstance(graph, NamedNode) and graph.value not in own for graph in held
        ):
            raise QueryError(
                f"{predicate} is what documents and conclusions speak in, and a note may not; "
                "use rdfs:comment, skos:note, skos:exactMatch or a property of your own"
            )
