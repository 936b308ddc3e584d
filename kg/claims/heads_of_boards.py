"""Who heads which board of a council, told in one row.

HĐND tỉnh bầu Trưởng các Ban HĐND gồm: ông A (Ban Pháp chế), bà B (Ban Dân tộc).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.claims import act_rows, bare_posts, listing
from kg.claims.act_lists import named_people
from kg.claims.change_claims import Told
from kg.claims.coded import Group
from kg.claims.posts import OF_BOARDS, Seat, change_claim, name_of, role_claim, seats
from kg.claims.scene import Scene, SceneLine
from kg.claims.when import act_date
from kg.mentions.parses import BodyParse, Parse, PostParse
from kg.model import Body, ChangeKind, Span, Status

_WORDS = ("trưởng các ", "trưởng ban ")
_COUNCIL = re.compile(r"\b(?:hđnd|hội đồng nhân dân)\b")
_ROW = re.compile(
    "(?P<elects>\\bbầu (?:các |\\d+ )?)?(?P<deputy>phó )?trưởng các (?:ban(?: của)? )?(?P<of>\ue002)(?:,? \ue005)?"
    "(?:,? (?:gồm|là|lần lượt là)(?: có)?)?:?(?: các (?:ông, bà|ông|bà|đồng chí):?)?"
    "(?= (?:(?:ông|bà|đồng chí) )?\ue000 \\(\ue002\\))"
)
# "Ba trưởng ban của HĐND tỉnh được bầu gồm: ông A, Trưởng Ban X; bà B, Trưởng Ban Y"
_HEADS = re.compile(
    "(?:^|[;:,] )(?:\\d+|hai|ba|bốn|các) (?P<post>\ue001) (?:vừa |đã |mới )?(?:được bầu|trúng cử|đắc cử)"
    "(?: bổ sung)?,? (?:gồm|là|lần lượt là)(?: có)?:?(?= )"
)
_UNTOLD = re.compile(
    r"\b(?:sẽ|dự kiến|đề nghị|giới thiệu|trình|miễn nhiệm|bãi nhiệm|thôi|nguyên|cựu|không|chưa)\b[^.;:]*$"
)
_MEMBER = re.compile("(?:,|;| và|, và|; và)? (?:(?:ông|bà|đồng chí) )?(?P<who>\ue000) \\((?P<board>\ue002)\\)")


def told(scene: Scene) -> Iterator[Told]:
    """The posts of such rows, and the elections where the session elects them."""
    if not any(words in scene.lower for words in _WORDS):
        return
    for at, line in enumerate(scene.lines):
        yield from _elected_heads(scene, line)
        row = _ROW.search(line.grouped.code)
        members = list(_members(scene, line, row)) if row is not None else []
        council = _council(scene, line.grouped.items[row.start("of")]) if row is not None else None
        if row is None or council is None or _UNTOLD.search(line.grouped.code, 0, row.start()):
            continue
        role = "Phó Trưởng ban" if row["deputy"] else "Trưởng ban"
        elected = bool(row["elects"]) or not row.start() and act_rows.has_elected(scene, at)
        for who, named, body in members:
            whose = body if body.parent else Body(f"{body.name} {council.name}", body.kind, council.unit, council.name)
            seat = Seat(role, whose, (f"a board of {council.name}",))
            span = scene.span(line.grouped.offset(row.start()), who.end)
            if not elected:
                yield role_claim(named[0], seat, None, span, "role.boards", named[1], status=Status.CURRENT)
                continue
            day = act_date(scene, line, line.grouped.offset(row.start()), who.end, meets=True)[0]
            yield from _elected(named, seat, span, day)


def _elected_heads(scene: Scene, line: SceneLine) -> Iterator[Told]:
    """The elections that a row of heads tells whose boards stand beside their names."""
    coded = line.grouped
    row = _HEADS.search(coded.code)
    post = coded.items.get(row.start("post")) if row is not None else None
    if row is None or not isinstance(post, PostParse) or post.entry.label not in OF_BOARDS:
        return
    day = act_date(scene, line, line.start, line.line.end, meets=True)[0]
    for who, named in named_people(scene, listing.members(scene, line, row.end())):
        span = scene.span(coded.offset(row.start()), who.end)
        own = [p for p in who.posts if p.entry.label == post.entry.label]
        for seat in (s for p in own for s in seats(scene, p, who.posts)):
            yield from _elected(named, seat, span, day)


def _elected(named: tuple[str, tuple[str, ...]], seat: Seat, span: Span, day: str) -> Iterator[Told]:
    """That somebody is elected to head a board, and so comes to."""
    yield role_claim(named[0], seat, None, span, "role.boards", named[1], status=Status.INCOMING)
    yield change_claim(named[0], seat, ChangeKind.ELECTED, day, span, "change.boards", named[1])


def _council(scene: Scene, parse: Parse) -> Body | None:
    """The council that a row speaks of: *các Ban HĐND tỉnh A* is read as one body with its unit."""
    if not isinstance(parse, BodyParse):
        return None
    if parse.head.kind != "peoples-council":
        named = _COUNCIL.search(scene.lower, parse.start, parse.end)
        if named is None:
            return None
        head = scene.reading.page.lexicon.heads["Hội đồng nhân dân"]
        parse = replace(parse, start=named.start(), head=head, topic="")
    return bare_posts.known(scene, parse)


def _members(
    scene: Scene, line: SceneLine, row: re.Match[str]
) -> Iterator[tuple[Group, tuple[str, tuple[str, ...]], Body]]:
    """Each person of a row with the board in brackets."""
    coded, place = line.grouped, row.end()
    while (member := _MEMBER.match(coded.code, place)) is not None:
        who, board = coded.items[member.start("who")], coded.items[member.start("board")]
        named = name_of(scene, who.person) if isinstance(who, Group) else None
        made = scene.context.body(board) if isinstance(board, BodyParse) else None
        if isinstance(who, Group) and named is not None and made is not None:
            yield who, named, made[0]
        place = member.end()
