"""Who comes in another's place, where the post itself is said of that other only.

Kỳ họp miễn nhiệm chức danh Phó Chủ tịch HĐND huyện đối với ông A. Người được bầu thay ông A là ông B.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg.claims import act_rows, acts, patterns
from kg.claims.bare_posts import DIRECTED
from kg.claims.change_claims import Change, Told
from kg.claims.posts import Seat, name_of, people
from kg.claims.predecessors import HOLDS_ANOTHER
from kg.claims.scene import Scene, SceneLine
from kg.claims.when import act_date
from kg.model import ChangeClaim, ChangeKind, RoleClaim, Status

_LEAVING = (ChangeKind.DISMISSED, ChangeKind.RETIRED, ChangeKind.TRANSFERRED, ChangeKind.RESIGNED)


def told(scene: Scene, known: Sequence[Told]) -> Iterator[Told]:
    """The acts by which somebody is given what another has left, by the acts ``known`` of the document."""
    given = {_post(claim) for claim in known if isinstance(claim, RoleClaim) and claim.status is Status.INCOMING}
    acts_of_leaving = (c for c in known if isinstance(c, ChangeClaim) and c.kind in _LEAVING)
    left = [claim for claim in acts_of_leaving if _post(claim) not in given]  # nobody has left where he is moved to
    for line in scene.lines if left else ():
        for rule in _rules():
            for match in rule.sought.finditer(line.grouped.code):
                row = _row(scene, line)
                act = acts.read(scene, line, rule, match, row or [(0, ChangeKind.APPOINTED)])
                seat = _left_by(scene, line, act, left) if act is not None else None
                if act is None or seat is None:
                    continue
                said = bool(row) or "verbs" in rule.pattern.groupindex
                if said or seat.body.kind in DIRECTED and not _has_left(scene, act):
                    yield from _given(scene, line, act, seat)  # to head an office nobody is elected


def _has_left(scene: Scene, act: acts.Act) -> bool:
    """*Người kế nhiệm ông là ông B, hiện là Bí thư Huyện ủy*: who has gone on to another post since."""
    return any(HOLDS_ANOTHER.match(scene.lower, who.person.end) for who in people(act.within("who")))


def _post(claim: Told) -> tuple[object, ...]:
    return claim.member, claim.role, claim.organization


@cache
def _rules() -> tuple[patterns.Rule, ...]:
    return tuple(rule for rule in patterns.load("changes") if rule.values.get("post") == "left")


def _row(scene: Scene, line: SceneLine) -> list[tuple[int, ChangeKind]]:
    """By what act somebody comes in another's place, where only the sentences before say it."""
    kind = act_rows.kind_of_row(scene, scene.index(line.start))
    return [(0, kind)] if kind is not None else []


def _given(scene: Scene, line: SceneLine, act: acts.Act, seat: Seat) -> Iterator[Told]:
    for who in people(act.within("who")):
        if (named := name_of(scene, who.person)) is not None:
            date = act_date(scene, line, act.start, act.end, meets=act.kind is ChangeKind.ELECTED)[0]
            made = Change(scene, act, who, *named, date)
            yield made.change(seat, act.kind)
            if act.kind is not ChangeKind.NOMINATED:
                yield made.role(seat, None, Status.INCOMING)


def _left_by(scene: Scene, line: SceneLine, act: acts.Act, acts_of_leaving: Sequence[ChangeClaim]) -> Seat | None:
    """The one post that the article says the other has left; where nobody is named, the one of the same sentence."""
    names = {named[0] for who in people(act.within("before")) if (named := name_of(scene, who.person))}
    place = scene.span(line.start, line.line.end)
    left = {
        (claim.member.name, claim.role, claim.organization)
        for claim in acts_of_leaving
        if (claim.member.name in names if names else place.start <= claim.spans[0].start < act.span(scene).start)
    }
    if len(names) > 1 or len(left) != 1:
        return None
    name, role, body = left.pop()
    return Seat(role, body, (f"the post that {name} has left",))
