"""Which nodes are one person.

A node is a name and an anchor, so equal name and anchor are one node already. Two nodes of one name (tone marks may sit
on other letters: *Hoà*, *Hòa*) are one person where something ties them that few namesakes share:

    the same body in their posts, unless it is one of the large nationwide ones;
    the same event attended;
    the same administrative unit as the jurisdiction of bodies in their posts.

Nodes that one document keeps apart are two persons, whatever ties them. What is left, namesakes without a tie, may be
one person or not: each is linked ``vkg:possiblySame`` with the first of them (by IRI), written once, from the smaller
IRI to the larger; the property is symmetric. So a name of *n* nodes has fewer than *n* links, not its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.resolve.reading import Columns
from kg.text import normalise

# Hundreds of members each, from the whole country: that two namesakes sit in one of them shows nothing.
NATIONWIDE = frozenset(
    {
        "Ban Chấp hành Trung ương Đảng",
        "Đảng Cộng sản Việt Nam",
        "Quốc hội",
        "Nhà nước",
        "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        "Mặt trận Tổ quốc Việt Nam",
        "Tổng Liên đoàn Lao động Việt Nam",
        "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "Trung ương Hội Liên hiệp Phụ nữ Việt Nam",
        "Trung ương Hội Nông dân Việt Nam",
        "Quân đội nhân dân Việt Nam",
        "Công an nhân dân Việt Nam",
    }
)

Tie = tuple[str, NamedNode]


@dataclass(frozen=True, slots=True)
class Identities:
    """``canonical``: every person node → the one (smallest IRI) that stands for all nodes of that person.
    ``possibly``: pairs of canonical nodes of one name, the smaller IRI first, sorted."""

    canonical: dict[NamedNode, NamedNode]
    possibly: tuple[tuple[NamedNode, NamedNode], ...]

    def of(self, person: NamedNode) -> NamedNode:
        """The canonical node; a node that is not known stands for itself."""
        return self.canonical.get(person, person)


def identities(columns: Columns) -> Identities:
    """Decide for all person nodes of a store. Depends on the claims alone, not on their order."""
    names = columns.texts("skos:prefLabel", "vi")
    blocks: dict[str, list[NamedNode]] = defaultdict(list)
    for person in columns.instances("vkg:Person"):
        blocks[normalise(names.get(person, person.value)).lower()].append(person)
    ties, documents = _ties(columns, names), _documents(columns)
    canonical: dict[NamedNode, NamedNode] = {}
    possibly: list[tuple[NamedNode, NamedNode]] = []
    for _, block in sorted(blocks.items()):
        clusters = _clusters(block, ties, documents)
        canonical.update((person, cluster.first) for cluster in clusters for person in cluster.nodes)
        first, *others = clusters
        possibly.extend((first.first, other.first) for other in others if not first.documents & other.documents)
    return Identities(canonical, tuple(possibly))


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Nodes that are one person, sorted, and the documents that name them."""

    nodes: tuple[NamedNode, ...]
    documents: frozenset[NamedNode]

    @property
    def first(self) -> NamedNode:
        return self.nodes[0]

    def joined(self, other: _Cluster) -> _Cluster:
        nodes = tuple(sorted(self.nodes + other.nodes, key=lambda node: node.value))
        return _Cluster(nodes, self.documents | other.documents)


def _clusters(
    block: list[NamedNode], ties: dict[NamedNode, set[Tie]], documents: dict[NamedNode, set[NamedNode]]
) -> list[_Cluster]:
    """The persons of one name, sorted. Nodes that share a tie are joined in the order of ties and IRIs, unless one
    document names both."""
    cluster_of = {node: _Cluster((node,), frozenset(documents.get(node, ()))) for node in block}
    if len(block) > 1:
        sharing: dict[Tie, list[NamedNode]] = defaultdict(list)
        for node in block:
            for tie in ties.get(node, ()):
                sharing[tie].append(node)
        for _, nodes in sorted(sharing.items(), key=lambda item: (item[0][0], item[0][1].value)):
            _join(nodes, cluster_of)
    distinct = {cluster.first: cluster for cluster in cluster_of.values()}
    return sorted(distinct.values(), key=lambda cluster: cluster.first.value)


def _join(nodes: list[NamedNode], cluster_of: dict[NamedNode, _Cluster]) -> None:
    """Join each of the nodes with the first one before it that no document keeps it apart from."""
    leaders: list[NamedNode] = []
    for node in nodes:
        own = cluster_of[node]
        for leader in leaders:
            other = cluster_of[leader]
            if other is own:
                break
            if not own.documents & other.documents:
                both = own.joined(other)
                cluster_of.update(dict.fromkeys(both.nodes, both))
                break
        else:
            leaders.append(node)


def _ties(columns: Columns, names: dict[NamedNode, str]) -> dict[NamedNode, set[Tie]]:
    """Person node → what may tie it to another."""
    ties: dict[NamedNode, set[Tie]] = defaultdict(set)
    jurisdictions = columns.values("vkg:jurisdiction")
    for person, body in _pairs(columns, ("vkg:RoleClaim", "vkg:ChangeClaim"), "org:organization"):
        if names.get(body) not in NATIONWIDE:
            ties[person].add(("body", body))
        ties[person].update(("unit", unit) for unit in jurisdictions.get(body, ()))
    for person, event in _pairs(columns, ("vkg:ParticipationClaim",), "vkg:event"):
        ties[person].add(("event", event))
    return ties


def _pairs(columns: Columns, kinds: tuple[str, ...], predicate: str) -> Iterator[tuple[NamedNode, NamedNode]]:
    """(member, value of the predicate) of each claim of the classes."""
    members, values = columns.values("org:member"), columns.values(predicate)
    for kind in kinds:
        for claim in columns.instances(kind):
            for member in members.get(claim, ()):
                for value in values.get(claim, ()):
                    yield member, value


def _documents(columns: Columns) -> dict[NamedNode, set[NamedNode]]:
    """Entity → the sources that name it."""
    documents: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for source, entities in columns.values("vkg:mentions").items():
        for entity in entities:
            documents[entity].add(source)
    return documents
