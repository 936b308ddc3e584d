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
    starts = {line.start for k, line in enumerate(reading.lines) if not k or _opens(reading, k)}
    found: list[tuple[int, BodyParse | UnitParse | None]] = []
    headed = 0
    for line in reading.lines:
        if line.start not in starts:
            continue
        about = _header(norm, line.start, line.items[0]) if line.items else None
        end = norm.find("\n", line.start)
        long = (end if end >= 0 else len(norm)) - line.start >= _SHORTEST
        if about is not None and long:
            headed += 1
            found.append((line.start, about))
        elif norm.startswith("*", line.start):
            found.append((line.start, None))
    if headed < 2:
        found = [(start, about) for start, about in found if norm.startswith("*", start)]
    ends = [start for start, _ in found[1:]] + [len(norm)]
    parts = [Piece(start, end, about) for (start, about), end in zip(found, ends, strict=True)] if found else []
    first = parts[0].start if parts else len(norm)
    return (Piece(0, first), *parts) if first else tuple(parts)


def _opens(reading: Reading, k: int) -> bool:
    return "\n" in reading.page.text.norm[reading.lines[k - 1].end : reading.lines[k].start]


def _header(norm: str, start: int, item: object) -> BodyParse | UnitParse | None:
    """The body or unit that opens a paragraph, before a colon."""
    if not isinstance(item, BodyParse | UnitParse):
        return None
    begins = norm[start : item.start].strip(" ") in ("", *_MARKS)
    return item if begins and norm.startswith(": ", item.end) else None
