"""What is read of a few sentences, as tuples that a test can hold up against."""

from __future__ import annotations

from kg.analysis import analyse
from kg.model import (
    AdoptionClaim,
    AwardClaim,
    ChangeClaim,
    Claim,
    Document,
    Manner,
    ParticipationClaim,
    QuantityClaim,
    RoleClaim,
)


def posts_held(text: str, published: str = "") -> list[tuple[str, str, str, str]]:
    """(person, role, body, status) of the posts of a text, in order."""
    claims = analyse(Document("t", text, published=published)).claims
    return [(c.member.name, c.role, c.organization.name, c.status.value) for c in claims if isinstance(c, RoleClaim)]


def report(text: str) -> str:
    """A report with a headline; each ``|`` begins a paragraph."""
    return f"Tin trong ngày | {text}".replace(" | ", "\n")


def told(text: str) -> tuple[Claim, ...]:
    """The claims of a report."""
    return analyse(Document("t", report(text))).claims


def posts(text: str) -> set[tuple[str, str, str, str]]:
    """(person, role, body, status) of the posts of a report."""
    return set(posts_held(report(text)))


def dated_acts(text: str, published: str = "") -> list[tuple[str, str, str, str, str]]:
    """(person, kind, role, body, day) of the acts of a text, in order."""
    claims = analyse(Document("t", text, published=published)).claims
    return [
        (c.member.name, c.kind.value, c.role, c.organization.name, c.date) for c in claims if isinstance(c, ChangeClaim)
    ]


def acts_in(text: str) -> list[tuple[str, str, str, str]]:
    """(person, kind, role, body) of the acts of a text, in order."""
    return [(person, kind, role, body) for person, kind, role, body, _ in dated_acts(text)]


def acts(text: str) -> set[tuple[str, str, str, str]]:
    """(person, kind, role, body) of the acts of a report."""
    return set(acts_in(report(text)))


def days(text: str) -> list[tuple[str, str]]:
    """(person, day) of the acts of a report."""
    return sorted((c.member.name, c.date) for c in told(text) if isinstance(c, ChangeClaim))


def commitments(text: str) -> list[tuple[str, str, str]]:
    """(adopter, kind, words) of the commitments of a report."""
    return [
        (c.adopter.name, c.commitment.kind.value, c.commitment.label)
        for c in told(text)
        if isinstance(c, AdoptionClaim)
    ]


def honours(text: str) -> list[tuple[str, str, str]]:
    """(recipient, honour, year) of a report."""
    return sorted((c.recipient.name, c.award.name, c.year) for c in told(text) if isinstance(c, AwardClaim))


def numbers(text: str) -> list[tuple[str, str, int]]:
    """(subject, what, value) of the numbers of a report."""
    return [(c.subject.name, c.quantity_of, int(c.value)) for c in told(text) if isinstance(c, QuantityClaim)]


def people_at(text: str) -> tuple[set[str], set[str]]:
    """(who was at the events of a report, who of them spoke)."""
    found = [c for c in told(text) if isinstance(c, ParticipationClaim)]
    return {c.member.name for c in found}, {c.member.name for c in found if c.manner is Manner.SPOKE}
