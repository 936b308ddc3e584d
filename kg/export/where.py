"""``--where``: which claims an export holds.

    relation=role place='quận Thanh Xuân' since=2020 confidence>=0.9

Conditions stand one beside the other, and all must hold:

    relation=NAME[,NAME…]   role, change, rank, event, participation, adoption, quantity, award, citation
    place=NAME              a unit, by its name (with or without the word for its kind) or official code, and all in it
    since=DATE until=DATE   was so on some day from the one to the other: 2020, 2020-07 or 2020-07-31
    confidence>=NUMBER      also > <= < =

A name with blanks stands in quotes. A claim is of the time that it tells itself; if it tells none, of the day of its
event, else of its term of office, else of the day of its document. Claims whose time or place is not known are left
out where that is asked for.
"""

from __future__ import annotations

import operator
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from kg.errors import UsageError
from kg.export.facts import Facts, instances
from kg.export.schema import CLAIM_TABLES
from kg.rdf import term
from kg.store import GraphStore

_CLASSES = {table.name: table.instance for table in CLAIM_TABLES}
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt, "=": operator.eq,
}  # fmt: skip
_CONDITION = re.compile(
    r"\s*(?P<key>[A-Za-z]+)\s*(?P<sign>>=|<=|=|>|<)\s*"
    r"(?:'(?P<single>[^']*)'|\"(?P<double>[^\"]*)\"|(?P<word>[^\s'\"]+))(?=\s|$)"
)
_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_KIND = re.compile(r"^(thành phố|đặc khu|thị trấn|thị xã|phường|huyện|quận|tỉnh|xã) ")
_UNIT = term("vkg:AdministrativeUnit").value
_GRAMMAR = "write conditions such as: relation=role place='quận Thanh Xuân' since=2020 confidence>=0.9"
#: Where a claim may name something that is in a place: bodies, units, and events by their host.
_PLACED = ("org:organization", "vkg:adopter", "vkg:recipient", "vkg:subject", "vkg:follower", "vkg:event")


@dataclass(frozen=True, slots=True)
class Where:
    """The conditions; those that are empty hold for every claim."""

    relations: frozenset[str] = frozenset()
    place: str = ""
    since: str = ""
    until: str = ""
    confidence: tuple[tuple[str, Decimal], ...] = ()

    def holds(self, facts: Facts, claim: str, days: Mapping[str, str]) -> bool:
        """Whether a claim meets every condition. ``facts`` are those of its document's graph, ``days`` its events'."""
        return (
            (not self.relations or not self.relations.isdisjoint(facts.texts(claim, "a")))
            and self._sure_enough(facts.text(claim, "vkg:confidence"))
            and (not self.place or any(self._is_in(facts, node, 0) for node in _placed(facts, claim)))
            and (not (self.since or self.until) or self._in_period(*_period(facts, claim, days)))
        )

    def _sure_enough(self, confidence: str) -> bool:
        return all(confidence and _COMPARE[sign](Decimal(confidence), bound) for sign, bound in self.confidence)

    def _in_period(self, start: str, end: str) -> bool:
        """Whether the two periods share a day. A partial date stands for all of its days: ``2020`` is within
        ``since=2020-07``, for it may be. An open end is written as nothing."""
        if not start and not end:
            return False
        return (not end or not self.since or f"{end}~" > self.since) and (
            not start or not self.until or start <= f"{self.until}~"
        )

    def _is_in(self, facts: Facts, node: str, depth: int) -> bool:
        if _UNIT in facts.texts(node, "a") and self.place_is(facts, node):
            return True
        ways = ("vkg:within", "vkg:jurisdiction", "vkg:host", "org:subOrganizationOf")
        # no place is more than four steps away: event, body, commune, district, province
        return depth < 5 and any(self._is_in(facts, up, depth + 1) for way in ways for up in facts.texts(node, way))

    def place_is(self, facts: Facts, unit: str) -> bool:
        """Whether a unit is the place asked for: *quận Thanh Xuân*, *Thanh Xuân* and the unit's code name one."""
        wanted, found = self.place.casefold(), unicodedata.normalize("NFC", facts.label(unit)).casefold()
        return wanted in (found, _KIND.sub("", found)) or self.place in facts.texts(unit, "dcterms:identifier")


def parse(text: str) -> Where:
    """The conditions as written; UsageError where they cannot be read."""
    where, at = Where(), 0
    text = unicodedata.normalize("NFC", text.strip())
    while at < len(text):
        found = _CONDITION.match(text, at)
        if not found:
            raise UsageError(f"--where cannot be read from {text[at:].strip()!r} on; {_GRAMMAR}")
        value = next(part for part in found.group("single", "double", "word") if part is not None)
        where = _with(where, found["key"].lower(), found["sign"], value)
        at = found.end()
    if where == Where():
        raise UsageError(f"--where says nothing; leave it out, or {_GRAMMAR}")
    return where


def _with(where: Where, key: str, sign: str, value: str) -> Where:
    if key == "confidence":
        return replace(where, confidence=(*where.confidence, (sign, _number(value))))
    if key not in ("relation", "place", "since", "until"):
        raise UsageError(f"--where knows no {key!r}; it knows relation, place, since, until and confidence")
    if sign != "=":
        raise UsageError(f"--where: {key} goes with =, not with {sign}")
    if key == "relation":
        return replace(where, relations=where.relations | {_relation(name) for name in value.split(",")})
    if getattr(where, key):
        raise UsageError(f"--where: {key} is given twice, and all conditions must hold; give it once")
    if key != "place" and not _DATE.fullmatch(value):
        raise UsageError(f"--where: {value!r} is not a date; write {key}=2020, {key}=2020-07 or {key}=2020-07-31")
    if key == "place":
        return replace(where, place=value)
    return replace(where, since=value) if key == "since" else replace(where, until=value)


def _number(value: str) -> Decimal:
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise UsageError(f"--where: {value!r} is not a number; write confidence>=0.9") from None
    if not 0 <= number <= 1:
        raise UsageError(f"--where: a confidence is between 0 and 1, not {value}")
    return number


def _relation(name: str) -> str:
    if name not in _CLASSES:
        raise UsageError(f"--where: there is no relation {name!r}; there are {', '.join(_CLASSES)}")
    return term(_CLASSES[name]).value


def check_place(where: Where, store: GraphStore) -> None:
    """UsageError where the store names no such place, with those that are written alike."""
    if not where.place:
        return
    facts = Facts.of_union(store)
    units = instances(store, "vkg:AdministrativeUnit")
    if not any(where.place_is(facts, unit) for unit in units):
        near = get_close_matches(where.place, sorted({facts.label(unit) for unit in units}), n=3)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise UsageError(f"--where: the store names no place {where.place!r}{hint}")


def _placed(facts: Facts, claim: str) -> list[str]:
    return [node for path in _PLACED for node in facts.texts(claim, path)]


def _period(facts: Facts, claim: str, days: Mapping[str, str]) -> tuple[str, str]:
    """First and last day of what a claim says, each empty where it is not known (both: no time at all)."""
    since, until = _known(facts.text(claim, "vkg:since")), _known(facts.text(claim, "vkg:until"))
    if since or until:
        return since, until
    told = _known(facts.text(claim, "dcterms:date")) or _known(facts.text(claim, "vkg:year"))
    day = told or days.get(facts.text(claim, "vkg:event"), "")
    if day:
        return day, day
    for path in ("vkg:term", "vkg:event>vkg:term"):
        first = _known(facts.text(claim, f"{path}>vkg:firstYear"))
        if first:
            return first, _known(facts.text(claim, f"{path}>vkg:lastYear"))
    published = _known(facts.text(claim, "prov:wasDerivedFrom>oa:hasSource>dcterms:date")[:10])
    return published, published


def days_of_events(facts: Facts, claims: Iterable[str]) -> dict[str, str]:
    """Event → the day that one of the claims tells."""
    told = ((facts.text(claim, "vkg:event"), _known(facts.text(claim, "dcterms:date"))) for claim in claims)
    return {event: day for event, day in told if event and day}


def _known(date: str) -> str:
    """The date, if its year is known."""
    return date if _DATE.fullmatch(date) else ""
