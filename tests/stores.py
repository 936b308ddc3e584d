"""Stores filled by hand, for the tests of what reads a store."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from analyses import TEXT, claims, document, mentions
from pyoxigraph import DefaultGraph

from kg.iri import BASE, source
from kg.model import Analysis, Claim, Mention
from kg.rdf import document_quads, text_quads
from kg.store import GraphStore
from kg.store.lines import Lines, lines_of


def article(
    identifier: str = "000_d49ab99872ae2c8e",
    *,
    tail: str = "",
    keep: tuple[Claim, ...] | None = None,
    named: tuple[Mention, ...] | None = None,
) -> Analysis:
    """The article of ``analyses`` under another identifier, with words added at its end, with these claims only."""
    return Analysis(
        document(identifier, TEXT + tail),
        mentions=mentions() if named is None else named,
        claims=claims() if keep is None else keep,
    )


def put(store: GraphStore, analysis: Analysis, **more: object) -> str:
    """Writes the analysis into the store; the source's IRI."""
    quads = document_quads(analysis, store.base, version="v1")
    return store.replace_document(quads, text_quads(analysis.document, store.base), **more)  # type: ignore[arg-type]


def lines(analysis: Analysis, base: str = BASE) -> Lines:
    """The analysis as lines, which a store takes many of at once."""
    graph = lines_of(document_quads(analysis, base, version="v1"))
    return Lines(source(analysis.document, base), graph, lines_of(text_quads(analysis.document, base)))


def filled(*analyses: Analysis) -> GraphStore:
    """A store in memory with these documents, or with the one article."""
    store = GraphStore.memory()
    for analysis in analyses or (article(),):
        put(store, analysis)
    return store


def renamed(analysis: Analysis, old: str, new: str) -> Analysis:
    """The analysis with every person called ``old`` called ``new`` in its claims (the text stays)."""
    changed = tuple(
        replace(claim, member=replace(claim.member, name=new))  # type: ignore[call-arg]
        if getattr(claim, "member", None) is not None and claim.member.name == old  # type: ignore[attr-defined]
        else claim
        for claim in analysis.claims
    )
    return replace(analysis, claims=changed)


def assert_union_in_step(store: GraphStore) -> None:
    """The default graph holds every triple of the named graphs (texts left out) once, and nothing else."""
    named = {quad.triple for quad in store.quads()}
    united = Counter(quad.triple for quad in store.ox.quads_for_pattern(None, None, None, DefaultGraph()))
    assert set(united) == named
    assert set(united.values()) <= {1}
