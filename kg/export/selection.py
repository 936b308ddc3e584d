"""The part of a store that ``--where`` asks for, as a store of its own that every format writes as it writes any other.

It holds what the store would hold had its documents said nothing but the claims chosen: each of these with its evidence
and source, the entities that they name, and what is concluded from them. Who is one person stays as it is concluded
from all claims.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from pyoxigraph import NamedNode, Quad, Store

from kg.export.facts import Facts, instances
from kg.export.where import Where, check_place, days_of_events
from kg.rdf import graph_name, term
from kg.rdf.terms import A
from kg.resolve import Identities, derive, identities
from kg.store import GraphStore

_CLAIM, _MENTIONS = term("vkg:Claim"), term("vkg:mentions")
_BATCH = 100_000


@contextmanager
def selected(store: GraphStore, where: Where | None, *, texts: bool = False) -> Iterator[GraphStore]:
    """The store, or the part that is chosen, on disk for as long as the block lasts.

    Raises UsageError where the place asked for is none that the store names.
    """
    if where is None:
        yield store
        return
    check_place(where, store)
    with tempfile.TemporaryDirectory(prefix="kg-export-") as folder:
        database = Store(folder)
        part = GraphStore(database, store.base, None, None, False)
        del database  # closed with the part, before its folder goes
        try:
            _fill(part, store, where, texts)
            yield part
        finally:
            part.close()


def _fill(part: GraphStore, store: GraphStore, where: Where, texts: bool) -> None:
    waiting: list[Quad] = []
    named: set[NamedNode] = set()
    for source in instances(store, "vkg:Source"):
        found = _of_document(store, source, where, texts)
        named.update(quad.subject for quad in found if isinstance(quad.subject, NamedNode))
        waiting += found
        if len(waiting) >= _BATCH:
            _add(part, waiting)
            waiting = []
    _add(part, [*waiting, *_units(store, named), *_graph(store, "ontology"), *_added(store, named)])
    if any(_graph(store, "derived")):
        _add(part, derive(part.ox, store.base, _among(identities(store.ox), named)))


def _of_document(store: GraphStore, source: str, where: Where, texts: bool) -> list[Quad]:
    """The quads of a document's graph that tell of its chosen claims; none where it has no such claim."""
    by_subject: dict[NamedNode, list[Quad]] = {}
    for quad in store.quads(source):
        if isinstance(quad.subject, NamedNode):
            by_subject.setdefault(quad.subject, []).append(quad)
    facts = Facts.of_graph(store, source)
    claims = [node for node, quads in by_subject.items() if any(q.predicate == A and q.object == _CLAIM for q in quads)]
    days = days_of_events(facts, sorted(claim.value for claim in claims))
    chosen = [claim for claim in claims if where.holds(facts, claim.value, days)]
    if not chosen:
        return []
    kept = _reached(by_subject, chosen, NamedNode(source))
    quads = [q for node in kept for q in by_subject[node] if q.predicate != _MENTIONS or q.object in kept]
    return quads + (list(store.ox.quads_for_pattern(NamedNode(source), None, None, store.texts)) if texts else [])


def _reached(by_subject: dict[NamedNode, list[Quad]], start: Iterable[NamedNode], source: NamedNode) -> set[NamedNode]:
    """The nodes that are described on the way from ``start``; what else the source mentions is no such way."""
    waiting, reached = list(start), set[NamedNode]()
    while waiting:
        node = waiting.pop()
        if node in reached:
            continue
        reached.add(node)
        ways = (quad.object for quad in by_subject[node] if node != source or quad.predicate != _MENTIONS)
        waiting += [value for value in ways if isinstance(value, NamedNode) and value in by_subject]
    return reached


def _graph(store: GraphStore, name: str) -> Iterator[Quad]:
    return store.quads(graph_name(name, store.base))


def _units(store: GraphStore, named: set[NamedNode]) -> list[Quad]:
    """What the gazetteer tells of the units named, of those that they are in, and of those that followed them."""
    by_subject: dict[NamedNode, list[Quad]] = {}
    for quad in _graph(store, "units"):
        if isinstance(quad.subject, NamedNode):
            by_subject.setdefault(quad.subject, []).append(quad)
    reached = _reached(by_subject, named & by_subject.keys(), NamedNode(store.base))
    return [quad for node in reached for quad in by_subject[node]]


def _added(store: GraphStore, named: set[NamedNode]) -> Iterator[Quad]:
    """What graphs that somebody has added to the store say of the nodes named."""
    own = {graph_name(name, store.base) for name in ("units", "ontology", "derived", "texts")}
    for graph in sorted(set(store.graphs()) - own - set(instances(store, "vkg:Source"))):
        yield from (quad for quad in store.quads(graph) if quad.subject in named)


def _among(found: Identities, named: set[NamedNode]) -> Identities:
    """The identities of the persons that are named; of those that are one, the first stands for all."""
    first: dict[NamedNode, NamedNode] = {}
    for person in sorted(named & found.canonical.keys(), key=lambda node: node.value):
        first.setdefault(found.canonical[person], person)
    canonical = {p: first[c] for p, c in found.canonical.items() if p in named}
    pairs = [(first[a], first[b]) for a, b in found.possibly if a in first and b in first]
    possibly = sorted({(min(p, key=_iri), max(p, key=_iri)) for p in pairs}, key=lambda p: (p[0].value, p[1].value))
    return Identities(canonical, tuple(possibly))


def _iri(node: NamedNode) -> str:
    return node.value


def _add(part: GraphStore, quads: list[Quad]) -> None:
    united = {quad.triple for quad in quads if quad.graph_name != part.texts}
    part.ox.bulk_extend([*quads, *(Quad(*triple) for triple in united)])
