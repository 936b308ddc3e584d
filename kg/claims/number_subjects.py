"""Whose a number is: who is named, who owns it, the subject of its clause or of the sentences before, or a meeting."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeGuard

from kg.claims import counted, patterns
from kg.claims.coded import SYMBOLS
from kg.claims.events import registry
from kg.claims.meetings import ASSEMBLIES, VOTING, Meetings
from kg.claims.scene import SceneLine
from kg.claims.subjects import AMONG, Subject, Subjects, is_place, unit_of
from kg.mentions.parses import BodyParse, Parse, PostParse, UnitParse
from kg.mentions.quantities import Quantity
from kg.mentions.values import value
from kg.model import Body, Event, Unit

_GIVERS = ("government", "state")  # who honour people of the whole country
_HEADING = 80  # characters: no heading is longer
_FULL_STOPS = (".", "!", "…", ";", ")", '"', ":")

# Indicators are of places: a ministry or an office that speaks of one is not its subject.
OF_PLACES = frozenset(
    {
        "count.indicator",
        "count.came-to",
        "count.came-from",
        "count.beyond",
        "count.sector",
        "count.sector-worth",
        "count.sector-growth",
        "count.herd",
        "count.portion",
    }
)
_SAID_OF_PLACES = ("count.in-place", "count.has")
# "các cấp hội", "Công đoàn các cấp": an association at all its levels, begun by a clause.
_LEVELS = re.compile(
    r"(?:^|[,;:] ?|(?:qua|trong) \w+ )(?:các cấp (?:bộ )?(?P<after>hội|đoàn|công đoàn)"
    r"|(?P<before>hội|đoàn|công đoàn) các cấp)(?: [^.;\ue002]{0,40})? (?:đã|luôn|còn)(?!\w)[^.]*$"
    r"|(?:^|[,;:] )tuổi trẻ toàn (?:tỉnh|huyện|thành phố|xã|\ue003) [^.;\ue002\ue003]*$"
)
_REPORT = 8  # lines for which a report that is named goes on being told
_OPENING = 4  # lines in which an article says whom it is about
_SO_FAR = re.compile(r"(?:đến|từ trước đến|cho đến|tính đến) nay(?!\w)")
_OPEN_BRACKET = re.compile(r"\([^()]*$")
_OF_UNITS = ("party-organisation", "party-committee", "party-board", "peoples-council", "peoples-committee")
_ELECTING = ("party-organisation", "mass-organisation")  # whose committees are elected by their congresses
OF_MANY = re.compile(
    r"cả nước|toàn quốc|thế giới|toàn cầu|các nước|toàn ngành|các tỉnh|các địa phương|nước ta|việt nam"
    r"|(?:ủy|ủy ban kiểm tra|chính quyền|mặt trận|hội|đoàn|cơ quan) các cấp"
)
# "phường Vĩnh Phú (có 10.000 dân)": what stands in brackets after a name is told of that name.
_IN_BRACKETS = re.compile(f"(?P<named>[{SYMBOLS['unit']}{SYMBOLS['body']}]) \\([^()]*$")


@value
class Place:
    """Where a rule fired: all that the steps of making a claim look at."""

    index: int
    line: SceneLine
    code: str
    rule: patterns.Rule
    match: re.Match[str]
    quantity: Quantity
    aimed: bool = False  # the line goes on with targets of the one before

    def group(self, name: str) -> str:
        """What the pattern captured by ``name``; empty where it has no such group or it stayed empty."""
        return self.match.groupdict().get(name) or ""


def meeting(subjects: Subjects, meetings: Meetings, place: Place) -> tuple[Body | Unit | Event | None, tuple[str, ...]]:
    """The meeting that the line speaks of, or who holds it; the body that is said to vote, or whose are honoured,
    goes before."""
    scope = place.rule.values["subject"]
    if scope in ("voters", "honours"):
        said = subjects.before(place.index, place.match.start())
        if said is None and scope == "voters":
            said = subjects.after(place.index, place.match.end())
        if said is not None and scope == "honours" and isinstance(said.entity, Body) and said.entity.kind in _GIVERS:
            return None, ()
        if said is not None and (
            scope == "honours" or isinstance(said.entity, Body) and said.entity.kind in ASSEMBLIES
        ):
            return said.entity, said.notes
    if scope == "honours" and _SO_FAR.search(place.code, 0, place.match.start()):
        return None, ()
    event = meetings.of(place.line, place.line.coded.offset(place.match.start()), before=scope == "chosen")
    if event is None or scope in ("event", "honours", "chosen"):
        return event, ()
    return (event.host, ()) if event.kind in VOTING else (None, ())


def subject_of(subjects: Subjects, place: Place, end: int) -> Subject | None:
    """Whose number it is: who is named, the owner, the subject of the clause, or who was spoken of before."""
    index, line, match, code = place.index, place.line, place.match, place.code
    scope = place.rule.values["subject"]
    if scope == "named":
        named = line.coded.items[match.start("subject")]
        if place.rule.id in _SAID_OF_PLACES and is_place(line.coded.code, match.start("subject")):
            return None
        if isinstance(named, BodyParse) and (inner := _inner_of(subjects, place, named)):
            return inner
        return subjects.resolve(named.bodies[0] if isinstance(named, PostParse) and named.bodies else named)
    if place.rule.id == "count.post" and (sibling := _sibling(subjects, line, match)):
        return sibling
    with_post = match.group().startswith("cùng") and isinstance(line.coded.items.get(match.start() - 2), PostParse)
    if place.rule.id == "count.post" and with_post:
        return None  # deputies of who stands right before, whose body is not settled
    if bracketed := _IN_BRACKETS.search(code[: match.start()]):
        return subjects.resolve(line.coded.items[bracketed.start("named")])
    if (by_noun := subjects.by_noun(index, match.start())) is not None:
        return by_noun[0]
    owner = None if PUT_BEFORE.search(code[: match.start()]) else _owner(subjects, place, end)
    if found := owner or subjects.before(index, match.start()):
        return None if _is_where(subjects, found) else found
    opens = match.start() < 8 or match.group().startswith(("với ", "nhờ ", "trong ", "có "))
    opens = opens and not _WHOLE.search(code[: match.start()])
    among = AMONG.search(code, match.end())
    found = subjects.after(index, match.end()) if opens else None
    if found is not None and (among is None or line.coded.index(found.parse.start) < among.start()):
        return found
    # A heading is of no paragraph: what was spoken of before it is not its subject.
    is_sentence = code[-1:] in _FULL_STOPS or len(code) > _HEADING
    if scope != "near" or not is_sentence:
        return None
    if not subjects.names_person(index, match.start()) and (found := _spoken_of(subjects, index)):
        return None if names_other(subjects, place, found) else found
    return _of_meeting(subjects, place) or _of_its_levels(subjects, place) or _of_report(subjects, place)


# "đến nay toàn tỉnh | có 43 xã đạt chuẩn; TP A là …": who it is is said.
_WHOLE = re.compile(r"\b(?:toàn|cả) (?:tỉnh|huyện|thành phố|thị xã|quận|xã|phường|ngành)(?: hiện| đã| mới| cũng)* $")
_OFFICES = ("department", "agency")
# What no office has of its own: its target of dossiers, or the cost of its building, may well be its.
OF_ECONOMY = re.compile(
    r"(?:tổng |quy mô |tỷ lệ |tốc độ )*(?:grdp|gdp|sản phẩm|(?:số )?thu ngân sách|kim ngạch|hộ nghèo|giá trị sản xuất"
    r"|tăng trưởng|đô thị hóa|dân số|vốn đầu tư công|mức bán lẻ|sản lượng|chỉ số (?:sản xuất|giá)|thu nhập bình quân"
    r"|tổng thu|tổng mức bán lẻ)(?!\w)(?! (?:sang|của (?:ngành|bạn)))"
)


def place_of_office(place: Place, entity: Body | Unit) -> Body | Unit:
    """*Cục Thống kê tỉnh A công bố GRDP …*: of the unit whose office tells what is measured there."""
    if place.rule.id not in OF_PLACES or not isinstance(entity, Body) or entity.kind not in _OFFICES:
        return entity
    if not OF_ECONOMY.match(place.code, place.match.start("item")):
        return entity
    return entity.unit or entity


# "HĐND tỉnh xem xét, thảo luận | 6 tờ trình của UBND tỉnh": counted of who deals with them, not of who wrote them.
PUT_BEFORE = re.compile(r"(?:xem xét|thảo luận|thông qua|cho ý kiến|thẩm tra|biểu quyết)(?: [^.;,]{0,12})?,? $")


# "Bản Nà Sự, | xã Chà Nưa có 142 hộ", "Chi bộ thôn Nà Ỏi, | xã Nà Ớt": what is smaller than a commune is no unit here.
_SMALLER = re.compile(
    r"(?:^|[.;:,(] ?|\b(?:cả|toàn|ở|tại|của|và|là|hiện|nay) )(?:chi bộ |chi hội )?"
    r"(?:thôn|bản|ấp|khóm|khu phố|khu dân cư|tổ dân phố|buôn|làng|xóm|phum|sóc|chi bộ) [^.;:,]{1,30},?"
    r" (?:thuộc |của |ở )?\(?$"
)


def _is_where(subjects: Subjects, found: Subject) -> bool:
    """Whether a commune only says where the hamlet or the cell lies that the clause is about."""
    before = subjects.scene.lower[max(0, found.parse.start - 60) : found.parse.start]
    return isinstance(found.entity, Unit) and _SMALLER.search(before) is not None


def _of_its_levels(subjects: Subjects, place: Place) -> Subject | None:
    """*Các cấp hội đã …*, *Đoàn các cấp đã …*: of the association whose meeting the article is about."""
    said = _LEVELS.search(place.code[: place.match.start()])
    if said is None:
        return None
    word = said["after"] or said["before"] or "đoàn"
    main = registry(subjects.scene).main
    if main is not None and _is_association(main.host, word):
        return Subject(main.host, Parse(place.line.start, place.line.start), (f"told at {main.name}",))
    for index in range(min(_OPENING, place.index)):
        for _, item in subjects.openings(index):
            if (found := subjects.resolve(item)) and _is_association(found.entity, word):
                return found
    return None


def _is_association(entity: Body | Unit | None, word: str) -> TypeGuard[Body]:
    return isinstance(entity, Body) and entity.kind == "mass-organisation" and word in entity.name.lower()


# "Theo báo cáo của UBND huyện A, giá trị sản xuất đạt …": what is measured there is the unit's.
_REPORTED_BY = re.compile(
    r"^(?:\([a-z]{2,6}\)-? ?)?theo (?:báo cáo|số liệu|thống kê|đánh giá|thông tin)(?: [^\W\d_]+){0,4}? (?:của|từ) "
    f"(?P<who>{SYMBOLS['body']})(?:,| \\()"
)
# "Báo cáo tại buổi làm việc, Chủ tịch UBND tỉnh A cho biết, kinh tế của tỉnh phục hồi. Thu ngân sách đạt …".
_HEAD_REPORTS = re.compile(
    f"(?:^|, )(?P<who>{SYMBOLS['post']})(?:,? (?:đồng chí |ông |bà )?{SYMBOLS['person']})"
    r"(?: (?:đã|cũng|báo cáo|và))* (?:cho biết|cho hay|thông tin|nêu rõ|báo cáo)(?!\w)"
)
# Between the report and what is measured, these say that it is a plan, or about a part, a firm or others.
_IS_PLANNED = re.compile(
    r"(?<!\w)(?:chỉ tiêu|mục tiêu|kế hoạch|kịch bản|phấn đấu|dự kiến|dự báo|kỳ vọng|được giao|thế giới|các nước"
    r"|doanh nghiệp|công ty|tập đoàn|nhà máy|hợp tác xã|ngân hàng|dự án|đồng bằng|vùng)(?!\w)"
)
_GOVERNING = ("peoples-committee", "peoples-council", "party-committee")


def _of_report(subjects: Subjects, place: Place) -> Subject | None:
    """The unit whose government or party reports what is measured there, in this sentence or one shortly before."""
    if place.rule.id not in OF_PLACES:
        return None
    for index in range(place.index, max(-1, place.index - 1 - _REPORT), -1):
        coded = subjects.scene.lines[index].coded
        found = _REPORTED_BY.match(coded.code)
        said = subjects.resolve(coded.items[found.start("who")]) if found is not None else None
        if said is None:
            continue
        unit = said.entity.unit if isinstance(said.entity, Body) and said.entity.kind in _OF_UNITS else None
        if unit is None:
            return None
        subject = Subject(unit, said.parse, (*said.notes, f"{said.entity.name} reports it"))
        return None if names_other(subjects, place, subject) else subject
    return _of_head(subjects, place)


def _of_head(subjects: Subjects, place: Place) -> Subject | None:
    """The unit whose head reports what is measured there, in a sentence of this paragraph."""
    told = place.code[place.match.start("item") : place.match.end()]
    if not OF_ECONOMY.match(told) or OF_MANY.search(told):
        return None
    index = place.index
    while subjects.scene.goes_on(index):
        index -= 1
        coded = subjects.scene.lines[index].coded
        if _IS_PLANNED.search(coded.code):
            return None
        found = _HEAD_REPORTS.search(coded.code)
        post = coded.items[found.start("who")] if found is not None else None
        if not isinstance(post, PostParse):
            continue
        of = subjects.resolve(post.bodies[0]) if len(post.bodies) == 1 else None
        if of is None or not isinstance(of.entity, Body) or of.entity.kind not in _GOVERNING or of.entity.unit is None:
            return None
        subject = Subject(of.entity.unit, of.parse, (*of.notes, f"the head of {of.entity.name} reports it"))
        units = (i for at, i in place.line.coded.items.items() if at < place.match.start() and isinstance(i, UnitParse))
        elsewhere = any(unit_of(subjects.resolve(unit)) != subject.entity for unit in units)
        return None if elsewhere or names_other(subjects, place, subject) else subject
    return None


def _inner_of(subjects: Subjects, place: Place, named: BodyParse) -> Subject | None:
    """*Ban Chấp hành gồm 15 ủy viên*: of the party or association that the sentence, or the one before, is about."""
    owned = named.unit is not None or named.inner is not None and named.inner.unit is not None
    if named.head.form != "inner" or owned:
        return None
    whose = subjects.before(place.index, place.match.start()) or subjects.focus(place.index, 1)
    if whose is None or not isinstance(whose.entity, Body) or whose.entity.kind not in _ELECTING:
        return None
    owner = whose.entity
    kind = "party-committee" if owner.kind == "party-organisation" else "mass-organisation"
    return Subject(replace(owner, name=f"{named.head.label} {owner.name}", kind=kind), named, whose.notes)


def _spoken_of(subjects: Subjects, index: int) -> Subject | None:
    """The subject of a sentence before; none where that sentence compares two of a kind."""
    found = subjects.focus(index)
    if found is None:
        return None
    lines = subjects.scene.lines
    at = next(k for k in range(index - 1, -1, -1) if lines[k].start <= found.parse.start)
    units = {u for _, item in subjects.openings(at) if (u := unit_of(subjects.resolve(item))) is not None}
    mine = unit_of(found)
    return None if mine is not None and any(u != mine and u.level == mine.level for u in units) else found


def names_other(subjects: Subjects, place: Place, spoken_of: Subject) -> bool:
    """Whether the sentence itself names, before the number, a company, another body or unit, or another country."""
    code = place.code[: place.match.start()]
    if OF_MANY.search(code):
        return True
    mine = unit_of(spoken_of)
    for at, item in place.line.coded.items.items():
        if at >= place.match.start():
            continue
        if isinstance(item, BodyParse) and subjects.resolve(item) is None:
            return True
        named = unit_of(subjects.resolve(item)) if isinstance(item, UnitParse) else None
        if named is not None and mine is not None and named != mine and named != mine.parent and named.parent != mine:
            return True
    page = subjects.scene.reading.page
    first, last = page.index(place.line.start), page.index(place.line.coded.offset(place.match.start()))
    return any(
        page.word_at(k, "country") is not None
        and page.tokens[k].text[:1].isupper()
        and page.word(k - 1) not in ("la", "đôla")  # a currency
        for k in range(first, last)
    )


def _of_meeting(subjects: Subjects, place: Place) -> Subject | None:
    """The unit whose people's council or party meets: what a report there says of the economy is of it."""
    main = registry(subjects.scene).main
    if place.rule.id not in OF_PLACES or main is None or main.kind not in VOTING or isinstance(main.host, Unit):
        return None
    unit = main.host.unit
    if unit is None or main.host.kind not in _OF_UNITS:
        return None
    for at, item in place.line.coded.items.items():
        other = unit_of(subjects.resolve(item)) if isinstance(item, UnitParse | BodyParse) else unit
        if other != unit and not _OPEN_BRACKET.search(place.code[:at]):
            return None
    if OF_MANY.search(place.code[: place.match.start()]):
        return None
    said = Parse(place.line.start, place.line.start)
    return Subject(unit, said, (f"told at {main.name}",))


def _owner(subjects: Subjects, place: Place, end: int) -> Subject | None:
    """Who owns the item by *của*, or the row that it begins, or stands within its words."""
    if found := subjects.owner(place.index, end):
        return found
    if (row := counted.row_end(place.code, end)) is not None and (found := subjects.owner(place.index, row)):
        return found
    for item in place.line.coded.within(*place.match.span("item")):
        if not isinstance(item, PostParse) and (found := subjects.resolve(item)):
            return found
    return None


def _sibling(subjects: Subjects, line: SceneLine, match: re.Match[str]) -> Subject | None:
    """*Chủ tịch UBND tỉnh cùng 4 phó chủ tịch*: deputies of the body whose post stands right before."""
    before = line.coded.items.get(match.start() - 2)
    return subjects.resolve(before.bodies[0]) if isinstance(before, PostParse) and before.bodies else None
