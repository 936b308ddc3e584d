"""Anchors of persons: what in a document ties a name to one person of that name."""

from __future__ import annotations

from dataclasses import replace

from kg.model import (
    AwardClaim,
    Body,
    ChangeClaim,
    Claim,
    Document,
    ParticipationClaim,
    Person,
    RankClaim,
    RoleClaim,
    Status,
)

# Bodies with members from everywhere tie nobody to a place.
_NATIONWIDE = {"Ban Chấp hành Trung ương Đảng", "Bộ Chính trị", "Quốc hội", "Ban Bí thư", "Ủy ban Thường vụ Quốc hội"}
_ALONE = ("Chủ tịch", "Phó Chủ tịch", "Tổng Bí thư", "Tổng Thư ký")  # heads even of those are one person


def anchored(claims: tuple[Claim, ...], document: Document) -> tuple[Claim, ...]:
    """The claims with every person's anchor filled in: the unit or body of the post that ties the name best, else the
    document."""
    names = sorted({p.name for c in claims if (p := _person(c)) is not None})
    anchors = {name: _anchor(name, claims, document) for name in names}
    return tuple(_with(c, anchors) for c in claims)


def persons(claims: tuple[Claim, ...]) -> dict[str, Person]:
    """The persons of anchored claims by their names: whom the document means by the name elsewhere too."""
    return {p.name: p for c in claims if (p := _person(c)) is not None}


def _person(claim: Claim) -> Person | None:
    if isinstance(claim, (RoleClaim, ChangeClaim, RankClaim, ParticipationClaim)):
        return claim.member
    return claim.recipient if isinstance(claim, AwardClaim) and isinstance(claim.recipient, Person) else None


def _with(claim: Claim, anchors: dict[str, str]) -> Claim:
    match claim:
        case RoleClaim() | ChangeClaim() | RankClaim() | ParticipationClaim():
            return replace(claim, member=Person(claim.member.name, anchors[claim.member.name]))
        case AwardClaim(recipient=Person() as recipient):
            return replace(claim, recipient=Person(recipient.name, anchors[recipient.name]))
    return claim


def _anchor(name: str, claims: tuple[Claim, ...], document: Document) -> str:
    """The tie that other articles on the same person will most likely give too.

    Of the posts held or being given, first one in a national body other than the great assemblies, then one of the
    largest unit; a person of no post is known by the document alone.
    """
    posts = [c for c in claims if isinstance(c, RoleClaim) and c.member.name == name]
    ties = [t for c in posts if (t := _tie(c))]
    return min(ties)[-1] if ties else document.sha256


def _tie(claim: RoleClaim) -> tuple[int, int, str] | None:
    body: Body = claim.organization
    if body.local or (body.name in _NATIONWIDE and claim.role not in _ALONE):
        return None
    past = 1 if claim.status is Status.FORMER else 0
    if body.unit is None:
        return past, 1, body.name
    depth = 0 if body.unit.parent is None else 2 if body.unit.parent.parent is None else 3
    return past, depth, body.unit.name if body.unit.parent is None else f"{body.unit.name}, {body.unit.parent.name}"
