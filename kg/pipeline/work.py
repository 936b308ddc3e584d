"""Analysis of many documents, in this process or in several; results come in the order of the documents."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import chain, islice

from kg.model import Document
from kg.pipeline.workers import Workers
from kg.rdf import mapping_version
from kg.read import Skipped
from kg.store import GraphStore
from kg.store.lines import lines_of

# Some tenths of a second of analysis: sending a chunk to a process costs nothing beside it, and a crash loses no more
# than the chunks under way.
_CHUNK_CHARACTERS = 50_000
_CHUNK_DOCUMENTS = 16
_ALONE = 4  # chunks that are done in less time than processes need to start

Chunk = list[Document]


@dataclass(frozen=True, slots=True)
class Task:
    """What every process has to know."""

    base: str
    version: str
    min_confidence: Decimal | None = None

    @classmethod
    def of(cls, store: GraphStore) -> Task:
        """What makes the documents of this store."""
        return cls(store.base, version_of(store.min_confidence), store.min_confidence)


def version_of(min_confidence: Decimal | None) -> str:
    """What a document's graph is made by: rules and lexicon, the mapping to RDF, the threshold of its store.

    Another version, and the document is read again.
    """
    from kg.analysis import VERSION

    made_by = f"{VERSION}-{mapping_version()}"
    return made_by if min_confidence is None else f"{made_by} min-confidence={min_confidence}"


def analysed(documents: Iterable[Document], task: Task, jobs: int) -> Generator[tuple[Document, bytes | Skipped]]:
    """Each document with its graph as lines of N-Quads, or with the reason why it has none, in the order given.

    Processes are started only where there is more than a little to do. Raises KgError where a process is killed.
    """
    chunks = _chunks(documents)
    first = list(islice(chunks, _ALONE + 1))
    everything = chain(first, chunks)
    if jobs <= 1 or len(first) <= _ALONE:
        for document in chain.from_iterable(everything):
            yield document, analyse_one(document, task)
    else:
        yield from _in_processes(everything, task, jobs)


def _chunks(documents: Iterable[Document]) -> Iterator[Chunk]:
    chunk: Chunk = []
    characters = 0
    for document in documents:
        chunk.append(document)
        characters += len(document.text)
        if characters >= _CHUNK_CHARACTERS or len(chunk) >= _CHUNK_DOCUMENTS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _in_processes(chunks: Iterator[Chunk], task: Task, jobs: int) -> Generator[tuple[Document, bytes | Skipped]]:
    with Workers(partial(analyse_chunk, task=task), chunks, jobs) as workers:
        for chunk, outcomes in workers:
            for pair in zip(chunk, outcomes, strict=True):
                yield pair
                workers.poll()  # while the caller writes, the processes go on


def analyse_chunk(chunk: Chunk, task: Task) -> list[bytes | Skipped]:
    """The outcome of each document of a chunk."""
    return [analyse_one(document, task) for document in chunk]


def analyse_one(document: Document, task: Task) -> bytes | Skipped:
    """A document's graph as lines of N-Quads. Whatever analysis raises becomes a reason: no document stops a build."""
    from kg.analysis import analyse
    from kg.rdf import document_quads

    try:
        found = analyse(document, for_graph=True)
        quads = document_quads(
            found, task.base, version=task.version, min_confidence=task.min_confidence, in_order=False
        )
        return lines_of(quads)
    except Exception as error:
        return Skipped(document.origin or document.identifier, f"its analysis failed, which is a bug: {_where(error)}")


def _where(error: Exception) -> str:
    place = ""
    trace = error.__traceback__
    while trace is not None:
        place = f"{trace.tb_frame.f_code.co_name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__}: {error} (in {place})"
