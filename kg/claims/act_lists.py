"""Who is in the list that an act opens: *đối với các ông: A, …; B, …*, *gồm 15 đồng chí: A, B, C*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.claims import acts, listing
from kg.claims.acts import Act
from kg.claims.coded import Group
from kg.claims.posts import name_of
from kg.claims.scene import Scene, SceneLine

_LIST_OPENS = re.compile(
    r"(?:: ?(?:(?:đồng chí|ông|bà|đ/c) )?|(?:các|hai|ba|bốn|năm|\d+) (?:đồng chí|ông, bà|ông bà|ông|bà|đ/c|vị) )$"
)
_ACTS = r"(?:, (?:giữ|làm)\b| (?:(?:đã|cũng|vừa|đều|tiếp tục) )*(?:giữ|làm|được|thôi|tái cử|trúng cử|tái đắc cử)\b)"
_MEMBER = re.compile(
    "(?:và )?(?:(?:đồng chí|ông|bà|đ/c) )?(?=\ue000"
    f"(?!{_ACTS})(?!(?:,| và) (?:(?:đồng chí|ông|bà|đ/c) )?\ue000{_ACTS}))"
)


def listed(scene: Scene, line: SceneLine, act: Act) -> Iterator[Group]:
    """Who else is in the list that a colon opens: *đối với các ông: A, lý do chuyển công tác; B, nghỉ hưu*."""
    who = next((name for name in acts.WHO if act.match.groupdict().get(name)), None)
    if who is None or not _LIST_OPENS.search(act.coded.code[: act.match.start(who)]):
        return
    for member in listing.members(scene, line, act.match.start(who)):
        coded = member.line.grouped
        opens = _MEMBER.match(coded.code, member.start)
        group = coded.items.get(opens.end()) if opens else None
        if not isinstance(group, Group):
            return
        yield group


_COMMA = re.compile(r"(?:,|;| và|, và)(?: (?:đồng chí|ông|bà|đ/c))? ?$")


def named_people(
    scene: Scene, members: Iterable[listing.Member]
) -> Iterator[tuple[Group, tuple[str, tuple[str, ...]]]]:
    """The people whom members of a list name, each with the full name and what the context added; who is not known is
    left out."""
    for who in (who for member in members for who in row_of_people(member)):
        if (named := name_of(scene, who.person)) is not None:
            yield who, named


def row_of_people(member: listing.Member) -> Iterator[Group]:
    """The people whom a member of a list names from its beginning on, one right after another."""
    coded = member.line.grouped
    at = member.start
    for index in sorted(coded.items):
        if member.start <= index < member.end:
            group, gap = coded.items[index], coded.code[at:index]
            if not isinstance(group, Group) or not (at == member.start or _COMMA.fullmatch(gap)) or len(gap) > 20:
                return
            yield group
            at = index + 1
