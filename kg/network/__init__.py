"""The graph as a network for analysis: who is tied to what, what follows from it, and by which claims.

>>> graph = to_networkx("store")                         # every claim that ties two things, as an edge
>>> people = project(graph, "person-person")             # people by the bodies and events that they share
>>> figures = measure(people)                            # degree, betweenness, PageRank, communities
>>> way = shortest_path(graph, "Nguyễn Xuân Lưu", "Vũ Cao Minh")
"""

from __future__ import annotations

from kg.network.measures import Community, Measures, NodeMeasures, measure
from kg.network.names import find
from kg.network.paths import Hop, Path, Witness, shortest_path, witnesses
from kg.network.projections import PROJECTIONS, VIA, Projection, network, project
from kg.network.reading import RELATIONS, STRUCTURE, Relation, to_networkx, write_graphml
from kg.network.tables import node_rows, tie_rows, told_apart

__all__ = [
    "PROJECTIONS",
    "RELATIONS",
    "STRUCTURE",
    "VIA",
    "Community",
    "Hop",
    "Measures",
    "NodeMeasures",
    "Path",
    "Projection",
    "Relation",
    "Witness",
    "find",
    "measure",
    "network",
    "node_rows",
    "project",
    "shortest_path",
    "tie_rows",
    "to_networkx",
    "told_apart",
    "witnesses",
    "write_graphml",
]
