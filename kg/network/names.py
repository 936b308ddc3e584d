"""Which node a name means; a name that means none, or several, is an error that lists the candidates."""

from __future__ import annotations

import difflib

import networkx as nx

from kg.errors import UsageError
from kg.text import normalise

_LISTED = 8  # candidates in a message
_POSTS = 2  # posts that tell one candidate from another


def find(graph: nx.MultiDiGraph, name: str, kind: str = "Person") -> str:
    """The node of this class that has this name: its label, a part of it that no other holds, or its IRI.

    ``person:nguyen-van-a-0123456789`` stands for the IRI that ends so. Capitals and the placement of tones do not
    matter. Raises UsageError, with the candidates, where the name is that of several nodes or of none.
    """
    of_kind = sorted(node for node, data in graph.nodes(data=True) if data["class"] == kind)
    wanted = _plain(name)
    iri = name.strip().strip("<>")
    by_iri = [node for node in of_kind if node == iri or ":" in iri and node.endswith(f"/{iri.replace(':', '/')}")]
    labels = {node: _plain(str(graph.nodes[node]["label"])) for node in of_kind}
    exact = [node for node, label in labels.items() if label == wanted]
    partly = [node for node, label in labels.items() if wanted and f" {wanted} " in f" {label} "]
    found = by_iri or exact or partly
    if len(found) > 1:
        raise UsageError(f"{name!r} may be {len(found)} nodes; give the IRI of one:\n{_listed(graph, found)}")
    if found:
        return str(found[0])
    near = difflib.get_close_matches(wanted, sorted(set(labels.values())), _LISTED)
    candidates = [node for text in near for node, label in labels.items() if label == text]
    hint = f"; near it are:\n{_listed(graph, candidates)}" if candidates else ""
    raise UsageError(f"no {kind.lower()} with a post or a part in an event is called {name!r}{hint}")


def _plain(name: str) -> str:
    return normalise(name).casefold()


def _listed(graph: nx.MultiDiGraph, nodes: list[str]) -> str:
    lines = [f"  {_described(graph, node)}" for node in nodes[:_LISTED]]
    more = len(nodes) - _LISTED
    return "\n".join([*lines, f"  … and {more} more"] if more > 0 else lines)


def _described(graph: nx.MultiDiGraph, node: str) -> str:
    """A candidate's name, IRI, and what tells it from others of its name."""
    ties = sorted(
        {
            " ".join(filter(None, [str(data.get("role", "")), str(graph.nodes[target]["label"])]))
            for _, target, data in graph.out_edges(node, data=True)
        }
    )
    known = f" – {'; '.join(ties[:_POSTS])}" if ties else ""
    return f"{graph.nodes[node]['label']} <{node}>{known}"
