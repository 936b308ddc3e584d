"""Rows of posts and bodies, in which one says for the others of which unit or country they are."""

from __future__ import annotations

import re

from kg.context.body_kinds import PARTY
from kg.context.parts import Lines, bodies_in, units_in
from kg.context.units import COMMITTEE_KIND, Units, fits, lineage
from kg.mentions.parses import BodyParse, Parse, PostParse
from kg.model import Level, Unit

# Between a body and the unit it shares with what follows: "Đảng bộ và nhân dân quận X", "Đảng bộ, chính quyền, nhân
# dân tỉnh Y".
_SHARED_TAIL = re.compile(
    r"^(?:,? ?(?:và )?(?:chính quyền|nhân dân|quân và dân|quân|dân|các tầng lớp|các dân tộc|mttq"
    r"|mặt trận tổ quốc|hđnd|ubnd|,"
    r"|và| )+)$"
)
CHAIN = re.compile(r"^(?:, | - | kiêm |, kiêm | và |; )(?:nguyên )?$")
_HOLDS = re.compile(r"^(?:,|,? và) (?:giữ|làm|đảm nhiệm)(?: chức(?: vụ| danh)?)? $")
# What a party is not called by: Ủy viên Bộ Chính trị, Chủ tịch Quốc hội | Cộng hòa Cuba.
_REPUBLIC = re.compile(
    "^(?:CHDCND |(?:Cộng hòa|Vương quốc) (?:(?:Dân chủ )?Nhân dân )?)(?=(?:Cuba|Lào|Campuchia|Triều Tiên)$)"
)
_NO_ROW = re.compile(r"[.:;()]| đã | được | cho | tại ")
_LONGEST_ROW = 60  # characters between a body and the post whose unit it shares
_LONGEST_STEP = 40  # characters over a post or body without a unit, in a row


class Rows:
    """Answers what the rest of a row says of a body in it."""

    def __init__(self, lines: Lines, units: Units, lower: str) -> None:
        self._lines = lines
        self._units = units
        self._lower = lower

    def country(self, parse: BodyParse) -> str:
        """*Ủy viên Bộ Chính trị, Phó Chủ tịch Quân ủy Trung ương Trung Quốc*: both are of the country said last."""
        before: Parse = parse
        for item in self._lines.following(parse):
            if not isinstance(item, (PostParse, BodyParse)) or not CHAIN.match(self.gap(before, item)):
                return ""
            for body in bodies_in(item):
                if body.head.form == "fixed" and body.topic:
                    return _REPUBLIC.sub("", PARTY.sub("", body.topic))
                if body.head.kind == "country":
                    return _REPUBLIC.sub("", body.head.label)
            before = item
        return ""

    def kind(self, parse: BodyParse) -> tuple[str, ...]:
        """*Phó Bí thư Đảng ủy, Chủ tịch HĐND xã*: the committee is of the commune too."""
        for item in self._lines.following(parse)[:1]:
            kinds = [unit.kind for unit in units_in(item) if not unit.name]
            if kinds and CHAIN.match(self.gap(parse, item)):
                return (kinds[0],)
        return ()

    def beside(self, parse: BodyParse) -> tuple[str, ...]:
        """*Ủy viên Ban Thường vụ, Phó Chủ tịch UBND quận*, *…, Trưởng Ban Tuyên giáo Quận ủy*: the board is of the quận
        too. A secretary of a Huyện ủy may sit in the board of the province: the committee alone says nothing."""
        if kinds := self.kind(parse) or self._of_act(parse):
            return kinds
        for item in self._lines.following(parse)[:1]:
            departments = [body.inner for body in bodies_in(item) if body.head.kind == "party-department"]
            named = [inner for inner in departments if inner is not None and inner.unit is None]
            if named and CHAIN.match(self.gap(parse, item)):
                return tuple(filter(None, [COMMITTEE_KIND.get(named[0].head.label)]))
        return ()

    def _of_act(self, parse: BodyParse) -> tuple[str, ...]:
        """*chỉ định tham gia Ban Chấp hành, Ban Thường vụ và giữ chức Bí thư Huyện ủy*: boards of that committee."""
        before: Parse = parse
        for item in self._lines.following(parse):
            gap = self.gap(before, item)
            if isinstance(item, PostParse) and _HOLDS.match(gap):
                labels = (body.head.label for body in item.bodies if body.unit is None)
                return tuple(COMMITTEE_KIND[label] for label in labels if label in COMMITTEE_KIND)
            if not isinstance(item, BodyParse) or not CHAIN.match(gap):
                return ()
            before = item
        return ()

    def unit(self, parse: BodyParse, kinds: tuple[str, ...], level: Level | None) -> Unit | None:
        """The unit of what follows in the same row, or one of ``kinds`` and ``level`` that contains it."""
        for item in self._lines.following(parse):
            gap = self.gap(parse, item)
            in_row = isinstance(item, (PostParse, BodyParse))
            named = next((unit for unit in units_in(item) if unit.name), None)
            if named is None:
                if CHAIN.match(gap) or in_row and len(gap) < _LONGEST_STEP:
                    continue
                return None
            unit = self._units.of(named)
            if unit is None or not (_SHARED_TAIL.match(gap) or in_row and _only_posts(gap)):
                return None
            return next((above for above in lineage(unit) if fits(above, kinds, level)), None)
        return None

    def gap(self, parse: Parse, following: Parse) -> str:
        """The words between two parses, in lower case."""
        return self._lower[parse.end : following.start]


def _only_posts(gap: str) -> bool:
    """Whether a row of posts may go on over the words between two of them."""
    return len(gap) <= _LONGEST_ROW and not _NO_ROW.search(gap)
