"""What a store held when a build began: which documents are read again, and which give way to a newer text."""

from __future__ import annotations

from collections import defaultdict

from kg.model import Document
from kg.store import GraphStore, SourceRow


def may_be_one(first: Document, second: Document) -> bool:
    """Whether two texts under one identifier may be of one document.

    They are not where their addresses or their publishers are known and differ: two sites may number alike.
    """
    pairs = ((first.url, second.url), (first.publisher, second.publisher))
    return all(one == other or not one or not other for one, other in pairs)


class Held:
    """The documents of a store, as far as they are still there, and what became of them.

    Documents that the store did not hold leave no trace here, so that a first build of a million keeps none in memory.
    """

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._rows = {row.iri: row for row in store.sources()}
        self._named: dict[str, set[str]] = defaultdict(set)
        for row in self._rows.values():
            self._named[row.identifier].add(row.iri)
        self._read: set[str] = set()  # IRIs of the documents read
        self._settled: list[Document] = []  # without their texts: those of which the store has other texts
        self.apart: set[str] = set()  # identifiers of several documents

    def read(self, source: str) -> SourceRow | None:
        """Notes that this document was read; what the store holds of it in just this text."""
        row = self._rows.get(source)
        if row is not None:
            self._read.add(source)
        return row

    def settle(self, document: Document) -> None:
        """Notes that the store has the text of a document as it was read now."""
        if self._others(document.identifier):
            self._settled.append(Document(document.identifier, "", url=document.url, publisher=document.publisher))

    def earlier(self, document: Document) -> list[SourceRow]:
        """What the store holds of a document in texts that were not read."""
        rows = []
        for row in self._others(document.identifier):
            if may_be_one(self._store.document(row.iri), document):
                rows.append(row)
            else:
                self.apart.add(document.identifier)
        return rows

    def left(self) -> list[SourceRow]:
        """The same of all documents that are settled."""
        return sorted({row for document in self._settled for row in self.earlier(document)})

    def forget(self, rows: list[SourceRow]) -> None:
        """Notes that these are in the store no more."""
        for row in rows:
            del self._rows[row.iri]
            self._named[row.identifier].remove(row.iri)

    def _others(self, identifier: str) -> list[SourceRow]:
        return sorted(self._rows[source] for source in self._named.get(identifier, set()) - self._read)
