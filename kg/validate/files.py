"""A graph in a file, of whatever program: read to be validated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, parse

from kg.errors import UsageError

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}


def load(path: Path) -> Store:
    """A store in memory whose default graph is the union of the graphs in the file; the graphs are there too.

    Raises UsageError where there is no such file, its ending tells no RDF format, or it is no RDF of that format.
    """
    if path.suffix not in FORMATS:
        raise UsageError(f"{path}: its name does not tell an RDF format; end it in one of {', '.join(FORMATS)}")
    store = Store()
    try:
        store.bulk_extend(chain.from_iterable(map(_twice, parse(path=path, format=FORMATS[path.suffix]))))
    except SyntaxError as error:
        raise UsageError(f"{path}: this is not the RDF that its name promises: {error}") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from None
    return store


def union(store: Store) -> Iterator[Quad]:
    """The quads of the default graph of such a store."""
    return store.quads_for_pattern(None, None, None, DefaultGraph())


def _twice(quad: Quad) -> Iterator[Quad]:
    yield quad
    yield Quad(quad.subject, quad.predicate, quad.object)
