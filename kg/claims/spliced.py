"""A line with mentions of one more kind in it, each a symbol: what rules about documents and awards are matched on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from kg.claims.scene import SYMBOLS, Group, SceneLine
from kg.mentions.parses import (
    BodyParse,
    DateParse,
    EventParse,
    Parse,
    PersonParse,
    PostParse,
    RankParse,
    TermParse,
    UnitParse,
)

EXTRA = "\ue010"  # the symbol of a mention of the added kind
_SYMBOL_OF: dict[type, str] = {
    Group: SYMBOLS["person"], PersonParse: SYMBOLS["person"], PostParse: SYMBOLS["post"], BodyParse: SYMBOLS["body"],
    UnitParse: SYMBOLS["unit"], DateParse: SYMBOLS["date"], TermParse: SYMBOLS["term"], RankParse: SYMBOLS["rank"],
    EventParse: SYMBOLS["event"],
}  # fmt: skip


class Spliced:
    """A line as a string of words and symbols, with the way back to the normalised text."""

    def __init__(self, lower: str, line: SceneLine, extras: Sequence[Parse]) -> None:
        self.items: dict[int, Parse] = {}
        self._codes: list[int] = []
        self._offsets: list[int] = []
        pieces: list[str] = []
        position, length = line.line.start, 0
        for item in [*_kept(line, extras), None]:
            start = line.line.end if item is None else item.start
            if start < position:
                continue
            if start > position:
                self._codes.append(length)
                self._offsets.append(position)
                pieces.append(lower[position:start])
                length += start - position
            if item is not None:
                self.items[length] = item
                self._codes.append(length)
                self._offsets.append(start)
                pieces.append(_SYMBOL_OF.get(type(item), EXTRA))
                length += 1
                position = item.end
        self.code = "".join(pieces)
        self._end = line.line.end

    def offset(self, index: int) -> int:
        """Offset in the normalised text of a place in ``code``."""
        if index >= len(self.code):
            return self._end
        k = bisect_right(self._codes, index) - 1
        return self._offsets[k] + index - self._codes[k]

    def end_offset(self, index: int) -> int:
        """Offset past what stands before ``index`` of ``code``."""
        item = self.items.get(index - 1)
        return item.end if item is not None else self.offset(index - 1) + 1

    def within(self, start: int, end: int) -> list[Parse]:
        """The mentions whose symbols lie in ``code[start:end]``, in order."""
        return [self.items[k] for k in sorted(self.items) if start <= k < end]


def _kept(line: SceneLine, extras: Iterable[Parse]) -> list[Parse]:
    """The line's mentions and the extras in order; where they overlap the extra stays, and the rest of a group."""
    found = list(extras)
    free = [i for i in line.grouped.items.values() if not _overlaps(i, found)]
    single = [i for i in line.coded.items.values() if not _overlaps(i, found) and not _overlaps(i, free)]
    return sorted([*found, *free, *single], key=lambda i: (i.start, -i.end))


def _overlaps(item: Parse, others: Iterable[Parse]) -> bool:
    return any(item.start < o.end and o.start < item.end for o in others)
