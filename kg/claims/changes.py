"""Acts about a post: elected, appointed, transferred, dismissed …, with the post given or left and the day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kg.claims import act_lists, acts, listing, patterns
from kg.claims.acts import Act
from kg.claims.careers import previous_subject, protagonist
from kg.claims.coded import Group
from kg.claims.foreigners import is_anothers
from kg.claims.posts import MEMBER, Seat, body_seat, name_of, people, role_claim, seat_of_unit, seats, subject_before
from kg.claims.scene import Scene, SceneLine
from kg.claims.when import act_date
from kg.mentions.parses import PostParse, UnitParse
from kg.model import ChangeClaim, ChangeKind, Claim, Person, RoleClaim, Span, Status
from kg.sought import sought

_Told = ChangeClaim | RoleClaim
_GATE = sought(
    r"bầu|bổ nhiệm|chỉ định|điều động|luân chuyển|thuyên chuyển|biệt phái|phân công|phê chuẩn|chuẩn y|công nhận"
    r"|giao|cử|giới thiệu|đề cử|tiếp nhận"
    r"|thôi|rời|thay|thăng chức|đề bạt|cất nhắc|lần lượt|từ nhiệm|điều chuyển|miễn nhiệm|bãi nhiệm|cách|kỷ luật"
    r"|khiển trách|cảnh cáo|khai trừ"
    r"|đình chỉ|hưu|từ chức|giữ chức|về làm|sang làm|xóa tư cách|\ue000 làm \ue001"
)
_NATIONAL = ("Ban Chấp hành Trung ương Đảng", "Bộ Chính trị", "Quốc hội", "Ban Bí thư")
_ABOUT_POSTS = (ChangeKind.DISCIPLINED, ChangeKind.SUSPENDED)
_RETIRES, _MOVES = ChangeKind.RETIRED, ChangeKind.TRANSFERRED
_LEFT = (ChangeKind.DISMISSED, ChangeKind.RESIGNED, _RETIRES)


def claims(scene: Scene) -> Iterator[Claim]:
    """Change claims, and the role claims that follow from them (given: incoming; left: former)."""
    told = [
        claim
        for line in scene.lines
        if line.line.items and _GATE.search(line.grouped.code)
        for claim in _line(scene, line)
        if not is_anothers(scene, claim.member.name, claim.organization)
    ]
    yield from _dated(scene, told)


def _dated(scene: Scene, told: list[_Told]) -> Iterator[_Told]:
    """An act told without its day, in a heading say, is the one that the article dates, if it dates one of this year's
    only."""
    days: dict[tuple[object, ...], set[str]] = {}
    for claim in told:
        if isinstance(claim, ChangeClaim) and claim.date:
            days.setdefault((claim.member, claim.kind, claim.role, claim.organization), set()).add(claim.date)
    for claim in told:
        if isinstance(claim, ChangeClaim) and not claim.date:
            known = days.get((claim.member, claim.kind, claim.role, claim.organization), set())
            day = next(iter(known), "")
            if len(known) == 1 and not (day[:4].isdigit() and int(day[:4]) < scene.year):
                yield replace(claim, date=day, context=(*claim.context, "the article says its day elsewhere"))
                continue
        yield claim


def _line(scene: Scene, line: SceneLine) -> Iterator[_Told]:
    taken: list[tuple[int, int, str]] = []
    given = list(_announced(scene, line))  # where acts of giving a post end, and their kinds
    for rule in patterns.possible("changes", line.grouped.code):
        family = acts.family(rule)
        for match in rule.pattern.finditer(line.grouped.code):
            if any(start < match.end() and match.start() < end and other == family for start, end, other in taken):
                continue
            act = acts.read(scene, line, rule, match, given)
            if act is None:
                continue
            taken.append((match.start(), match.end(), family))
            if family == "give":
                given.append((match.end(), act.kind))
            yield from _SPECIAL.get(rule.id, _claims_of)(scene, line, act)


def _day(scene: Scene, line: SceneLine, act: Act) -> str:
    """The day of an act; an election is held at the meeting that the article is about, unless it tells a career."""
    meets = act.kind is ChangeKind.ELECTED and not scene.is_career
    return act_date(scene, line, act.start, act.end, meets=meets)[0]


_IN_DETAIL = re.compile(r"(?:theo đó|cụ thể|trong đó|kết quả)\b")
# "… bầu 2 đồng chí: A và B làm Phó Bí thư. Đồng chí C làm Chủ nhiệm …": the next of a row of acts, about somebody else.
_NEXT_OF_ROW = re.compile("(?:(?:đồng chí|ông|bà) )?\ue000,? (?:được )?(?:giữ|làm)(?: chức(?: vụ| danh)?)? \ue001")


def _announced(scene: Scene, line: SceneLine) -> Iterator[tuple[int, ChangeKind]]:
    """*Kỳ họp bầu các chức danh quan trọng khác. Theo đó, ông A giữ chức …*: the act of the sentence before goes on."""
    code = line.grouped.code
    goes_on = _NEXT_OF_ROW.match(code)
    at = scene.lines.index(line) if _IN_DETAIL.match(code) or goes_on else 0
    before = scene.lines[at - 1].grouped.code if at else ""
    kind = acts.kind_announced(before) or (acts.kind_done(before) if goes_on else None)
    if kind is not None:
        yield 0, kind


@dataclass(frozen=True, slots=True)
class _Change:
    """An act on one person: makes the claims about each seat that it gives or takes."""

    scene: Scene
    act: Act
    who: Group
    name: str
    notes: tuple[str, ...]
    date: str

    def change(self, seat: Seat, kind: ChangeKind) -> ChangeClaim:
        """The claim that the act happened."""
        return ChangeClaim(
            member=Person(self.name),
            role=seat.role,
            organization=seat.body,
            kind=kind,
            date=self.date,
            spans=(self.scene.span(min(self.act.start, self.who.start), max(self.act.end, self.who.end)),),
            rule=self.act.rule.id,
            context=(*self.notes, *seat.notes),
        )

    def role(
        self, seat: Seat, post: PostParse | None, status: Status, *, span: Span | None = None, rule: str = ""
    ) -> RoleClaim:
        """The claim about the post that follows; the act is its evidence, and its rule, unless others are given."""
        span, rule = span or self.act.span(self.scene), rule or self.act.rule.id
        return role_claim(self.name, seat, post, span, rule, self.notes, status=status)

    def apposed(self, post: PostParse) -> Span:
        """Where a post stands beside the person's name."""
        return self.scene.span_of((self.who.person, post))


def _claims_of(scene: Scene, line: SceneLine, act: Act) -> Iterator[_Told]:
    whos = [group for name in acts.WHO for group in people(act.within(name))]
    whos += [group for group in act_lists.listed(scene, line, act) if group not in whos]
    if not whos and "who" not in act.rule.pattern.groupindex:
        subject = _clause_subject(scene, line, act.start)
        whos = [subject] if subject else []
    date = _day(scene, line, act) if act.rule.id != "change.after" else ""
    for who in whos:
        if named := name_of(scene, who.person):
            yield from _of_person(_Change(scene, act, who, *named, date))


def _clause_subject(scene: Scene, line: SceneLine, offset: int) -> Group | None:
    """Who a clause without subject is about: named in the sentence or just before, else whose career it is."""
    found = subject_before(scene, line, offset) or previous_subject(scene, line)
    if found is not None:
        return found
    name = protagonist(scene)
    return next((group for each in scene.lines for group in each.groups if group.person.name == name), None)


def _of_person(made: _Change) -> Iterator[_Told]:
    act = made.act
    yield from _given(made)
    for post in act.posts("left"):
        for seat in seats(made.scene, post):
            yield made.role(seat, post, Status.FORMER)
    kind = act.leaving()
    for post in act.posts("from"):
        for seat in seats(made.scene, post, act.posts("from"), open_ended=True):
            yield made.change(seat, kind)
            yield made.role(seat, post, Status.FORMER)
    if "same" in act.rule.values:
        yield from _same(made)


def _given(made: _Change) -> Iterator[_Told]:
    """The posts that the act gives, and membership of the bodies that it is about."""
    scene, act = made.scene, made.act
    row = act.posts("to")
    given: list[tuple[Seat, PostParse | None]] = [
        (seat, post) for post in row for seat in seats(scene, post, row, open_ended=True)
    ]
    if (act.match.groupdict().get("verbs") or "").endswith("giao quyền"):
        given = [(replace(seat, role=f"Quyền {seat.role}"), post) for seat, post in given]
    for body in act.bodies():
        seat = body_seat(scene, body) if body.head.kind != "party-organisation" else None
        given += [(seat, None)] if seat is not None else []
    for seat, post in given:
        yield made.change(seat, act.kind)
        if act.kind is not ChangeKind.NOMINATED:
            status = Status.FORMER if act.kind in _LEFT else acts.given_status(scene, act, made.date)
            yield made.role(seat, post, status)
    yield from _outgrown(made, [seat for seat, _ in given])


def _outgrown(made: _Change, given: list[Seat]) -> Iterator[_Told]:
    """Who becomes Bí thư of a committee is no longer its Phó Bí thư."""
    if made.act.kind is ChangeKind.NOMINATED:
        return
    for post in made.who.posts:
        for seat in seats(made.scene, post, made.who.posts):
            if any(seat.body == new.body and seat.role.startswith(f"Phó {new.role}") for new in given):
                yield made.role(seat, post, Status.FORMER, span=made.apposed(post), rule="change.outgrown")


def _same(made: _Change) -> Iterator[_Told]:
    """The act is about the posts said in apposition: the local ones, and the first of them where it is discipline."""
    kind = made.act.kind
    held = [(seat, post) for post in made.who.posts for seat in seats(made.scene, post, made.who.posts)]
    if not held and kind in _ABOUT_POSTS:
        yield from _known_post(made)
        return
    local = [(seat, post) for seat, post in held if seat.body.name not in _NATIONAL]
    if not local and kind is not ChangeKind.TRANSFERRED:
        local = held
    if kind is ChangeKind.DISCIPLINED:  # who is disciplined is known by the post that is not mere membership
        seated = [seat for seat, _ in local]
        local = sorted(local, key=lambda each: _is_side_post(each[0], seated))[:1]
    if kind is ChangeKind.TRANSFERRED or kind in _LEFT:
        current = [(seat, post) for seat, post in local if not post.former]
        # Who retires leaves the post of a while ago, where no other is said.
        local = current if kind is not ChangeKind.RETIRED or not all(map(_is_member, current)) else local
        seated = [seat for seat, _ in local]
        local = [each for each in local if not _is_side_post(each[0], seated)] or local
    for seat, post in local:
        yield made.change(seat, kind)
        if kind is ChangeKind.ELECTED:
            yield made.role(seat, post, Status.INCOMING, span=made.apposed(post))
        elif kind is ChangeKind.TRANSFERRED or kind in _LEFT:
            yield made.role(seat, post, Status.FORMER, span=made.apposed(post))


def _is_member(held: tuple[Seat, PostParse]) -> bool:
    return held[0].role == MEMBER


def _is_side_post(seat: Seat, row: list[Seat]) -> bool:
    """Membership, or a post in a board of a body in which another post of the row is: *Bí thư Đảng ủy, Giám đốc Sở*."""
    return seat.role == MEMBER or any(seat.body.name.endswith(f" {other.body.name}") for other in row)


def _known_post(made: _Change) -> Iterator[_Told]:
    """*Khai trừ khỏi Đảng đối với ông A*, whose post another sentence says: the first of those, members' seats last."""
    scene = made.scene
    said = [g for line in scene.lines for g in line.groups if g.posts and g.person.name == made.name]
    meanwhile = [seat for row in _held_meanwhile(scene, made.name) for post in row for seat in seats(scene, post, row)]
    held = [seat for group in said for post in group.posts for seat in seats(scene, post, group.posts)]
    local = [seat for seat in (*held, *meanwhile) if seat.body.name not in _NATIONAL] or meanwhile
    for seat in sorted(local, key=lambda each: _is_side_post(each, local))[:1]:
        yield made.change(seat, made.act.kind)


def _held_meanwhile(scene: Scene, name: str) -> Iterator[tuple[PostParse, ...]]:
    """*Ông A, trong thời gian giữ chức vụ B, đã vi phạm*: the posts in which somebody did what is disciplined."""
    rule = next(rule for rule in patterns.load("roles") if rule.id == "role.while-after")
    for line in scene.lines:
        for match in rule.pattern.finditer(line.grouped.code):
            whos = people(line.grouped.within(*match.span("who")))
            if any((named := name_of(scene, who.person)) and named[0] == name for who in whos):
                yield tuple(p for p in line.grouped.within(*match.span("posts")) if isinstance(p, PostParse))


def _replaced(scene: Scene, line: SceneLine, act: Act) -> Iterator[_Told]:
    """Who is replaced held the post that the other is given; how it was left is an act only where it is said."""
    row = act.posts("before")
    goes = act.match["goes"]
    for who in people(act.within("who")):
        if named := name_of(scene, who.person):
            made = _Change(scene, act, who, *named, "")
            for post in row:
                for seat in seats(scene, post, row, open_ended=True):
                    if goes:
                        yield made.change(seat, _RETIRES if "hưu" in goes or "nghỉ" in goes else _MOVES)
                    yield made.role(seat, post, Status.FORMER)


def _seated(scene: Scene, line: SceneLine, act: Act) -> Iterator[_Told]:
    """The members of a committee that is elected, as far as the list names them one after another."""
    date = _day(scene, line, act)
    for member in listing.members(scene, line, act.match.end()):
        for who in act_lists.row_of_people(member):
            if named := name_of(scene, who.person):
                made = _Change(scene, act, who, *named, date)
                for seat in filter(None, (body_seat(scene, body) for body in act.bodies())):
                    evidence = scene.span(act.start, act.end), scene.span(who.start, who.end)
                    yield replace(made.change(seat, act.kind), spans=evidence)
                    yield replace(made.role(seat, None, Status.INCOMING), spans=evidence)


def _respectively(scene: Scene, line: SceneLine, act: Act) -> Iterator[_Told]:
    """Units and persons in step: the first unit's post is the first person's."""
    units = [scene.context.generic(unit) for unit in act.within("units") if isinstance(unit, UnitParse)]
    whos = people(act.within("who"))
    posts = act.posts("each")
    if len(units) != len(whos) or not posts:
        return
    date = _day(scene, line, act)
    for unit, who in zip(units, whos, strict=True):
        named = name_of(scene, who.person)
        seat = seat_of_unit(posts[0], unit) if unit is not None else None
        if named is not None and seat is not None:
            made = _Change(scene, act, who, *named, date)
            yield made.change(seat, act.kind)
            yield made.role(seat, None, Status.INCOMING)


def _suspended(scene: Scene, line: SceneLine, act: Act) -> Iterator[_Told]:
    """A post that somebody is suspended from is not left."""
    date = _day(scene, line, act)
    row = act.posts("of")
    for who in people(act.within("who")):
        if named := name_of(scene, who.person):
            made = _Change(scene, act, who, *named, date)
            yield from (made.change(seat, act.kind) for post in row for seat in seats(scene, post, row))


_SPECIAL: dict[str, Callable[[Scene, SceneLine, Act], Iterator[_Told]]] = {
    "change.replaced": _replaced,
    "change.respectively": _respectively,
    "change.committee": _seated,
    "change.suspended-of": _suspended,
}
