"""What became different between two graphs: stores, or exports of them.

>>> with side("before.nq") as before, side("store") as now:
...     found = compare(before, now)
>>> found.came, found.went, found.changed
"""

from __future__ import annotations

from kg.diff.compare import Difference, Pair, compare
from kg.diff.patch import patch
from kg.diff.reading import Entity, Side, Statement, side
from kg.diff.words import in_words, record

__all__ = ["Difference", "Entity", "Pair", "Side", "Statement", "compare", "in_words", "patch", "record", "side"]
