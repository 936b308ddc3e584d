"""How much of the texts the claims cover: sentences that a claim rests on, and those from which nothing is claimed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode

from kg.model import SentenceKind
from kg.rdf import term
from kg.store import GraphStore, SourceRow
from kg.text import Text, sentences


@dataclass(frozen=True, slots=True, order=True)
class SourceCount:
    """A document: what it is, who published it and when, and how much is read out of it.

    ``publisher`` is the host of its address where nobody is named. Of ``sentences``, menus and comment forms are left
    out, from which nothing is ever claimed; ``claimed`` are those that a claim rests on.
    """

    identifier: str
    title: str
    publisher: str
    published: str
    claims: int
    entities: int
    sentences: int
    claimed: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Documents together: ``silent`` are those from which nothing is claimed."""

    documents: int
    silent: int
    sentences: int
    claimed: int
    claims: int

    @property
    def share(self) -> float:
        """The part of the sentences that a claim rests on."""
        return self.claimed / self.sentences if self.sentences else 0.0


def sources(store: GraphStore) -> Iterator[SourceCount]:
    """Every document, one in memory at a time, by identifier."""
    return (_source(store, row) for row in store.sources())


def together(counted: Iterable[SourceCount]) -> Coverage:
    """The sums over some documents."""
    found = list(counted)
    return Coverage(
        documents=len(found),
        silent=sum(not source.claims for source in found),
        sentences=sum(source.sentences for source in found),
        claimed=sum(source.claimed for source in found),
        claims=sum(source.claims for source in found),
    )


def grouped(counted: Iterable[SourceCount], key: Callable[[SourceCount], str]) -> dict[str, Coverage]:
    """The sums by what ``key`` tells of a document, sorted by it; documents of which it tells nothing come last."""
    groups: dict[str, list[SourceCount]] = {}
    for source in counted:
        groups.setdefault(key(source), []).append(source)
    return {name: together(groups[name]) for name in sorted(groups, key=lambda name: (not name, name))}


def _source(store: GraphStore, row: SourceRow) -> SourceCount:
    graph = NamedNode(row.iri)

    def text(name: str) -> str:
        found = store.ox.quads_for_pattern(graph, term(name), None, graph)
        return min((quad.object.value for quad in found if isinstance(quad.object, Literal)), default="")

    total, claimed = _sentences(store, graph)
    return SourceCount(
        identifier=row.identifier,
        title=text("dcterms:title"),
        publisher=text("schema:publisher") or urlsplit(text("schema:url")).hostname or "",
        published=text("dcterms:date"),
        claims=sum(1 for _ in store.ox.quads_for_pattern(None, term("vkg:rule"), None, graph)),
        entities=sum(1 for _ in store.ox.quads_for_pattern(graph, term("vkg:mentions"), None, graph)),
        sentences=total,
        claimed=claimed,
    )


def _sentences(store: GraphStore, source: NamedNode) -> tuple[int, int]:
    """How many sentences the document has, and on how many a claim rests. None where the store lacks its text."""
    bodies = store.ox.quads_for_pattern(source, term("schema:articleBody"), None, store.texts)
    raw = min((quad.object.value for quad in bodies if isinstance(quad.object, Literal)), default="")
    text = Text(raw)
    lines = [text.span(start, end) for start, end, kind in sentences(text) if kind is not SentenceKind.FURNITURE]
    places = sorted(zip(_numbers(store, source, "oa:start"), _numbers(store, source, "oa:end"), strict=True))
    ends = [line.end for line in lines]
    met: set[int] = set()
    for start, end in places:
        number = bisect_left(ends, start + 1)  # the first line that ends behind the start
        while number < len(lines) and lines[number].start < end:
            met.add(number)
            number += 1
    return len(lines), len(met)


def _numbers(store: GraphStore, source: NamedNode, name: str) -> list[int]:
    """The starts or the ends of the document's evidence, in the order of the selectors."""
    found = store.ox.quads_for_pattern(None, term(name), None, source)
    values = sorted((str(quad.subject), quad.object.value) for quad in found if isinstance(quad.object, Literal))
    return [int(value) for _, value in values]
