"""Which unit is meant: a name that several units bear, a kind alone (*quận*, *TP*), and what nearby text is about."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from kg.context.parts import Lines, named_units, units_in
from kg.mentions import Reading
from kg.mentions.parses import PostParse, UnitParse
from kg.mentions.units import lookup
from kg.mentions.values import value
from kg.model import Body, Level, Unit

COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "quận": "Quận ủy", "huyện": "Huyện ủy", "thị xã": "Thị ủy"}
COMMITTEE_KIND = {name: kind for kind, name in COMMITTEES.items()}
SMALL = ("phường", "xã", "thị trấn", "đặc khu")
_REFORM_MONTH = "2025-07"  # an article from then on names the units of the new list
# Before a unit that says where somebody comes from, not what is spoken of.
_ORIGIN = re.compile(
    r"(?:\bquê|quê quán|quê ở|nguyên quán|sinh (?:ra )?(?:ở|tại)|sinh năm \d{4},? (?:ở|tại)|trú (?:tại|ở)|\(quê"
    r"|\(trú|ngụ|(?:(điều động|chuyển|luân chuyển)|đi|bay)(?: công tác)? (?:ra|vào|lên|sang)"
    r"|(?:do|vì) chuyển (?:công tác )?về)\W*$"
)
# "… được điều động sang Điện Biên và chỉ định giữ chức Phó Bí thư Tỉnh ủy": the post is there.
_GIVEN_THERE = re.compile(r",? (?:và |để |rồi |tiếp tục )?(?:chỉ định|giữ|làm|bổ nhiệm|phân công|đảm nhiệm|tham gia)\b")
# What a place has given its name to is not there: xa lộ Hà Nội, đường Điện Biên Phủ.
_NAMED_AFTER = re.compile(
    r"(?:xa lộ|quốc lộ|đại lộ|cao tốc|đường|(?<!điểm )cầu|phố|ga|bến xe|chợ|sân bay|khách sạn) $"
    r"|(?:cao tốc|quốc lộ|đường sắt|(?:đường|tuyến|metro)(?: số \d+)?)(?: [^\W\d_]+){1,3} ?[-–] ?$"
)
_ORIGIN_REACH = 24  # characters before a unit in which its origin word stands
_ASIDE = re.compile(
    r"\b(?:(?:nhập|hợp nhất|trên cơ sở|chia tách|giáp(?: ranh)?|lân cận)\b[^.;:]*"
    r"|(?:các|hai|ba|bốn|sáu)(?: (?:huyện|xã|phường|quận|thị xã)\b[^.;:]*)? )$"
)
# "điều động ra | Hà Nội làm Phó Trưởng Ban Nội chính Trung ương": where the post is, which is not of the city.
_TO_THE_CENTRE = re.compile(
    r",? (?:để )?(?:làm|giữ(?: chức(?: vụ)?)?|nhận) [^.;,]{0,60}\b(?:trung ương|chính phủ|quốc hội|nhà nước|bộ)\b"
)
_IN_CAREER = re.compile(
    r"\b(?:từng|trước đó|trước đây|trước khi|\w+ năm (?:làm|là|giữ))\b[^.;:]*$"
)  # a post of old, maybe in another unit
# "… miễn nhiệm ông A do được điều động giữ chức Phó Bí thư Tỉnh ủy | Kon Tum; miễn nhiệm …": where somebody has gone.
_IN_REASON = re.compile(r"\b(?:do|vì|để) (?:đã |vừa |sẽ )?(?:được|chuyển|nhận)\b[^.;]*$")
_REASON_REACH = 140  # characters before a unit in which its clause gives a reason
_BY_NOW = re.compile(r"\b(?:nay|hiện|hiện nay|hiện tại|bây giờ)\b")  # the posts after it are not of the career before
# Between two posts of one career stands nothing of these.
_OF_NO_CAREER = re.compile(
    r"[.;]|\b(?:nay|hiện|được|bầu|bổ nhiệm|giữ|thay|cho|cùng|ông|bà|đồng chí|làm|là|dự|phát biểu)\b"
)
_OF_OLD = re.compile(r",? \(?(?:cũ|trước đây|trước kia)\b")
_ASIDE_REACH = 80  # characters before a unit in which such a word stands
_RECENT = 2  # lines before a mention whose province outweighs the one that the article is about
_ABOUT = 3  # times that the province an article is about is named, and times as often as one named in passing


def kind_of(unit: Unit) -> str:
    """The kind in a unit's name: quận, thành phố …; empty where the name begins with none."""
    return next((kind for kind in (*COMMITTEES, *SMALL) if unit.name.startswith(kind + " ")), "")


def bare(unit: Unit) -> str:
    """The name without the kind, as it stands in the name of a party committee.

    A number keeps its kind: *Quận ủy Quận 11*.
    """
    kind = kind_of(unit)
    name = unit.name[len(kind) + 1 :] if kind else unit.name
    if name[:1].isdigit() or name == "Hồ Chí Minh":
        return f"{kind.capitalize()} {name}"
    return name


def lineage(unit: Unit) -> list[Unit]:
    """The unit and those that contain it, smallest first."""
    chain = [unit]
    while (above := chain[-1].parent) is not None:
        chain.append(above)
    return chain


def committee_of(unit: Unit) -> Body:
    """The party committee of a unit: Tỉnh ủy, Thành ủy, Quận ủy …, Đảng ủy of a commune."""
    kind = kind_of(unit)
    if kind in COMMITTEES:
        return Body(f"{COMMITTEES[kind]} {bare(unit)}", "party-committee", unit)
    return Body(f"Đảng ủy {unit.name}", "party-committee", unit)


def government_of(unit: Unit) -> Body:
    """The people's committee of a unit."""
    return Body(f"Ủy ban nhân dân {unit.name}", "peoples-committee", unit)


def fits(unit: Unit, kinds: tuple[str, ...], level: Level | None = None) -> bool:
    """Whether a unit is of one of the kinds (any, if there are none) and of the level, if one is asked for."""
    return (not kinds or kind_of(unit) in kinds) and (level is None or unit.level is level)


def _number(province: Unit) -> str:
    """What stays of a province's code where it gets another name."""
    return province.code.partition(":")[2]


def _as_said(parse: UnitParse, unit: Unit) -> Unit:
    """*thị trấn Kỳ Sơn* where the lists know a *phường Kỳ Sơn* only, which it became: the unit as the text has it."""
    if parse.kind not in SMALL or kind_of(unit) in ("", parse.kind) or unit.level is not Level.COMMUNE:
        return unit
    return Unit(f"{parse.kind} {bare(unit)}", Level.COMMUNE)


def _in_rows(lower: str, parses: list[UnitParse]) -> Iterator[int]:
    """Where the provinces of rows stand: *giá vật liệu ở Bạc Liêu, Kiên Giang cũng tăng* is about neither alone."""
    for first, second in itertools.pairwise(parses):
        provinces = all(p.candidates and p.candidates[0].level is Level.PROVINCE for p in (first, second))
        if provinces and not (first.kind or second.kind) and lower[first.end : second.start] in (", ", " và ", " hay "):
            yield first.start
            yield second.start


def _is_aside(lower: str, parse: UnitParse, post: PostParse | None) -> bool:
    """Whether a unit, of a ``post`` if it stands in one, is named in passing."""
    before = lower[max(0, parse.start - _ASIDE_REACH) : parse.start]
    if _ASIDE.search(before) or _TO_THE_CENTRE.match(lower, parse.end):
        return True
    if _OF_OLD.match(lower, parse.own_end or parse.end):
        return True  # "trụ sở xã A cũ", in the commune that it became a part of
    if post is None:
        return False
    told = lower[max(0, parse.start - _REASON_REACH) : parse.start]
    return post.former or bool(_IN_CAREER.search(before) or _IN_REASON.search(told))


@value
class Anchor:
    """A unit that the text names at ``offset``; what it leaves unsaid nearby is likely of this unit. ``of_post`` says
    that it is named in somebody's post: *Y Hoan, Bí thư Huyện ủy Đăk Tô*; ``aside``, that it is one of several, as
    neighbours are or what was merged into the one spoken of."""

    offset: int
    unit: Unit
    of_post: bool = False
    aside: bool = False


class Units:
    """Answers which units one document means. ``published`` is its day, as far as it is known or told."""

    def __init__(self, reading: Reading, lines: Lines, published: str) -> None:
        self._lines = lines
        self._published = published
        self._settled: dict[UnitParse, Unit] = {}
        parses = named_units(reading)
        self._provinces = self._certain_provinces(parses)
        self._kinds: dict[str, set[str]] = {}  # with which kinds the text says a name
        for parse in parses:
            if parse.kind:
                self._kinds.setdefault(parse.name, set()).add(parse.kind)
        self.anchors: list[Anchor] = []
        # Provinces that the text names itself, or a unit of theirs with its kind.
        sure = [c for p in parses if p.kind for c in p.candidates[:1]]
        provinces = [c for p in parses for c in p.candidates[:1] if c.level is Level.PROVINCE]
        sure += provinces
        self._told = {lineage(candidate)[-1].name for candidate in sure}
        self._named = {c.name for p in parses for c in p.candidates if c.level is not Level.COMMUNE}
        self._about = {_number(c) for c, times in Counter(provinces).items() if times >= _ABOUT}
        lower = self._lower = reading.page.text.lower
        origins: set[int] = set()
        rows = set(_in_rows(lower, parses))
        items = (item for line in reading.lines for item in line.items if isinstance(item, PostParse))
        of_posts = {id(unit): item for item in items for unit in units_in(item)}
        for parse in parses:
            unit = self.of(parse)
            if unit is None or self._is_weak(parse, unit):
                continue
            if not parse.kind and _NAMED_AFTER.search(lower[max(0, parse.start - _ORIGIN_REACH) : parse.start]):
                continue
            goes = _ORIGIN.search(lower[max(0, parse.start - _ORIGIN_REACH) : parse.start])
            if id(parse) in origins or goes and not (goes[1] and _GIVEN_THERE.match(lower, parse.end)):
                origins.add(id(parse.parent))  # quê quán xã X, huyện Y, where the gazetteer does not hold the xã
            else:
                post = of_posts.get(id(parse))
                aside = parse.start in rows or _is_aside(lower, parse, post)
                self.anchors.append(Anchor(parse.start, unit, post is not None, aside))
        self._offsets = [anchor.offset for anchor in self.anchors]

    def _is_weak(self, parse: UnitParse, unit: Unit) -> bool:
        """*bãi rác Khánh Sơn*: a small unit's bare name may be anything's, where its province is not named."""
        if parse.kind or parse.parent is not None or unit.level is Level.PROVINCE:
            return False
        return bool(self._told) and lineage(unit)[-1].name not in self._told

    @property
    def of_two_tiers(self) -> bool:
        """Whether the article came out when there were no districts any more."""
        return self._published >= _REFORM_MONTH

    def of(self, parse: UnitParse) -> Unit | None:
        """The unit that a named parse denotes; None for a kind alone."""
        if not parse.name:
            return None
        unit = self._settled.get(parse)
        if unit is None:
            unit = self._settled[parse] = _as_said(parse, self._settle(parse))
        return unit

    def generic(self, parse: UnitParse) -> Unit | None:
        """The unit of a parse, also where it is a kind alone: *quận*, *TP*."""
        return self.of(parse) if parse.name else self.nearest((parse.kind,), parse.start)

    def nearest(self, kinds: tuple[str, ...], offset: int, *, level: Level | None = None) -> Unit | None:
        """The unit spoken of last before ``offset``, or containing that one; else the next one spoken of.

        It is of one of ``kinds`` (any, if empty) and of ``level`` if that is given; None where there is none.
        """
        before = bisect_right(self._offsets, offset - 1)
        recent = self._lines.all[max(0, self._lines.index(offset) - _RECENT)].start if self._lines.all else 0
        aside = None
        for anchor in self._in_force((*reversed(self.anchors[:before]), *self.anchors[before:])):
            unit = next((unit for unit in lineage(anchor.unit) if fits(unit, kinds, level)), None)
            if unit is None:
                continue
            if aside is not None and anchor.offset > offset and self._is_in_line(aside[0], offset):
                break  # what the sentence names in passing, rather than what comes after it
            between = self._lower[anchor.offset : offset] if anchor.aside and self._is_in_line(anchor, offset) else ""
            if between and anchor.of_post and not _OF_NO_CAREER.search(between):
                return unit  # từng là Phó Chánh Văn phòng Tỉnh ủy A, Giám đốc Sở Nội vụ
            if not (anchor.aside and (unit == anchor.unit or _BY_NOW.search(between))):
                return self._less_than_said(anchor, unit, kinds, offset, recent)
            aside = aside or (anchor, unit)
        return self._less_than_said(*aside, kinds, offset, recent) if aside is not None else None

    def _less_than_said(self, anchor: Anchor, unit: Unit, kinds: tuple[str, ...], offset: int, recent: int) -> Unit:
        """The unit, or the one that the article is about where an anchor names the unit in passing."""
        said_near = recent <= anchor.offset < offset
        elsewhere = anchor.aside and unit != anchor.unit and not self._is_in_line(anchor, offset)
        if elsewhere and self._of_heading is not None and fits(self._of_heading, kinds):
            return self._of_heading  # where a district of another is only spoken of
        passing = anchor.of_post or anchor.aside or not said_near
        if passing and self._lines.index(anchor.offset) != self._lines.index(offset):
            unit = self._less_passing(self._less_of_guest(unit, kinds), kinds)
        return unit if said_near else self._less_passing(unit, kinds)

    def _is_in_line(self, anchor: Anchor, offset: int) -> bool:
        """Whether an anchor stands before a place in the same line."""
        return anchor.offset < offset and self._lines.index(anchor.offset) == self._lines.index(offset)

    def _in_force(self, anchors: tuple[Anchor, ...]) -> Iterable[Anchor]:
        """After the reform, units of the new list before those that it ended: *xã A (huyện B, tỉnh C cũ)*."""
        if not self.of_two_tiers:
            return anchors
        return sorted(anchors, key=lambda anchor: anchor.unit.code.startswith(("2024:", "until-")))

    def _less_of_guest(self, unit: Unit, kinds: tuple[str, ...]) -> Unit:
        """The district or commune of the heading, where ``unit`` is one named in passing: in a guest's post, among
        neighbours, or long before."""
        if unit.level is Level.PROVINCE:
            return unit
        of_level = [(a.offset, up) for a in self.anchors for up in lineage(a.unit) if up.level is unit.level]
        times = Counter(up for _, up in of_level)
        main = of_level[0][1]
        other = kind_of(main) != kind_of(unit) and (kinds or unit.level is Level.DISTRICT)
        enough = 2 if times[unit] == 1 else _ABOUT * times[unit]
        if of_level[0][0] > self._heading_end or times[main] < enough or other or not fits(main, kinds):
            return unit
        return main

    def _less_passing(self, unit: Unit, kinds: tuple[str, ...]) -> Unit:
        """The province that the article is about, where ``unit`` is a province named in passing only."""
        main = self._main if unit.level is Level.PROVINCE else None
        if main is None or not fits(main, kinds) or self._weights[main.name] < _ABOUT * self._weights[unit.name]:
            return unit
        return main

    @cached_property
    def _weights(self) -> Counter[str]:
        """How often the article speaks of each province, or of what lies in it."""
        return Counter(lineage(anchor.unit)[-1].name for anchor in self.anchors)

    @cached_property
    def _main(self) -> Unit | None:
        """The province that the article is about: the one named most often, if it is named several times."""
        name = max(sorted(self._weights), key=lambda n: self._weights[n], default="")
        if self._weights[name] < _ABOUT:
            return None
        return next(unit for anchor in self.anchors if (unit := lineage(anchor.unit)[-1]).name == name)

    @property
    def _heading_end(self) -> int:
        return self._lines.all[0].end if self._lines.all else 0

    @cached_property
    def _of_heading(self) -> Unit | None:
        """The province that the heading names, if it names one."""
        anchors = (a for a in self.anchors if a.offset < self._heading_end and a.unit.level is Level.PROVINCE)
        named = {a.unit.name: a.unit for a in anchors}
        return next(iter(named.values())) if len(named) == 1 else None

    def _certain_provinces(self, parses: list[UnitParse]) -> list[Anchor]:
        """The provinces of names that only one province has a unit of."""
        certain = []
        for parse in parses:
            if len({lineage(c)[-1].name for c in parse.candidates}) == 1:
                certain.append(Anchor(parse.start, lineage(self._in_time(parse.candidates)[0])[-1]))
        return certain

    def _in_time(self, candidates: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """Candidates of the list in force when the article came out, else all of them."""
        return tuple(c for c in candidates if c.code.startswith("2025:") == self.of_two_tiers) or candidates

    def _settle(self, parse: UnitParse) -> Unit:
        candidates = self._in_time(self._as_said_elsewhere(parse))
        parent = self.of(parse.parent) if parse.parent is not None else None
        if not candidates:
            level = Level.COMMUNE if parse.kind in SMALL else Level.DISTRICT
            return Unit(f"{parse.kind} {parse.name}", level, "", parent)
        if parent is not None:
            for candidate in candidates:
                if any(above.name == parent.name for above in lineage(candidate)[1:]):
                    return candidate
        first = candidates[0]
        if len({(c.name, lineage(c)[-1].name) for c in candidates}) == 1 or first.level is Level.PROVINCE:
            return Unit(first.name, first.level) if self._is_elsewhere(first) else first
        found = self._in_district(candidates) or self._in_province(candidates, parse.start)
        if found is None and len(candidates) > 1:
            return Unit(first.name, first.level)  # which of them is left open
        return found or first

    def _as_said_elsewhere(self, parse: UnitParse) -> tuple[Unit, ...]:
        """What a name alone may be: *Mộc Châu* is the district that the text calls *huyện Mộc Châu*, not the town that
        this became."""
        kinds = self._kinds.get(parse.name, set()) if not parse.kind else set()
        said = lookup(parse.name, next(iter(kinds))) if len(kinds) == 1 else ()
        of_one_level = {c.level for c in (*said, *parse.candidates)}
        return said if said and len(of_one_level) == 1 else parse.candidates

    def _is_elsewhere(self, commune: Unit) -> bool:
        """Whether the only commune of a name lies in a province and a district that the article does not name, while it
        is about another province: it means one that the lists no longer hold."""
        above = lineage(commune)[1:]
        if commune.level is not Level.COMMUNE or not above or any(unit.name in self._named for unit in above):
            return False
        return bool(self._about) and _number(above[-1]) not in self._about

    def _in_district(self, candidates: tuple[Unit, ...]) -> Unit | None:
        """The candidate that lies in a district spoken of before, the last one first."""
        districts = [a.unit for a in reversed(self.anchors) if a.unit.level is Level.DISTRICT]
        for district in districts:
            for candidate in candidates:
                above = candidate.parent
                if above is not None and above.name == district.name and above.parent == district.parent:
                    return candidate
        return None

    def _in_province(self, candidates: tuple[Unit, ...], offset: int) -> Unit | None:
        """The candidate that lies in a province of the article: the nearest before ``offset``, else the next."""
        for anchor in sorted(self._provinces, key=lambda a: (a.offset > offset, abs(a.offset - offset))):
            for candidate in candidates:
                if lineage(candidate)[-1].name == anchor.unit.name:
                    return candidate
        return None
