"""What an article says of its bodies elsewhere: a name in full, the kind of unit, the commission of the sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from kg.context.body_kinds import (
    BLOCS,
    BOARDS_OF_COUNCILS,
    HAVE_DIVISIONS,
    LOCAL_AGENCIES,
    LOCAL_DIVISIONS,
    OF_A_SESSION,
    PARTS_OF_SCHOOLS,
    PARTY_BOARDS,
    PARTY_MEMORY,
    PLACES_OF_SCHOOLS,
    SAID_SHORT,
)
from kg.context.parts import Lines, bodies_in, units_in
from kg.context.units import COMMITTEE_KIND
from kg.mentions import Line
from kg.mentions.parses import BodyParse, EventParse, PostParse, UnitParse

_COUNTRY_LAST = re.compile(r" (?:Việt Nam|VN)$")
_LEGAL_FORM = re.compile(r"^(?:(?:TNHH|(?:một|hai) thành viên|MTV) )+", re.IGNORECASE)
_ARM = re.compile(r"^[^\d,;]+ (?=\d+$)")  # Lữ đoàn | Công binh | 543
_LISTS = re.compile(r",? (?:gồm|bao gồm|gồm có|là)\b|:")  # after a body whose people are listed


_ORGANISATIONS = ("mass-organisation", "association", "front")
_OPENING = 6  # lines in which an article says whose session it tells of
_BESIDE = 2  # lines before a body in which another of its kind says of which unit both are
_NEAR = 3  # lines between a division and the body that it can be of
_ON_THEIR_OWN = ("Công chứng", "Giao dịch", "Khám")
_OF_POLICE = ("Cảnh sát", "An ninh", "PC", "PA")


_AND_HOLDS = re.compile(r",? (?:và )?(?:thôi )?(?:giữ|đảm nhiệm|làm)(?: chức(?: vụ| danh)?)? ")
# "Khởi kiện | Công ty A", "cổ đông lớn của | Công ty A": those who do so are others than the company's own people.
_DEALT_WITH = re.compile(
    r"(?:kiện|mua lại|thâu tóm|thôn tính|chủ nợ|đối thủ|đối tác|khách hàng"
    r"|(?<!hội )(?<!đồng )cổ đông(?: lớn| chiến lược| sáng lập)?)(?: của| tại| với)? $"
)
_OTHER_PARTY = re.compile(r"(?:đối tác|đối thủ|bên mua|bên bán|phía mua|phía bán|khách hàng|nguyên đơn|bị đơn)(?!\w)")
# "Chủ tịch Hội đồng quản trị, Tổng Giám đốc | của một ngân hàng": a firm that the article has not named.
_BOARD_OF_ANOTHER = re.compile(
    r"(?:,? (?:kiêm |và )?(?:phó )?(?:tổng )?giám đốc)?(?: của| tại)?"
    r" (?:một|hai|nhiều|doanh nghiệp khác|công ty khác|ngân hàng khác)(?! trong)(?!\w)"
)

# "Hội Nông dân tỉnh A cho ông B thôi tham gia Ban Chấp hành": the board is its own.
_ACTS = re.compile(
    r" (?:đã |vừa |cũng )*(?:bầu|cho|bổ sung|kiện toàn|chỉ định|công nhận|miễn nhiệm|họp|thống nhất|quyết định"
    r"|hiệp thương)\b"
)
_OF_ANOTHER_BLOC = re.compile(r" (?:dân|doanh|phố|trường|đại học|các|thi đua|nội chính|\d)(?!\w)")
_OF_PARTY = ("party-committee", "party-organisation")
_IN_ROW = 5  # characters between two bodies of a row: ", ", " và "

_LISTED = re.compile(r"[-+*•–] ?(?=\S)")
_ABOVE_LIST = 3  # lines
_NAME = re.compile(r"(?<=\s)[^\W\d_a-zà-ỹđ]")
_OF_THE_CENTRE = ("Vụ", "Cục", "Viện")
_CENTRAL = ("ministry", "national-body", "agency")
_ELECTS = re.compile(r"(?: khóa (?:mới|[ivxl]+))?(?: đã| vừa)* bầu(?: ra)? (?:\d+ [^,.;]{1,30} vào )?")
_COMMANDS = ("Quân khu", "Quân chủng", "Quân đoàn", "Binh chủng")  # said alone by those who are of one


class SaidBodies:
    """The bodies of one document as its text names them."""

    def __init__(self, lines: Lines, norm: str, lower: str) -> None:
        self._norm = norm
        self._lines = lines
        self._lower = lower

    def fuller(self, parse: BodyParse) -> BodyParse | None:
        """*Ban Bồi thường* for the *Ban Bồi thường giải phóng mặt bằng quận X* of the same article: the only body with
        these words whose owner is said. None where there are several."""
        short = (parse.head.label, parse.topic.casefold())
        if parse.topic in _COMMANDS and (command := self._command(parse)) is not None:
            return replace(parse, topic="", inner=command)
        if whole := self._by_short_name.get(short):
            return whole if short not in self._of_units else None
        if parse.head.kind not in SAID_SHORT or parse.topic in LOCAL_AGENCIES:
            return None
        owned = self._owned.get(parse.head.label, ())
        found = [body for body in owned if f"{body.topic} ".startswith(f"{parse.topic} ".lstrip())]
        names = {(body.topic, body.inner and body.inner.head, body.unit and body.unit.name) for body in found}
        return found[0] if len(names) == 1 else None

    def _command(self, parse: BodyParse) -> BodyParse | None:
        """*Đảng ủy | Quân khu, Phó Tư lệnh Quân khu 5*: the command that the row goes on with, else the one named
        last."""
        row = (b for item in self._lines.following(parse) for b in bodies_in(item))
        named = (b for b in (*row, *self._lines.bodies_before(parse.start)) if b.head.label == parse.topic)
        return next((b for b in named if b.topic), None)

    @cached_property
    def _by_short_name(self) -> dict[tuple[str, str], BodyParse]:
        """Bodies by the names that leave out their country, their form or their arm: *Cục Đường sắt* is the *Cục Đường
        sắt Việt Nam* of the same article, *Công ty Hoa Sen* its *Công ty TNHH Hoa Sen*, *Lữ đoàn 543* its *Lữ đoàn
        Công binh 543*."""
        named = [b for b in self._lines.bodies if b.topic and b.inner is None and b.unit is None]
        whole: dict[tuple[str, str], BodyParse] = {}
        for drop in (_COUNTRY_LAST, _LEGAL_FORM, _ARM):
            for body in named:
                short = drop.sub("", body.topic, count=1)
                if short and short != body.topic:
                    whole.setdefault((body.head.label, short.casefold()), body)
        return whole

    @cached_property
    def _of_units(self) -> set[tuple[str, str]]:
        """Names that the text says of a unit as well: *Hội Bảo trợ X* may be the *Hội Bảo trợ X tỉnh*, whatever the
        *Hội Bảo trợ X Việt Nam* gives it."""
        return {(b.head.label, b.topic.casefold()) for b in self._lines.bodies if b.topic and b.unit is not None}

    @cached_property
    def _owned(self) -> dict[str, list[BodyParse]]:
        """Bodies with words of their own of which the text says whose they are, by head."""
        found: dict[str, list[BodyParse]] = {}
        for body in self._lines.bodies:
            if body.topic and (body.inner is not None or body.unit is not None and body.unit.name):
                found.setdefault(body.head.label, []).append(body)
        return found

    @cached_property
    def organisation(self) -> BodyParse | None:
        """The mass organisation that the heading names and no party body beside it: the article is about it."""
        heading = [body for line in self._lines.all[:1] for item in line.items for body in bodies_in(item)]
        if any(body.head.kind in ("party-committee", "party-organisation") for body in heading):
            return None
        return next((body for body in heading if body.head.kind in ("mass-organisation", "association")), None)

    def organisation_of_line(self, parse: BodyParse) -> BodyParse | None:
        """*Hội nghị Ban Chấp hành Hội Nông dân tỉnh bầu ông A vào Ban Thường vụ*: the organisation of whose meeting or
        board the sentence speaks before."""
        last = None
        for item in self._lines.at(parse.start).items:
            named = item.host if isinstance(item, EventParse) else item
            if not isinstance(named, BodyParse) or item.end > parse.start:
                continue
            if named.inner or named is not item or _ACTS.match(self._lower, item.end):
                last = named.inner or named
        return last if last is not None and last.head.kind in _ORGANISATIONS else None

    def party_of(self, parse: BodyParse) -> BodyParse | None:
        """*Đảng bộ* alone in what is told of the *Đảng bộ Tổng công ty A*, *Đảng ủy* in what is told of the *Ban Thường
        vụ Đảng ủy Sở B*: the body whose party was named last."""
        named = (b.inner if b.head.label in PARTY_BOARDS and b.inner else b for b in reversed(self._lines.bodies))
        before = (b for b in named if b.start < parse.start and b.head.label == parse.head.label)
        last = next((b for b in before if b.inner is not None or b.unit is not None), None)
        return last.inner if last is not None and parse.start - last.start < PARTY_MEMORY else None

    def bloc(self, parse: BodyParse) -> str:
        """*Đảng ủy Khối* alone: the label of the one bloc of which the article names the committee or organisation."""
        if _OF_ANOTHER_BLOC.match(self._lower, parse.end):
            return ""
        heads = (body.head.label.partition(" Khối ") for body in self._lines.bodies)
        said = [(head, name) for head, _, name in heads if name and f"{head} Khối" in BLOCS]
        organised = {name for head, name in said if head == "Đảng bộ"}  # whose congress it is; guests are of others
        of = {name for _, name in said}
        of = of if len(of) == 1 else organised
        return f"{parse.head.label} {of.pop()}" if len(of) == 1 else ""

    def is_told_of_bloc(self, parse: BodyParse) -> bool:
        """Whether *Đảng bộ* alone follows a bloc's committee or organisation, no other having been named since."""
        before = (b for b in self._lines.bodies_before(parse.start) if b.head.kind in _OF_PARTY)
        last = next((b for b in before if b.inner or b.unit or b.head.label.startswith(BLOCS)), None)
        if last is None or parse.start - last.start >= PARTY_MEMORY:
            return False
        return last.head.label.startswith(BLOCS)

    def named_last(self, parse: BodyParse, noun: str, *, whole: bool = False) -> BodyParse | None:
        """*Đảng ủy tập đoàn*: the group named last before, with its name; ``whole``: its head is the noun
        alone."""
        before = self._lines.bodies_before(parse.start)
        owner = next(
            (b for b in before if (b.head.label == noun if whole else b.head.label.casefold().startswith(noun))), None
        )
        return owner if owner is not None and (owner.topic or owner.inner or owner.unit) else None

    def office_of(self, parse: BodyParse) -> BodyParse | None:
        """*Văn phòng Bộ*, *Thanh tra Sở*: of the ministry or department that the heading names most, else the last."""
        kind = "ministry" if parse.topic == "Bộ" else "department"
        last = self.named_last(parse, parse.topic, whole=True)
        here = last is not None and last.start >= self._lines.start(parse.start)
        return last if here else self._main(kind) or last

    def the_last(self, parse: BodyParse, noun: str) -> BodyParse | None:
        """*Đảng ủy tập đoàn*: the group named last before, where the sentence that names it names no other group."""
        last = self.named_last(parse, noun)
        if last is None:
            return None
        beside = (b for item in self._lines.at(last.start).items for b in bodies_in(item) if b.start < parse.start)
        named = {b.topic.casefold() for b in beside if b.head.label.casefold().startswith(noun) and b.topic}
        return last if len(named) <= 1 else None

    def owner_of_board(self, parse: BodyParse) -> BodyParse | None:
        """*Hội đồng quản trị* alone: whose board of this name the sentence names before, or its one company."""
        board = self.named_last(parse, parse.head.label.casefold())
        if board is not None and board.inner is not None and board.start >= self._lines.start(parse.start):
            return board.inner
        if parse.head.kind != "company-board" or _BOARD_OF_ANOTHER.match(self._lower, parse.end):
            return None
        here = (b for i in self._lines.at(parse.start).items if i.end < parse.start for b in bodies_in(i))
        named = (b for b in here if b.head.kind == "company" and (b.topic or b.inner or b.unit is not None))
        companies = [b for b in named if "chi nhánh" not in b.topic]  # a branch has no board
        if not companies:
            return self._owner_of_last(parse)
        if len(companies) != 1 or self._is_against(companies[0], parse):
            return None
        return companies[0]

    def _owner_of_last(self, parse: BodyParse) -> BodyParse | None:
        """*Công ty A bầu ông B vào Hội đồng quản trị. Sau đó, Hội đồng quản trị bầu …*: the company of the board that a
        sentence shortly before names."""
        at = self._lines.index(parse.start)
        items = self._lines.all[at].items
        here = [b for i in items for b in bodies_in(i) if b.head.label == parse.head.label]
        names = _NAME.finditer(self._norm, self._lines.start(parse.start) + 1, here[0].start)
        if any(not any(i.start <= name.start() < i.end for i in items) for name in names):
            return None  # "Hôm sau Sacombank bầu ông B làm Chủ tịch Hội đồng quản trị": of a company that was not read
        boards = (b for b in self._lines.bodies_before(here[0].start) if b.head.label == parse.head.label)
        last = next(boards, None)
        if last is None or at - self._lines.index(last.start) > _BESIDE:
            return None
        return last.inner or self.owner_of_board(last)

    def _is_against(self, company: BodyParse, board: BodyParse) -> bool:
        """Whether a company is one that somebody sues, buys or has shares of, or another party is spoken of beside
        it."""
        before = self._lower[max(self._lines.start(company.start), company.start - 30) : company.start]
        return bool(_DEALT_WITH.search(before) or _OTHER_PARTY.search(self._lower, company.end, board.end + 40))

    def committee_joined(self, parse: BodyParse) -> BodyParse | None:
        """*tham gia Ban Chấp hành, Ban Thường vụ và giữ chức Bí thư Đảng ủy Sở A*: the committee whose post follows,
        if it is no unit's own."""
        end = parse.end
        for item in self._lines.following(parse)[:2]:
            if isinstance(item, BodyParse) and item.head.label in PARTY_BOARDS and item.inner is None:
                end = item.end
                continue
            if not isinstance(item, PostParse) or not item.bodies:
                return None
            if not _AND_HOLDS.fullmatch(self._lower, end, item.start):
                return None
            body = item.bodies[0]
            head = body.head
            of_agency = body.inner or body.topic or head.form == "fixed" or head.label.startswith("Đảng ủy ")
            is_meant = head.kind == "party-committee" and of_agency or head.kind in _ORGANISATIONS
            return body if is_meant else None
        return None

    def committee_beside(self, parse: BodyParse) -> BodyParse | None:
        """*Ban Chấp hành, Ban Thường vụ Tỉnh ủy*: the committee whose other board follows at once."""
        elects = _ELECTS.match(self._lower, parse.end) is not None  # "Ban Chấp hành bầu 13 đồng chí vào …"
        for item in self._lines.following(parse)[:1]:
            if not isinstance(item, BodyParse) or item.head.label not in PARTY_BOARDS or item.inner is None:
                continue
            if (elects or item.start - parse.end <= _IN_ROW) and item.inner.head.label in COMMITTEE_KIND:
                return item.inner
        return None

    def committee_of_row(self, parse: BodyParse) -> BodyParse | None:
        """*Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Đảng ủy Than Quảng Ninh*, *Ban Chấp hành, Ban Thường vụ Đảng ủy
        Chính phủ*: the committee of both, if it is no unit's."""
        following = self._lines.following(parse)[:1] if parse.head.label in PARTY_BOARDS else []
        for item in following:
            department = item.bodies[0] if isinstance(item, PostParse) and item.bodies else None
            if isinstance(item, BodyParse) and item.head.label in PARTY_BOARDS and item.start - parse.end <= _IN_ROW:
                department = item  # Ban Chấp hành, Ban Thường vụ Đảng ủy Chính phủ
            committee = department.inner if department is not None else None
            if committee is None or committee.head.kind != "party-committee":
                continue
            if committee.topic or committee.inner or committee.head.form == "fixed":
                return committee
        return None

    def owner_of_part(self, parse: BodyParse) -> BodyParse | None:
        """Whose a ward, a division or a council's board is that is named alone: the one body that it can be of."""
        label, topic = parse.head.label, parse.topic
        about = self._lines.piece(parse.start).about if label in _OF_THE_CENTRE else None
        if isinstance(about, BodyParse) and about.head.kind in _CENTRAL:
            return about  # "Bộ Công an: … Cục trưởng Cục Cảnh sát giao thông"
        if label in PARTS_OF_SCHOOLS:
            return self.head_of_list(parse) or self.spoken_of(parse, *PLACES_OF_SCHOOLS)
        if label == "Vụ":
            return self.only("ministry") or self._only_ministry_of(parse)
        if label == "Phòng" and topic and not topic.startswith((*LOCAL_DIVISIONS, *_ON_THEIR_OWN)):
            kinds = ("police",) if topic.startswith(_OF_POLICE) else HAVE_DIVISIONS
            at = self._lines.index(parse.start)
            near = (b for b in self._lines.bodies if abs(self._lines.index(b.start) - at) <= _NEAR)
            return self.only(*kinds) or self._main(*kinds) if any(b.head.kind in kinds for b in near) else None
        if label == "Ban" and topic.casefold() == "thường trực":
            here = [b for i in self._lines.at(parse.start).items if i.end < parse.start for b in bodies_in(i)]
            fronts = [b for b in here if b.head.kind == "front"]
            return fronts[-1] if fronts else self.only("front")
        if label == "Ban" and topic in BOARDS_OF_COUNCILS:
            return self._council(parse)
        return None

    def _only_ministry_of(self, parse: BodyParse) -> BodyParse | None:
        """*Vụ trưởng Vụ A, được bổ nhiệm làm Thứ trưởng Bộ B*: the one ministry of the sentence."""
        found = {
            b.topic: b for i in self._lines.at(parse.start).items for b in bodies_in(i) if b.head.kind == "ministry"
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _council(self, parse: BodyParse) -> BodyParse | None:
        """The council of a sentence, or the one council of the article, or the one of whose session it tells."""
        council = self.named_last(parse, "hội đồng nhân dân")
        line = self._lines.at(parse.start)
        if council is not None and council.start >= line.start:
            return council
        boards = (b for i in line.items if i.start > parse.start for b in bodies_in(i) if b.topic in BOARDS_OF_COUNCILS)
        row = next((b.inner for b in boards if b.inner is not None and b.inner.head.kind == "peoples-council"), None)
        if row is not None:
            return row
        if council is None and self.sitting is not None:
            return self.sitting
        council = council or self._council_above(parse)
        if council is None:
            return None
        named = {(b.unit.kind, b.unit.name) for b in self._lines.bodies if b.head.kind == "peoples-council" and b.unit}
        if not named:
            return council  # a heading, "II. HỘI ĐỒNG NHÂN DÂN": of the unit spoken of
        if len({kind for kind, _ in named}) == 1 and len({n for _, n in named if n}) <= 1:
            return council
        return self.sitting

    def _council_above(self, parse: BodyParse) -> BodyParse | None:
        """Where the last council is said alone: the one before it whose kind of unit is said, else itself."""
        before = [b for b in self._lines.bodies_before(parse.start) if b.head.kind == "peoples-council"]
        return next((b for b in before if b.unit is not None), before[0] if before else None)

    def sitting_at(self, parse: BodyParse) -> BodyParse | None:
        """The council that sits, where neither the sentence nor a council or committee named shortly before it speaks
        of another unit: *Tại xã A, ông B, Chủ tịch UBND, bị bắt* is told of the commune."""
        sitting = self.sitting
        if sitting is None or sitting.unit is None or parse.start < sitting.start:
            return None
        at = self._lines.index(parse.start)
        here = (item for item in self._lines.all[at].items if isinstance(item, UnitParse))
        near = (item for line in self._lines.all[max(0, at - _BESIDE) : at + 1] for item in line.items)
        owners = (
            b.unit for item in near for b in bodies_in(item) if b.head.kind in OF_A_SESSION and b.unit is not None
        )
        own = [unit.name for unit in units_in(sitting.unit)]
        others = (unit.name for unit in (*here, *owners) if unit.name and unit.name not in own)
        return sitting if next(others, None) is None else None

    def kind_of_section(self, parse: BodyParse) -> str:
        """*- Phó Chủ tịch | HĐND: ông A* under *III. HĐND, UBND HUYỆN*: the kind of unit that the councils and
        committees are of, above the list; empty where none is said or the line is of no list."""
        at = self._lines.index(parse.start)
        if not self._is_listed(at):
            return ""
        while at > 0 and self._is_listed(at):
            at -= 1
        above = (b for line in reversed(self._lines.all[max(0, at - _ABOVE_LIST) : at + 1]) for b in self._in(line))
        units = (b.unit for b in above if b.head.kind in OF_A_SESSION and b.unit is not None)
        return next((unit.kind for unit in units if not unit.name), "")

    def _is_listed(self, at: int) -> bool:
        return _LISTED.match(self._lower, self._lines.all[at].start) is not None

    @staticmethod
    def _in(line: Line) -> Iterator[BodyParse]:
        return (body for item in line.items for body in bodies_in(item))

    @cached_property
    def sitting(self) -> BodyParse | None:
        """The council of which the opening names a session, if it is one and its unit is said."""
        events = [i for line in self._lines.all[:_OPENING] for i in line.items if isinstance(i, EventParse)]
        hosts = [event.host for event in events if isinstance(event.host, BodyParse)]
        named = {
            (host.unit.kind, host.unit.name): host
            for host in hosts
            if host.head.kind == "peoples-council" and host.unit is not None and host.unit.name
        }
        return next(iter(named.values())) if len(named) == 1 else None

    def head_of_list(self, parse: BodyParse) -> BodyParse | None:
        """*chuyên gia của Bệnh viện X gồm: ông A, Trưởng khoa …*: the body whose people the sentence lists."""
        line = self._lines.at(parse.start)
        found = None
        for body in (body for item in line.items if item.end < parse.start for body in bodies_in(item)):
            if body.head.kind in PLACES_OF_SCHOOLS and body.head.label not in PARTS_OF_SCHOOLS:
                found = body if _LISTS.match(self._lower, body.end) else None
        return found

    def only(self, *kinds: str) -> BodyParse | None:
        """The body of these kinds that the article is about: the only one that it names."""
        return self._only_of(self._lines.bodies, kinds)

    def spoken_of(self, parse: BodyParse, *kinds: str) -> BodyParse | None:
        """The only body of these kinds that the article names, or that it names in the few sentences before."""
        near = self._lines.all[max(0, self._lines.index(parse.start) - _NEAR)].start
        before = [b for b in self._lines.bodies if near <= b.start < parse.start]
        if any(b.head.kind == "institute" for b in before):
            return self.only(*kinds)  # which may be of a hospital, as what is asked for may
        return self.only(*kinds) or self._only_of(before, kinds)

    @staticmethod
    def _only_of(bodies: Iterable[BodyParse], kinds: Collection[str]) -> BodyParse | None:
        of_kinds = [b for b in bodies if b.head.kind in kinds and b.head.label not in PARTS_OF_SCHOOLS]
        named = {
            f"{b.head.label} {b.topic}".removeprefix("Trường ").rstrip() + (f" {b.unit.name}" if b.unit else ""): b
            for b in of_kinds
            if b.topic or b.unit is not None
        }
        return next(iter(named.values())) if len(named) == 1 else None

    def committee_of_line(self, parse: BodyParse) -> BodyParse | None:
        """*trúng cử Ban Thường vụ Tỉnh ủy, được phân công làm Trưởng ban Tuyên giáo*: the committee of a unit that the
        sentence names last before a department of the Party; None where it names none."""
        before = (item for item in self._lines.at(parse.start).items if item.start < parse.start)
        named = (body for item in before for body in bodies_in(item) if body.end <= parse.start)
        return next((body for body in reversed(list(named)) if body.head.label in COMMITTEE_KIND), None)

    def _main(self, *kinds: str) -> BodyParse | None:
        """The body of these kinds that the heading names, where the article names no other of them so often."""
        bodies = [b for b in self._lines.bodies if b.head.kind in kinds and b.topic]
        heading = self._lines.all[0].end if self._lines.all else 0
        times = Counter((b.head.label, b.topic) for b in bodies)
        first = bodies[0] if bodies and bodies[0].start < heading else None
        key = (first.head.label, first.topic) if first is not None else None
        others = max((count for other, count in times.items() if other != key), default=0)
        if key is None or times[key] <= others:
            return None
        full = (b for b in bodies if (b.head.label, b.topic) == key and b.unit is not None)
        return next(full, first)

    def inspection(self, parse: BodyParse) -> str | None:
        """*UBKT* alone is the commission of inspection that its sentence names in full: its label."""
        if parse.head.kind != "party-inspection" or parse.unit is not None or parse.inner is not None:
            return None
        here = (body for item in self._lines.at(parse.start).items for body in bodies_in(item))
        named = {b.head.label for b in here if b.head.kind == "party-inspection" and b.head.form == "fixed"}
        return named.pop() if len(named) == 1 else None

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of unit with which the text says a head, where it is one: *ĐUQS* is the *Đảng ủy Quân sự tỉnh*."""
        found: dict[str, set[str]] = {}
        for body in self._lines.bodies:
            if body.unit is not None:
                found.setdefault(body.head.label, set()).add("" if body.unit.name else body.unit.kind)
        return {label: kinds.pop() for label, kinds in found.items() if len(kinds) == 1}
