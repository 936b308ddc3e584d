"""The graphs that rest on all documents: units, ontology, and what is derived from the claims."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources

from pyoxigraph import Literal, NamedNode

from kg.lexicon.units import load
from kg.pipeline.collecting import seldom_collected
from kg.rdf import ONTOLOGY_DIR, graph_name, mapping_version, ontology_quads, term, units_quads
from kg.rdf.terms import A
from kg.store import GraphStore
from kg.store.reading import UNION

# A checkpoint syncs the disk and takes some milliseconds: after so many documents it is lost in the time of analysis.
CHECKPOINT = 500


@contextmanager
def changing(store: GraphStore) -> Iterator[None]:
    """A block in which documents change. At its end the graphs that rest on all of them are made again."""
    with store.changing(_version()), seldom_collected():
        yield
        refresh(store)


def _version() -> str:
    """What these graphs are made by, beside the documents."""
    from kg.analysis import VERSION

    return hashlib.sha256(f"{VERSION} {mapping_version()} {_deriving()}".encode()).hexdigest()[:12]


@cache
def _deriving() -> str:
    """A hash of the code that derives, and of the ontology."""
    digest = hashlib.sha256()
    modules = [item for item in resources.files("kg.resolve").iterdir() if item.name.endswith(".py")]
    for item in sorted(modules, key=lambda item: item.name):
        digest.update(item.name.encode() + b"\0" + item.read_bytes() + b"\0")
    for name in ("vkg.ttl", "roles.ttl"):
        digest.update((ONTOLOGY_DIR / name).read_bytes() + b"\0")
    return digest.hexdigest()


def refresh(store: GraphStore) -> None:
    """Makes these graphs again from what the documents claim now, in part where only some documents changed."""
    from kg.resolve import derive, derive_part

    name, touched = graph_name("derived", store.base), store.touched
    store.touched = None  # what follows changes no document
    store.replace_graph(graph_name("ontology", store.base), ontology_quads(store.base))
    _refresh_units(store)
    if touched is None:
        store.replace_graph(name, derive(store.ox, store.base))
    else:
        store.patch_graph(name, *derive_part(store.ox, store.base, touched.named, touched.described))


def _refresh_units(store: GraphStore) -> None:
    """The graph of units: those that documents name, with their ancestors and their histories."""
    name = graph_name("units", store.base)
    codes = sorted(_codes(store, NamedNode(name)))
    store.replace_graph(name, units_quads(map(load().by_code, codes), store.base))


def _codes(store: GraphStore, units: NamedNode) -> Iterator[str]:
    """The codes of the units that documents name: the others are in the graph of units alone."""
    kind, code = term("vkg:AdministrativeUnit"), term("dcterms:identifier")
    for unit in store.ox.quads_for_pattern(None, A, kind, UNION):
        graphs = (quad.graph_name for quad in store.ox.quads_for_pattern(unit.subject, A, kind))
        if any(graph not in (UNION, units) for graph in graphs):
            for quad in store.ox.quads_for_pattern(unit.subject, code, None, UNION):
                if isinstance(quad.object, Literal):
                    yield quad.object.value
