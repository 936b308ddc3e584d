"""What is read of a few sentences, as tuples that a test can hold up against."""

from __future__ import annotations

from kg.analysis import analyse
from kg.model import Document, RoleClaim


def posts_held(text: str, published: str = "") -> list[tuple[str, str, str, str]]:
    """(person, role, body, status) of the posts of a text, in order."""
    claims = analyse(Document("t", text, published=published)).claims
    return [(c.member.name, c.role, c.organization.name, c.status.value) for c in claims if isinstance(c, RoleClaim)]
