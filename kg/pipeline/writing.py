"""New documents are written some together, by a thread of its own, while the next ones are analysed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from kg.model import Document
from kg.store import GraphStore
from kg.store.lines import Lines

# Documents that are written together: the work of two seconds. A process that is killed loses those that wait, and
# those that are being written, which takes some tenths of a second. Half as many at once leave the database twice as
# many files to sort into each other, a twentieth of the processor time of a build.
_TOGETHER = 200


class Writing:
    """Puts documents in a store that has nothing of their sources, and calls ``written`` with each once it is there.

    A context manager: at its end nothing is being written any more. What goes wrong with a document is raised where
    the next ones are handed over, or by :meth:`finish`.
    """

    def __init__(self, store: GraphStore, written: Callable[[Document], None]) -> None:
        self._store = store
        self._written = written
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._waiting: dict[str, tuple[Document, Lines]] = {}  # by IRI of the source
        self._under_way: dict[str, tuple[Document, Lines]] = {}
        self._done: Future[None] | None = None

    def __enter__(self) -> Writing:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown()

    def put(self, document: Document, lines: Lines) -> None:
        """Writes the document with others, sooner or later."""
        self._waiting[lines.source] = document, lines
        if len(self._waiting) == _TOGETHER:
            self._hand_over()

    def holds(self, source: str) -> bool:
        """Whether the document of this IRI is one of those that are not in the store yet."""
        return source in self._waiting or source in self._under_way

    def finish(self) -> None:
        """Waits until all are in the store."""
        self._hand_over()
        self._settle()

    def _hand_over(self) -> None:
        self._settle()
        self._under_way, self._waiting = self._waiting, {}
        lines = [lines for _, lines in self._under_way.values()]
        self._done = self._thread.submit(self._store.add_documents, lines)

    def _settle(self) -> None:
        """Waits for those that are being written."""
        if self._done is not None:
            self._done.result()
            self._done = None
        written, self._under_way = self._under_way, {}
        for document, _ in written.values():
            self._written(document)
