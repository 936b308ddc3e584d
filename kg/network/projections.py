"""Projections: the network of the claims seen from one side, with weights.

Two people who share a body or an event are tied. A body of *n* people ties each pair of them with the weight
1/(*n* − 1), and the weights of all that they share are added (M. E. J. Newman, *Scientific collaboration networks. II*,
Physical Review E 64, 016132, 2001): a committee of five says more of two people than the National Assembly, which has
hundreds. In the other projections a tie weighs as many as there are documents that say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx

from kg.errors import UsageError
from kg.export.selection import selected
from kg.export.where import Where, parse
from kg.network.reading import to_networkx
from kg.store import GraphStore

#: What people are tied by: the relations of ``kg.network.RELATIONS`` that tie a person to a body, or to an event.
VIA: Mapping[str, tuple[str, ...]] = {"body": ("role", "change"), "event": ("participation",)}
_UNITS = {"Province", "District", "Commune", "AdministrativeUnit"}
#: A group of more is left out where pairs are made: 500 people are 124,750 pairs of the weight 0.002.
LARGEST = 500


@dataclass(frozen=True, slots=True)
class Projection:
    """A view of the network: the relations that count, and whether the far ends tie the near ones (``shared``).

    ``units``: bodies stand for the administrative unit that is theirs.
    """

    name: str
    vi: str
    en: str
    relations: tuple[str, ...]
    shared: bool = False
    units: bool = False


_PEOPLE = (*VIA["body"], *VIA["event"])
PROJECTIONS: Mapping[str, Projection] = {
    found.name: found
    for found in (
        Projection(
            "person-person", "Người cùng cơ quan, sự kiện", "People who share a body or an event", _PEOPLE,
            shared=True,
        ),
        Projection("person-body", "Người và cơ quan", "People and bodies", VIA["body"]),
        Projection("person-event", "Người và sự kiện", "People and events", VIA["event"]),
        Projection(
            "district-programme", "Địa bàn và chương trình, nhiệm vụ", "Districts and programmes", ("adoption",),
            units=True,
        ),
    )
}  # fmt: skip


@dataclass(slots=True)
class _Bond:
    """What ties one near end to one far end."""

    claims: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)


_Groups = dict[str, dict[str, _Bond]]  # far end → near end → what ties them


def network(
    store: GraphStore | str | Path,
    projection: str = "person-person",
    *,
    since: str = "",
    until: str = "",
    where: str = "",
    via: Iterable[str] = tuple(VIA),
    largest: int = LARGEST,
) -> nx.Graph:
    """A projection of a store, or of the store in a directory, from the claims of a period or of other conditions.

    ``since``, ``until``: claims that were so on some day from the one to the other (2020, 2020-07 or 2020-07-31);
    ``where``: further conditions of :mod:`kg.export.where`. Raises StoreError where the store cannot be read,
    UsageError where projection or conditions are wrong. For the rest see :func:`project`.
    """
    if not isinstance(store, GraphStore):
        with GraphStore.open(store, read_only=True) as opened:
            return network(opened, projection, since=since, until=until, where=where, via=via, largest=largest)
    with selected(store, conditions(since, until, where)) as part:
        return project(to_networkx(part), projection, via=via, largest=largest)


def conditions(since: str, until: str, where: str) -> Where | None:
    """``since`` and ``until`` as conditions beside those of ``where``; None where nothing is asked for."""
    said = [where, *(f"{name}={day}" for name, day in (("since", since), ("until", until)) if day)]
    text = " ".join(filter(None, said))
    return parse(text) if text else None


def project(
    graph: nx.MultiDiGraph,
    projection: str = "person-person",
    *,
    via: Iterable[str] = tuple(VIA),
    largest: int = LARGEST,
) -> nx.Graph:
    """One of ``PROJECTIONS`` of the network of :func:`kg.network.to_networkx`, nodes and edges sorted.

    Nodes have ``label`` and ``class``. Edges have ``weight`` (see above), ``claims`` and ``documents`` (how many they
    rest on) and ``via``: the names of what is shared, or the posts held, separated by ``; ``. ``via`` chooses by what
    people are tied (``VIA``). Groups of more than ``largest`` make no pairs: ``graph.graph["left_out"]`` names them.
    Raises UsageError where there is no such projection or tie.
    """
    if projection not in PROJECTIONS:
        raise UsageError(f"there is no projection {projection!r}; there are {', '.join(PROJECTIONS)}")
    kind = PROJECTIONS[projection]
    groups = _groups(graph, kind, _chosen(kind, via))
    made = nx.Graph(projection=projection)
    edges = _shared(graph, groups, largest, made) if kind.shared else _direct(groups)
    for node in sorted({end for edge in edges for end in edge}):
        data = graph.nodes[node]
        made.add_node(node, label=data["label"], **{"class": data["class"]})
    for (one, other), attributes in sorted(edges.items()):
        made.add_edge(one, other, **attributes)
    return made


def _chosen(kind: Projection, via: Iterable[str]) -> set[str]:
    wanted = list(via)
    if unknown := [name for name in wanted if name not in VIA]:
        raise UsageError(f"people are tied via {', '.join(VIA)}, not via {unknown[0]!r}")
    if kind.relations != _PEOPLE:
        return set(kind.relations)
    return {relation for name in wanted for relation in VIA[name]}


def _groups(graph: nx.MultiDiGraph, kind: Projection, relations: set[str]) -> _Groups:
    groups: _Groups = defaultdict(lambda: defaultdict(_Bond))
    for source, target, data in graph.edges(data=True):
        if data["relation"] in relations:
            for near in _near(graph, source) if kind.units else (source,):
                bond = groups[target][near]
                bond.claims.add(data["claim"])
                bond.sources.add(data["source"])
                bond.roles |= {data["role"]} if "role" in data else set()
    return groups


def _near(graph: nx.MultiDiGraph, node: str) -> list[str]:
    """The unit itself, or the unit that a body is in charge of; none where it has none."""
    if graph.nodes[node]["class"] in _UNITS:
        return [node]
    return [unit for _, unit, data in graph.out_edges(node, data=True) if data["relation"] == "jurisdiction"]


_Edges = dict[tuple[str, str], dict[str, Any]]


def _direct(groups: _Groups) -> _Edges:
    return {
        (near, far): {
            "weight": float(len(bond.sources)),
            "claims": len(bond.claims),
            "documents": len(bond.sources),
            "via": "; ".join(sorted(bond.roles)),
        }
        for far, nears in groups.items()
        for near, bond in nears.items()
    }


def _shared(graph: nx.MultiDiGraph, groups: _Groups, largest: int, made: nx.Graph) -> _Edges:
    """Each pair that shares something, with the sum of what each thing shared says of them."""
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    left_out = []
    for far in sorted(groups):
        if len(groups[far]) > largest:
            left_out.append(str(graph.nodes[far]["label"]))
            continue
        for pair in combinations(sorted(groups[far]), 2):
            pairs[pair].append(far)
    if left_out:
        made.graph["left_out"] = "; ".join(sorted(left_out))
    return {pair: _pair(graph, groups, pair, fars) for pair, fars in pairs.items()}


def _pair(graph: nx.MultiDiGraph, groups: _Groups, pair: tuple[str, str], fars: list[str]) -> dict[str, Any]:
    bonds = [groups[far][end] for far in fars for end in pair]
    closest = sorted(fars, key=lambda far: (len(groups[far]), str(graph.nodes[far]["label"])))
    return {
        "weight": sum(1 / (len(groups[far]) - 1) for far in fars),
        "claims": len(set().union(*(bond.claims for bond in bonds))),
        "documents": len(set().union(*(bond.sources for bond in bonds))),
        "via": "; ".join(str(graph.nodes[far]["label"]) for far in closest),
    }
