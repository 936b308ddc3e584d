"""What a store holds, counted; and what an editor would look at first.

>>> found = statistics(store)
>>> found.coverage.silent, len(found.doubles)
>>> sections(found)["months"]
"""

from __future__ import annotations

from kg.stats.counts import Statistics, statistics
from kg.stats.coverage import Coverage, SourceCount
from kg.stats.doubts import Double, Holding, Named, UnresolvedBody
from kg.stats.sections import SECTIONS, sections

__all__ = [
    "SECTIONS",
    "Coverage",
    "Double",
    "Holding",
    "Named",
    "SourceCount",
    "Statistics",
    "UnresolvedBody",
    "sections",
    "statistics",
]
