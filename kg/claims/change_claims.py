"""What an act says of one person: the posts given, left or held meanwhile, each as claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.claims import acts, bare_posts, patterns
from kg.claims.acts import Act
from kg.claims.coded import Group
from kg.claims.posts import MEMBER, Seat, body_seat, change_claim, is_bare, name_of, people, role_claim, seats
from kg.claims.scene import Scene
from kg.context.body_kinds import OF_THE_PARTY
from kg.mentions.parses import BodyParse, DateParse, PostParse
from kg.model import ChangeClaim, ChangeKind, RoleClaim, Span, Status

Told = ChangeClaim | RoleClaim
_NATIONAL = ("Ban Chấp hành Trung ương Đảng", "Bộ Chính trị", "Quốc hội", "Ban Bí thư")
_ABOUT_POSTS = (ChangeKind.DISCIPLINED, ChangeKind.SUSPENDED)
_LEFT = (ChangeKind.DISMISSED, ChangeKind.RESIGNED, ChangeKind.RETIRED)


@dataclass(frozen=True, slots=True)
class Change:
    """An act on one person: makes the claims about each seat that it gives or takes."""

    scene: Scene
    act: Act
    who: Group
    name: str
    notes: tuple[str, ...]
    date: str

    def change(self, seat: Seat, kind: ChangeKind) -> ChangeClaim:
        """The claim that the act happened."""
        span = self.scene.span(min(self.act.start, self.who.start), max(self.act.end, self.who.end))
        return change_claim(self.name, seat, kind, self.date, span, self.act.rule.id, self.notes)

    def role(
        self, seat: Seat, post: PostParse | None, status: Status, *, span: Span | None = None, rule: str = ""
    ) -> RoleClaim:
        """The claim about the post that follows; the act is its evidence, and its rule, unless others are given."""
        span, rule = span or self.act.span(self.scene), rule or self.act.rule.id
        return role_claim(self.name, seat, post, span, rule, self.notes, status=status)

    def apposed(self, post: PostParse) -> Span:
        """Where a post stands beside the person's name."""
        return self.scene.span_of((self.who.person, post))


def of_person(made: Change) -> Iterator[Told]:
    act = made.act
    yield from _given(made)
    for post in act.posts("left"):
        for seat in seats(made.scene, post):
            yield made.role(seat, post, Status.FORMER)
    kind = act.leaving()
    for post in act.posts("from"):
        for seat in _of_body(made, post) or seats(made.scene, post, act.posts("from"), open_ended=True):
            yield made.change(seat, kind)
            yield made.role(seat, post, Status.FORMER)
    if "same" in act.rule.values:
        yield from _same(made)


def _given(made: Change) -> Iterator[Told]:
    """The posts that the act gives, and membership of the bodies that it is about."""
    scene, act = made.scene, made.act
    row = act.posts("to")
    given: list[tuple[Seat, PostParse | None]] = [
        (seat, post)
        for post in row
        for seat in _of_body(made, post)
        or _moved_to(made, post)
        or _held(made, post)
        or seats(scene, post, row, open_ended=True)
        or _risen(made, post)
        or _too(made, post)
        or _announced(made, post)
    ]
    if (act.match.groupdict().get("verbs") or "").endswith("giao quyền"):
        given = [(replace(seat, role=f"Quyền {seat.role}"), post) for seat, post in given]
    for body in act.bodies():
        seat = body_seat(scene, body) if body.head.kind != "party-organisation" else None
        given += [(seat, None)] if seat is not None else []
    for seat, post in given:
        # "được bầu vào Ban Thường vụ Tỉnh ủy, giữ chức Trưởng Ban Nội chính": departments of the Party are given heads.
        if act.kind is not ChangeKind.ELECTED or seat.body.kind != "party-department":
            yield made.change(seat, act.kind)
        if act.kind is not ChangeKind.NOMINATED and "told" not in act.rule.values:
            status = Status.FORMER if act.kind in _LEFT else acts.given_status(scene, act, made.date)
            yield made.role(seat, post, status)
    yield from _outgrown(made, [seat for seat, _ in given])


def _risen(made: Change, post: PostParse) -> list[Seat]:
    """*Phó Cục trưởng Cục X, giữ chức Cục trưởng*: a deputy who is made chief is chief of the same body."""
    if not is_bare(made.scene, post):
        return []
    deputies = [p for p in made.who.posts if _is_deputy(p.entry.label, post.entry.label)]
    held = [seat for own in deputies[:1] for seat in seats(made.scene, own, made.who.posts)]
    return [_in_body_of(seat, post) for seat in held if seat.body.name not in _NATIONAL]


_TOO = re.compile(r"\bcũng (?:đã |vừa )?(?:trúng cử|đắc cử|được bầu)\b")


def _too(made: Change, post: PostParse) -> list[Seat]:
    """*A được bầu làm Phó Chủ tịch UBND tỉnh. B cũng trúng cử phó chủ tịch*: the post of the sentence before."""
    scene, at = made.scene, made.scene.index(made.act.start)
    if not at or not is_bare(scene, post) or _TOO.search(made.act.match.group()) is None:
        return []
    same = [p for p in scene.lines[at - 1].posts if p.entry == post.entry and (p.bodies or p.unit is not None)]
    return _if_of_one_body(seat for p in same if not p.former for seat in seats(scene, p))


def _held(made: Change, post: PostParse) -> list[Seat]:
    """*Đại tá A, Chỉ huy trưởng BODY, đọc diễn văn. … A được bổ nhiệm làm Chỉ huy trưởng*: what the article calls the
    person elsewhere, where that is one post."""
    if post.bodies or post.unit is not None or not is_bare(made.scene, post):
        return []
    here = made.scene.index(made.act.start)
    groups = (group for group in made.scene.groups_of(made.name) if made.scene.index(group.start) != here)
    same = [(p, group.posts) for group in groups for p in group.posts if p.entry == post.entry and p.bodies]
    return _if_of_one_body(seat for p, row in same if not p.former for seat in seats(made.scene, p, row))


def _of_body(made: Change, post: PostParse) -> list[Seat]:
    """*Sở X có tân Phó Giám đốc là …*: a post whose body the rule names before it."""
    body = next((item for item in made.act.within("of") if isinstance(item, BodyParse)), None)
    found = made.scene.context.body(body) if body is not None and not post.bodies and post.unit is None else None
    return [Seat(post.entry.label, *found)] if found is not None else []


_INTO = re.compile(r"(?:đến|về|sang|tới|tại|ở)(?: nhận)?(?: công tác| làm việc| nhiệm vụ)?(?: tại| ở)? $")


def _moved_to(made: Change, post: PostParse) -> list[Seat]:
    """*điều động ông A, Cục trưởng Cục X, đến nhận công tác tại Cục Y và bổ nhiệm giữ chức Cục trưởng*: in Cục Y."""
    if not (bare_posts.is_of_some_body(post) and is_bare(made.scene, post)):
        return []
    items = made.scene.lines[made.scene.index(post.start)].line.items
    between = [i for i in items if isinstance(i, BodyParse) and made.who.end < i.start and i.end < post.start]
    into = [b for b in between if _INTO.search(made.scene.lower, max(0, b.start - 30), b.start)]
    if len(into) != 1 or not bare_posts.can_have(into[0], post):
        return []
    found = made.scene.context.body(into[0])
    return [Seat(post.entry.label, *found)] if found is not None else []


def _announced(made: Change, post: PostParse) -> list[Seat]:
    """*Lễ công bố quyết định bổ nhiệm Phó Giám đốc Đại học Huế. Hai tân Phó Giám đốc là …*: the post just announced;
    *Ông A đắc cử Chủ tịch UBND tỉnh. Ba Phó Chủ tịch gồm …*: in the body of that chairman."""
    scene = made.scene
    at = scene.index(made.act.start)
    if made.act.rule.values.get("kind") != "continued" or not at or not is_bare(scene, post):
        return []
    posts = [i for i in scene.lines[at - 1].line.items if isinstance(i, PostParse)]
    said = [p for p in posts if p.entry == post.entry] or [
        p for p in posts if not p.former and _is_deputy(post.entry.label, p.entry.label)
    ]
    of_one = _if_of_one_body(seat for each in said for seat in seats(scene, each, open_ended=True))
    return [_in_body_of(seat, post) for seat in of_one]


def _if_of_one_body(said: Iterable[Seat]) -> list[Seat]:
    """The seat said last, where all are of one body; none where they are of several."""
    found = {seat.body: seat for seat in said}
    return list(found.values()) if len(found) == 1 else []


def _in_body_of(seat: Seat, post: PostParse) -> Seat:
    """What a post whose body is left out is in the body of another seat."""
    return Seat(post.entry.label, seat.body, (f"{post.entry.label} is of {seat.body.name}",))


def _is_deputy(role: str, chief: str) -> bool:
    return role == f"Phó {chief}" or role.startswith(f"Phó {chief} ")


def _outgrown(made: Change, given: list[Seat]) -> Iterator[Told]:
    """Who becomes Bí thư of a committee is no longer its Phó Bí thư."""
    if made.act.kind is ChangeKind.NOMINATED:
        return
    for post in made.who.posts:
        held = seats(made.scene, post, made.who.posts)
        left = [s for s in held if any(s.body == n.body and s.role.startswith(f"Phó {n.role}") for n in given)]
        if not held and is_bare(made.scene, post):
            # "Phó Hiệu trưởng, giữ chức Hiệu trưởng Trường X": deputy in the same school
            left = [_in_body_of(new, post) for new in given if _is_deputy(post.entry.label, new.role)][:1]
        for seat in left:
            yield made.role(seat, post, Status.FORMER, span=made.apposed(post), rule="change.outgrown")


def _same(made: Change) -> Iterator[Told]:
    """The act is about the posts said in apposition: the local ones, and the first of them where it is discipline."""
    kind = made.act.kind
    row = made.who.posts
    held = [(seat, post) for post in row for seat in seats(made.scene, post, row) or _alone(made, post)]
    if not held and (kind in _ABOUT_POSTS or made.act.rule.id == "change.removed-same"):
        yield from _known_post(made)
        return
    local = [(seat, post) for seat, post in held if seat.body.name not in _NATIONAL]
    if not local and kind is not ChangeKind.TRANSFERRED:
        local = held
    if kind is ChangeKind.DISCIPLINED:  # who is disciplined is known by the post that is not mere membership
        seated = [seat for seat, _ in local]
        chiefs = [each for each in local if _of_party(*each)] if _PARTY_POSTS.search(made.act.match.group()) else []
        local = chiefs[:1] or sorted(local, key=lambda each: _is_side_post(each[0], seated))[:1]
    if kind is ChangeKind.TRANSFERRED or kind in _LEFT:
        current = [(seat, post) for seat, post in local if not post.former]
        # Who retires leaves the post of a while ago, where no other is said.
        local = current if kind is not ChangeKind.RETIRED or not all(map(_is_member, current)) else local
        seated = [seat for seat, _ in local]
        local = [each for each in local if not _is_side_post(each[0], seated)] or local
    if kind is ChangeKind.ELECTED:  # who is elected again is so into the post, not into the committee that it is of
        local = [each for each in local if each[0].role != MEMBER] or local
    for seat, post in local:
        yield made.change(seat, kind)
        if kind in (ChangeKind.ELECTED, ChangeKind.APPOINTED):  # again
            yield made.role(seat, post, Status.INCOMING, span=made.apposed(post))
        elif kind is ChangeKind.TRANSFERRED or kind in _LEFT:
            yield made.role(seat, post, Status.FORMER, span=made.apposed(post))


def _alone(made: Change, post: PostParse) -> list[Seat]:
    """*Phó Giám đốc A bị cảnh cáo*: in the body that the article has named."""
    body = bare_posts.body_of(made.scene, post)
    return [Seat(post.entry.label, body, (f"{post.entry.label} is of {body.name}",))] if body is not None else []


# "cách tất cả chức vụ trong Đảng đối với ông A, Bí thư Đảng ủy, Giám đốc Sở": the post in the Party.
_PARTY_POSTS = re.compile(r"chức(?: vụ)?(?: về| trong)? đảng")


def _of_party(seat: Seat, post: PostParse) -> bool:
    return seat.body.kind in OF_THE_PARTY and seat.role != MEMBER


def _is_member(held: tuple[Seat, PostParse]) -> bool:
    return held[0].role == MEMBER


def _is_side_post(seat: Seat, row: list[Seat]) -> bool:
    """Membership, or a post in a board of a body in which another post of the row is: *Bí thư Đảng ủy, Giám đốc Sở*."""
    chiefs = (other for other in row if other.role != MEMBER)
    return seat.role == MEMBER or any(seat.body.name.endswith(f" {other.body.name}") for other in chiefs)


def _known_post(made: Change) -> Iterator[Told]:
    """*Khai trừ khỏi Đảng đối với ông A*, whose post another sentence says: the first of those, members' seats last."""
    scene = made.scene
    meanwhile = [
        seat
        for row in _held_meanwhile(scene, made.name, made.act.start)
        for post in row
        for seat in seats(scene, post, row)
    ]
    said = scene.groups_of(made.name)
    held = [seat for group in said for post in group.posts for seat in seats(scene, post, group.posts)]
    local = [seat for seat in (*held, *meanwhile) if seat.body.name not in _NATIONAL] or meanwhile
    if made.act.kind is ChangeKind.DISMISSED and len({(seat.role, seat.body) for seat in local}) > 1:
        return  # which of them is left, the article does not say
    for seat in sorted(local, key=lambda each: _is_side_post(each, local))[:1]:
        yield made.change(seat, made.act.kind)
        if made.act.kind in _LEFT:
            yield made.role(seat, None, Status.FORMER)


_MEANWHILE = ("role.while", "role.while-after", "role.both", "role.is")


def _held_meanwhile(scene: Scene, name: str, act: int) -> Iterator[tuple[PostParse, ...]]:
    """*Ông A, trong thời gian giữ chức vụ B, đã vi phạm*: the posts in which somebody did what is disciplined; *Ông A
    là B*, where it is said before the ``act``."""
    rules = [rule for rule in patterns.load("roles") if rule.id in _MEANWHILE]
    for line, rule in ((line, rule) for line in scene.lines for rule in rules):
        if rule.id == "role.is" and (line.line.end > act or any(isinstance(i, DateParse) for i in line.line.items)):
            continue  # what came of it, or a step of a career
        for match in rule.pattern.finditer(line.grouped.code):
            if rule.id == "role.is" and " là " not in match[0]:
                continue
            whos = people(line.grouped.within(*match.span("who")))
            if any((named := name_of(scene, who.person)) and named[0] == name for who in whos):
                yield tuple(p for p in line.grouped.within(*match.span("posts")) if isinstance(p, PostParse))
