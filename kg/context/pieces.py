"""Pieces of news: what a digest tells one after another, each in paragraphs of its own.

Bộ Tài chính: Ngày 10/6, bà A được bổ nhiệm …
Bộ Công an: Thiếu tướng B thôi giữ chức …
"""

from __future__ import annotations

from kg.mentions import Reading
from kg.mentions.parses import BodyParse, UnitParse
from kg.mentions.values import value

_MARKS = ("*", "-", "+", "•")
_SHORTEST = 100  # characters of a paragraph that tells news; shorter ones are entries of a list


@value
class Piece:
    """[start, end) of a piece, and the body or unit that heads it, if one does. What stands before the first piece is
    a piece itself."""

    start: int
    end: int
    about: BodyParse | UnitParse | None = None


def pieces(reading: Reading) -> tuple[Piece, ...]:
    """The pieces of a text in order: it is one unless several paragraphs begin with a star, or with the body or unit
    that they are about and a colon."""
    norm = reading.page.text.norm
    found = [
        (line.start, _header(norm, line.start, line.items[0]) if line.items else None)
        for k, line in enumerate(reading.lines)
        if not reading.goes_on(k)
    ]
    several = sum(about is not None for _, about in found) > 1
    found = [(start, about) for start, about in found if norm.startswith("*", start) or about is not None and several]
    ends = [*(start for start, _ in found[1:]), len(norm)]
    parts = [Piece(start, end, about) for (start, about), end in zip(found, ends, strict=False)]
    first = parts[0].start if parts else len(norm)
    return (Piece(0, first), *parts) if first else tuple(parts)


def _header(norm: str, start: int, item: object) -> BodyParse | UnitParse | None:
    """The body or unit that opens a paragraph which tells news, before a colon."""
    if not isinstance(item, BodyParse | UnitParse):
        return None
    end = norm.find("\n", start)
    long = (end if end >= 0 else len(norm)) - start >= _SHORTEST
    begins = norm[start : item.start].strip(" ") in ("", *_MARKS)
    return item if long and begins and norm.startswith(": ", item.end) else None
