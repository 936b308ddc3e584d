"""The units themselves, found by name, kind, container and date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.errors import LexiconError
from kg.lexicon.units.names import KINDS, fold, spellings
from kg.model import Level, Unit

# What an undated name is read as: a unit of this day, the last one before tỉnh Thừa Thiên - Huế and a dozen other units
# changed, so that it is what most of the news before the reform means.
REFERENCE_DAY = "2024-12-31"
LEVELS = tuple(Level)
_SCHEMES = ("2024", "unti", "2025")  # how the codes of the three tables begin, the one that news means most often first


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
        levels = (LEVELS if kind is None else _levels(kind)) if level is None else (level,)
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

    def names(self, *, after: str = "", levels: Collection[Level] = LEVELS) -> Mapping[str, tuple[Level, ...]]:
        """Every bare name, its spellings and the aliases, in code point order, and the levels of units called so.

        Units of other ``levels`` are left out, and those that ended before the date ``after``: long gone provinces
        are named as many persons are.
        """
        kept = [
            record
            for record in self.records.values()
            if record.unit.level in levels and (not record.until or f"{record.until}~" >= after)
        ]
        found: dict[str, set[Level]] = defaultdict(set)
        for bare, level in {(record.bare, record.unit.level): None for record in kept}:
            for form in spellings(bare):
                found[form].add(level)
        codes = {record.unit.code for record in kept}
        for alias in self.alias_names:
            for code in codes.intersection(self.aliases[fold(alias)]):
                found[alias].add(self.records[code].unit.level)
        return {name: tuple(x for x in LEVELS if x in found[name]) for name in sorted(found)}

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
        LEVELS.index(unit.level),
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
