"""Communes and districts that a sentence lists as ones that meet a standard, by their bare names too:
*6 xã, gồm: Kim Thái (huyện Vụ Bản); Xuân Thượng, Xuân Kiên (huyện Xuân Trường)*."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.claims.scene import Scene, SceneLine
from kg.lexicon import units
from kg.mentions.parses import BodyParse, Parse, PostParse, UnitParse
from kg.model import Unit

_UPPER = r"[^\W\d_a-zà-ỹđ][^\W\d_]*"
_NAME = re.compile(rf"(?:(?P<kind>[Xx]ã|[Hh]uyện) )?(?P<name>{_UPPER}(?: {_UPPER}){{0,3}})(?!\w)")
_JOINT = re.compile(r"(?:, và |; và |,? và |, |; )(?:các xã |các huyện )?")
_LEAD = re.compile(r"\s*:? ?(?:các (?:xã|huyện):? )?")
_BRACKET = re.compile(r" ?\(")


@dataclass(frozen=True, slots=True)
class _Place:
    """A bare name that waits for the district after it."""

    start: int
    end: int
    name: str


def listed(scene: Scene, line: SceneLine, start: int, kind: str) -> list[UnitParse]:
    """The places that a list names from ``start`` on; bare names are of ``kind`` and in the district in brackets after
    them, else in the province that the sentence is about."""
    lead = _LEAD.match(scene.norm, start)
    start = lead.end() if lead else start
    items = {item.start: item for item in line.line.items if isinstance(item, UnitParse)}
    province = _province(scene, line, start)
    found: list[UnitParse] = []
    waiting: list[_Place] = []
    at = start
    while at < line.line.end:
        item = items.get(at)
        if item is not None and found and not item.kind and item.parent is None:
            waiting.append(_Place(item.start, item.end, item.name))  # in a row of communes, the name of a district too
            at = item.end
        elif item is not None:
            found += [p for place in waiting if (p := _bare(place, kind, province))]
            waiting = []
            found.append(item)
            province = province or _around(scene, item)
            at = item.end
        elif name := _NAME.match(scene.norm, at, line.line.end):
            waiting.append(_Place(*name.span("name"), name["name"]))
            at = name.end()
            if bracket := _BRACKET.match(scene.norm, at, line.line.end):
                within = items.get(bracket.end())
                close = scene.norm.find(")", bracket.end(), line.line.end)
                if within is None or close < 0:
                    break
                above = scene.context.generic(within)
                found += [p for place in waiting if (p := _bare(place, kind, above))]
                waiting, at = [], close + 1
        else:
            break
        joint = _JOINT.match(scene.norm, at, line.line.end)
        if joint is None:
            break
        at = joint.end()
    return found + [p for place in waiting if (p := _bare(place, kind, province))]


def row(scene: Scene, line: SceneLine, first: Parse, end: int) -> list[UnitParse]:
    """The places of *các xã Xuân Thượng, Xuân Kiên (huyện Xuân Trường) | đạt chuẩn*, from ``first`` up to ``end``; none
    where anything else stands between. Without a district said, the others are in that of the first."""
    found = listed(scene, line, first.start, first.kind) if isinstance(first, UnitParse) else []
    closed = found and _UP_TO.fullmatch(scene.lower, max(place.end for place in found), end)
    return found if closed and len(found) > 1 else []


_UP_TO = re.compile(r"(?: ?\([^()]*\))?(?: (?:là |đã )?)?")


def _bare(place: _Place, kind: str, within: Unit | None) -> UnitParse | None:
    """A bare name as the unit of its kind (within another, where that is known); None where the gazetteer has none."""
    known = units.load().find(place.name, kind=kind, within=within)
    return UnitParse(place.start, place.end, kind, place.name, known, place.end) if known else None


def _around(scene: Scene, place: UnitParse) -> Unit | None:
    """What contains a place that is named with its kind, and so those that a row names after it."""
    made = scene.context.generic(place)
    return made.parent if made is not None else None


def _province(scene: Scene, line: SceneLine, start: int) -> Unit | None:
    """The province or district of the last body or post that the sentence names before the list."""
    for item in reversed(line.line.items):
        if item.start >= start:
            continue
        if isinstance(item, PostParse) and item.bodies:
            item = item.bodies[0]
        if isinstance(item, BodyParse) and (made := scene.context.body(item)) and made[0].unit is not None:
            return made[0].unit
        if isinstance(item, UnitParse):
            return scene.context.generic(item)
    return None
