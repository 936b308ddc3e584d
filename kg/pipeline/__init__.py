"""From documents to a store: reading, analysis in one process or many, one writer, and what follows from the claims."""

from __future__ import annotations

from kg.pipeline.backup import back_up, restore
from kg.pipeline.building import BuildReport, Progress, build
from kg.pipeline.keeping import RebuildReport, rebuild, retract, store_of

__all__ = [
    "BuildReport",
    "Progress",
    "RebuildReport",
    "back_up",
    "build",
    "rebuild",
    "restore",
    "retract",
    "store_of",
]
