"""A store that lives: documents taken out, what older rules read renewed, and stores made in memory."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kg import iri
from kg.errors import UsageError
from kg.model import Document
from kg.pipeline.counts import claims_by_class
from kg.pipeline.refreshing import CHECKPOINT, changing, refresh
from kg.pipeline.work import Task, analysed, version_of
from kg.rdf import document_quads, text_quads
from kg.read import Skipped
from kg.store import GraphStore, SourceRow
from kg.store.lines import quads_of


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild did. ``before`` and ``now`` are the claims in the store by class."""

    renewed: int
    unchanged: int  # read by these rules already
    skipped: tuple[Skipped, ...]  # kept as older rules read them
    characters: int  # of the documents renewed
    seconds: float
    before: dict[str, int]
    now: dict[str, int]


def rebuild(
    store_dir: str | os.PathLike[str],
    *,
    jobs: int = 1,
    min_confidence: Decimal | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> RebuildReport:
    """Reads again, from the texts in the store, every document that other rules read; no source file is needed.

    ``jobs`` as for a build. ``min_confidence`` gives the store another threshold, for all its documents; 0 takes it
    away. ``progress`` is told how many documents are done, and of how many. Where it is interrupted, the next one goes
    on. Raises StoreError.
    """
    began = time.perf_counter()
    with GraphStore.open(Path(store_dir)) as store:
        before = claims_by_class(store)
        with changing(store):
            if min_confidence is not None:
                store.change_min_confidence(min_confidence)
            task, rows = Task.of(store), store.sources()
            older = [row for row in rows if row.version != task.version]
            characters, skipped = 0, []
            with closing(analysed(_texts(store, older), task, jobs)) as results:
                for number, (document, outcome) in enumerate(results, 1):
                    if isinstance(outcome, Skipped):
                        skipped.append(outcome)
                    else:
                        store.replace_document(quads_of(outcome), text_quads(document, store.base))
                        characters += len(document.text)
                    if number % CHECKPOINT == 0:
                        store.flush()
                    if progress is not None:
                        progress(number, len(older))
        return RebuildReport(
            renewed=len(older) - len(skipped),
            unchanged=len(rows) - len(older),
            skipped=tuple(skipped),
            characters=characters,
            seconds=time.perf_counter() - began,
            before=before,
            now=claims_by_class(store),
        )


def _texts(store: GraphStore, rows: Iterable[SourceRow]) -> Iterator[Document]:
    return (store.document(row.iri) for row in rows)


def retract(store_dir: str | os.PathLike[str], documents: Iterable[str]) -> list[SourceRow]:
    """Takes documents, named by identifier or IRI, out of the store, all at once; returns what was taken out.

    Raises UsageError where the store holds no such document; nothing is taken out then.
    """
    with GraphStore.open(Path(store_dir)) as store:
        rows = store.sources()
        wanted = set(documents)
        if unknown := sorted(wanted - {row.identifier for row in rows} - {row.iri for row in rows}):
            raise UsageError(f"the store holds no document {unknown[0]!r}: kg sources lists those it holds")
        chosen = [row for row in rows if row.identifier in wanted or row.iri in wanted]
        with changing(store):
            store.remove_documents(row.iri for row in chosen)
    return chosen


def store_of(documents: Iterable[Document], *, base: str = iri.BASE) -> GraphStore:
    """A store in memory with what the documents claim. What analysis raises is raised."""
    from kg.analysis import analyse

    store = GraphStore.memory(base)
    for document in documents:
        quads = document_quads(analyse(document, for_graph=True), base, version=version_of(None))
        store.replace_document(quads, text_quads(document, base))
    refresh(store)
    return store
