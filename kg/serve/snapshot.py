"""The store as it was at one moment: what pages and workers read, whatever a writer does meanwhile."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from kg.store import GraphStore, directory
from kg.store.metadata import read_metadata
from kg.store.problems import plain_errors


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A database that nobody writes to. Any number of processes may open it. ``contents`` tells it from others."""

    path: Path
    base: str
    contents: frozenset[tuple[str, int]]

    @classmethod
    def take(cls, root: Path) -> Snapshot:
        """A snapshot of the store at ``root``, made in milliseconds; StoreError where there is no store."""
        metadata = read_metadata(root)
        with plain_errors(root, "reading the store"):
            copy = directory.private_copy(root)
            return cls(copy, metadata.base, directory.contents(copy))

    def open(self) -> GraphStore:
        """The snapshot as a store to read."""
        with plain_errors(self.path, "reading the store"):
            return GraphStore(Store.read_only(str(self.path)), self.base, self.path, None, True)

    def remove(self) -> None:
        """Takes the snapshot away."""
        shutil.rmtree(self.path, ignore_errors=True)
