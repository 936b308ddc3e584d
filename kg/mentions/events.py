"""Congresses, conferences, sessions, ceremonies: kind, number, host and term, in whatever order they come."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.mentions import bodies, units
from kg.mentions.event_words import BARE_ORDINAL, FILLER, ORDINAL, Head, number
from kg.mentions.numerals import roman
from kg.mentions.page import Page
from kg.mentions.parses import BodyParse, EventParse, TermParse, UnitParse

_CENTRAL_HEADS = ("hội nghị trung ương", "hội nghị tw", "hội nghị t.ư")
_COMMITTEE_HEADS = ("hội nghị ban chấp hành", "hội nghị bch")
_CENTRAL = ("trung ương", "tw", "t.ư")
# Bodies that meet, and so stand after the number of a session and a comma.
_ASSEMBLIES = ("national-assembly", "peoples-council", "front", "mass-organisation")
_HOSTS_OF_NONE = ("company", "press", "hospital", "institute")
_HELD_BY_UNITS = ("Đại hội", "Kỳ họp", "Hội nghị")
_COUNTED = re.compile(r"khóa (?P<o>[ivxl]+|\d{1,2})(?!\w)")
_PARTIES = ("party", "party-organisation")
_GAP = 3  # characters that may stand between two parts of a name


def parse(page: Page, head: Head, terms: dict[int, TermParse]) -> EventParse:
    """The event that a head begins: number, host and term that follow are read, in any order.

    ``terms`` maps offsets to the terms of office that begin there.
    """
    reader = _Reader(page, head, terms, head.end)
    reader.read_head()
    while reader.read_part():
        pass
    return reader.made()


_LOOSE_END = re.compile(r"(?:\W+(?:do|của|trong|về)\b)*\W*$")


@dataclass(slots=True)
class _Reader:
    """What has been read of one event, up to ``position``."""

    page: Page
    head: Head
    terms: dict[int, TermParse]
    position: int
    host: BodyParse | UnitParse | None = None
    ordinal: int | None = None
    term: TermParse | None = None

    def read_head(self) -> None:
        """Take the host that the head itself names."""
        head = self.head
        if head.words in _CENTRAL_HEADS:
            central = self.page.lexicon.heads["Ban Chấp hành Trung ương Đảng"]
            self.host = BodyParse(head.end - 1, head.end, central)
        elif head.words in _COMMITTEE_HEADS:
            body = bodies.parse(self.page, self.page.index(head.start + len("hội nghị ")))
            if body is not None:
                self.host, self.position = body, body.end

    def read_part(self) -> bool:
        """Read one more part of the name; False where none follows."""
        if self._ordinal() or self._bare_ordinal() or self._filler():
            return True
        page = self.page
        index = page.index(self.position)
        token = page.token(index)
        if token is None or token.start - self.position > _GAP:
            return False
        joined = index + 1 if token.text in (",", "(", "-") else index
        if page.token(joined) is None:
            return False
        comma = token.text in (",", "-")
        return (
            self._term(index)
            or self._term(joined)
            or self._unit_of_host(index)
            or (comma and self._assembly(joined))
            or (not comma and self._host(index))
        )

    def made(self) -> EventParse:
        """The event as far as it was read."""
        start, end, lower = self.head.start, self.position, self.page.text.lower
        loose = _LOOSE_END.search(lower, start, end)  # Lễ khánh thành Trường A | do UBND huyện tổ chức
        end = loose.start() if loose is not None else end
        if lower[end : end + 1] == ")" and lower.count("(", start, end) > lower.count(")", start, end):
            end += 1
        named = self.ordinal is not None or self.host is not None or self.term is not None
        return EventParse(start, end, self.head.kind, self.host, self.ordinal, self.term, named)

    def _ordinal(self) -> bool:
        found = ORDINAL.match(self.page.text.lower, self.position) if self.ordinal is None else None
        if found is None:
            return self._first()
        self.ordinal, self.position = number(found["o"]), found.end()
        return True

    def _first(self) -> bool:
        """*Kỳ họp đầu tiên của Quốc hội khóa XIV*: sessions are counted from the first of a term."""
        if self.ordinal is not None or self.head.kind != "Kỳ họp":
            return False
        if not self.page.text.lower.startswith(" đầu tiên", self.position):
            return False
        self.ordinal, self.position = 1, self.position + len(" đầu tiên")
        return True

    def _bare_ordinal(self) -> bool:
        """*Đại hội XII*, *Hội nghị Trung ương 5*: Roman figures in capitals, others after few heads only."""
        if self.ordinal is not None or self.head.kind not in ("Đại hội", "Hội nghị", "Kỳ họp"):
            return False
        of_party = isinstance(self.host, BodyParse) and self.host.head.kind == "party"  # Đại hội Đảng XII
        if self.host is not None and not of_party and not self.head.words.endswith(_CENTRAL):
            return False
        found = BARE_ORDINAL.match(self.page.text.lower, self.position)
        if found is None:
            return False
        in_capitals = self.page.text.norm[found.start("o")].isupper() and roman(found["o"]) is not None
        if in_capitals or found["o"].isdigit() and self.head.words.endswith(("trung ương", "đại hội", "kỳ họp", "kỳ")):
            self.ordinal, self.position = number(found["o"]), found.end()
            return True
        return False

    def _filler(self) -> bool:
        found = FILLER.match(self.page.text.lower, self.position)
        if found is None:
            return False
        self.position = found.end()
        return True

    def _term(self, index: int) -> bool:
        found = self.terms.get(self.page.tokens[index].start) if self.term is None else None
        if found is None:
            return False
        count = self._congress_of(found)
        if count is not None:
            self.ordinal = count
        if count is None or found.label[:4].isdigit():
            self.term = found
        self.position = found.end
        if self.page.word(self.page.index(self.position)) == ")":
            self.position += 1
        return True

    def _congress_of(self, term: TermParse) -> int | None:
        """*Đại hội Đảng bộ tỉnh khóa IX*: a party's congresses are counted as the committees that they elect."""
        host = self.host
        if self.head.kind != "Đại hội" or self.ordinal is not None or not isinstance(host, BodyParse):
            return None
        counted = _COUNTED.match(self.page.text.lower, term.start, term.end)
        return number(counted["o"]) if counted is not None and host.head.kind in _PARTIES else None

    def _unit_of_host(self, index: int) -> bool:
        """*Hội nghị BCH lần thứ 3 tỉnh X*: the unit of the host comes later."""
        host = self.host
        if not isinstance(host, BodyParse) or host.unit is not None or host.inner is not None:
            return False
        unit = units.parse(self.page, index) if host.head.form != "fixed" else None
        if unit is None:
            return False
        self.host = BodyParse(host.start, unit.end, host.head, host.topic, None, unit)
        self.position = unit.end
        return True

    def _assembly(self, index: int) -> bool:
        """*Kỳ họp thứ 3, Quốc hội khóa XIV*: only a body that meets so stands after the number and a comma."""
        body = bodies.parse(self.page, index) if self.host is None and self.ordinal is not None else None
        if body is None or not (body.head.kind in _ASSEMBLIES or body.head.label.startswith("Ban Chấp hành")):
            return False
        self.host, self.position = body, body.end
        return True

    def _host(self, index: int) -> bool:
        """Who holds the event; a unit of a kind alone gives way to whoever is named after it."""
        if self.host is not None and (isinstance(self.host, BodyParse) or self.host.name):
            return False
        found = _host_at(self.page, index, self.head.kind)
        if found is None:
            return False
        self.host, self.position = found, found.end
        return True


def _host_at(page: Page, index: int, kind: str) -> BodyParse | UnitParse | None:
    body = bodies.parse(page, index)
    if body is not None and body.head.kind not in _HOSTS_OF_NONE:
        return body
    if page.word(index) == "đảng" and kind == "Đại hội" and not _is_of_another_party(page, index + 1):
        token = page.tokens[index]
        return BodyParse(token.start, token.end, page.lexicon.heads["Đảng Cộng sản Việt Nam"])
    if kind == "Đại hội" and (association := _association(page, index)) is not None:
        return association
    unit = units.parse(page, index)
    return unit if unit is not None and kind in _HELD_BY_UNITS and unit.kind else None


def _is_of_another_party(page: Page, index: int) -> bool:
    """*Đại hội VII Đảng | Cộng sản Cuba*, *Đảng | Nhân dân Cách mạng Lào*: the name of another country's party."""
    token = page.token(index)
    return token is not None and token.capital and f"{token.lower} {page.word(index + 1)}" in _PARTY_NAMES


_PARTY_NAMES = ("cộng sản", "nhân dân", "lao động", "dân chủ", "cộng hòa", "bảo thủ", "xã hội", "công nhân")
_BY_MEMBERS = {"phụ nữ": "Hội Liên hiệp Phụ nữ", "nông dân": "Hội Nông dân", "cựu chiến binh": "Hội Cựu chiến binh"}
_BY_MEMBERS["công đoàn"] = "Công đoàn"


def _association(page: Page, index: int) -> BodyParse | None:
    """*Đại hội đại biểu Phụ nữ | huyện A*: the association that is called by its members."""
    for stop, words in page.phrase_at(index, 3):
        label = _BY_MEMBERS.get(words)
        unit = units.parse(page, stop) if label is not None else None
        if label is not None and unit is not None and unit.kind:
            return BodyParse(page.tokens[index].start, unit.end, page.lexicon.heads[label], "", None, unit)
    return None
