"""The graph as a network for analysis: who is tied to what, and by which claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.export import target as files
from kg.export.order import GENERAL
from kg.rdf import term
from kg.rdf.terms import PREF_LABEL, VOCABULARIES, A
from kg.store import GraphStore

Value = str | float
_OWN = VOCABULARIES["vkg"]


@dataclass(frozen=True, slots=True)
class Relation:
    """A class of claims as an edge: from whom, to what, and which properties of the claim the edge carries."""

    name: str
    claim: str
    source: str
    target: str
    attributes: tuple[tuple[str, str], ...] = ()


_POST = (
    ("role", "org:role"),
    ("status", "vkg:status"),
    ("term", "vkg:term"),
    ("since", "vkg:since"),
    ("until", "vkg:until"),
)
_ACT = (("role", "org:role"), ("kind", "vkg:changeKind"), ("date", "dcterms:date"))
RELATIONS = (
    Relation("role", "vkg:RoleClaim", "org:member", "org:organization", _POST),
    Relation("change", "vkg:ChangeClaim", "org:member", "org:organization", _ACT),
    Relation("rank", "vkg:RankClaim", "org:member", "vkg:rank"),
    Relation("participation", "vkg:ParticipationClaim", "org:member", "vkg:event", (("manner", "vkg:manner"),)),
    Relation("adoption", "vkg:AdoptionClaim", "vkg:adopter", "vkg:commitment"),
    Relation("award", "vkg:AwardClaim", "vkg:recipient", "vkg:award", (("date", "vkg:year"),)),
    # Not every text says who carries a document out: then it is the source itself that cites it.
    Relation("citation", "vkg:CitationClaim", "vkg:follower|source", "vkg:cites"),
    # The host is the event's, not the claim's.
    Relation("event", "vkg:EventClaim", "vkg:event>vkg:host", "vkg:event", (("date", "dcterms:date"),)),
)
#: Ties that are part of what a name says, and that no claim states.
STRUCTURE = {"within": "vkg:within", "jurisdiction": "vkg:jurisdiction", "part": "org:subOrganizationOf"}


def to_networkx(store: GraphStore | str | Path, *, merge: bool = True) -> nx.MultiDiGraph:
    """The network of a store, or of the store in a directory.

    Nodes are IRIs with ``label`` and ``class``; each claim is an edge whose key is the claim's IRI, with ``relation``
    (one of ``RELATIONS``), ``claim``, ``confidence``, ``rule``, ``source`` and what its relation adds. Units and bodies
    that documents name are tied to what they are part of (``STRUCTURE``). Attributes that are not known are not there.
    ``merge``: persons that are derived to be one are one node. Raises StoreError where the store cannot be read.
    """
    if not isinstance(store, GraphStore):
        with GraphStore.open(store, read_only=True) as opened:
            return to_networkx(opened, merge=merge)
    reader = _Reader(store, merge)
    edges = sorted(reader.edges(), key=lambda edge: edge[:3])
    graph = nx.MultiDiGraph()
    for node in sorted({end for edge in edges for end in edge[:2]}):
        graph.add_node(node, label=reader.label(node), **{"class": reader.kind(node)})
    for source, destination, key, attributes in edges:
        graph.add_edge(source, destination, key=key, **attributes)
    return graph


def write_graphml(graph: nx.MultiDiGraph, path: str | Path | None) -> None:
    """Writes a network as GraphML (for Gephi, yEd, igraph). ExportError where that is not possible."""
    files.write((f"{line}\n" for line in nx.generate_graphml(graph, named_key_ids=True)), path)


class _Reader:
    """What a store says, by whole columns: a property is read once."""

    def __init__(self, store: GraphStore, merge: bool) -> None:
        self._store = store
        self._columns: dict[str, dict[str, list[NamedNode | Literal]]] = {}
        same = self._column("owl:sameAs") if merge else {}
        self._canonical = {node: values[0].value for node, values in same.items()}

    def _column(self, name: str) -> dict[str, list[NamedNode | Literal]]:
        """Subject → values of a property (a prefixed name), sorted."""
        if name not in self._columns:
            column: dict[str, list[NamedNode | Literal]] = {}
            predicate = {"a": A, "label": PREF_LABEL}.get(name) or term(name)
            for quad in self._store.ox.quads_for_pattern(None, predicate, None, DefaultGraph()):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, (NamedNode, Literal)):
                    column.setdefault(quad.subject.value, []).append(quad.object)
            self._columns[name] = {node: sorted(values, key=str) for node, values in column.items()}
        return self._columns[name]

    def edges(self) -> Iterator[tuple[str, str, str, dict[str, Value]]]:
        """(from, to, key, attributes) of every claim that ties two nodes, and of every unit within another."""
        kinds = self._column("a")
        for relation in RELATIONS:
            wanted = term(relation.claim)
            for claim in (node for node, types in kinds.items() if wanted in types):
                ends = [(s, t) for s in self._ends(claim, relation.source) for t in self._ends(claim, relation.target)]
                for source, destination in ends:
                    yield source, destination, claim, self._attributes(claim, relation)
        yield from self._structure()

    def _structure(self) -> Iterator[tuple[str, str, str, dict[str, Value]]]:
        """What the names that documents hold are part of; the rest of the gazetteer is left out."""
        waiting = {value.value for values in self._column("vkg:mentions").values() for value in values}
        seen: set[str] = set()
        while waiting:
            node = waiting.pop()
            seen.add(node)
            for name, path in STRUCTURE.items():
                for above in self._column(path).get(node, []):
                    yield node, above.value, name, {"relation": name}
                    waiting |= {above.value} - seen

    def _ends(self, claim: str, path: str) -> list[str]:
        """The nodes at the end of a path: ``a``, ``a>b`` (b of a), ``a|source`` (a, or the document)."""
        path, _, otherwise = path.partition("|")
        nodes = [claim]
        for step in path.split(">"):
            column = self._column(step)
            nodes = [value.value for node in nodes for value in column.get(node, []) if isinstance(value, NamedNode)]
        if not nodes and otherwise:
            nodes = [self._source(claim)]
        return [self._canonical.get(node, node) for node in nodes]

    def _source(self, claim: str) -> str:
        evidence = self._column("prov:wasDerivedFrom")[claim][0].value
        return self._column("oa:hasSource")[evidence][0].value

    def _attributes(self, claim: str, relation: Relation) -> dict[str, Value]:
        attributes: dict[str, Value] = {"relation": relation.name, "claim": claim, "source": self._source(claim)}
        for name, values in (("rule", self._column("vkg:rule")), ("confidence", self._column("vkg:confidence"))):
            if claim in values:
                attributes[name] = float(values[claim][0].value) if name == "confidence" else values[claim][0].value
        for name, path in relation.attributes:
            found = self._column(path).get(claim)
            if found:
                attributes[name] = self._text(found[0])
        return attributes

    def _text(self, value: NamedNode | Literal) -> str:
        """A literal's text, the local name of a term of the ontology, or a node's label."""
        if isinstance(value, Literal):
            return value.value
        return _local(value.value) if value.value.startswith(_OWN) else self.label(value.value)

    def label(self, node: str) -> str:
        """The label in Vietnamese; of a source its title or identifier; else the IRI."""
        labels = [value for value in self._column("label").get(node, []) if isinstance(value, Literal)]
        preferred = [value.value for value in labels if value.language == "vi"] or [value.value for value in labels]
        for name in ("dcterms:title", "dcterms:identifier"):
            preferred += [value.value for value in self._column(name).get(node, [])]
        return preferred[0] if preferred else node

    def kind(self, node: str) -> str:
        """The node's class, the most exact one, as the local name of a term."""
        types = [value.value for value in self._column("a").get(node, [])]
        names = [_local(kind) for kind in types if kind.startswith(_OWN)]
        exact = [name for name in names if name not in GENERAL]
        schemes = [_local(value.value).removesuffix("s") for value in self._column("skos:inScheme").get(node, [])]
        return (exact or names or schemes or ["Concept"])[0]


def _local(name: str) -> str:
    """``Person`` of a term of the ontology."""
    return name.removeprefix(_OWN)
