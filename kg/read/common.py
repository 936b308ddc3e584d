"""What every reader of a format takes and gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from kg.model import Document

# A year of a news site's longest pages stays under 2 MB; analysis of 10 MB of text still ends within minutes.
MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something not read. ``origin`` is a path, or ``path:line``; ``reason`` says what is wrong and what to do."""

    origin: str
    reason: str


@dataclass(slots=True)
class Notes:
    """Counts of what reading left out or put right; filled while the documents are read."""

    unused: Counter[str] = field(default_factory=Counter)  # fields of records that no document has a place for
    encodings: Counter[str] = field(default_factory=Counter)  # encodings other than UTF-8, by documents
    duplicates: int = 0  # same identifier, same text: read once
    versions: Counter[str] = field(default_factory=Counter)  # same identifier, other text: both are kept
    bytes_read: int = 0  # of the files as they lie on disk


Record = Document | Skipped


@dataclass(frozen=True, slots=True)
class Source:
    """One opened file or stream, before anything is known of its contents."""

    stream: BinaryIO
    origin: str
    identifier: str  # the file's name without its ending
    notes: Notes


Reader = Callable[[Source], Iterator[Record]]

_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2})(?:[T ].*)?)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def iso_date(text: str) -> str | None:
    """The day of ``text`` in ISO 8601, partial as it may be, or None if it is no date.

    Times of day are left out. Besides ISO, ``31/7/2020`` is read: Vietnamese dates put the day first.
    """
    text = text.strip()
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
        return _day(year, month, day) if day else "-".join(filter(None, (year, month)))
    if found := _DAY_FIRST.match(text):
        return _day(found[3], found[2], found[1])
    return None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def megabytes(size: int) -> str:
    """``12.3 MB``, as messages say it."""
    return f"{size / 1e6:.1f} MB"


def too_long(what: str) -> str:
    """The message for a document over the limit."""
    limit = megabytes(MAX_BYTES)
    return f"{what} is longer than {limit}, the limit of one document: split it, or take out what is not text"


def read_bounded(stream: BinaryIO) -> bytes | None:
    """All of a stream, or None where it is over the limit of one document."""
    data = stream.read(MAX_BYTES + 1)
    return None if len(data) > MAX_BYTES else data
