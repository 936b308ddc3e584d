"""The graph on disk: named graphs, their union, and the texts that claims are replayed against."""

from __future__ import annotations

from kg.store.graphs import GraphStore
from kg.store.reading import SourceRow

__all__ = ["GraphStore", "SourceRow"]
