"""Building a store: what is new is analysed and written, then the graphs that rest on all documents are made again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from kg import iri
from kg.model import Document
from kg.pipeline.counts import claims_by_class, entities_by_class
from kg.pipeline.held import Held
from kg.pipeline.refreshing import CHECKPOINT, changing
from kg.pipeline.work import Task, analysed
from kg.pipeline.writing import Writing
from kg.rdf import text_quads
from kg.read import Notes, Skipped, read
from kg.store import GraphStore, SourceRow
from kg.store.lines import Lines, lines_of, quads_of


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come: this many documents are in the store, or are told as skipped when it ends.

    ``bytes_read`` counts the files as they lie on disk.
    """

    documents: int
    characters: int
    bytes_read: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, and what the store holds after it. ``seconds`` is told here and never written to the store."""

    analysed: int  # new documents, changed ones, or read by other rules before
    unchanged: int  # in the store already, by the same rules
    characters: int  # of the documents analysed
    seconds: float
    skipped: tuple[Skipped, ...]
    notes: Notes
    older: tuple[SourceRow, ...]  # earlier texts of the documents read: taken out, or kept by ``keep_earlier``
    outdated: int  # documents of the store, not among those read, that other rules read
    sources: int  # documents that the store holds
    claims: dict[str, int]
    entities: dict[str, int]


@dataclass(slots=True)
class _Build:
    """A build under way, and what is counted while documents pass."""

    store: GraphStore
    task: Task
    held: Held
    keep_earlier: bool
    progress: Callable[[Progress], None] | None
    notes: Notes = field(default_factory=Notes)
    unread: list[Skipped] = field(default_factory=list)
    failed: list[Skipped] = field(default_factory=list)
    replaced: list[SourceRow] = field(default_factory=list)
    analysed: int = 0
    unchanged: int = 0
    characters: int = 0

    def fresh(self, records: Iterable[Document | Skipped]) -> Iterator[Document]:
        """The documents to analyse: all but those that the store holds just so, read by the same rules."""
        for record in records:
            if isinstance(record, Skipped):
                self.unread.append(record)
                continue
            row = self.held.read(iri.source(record, self.store.base))
            if row is not None and row.version == self.task.version and self.store.document(row.iri) == record:
                self.held.settle(record)
                self.unchanged += 1
                self._tell()
            else:
                yield record

    def write(self, documents: Iterator[Document], jobs: int) -> None:
        """Analyses documents and puts them in the store, each in one step with the taking out of its earlier text.

        New ones are put in some together.
        """
        # Closed at once when this ends by an exception: the processes are gone before the store is closed.
        with closing(analysed(documents, self.task, jobs)) as results, Writing(self.store, self._count) as writing:
            for document, outcome in results:
                if isinstance(outcome, Skipped):
                    self.failed.append(outcome)
                    self._tell()
                else:
                    self._put(document, outcome, writing)
            writing.finish()

    def _tell(self) -> None:
        if self.progress is not None:
            done = self.analysed + self.unchanged + len(self.failed)
            self.progress(Progress(done, self.characters, self.notes.bytes_read))

    def _put(self, document: Document, graph: bytes, writing: Writing) -> None:
        """New documents wait for others, with which they are written; one that the store has in some form does not."""
        earlier = [] if self.keep_earlier else self.held.earlier(document)
        source = iri.source(document, self.store.base)
        texts = text_quads(document, self.store.base)
        if earlier or self.held.read(source) is not None or writing.holds(source):
            writing.finish()
            self.store.replace_document(quads_of(graph), texts, replaces=[row.iri for row in earlier])
            self.held.forget(earlier)
            self.replaced += earlier
            self._count(document)
        else:
            writing.put(document, Lines(source, graph, lines_of(texts)))

    def _count(self, document: Document) -> None:
        """Notes that the store has the document now."""
        self.held.settle(document)
        self.analysed += 1
        self.characters += len(document.text)
        if self.analysed % CHECKPOINT == 0:
            self.store.flush()
        self._tell()

    def finish(self) -> list[SourceRow]:
        """Takes out the earlier texts that are left, of documents that were not written; all earlier texts, sorted."""
        left = self.held.left()
        self.notes.versions.update(self.held.apart)
        if left and not self.keep_earlier:
            self.store.remove_documents(row.iri for row in left)
        return sorted([*self.replaced, *left])


def build(
    paths: Iterable[str | os.PathLike[str]],
    store_dir: str | os.PathLike[str],
    *,
    jobs: int = 1,
    base: str | None = None,
    format: str = "",
    min_confidence: Decimal | None = None,
    keep_earlier: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> BuildReport:
    """Adds the documents behind ``paths`` to the store in ``store_dir``, which is made if it is missing.

    A document that the store holds already, with the same text and metadata and read by the same rules, is not
    analysed again. One that it holds in another text under the same identifier takes that one's place, or stands
    beside it with ``keep_earlier``. Several texts of one identifier are all kept where they are among ``paths``
    together, or where their addresses or publishers differ.

    ``jobs`` processes analyse (more than one needs the ``if __name__ == "__main__"`` of Python's multiprocessing in the
    script that calls); neither their number nor the order of ``paths`` shows in the store. ``base`` is what IRIs of a
    new store begin with, ``min_confidence`` the confidence below which it leaves claims out.
    Raises StoreError, also where the store has another base or threshold, and UsageError; what is wrong in a document
    is in the report instead.
    """
    began = time.perf_counter()
    with GraphStore.open(Path(store_dir), create=True, base=base, min_confidence=min_confidence) as store:
        work = _Build(store, Task.of(store), Held(store), keep_earlier, progress)
        with changing(store):
            documents = read(sorted(os.fspath(path) for path in paths), format=format, notes=work.notes)
            work.write(work.fresh(documents), jobs)
            older = work.finish()
        rows = store.sources()
        return BuildReport(
            analysed=work.analysed,
            unchanged=work.unchanged,
            characters=work.characters,
            seconds=time.perf_counter() - began,
            skipped=(*work.unread, *work.failed),
            notes=work.notes,
            older=tuple(older),
            outdated=sum(row.version != work.task.version for row in rows),
            sources=len(rows),
            claims=claims_by_class(store),
            entities=entities_by_class(store),
        )
