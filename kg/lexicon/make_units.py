"""Write ``units-2024.tsv`` and ``units-2025.tsv`` from the package ``vietnamadminunits``, which only development needs.

    python -m kg.lexicon.make_units [DIRECTORY]

The same release of the package gives the same bytes. ``units-history.tsv`` and ``units-aliases.tsv`` are by hand.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

from kg.lexicon.units import DATA, KINDS, LIST_COLUMNS

PACKAGE = "vietnamadminunits"
# Districts that the source spells with another letter than their own towns in the same list (thị trấn Mù Cang Chải, Đăk
# Glei, Đăk Tô), than another district of the name (huyện Đăk Hà) and than the communes of 2025 (xã Đăk Tô).
CORRECTED = {"137": "huyện Mù Cang Chải", "610": "huyện Đăk Glei", "612": "huyện Đăk Tô"}
Row = tuple[str, str, str, str]  # LIST_COLUMNS

_OLD = """select provinceKey, districtKey, wardKey, provinceCode, province, districtCode, district, wardCode, ward
          from admin_units_legacy order by provinceCode, districtCode, wardCode"""
_NEW = """select provinceKey, wardKey, provinceCode, province, wardCode, ward
          from admin_units order by provinceCode, wardCode"""


def source() -> Path | None:
    """Folder with the data of the installed package, or None where it is not installed. The package is not imported."""
    spec = find_spec(PACKAGE)
    return Path(spec.origin).parent / "data" if spec and spec.origin else None


def tables(data: Path) -> dict[str, str]:
    """File name → content, from the package's data folder."""
    with closing(sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True)) as database:
        old, new = database.execute(_OLD).fetchall(), database.execute(_NEW).fetchall()
    converter = json.loads((data / "converter_2025.json").read_text("utf-8"))
    provinces = {key: province for key, _, province, *_ in new}
    merged = converter["DICT_PROVINCE"].items()
    followers: dict[str, tuple[str, ...]] = {
        before: (provinces[after],) for after, befores in merged for before in befores
    }
    followers |= _communes_after(converter, {(province, ward): code for province, ward, _, _, code, _ in new})
    return {"units-2024.tsv": _table(_old_rows(old, followers)), "units-2025.tsv": _table(_new_rows(new))}


def _communes_after(converter: Mapping[str, Any], codes: Mapping[tuple[str, str], str]) -> dict[str, tuple[str, ...]]:
    """Key of an old commune (``province_district_commune``) → codes of the new ones, its default one first."""
    after: dict[str, tuple[str, ...]] = {}
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        after |= {old: (codes[province, ward],) for ward, olds in wards.items() for old in olds}
    for province, olds in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in olds.items():
            ordered = sorted((not part["isDefaultNewWard"], codes[province, part["newWardKey"]]) for part in parts)
            after[old] = tuple(code for _, code in ordered)
    return after


def _old_rows(rows: Iterable[Sequence[str | None]], followers: Mapping[str, tuple[str, ...]]) -> list[Row]:
    """Provinces, districts, communes; an island district without communes has the successor that its one place has."""
    found: dict[str, Row] = {}
    for province_key, district_key, ward_key, province_code, province, district_code, district, ward_code, ward in rows:
        after = " ".join(followers[f"{province_key}_{district_key}_{ward_key or ''}"])
        levels = (
            (province_code, province, "", " ".join(followers[str(province_key)])),
            (district_code, district, province_code, "" if ward else after),
            (ward_code, ward, district_code, after),
        )
        for code, name, parent, successors in levels:
            if code and name:
                found.setdefault(code, (code, CORRECTED.get(code) or _name(name), parent or "", successors))
    return _ordered(found.values())


def _new_rows(rows: Iterable[Sequence[str]]) -> list[Row]:
    found: dict[str, Row] = {}
    for _, _, province_code, province, ward_code, ward in rows:
        found[province_code] = (province_code, _name(province), "", "")
        found[ward_code] = (ward_code, _name(ward), province_code, "")
    return _ordered(found.values())


def _name(name: str) -> str:
    """``Thị Xã Việt Yên`` → ``thị xã Việt Yên``."""
    kind = next(kind for kind in KINDS if name.lower().startswith(f"{kind} "))
    return kind + name[len(kind) :]


def _ordered(rows: Iterable[Row]) -> list[Row]:
    """Provinces, then districts, then communes: their codes have two, three and five digits."""
    return sorted(rows, key=lambda row: (len(row[0]), row[0]))


def _table(rows: Iterable[Row]) -> str:
    header = f"# {' '.join(LIST_COLUMNS)}; made by kg/lexicon/make_units.py from the package {PACKAGE}: do not edit"
    return "".join(f"{line}\n" for line in chain([header], map("\t".join, rows)))


def main(arguments: Sequence[str]) -> int:
    """Write the tables to the folder given, or to the package's own; 1 where the data are not installed."""
    data = source()
    if data is None:
        print(f"{PACKAGE} is not installed: install the development dependencies first", file=sys.stderr)
        return 1
    folder = Path(arguments[0]) if arguments else DATA
    for name, content in tables(data).items():
        (folder / name).write_text(content, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
