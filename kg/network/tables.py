"""Networks as rows, for tables, CSV and JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

import networkx as nx

from kg.network.measures import Measures


def node_rows(measures: Measures) -> list[dict[str, Any]]:
    """A row a node, those with the highest PageRank first."""
    return [asdict(found) for found in measures.nodes]


def tie_rows(graph: nx.Graph) -> list[dict[str, Any]]:
    """A row a tie, the strongest first."""
    rows = [
        {
            "one": one, "one_label": graph.nodes[one]["label"], "other": other,
            "other_label": graph.nodes[other]["label"], "weight": round(data["weight"], 6),
            "claims": data["claims"], "documents": data["documents"], "via": data["via"],
        }
        for one, other, data in graph.edges(data=True)
    ]  # fmt: skip
    return sorted(
        rows, key=lambda row: (-row["weight"], row["one_label"], row["other_label"], row["one"], row["other"])
    )


def told_apart(graph: nx.Graph) -> dict[str, str]:
    """What a table calls each node: its label, with the end of its IRI where another node has the same label.

    ``person:nguyen-van-a-0123456789`` is what :func:`kg.network.names.find` takes for the IRI.
    """
    labels = {node: str(label) for node, label in graph.nodes(data="label")}
    bearers = Counter(labels.values())
    return {
        node: label if bearers[label] == 1 else f"{label} ({':'.join(node.rsplit('/', 2)[-2:])})"
        for node, label in labels.items()
    }
