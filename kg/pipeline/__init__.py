"""From documents to a store: reading, analysis in one process or many, one writer, and what follows from the claims."""

from __future__ import annotations

from kg.pipeline.building import BuildReport, Progress, build, remove, store_of

__all__ = ["BuildReport", "Progress", "build", "remove", "store_of"]
