"""Gazetteer of Vietnamese administrative units, with official codes, before and after the reform of 1 July 2025.

Three tables (``data/README.md`` describes them): the list up to 30 June 2025 (codes ``2024:001``), the list from 1 July
2025 (``2025:00004``), and units that ended earlier or stood under another name or parent (``until-2020:769``: the code
that the unit bore until that year; the statistical office gives codes out again, so the year is part of it).

    gazetteer = load()
    gazetteer.find("Thanh Xuân", kind="quận")           # quận Thanh Xuân of thành phố Hà Nội, 2024:009
    gazetteer.find("Đắc Lắc", kind="tỉnh", on="2026")   # first the tỉnh Đắk Lắk of 2025, 2025:66
"""

from __future__ import annotations

from kg.lexicon.units.gazetteer import Gazetteer, Record, ancestors
from kg.lexicon.units.names import KINDS, fold, spellings, split_name
from kg.lexicon.units.tables import DATA, LAST_DAY_BEFORE_REFORM, LIST_COLUMNS, REFORM, load, read

__all__ = [
    "DATA",
    "KINDS",
    "LAST_DAY_BEFORE_REFORM",
    "LIST_COLUMNS",
    "REFORM",
    "Gazetteer",
    "Record",
    "ancestors",
    "fold",
    "load",
    "read",
    "spellings",
    "split_name",
]
