"""Reading and checking the tables of units under ``data/`` (``data/README.md`` describes them)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kg.errors import LexiconError
from kg.lexicon.units.gazetteer import LEVELS, Gazetteer, Record
from kg.lexicon.units.names import KINDS, fold, split_name
from kg.model import Level, Unit

DATA = Path(__file__).parents[1] / "data"
REFORM = "2025-07-01"
LAST_DAY_BEFORE_REFORM = "2025-06-30"
_CODE = re.compile(r"(2024|2025):(\d{2}|\d{3}|\d{5})|until-\d{4}:(\d{2}|\d{3}|\d{5}|[a-z-]+)")
_DATE = re.compile(r"(\d{4}(-\d{2}(-\d{2})?)?)?")
LIST_COLUMNS = ("code", "name", "parent", "successors")
HISTORY_COLUMNS = ("code", "name", "parent", "since", "until", "end", "successors", "note")
ALIAS_COLUMNS = ("alias", "codes")
_LIFETIMES = {"2024": ("", LAST_DAY_BEFORE_REFORM), "2025": (REFORM, "")}


@cache
def load() -> Gazetteer:
    """The gazetteer that comes with the package, read once. Raises LexiconError where a table is wrong."""
    return read(DATA)


def read(directory: Path) -> Gazetteer:
    """Read and check the tables ``units-2024``, ``units-2025``, ``units-history`` and ``units-aliases`` of a directory.

    Raises LexiconError, whose message begins with ``file:line``, at the first row that is wrong.
    """
    records: dict[str, Record] = {}
    where: dict[str, str] = {}
    for scheme, (since, until) in _LIFETIMES.items():
        for place, (code, name, parent, successors) in _rows(directory / f"units-{scheme}.tsv", LIST_COLUMNS):
            above = f"{scheme}:{parent}" if parent else ""
            after = tuple(f"2025:{successor}" for successor in successors.split())
            _add(records, where, place, f"{scheme}:{code}", name, above, (since, until, after))
    starts: dict[str, str] = {}
    for place, fields in _rows(directory / "units-history.tsv", HISTORY_COLUMNS):
        code, name, parent, since, until, end, successors, _ = fields
        _check_history(place, since, until, end)
        _add(records, where, place, code, name, parent, (since, until, tuple(successors.split())))
        if end == "became" and len(until) == len(REFORM):
            starts |= {successor: _next_day(until) for successor in successors.split()}
    for code, record in records.items():
        for successor in record.successors:
            if successor not in records:
                raise LexiconError(f"{where[code]}: the successor {successor} is in no table")
    for code, since in starts.items():
        records[code] = records[code]._replace(since=since)
    return _with_aliases(records, directory / "units-aliases.tsv")


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """(``file:line``, fields) of each row below the header; empty lines and comments are left out."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(
            f"{path.name}:1: cannot be read as UTF-8 text; install the package again ({error})"
        ) from error
    file, normal = path.name, unicodedata.is_normalized("NFC", text) and "Ð" not in text
    for number, line in enumerate(text.split("\n"), start=1):
        place = f"{file}:{number}"
        if not line or line.startswith("#"):
            continue
        if not normal and (not unicodedata.is_normalized("NFC", line) or "Ð" in line):
            raise LexiconError(f"{place}: write letters in NFC, and Đ as U+0110")
        fields = line.split("\t")
        if len(fields) != len(columns):
            raise LexiconError(f"{place}: {len(fields)} fields where {len(columns)} are expected: {', '.join(columns)}")
        yield place, fields


def _add(
    records: dict[str, Record],
    where: dict[str, str],
    place: str,
    code: str,
    name: str,
    parent: str,
    life: tuple[str, str, tuple[str, ...]],
) -> None:
    if not _CODE.fullmatch(code):
        raise LexiconError(f"{place}: {code!r} is no code; write 2024:001, 2025:00004 or until-2020:769")
    if code in records:
        raise LexiconError(f"{place}: the code {code} was given before, in {where[code]}")
    if parent and parent not in records:
        raise LexiconError(f"{place}: the parent {parent} is in no row above this one")
    above = records[parent].unit if parent else None
    kind, bare = split_name(name)
    if not kind:
        raise LexiconError(f"{place}: the name {name!r} begins with no kind; kinds are {', '.join(KINDS)}")
    level = Level.PROVINCE if above is None else KINDS[kind][-1]
    fits = level in KINDS[kind] and (above is None or LEVELS.index(above.level) < LEVELS.index(level))
    if not fits:
        raise LexiconError(f"{place}: {name} cannot be in {above.name if above else 'no other unit'}")
    records[code] = Record(Unit(name, level, code, above), kind, bare, *life)
    where[code] = place


def _check_history(place: str, since: str, until: str, end: str) -> None:
    if not _DATE.fullmatch(since) or not _DATE.fullmatch(until) or not until:
        dates = f"got {since!r} and {until!r}"
        raise LexiconError(f"{place}: write dates as 2020-12-31, 2020-12 or 2020, the last day always; {dates}")
    if since > until:
        raise LexiconError(f"{place}: ends ({until}) before it begins ({since})")
    if end not in ("became", "merged"):
        raise LexiconError(
            f"{place}: the end is {end!r}; write became (what follows is new) or merged (it stood before)"
        )


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _with_aliases(records: Mapping[str, Record], path: Path) -> Gazetteer:
    aliases: dict[str, tuple[str, ...]] = {}
    names: list[str] = []
    for place, (alias, codes) in _rows(path, ALIAS_COLUMNS):
        unknown = [code for code in codes.split() if code not in records]
        if unknown or not codes.split():
            raise LexiconError(f"{place}: the alias {alias!r} needs codes of units that the tables hold; got {codes!r}")
        aliases[fold(alias)] = tuple(dict.fromkeys((*aliases.get(fold(alias), ()), *codes.split())))
        names.append(alias)
    return Gazetteer(MappingProxyType(records), MappingProxyType(aliases), tuple(names))
