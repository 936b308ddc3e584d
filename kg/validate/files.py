"""A graph in a file, of whatever program: read to be validated."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import IO, cast

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import UsageError
from kg.rdf import graph_name

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}
_TEXTS = graph_name("texts", "/")


def load(path: Path) -> Store:
    """A store in memory whose default graph is the union of the graphs in the file; the graphs are there too.

    A file that ends in ``.gz``, as a backup does, is compressed. Raises UsageError where there is no such file, its
    ending tells no RDF format, or it is no RDF of that format.
    """
    packed = path.suffix == ".gz"
    ending = Path(path.stem).suffix if packed else path.suffix
    if ending not in FORMATS:
        raise UsageError(f"{path}: its name does not tell an RDF format; end it in one of {', '.join(FORMATS)}")
    store = Store()
    try:
        with _opened(path, packed) as file:
            store.bulk_extend(chain.from_iterable(map(_twice, parse(input=file, format=FORMATS[ending]))))
    except SyntaxError as error:
        raise UsageError(f"{path}: this is not the RDF that its name promises: {error}") from None
    except EOFError:
        raise UsageError(
            f"{path}: the file ends too early; it was not written to its end, or not copied whole"
        ) from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from None
    return store


def _opened(path: Path, packed: bool) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(path)) if packed else path.open("rb")


def union(store: Store) -> Iterator[Quad]:
    """The quads of the default graph of such a store."""
    return store.quads_for_pattern(None, None, None, DefaultGraph())


def _twice(quad: Quad) -> Iterator[Quad]:
    """The quad, and its triple in the union; texts as read are in the union of no store."""
    yield quad
    if not (isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.endswith(_TEXTS)):
        yield Quad(quad.subject, quad.predicate, quad.object)
