"""Who held a post before somebody, or holds it after: *người tiền nhiệm*, *người kế nhiệm*, without the post.

Bà A được bổ nhiệm làm Giám đốc Sở Y tế. Người tiền nhiệm của bà A là ông B.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.claims.change_claims import Told
from kg.claims.coded import SYMBOLS, Group
from kg.claims.posts import MEMBER, Seat, change_claim, name_of, role_claim, seats
from kg.claims.scene import Scene, SceneLine
from kg.claims.when import act_date
from kg.mentions.parses import Parse, PersonParse
from kg.model import Body, ChangeClaim, ChangeKind, RoleClaim, Status
from kg.sought import Sought

_PERSON = SYMBOLS["person"]
_HON = r"(?:(?:ông|bà|đồng chí|anh|chị) )?"
# "Ông được HĐND tỉnh bầu hôm 29/8 với 54/56 phiếu | , thay ông B": by an act whose post was said before.
_ACTED = (
    rf"[^.;{_PERSON}{SYMBOLS['post']}]{{0,60}}?(?:bầu|bổ nhiệm|phê chuẩn|chỉ định|điều động|phân công)"
    rf"[^.;{_PERSON}{SYMBOLS['post']}]{{0,60}}?"
)
_TOLD = Sought(
    rf"(?P<holder>{_PERSON})(?:,| -| là) (?:là )?người tiền nhiệm của {_HON}(?P<whose>{_PERSON})|"
    rf"(?:người (?P<which>tiền nhiệm|kế nhiệm)|(?:^|(?<=[.;] ))tiền nhiệm)"
    rf"(?: của| cho)?(?: (?:ông|bà|đồng chí|anh|chị))?(?: (?P<of>{_PERSON}))?"
    rf"(?: (?:ở|tại|trên|trong) (?:ghế|cương vị|vị trí|chức vụ) [^.;,{_PERSON}]{{1,40}})?"
    rf"(?:,? là|,| -|:)? {_HON}(?P<who>{_PERSON})"
    rf"|(?P<heir>{_PERSON})(?: là người)? kế nhiệm {_HON}(?P<gone>{_PERSON})"
    rf"|^(?:[^.;{_PERSON}{SYMBOLS['post']}]{{2,120}}, )?{_HON}(?P<new>{_PERSON})"
    rf"(?:(?: là người| sẽ| vừa)*| (?:vừa |đã )*được {_ACTED},?)"
    rf" thay(?: thế)?(?: cho)? {_HON}(?P<old>{_PERSON})"
    r"(?=[.;]|$|,?(?: người)?(?: (?:đã|vừa|được|bị|về|đến tuổi))*"
    r" (?:nghỉ (?:hưu|chế độ|công tác)|hưu|chuyển (?:công tác|sang|về)|điều động|luân chuyển|bổ nhiệm"
    r"|nhận (?:công tác|nhiệm vụ|quyết định)|thôi|từ (?:chức|trần|nhiệm))(?!.{0,40}ký))"
    rf"|(?:^|[;,] )kế nhiệm {_HON}(?P<left>{_PERSON}) là {_HON}(?P<next>{_PERSON})"
)
# "Người kế nhiệm ông là ông B, hiện là Phó Chủ tịch HĐND tỉnh": B has left the post for another.
HOLDS_ANOTHER = re.compile(r"(?:,| -)? (?:người )?(?:hiện|nay|bây giờ)(?: nay| đang| đã)* (?:là|giữ|làm|đảm nhiệm)\b")
# "Người tiền nhiệm, ông B, | đã xin từ chức hồi tháng 6": how the post was left.
_LEFT = re.compile(
    r",? (?:người |vì [^,.;]{1,40} )?(?:đã |vừa |mới |được |cũng |đều |xin |nộp đơn |có đơn |đã được )*"
    r"(?:(?P<resigned>từ (?:chức|nhiệm))|(?P<retired>(?:nghỉ|về) hưu|nghỉ (?:hưởng )?chế độ)"
    r"|(?:bị )?(?P<dismissed>cách chức|miễn nhiệm|bãi nhiệm))(?!\w)"
    "(?! (?:giữ )?(?:chức(?: vụ| danh)? )?[\ue001\ue002])(?![^.;]{0,40}\\b(?:nhưng|song|không|chưa)\\b)"
)
_WORDS = ("tiền nhiệm", "người kế nhiệm", "kế nhiệm ", " thay ")


def claims(scene: Scene, known: Sequence[Told]) -> Iterator[Told]:
    """Role claims of predecessors and successors, by the posts that the acts ``known`` and appositions give, and how a
    predecessor left the post, where it is said at once."""
    if not any(word in scene.lower for word in _WORDS):
        return
    for at, line in enumerate(scene.lines):
        for match in _TOLD.finditer(line.grouped.code):
            after = "tiền nhiệm" not in match[0] and match["gone"] is None and match["old"] is None
            who = line.grouped.items[max(match.start(name) for name in ("who", "next", "holder", "gone", "old"))]
            of = line.grouped.items.get(max(match.start(name) for name in ("of", "left", "whose", "heir", "new")))
            named = name_of(scene, _person(who))
            other = name_of(scene, _person(of)) if of is not None else _before(scene, at, match.start(), known)
            if named is None or other is None or named[0] == other[0]:
                continue
            near = known if after else _told_before(scene, line, match.start(), known)
            seat = _seat(scene, other[0], near, left=after, given=match["old"] is not None)
            if seat is not None:
                rule = "role.successor" if after else "role.predecessor"
                held = after and not HOLDS_ANOTHER.match(scene.lower, _person(who).end)
                status = Status.CURRENT if held else Status.FORMER
                span = scene.span(line.grouped.offset(match.start()), who.end)
                yield role_claim(named[0], seat, None, span, rule, named[1], status=status)
                coded = line.grouped
                left = _LEFT.match(coded.code, coded.index(who.start) + 1) if not after else None
                if left is not None:
                    yield _leaving(scene, line, named, seat, left)


def _told_before(scene: Scene, line: SceneLine, place: int, known: Sequence[Told]) -> list[Told]:
    """The acts told before a place of a line."""
    end = line.grouped.offset(place) + 1
    here = scene.span(line.start, max(line.start + 1, end)).end
    return [claim for claim in known if claim.spans[0].start < here]


def _leaving(
    scene: Scene, line: SceneLine, named: tuple[str, tuple[str, ...]], seat: Seat, left: re.Match[str]
) -> ChangeClaim:
    name, notes = named
    kind = ChangeKind(str(left.lastgroup))
    date = act_date(scene, line, line.grouped.offset(left.start()), line.grouped.offset(left.end()))[0]
    span = scene.span(line.start, line.grouped.end_offset(left.end()))
    return change_claim(name, seat, kind, date, span, "change.predecessor", notes)


def _person(item: Parse) -> PersonParse:
    person = item.person if isinstance(item, Group) else item
    assert isinstance(person, PersonParse)  # the symbol of a person stands for nothing else
    return person


def _before(scene: Scene, at: int, place: int, known: Sequence[Told]) -> tuple[str, tuple[str, ...]] | None:
    """Whose predecessor it is where nobody is named: who is named last before it in the sentence, or in the one before
    who came into a post there, else who is named first."""
    here = _people(scene.lines[at], place)
    if here:
        return name_of(scene, here[-1])
    earlier = _people(scene.lines[at - 1], len(scene.lines[at - 1].grouped.code)) if at else []
    named = [name for person in earlier if (name := name_of(scene, person)) is not None]
    came = {c.member.name for c in known if isinstance(c, RoleClaim) and c.status is Status.INCOMING}
    return next((name for name in named if name[0] in came), named[0] if named else None)


def _people(line: SceneLine, end: int) -> list[PersonParse]:
    return [_person(item) for item in line.grouped.within(0, end) if isinstance(item, Group | PersonParse)]


def _seat(scene: Scene, name: str, known: Sequence[Told], *, left: bool, given: bool) -> Seat | None:
    """The one post that somebody comes into, or holds (or has ``left``); None where there is none, or several. Only
    one that an act gave, where ``given``: *Ông A thay ông B* may be for a day."""
    told = Status.FORMER if left else Status.INCOMING
    came = [
        claim
        for claim in known
        if isinstance(claim, RoleClaim) and claim.member.name == name and claim.status is told and claim.role != MEMBER
    ]
    last = max((claim.spans[0].start for claim in came), default=0)  # of several acts the one that was told last
    came_into = {(c.role, c.organization) for c in came if left or c.spans[0].start == last}
    found = came_into or (set() if given else _held(scene, name, left=left))
    if len(found) != 1:
        return None
    role, body = found.pop()
    return Seat(role, body, (f"the post of {name}",))


def _held(scene: Scene, name: str, *, left: bool) -> set[tuple[str, Body]]:
    """The posts in apposition to a name that are held now, or were before."""
    return {
        (seat.role, seat.body)
        for group in scene.groups_of(name)
        for post in group.posts
        if post.former is left
        for seat in seats(scene, post, group.posts)
        if seat.role != MEMBER
    }
