"""Gazetteer of Vietnamese administrative units, with official codes, before and after the reform of 1 July 2025.

Three tables (``data/README.md`` describes them): the list up to 30 June 2025 (codes ``2024:001``), the list from 1 July
2025 (``2025:00004``), and units that ended earlier or stood under another name or parent (``until-2020:769``: the code
that the unit bore until that year; the statistical office gives codes out again, so the year is part of it).

    gazetteer = load()
    gazetteer.find("Thanh Xuân", kind="quận")           # quận Thanh Xuân of thành phố Hà Nội, 2024:009
    gazetteer.find("Đắc Lắc", kind="tỉnh", on="2026")   # first the tỉnh Đắk Lắk of 2025, 2025:66
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from kg.errors import LexiconError
from kg.model import Level, Unit

DATA = Path(__file__).parent / "data"
REFORM = "2025-07-01"
LAST_DAY_BEFORE_REFORM = "2025-06-30"
# What an undated name is read as: a unit of this day, the last one before tỉnh Thừa Thiên - Huế and a dozen other units
# changed, so that it is what most of the news before the reform means.
REFERENCE_DAY = "2024-12-31"

KINDS: Mapping[str, tuple[Level, ...]] = MappingProxyType(
    {
        "tỉnh": (Level.PROVINCE,),
        "thành phố": (Level.PROVINCE, Level.DISTRICT),
        "quận": (Level.DISTRICT,),
        "huyện": (Level.DISTRICT,),
        "thị xã": (Level.DISTRICT,),
        "phường": (Level.COMMUNE,),
        "xã": (Level.COMMUNE,),
        "thị trấn": (Level.COMMUNE,),
        "đặc khu": (Level.COMMUNE,),
    }
)
_LEVELS = tuple(Level)
_SCHEMES = ("2024", "unti", "2025")  # how the codes of the three tables begin, the one that news means most often first

# ---------------------------------------------------------------- names

# Capitals stand for the tones: lower-case text has none of its own, and they count as letters of the word.
_TONES = {"\u0300": "F", "\u0301": "S", "\u0303": "X", "\u0309": "R", "\u0323": "J"}


def _fold_table() -> dict[int, str]:
    toned = product("aăâeêioôơuưy", _TONES.items())
    table = {ord(unicodedata.normalize("NFC", vowel + mark)): vowel + tone for vowel, (mark, tone) in toned}
    return table | {ord("ð"): "đ"} | dict.fromkeys(map(ord, "’‘`"), "'") | dict.fromkeys(map(ord, "-–—."), " ")


_FOLD = _fold_table()
_TONE_INSIDE = re.compile(r"([FSXRJ])([^\W\dA-Z]+)")
_Y_FOR_I = re.compile(r"(?<=[bcdđghklmnprstvx])y(?=[FSXRJ]?\b)|(?<=\bqu)y")  # Mỹ, Lý, Quy Nhơn; not the y of Thủy
_DAK = re.compile(r"\b[dđ][aă][kc]S?\b")
_LAK = re.compile(r"\bl[aă][kc]S?\b")
_KIND = re.compile(f"({'|'.join(KINDS)}) (.+)")


def fold(name: str) -> str:
    """The key that spellings of one name share. It evens out case, the place of the tone mark, hyphens, apostrophes,
    leading zeros, i and y, and the spellings of Đắk, Lắk and Kạn; all other letters and the tones still count."""
    text = unicodedata.normalize("NFC", name).lower().translate(_FOLD)
    text = _TONE_INSIDE.sub(r"\2\1", text)
    if "y" in text:
        text = _Y_FOR_I.sub("i", text)
    if "k" in text or "c" in text:
        text = _LAK.sub("lăk", _DAK.sub("đăk", text)).replace("kanJ", "canJ")
    if "'" in text:
        text = re.sub(r"'\s*", "", text)
    return " ".join(word.lstrip("0") or word for word in text.split())


def split_name(name: str) -> tuple[str, str]:
    """``quận Ba Đình`` → ``("quận", "Ba Đình")``; the kind is empty where the name begins with none."""
    match = _KIND.fullmatch(name)
    return (match[1], match[2]) if match else ("", name)


def spellings(name: str) -> tuple[str, ...]:
    """The ways in which news writes a bare name: itself, other hyphens (``Thừa Thiên Huế``), Đăk or Đắc for Đắk."""
    if " - " not in name and "Đ" not in name:
        return (name,)
    hyphens = (" - ", "-", " – ", " ") if " - " in name else ("",)
    daks = ("Đắk", "Đăk", "Đắc") if re.search(r"\bĐ[ắă]k\b", name) else ("",)
    laks = ("Lắk", "Lăk", "Lắc") if re.search(r"\bLắk\b", name) else ("",)
    forms = {
        re.sub(r"\bLắk\b", lak, re.sub(r"\bĐ[ắă]k\b", dak, name.replace(" - ", hyphen)))
        for hyphen, dak, lak in product(hyphens, daks, laks)
    }
    return (name, *sorted(forms - {name}))


# ---------------------------------------------------------------- the gazetteer


class Record(NamedTuple):
    """A unit, its name in two parts, its lifetime (ISO dates, inclusive, may be partial, empty where unknown), and the
    codes of its successors."""

    unit: Unit
    kind: str
    bare: str
    since: str
    until: str
    successors: tuple[str, ...]

    def existed(self, on: str) -> bool:
        """Whether the unit existed on a day, or at some time in the month or year that ``on`` names."""
        return self.since <= f"{on}~" and (not self.until or f"{self.until}~" >= on)


@dataclass(frozen=True, eq=False, repr=False)
class Gazetteer:
    """All units. ``records`` is by code, in the order of the tables; ``aliases`` maps a folded alias to codes."""

    records: Mapping[str, Record]
    aliases: Mapping[str, tuple[str, ...]]
    alias_names: tuple[str, ...]

    def find(
        self,
        name: str,
        *,
        kind: str | None = None,
        level: Level | None = None,
        within: Unit | None = None,
        on: str = "",
    ) -> tuple[Unit, ...]:
        """Units called ``name`` (bare: ``Thanh Xuân``, ``11``), best first; empty where there is none.

        ``kind`` picks the units of that kind; where no unit of the name has it, those of its level (``thị xã X``
        finds ``thành phố X``). ``within`` keeps units below that one, or below what followed it or it followed.
        ``on`` is a date, maybe partial: units that existed then come first; without it, those of ``REFERENCE_DAY``.
        Without kind and level, communes come last whatever the date: a bare name hardly ever means one.
        Raises ValueError for a kind that is not in ``KINDS``.
        """
        levels = (_LEVELS if kind is None else _levels(kind)) if level is None else (level,)
        key = fold(name)
        codes = {code: None for wanted in levels for code in self._index(wanted).get(key, ())}
        codes |= {code: None for code in self.aliases.get(key, ()) if self.records[code].unit.level in levels}
        found = [self.records[code] for code in codes]
        if within is not None:
            kin = self._kin(within.code)
            found = [record for record in found if any(above.code in kin for above in ancestors(record.unit))]
        if kind is not None:
            found = [record for record in found if record.kind == kind.lower()] or found
        last = Level.COMMUNE if kind is None else None
        return tuple(r.unit for r in sorted(found, key=lambda r: (r.unit.level is last, _rank(r, name, within, on))))

    def names(self, *, after: str = "") -> Mapping[str, tuple[Level, ...]]:
        """Every bare name, its spellings and the aliases, in code point order, and the levels of units called so.

        Units that ended before the date ``after`` are left out: long gone provinces are named as many persons are.
        """
        kept = [record for record in self.records.values() if not record.until or f"{record.until}~" >= after]
        levels: dict[str, set[Level]] = defaultdict(set)
        for bare, level in {(record.bare, record.unit.level): None for record in kept}:
            for form in spellings(bare):
                levels[form].add(level)
        codes = {record.unit.code for record in kept}
        for alias in self.alias_names:
            for code in codes.intersection(self.aliases[fold(alias)]):
                levels[alias].add(self.records[code].unit.level)
        return {name: tuple(x for x in _LEVELS if x in levels[name]) for name in sorted(levels)}

    def is_province(self, name: str) -> bool:
        """Whether a province, of any time, bears this bare name or alias."""
        return bool(self.find(name, level=Level.PROVINCE))

    def by_code(self, code: str) -> Unit:
        """The unit of a code with its scheme (``2024:001``). Raises LexiconError where there is none."""
        if code not in self.records:
            shapes = "2024:001, 2025:00004 or until-2020:769"
            raise LexiconError(f"no administrative unit has the code {code!r}; codes are like {shapes}")
        return self.records[code].unit

    def lifetime(self, unit: Unit) -> tuple[str, str]:
        """First and last day of the unit as listed; empty where unknown, and for a unit without a code."""
        record = self.records.get(unit.code)
        return (record.since, record.until) if record else ("", "")

    def successors(self, unit: Unit) -> tuple[Unit, ...]:
        """What the unit became or was merged into, the main one first; empty where nothing followed it."""
        record = self.records.get(unit.code)
        return tuple(self.records[code].unit for code in record.successors) if record else ()

    def units(self) -> Iterator[Unit]:
        """All units, in the order of the tables: 2024, 2025, history; a parent comes before what is in it."""
        return (record.unit for record in self.records.values())

    def _kin(self, code: str) -> frozenset[str]:
        """The code of a unit, of all that followed it and of all that it followed."""
        return _reach(code, self._successors) | _reach(code, self._predecessors)

    @cached_property
    def _successors(self) -> Mapping[str, tuple[str, ...]]:
        return {code: record.successors for code, record in self.records.items() if record.successors}

    @cached_property
    def _predecessors(self) -> Mapping[str, tuple[str, ...]]:
        before: dict[str, tuple[str, ...]] = {}
        for code, successors in self._successors.items():
            for successor in successors:
                before[successor] = (*before.get(successor, ()), code)
        return before

    def _index(self, level: Level) -> Mapping[str, tuple[str, ...]]:
        match level:
            case Level.PROVINCE:
                return self._provinces
            case Level.DISTRICT:
                return self._districts
            case Level.COMMUNE:
                return self._communes

    # One index a level, made when first asked for: most documents never name a commune, and theirs is the slow one.
    @cached_property
    def _provinces(self) -> Mapping[str, tuple[str, ...]]:
        return self._by_key(Level.PROVINCE)

    @cached_property
    def _districts(self) -> Mapping[str, tuple[str, ...]]:
        return self._by_key(Level.DISTRICT)

    @cached_property
    def _communes(self) -> Mapping[str, tuple[str, ...]]:
        return self._by_key(Level.COMMUNE)

    def _by_key(self, level: Level) -> Mapping[str, tuple[str, ...]]:
        index: dict[str, tuple[str, ...]] = {}
        for code, record in self.records.items():
            if record.unit.level is level:
                key = fold(record.bare)
                index[key] = (*index.get(key, ()), code)
        return index


def ancestors(unit: Unit) -> Iterator[Unit]:
    """The units that contain this one, the nearest first."""
    above = unit.parent
    while above is not None:
        yield above
        above = above.parent


def _rank(record: Record, name: str, within: Unit | None, on: str) -> tuple[object, ...]:
    """What puts a record before another one: the smaller tuple is the better answer to ``find``."""
    unit = record.unit
    past_or_to_come = not record.existed(on or REFERENCE_DAY)
    return (
        bool(on) and past_or_to_come,  # a date that is given outweighs the unit around; one that is supposed does not
        within is not None and all(above.code != within.code for above in ancestors(unit)),
        past_or_to_come,
        _LEVELS.index(unit.level),
        _SCHEMES.index(unit.code[:4]),
        record.bare != name,
        unit.code,
    )


def _levels(kind: str) -> tuple[Level, ...]:
    try:
        return KINDS[kind.lower()]
    except KeyError:
        raise ValueError(f"unknown kind of administrative unit {kind!r}; known are {', '.join(KINDS)}") from None


def _reach(start: str, steps: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    seen, ahead = {start}, [start]
    while ahead:
        new = [code for code in steps.get(ahead.pop(), ()) if code not in seen]
        seen.update(new)
        ahead += new
    return frozenset(seen)


# ---------------------------------------------------------------- the tables

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
    fits = level in KINDS[kind] and (above is None or _LEVELS.index(above.level) < _LEVELS.index(level))
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
