"""Context: what the article and the gazetteer add to what a sentence says.

*UBND quận* is the committee of the district spoken of; *Thành ủy* in an article about quận Bắc Từ Liêm is that of Hà Nội,
because the gazetteer says where Bắc Từ Liêm lies; *ông Hải* is the Hải named before; *5/4* is of the year of the article.
Every answer comes with a note, one readable line, that claims keep.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from kg.mentions import Reading
from kg.mentions.parses import BodyParse, DateParse, EventParse, Parse, PersonParse, PostParse, UnitParse
from kg.model import Body, Document, Level, Unit

_COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "quận": "Quận ủy", "huyện": "Huyện ủy", "thị xã": "Thị ủy"}
_COMMITTEE_KIND = {v: k for k, v in _COMMITTEES.items()}
_SMALL = ("phường", "xã", "thị trấn", "đặc khu")
# Before a unit that says where somebody comes from, not what is spoken of.
_ORIGIN = re.compile(
    r"(?:\bquê|quê quán|quê ở|nguyên quán|sinh (?:ra )?(?:ở|tại)|sinh năm \d{4},? (?:ở|tại)|trú (?:tại|ở)|\(quê|\(trú|ngụ)\W*$"
)
# Between a body and the unit it shares with what follows: "Đảng bộ và nhân dân quận X", "Đảng bộ, chính quyền, nhân dân tỉnh Y".
_SHARED_TAIL = re.compile(
    r"^(?:,? ?(?:và )?(?:chính quyền|nhân dân|quân và dân|quân|dân|các tầng lớp|mttq|mặt trận tổ quốc|hđnd|ubnd|,|và| )+)$"
)
_CHAIN = re.compile(r"^(?:, | - | kiêm |, kiêm | và |; )(?:nguyên )?$")


# Boards that are always of another body, and stand before its head in a row of posts.
_SHARED_INNER = (
    "Ban cán sự đảng",
    "Đảng đoàn",
    "Hội đồng Quản trị",
    "Hội đồng Thành viên",
    "Chi bộ",
    "Chi ủy",
    "Đảng ủy",
)
# What every province has a Cục for.
_LOCAL_AGENCIES = ("Thống kê", "Thuế", "Hải quan", "Thi hành án dân sự", "Quản lý thị trường")
# Bodies that have a party committee or cell of their own; a people's committee shares that of its unit.
_OWN_COMMITTEE = (
    "agency",
    "department",
    "division",
    "ministry",
    "company",
    "police",
    "military",
    "school",
    "hospital",
    "institute",
    "court",
    "procuracy",
    "national-body",
    "board",
    "office",
    "press",
    "association",
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A unit that the text names at ``offset``; what it leaves unsaid nearby is likely of this unit."""

    offset: int
    unit: Unit


def kind_of(unit: Unit) -> str:
    """The kind in a unit's name: quận, thành phố …"""
    return next((k for k in (*_COMMITTEES, *_SMALL) if unit.name.startswith(k + " ")), "")


def bare(unit: Unit) -> str:
    """The name without the kind, as it stands in the name of a party committee; a number keeps its kind: Quận ủy Quận 11."""
    kind = kind_of(unit)
    name = unit.name[len(kind) + 1 :] if kind else unit.name
    if name[:1].isdigit() or name == "Hồ Chí Minh":
        return f"{kind.capitalize()} {name}"
    return name


def lineage(unit: Unit | None) -> list[Unit]:
    """The unit and those that contain it, smallest first."""
    chain = []
    while unit is not None:
        chain.append(unit)
        unit = unit.parent
    return chain


class Context:
    """Answers what parses denote in one document."""

    def __init__(self, reading: Reading, document: Document) -> None:
        self.reading = reading
        self.page = reading.page
        self.norm = reading.page.text.norm
        self.lower = reading.page.text.lower
        self.document = document
        self.published = _published(reading, document)
        self._units: dict[UnitParse, Unit] = {}
        parses = sorted(_unit_parses(reading), key=lambda p: p.start)
        self._provinces = self._seen_provinces(parses)
        self.anchors: list[Anchor] = []
        for parse in parses:
            unit = self.unit_of(parse)
            if unit is not None and not _ORIGIN.search(self.lower[max(0, parse.start - 24) : parse.start]):
                self.anchors.append(Anchor(parse.start, unit))
        self._offsets = [a.offset for a in self.anchors]
        self.people = [
            i for line in reading.lines for i in line.items if isinstance(i, PersonParse) and i.form == "full"
        ]
        self._line_starts = [line.start for line in reading.lines]

    # ------------------------------------------------------------ units

    def _seen_provinces(self, parses: list[UnitParse]) -> list[Anchor]:
        seen = []
        for parse in parses:
            above = {lineage(c)[-1].name for c in parse.candidates}
            if len(above) == 1:
                seen.append(Anchor(parse.start, lineage(self._in_time(parse.candidates)[0])[-1]))
        return seen

    def _in_time(self, candidates: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """Candidates of the list in force when the article came out, else all of them."""
        after = self.published >= "2025-07"
        fitting = tuple(c for c in candidates if c.code.startswith("2025:") == after)
        return fitting or candidates

    def unit_of(self, parse: UnitParse) -> Unit | None:
        """The unit that a named parse denotes; None for a kind alone."""
        if not parse.name:
            return None
        if parse not in self._units:
            self._units[parse] = self._settle(parse)
        return self._units[parse]

    def _settle(self, parse: UnitParse) -> Unit:
        candidates = self._in_time(parse.candidates)
        if not candidates:
            parent = self.unit_of(parse.parent) if parse.parent else None
            level = Level.COMMUNE if parse.kind in _SMALL else Level.DISTRICT
            return Unit(f"{parse.kind} {parse.name}", level, "", parent)
        if parse.parent is not None and (parent := self.unit_of(parse.parent)):
            inside = [c for c in candidates if any(a.name == parent.name for a in lineage(c)[1:])]
            if inside:
                return inside[0]
        if len({(c.name, lineage(c)[-1].name) for c in candidates}) == 1 or candidates[0].level is Level.PROVINCE:
            return candidates[0]
        near = sorted(self._provinces, key=lambda a: (a.offset > parse.start, abs(a.offset - parse.start)))
        districts = [a.unit for a in getattr(self, "anchors", []) if a.unit.level is Level.DISTRICT]
        for district in reversed(districts):
            for c in candidates:
                if c.parent is not None and c.parent.name == district.name and c.parent.parent == district.parent:
                    return c
        for anchor in near:
            for c in candidates:
                if lineage(c)[-1].name == anchor.unit.name:
                    return c
        if len(candidates) == 1:
            return candidates[0]
        first = candidates[0]
        return Unit(first.name, first.level)

    def nearest(self, kinds: tuple[str, ...], offset: int, *, level: Level | None = None) -> Unit | None:
        """The unit of one of ``kinds`` (any, if empty) spoken of last before ``offset``, itself or containing one spoken of; else the next."""
        before = bisect_right(self._offsets, offset - 1)
        line = self._line_starts[max(0, bisect_right(self._line_starts, offset) - 1)] if self._line_starts else 0
        for anchor in (*reversed(self.anchors[:before]), *self.anchors[before:]):
            for unit in lineage(anchor.unit):
                if (not kinds or kind_of(unit) in kinds) and (level is None or unit.level is level):
                    main = self._main if unit.level is Level.PROVINCE and not line <= anchor.offset < offset else None
                    return (
                        main
                        if main is not None and (not kinds or kind_of(main) in kinds) and self._passing(unit)
                        else unit
                    )
        return None

    @cached_property
    def _weights(self) -> Counter[str]:
        return Counter(lineage(a.unit)[-1].name for a in self.anchors)

    @cached_property
    def _main(self) -> Unit | None:
        """The province that the article is about: named three times and three times as often as any other would be in passing."""
        top = [lineage(a.unit)[-1] for a in self.anchors]
        name = max(sorted(self._weights), key=lambda n: self._weights[n], default="")
        return next((u for u in top if u.name == name), None) if self._weights[name] >= 3 else None

    def _passing(self, unit: Unit) -> bool:
        """Whether a province is named in passing only, beside the one that the article is about."""
        return self._main is not None and self._weights[self._main.name] >= 3 * self._weights[unit.name]

    def generic(self, parse: UnitParse) -> Unit | None:
        """The unit that a kind alone means here: *quận*, *TP*."""
        return self.unit_of(parse) if parse.name else self.nearest((parse.kind,), parse.start)

    # ------------------------------------------------------------ bodies

    def body(self, parse: BodyParse) -> tuple[Body, tuple[str, ...]] | None:
        """The body that a parse denotes, with notes of what the context added; None where it is left too open to name."""
        notes: list[str] = []
        body = self._body(parse, notes)
        if body is not None and notes:
            written = " ".join(self.norm[parse.start : parse.end].split())
            notes = [f"{written!r} is {body.name}: {note}" for note in dict.fromkeys(notes)]
        return (body, tuple(notes)) if body is not None else None

    def _body(self, parse: BodyParse, notes: list[str]) -> Body | None:
        head = parse.head
        match head.form:
            case "fixed":
                return Body(f"{head.label} {parse.topic}", "foreign") if parse.topic else Body(head.label, head.kind)
            case "unit":
                return self._unit_body(parse, notes)
            case "inner":
                return self._inner_body(parse, notes)
            case "office" if (
                parse.inner is None
                and parse.unit is None
                and head.label in ("Chi bộ", "Chi ủy", "Đảng ủy")
                and (body := self._cell(parse))
            ):
                return body
            case "office" if head.label in ("Chi bộ", "Chi ủy") and parse.inner is None and parse.unit is None:
                return None
            case "office" if not parse.topic:
                return (
                    self._inner_body(parse, notes)
                    if parse.inner or head.label not in ("Đảng bộ", "Đảng ủy")
                    else self._unit_body(parse, notes)
                )
        return self._topic_body(parse, notes)

    def _unit_body(self, parse: BodyParse, notes: list[str]) -> Body | None:
        head = parse.head
        if (
            head.kind == "front"
            and parse.unit is None
            and self.lower[parse.start : parse.end].endswith((" việt nam", " vn"))
        ):
            return Body(head.label, head.kind)
        unit = self._unit_for(parse, notes)
        if unit is None:
            return Body(head.label, head.kind, local=self.document.sha256)
        if head.label in _COMMITTEE_KIND or head.label.endswith(("đoàn",)) and head.slots:
            return Body(f"{head.label} {bare(unit)}", head.kind, unit)
        return Body(f"{head.label} {unit.name}", head.kind, unit)

    def _unit_for(self, parse: BodyParse, notes: list[str]) -> Unit | None:
        """The unit of a body: said, shared with what follows in the same row, or spoken of nearby."""
        said = parse.unit
        slots = parse.head.slots
        if said is not None and said.name:
            return self._committee_unit(parse, said)
        kinds = (said.kind,) if said is not None else slots or self._kind_shared(parse)
        level = Level.PROVINCE if set(kinds) == {"tỉnh", "thành phố"} else None
        if shared := self._shared(parse, kinds, level):
            notes.append(f"shares {shared.name} with what follows")
            return shared
        if said is not None and parse.head.kind == "department":
            kinds = slots
            level = Level.PROVINCE
        unit = self.nearest(kinds, parse.start, level=level)
        if (
            unit is not None
            and said is not None
            and said.kind == "thành phố"
            and unit.level is Level.DISTRICT
            and unit.parent is not None
            and kind_of(unit.parent) == "thành phố"
        ):
            unit = unit.parent  # "TP" is the great city, not a city within it
        if unit is not None:
            notes.append(f"the article speaks of {unit.name} here")
        return unit

    def _kind_shared(self, parse: BodyParse) -> tuple[str, ...]:
        """*Phó Bí thư Đảng ủy, Chủ tịch HĐND xã*: the committee is of the commune too."""
        for item in self._following(parse)[:1]:
            units = [u for u in _units_in(item) if not u.name]
            if units and _CHAIN.match(self.lower[parse.end : item.start]):
                return (units[0].kind,)
        return ()

    def _committee_unit(self, parse: BodyParse, said: UnitParse) -> Unit | None:
        """*Thành ủy Biên Hòa*, *Huyện ủy Tam Nông*: the head says which of the candidates it is."""
        kind = _COMMITTEE_KIND.get(parse.head.label) or (parse.head.slots[0] if len(parse.head.slots) == 1 else "")
        if kind and not said.kind:
            from kg.mentions.units import lookup

            fitting = tuple(c for c in lookup(said.name, kind) if kind_of(c) == kind)
            if fitting:
                return self.unit_of(UnitParse(said.start, said.end, kind, said.name, fitting, said.parent))
        return self.unit_of(said)

    def _shared(self, parse: BodyParse, kinds: tuple[str, ...], level: Level | None) -> Unit | None:
        for item in self._following(parse):
            gap = self.lower[parse.end : item.start]
            units = [u for u in _units_in(item) if u.name]
            if not units:
                if _CHAIN.match(gap[-len(gap) :]) or isinstance(item, (PostParse, BodyParse)) and len(gap) < 40:
                    continue
                return None
            unit = self.unit_of(units[0])
            close = _SHARED_TAIL.match(gap) or (isinstance(item, (PostParse, BodyParse)) and _only_posts_between(gap))
            if unit is None or not close:
                return None
            return next(
                (
                    u
                    for u in lineage(unit)
                    if (not kinds or kind_of(u) in kinds) and (level is None or u.level is level)
                ),
                None,
            )
        return None

    def _following(self, parse: Parse) -> list[Parse]:
        line = self.reading.lines[bisect_right(self._line_starts, parse.start) - 1]
        return [i for i in line.items if i.start >= parse.end][:3]

    def _inner_body(self, parse: BodyParse, notes: list[str]) -> Body | None:
        head = parse.head
        if parse.inner is not None:
            inner = self._body(parse.inner, notes)
            if inner is None:
                return None
            return Body(_join(head.label, inner), head.kind, inner.unit, inner.name, inner.local)
        if head.label in _SHARED_INNER and parse.unit is None and (inner := self._next_body(parse)):
            notes.append(f"shares {inner.name} with what follows")
            return Body(_join(head.label, inner), head.kind, inner.unit, inner.name, inner.local)
        if parse.topic:
            return Body(f"{head.label} {parse.topic}", head.kind, parent=parse.topic)
        if head.label == "Ban Tổ chức" and parse.unit is None:
            return None  # of any festival or cup
        unit = self._party_spoken_of(parse, notes) or self._unit_for(parse, notes)
        if head.kind in ("police", "procuracy", "company-board", "office"):
            return Body(
                f"{head.label} {unit.name}" if parse.unit and unit else head.label,
                head.kind,
                unit if parse.unit else None,
                local="" if parse.unit and unit else self.document.sha256,
            )
        if unit is None:
            return Body(head.label, head.kind, local=self.document.sha256)
        whole = f"Đảng bộ {unit.name}" if head.label == "Ban Chấp hành" else committee_of(unit).name
        return Body(f"{head.label} {whole}", head.kind, unit, whole)

    def _party_spoken_of(self, parse: BodyParse, notes: list[str]) -> Unit | None:
        """*Ban Chấp hành* alone is that of the party organisation or committee spoken of last."""
        if (
            parse.unit is not None
            or parse.head.label not in ("Ban Chấp hành", "Ban Thường vụ")
            or self._shared(parse, (), None)
        ):
            return None
        last = next((b for b in reversed(self._party_bodies) if parse.start - 1500 < b.start < parse.start), None)
        unit = self._unit_for(last, []) if last is not None else None
        if unit is not None:
            notes.append(f"the party organisation spoken of is that of {unit.name}")
        return unit

    @cached_property
    def _party_bodies(self) -> list[BodyParse]:
        """Party organisations and committees of units, in the order of the text."""
        found = [b for line in self.reading.lines for item in line.items for b in _bodies_in(item)]
        return [b for b in found if b.head.label == "Đảng bộ" or b.head.label in _COMMITTEE_KIND]

    def _cell(self, parse: BodyParse) -> Body | None:
        """*Bí thư Đảng ủy, Cục trưởng Cục X*: the committee of that agency, not of a commune."""
        inner = self._next_body(parse)
        if inner is None or inner.kind not in _OWN_COMMITTEE:
            return None
        return Body(_join(parse.head.label, inner), parse.head.kind, inner.unit, inner.name, inner.local)

    def _next_body(self, parse: BodyParse) -> Body | None:
        """*Bí thư Ban cán sự đảng, Bộ trưởng Bộ Y tế*: the board is of the body named next in the row."""
        for item in self._following(parse)[:1]:
            if isinstance(item, PostParse) and item.bodies and _CHAIN.match(self.lower[parse.end : item.start]):
                body = self._body(item.bodies[0], [])
                if body is not None and body.kind == "company-board":
                    return Body(body.parent, "company") if body.parent else None
                return body if body is not None and not body.kind.startswith("party") else None
        return None

    def _topic_body(self, parse: BodyParse, notes: list[str]) -> Body | None:
        head = parse.head
        name = f"{head.label} {parse.topic}".strip()
        if parse.inner is not None:
            inner = self._body(parse.inner, notes)
            if inner is not None:
                return Body(f"{name} {inner.name}", head.kind, inner.unit, inner.name, inner.local)
        local = (
            head.slots
            and head.kind in ("department", "division")
            or head.label == "Cục"
            and parse.topic in _LOCAL_AGENCIES
        )
        if parse.unit is not None or local:
            unit = self._unit_for(parse, notes)
            if unit is not None:
                return Body(f"{name} {unit.name}", head.kind, unit)
        if not parse.topic:
            return None
        national = head.label in (
            "Bộ",
            "Tổng cục",
            "Tập đoàn",
            "Học viện",
            "Đại học",
            "Quân khu",
            "Hội",
            "Hiệp hội",
            "Đại sứ quán",
            "Ngân hàng",
        )
        return Body(name, head.kind, local="" if national or len(parse.topic.split()) > 1 else self.document.sha256)

    # ------------------------------------------------------------ persons

    def person(self, parse: PersonParse) -> tuple[str, tuple[str, ...]] | None:
        """Full name of the person meant, with a note where the text gives less; None where nobody fits."""
        if parse.form == "full":
            return self._fuller(parse), ()
        if parse.form == "short":
            fitting = [p for p in self.people if p.name.split()[-1] == parse.name.split()[-1]]
        else:
            fitting = self._subjects(parse)
        fitting = [
            p
            for p in fitting
            if not (
                parse.honorific in ("ông", "bà") and p.honorific in ("ông", "bà") and p.honorific != parse.honorific
            )
        ]
        before = [p for p in fitting if p.start < parse.start]
        chosen = before[-1] if before else (fitting[0] if fitting and parse.form == "short" else None)
        if chosen is None:
            return None
        name = self._fuller(chosen)
        written = " ".join(self.norm[parse.start : parse.end].split())
        who = f"{parse.honorific} {parse.name}".strip() if parse.form == "short" else written
        return name, (f"{who!r} is {name}, named before",)

    def _fuller(self, parse: PersonParse) -> str:
        """A name of two words that is the end of a longer one in the same article is that one: *Thiện Nhân*."""
        words = parse.name.split()
        if len(words) <= 2:
            for other in self.people:
                longer = other.name.split()
                if len(longer) > len(words) and longer[-len(words) :] == words and parse.honorific:
                    return other.name
        return parse.name

    def _subjects(self, parse: PersonParse) -> list[PersonParse]:
        """Who a pronoun can mean: somebody named earlier in the sentence, else the first one named in the last sentence that names anyone."""
        index = bisect_right(self._line_starts, parse.start) - 1
        line = self.reading.lines[index]
        same = [i for i in line.items if isinstance(i, PersonParse) and i.form == "full" and i.start < parse.start]
        if same:
            return same[-1:]
        for earlier in range(index - 1, max(-1, index - 5), -1):
            named = [i for i in self.reading.lines[earlier].items if isinstance(i, PersonParse) and i.form != "pronoun"]
            if named:
                first = named[0]
                if first.form == "short":
                    return [
                        p for p in self.people if p.name.split()[-1] == first.name.split()[-1] and p.start < parse.start
                    ][-1:]
                return [first]
        return []

    # ------------------------------------------------------------ dates

    def date(self, parse: DateParse) -> tuple[str, tuple[str, ...]]:
        """ISO form of a date, its year settled by the article's own date where that is known."""
        if not parse.iso.startswith("--") or len(self.published) < 4:
            return parse.iso, ()
        year = int(self.published[:4])
        if len(self.published) == 10 and parse.iso[2:] > _later(self.published[5:]):
            year -= 1
        return f"{year}{parse.iso[1:]}", (f"the year of {parse.iso} is that of the article, {self.published}",)


def _later(month_day: str) -> str:
    """Two months on: what lies further ahead of the article's own day was a year ago."""
    return f"{min(int(month_day[:2]) + 2, 13):02}-31"


def _only_posts_between(gap: str) -> bool:
    return len(gap) <= 60 and not re.search(r"[.:;()]| đã | được | cho | tại ", gap)


def _join(label: str, inner: Body) -> str:
    return f"{label} {inner.name}"


def committee_of(unit: Unit) -> Body:
    """The party committee of a unit: Tỉnh ủy, Thành ủy, Quận ủy …, Đảng ủy of a commune."""
    kind = kind_of(unit)
    if kind in _COMMITTEES:
        return Body(f"{_COMMITTEES[kind]} {bare(unit)}", "party-committee", unit)
    return Body(f"Đảng ủy {unit.name}", "party-committee", unit)


def government_of(unit: Unit) -> Body:
    """The people's committee of a unit."""
    return Body(f"Ủy ban nhân dân {unit.name}", "peoples-committee", unit)


def _units_in(item: Parse | None) -> list[UnitParse]:
    """The units in a parse, outermost first."""
    match item:
        case UnitParse():
            return [item, *_units_in(item.parent)]
        case BodyParse():
            return [*_units_in(item.unit), *_units_in(item.inner)]
        case PostParse():
            return [u for b in item.bodies for u in _units_in(b)] + _units_in(item.unit)
        case EventParse():
            return _units_in(item.host)
    return []


def _bodies_in(item: Parse | BodyParse | None) -> list[BodyParse]:
    """The bodies in a parse, outermost first."""
    match item:
        case BodyParse():
            return [item, *_bodies_in(item.inner)]
        case PostParse():
            return [b for body in item.bodies for b in _bodies_in(body)]
        case EventParse():
            return _bodies_in(item.host) if isinstance(item.host, BodyParse) else []
    return []


def _unit_parses(reading: Reading) -> list[UnitParse]:
    """Named units; one said to contain another speaks through that one."""
    found = [u for line in reading.lines for item in line.items for u in _units_in(item) if u.name]
    containers = {id(u.parent) for u in found if u.parent is not None and u.candidates}
    return [u for u in found if id(u) not in containers]


_DATELINE = re.compile(r"\d{1,2}:\d{2}|\b(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|cập nhật|gmt)\b")


def _published(reading: Reading, document: Document) -> str:
    """The article's own date: its metadata, else a full date with a time of day or a weekday beside it near the top or end."""
    if document.published:
        return document.published
    lower = reading.page.text.lower
    lines = reading.lines
    for line in (*lines[:12], *lines[-3:]):
        for item in line.items:
            if isinstance(item, DateParse) and len(item.iso) == 10 and item.iso >= "2000":
                around = lower[max(line.start, item.start - 24) : min(line.end, item.end + 16)]
                if _DATELINE.search(around):
                    return item.iso
    return ""
