"""Which body is meant, completed by what is said of units and bodies nearby."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from kg.context import half_names
from kg.context.body_kinds import (
    APPOINTS,
    BLOCS,
    BOARDS_OF_ORGANISATIONS,
    BOARDS_OF_OTHERS,
    CALLED_BARE,
    CELLS,
    COMMUNE_CENTRES,
    LOCAL_AGENCIES,
    LOCAL_DIVISIONS,
    OF_A_SESSION,
    OF_AGENCIES,
    OF_COMPANIES,
    OF_EVERY_COUNTRY,
    OF_MANY,
    OF_NEIGHBOURHOODS,
    OWN_COMMITTEE,
    PARTY_BOARDS,
    PARTY_MEMORY,
    SPOKEN_OF,
    UNIT_SAID_ONLY,
)
from kg.context.parts import Lines, bodies_in
from kg.context.rows import CHAIN, Rows
from kg.context.said import SaidBodies
from kg.context.units import COMMITTEE_KIND, SMALL, Units, bare, committee_of, government_of, kind_of
from kg.lexicon import BodyHead
from kg.mentions import Reading
from kg.mentions.parses import BodyParse, Parse, PostParse, UnitParse
from kg.mentions.units import lookup
from kg.model import Body, Level, Unit

# Said without its name after a board: of which the article is told already.
_OF_THE = re.compile(
    r" (tập đoàn|tổng công ty|công ty|ngân hàng|bệnh viện|học viện"
    r"|(?:sở|cục|bộ|trường|quân khu|quân chủng)(?= ?[,.;:)-]|$| và))"
    r"(?!\w)"
)
_THEIR_OFFICES = ("Văn phòng Hội đồng nhân dân", "Văn phòng Ủy ban nhân dân")
# "Tổng công ty Lương thực miền Nam - CTCP": of what legal form a company is, after its name.
_FORM_LAST = re.compile(r" ?[-–] ?(?:CTCP|TNHH|Công ty (?:[Cc]ổ phần|TNHH)|Công ty TNHH (?:MTV|[Mm]ột thành viên))$")
_NATIONAL_SPELLING = (" việt nam", " vn")
_FRONT = "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"  # of which "Chủ tịch MTTQ Việt Nam" is one


# After the head of a body's name: many of its kind.
_OF_ALL = re.compile(
    r" (?:các|những|nhiều|mọi) (?:cấp|xã|huyện|tỉnh|phường|quận|thành phố|thị|địa phương|đơn vị)(?!\w)"
)


class Bodies:
    """Answers which bodies one document means. ``local`` marks those that only this document knows."""

    def __init__(self, reading: Reading, lines: Lines, units: Units, local: str) -> None:
        self._norm = reading.page.text.norm
        self._fixed = reading.page.lexicon.fixed
        self._heads = reading.page.lexicon.heads
        self._lower = reading.page.text.lower
        self._lines = lines
        self._units = units
        self._local = local
        self._said = SaidBodies(lines, self._norm, self._lower)
        self._rows = Rows(lines, units, self._lower)
        self._open: list[BodyParse] = []  # those that are being resolved

    def of(self, parse: BodyParse) -> tuple[Body, tuple[str, ...]] | None:
        """The body that a parse denotes, with notes of what the context added; None where it is too open to name."""
        notes: list[str] = []
        body = self._body(parse, notes)
        if body is None:
            return None
        written = " ".join(self._norm[parse.start : parse.end].split())
        return body, tuple(f"{written!r} is {body.name}: {note}" for note in dict.fromkeys(notes))

    def _body(self, parse: BodyParse, notes: list[str]) -> Body | None:
        if (
            parse.head.form != "fixed"
            and not (parse.unit and parse.unit.name)
            and _OF_ALL.match(self._lower, parse.end)
        ):
            return None  # "UBND các xã", "UBKT các cấp": of none in particular
        if parse in self._open:
            return None  # two of a row that each wait for the other: *Ủy viên Đảng đoàn, Bí thư Đảng đoàn*
        self._open.append(parse)
        try:
            return self._of_form(parse, notes)
        finally:
            self._open.pop()

    def _of_form(self, parse: BodyParse, notes: list[str]) -> Body | None:
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
        if head.kind in OF_EVERY_COUNTRY and (country := self._rows.country(parse)):
            notes.append(f"the row goes on with a body of {country}")
            return Body(f"{head.label} {country}", "foreign")
        return Body(head.label, head.kind)

    # ------------------------------------------------------------ bodies of a unit

    def _unit_body(self, parse: BodyParse, notes: list[str]) -> Body | None:
        head = parse.head
        if parse.inner is not None:
            return self._of_inner(parse, parse.inner, notes)
        if head.kind == "front" and parse.unit is None and self._written(parse).endswith(_NATIONAL_SPELLING):
            return Body(self._fixed[_FRONT].label, head.kind)
        if head.label in BLOCS:
            bloc = self._said.bloc(parse)
            notes.append("the article names it in full")
            return self._body(replace(parse, head=self._heads[bloc]), notes) if bloc in self._heads else None
        unit = self._unit_for(parse, notes)
        if unit is None:
            return self._local_body(head, parse.unit)
        youth = head.label.endswith(("đoàn", "đội")) and bool(head.slots)  # Tỉnh đoàn A, Tỉnh đội A
        name = bare(unit) if head.label in COMMITTEE_KIND or youth else unit.name
        return Body(f"{head.label} {name}", head.kind, unit)

    def _unit_for(self, parse: BodyParse, notes: list[str]) -> Unit | None:
        """The unit of a body: said, shared with what follows in the same row, or spoken of nearby."""
        said = parse.unit
        slots = parse.head.slots
        if said is not None and said.name:
            return self._committee_unit(parse, said)
        kinds = (said.kind,) if said is not None else slots or self._rows.kind(parse)
        of_session = parse.head.kind in OF_A_SESSION or parse.head.label.startswith(_THEIR_OFFICES)
        if not kinds and of_session and (of_section := self._said.kind_of_section(parse)):
            kinds = (of_section,)
        if parse.head.label in ("Đảng ủy", *CELLS) and not kinds:
            kinds = SMALL  # above the commune a party committee has another name
        level = Level.PROVINCE if set(kinds) == {"tỉnh", "thành phố"} else None
        if shared := self._rows.unit(parse, kinds, level):
            notes.append(f"shares {shared.name} with what follows")
            return shared
        if said is None and parse.head.kind in OF_A_SESSION and (sitting := self._said.sitting_at(parse)) is not None:
            notes.append("the article tells of its session")
            return self._units.of(sitting.unit) if sitting.unit is not None else None
        of_communes = parse.head.kind == "division" or parse.topic in COMMUNE_CENTRES
        if of_communes and said is None and self._units.of_two_tiers:
            kinds = SMALL
        if said is not None and parse.head.kind == "department":
            kinds, level = slots, Level.PROVINCE
        unit = self._units.nearest(kinds, parse.start, level=level)
        if unit is not None and said is not None:
            unit = _great_city(said, unit)
        if unit is not None:
            notes.append(f"{SPOKEN_OF} {unit.name} here")
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

    # ------------------------------------------------------------ bodies of a body

    def _office_body(self, parse: BodyParse, notes: list[str]) -> Body | None:
        label = parse.head.label
        if parse.topic and label in CELLS and parse.inner is None and parse.topic != "cơ quan":
            return self._topic_body(parse, notes)  # Chi bộ khu phố 3
        alone = parse.inner is None and parse.unit is None
        if alone and label == "Đảng ủy" and (school := self._school_of_row(parse)) is not None:
            return self._of_inner(parse, school, notes)
        if alone and _OF_THE.match(self._lower, parse.end):
            owner = self._owner_said_bare(parse)
            return self._of_inner(parse, owner, notes) if owner is not None else None
        if alone and not parse.topic and label in (*CELLS, "Đảng ủy") and (body := self._cell(parse)):
            return body
        if alone and not parse.topic and label in OF_NEIGHBOURHOODS:
            return None
        if parse.topic in ("Bộ", "Sở") and (owner := self._said.office_of(parse)):
            notes.append("the article names it last")
            return self._of_inner(parse, owner, notes)  # Chánh Thanh tra Bộ
        if parse.topic:
            return self._topic_body(parse, notes)
        if parse.inner is not None or label not in ("Đảng bộ", "Đảng ủy"):
            return self._inner_body(parse, notes)
        if alone and label == "Đảng bộ" and (joined := self._said.committee_joined(parse)) is not None:
            notes.append("the sentence goes on with its committee")
            return self._of_committee(parse, joined, notes)
        if alone and label == "Đảng bộ" and self._said.is_told_of_bloc(parse):
            return self._unit_body(replace(parse, head=self._heads[BLOCS[-1]]), notes)
        shared = label == "Đảng ủy" and self._rows.unit(parse, SMALL, None)  # Bí thư Đảng ủy, Chủ tịch HĐND xã A
        if alone and not shared and (owner := self._said.party_of(parse)) is not None:
            notes.append("the article names it last")
            return self._of_inner(parse, owner, notes)
        return self._unit_body(parse, notes)

    def _of_committee(self, parse: BodyParse, joined: BodyParse, notes: list[str]) -> Body | None:
        """*tham gia Ban Chấp hành Đảng bộ … và giữ chức Bí thư Đảng ủy Công an tỉnh*: the organisation it leads."""
        if joined.inner is not None:
            return self._of_inner(parse, joined.inner, notes)
        return self._body(replace(joined, head=parse.head), notes) if joined.topic else None

    def _owner_said_bare(self, parse: BodyParse) -> BodyParse | None:
        """*Đảng ủy | tập đoàn*, *Hội đồng thành viên | tổng công ty*: the one that the article named last before."""
        noun = _OF_THE.match(self._lower, parse.end) if not parse.topic else None
        return self._said.the_last(parse, noun[1]) if noun is not None else None

    def _inner_body(self, parse: BodyParse, notes: list[str]) -> Body | None:
        head = parse.head
        if parse.inner is not None:
            return self._of_inner(parse, parse.inner, notes)
        if parse.unit is None and (owner := self._owner_said_bare(parse)) is not None:
            return self._of_inner(parse, owner, notes)
        if head.kind in ("company-board", "board") and not parse.topic and parse.unit is None:
            owner = self._said.owner_of_board(parse)
            if owner is not None and self._next_body(parse) is None:
                notes.append("the sentence names it before")
                return self._of_inner(parse, owner, notes)
        if head.label in BOARDS_OF_OTHERS and parse.unit is None and (inner := self._next_body(parse)):
            notes.append(f"shares {inner.name} with what follows")
            return _within(head, head.label, inner)
        if head.label in OF_AGENCIES and parse.unit is None and (inner := self._agency_before(parse)):
            notes.append("the row names it before")
            return _within(head, head.label, inner)
        if parse.topic:
            return Body(f"{head.label} {parse.topic}", head.kind, parent=parse.topic)
        if head.label == "Hội đồng trường":
            school = self._said.spoken_of(parse, "school")
            return self._of_inner(parse, school, notes) if school is not None else None
        if head.kind == "party-department" and parse.unit is None and self._rows.unit(parse, (), None) is None:
            committee = self._said.committee_of_line(parse)
            if committee is not None:
                notes.append("the sentence names it before")
                return self._of_inner(parse, committee, notes)
        if head.label in ("Ban Tổ chức", "Văn phòng", "Thanh tra") and parse.unit is None:
            return None  # of any festival or cup, of any agency
        if owned := self._board(parse, notes):
            return owned
        if central := self._said.inspection(parse):
            notes.append("the sentence names it")
            return Body(central, head.kind)
        unit = self._party_spoken_of(parse, notes) or self._unit_for(parse, notes)
        if unit is not None and head.label in CELLS and parse.unit is not None:
            return Body(f"{head.label} {unit.name}", head.kind, unit)  # Chi bộ xã A, of old
        if unit is None or head.kind in UNIT_SAID_ONLY and parse.unit is None:
            return self._local_body(head, parse.unit)
        if head.kind in UNIT_SAID_ONLY:
            return Body(f"{head.label} {unit.name}", head.kind, unit)
        if head.label == "Ban cán sự đảng":  # of governments and agencies only
            return _within(head, head.label, government_of(unit))
        whole = f"Đảng bộ {unit.name}" if head.label == "Ban Chấp hành" else committee_of(unit).name
        return Body(f"{head.label} {whole}", head.kind, unit, whole)

    def _board(self, parse: BodyParse, notes: list[str]) -> Body | None:
        """A board of the committee that the row goes on with, or of the organisation that the article is about."""
        if parse.unit is not None:
            return None
        owner = self._said.committee_of_row(parse) or self._said.committee_joined(parse)
        if owner is None and parse.head.label in BOARDS_OF_ORGANISATIONS and not self._goes_on_with_party(parse):
            owner = self._said.organisation_of_line(parse) or self._said.organisation
        if owner is None:
            return None
        notes.append("the article tells whose it is")
        board = self._of_inner(parse, owner, notes)
        if board is not None and parse.head.label == "Ban Chấp hành" and owner.head.kind == "party-committee":
            # "Ban Chấp hành, Ban Thường vụ Đảng ủy Khối A": a party committee is the board of its organisation
            return replace(board, name=board.name.replace(" Đảng ủy ", " Đảng bộ ", 1))
        return board

    def _goes_on_with_party(self, parse: BodyParse) -> bool:
        """Whether the row goes on with a body of the Party: *Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Huyện ủy*."""
        following = (body for item in self._lines.following(parse)[:1] for body in bodies_in(item))
        kinds = ("party-department", "party-committee", "party-organisation")
        return any(body.head.kind in kinds for body in following) or self._rows.unit(parse, (), None) is not None

    def organisation(self) -> Body | None:
        """The mass organisation that the article is about, if it is about one."""
        parse = self._said.organisation
        return self._body(parse, []) if parse is not None else None

    def _of_inner(self, parse: BodyParse, inner: BodyParse, notes: list[str]) -> Body | None:
        body = self._body(inner, notes)
        if body is None or body.local and body.kind == "company-board":
            return None
        whole = self._fixed.get(body.name.removeprefix("Ban Chấp hành "))
        if whole is not None and parse.head.label in BOARDS_OF_ORGANISATIONS and whole.kind == body.kind:
            body = replace(body, name=whole.label)  # the Ban Thường vụ of a Ban Chấp hành is that of the organisation
        return _within(parse.head, parse.head.label, body)

    def _party_spoken_of(self, parse: BodyParse, notes: list[str]) -> Unit | None:
        """*Ban Chấp hành* alone is that of the party organisation or committee spoken of last."""
        if parse.unit is not None or parse.head.label not in PARTY_BOARDS:
            return None
        if (joined := self._said.committee_beside(parse)) is not None:
            notes.append("the row goes on with its other board")
            return self._unit_for(joined, notes)
        beside = self._rows.beside(parse)
        if not beside and self._rows.unit(parse, (), None):
            return None
        if beside:  # Ủy viên Ban Thường vụ, Chủ tịch UBND quận: of that quận
            unit = self._units.nearest(beside, parse.start)
            if unit is not None:
                notes.append(f"the row goes on with a body of {unit.name}")
                return unit
        near = (
            b
            for b in reversed(self._party_bodies)
            if parse.start - PARTY_MEMORY < b.start < parse.start and not APPOINTS.match(self._lower, b.end)
        )
        last = next(near, None)
        unit = self._unit_for(last, []) if last is not None else None
        if unit is not None:
            notes.append(f"the party organisation spoken of is that of {unit.name}")
        return unit

    @cached_property
    def _party_bodies(self) -> list[BodyParse]:
        """Party organisations and committees of units, in the order of the text."""
        return [
            body for body in self._lines.bodies if body.head.label == "Đảng bộ" or body.head.label in COMMITTEE_KIND
        ]

    def _cell(self, parse: BodyParse) -> Body | None:
        """*Bí thư Đảng ủy, Cục trưởng Cục X*: the committee of that agency, not of a commune."""
        inner = self._next_body(parse)
        if inner is None or inner.kind not in OWN_COMMITTEE:
            return None
        return _within(parse.head, parse.head.label, inner)

    def _agency_before(self, parse: BodyParse) -> Body | None:
        """*Phó Tổng Thanh tra Chính phủ, Ủy viên Ban cán sự đảng*: the board is of the agency named before it."""
        row = self._lines.holding(parse)
        before = self._lines.before(row) if row is not None else None
        if row is None or not isinstance(before, PostParse) or not CHAIN.match(self._rows.gap(before, row)):
            return None
        if not before.bodies:
            head = self._fixed.get(before.entry.default)
            return Body(head.label, head.kind) if head is not None else None
        body = self._body(before.bodies[0], [])
        return body if body is not None and body.kind in OWN_COMMITTEE else None

    def _school_of_row(self, parse: BodyParse) -> BodyParse | None:
        """*Bí thư Đảng ủy, Chủ tịch Hội đồng trường*: the school of both."""
        following = next(iter(self._lines.following(parse)), None)
        if not isinstance(following, PostParse) or not following.bodies:
            return None
        board = following.bodies[0]
        joined = CHAIN.match(self._rows.gap(parse, following)) and board.head.label == "Hội đồng trường"
        return (board.inner or self._said.spoken_of(parse, "school")) if joined else None

    def _next_body(self, parse: BodyParse) -> Body | None:
        """*Bí thư Ban cán sự đảng, Bộ trưởng Bộ Y tế*: the board is of the body named next in the row."""
        for item in self._lines.following(parse)[:1]:
            if not isinstance(item, PostParse) or not CHAIN.match(self._rows.gap(parse, item)):
                return None
            if not item.bodies and (head := self._fixed.get(item.entry.default)):
                return Body(head.label, head.kind)  # Phó Tổng Kiểm toán Nhà nước
            if item.bodies:
                body = self._body(item.bodies[0], [])
                if body is not None and body.kind == "company-board":
                    return Body(body.parent, "company") if body.parent else None
                return body if body is not None and not body.kind.startswith("party") else None
        return None

    # ------------------------------------------------------------ bodies with words of their own

    def _topic_body(self, parse: BodyParse, notes: list[str]) -> Body | None:
        head = parse.head
        if parse.unit is not None and head.label in OF_NEIGHBOURHOODS:
            unit = self._unit_for(parse, notes)
            commune = unit.name if unit is not None else self._norm[parse.unit.start : parse.unit.end]
            return Body(f"{head.label} {parse.topic}, {commune}", head.kind, unit)
        topic = self._whole_topic(parse)
        name = f"{head.label} {topic}".strip()
        if parse.inner is not None and (inner := self._body(parse.inner, notes)) is not None:
            return _within(head, name, inner)
        if parse.unit is None and (fuller := self._said.fuller(parse)) is not None:
            notes.append(f"the article says {self._norm[fuller.start : fuller.end]!r} in full")
            return self._body(fuller, notes)
        if parse.inner is None and parse.unit is None:
            owner = self._said.owner_of_part(parse)
            if owner is not None and (body := self._body(owner, notes)) is not None:
                notes.append(f"the article names {body.name} only")
                return _within(head, name, body)
        if parse.inner is None and parse.unit is None and name in OF_COMPANIES:
            return None
        of_units = head.kind == "department" or parse.topic in LOCAL_DIVISIONS and head.kind == "division"
        of_communes = self._units.of_two_tiers and parse.topic in COMMUNE_CENTRES
        everywhere = bool(head.slots) and of_units or of_communes
        if parse.unit is not None or everywhere or head.label == "Cục" and parse.topic in LOCAL_AGENCIES:
            unit = self._unit_for(parse, notes)
            if unit is not None:
                named = head.label in CALLED_BARE or head.kind == "association"
                proper = named and parse.unit is not None and not parse.unit.kind
                return Body(f"{name} {bare(unit) if proper else unit.name}", head.kind, unit)
        if not parse.topic:
            return None
        return Body(name, head.kind, local=self._local if head.label in OF_MANY else "")

    def _whole_topic(self, parse: BodyParse) -> str:
        if parse.head.kind == "company":
            return _FORM_LAST.sub("", parse.topic)
        line = self._lines.at(parse.start)
        return half_names.whole(parse.head.label, parse.topic, self._lower[line.start : line.end])

    def _local_body(self, head: BodyHead, said: UnitParse | None) -> Body:
        """A body of a unit that the text does not settle, as the text has it: *UBND tỉnh*."""
        kind = said.kind if said is not None and not said.name else self._said.kinds.get(head.label, "")
        return Body(f"{head.label} {kind}".strip(), head.kind, local=self._local)

    def _written(self, parse: Parse) -> str:
        return self._lower[parse.start : parse.end]


def _within(head: BodyHead, name: str, inner: Body) -> Body:
    """A body of the head's kind that belongs to ``inner`` and bears its name."""
    return Body(f"{name} {inner.name}", head.kind, inner.unit, inner.name, inner.local)


def _great_city(said: UnitParse, unit: Unit) -> Unit:
    """*TP* is the great city, not a city within it."""
    above = unit.parent
    if said.kind == "thành phố" and unit.level is Level.DISTRICT and above and kind_of(above) == "thành phố":
        return above
    return unit
