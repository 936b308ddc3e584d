"""Stores of any size, for tests/measure.py: articles as they are, and the same articles over again under other names.

A copy of an article has another identifier, another text (a line at its end) and other people: each given name is
replaced by another, the same for one name in one copy, so that the copies' people are tied to one another as the first
ones are. Bodies, units and what they adopt stay, as they do in a newspaper that goes on.
"""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import count, islice
from pathlib import Path
from typing import Any, TypeVar

from kg.analysis import analyse
from kg.model import Analysis, Document, Person
from kg.pipeline.refreshing import refresh
from kg.rdf import document_quads, text_quads
from kg.store import GraphStore

GIVEN = (
    "An", "Bình", "Cường", "Dũng", "Đức", "Giang", "Hà", "Hải", "Hạnh", "Hiếu", "Hòa", "Hùng", "Hương", "Khánh",
    "Lan", "Linh", "Long", "Mai", "Minh", "Nam", "Nga", "Ngọc", "Phong", "Phương", "Quang", "Sơn", "Tâm", "Thảo",
    "Thắng", "Trang", "Tuấn", "Vinh",
)  # fmt: skip
_Said = TypeVar("_Said")


def analyses(documents: Iterable[Document], jobs: int) -> list[Analysis]:
    """The documents, analysed by several processes."""
    with multiprocessing.Pool(jobs) as pool:
        return pool.map(analyse, documents, chunksize=20)


def copies(found: list[Analysis]) -> Iterator[Analysis]:
    """The analyses, then copies of them without end."""
    yield from found
    for number in count(2):
        yield from (copy(analysis, number) for analysis in found)


def copy(analysis: Analysis, number: int) -> Analysis:
    """The same article with another identifier, text and people."""
    document = analysis.document
    name = f"{document.identifier}-{number}"
    other = replace(document, identifier=name, text=f"{document.text}\n({number})")
    return replace(
        analysis, document=other, claims=renamed(analysis.claims, number), mentions=renamed(analysis.mentions, number)
    )


def renamed(said: _Said, number: int) -> _Said:
    """The same with each person in it called otherwise."""
    if isinstance(said, Person):
        *before, _ = said.name.split()
        digest = hashlib.sha256(f"{number} {said.name}".encode()).digest()
        return replace(said, name=" ".join((*before, GIVEN[digest[0] % len(GIVEN)])))  # type: ignore[return-value]
    if isinstance(said, tuple):
        return tuple(renamed(part, number) for part in said)  # type: ignore[return-value]
    if is_dataclass(said) and not isinstance(said, type):
        changed: dict[str, Any] = {}
        for field in fields(said):
            before = getattr(said, field.name)
            after = renamed(before, number)
            if after is not before and after != before:
                changed[field.name] = after
        return replace(said, **changed) if changed else said  # type: ignore[type-var]
    return said


def make(folder: Path, found: list[Analysis], documents: int) -> None:
    """A store of so many documents, with what is derived."""
    with GraphStore.open(folder, create=True) as store:
        for number, analysis in enumerate(islice(copies(found), documents), 1):
            _put(store, analysis)
            if number % 500 == 0:
                store.flush()
        refresh(store)


def needed(found: list[Analysis], quads: int) -> int:
    """How many documents come nearest to a store of so many quads.

    Some quads are there without any document; how many are derived for each that a document says is known once they
    are: of a third of the documents, of most, then of all.
    """
    waiting = copies(found)
    documents, said, rate = 0, 0, 1.25
    with GraphStore.memory() as store:
        refresh(store)
        always = sum(1 for _ in store.quads())
        for part in (0.3, 0.9, 1):
            while always + said * rate < quads * part:
                said += _put(store, next(waiting))
                documents += 1
            if said:  # where what is always there is more than the part, nothing is known yet
                refresh(store)
                rate = (sum(1 for _ in store.quads()) - always) / said
    return documents


def _put(store: GraphStore, analysis: Analysis) -> int:
    """Writes the document; how many quads its graph holds."""
    graph = set(document_quads(analysis, store.base, version="measured"))
    store.replace_document(graph, text_quads(analysis.document, store.base))
    return len(graph)
