"""From parses to who and what: the roles that a post names in the bodies that the context gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.claims.scene import Group, Scene, SceneLine
from kg.context import committee_of, government_of
from kg.mentions.parses import BodyParse, Parse, PersonParse, PostParse
from kg.model import Body, Unit

# Members of a committee whose post's name holds the body: Thành ủy viên is Ủy viên in Thành ủy.
_MEMBERS = {"Thành ủy viên", "Tỉnh ủy viên", "Quận ủy viên", "Huyện ủy viên", "Thị ủy viên", "Đảng ủy viên"}
MEMBER = "Ủy viên"


@dataclass(frozen=True, slots=True)
class Seat:
    """A role in a body, with what the context added."""

    role: str
    body: Body
    notes: tuple[str, ...] = ()


def seats(scene: Scene, post: PostParse, row: Sequence[PostParse] = (), *, open_ended: bool = False) -> list[Seat]:
    """The seats that a post names. ``row`` are the posts said with it, which can lend it their unit; ``open_ended`` lets the
    context give the body where the post names none (after *được bầu giữ chức*)."""
    role = MEMBER if post.entry.label in _MEMBERS else post.entry.label
    found = []
    for parse in post.bodies:
        made = scene.context.body(parse)
        if made is not None:
            found.append(Seat(role, *made))
    if found or post.bodies:
        return found
    body = _unsaid(scene, post, row, open_ended=open_ended)
    if body is None:
        return []
    note = () if post.entry.default and not post.entry.default.startswith("@") else (f"{role} is of {body.name}",)
    return [Seat(role, body, note)]


def _unsaid(scene: Scene, post: PostParse, row: Sequence[PostParse], *, open_ended: bool) -> Body | None:
    default = post.entry.default
    if default and not default.startswith("@"):
        head = scene.reading.page.lexicon.fixed.get(default)
        return Body(default, head.kind if head else "state")
    unit: Unit | None = None
    if post.unit is not None:
        unit = scene.context.generic(post.unit)
    elif default == "@committee":
        unit = _lent(scene, post, row)
        if unit is None and open_ended:
            unit = scene.context.nearest((), post.start)
    if unit is None:
        return None
    return committee_of(unit) if default == "@committee" else government_of(unit)


def _lent(scene: Scene, post: PostParse, row: Sequence[PostParse]) -> Unit | None:
    """*Bí thư, Chủ tịch UBND xã X*: the unit of the post said next to it."""
    for other in row:
        if other is not post and other.start > post.start:
            for seat in seats(scene, other):
                if seat.body.unit is not None and seat.body.kind in ("peoples-committee", "peoples-council"):
                    return seat.body.unit
    return None


def body_seat(scene: Scene, parse: BodyParse) -> Seat | None:
    """Membership of a body: *bầu vào Ban Chấp hành* is Ủy viên of it."""
    made = scene.context.body(parse)
    return Seat(MEMBER, *made) if made is not None else None


def name_of(scene: Scene, person: PersonParse) -> tuple[str, tuple[str, ...]] | None:
    """The full name, with notes; None where nobody fits."""
    return scene.context.person(person)


def subject_before(scene: Scene, line: SceneLine, offset: int) -> Group | None:
    """The person that a clause without subject is about: the last one named before ``offset`` in the line."""
    before = [g for g in line.groups if g.end <= offset]
    return before[-1] if before else None


def people(parses: Sequence[Parse]) -> list[Group]:
    """The groups among parses; a pronoun or name that no group holds becomes one without posts."""
    return [p for p in parses if isinstance(p, Group)] + [
        Group(p.start, p.end, p) for p in parses if isinstance(p, PersonParse)
    ]
