"""Building a store: what is new is analysed and written, then the graphs that rest on all documents are made again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import cast

from pyoxigraph import QuerySolutions

from kg import iri
from kg.errors import UsageError
from kg.model import Document
from kg.pipeline.counts import claims_by_class, entities_by_class
from kg.pipeline.work import Task, analysed, version_of
from kg.rdf import document_quads, graph_name, ontology_quads, term, text_quads, units_quads
from kg.read import Notes, Skipped, read
from kg.store import GraphStore, SourceRow

# A checkpoint syncs the disk and takes some milliseconds: after so many documents it is lost in the time of analysis.
_CHECKPOINT = 500


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come; ``bytes_read`` counts the files as they lie on disk."""

    documents: int
    characters: int
    bytes_read: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, and what the store holds after it. ``seconds`` is told here and never written to the store."""

    analysed: int  # new documents, or read by other rules before
    unchanged: int  # in the store already, by the same rules
    characters: int  # of the documents analysed
    seconds: float
    skipped: tuple[Skipped, ...]
    notes: Notes
    older: tuple[SourceRow, ...]  # earlier texts of the documents read: still in the store, or taken out by ``replace``
    sources: int  # documents that the store holds
    claims: dict[str, int]
    entities: dict[str, int]


@dataclass(slots=True)
class _Tally:
    """What is counted while documents pass."""

    notes: Notes = field(default_factory=Notes)
    unread: list[Skipped] = field(default_factory=list)
    failed: list[Skipped] = field(default_factory=list)
    identifiers: set[str] = field(default_factory=set)  # of the documents read that the store knows by name
    current: set[str] = field(default_factory=set)  # IRIs of the sources read that the store knows
    analysed: int = 0
    unchanged: int = 0
    characters: int = 0


def build(
    paths: Iterable[str | os.PathLike[str]],
    store_dir: str | os.PathLike[str],
    *,
    jobs: int = 1,
    base: str | None = None,
    format: str = "",
    min_confidence: Decimal | None = None,
    replace: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> BuildReport:
    """Adds the documents behind ``paths`` to the store in ``store_dir``, which is made if it is missing.

    ``jobs`` processes analyse (more than one needs the ``if __name__ == "__main__"`` of Python's multiprocessing in the
    script that calls); neither their number nor the order of ``paths`` shows in the store. Documents that the store
    holds already, read by the same rules, are not analysed again. ``min_confidence`` leaves out claims below it;
    ``replace`` takes out earlier texts of the documents read. ``base`` is what IRIs of a new store begin with.
    Raises StoreError and UsageError; what is wrong in a document is in the report instead.
    """
    began = time.perf_counter()
    with GraphStore.open(Path(store_dir), create=True, base=base) as store:
        known = {row.iri: row for row in store.sources()}
        tally = _Tally()
        task = Task(store.base, version_of(min_confidence), min_confidence)
        ordered = sorted(os.fspath(path) for path in paths)
        fresh = _fresh(read(ordered, format=format, notes=tally.notes), store, known, task.version, tally)
        _write(fresh, store, task, jobs, tally, progress)
        older = _older(known.values(), tally)
        if replace:
            for row in older:
                store.remove_document(row.iri)
        refresh(store)
        return BuildReport(
            analysed=tally.analysed,
            unchanged=tally.unchanged,
            characters=tally.characters,
            seconds=time.perf_counter() - began,
            skipped=(*tally.unread, *tally.failed),
            notes=tally.notes,
            older=older,
            sources=len(store.sources()),
            claims=claims_by_class(store),
            entities=entities_by_class(store),
        )


def store_of(documents: Iterable[Document], *, base: str = iri.BASE) -> GraphStore:
    """A store in memory with what the documents claim. What analysis raises is raised."""
    from kg.analysis import VERSION, analyse

    store = GraphStore.memory(base)
    for document in documents:
        store.replace_document(document_quads(analyse(document), base, version=VERSION), text_quads(document, base))
    refresh(store)
    return store


def remove(store_dir: str | os.PathLike[str], documents: Iterable[str]) -> list[SourceRow]:
    """Takes documents, named by identifier or IRI, out of the store; returns what was taken out.

    Raises UsageError where the store holds no such document; nothing is taken out then.
    """
    with GraphStore.open(Path(store_dir)) as store:
        rows = store.sources()
        wanted = set(documents)
        if unknown := sorted(wanted - {row.identifier for row in rows} - {row.iri for row in rows}):
            raise UsageError(f"the store holds no document {unknown[0]!r}: kg sources lists those it holds")
        chosen = [row for row in rows if row.identifier in wanted or row.iri in wanted]
        for row in chosen:
            store.remove_document(row.iri)
        refresh(store)
    return chosen


def refresh(store: GraphStore) -> None:
    """Makes again the graphs that rest on all documents: units, ontology, and what is derived from the claims."""
    from kg.resolve import derive

    store.replace_graph(graph_name("ontology", store.base), ontology_quads(store.base))
    _refresh_units(store)
    store.replace_graph(graph_name("derived", store.base), derive(store.ox, store.base))
    store.flush()


def _refresh_units(store: GraphStore) -> None:
    """The graph of units: those that documents name, with their ancestors and their histories."""
    from kg.lexicon.units import load

    name = graph_name("units", store.base)
    query = f"""SELECT DISTINCT ?code WHERE {{
        GRAPH ?g {{ ?unit a {term("vkg:AdministrativeUnit")} ; {term("dcterms:identifier")} ?code }}
        FILTER(?g NOT IN (<{name}>, <{graph_name("derived", store.base)}>)) }}"""
    codes = sorted(row[0].value for row in cast(QuerySolutions, store.ox.query(query)))
    gazetteer = load()
    store.replace_graph(name, units_quads(map(gazetteer.by_code, codes), store.base))


def _fresh(
    records: Iterable[Document | Skipped],
    store: GraphStore,
    known: dict[str, SourceRow],
    version: str,
    tally: _Tally,
) -> Iterator[Document]:
    """The documents to analyse: all but those that the store holds just so, read by the same rules."""
    names = {row.identifier for row in known.values()}
    for record in records:
        if isinstance(record, Skipped):
            tally.unread.append(record)
            continue
        if record.identifier in names:
            tally.identifiers.add(record.identifier)
        source = iri.source(record, store.base)
        row = known.get(source)
        if row is not None:
            tally.current.add(source)
            if row.version == version and store.document(source) == record:
                tally.unchanged += 1
                continue
        yield record


def _write(
    documents: Iterator[Document],
    store: GraphStore,
    task: Task,
    jobs: int,
    tally: _Tally,
    progress: Callable[[Progress], None] | None,
) -> None:
    # Closed at once when this ends by an exception: the processes are gone before the store is closed.
    with closing(analysed(documents, task, jobs)) as results:
        for document, outcome in results:
            if isinstance(outcome, Skipped):
                tally.failed.append(outcome)
            else:
                store.replace_document(outcome, text_quads(document, store.base))
                tally.analysed += 1
                tally.characters += len(document.text)
                if tally.analysed % _CHECKPOINT == 0:
                    store.flush()
            if progress is not None:
                done = tally.analysed + tally.unchanged + len(tally.failed)
                progress(Progress(done, tally.characters, tally.notes.bytes_read))


def _older(known: Iterable[SourceRow], tally: _Tally) -> tuple[SourceRow, ...]:
    """What the store held of the documents read, in another text."""
    return tuple(row for row in known if row.identifier in tally.identifiers and row.iri not in tally.current)
