"""Which body is meant, completed by what is said of units and bodies nearby."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from kg.context.parts import Lines, bodies_in, units_in
from kg.context.units import COMMITTEE_KIND, SMALL, Units, bare, committee_of, fits, kind_of, lineage
from kg.lexicon import BodyHead
from kg.mentions import Reading
from kg.mentions.parses import BodyParse, Parse, PostParse, UnitParse
from kg.mentions.units import lookup
from kg.model import Body, Level, Unit

# Between a body and the unit it shares with what follows: "Đảng bộ và nhân dân quận X", "Đảng bộ, chính quyền, nhân
# dân tỉnh Y".
_SHARED_TAIL = re.compile(
    r"^(?:,? ?(?:và )?(?:chính quyền|nhân dân|quân và dân|quân|dân|các tầng lớp|mttq|mặt trận tổ quốc|hđnd|ubnd|,"
    r"|và| )+)$"
)
_CHAIN = re.compile(r"^(?:, | - | kiêm |, kiêm | và |; )(?:nguyên )?$")
_NO_ROW = re.compile(r"[.:;()]| đã | được | cho | tại ")
_LONGEST_ROW = 60  # characters between a body and the post whose unit it shares
_LONGEST_STEP = 40  # characters over a post or body without a unit, in a row
_NATIONAL_SPELLING = (" việt nam", " vn")

_CELLS = ("Chi bộ", "Chi ủy")
# Boards that are always of another body, and stand before its head in a row of posts.
_BOARDS_OF_OTHERS = (
    *("Ban cán sự đảng", "Đảng đoàn", "Hội đồng Quản trị", "Hội đồng Thành viên"),
    *(*_CELLS, "Đảng ủy"),
)
_PARTY_BOARDS = ("Ban Chấp hành", "Ban Thường vụ")
_PARTY_MEMORY = 1500  # characters for which a party organisation goes on to be the one spoken of
# Bodies of which the text has to say the unit, because a unit spoken of nearby may be another's.
_UNIT_SAID_ONLY = ("police", "procuracy", "company-board", "office")
# What every province has a Cục for.
_LOCAL_AGENCIES = ("Thống kê", "Thuế", "Hải quan", "Thi hành án dân sự", "Quản lý thị trường")
_PARTY = re.compile(r"^(?:Trung ương Đảng )?(?:Cộng sản|Lao động|Nhân dân(?: Cách mạng)?) ", re.IGNORECASE)
# National bodies of this country that others have under the same name.
_OF_EVERY_COUNTRY = ("party-committee", "national-assembly", "government", "national-body", "state")
# Bodies that an article calls by the first words of their names once it has said whose they are.
_SAID_SHORT = ("board", "institute", "office", "hospital", "agency")
# What districts, and the communes of the two tiers, have a Phòng for; another is of some department or agency.
_LOCAL_DIVISIONS = frozenset(
    {
        *("Nội vụ", "Tư pháp", "Tài chính - Kế hoạch", "Tài chính", "Tài nguyên và Môi trường", "Y tế", "Kinh tế"),
        *("Lao động - Thương binh và Xã hội", "Văn hóa và Thông tin", "Giáo dục và Đào tạo", "Dân tộc", "Nông nghiệp"),
        *("Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và Môi trường", "Kinh tế và Hạ tầng", "Quản lý đô thị"),
        *("Văn hóa - Xã hội", "Văn hóa, Khoa học và Thông tin", "Kinh tế, Hạ tầng và Đô thị", "Công Thương"),
        *("Khoa học và Công nghệ", "Dân tộc và Tôn giáo", "Văn hóa và Thể thao", "Văn hóa, Thể thao và Du lịch"),
        *("Kế hoạch - Tài chính", "Du lịch", "Xây dựng", "Đô thị", "Văn hóa", "Thanh tra"),
    }
)
# Bodies that have a party committee or cell of their own; a people's committee shares that of its unit.
_OWNERS = """
    agency department division ministry company police military school hospital institute court procuracy
    national-body board office press association
"""
_OWN_COMMITTEE = frozenset(_OWNERS.split())
# Wards, teams and offices of one name are in many a hospital and province.
_OF_MANY = (
    *("Khoa", "Bộ môn", "Phòng", "Ban", "Tổ", "Đội", "Đồn", "Văn phòng", "Chi cục", "Hạt", "Thanh tra"),
    *("Tiểu ban", *_CELLS),
)


class Bodies:
    """Answers which bodies one document means. ``local`` marks those that only this document knows."""

    def __init__(self, reading: Reading, lines: Lines, units: Units, local: str) -> None:
        self._norm = reading.page.text.norm
        self._lower = reading.page.text.lower
        self._lines = lines
        self._units = units
        self._local = local

    def of(self, parse: BodyParse) -> tuple[Body, tuple[str, ...]] | None:
        """The body that a parse denotes, with notes of what the context added; None where it is too open to name."""
        notes: list[str] = []
        body = self._body(parse, notes)
        if body is None:
            return None
        written = " ".join(self._norm[parse.start : parse.end].split())
        return body, tuple(f"{written!r} is {body.name}: {note}" for note in dict.fromkeys(notes))

    def _body(self, parse: BodyParse, notes: list[str]) -> Body | None:
        head = parse.head
        match head.form:
            case "fixed":
                return self._fixed_body(parse, notes)
            case "unit":
                return self._unit_body(parse, notes)
            case "inner":
                return self._inner_body(parse, notes)
            case "office":
                return self._office_body(parse, notes)
            case "topic":
                return self._topic_body(parse, notes)

    def _fixed_body(self, parse: BodyParse, notes: list[str]) -> Body:
        head = parse.head
        if parse.topic:
            return Body(f"{head.label} {parse.topic}", "foreign")
        if parse.unit is not None:  # a branch: VCCI Cần Thơ, Hội Sinh viên Việt Nam tỉnh
            unit = self._unit_for(parse, notes)
            if unit is None:
                return self._local_body(head, parse.unit)
            return Body(f"{head.label} {unit.name if parse.unit.kind else bare(unit)}", head.kind, unit, head.label)
        if head.kind in _OF_EVERY_COUNTRY and (country := self._country_of_row(parse)):
            notes.append(f"the row goes on with a body of {country}")
            return Body(f"{head.label} {country}", "foreign")
        return Body(head.label, head.kind)

    def _country_of_row(self, parse: BodyParse) -> str:
        """*Ủy viên Bộ Chính trị, Phó Chủ tịch Quân ủy Trung ương Trung Quốc*: both are of the country said last."""
        before: Parse = parse
        for item in self._lines.following(parse):
            if not isinstance(item, (PostParse, BodyParse)) or not _CHAIN.match(self._gap(before, item)):
                return ""
            for body in bodies_in(item):
                if body.head.form == "fixed" and body.topic:
                    return _PARTY.sub("", body.topic)
                if body.head.kind == "country":
                    return body.head.label
            before = item
        return ""

    # ------------------------------------------------------------ bodies of a unit

    def _unit_body(self, parse: BodyParse, notes: list[str]) -> Body | None:
        head = parse.head
        if head.kind == "front" and parse.unit is None and self._written(parse).endswith(_NATIONAL_SPELLING):
            return Body(head.label, head.kind)
        unit = self._unit_for(parse, notes)
        if unit is None:
            return self._local_body(head, parse.unit)
        youth = head.label.endswith("đoàn") and bool(head.slots)
        name = bare(unit) if head.label in COMMITTEE_KIND or youth else unit.name
        return Body(f"{head.label} {name}", head.kind, unit)

    def _unit_for(self, parse: BodyParse, notes: list[str]) -> Unit | None:
        """The unit of a body: said, shared with what follows in the same row, or spoken of nearby."""
        said = parse.unit
        slots = parse.head.slots
        if said is not None and said.name:
            return self._committee_unit(parse, said)
        kinds = (said.kind,) if said is not None else slots or self._kind_shared(parse)
        if parse.head.label in ("Đảng ủy", *_CELLS) and not kinds:
            kinds = SMALL  # above the commune a party committee has another name
        level = Level.PROVINCE if set(kinds) == {"tỉnh", "thành phố"} else None
        if shared := self._shared(parse, kinds, level):
            notes.append(f"shares {shared.name} with what follows")
            return shared
        if said is not None and parse.head.kind == "department":
            kinds, level = slots, Level.PROVINCE
        unit = self._units.nearest(kinds, parse.start, level=level)
        if unit is not None and said is not None:
            unit = _great_city(said, unit)
        if unit is not None:
            notes.append(f"the article speaks of {unit.name} here")
        return unit

    def _committee_unit(self, parse: BodyParse, said: UnitParse) -> Unit | None:
        """*Thành ủy Biên Hòa*, *Huyện ủy Tam Nông*: the head says which of the candidates it is."""
        slots = parse.head.slots
        kind = COMMITTEE_KIND.get(parse.head.label) or (slots[0] if len(slots) == 1 else "")
        if kind and not said.kind:
            fitting = tuple(c for c in lookup(said.name, kind) if kind_of(c) == kind)
            if fitting:
                return self._units.of(replace(said, kind=kind, candidates=fitting))
        return self._units.of(said)

    def _kind_shared(self, parse: BodyParse) -> tuple[str, ...]:
        """*Phó Bí thư Đảng ủy, Chủ tịch HĐND xã*: the committee is of the commune too."""
        for item in self._lines.following(parse)[:1]:
            kinds = [unit.kind for unit in units_in(item) if not unit.name]
            if kinds and _CHAIN.match(self._gap(parse, item)):
                return (kinds[0],)
        return ()

    def _shared(self, parse: BodyParse, kinds: tuple[str, ...], level: Level | None) -> Unit | None:
        """The unit of what follows in the same row, or one of ``kinds`` and ``level`` that contains it."""
        for item in self._lines.following(parse):
            gap = self._gap(parse, item)
            in_row = isinstance(item, (PostParse, BodyParse))
            named = next((unit for unit in units_in(item) if unit.name), None)
            if named is None:
                if _CHAIN.match(gap) or in_row and len(gap) < _LONGEST_STEP:
                    continue
                return None
            unit = self._units.of(named)
            if unit is None or not (_SHARED_TAIL.match(gap) or in_row and _only_posts(gap)):
                return None
            return next((above for above in lineage(unit) if fits(above, kinds, level)), None)
        return None

    # ------------------------------------------------------------ bodies of a body

    def _office_body(self, parse: BodyParse, notes: list[str]) -> Body | None:
        label = parse.head.label
        alone = parse.inner is None and parse.unit is None
        if alone and label in (*_CELLS, "Đảng ủy") and (body := self._cell(parse)):
            return body
        if alone and label in _CELLS:
            return None
        if parse.topic:
            return self._topic_body(parse, notes)
        if parse.inner is not None or label not in ("Đảng bộ", "Đảng ủy"):
            return self._inner_body(parse, notes)
        return self._unit_body(parse, notes)

    def _inner_body(self, parse: BodyParse, notes: list[str]) -> Body | None:
        head = parse.head
        if parse.inner is not None:
            inner = self._body(parse.inner, notes)
            return _within(head, head.label, inner) if inner is not None else None
        if head.label in _BOARDS_OF_OTHERS and parse.unit is None and (inner := self._next_body(parse)):
            notes.append(f"shares {inner.name} with what follows")
            return _within(head, head.label, inner)
        if parse.topic:
            return Body(f"{head.label} {parse.topic}", head.kind, parent=parse.topic)
        if head.label == "Ban Tổ chức" and parse.unit is None:
            return None  # of any festival or cup
        if central := self._inspection_spoken_of(parse, notes):
            return central
        unit = self._party_spoken_of(parse, notes) or self._unit_for(parse, notes)
        if unit is None or head.kind in _UNIT_SAID_ONLY and parse.unit is None:
            return self._local_body(head, parse.unit)
        if head.kind in _UNIT_SAID_ONLY:
            return Body(f"{head.label} {unit.name}", head.kind, unit)
        whole = f"Đảng bộ {unit.name}" if head.label == "Ban Chấp hành" else committee_of(unit).name
        return Body(f"{head.label} {whole}", head.kind, unit, whole)

    def _inspection_spoken_of(self, parse: BodyParse, notes: list[str]) -> Body | None:
        """*UBKT* alone is the commission of inspection that its sentence names in full."""
        if parse.head.kind != "party-inspection" or parse.unit is not None or parse.inner is not None:
            return None
        here = (body for item in self._lines.at(parse.start).items for body in bodies_in(item))
        named = {b.head.label for b in here if b.head.kind == "party-inspection" and b.head.form == "fixed"}
        if len(named) != 1:
            return None
        notes.append("the sentence names it")
        return Body(named.pop(), parse.head.kind)

    def _party_spoken_of(self, parse: BodyParse, notes: list[str]) -> Unit | None:
        """*Ban Chấp hành* alone is that of the party organisation or committee spoken of last."""
        if parse.unit is not None or parse.head.label not in _PARTY_BOARDS or self._shared(parse, (), None):
            return None
        near = (b for b in reversed(self._party_bodies) if parse.start - _PARTY_MEMORY < b.start < parse.start)
        last = next(near, None)
        unit = self._unit_for(last, []) if last is not None else None
        if unit is not None:
            notes.append(f"the party organisation spoken of is that of {unit.name}")
        return unit

    @cached_property
    def _party_bodies(self) -> list[BodyParse]:
        """Party organisations and committees of units, in the order of the text."""
        found = [body for line in self._lines.all for item in line.items for body in bodies_in(item)]
        return [body for body in found if body.head.label == "Đảng bộ" or body.head.label in COMMITTEE_KIND]

    def _cell(self, parse: BodyParse) -> Body | None:
        """*Bí thư Đảng ủy, Cục trưởng Cục X*: the committee of that agency, not of a commune."""
        inner = self._next_body(parse)
        if inner is None or inner.kind not in _OWN_COMMITTEE:
            return None
        return _within(parse.head, parse.head.label, inner)

    def _next_body(self, parse: BodyParse) -> Body | None:
        """*Bí thư Ban cán sự đảng, Bộ trưởng Bộ Y tế*: the board is of the body named next in the row."""
        for item in self._lines.following(parse)[:1]:
            if isinstance(item, PostParse) and item.bodies and _CHAIN.match(self._gap(parse, item)):
                body = self._body(item.bodies[0], [])
                if body is not None and body.kind == "company-board":
                    return Body(body.parent, "company") if body.parent else None
                return body if body is not None and not body.kind.startswith("party") else None
        return None

    # ------------------------------------------------------------ bodies with words of their own

    def _topic_body(self, parse: BodyParse, notes: list[str]) -> Body | None:
        head = parse.head
        name = f"{head.label} {parse.topic}".strip()
        if parse.inner is not None and (inner := self._body(parse.inner, notes)) is not None:
            return _within(head, name, inner)
        if parse.unit is None and (fuller := self._fuller(parse)) is not None:
            notes.append(f"the article says {self._norm[fuller.start : fuller.end]!r} in full")
            return self._body(fuller, notes)
        of_units = head.kind == "department" or parse.topic in _LOCAL_DIVISIONS and head.kind == "division"
        everywhere = bool(head.slots) and of_units
        if parse.unit is not None or everywhere or head.label == "Cục" and parse.topic in _LOCAL_AGENCIES:
            unit = self._unit_for(parse, notes)
            if unit is not None:
                return Body(f"{name} {unit.name}", head.kind, unit)
        if not parse.topic:
            return None
        return Body(name, head.kind, local=self._local if head.label in _OF_MANY else "")

    def _fuller(self, parse: BodyParse) -> BodyParse | None:
        """*Ban Bồi thường* for the *Ban Bồi thường giải phóng mặt bằng quận X* of the same article: the only body with
        these words whose owner is said. None where there are several."""
        if parse.head.kind not in _SAID_SHORT or parse.topic in _LOCAL_AGENCIES:
            return None
        owned = self._owned.get(parse.head.label, ())
        found = [body for body in owned if f"{body.topic} ".startswith(f"{parse.topic} ".lstrip())]
        names = {(body.topic, body.inner and body.inner.head, body.unit and body.unit.name) for body in found}
        return found[0] if len(names) == 1 else None

    @cached_property
    def _owned(self) -> dict[str, list[BodyParse]]:
        """Bodies with words of their own of which the text says whose they are, by head."""
        found: dict[str, list[BodyParse]] = {}
        for line in self._lines.all:
            for body in (body for item in line.items for body in bodies_in(item)):
                if body.topic and (body.inner is not None or body.unit is not None and body.unit.name):
                    found.setdefault(body.head.label, []).append(body)
        return found

    def _local_body(self, head: BodyHead, said: UnitParse | None) -> Body:
        """A body of a unit that the text does not settle, as the text has it: *UBND tỉnh*."""
        kind = said.kind if said is not None and not said.name else self._kinds.get(head.label, "")
        return Body(f"{head.label} {kind}".strip(), head.kind, local=self._local)

    @cached_property
    def _kinds(self) -> dict[str, str]:
        """The kind of unit with which the text says a head, where it is one: *ĐUQS* is the *Đảng ủy Quân sự tỉnh*."""
        found: dict[str, set[str]] = {}
        for line in self._lines.all:
            for body in (body for item in line.items for body in bodies_in(item)):
                if body.unit is not None:
                    found.setdefault(body.head.label, set()).add("" if body.unit.name else body.unit.kind)
        return {label: kinds.pop() for label, kinds in found.items() if len(kinds) == 1}

    def _written(self, parse: Parse) -> str:
        return self._lower[parse.start : parse.end]

    def _gap(self, parse: Parse, following: Parse) -> str:
        return self._lower[parse.end : following.start]


def _within(head: BodyHead, name: str, inner: Body) -> Body:
    """A body of the head's kind that belongs to ``inner`` and bears its name."""
    return Body(f"{name} {inner.name}", head.kind, inner.unit, inner.name, inner.local)


def _great_city(said: UnitParse, unit: Unit) -> Unit:
    """*TP* is the great city, not a city within it."""
    above = unit.parent
    if said.kind == "thành phố" and unit.level is Level.DISTRICT and above and kind_of(above) == "thành phố":
        return above
    return unit


def _only_posts(gap: str) -> bool:
    """Whether a row of posts may go on over the words between two of them."""
    return len(gap) <= _LONGEST_ROW and not _NO_ROW.search(gap)
