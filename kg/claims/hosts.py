"""Who holds an event: told by its name, by a verb of holding, by whoever announces it or hands over there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.claims import held_in
from kg.claims.coded import Coded, Group
from kg.claims.scene import Scene, SceneLine
from kg.context.pieces import Piece
from kg.mentions.parses import BodyParse, EventParse, Parse, PostParse, UnitParse
from kg.model import Body, Unit

_ORGANISES = re.compile(
    "(?<!thuộc )(?<!\\()(?P<host>[\ue002\ue003])(?: \\([\ue002\ue003]\\))?[^.;\ue000\ue002\ue003\ue007]{0,60}? "
    "(?:long trọng |chính thức "
    "|phối hợp [^.;]{0,60}? |trọng thể )*(?<!về )(?<!về việc )(?:tổ chức|(?<!phiên )khai mạc|tiến hành"
    "|(?<!phiên )bế mạc|mở|triệu tập"
    "|bước vào"
    "|họp|công bố(?! tại| trong))"
    "(?: [\\w,]+){0,6}? ?\ue007"
)
_AT_WHICH = re.compile(
    "(?:^|[,;] )(?:còn |cũng |trước đó,? )*(?:tại|trong) \ue007[^.;\ue000\ue002]{0,80}, "
    "(?:các (?:đồng chí|ủy viên|thành viên) (?:trong )?)?"
    "(?P<host>\ue002) (?:đã |cũng |vừa )*(?:xem xét|bầu|bỏ phiếu"
    "|thông qua"
    "|quyết định|kết luận|thảo luận|tiến hành|biểu quyết|miễn nhiệm|cho ý kiến|nghe"
    "|(?:thi hành )?kỷ luật|khiển trách|cảnh cáo|khai trừ|nhận thấy)"
)
# "Tiếp tục chương trình Kỳ họp thứ 10, sáng 25/10, tại Nhà Quốc hội, …, Quốc hội họp phiên toàn thể"
_BY_PROGRAMME = re.compile(
    "(?:chương trình|ngày làm việc[^.;,]{0,20})(?: làm việc)?(?: của)? \ue007[^.;]{0,160}?, (?P<host>\ue002) "
    "(?:đã |tiếp tục |dành |sẽ )*(?:họp|thảo luận|nghe|thông qua|biểu quyết|tiến hành|cho ý kiến|xem xét|bầu|chất vấn)"
)
_HELD_BY = re.compile(
    "\ue007[^.;\ue000]{0,80}? (?:do|được) (?P<host>[\ue002\ue003])[^.;]{0,40}? (?:tổ chức|chủ trì|phối hợp)"
)
_ANNOUNCES = re.compile(
    "^[^.;]{0,40}?(?<!thuộc )(?P<host>[\ue002])(?:(?:,| và|, và| cùng) [\ue001\ue002\ue003])* "
    "(?:đã |vừa |tiếp tục )*(?:long trọng )*(?:tổ chức|công bố|trao|triển khai"
    "|nghe|họp|thảo luận|cho ý kiến|xem xét|tiến hành)"
)
_MEETS = (
    "national-assembly",
    "peoples-council",
    "party-committee",
    "party-board",
    "party-department",
    "party-inspection",
    "front",
    "government",
    "peoples-committee",
    "mass-organisation",
)
# Bodies that confer and announce, though they do not sit: what they do so at is a ceremony of theirs.
_CONFERS = (
    "ministry",
    "agency",
    "department",
    "division",
    "police",
    "military",
    "court",
    "procuracy",
    "national-body",
    "party-organisation",
    "board",
)
# "Kết luận của Ủy ban Kiểm tra Trung ương tại kỳ họp thứ 15": whose session it is stands right before it.
_OF_BODY = re.compile(
    "(?:^(?:\\(?[\\w. ]{2,10}\\)? - )?|của |, |bị |được )(?P<host>\ue002)"
    "(?:(?: đã họp| họp)? (?:tại|trong)"
    "|(?: đã| vừa)*(?: có| ra| phát| ban hành)? (?:thông báo|thông cáo|kết luận)"
    "(?: về)?(?: kết quả)?|(?:,? \ue005)*,?(?: tổ chức| họp| tiến hành)?"
    "| (?:đã |vừa )?(?:thi hành kỷ luật|kỷ luật|khiển trách|cảnh cáo|cách chức|khai trừ)"
    "[^.;,\ue000-\ue007]{0,40} tại"
    "| (?:đã |vừa )?(?:đưa ra|quyết định|xem xét|thông qua|kết luận|nêu)(?: [^.;,\ue000-\ue007]{1,40})? tại) \ue007"
)
# What stands before a unit that is itself the subject; after other words the unit is the end of a longer name.
_STANDS = re.compile(
    "(?:^|[,;:(-] ?|\ue004\\)?,? |(?<!\\w)(?:và|nay|qua|đó|cùng|do|tại) "
    "|(?:\ue002|chính quyền)(?:,| và|, và)? (?:(?:các tầng lớp |toàn thể )?(?:chính quyền|nhân dân|cán bộ"
    "|quân và dân|quân dân|quân|và|,),? )+)$"
)
_PEOPLE_OF_TWO = re.compile("(?:chính quyền|cán bộ)[^.;:\ue000-\ue007]{0,30} nhân dân (?P<inner>\ue003),? \ue003$")
# Before an event that a line before announced: it is spoken of as known.
_KNOWN = re.compile(
    r"(?:tại|dự|trong|chủ trì|bế mạc|khai mạc|kết luận|kết thúc|sau|của|toàn cảnh|buổi)"
    r"(?: buổi(?: [^,.;]{1,16} và)?)? $"
)
# "Hội nghị sơ kết công tác … của Ủy ban Kiểm tra Trung ương diễn ra hôm nay": whose it is ends its name.
_WHOSE = re.compile(
    "\ue007 [^.;\ue000\ue002\ue003\ue007]{0,160}? của (?P<host>\ue002) "
    "(?:vừa |đã |được |sẽ )*(?:diễn ra|tổ chức|khai mạc|bế mạc)(?!\\w)"
)
# "Tại kỳ họp bất thường vào ngày 11/6 của HĐND TP A": the day stands between the event and whose it is.
_DATED_OF = re.compile(
    "\ue007,?(?: (?:vào|diễn ra|trong|hôm))?(?: (?:sáng|chiều|tối|ngày))* \ue004,? của (?P<host>\ue002)"
)
# "Hội nghị công bố các quyết định của Ban Thường vụ Tỉnh ủy": it is held by whose decisions are announced there.
_DECIDED_BY = re.compile("\ue007(?: [^.;,\ue000-\ue007]{1,30})? (?:các )?quyết định của (?P<host>\ue002)")
# "Tại trụ sở Sở Y tế, đã diễn ra Hội nghị …": a meeting at a body's own seat is its own, where no other is said.
_AT_SEAT = re.compile(
    "(?:^|, )tại (?:trụ sở(?: chính)?(?: của)?|cơ quan|hội trường) (?P<host>\ue002),? (?:đã |vừa |chính thức "
    "|long trọng )*(?:diễn ra|khai mạc|(?:(?:đồng chí|ông|bà) )?\ue000[^.;\ue000\ue007]{0,60}? chủ trì(?: buổi)?)"
    " \ue007"
)
# "Lễ kỷ niệm 40 năm thành lập Bệnh viện A": whose day it is keeps it, but for bodies whose day the whole country keeps.
_DAY_OF = re.compile(
    "\ue007 \\d{1,3} năm (?:ngày )?(?:thành lập|truyền thống|xây dựng)"
    "(?: và (?:phát triển|trưởng thành))? (?P<host>\ue002)"
)
_KEEP_THEIR_DAY = (
    "ministry",
    "agency",
    "department",
    "division",
    "national-body",
    "company",
    "press",
    "hospital",
    "school",
    "institute",
)
_OF_A_PARTY = ("party-committee", "party-board")
# "Nghị quyết này được Quốc hội khóa XIV, kỳ họp thứ 3 thông qua": the body and the number of the session, by a comma.
_PASSED = re.compile(
    "(?P<host>\ue002)(?:,? \ue005)?,? (?:tại )?\ue007(?:,? \ue005)?,? (?:đã )?(?:biểu quyết )?thông qua(?!\\w)"
)
# "Lễ khánh thành Trường Tiểu học X do UBND huyện tổ chức": what is opened does not hold the ceremony.
_OPENS = re.compile(r"lễ (?:khánh thành|khởi công|động thổ|thông xe|khai trương|gắn biển|hợp long|bàn giao)\b")
_OF_OTHERS = re.compile(r" (?:đầu tiên |lần này |đó )?của (?!tỉnh|huyện|thành phố|quận|xã|phường)")
_HANDS_OVER = re.compile("\ue000[^.;\ue000]{0,30} (?:trao|công bố)(?: các)? quyết định")


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds an event (None where nothing says it), what the context added, the rule, and the line that announced it
    where that is another one."""

    host: Body | Unit | None = None
    notes: tuple[str, ...] = ()
    rule: str = "event.named"
    announced: SceneLine | None = None


def host_of(scene: Scene, line: SceneLine, parse: EventParse) -> Held:
    """Who holds an event: as its name says, else who is said to hold it, else who announces it."""
    opened = parse.kind == "Lễ" and _OPENS.match(scene.lower, parse.start) is not None
    if isinstance(parse.host, BodyParse) and opened:
        return _organiser(scene, line, parse) or Held()
    if isinstance(parse.host, BodyParse):
        made = scene.context.body(parse.host)
        if made is not None and _is_one(made[0]) and _known_by_then(scene, parse.host, made[0]):
            return Held(made[0], made[1])
    elif isinstance(parse.host, UnitParse):
        unit = scene.context.generic(parse.host)
        if unit is not None:
            return Held(unit)
    if (organiser := _organiser(scene, line, parse)) is not None:
        return organiser
    if not parse.named and (body := _of_post(scene, line, parse)) is not None:
        return Held(body, ("it is about a post there",), "event.of-body")
    if parse.kind == "Lễ" and not parse.named and (giver := _giver(scene, scene.context.piece(line.start))):
        return Held(giver, (f"{giver.name} hands over the decision",), "event.announced")
    known = _KNOWN.search(scene.lower, max(line.start, parse.start - 40), parse.start)
    known = None if _OF_OTHERS.match(scene.lower, parse.end) else known
    if parse.kind in ("Lễ", "Phiên họp", "Hội nghị") and not parse.named and known:
        kinds = _MEETS + _CONFERS if parse.kind == "Lễ" else _MEETS
        item = scene.context.piece(line.start).start
        for earlier, host in reversed(_announced(scene)):
            if host.kind in kinds and item <= earlier.start < parse.start:
                return Held(host, (f"{host.name} announces it",), "event.announced", earlier)
    unit = held_in.unit_of(scene, line, parse) if parse.kind == "Lễ" else None
    return Held(unit, (f"it is held in {unit.name}",), "event.in-unit") if unit is not None else Held()


def _organiser(scene: Scene, line: SceneLine, parse: EventParse) -> Held | None:
    """Who is said to hold the event in the sentence that names it."""
    coded = line.coded
    patterns = [(_ORGANISES, "event.organised"), (_HELD_BY, "event.held-by"), (_AT_WHICH, "event.organised")]
    patterns.append((_DATED_OF, "event.of-body"))
    if not parse.named:
        patterns.append((_WHOSE, "event.of-body"))
        if parse.kind != "Đại hội":  # a congress reads out what those above it have decided
            patterns.append((_DECIDED_BY, "event.of-body"))
        patterns.append((_AT_SEAT, "event.at-seat"))
    if parse.kind == "Lễ":
        patterns.append((_DAY_OF, "event.day-of"))
    if parse.kind == "Kỳ họp" and parse.ordinal is not None:
        patterns.extend((each, "event.of-body") for each in (_OF_BODY, _PASSED, _BY_PROGRAMME))
    for pattern, rule in patterns:
        match = coded.match_of(pattern, parse)
        if match is None:
            continue
        at = _inner_of_two(coded, match.start("host"))
        host = _head_of_row(scene, coded, at) or _resolve(scene, _first_of_row(coded, at))
        host = host or _earlier_of_row(scene, coded, at)
        in_brackets = coded.code.startswith(")", at + 1)  # "Công ty A (ở tỉnh B) tổ chức"
        if isinstance(host, Unit) and _AT_A_PLACE.search(coded.code, max(0, at - _BEFORE), at):
            return _around_it(scene, coded.items[at], rule)
        if isinstance(host, Unit) and (in_brackets or not _STANDS.search(coded.code, max(0, at - _BEFORE), at)):
            host = _earlier_of_row(scene, coded, at - 2) if coded.code.startswith("\ue002 ", at - 2) else None
        if pattern is _DECIDED_BY and not (isinstance(host, Body) and host.unit and host.kind in _OF_A_PARTY):
            continue
        if pattern is _DAY_OF and not (isinstance(host, Body) and host.kind in _KEEP_THEIR_DAY):
            continue
        if host is not None:
            return Held(host, (), rule)
    return None


_BEFORE = 200  # characters before a host that tell what it is part of
_AT_A_PLACE = re.compile("(?:^|[,;:] ?)(?:tại|ở) [^,;:\ue000-\ue007]{3,60} $")


def _around_it(scene: Scene, parse: Parse, rule: str) -> Held | None:
    """*Tại quảng trường thị trấn A, huyện B tổ chức*: the place ends with the comma, and who holds it is around it."""
    around = parse.parent if isinstance(parse, UnitParse) else None
    comma = around is not None and scene.lower[: around.start].endswith(", ")
    host = scene.context.generic(around) if around is not None and comma else None
    return Held(host, (), rule) if host is not None else None


def _first_of_row(coded: Coded, at: int) -> Parse:
    """*Đảng ủy phường A và phường B tổ chức*: of a body and a unit in a row, the body; *Ban Chỉ huy Quân sự (CHQS)
    huyện A*: the body, which is the unit's."""
    found = coded.items[at]
    short = _SHORT.search(coded.code, max(0, at - 12), at)
    owner = coded.items.get(short.start()) if short else None
    if isinstance(found, UnitParse) and isinstance(owner, BodyParse) and owner.unit is None and owner.inner is None:
        return replace(owner, unit=found, end=found.end)
    before = coded.items.get(at - len(" và ") - 1) if coded.code.startswith(" và ", at - 4) else None
    return before if isinstance(found, UnitParse) and isinstance(before, BodyParse) else found


def _inner_of_two(coded: Coded, at: int) -> int:
    """*Đảng bộ, chính quyền và nhân dân xã A, huyện B tổ chức*: the place of the commune, which the district tells."""
    two = _PEOPLE_OF_TWO.search(coded.code, max(0, at - _BEFORE), at + 1)
    return two.start("inner") if two is not None else at


def _head_of_row(scene: Scene, coded: Coded, at: int) -> Body | None:
    """*Thành ủy, HĐND, UBND, Ủy ban MTTQ TP tổ chức*: the first of a row of three bodies or more."""
    row = _ROW.search(coded.code, max(0, at - _BEFORE), at + 1)
    if row is None or coded.code[at] != "\ue002":
        return None
    host = _resolve(scene, coded.items[row.start()])
    return host if isinstance(host, Body) else None


_ROW = re.compile("\ue002(?: ?, ?\ue002)+ ?(?:,|,? và) ?\ue002$")


def _earlier_of_row(scene: Scene, coded: Coded, at: int) -> Body | Unit | None:
    """*Tỉnh ủy, UBND, Ủy ban Mặt trận … tổ chức*: where the last of a row of bodies is not settled, one before it."""
    while coded.code[max(0, at - 4) : at].endswith(("\ue002, ", "\ue002 và ")):
        at = coded.code.rindex("\ue002", 0, at)
        if (host := _resolve(scene, coded.items[at])) is not None:
            return host
    return None


_SHORT = re.compile("\ue002 \\(\\w{2,8}\\) $")


# "Lễ bàn giao nhiệm vụ Giám đốc Công an tỉnh A", "Lễ công bố quyết định bổ nhiệm Phó Giám đốc Đại học B".
_ABOUT_POST = re.compile(
    "\ue007[^.;:\ue000-\ue007]{0,40}? (?:nhiệm vụ|chức vụ|chức danh|cương vị|bổ nhiệm) (?P<post>\ue001)"
)
_HAVE_POSTS = (
    "police",
    "military",
    "school",
    "hospital",
    "institute",
    "department",
    "agency",
    "court",
    "procuracy",
    "company",
)


def _of_post(scene: Scene, line: SceneLine, parse: EventParse) -> Body | None:
    """The body in which the post is that a ceremony hands over or a decision fills."""
    if parse.kind not in ("Lễ", "Hội nghị"):
        return None
    match = _ABOUT_POST.match(line.coded.code, line.coded.index(parse.start))
    post = line.coded.items[match.start("post")] if match is not None else None
    if not isinstance(post, PostParse) or not post.bodies:
        return None
    made = scene.context.body(post.bodies[0])
    return made[0] if made is not None and made[0].kind in _HAVE_POSTS else None


@lru_cache(maxsize=1)  # every event of a document asks
def _announced(scene: Scene) -> tuple[tuple[SceneLine, Body], ...]:
    """The lines that announce what a body holds."""
    found = []
    for line in scene.lines:
        announced = _ANNOUNCES.match(line.coded.code)
        host = _resolve(scene, line.coded.items[announced.start("host")]) if announced else None
        if isinstance(host, Body):
            found.append((line, host))
    return tuple(found)


@lru_cache(maxsize=1)
def _giver(scene: Scene, piece: Piece) -> Body | None:
    """The body of whoever hands over the decision in a piece of news: *Thứ trưởng Bộ Công an … đã trao Quyết định*."""
    for line in scene.lines:
        if not piece.start <= line.start < piece.end:
            continue
        found = _HANDS_OVER.search(line.grouped.code)
        who = line.grouped.items.get(found.start()) if found else None
        for post in who.posts if isinstance(who, Group) else ():
            whose = post.bodies or ((piece.about,) if post.entry.head and isinstance(piece.about, BodyParse) else ())
            for parse in whose:
                made = scene.context.body(parse)
                if made is not None and made[0].kind not in ("party-committee", "national-assembly"):
                    return made[0]
    return None


def _known_by_then(scene: Scene, parse: BodyParse, body: Body) -> bool:
    """Whether a body without a unit was spoken of before: *Đại hội Đảng bộ nhiệm kỳ …* in a lead is everybody's."""
    if parse.unit is not None or parse.inner is not None or body.unit is None:
        return True
    if any(a.offset < parse.end for a in scene.context.anchors):
        return True
    here = scene.lines[scene.index(parse.start)].line.items  # "kỳ họp HĐND lần 5 …, Chủ tịch HĐND TP A nêu rõ"
    named = (
        b for i in here for b in (i.bodies if isinstance(i, PostParse) else [i] if isinstance(i, BodyParse) else ())
    )
    return any(b.head.label == parse.head.label and b.unit is not None and b.unit.name for b in named)


# The unit that a body's own name says, though not which: "Hội đồng nhân dân tỉnh" in an article that names none.
_OF_A_UNIT = re.compile(r"(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã)$|(?:Tỉnh|Thành|Quận|Huyện|Thị) ?(?:ủy|đoàn)")


def _is_one(body: Body) -> bool:
    """Whether a body of this document alone is told from others by its name."""
    return not body.local or bool(_OF_A_UNIT.search(body.name))


def _resolve(scene: Scene, parse: Parse) -> Body | Unit | None:
    if isinstance(parse, BodyParse):
        made = scene.context.body(parse)
        return made[0] if made is not None and _is_one(made[0]) else None
    return scene.context.generic(parse) if isinstance(parse, UnitParse) else None
