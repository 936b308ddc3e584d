"""From parses to who and what: the roles that a post names in the bodies that the context gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.claims import bare_posts, unsaid
from kg.claims.coded import Group
from kg.claims.scene import Scene, SceneLine
from kg.context import committee_of, government_of
from kg.mentions.parses import BodyParse, Parse, PersonParse, PostParse, UnitParse
from kg.model import Body, ChangeClaim, ChangeKind, Person, RoleClaim, Span, Status, Term, Unit

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
    """The seats that a post names. ``row`` are the posts said with it, which can lend it their unit; ``open_ended``
    lets the
    context give the body where the post names none (after *được bầu giữ chức*)."""
    role = MEMBER if post.entry.label in _MEMBERS else post.entry.label
    open_ended = open_ended and not _names_unread(scene, post)
    if post.acting:
        role = f"Quyền {role}"
    if open_ended and not post.bodies and post.unit is None:
        of_row = post.entry.default == "@committee" and _lent(scene, post, row) is not None
        if not of_row and post.entry.default == "@committee" and unsaid.is_of_cell(scene, post):
            cell = unsaid.of_cell(scene, post)
            return [Seat(role, *cell)] if cell is not None else []
        if not of_row and (spoken := unsaid.of_voters(scene, post) or unsaid.of_organisation(scene, post)):
            return [Seat(role, *spoken)]
    found = []
    for parse in post.bodies:
        made = _of_the_country(post, parse) or (scene.context.body(parse) if not _unit_unread(scene, parse) else None)
        if made is not None and made[0].kind == "peoples-council" and post.entry.label in OF_BOARDS:
            continue  # "Ba trưởng ban của HĐND tỉnh gồm …": of its boards, which are said by and by
        if made is not None and not (made[0].local and made[0].kind == "company-board"):
            found.append(_in_board(Seat(role, *made)))
    if found or post.bodies or post.plural and post.entry.label in _ONE_OF_A_BODY:
        return found
    body = unsaid.this_one(scene, post)
    if body is None:
        body = _unsaid(scene, post, row, open_ended=open_ended) or _borrowed(scene, post, row)
    if body is None and post.entry.head == "Bộ":
        body = unsaid.of_piece(scene, post) or unsaid.subject_ministry(scene, post) or unsaid.only_ministry(scene, post)
    if body is None and (open_ended or post.plural) and post.unit is None:
        body = unsaid.of_chief(scene, post) or unsaid.recalled(scene, post) or unsaid.of_kind(scene, post)
    if body is None:
        body = unsaid.only_association(scene, post)
    if body is None and post.unit is None:
        body = unsaid.one_of_several(scene, post)
    if body is None and open_ended:
        body = bare_posts.of_topic(scene, post) or bare_posts.body_of(scene, post)
    if body is None:
        return []
    note = () if post.entry.default and not post.entry.default.startswith("@") else (f"{role} is of {body.name}",)
    return [Seat(role, body, note)]


def _of_the_country(post: PostParse, parse: BodyParse) -> tuple[Body, tuple[str, ...]] | None:
    """*Phó Tổng Giám đốc Kho bạc Nhà nước*: those of provinces have a director."""
    if parse.unit is not None or not post.entry.label.endswith("Tổng Giám đốc"):
        return None
    name = _WITH_PROVINCES.get(parse.head.label)
    return (Body(name, "national-body"), ()) if name else None


OF_BOARDS = ("Trưởng ban", "Phó Trưởng ban")
_WITH_PROVINCES = {"Kho bạc Nhà nước": "Kho bạc Nhà nước", "Bảo hiểm xã hội": "Bảo hiểm xã hội Việt Nam"}


def _in_board(seat: Seat) -> Seat:
    """*Ủy viên Thường vụ Tỉnh ủy*: Ủy viên in its Ban Thường vụ."""
    if seat.role != "Ủy viên Thường vụ" or seat.body.kind != "party-committee" or seat.body.name.startswith("Bộ "):
        return seat
    board = Body(f"Ban Thường vụ {seat.body.name}", "party-board", seat.body.unit, seat.body.name)
    return Seat(MEMBER, board, seat.notes)


def _names_unread(scene: Scene, post: PostParse) -> bool:
    """Whether a body that was not read follows: *Bí thư | Cụm thi đua số 3*; what it is, the context cannot say."""
    return not (post.noun or post.bodies or post.unit is not None) and _unread_after(scene, post.end)


def _unit_unread(scene: Scene, parse: BodyParse) -> bool:
    """Whether a unit that no list has, or an organisation, follows a committee: *Tỉnh ủy | Sơn Tây*; it is of none of
    the article's units."""
    if parse.unit is not None or parse.inner is not None or parse.topic or parse.head.kind != "party-committee":
        return False
    if _AN_ORGANISATION.match(scene.norm, parse.end):
        return True
    unread = _unread_after(scene, parse.end, UnitParse)
    return parse.head.form == "unit" and bool(parse.head.slots) and unread


# "Bí thư Đảng ủy | trường Sỹ quan kỹ thuật X": an organisation that was not read as one.
_AN_ORGANISATION = re.compile(
    r" (?:trường|học viện|viện|bệnh viện|nhà máy|xí nghiệp|công ty|tổng công ty|nông trường|lâm trường|cơ quan"
    r"|binh trạm|sư đoàn|trung đoàn|lữ đoàn|quân đoàn|đại sứ quán) [^\W\d_a-zà-ỹđ]"
)


def _unread_after(scene: Scene, end: int, apart: type | tuple[()] = ()) -> bool:
    """Whether a capital right after ``end`` begins nothing that was read, or something of kind ``apart``."""
    capital = scene.norm[end : end + 1] == " " and scene.norm[end + 1 : end + 2].isupper()
    named = capital or scene.norm.startswith((" chi đoàn", " liên chi"), end)
    items = scene.lines[scene.index(end - 1)].line.items
    return named and not any(i.start <= end + 1 < i.end and not isinstance(i, apart) for i in items)


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
        if unit is None and (open_ended or post.plural):
            unit = unsaid.party_of_line(scene, post)
        if unit is None:
            unit = scene.context.nearest(post.start) if open_ended else unsaid.listed_party(scene, post)
    if unit is None:
        return None
    return committee_of(unit) if default == "@committee" else government_of(unit)


_ONE_OF_A_BODY = ("Bộ trưởng",)  # several of them are of several ministries
# Roles that stand before or after the head's own in a row and are of the same body: Phó Chủ tịch, Tổng Thư ký Ủy ban …
_LENDING = (
    "front",
    "mass-organisation",
    "association",
    "company",
    "company-board",
    "national-assembly",
    "school",
    "institute",
    "hospital",
    "national-body",
    "religious",
    "military",
)


_IN_ROW = 12  # characters between two posts of a row: ", ", " kiêm ", ", đồng thời "
_DIRECT = ("Giám đốc", "Hiệu trưởng", "Viện trưởng")  # who direct an organisation, and none of its parts
_PARTS = ("company-board", "board", "party-committee", "party-organisation", "mass-organisation", "police")


def _whole(post: PostParse, other: PostParse) -> BodyParse | None:
    """*Phó Giám đốc, Chủ tịch Hội đồng quản lý Bệnh viện X*, *Giám đốc, Bí thư Đảng ủy Sở X*: the organisation that
    ``post`` directs, where the ``other`` is in its board, its Party committee, its union."""
    part = other.bodies[0]
    if part.head.kind not in _PARTS or not post.entry.label.endswith(_DIRECT):
        return None
    return part.inner


def _borrowed(scene: Scene, post: PostParse, row: Sequence[PostParse]) -> Body | None:
    """*Phó Chủ tịch, Tổng Thư ký Ủy ban Trung ương MTTQ*, *Chủ tịch HĐQT kiêm Tổng Giám đốc Tập đoàn X*: the body
    said once in a row."""
    later = [p for p in row if p.start >= post.end and p.bodies and p.bodies[0].head.label != "Đoàn Chủ tịch"][:1]
    also = scene.lower[max(0, post.start - 7) : post.start].endswith("kiêm ") and is_bare(scene, post)
    earlier = [p for p in row if p.end <= post.start and p.bodies][-1:] if also else []
    for other in (*later, *earlier):
        gap = scene.lower[min(post.end, other.end) : max(post.start, other.start)]
        if (whole := _whole(post, other)) is not None and len(gap) <= _IN_ROW and "nguyên" not in gap:
            made = scene.context.body(whole)
            return made[0] if made is not None else None
        made = scene.context.body(other.bodies[0])
        if made is not None and post.entry.head == "Văn phòng" and other.entry.label == "Người phát ngôn":
            return Body(f"Văn phòng {made[0].name}", "office", made[0].unit, made[0].name)  # "…, người phát ngôn UBND"
        # Phó Giám đốc rồi Giám đốc Sở …; Phó Chủ tịch, Phó Chủ tịch Thường trực UBND …
        deputy = post.entry.label == f"Phó {other.entry.label}" or other.entry.label.startswith(f"{post.entry.label} ")
        if made is None or not (deputy or made[0].kind in _LENDING) or len(gap) > _IN_ROW or "nguyên" in gap:
            continue
        if made[0].kind == "mass-organisation" and post.entry.label.endswith(_DIRECT):
            continue  # "Giám đốc, Chủ tịch Công đoàn A": nobody directs a union
        if post.entry.default == "@committee" and made[0].kind == "front":
            continue  # "Phó Bí thư, Chủ tịch Ủy ban MTTQ tỉnh": a party's secretary
        if post.entry.label.endswith(_DIRECT) and _rival(post, other):
            continue  # "Giám đốc, kiêm Hiệu trưởng Trường A": whom a school calls so has no other director
        if post.entry.head and post.entry.head != other.entry.head and not made[0].name.startswith(post.entry.head):
            continue  # "Bộ trưởng, Chủ tịch Hội Hữu nghị": a minister is of a ministry
        if made[0].kind == "company-board":
            return Body(made[0].parent, "company") if made[0].parent else None
        return made[0]
    return None


def _rival(post: PostParse, other: PostParse) -> bool:
    """Whether two posts are those of who directs, by different names."""
    direct = {next((name for name in _DIRECT if p.entry.label.endswith(name)), "") for p in (post, other)}
    return len(direct - {""}) == 2


_PARTY = ("party-committee", "party-board")
_OF_UNITS = ("peoples-committee", "peoples-council", "front", "delegation")


# What may follow a post whose body is left out; a word of another kind may begin a body's name: *kiêm Giám đốc nhà máy
# A*.
_BARE = re.compile(
    r"(?= ?[.,;:)(/]|$|\n| [-–]| (?:giữ|làm|được|đã|nay|lên|để|từ|kể|thay|nhiệm|khóa|với|và|cho|vào|theo|trong|mới|này"
    r"|là|kiêm|gồm)\b)"
)


def is_bare(scene: Scene, post: PostParse) -> bool:
    """Whether a post is said without any words of the body that it is in."""
    return not post.bodies and post.unit is None and _BARE.match(scene.norm, post.end) is not None


def _lent(scene: Scene, post: PostParse, row: Sequence[PostParse]) -> Unit | None:
    """*Bí thư, Chủ tịch UBND xã X*, *Bí thư, Ủy viên Ban Thường vụ Đảng ủy xã X*: the unit of the post said next to
    it."""
    for other in row:
        if other is not post and other.start > post.start:
            own = other.entry.label == MEMBER and _is_only_row(scene, post, other, row)
            for seat in seats(scene, other):
                if seat.body.unit is not None and (seat.body.kind in _OF_UNITS or own and seat.body.kind in _PARTY):
                    return seat.body.unit
    return None


def _is_only_row(scene: Scene, post: PostParse, other: PostParse, row: Sequence[PostParse]) -> bool:
    """Whether two posts stand side by side, or with only secretaries' posts without a body between them: *Bí thư, Phó
    Bí thư, Ủy viên Ban Thường vụ Huyện ủy X*."""
    between = [p for p in row if post.end <= p.start < other.start]
    ends = zip([post, *between], [*between, other], strict=True)
    joined = all(scene.lower[a.end : b.start] in (", ", " và ", ", nguyên ") for a, b in ends)
    return joined and all(p.entry.default == "@committee" and not p.bodies and p.unit is None for p in between)


_HEADS = ("Giám đốc", "Tổng Giám đốc", "Chủ tịch")


def seats_of_company(post: PostParse, owner: BodyParse, scene: Scene) -> list[Seat]:
    """*Công ty X do ông A làm Chủ tịch HĐQT*: the post is in the company said before, or in its board."""
    if owner.head.kind != "company" or post.entry.label not in _HEADS or len(post.bodies) > 1:
        return []
    board = post.bodies[0] if post.bodies else None
    if board is not None and (board.head.kind != "company-board" or board.inner or board.topic):
        return []
    made = scene.context.body(replace(board, inner=owner) if board is not None else owner)
    return [Seat(post.entry.label, *made)] if made is not None else []


def seat_of_unit(post: PostParse, unit: Unit) -> Seat | None:
    """The seat that a post without a body is in a unit: Bí thư of its committee, Chủ tịch of its government."""
    if post.entry.default == "@committee":
        return Seat(post.entry.label, committee_of(unit))
    return Seat(post.entry.label, government_of(unit)) if post.entry.default == "@government" else None


def body_seat(scene: Scene, parse: BodyParse) -> Seat | None:
    """Membership of a body: *bầu vào Ban Chấp hành* is Ủy viên of it."""
    made = scene.context.body(parse)
    return Seat(MEMBER, *made) if made is not None else None


def role_claim(
    name: str,
    seat: Seat,
    post: PostParse | None,
    span: Span,
    rule: str,
    notes: tuple[str, ...],
    *,
    status: Status,
    since: str = "",
    until: str = "",
) -> RoleClaim:
    """A role claim of one seat, with the term that is said with ``post``; ``span`` is its evidence."""
    return RoleClaim(
        member=Person(name),
        role=seat.role,
        organization=seat.body,
        status=status,
        term=Term(post.term.label) if post is not None and post.term is not None else None,
        since=since,
        until=until,
        spans=(span,),
        rule=rule,
        context=(*notes, *seat.notes),
    )


def change_claim(
    name: str, seat: Seat, kind: ChangeKind, date: str, span: Span, rule: str, notes: tuple[str, ...]
) -> ChangeClaim:
    """A claim that an act of ``kind`` gave or took one seat on ``date``; ``span`` is its evidence."""
    return ChangeClaim(
        member=Person(name),
        role=seat.role,
        organization=seat.body,
        kind=kind,
        date=date,
        spans=(span,),
        rule=rule,
        context=(*notes, *seat.notes),
    )


def name_of(scene: Scene, person: PersonParse) -> tuple[str, tuple[str, ...]] | None:
    """The full name, with notes; None where nobody fits."""
    return scene.context.person(person)


def subject_before(scene: Scene, line: SceneLine, offset: int) -> Group | None:
    """The person that a clause without subject is about: the last one named before ``offset`` in the line."""
    lower = scene.lower
    before = [g for g in line.groups if g.end <= offset and not _in_closed_brackets(lower, line.start, g.start, offset)]
    return before[-1] if before else None


def _in_closed_brackets(lower: str, start: int, place: int, offset: int) -> bool:
    """Whether ``place`` stands in brackets that close before ``offset``: *bà Mai (chị ruột ông Toàn) từng giữ chức
    …*."""
    opened = lower.rfind("(", start, place)
    closed = lower.find(")", max(opened, start), offset)
    return opened >= 0 and lower.find(")", opened, place) < 0 and closed >= 0


def people(parses: Sequence[Parse]) -> list[Group]:
    """The groups among parses; a pronoun or name that no group holds becomes one without posts.

    A pronoun after names opens the next clause: *miễn nhiệm … với ông A; ông có mặt ở hàng ghế đầu*.
    """
    alone = [Group(p.start, p.end, p) for p in parses if isinstance(p, PersonParse)]
    everybody = [p for p in parses if isinstance(p, Group)] + alone
    first = min((group.start for group in everybody), default=0)
    return [g for g in everybody if g.start == first or g.person.form != "pronoun"]
