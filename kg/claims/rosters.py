"""Who is listed under a heading that says what all of them are.

CÁC ỦY VIÊN BAN THƯỜNG VỤ HUYỆN ỦY
- Lý Văn Quý, Trưởng Ban Tổ chức Huyện ủy
- Âu Thị Mai, Chủ tịch Ủy ban MTTQ huyện
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.claims import listing
from kg.claims.act_lists import named_people
from kg.claims.posts import role_claim, seats
from kg.claims.scene import Scene, SceneLine
from kg.mentions.parses import PostParse
from kg.model import RoleClaim, Status

_HEADING = re.compile(
    r"(?:(?:[ivx]{1,5}|\d{1,2})[.)/-] ?)?(?:[-+*•] ?)?(?:danh sách |đồng chí )*"
    "(?P<many>(?:các |những |\\d{1,2} )(?:đồng chí |ông, bà |đ/c )?)?(?P<post>\ue001)(?:,? \ue005)?(?: gồm| là)?:?"
)
_MARK = re.compile(rf"{listing.MARK} ?")


def claims(scene: Scene) -> Iterator[RoleClaim]:
    """A role claim for each person of each such list: where the name stands, then where the heading does."""
    for at, line in enumerate(scene.lines):
        post = _heads(scene, at)
        if post is None:
            continue
        said = scene.span(post.start, post.end)
        held = seats(scene, post, [post], open_ended=True)
        status = Status.FORMER if post.former else Status.CURRENT
        for who, (name, notes) in named_people(scene, _members(scene, line)):
            where = scene.span(who.person.start, who.person.end)
            for seat in held:
                claim = role_claim(name, seat, post, where, "role.roster", notes, status=status)
                yield replace(claim, spans=(where, said))


def _heads(scene: Scene, at: int) -> PostParse | None:
    """The post of several that a line is the heading of: nothing else stands in it, and a marked line follows."""
    code = scene.lines[at].grouped.code
    heading = _HEADING.fullmatch(code)
    if heading is None or at + 1 >= len(scene.lines):
        return None
    post = scene.lines[at].grouped.items[heading.start("post")]
    if not isinstance(post, PostParse) or not (post.plural or heading["many"]):
        return None
    return None if scene.goes_on(at + 1) else post


def _members(scene: Scene, line: SceneLine) -> Iterator[listing.Member]:
    """The marked lines under a heading, up to the first that is none."""
    members = listing.members(scene, line, len(line.grouped.code))
    return (member for member in members if member.line is not line and _is_marked(scene, member))


def _is_marked(scene: Scene, member: listing.Member) -> bool:
    """Whether a member stands after a mark, on its line or, where a number is read as a sentence, on the one before."""
    before = scene.lines[scene.index(member.line.start) - 1].grouped.code
    return member.start > 0 or _MARK.fullmatch(before) is not None
