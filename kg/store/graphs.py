"""The store: one named graph a source, the derived and given graphs beside them, and the union of all of them.

The union is kept in the default graph, as triples, each once. A triple such as a body's label stands in the graph of
every document that names the body; the database does not fold such copies when it queries all graphs at once, so that
each join would multiply its rows. The graph of texts as read is not in the union.
"""

from __future__ import annotations

import gc
import os
import shutil
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from kg.errors import StoreError
from kg.iri import BASE
from kg.model import Document
from kg.rdf import graph_name
from kg.store import directory, metadata, reading
from kg.store.changes import grounded, some, update
from kg.store.lines import Lines
from kg.store.metadata import Metadata
from kg.store.problems import plain_errors
from kg.store.reading import UNION, SourceRow
from kg.store.touched import Touched

# Quads that are written as files of the database's own: from some thousand on, in less than half the time. Such files
# are taken over all at once or not at all, as tables of the others are.
_MANY = 10_000


class GraphStore:
    """A store, open. Use it as a context manager; make one with :meth:`open` or :meth:`memory`.

    ``ox`` is the database. Query its default graph, which is the union of the graphs; asking it for the union of its
    named graphs counts a triple once for each graph that holds it. Claims below ``min_confidence`` are left out of its
    documents (none where it is None). Told of stores that are open to read: ``interrupted``, a writer ended before it
    was done, so that what is derived may not follow from all documents; ``being_written``, a writer is at work, and
    this is the store as it was at its last checkpoint.
    """

    def __init__(
        self,
        ox: Store,
        base: str,
        root: Path | None,
        lock: directory.WriterLock | None,
        read_only: bool,
        *,
        min_confidence: Decimal | None = None,
        interrupted: bool = False,
        being_written: bool = False,
    ) -> None:
        self._ox: Store | None = ox
        self._root = root
        self._lock = lock
        self._clean_up: weakref.finalize[..., GraphStore] | None = None
        self.base = base
        self.read_only = read_only
        self.min_confidence = min_confidence
        self.interrupted = interrupted
        self.being_written = being_written
        self.touched: Touched | None = None
        self.texts = NamedNode(graph_name("texts", base))

    # ------------------------------------------------------------ opening and closing

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        read_only: bool = False,
        create: bool = False,
        base: str | None = None,
        min_confidence: Decimal | None = None,
    ) -> GraphStore:
        """Opens the store in the directory ``path``.

        ``read_only``: what the store holds now, or held at the writer's last checkpoint where another process writes.
        ``create``: makes the store where there is none, with IRIs under ``base`` and this ``min_confidence``.
        Raises NoStoreError where there is none, and StoreError where another process writes to it, it is of a newer
        format, or ``base`` or ``min_confidence`` is not what it was made with.
        """
        root = Path(path)
        if create and not read_only and not metadata.is_store(root):
            made = Metadata(metadata.checked_base(base or BASE), metadata.threshold(min_confidence))
            metadata.create(root, made)
            return cls._open_writer(root, made)
        known = metadata.read_metadata(root)
        metadata.check_same(root, known, base, min_confidence)
        return cls._open_copy(root, known) if read_only else cls._open_writer(root, known)

    @classmethod
    def memory(cls, base: str = BASE) -> GraphStore:
        """A store that is gone when it is closed."""
        return cls(Store(), metadata.checked_base(base), None, None, False)

    @classmethod
    def _open_writer(cls, root: Path, known: Metadata) -> GraphStore:
        lock = directory.WriterLock(root)
        try:
            with plain_errors(root, "opening the store"):
                directory.clear(root / "quads")
                ox = Store(root / "quads")
                directory.unpublish(root)
                directory.publish(root, ox.backup)
        except BaseException:
            lock.release()
            raise
        return cls(ox, known.base, root, lock, False, min_confidence=known.min_confidence)

    @classmethod
    def _open_copy(cls, root: Path, known: Metadata) -> GraphStore:
        with plain_errors(root, "reading the store"):
            state = {"interrupted": directory.interrupted(root), "being_written": directory.being_written(root)}
            copy = directory.private_copy(root)
            try:
                ox = Store.read_only(str(copy))
            except BaseException:
                shutil.rmtree(copy, ignore_errors=True)
                raise
        store = cls(ox, known.base, root, None, True, min_confidence=known.min_confidence, **state)
        store._clean_up = weakref.finalize(store, _remove_copy, copy, os.getpid())
        return store

    @property
    def ox(self) -> Store:
        """The database; StoreError once the store is closed."""
        if self._ox is None:
            raise StoreError("this store is closed; open it again")
        return self._ox

    @property
    def path(self) -> Path | None:
        """Where the store lies; None in memory."""
        return self._root

    def flush(self) -> None:
        """A checkpoint: what was acknowledged survives a loss of power, and who opens the store to read sees it."""
        if self._root is not None and not self.read_only:
            with plain_errors(self._root, "writing a checkpoint"):
                self.ox.flush()
                directory.publish(self._root, self.ox.backup)

    def close(self) -> None:
        """Writes all down and gives the store back. Calling it twice does nothing."""
        if self._ox is None:
            return
        try:
            if self._root is not None and not self.read_only:
                with plain_errors(self._root, "writing"):
                    self._ox.flush()
        finally:
            self._ox = None
            gc.collect(0)  # the database has no other way of being closed than not being referred to
            if self._clean_up is not None:
                self._clean_up()
            if self._lock is not None and self._root is not None:
                directory.unpublish(self._root)
                self._lock.release()

    def __enter__(self) -> GraphStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            self.close()
        except StoreError:
            if kind is None:  # else what went wrong first is what is told
                raise

    # ------------------------------------------------------------ writing

    @contextmanager
    def changing(self, version: str) -> Iterator[None]:
        """For as long as documents change and what is derived from them has not been made again, by ``version``.

        Where the block does not reach its end, by an exception or the end of the process, who reads the store is told.
        In the block, ``touched`` tells what the documents changed name; it is None where what is derived did not follow
        from the documents when it began, or was made by another version.
        """
        if self._root is None:
            yield
            return
        self.touched = Touched() if directory.derived_by(self._root) == version else None
        directory.mark_unfinished(self._root)
        yield
        self.flush()
        directory.mark_finished(self._root, version)
        self.touched = None

    def change_min_confidence(self, least: Decimal | None) -> None:
        """Sets the threshold that documents are to be read by; those that the store holds stay as they are."""
        self.min_confidence = metadata.threshold(least)
        if self._root is not None:
            metadata.write_metadata(self._root, Metadata(self.base, self.min_confidence))

    def replace_document(
        self, quads: Iterable[Quad], text_quads: Iterable[Quad], *, replaces: Iterable[str] = ()
    ) -> str:
        """Puts a document's graph and text in the place of what the store has of that source; returns its IRI.

        ``quads`` are all in one named graph, whose name is the source's IRI. ``replaces`` names other sources to take
        out with it (the same file as it was before). All of it happens, or nothing; once this returns, a
        crash of the process does not undo it (a loss of power may, up to the last :meth:`flush`).
        """
        name, wanted = self._document(quads, text_quads)
        present = self._of_source(name).union(*(self._of_source(NamedNode(iri)) for iri in replaces))
        self._write(present, wanted)
        return name.value

    def add_documents(self, documents: Iterable[Lines]) -> None:
        """Puts documents in, of whose sources the store has nothing. All of it happens, or nothing.

        Many at once take half the time that they take one by one, and other threads go on meanwhile.
        """
        found = list(documents)
        if self.touched is not None:
            self._write(set(), {quad for document in found for quad in document.quads()})
            return
        self._writable()
        everything = b"".join(document.with_union(self.texts.value) for document in found)
        load = self.ox.load if everything.count(b"\n") < _MANY else self.ox.bulk_load
        with plain_errors(self._root or Path("store"), "writing"):
            load(everything, RdfFormat.N_QUADS, lenient=True)  # lines that the database itself has written

    def _document(self, quads: Iterable[Quad], text_quads: Iterable[Quad]) -> tuple[NamedNode, set[Quad]]:
        """The IRI of a document's source, and all its quads. StoreError where one is not in a graph of its own."""
        graph = grounded(quads)
        names = {quad.graph_name for quad in graph}
        if len(names) != 1 or not isinstance(name := next(iter(names)), NamedNode) or name == self.texts:
            raise StoreError(
                f"a document's quads are in one named graph, its source's; these are in {len(names)}: {some(names)}"
            )
        text = set(text_quads)
        stray = {quad.graph_name for quad in text} - {self.texts} | {quad.subject for quad in text} - {name}
        if stray:
            raise StoreError(f"a document's text is in {self.texts} and about {name}; found {some(stray)}")
        return name, graph | text

    def remove_documents(self, source_iris: Iterable[str]) -> None:
        """Takes documents' graphs and texts out, as far as they are there. All or nothing."""
        self._write(set().union(*(self._of_source(NamedNode(iri)) for iri in source_iris)), set())

    def replace_graph(self, name: str, quads: Iterable[Quad]) -> None:
        """Puts ``quads`` (in whatever graph they say they are) in the place of the graph ``name``. All or nothing."""
        graph = NamedNode(name)
        wanted = {Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads}
        self._write(set(self.ox.quads_for_pattern(None, None, None, graph)), grounded(wanted))

    def patch_graph(self, name: str, removed: set[Quad], added: set[Quad]) -> None:
        """Takes quads of the graph ``name`` out of it and puts others in. All or nothing."""
        graph = NamedNode(name)
        if stray := {quad.graph_name for quad in removed | added} - {graph}:
            raise StoreError(f"these quads are not of the graph {name}: {some(stray)}")
        self._write(removed, added)

    def _of_source(self, source: NamedNode) -> set[Quad]:
        pattern = self.ox.quads_for_pattern
        return {*pattern(None, None, None, source), *pattern(source, None, None, self.texts)}

    def _write(self, present: set[Quad], wanted: set[Quad]) -> None:
        """One transaction that takes out ``present - wanted`` and adds ``wanted - present``, the union kept in step."""
        self._writable()
        removed, added = present - wanted, wanted - present
        united = self._united(added)
        gone = [quad for quad in self._united(removed) - united if not self._held_elsewhere(quad, removed)]
        if self.touched is not None:
            self.touched = self.touched.by(self.ox, present | wanted, united, gone)
        with plain_errors(self._root or Path("store"), "writing"):
            if removed:
                self.ox.update(update(removed, gone, added, united))
            elif added:
                everything = [*added, *united]
                if len(everything) < _MANY:
                    self.ox.extend(everything)
                else:
                    self.ox.bulk_extend(everything)

    def _writable(self) -> None:
        if self.read_only:
            raise StoreError(f"{self._root}: this store is open read-only; open it for writing to change it")

    def _united(self, quads: set[Quad]) -> set[Quad]:
        """The quads of the union that stand for these."""
        return {Quad(quad.subject, quad.predicate, quad.object) for quad in quads if quad.graph_name != self.texts}

    def _held_elsewhere(self, united: Quad, removed: set[Quad]) -> bool:
        holders = self.ox.quads_for_pattern(united.subject, united.predicate, united.object)
        return any(quad.graph_name not in (UNION, self.texts) and quad not in removed for quad in holders)

    # ------------------------------------------------------------ reading

    def graphs(self, *, texts: bool = False) -> list[str]:
        """Names of the graphs that are in the union (and of that of the texts, if asked), sorted."""
        return [name for name in reading.named_graphs(self.ox) if texts or name != self.texts.value]

    def quads(self, graph: str | None = None, *, texts: bool = False) -> Iterator[Quad]:
        """The quads of one graph, or of every graph of the union (and the texts, if asked), in no certain order."""
        if graph is not None:
            yield from self.ox.quads_for_pattern(None, None, None, NamedNode(graph))
            return
        for quad in self.ox:
            if quad.graph_name != UNION and (texts or quad.graph_name != self.texts):
                yield quad

    def sources(self) -> list[SourceRow]:
        """The documents that the store holds, by identifier."""
        return reading.sources(self.ox)

    def document(self, source_iri: str) -> Document:
        """The document as it was read. StoreError where the store does not hold its text."""
        return reading.document(self.ox, self.texts, source_iri)


def _remove_copy(copy: Path, owner: int) -> None:
    if os.getpid() == owner:  # a forked worker leaves its parent's copy alone
        shutil.rmtree(copy, ignore_errors=True)
