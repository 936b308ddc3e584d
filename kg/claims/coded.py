"""Lines as strings of words and symbols, one symbol a mention: what rules are matched on, with the way back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

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
from kg.mentions.values import value

# One private-use character a kind of mention.
SYMBOLS = {
    "person": "\ue000",
    "post": "\ue001",
    "body": "\ue002",
    "unit": "\ue003",
    "date": "\ue004",
    "term": "\ue005",
    "rank": "\ue006",
    "event": "\ue007",
}
EXTRA = "\ue010"  # the symbol of mentions that only one relation looks for: documents, honours


@value
class Group(Parse):
    """A person and the posts in apposition to the name; covers all of them. ``rules`` say how each was tied to it."""

    person: PersonParse
    posts: tuple[PostParse, ...] = ()
    ranks: tuple[RankParse, ...] = ()
    rules: tuple[str, ...] = ()  # one a post


_SYMBOL_OF: dict[type, str] = {
    Group: SYMBOLS["person"],
    PersonParse: SYMBOLS["person"],
    PostParse: SYMBOLS["post"],
    BodyParse: SYMBOLS["body"],
    UnitParse: SYMBOLS["unit"],
    DateParse: SYMBOLS["date"],
    TermParse: SYMBOLS["term"],
    RankParse: SYMBOLS["rank"],
    EventParse: SYMBOLS["event"],
}


# What somebody is by calling, between whatever else stands there and the name: "bầu | nhà báo | A giữ chức …". It says
# nothing that a rule asks for, so the symbol of the person stands for it, too.
_CALLING = re.compile(
    r"(?<!\w)(?<!các )(?<!những )(?<!hội )(?<!đoàn )"
    r"(?:nhà (?:báo|văn|thơ|nghiên cứu|sử học|khoa học|ngoại giao)|(?:luật|kỹ|kiến trúc) sư"
    r"|(?:bác|dược|nhạc|họa|nghệ|võ) s[ĩỹ]|doanh nhân|đạo diễn|nghệ nhân|cựu chiến binh)"
    r"(?: (?:lão thành|ưu tú|nhân dân|cao cấp|chính|chuyên khoa (?:ii?|[12])),?)? $"
)
_LONGEST_CALLING = 40  # characters


class Coded:
    """A line as a string of words and symbols, with the way back."""

    def __init__(self, lower: str, start: int, end: int, items: Iterable[Parse]) -> None:
        """Encode ``lower[start:end]``; of ``items``, in order, those that overlap an earlier one are left out."""
        pieces: list[str] = []
        self._text_starts: list[int] = []  # of the pieces
        coded: list[tuple[int, Parse]] = []  # the piece that stands for an item
        position = start
        for item in items:
            if item.start < position:
                continue
            begin = _with_calling(lower, position, item)
            if begin > position:
                self._text_starts.append(position)
                pieces.append(lower[position:begin])
            coded.append((len(pieces), item))
            self._text_starts.append(begin)
            pieces.append(_SYMBOL_OF.get(type(item), EXTRA))
            position = item.end
        if position < end:
            self._text_starts.append(position)
            pieces.append(lower[position:end])
        self.code = "".join(pieces)
        self._code_starts = [0, *accumulate(map(len, pieces))][:-1]
        self.items: dict[int, Parse] = {self._code_starts[piece]: item for piece, item in coded}
        self.start, self.end = start, end
        self._places = list(self.items)
        self._matches: dict[re.Pattern[str], list[re.Match[str]]] = {}

    def offset(self, index: int) -> int:
        """Offset in the normalised text of a place in ``code``."""
        if index >= len(self.code):
            return self.end
        k = bisect_right(self._code_starts, index) - 1
        return self._text_starts[k] + (index - self._code_starts[k])

    def index(self, offset: int) -> int:
        """The place in ``code`` of an offset in the normalised text; of one within a mention, its symbol's."""
        k = max(0, bisect_right(self._text_starts, offset) - 1)
        return self._code_starts[k] + (0 if self._code_starts[k] in self.items else offset - self._text_starts[k])

    def end_offset(self, index: int) -> int:
        """Offset past the character before ``index`` of ``code``: a symbol ends where its mention ends."""
        item = self.items.get(index - 1)
        return item.end if item is not None else self.offset(index - 1) + 1

    def within(self, start: int, end: int) -> list[Parse]:
        """The mentions whose symbols lie in ``code[start:end]``, in order."""
        places = self._places[bisect_left(self._places, start) : bisect_left(self._places, end)]
        return [self.items[k] for k in places]

    def match_of(self, pattern: re.Pattern[str], item: Parse) -> re.Match[str] | None:
        """Of the matches of a pattern in the line, the one that takes in a mention; the line is searched once for all
        its mentions."""
        if pattern not in self._matches:
            self._matches[pattern] = list(pattern.finditer(self.code))
        at, found = self.index(item.start), self._matches[pattern]
        k = bisect_right(found, at, key=re.Match.start) - 1
        taken_in = k >= 0 and at < found[k].end() and self.items.get(at) is item
        return found[k] if taken_in else None


def _with_calling(lower: str, position: int, item: Parse) -> int:
    """Where an item begins, its calling with it if it is a person's name."""
    if not isinstance(item, PersonParse) and not (isinstance(item, Group) and item.person.start == item.start):
        return item.start
    calling = _CALLING.search(lower, max(position, item.start - _LONGEST_CALLING), item.start)
    return calling.start() if calling is not None else item.start


def spliced(lower: str, coded: Coded, grouped: Coded, extras: Iterable[Parse]) -> Coded:
    """A line with mentions of one more kind in it: where they overlap others they stay, and the rest of a group."""
    found = list(extras)
    free = [item for item in grouped.items.values() if not _overlaps(item, found)]
    single = [item for item in coded.items.values() if not _overlaps(item, found) and not _overlaps(item, free)]
    items = sorted([*found, *free, *single], key=lambda item: (item.start, -item.end))
    return Coded(lower, coded.start, coded.end, items)


def _overlaps(item: Parse, others: Iterable[Parse]) -> bool:
    return any(item.start < other.end and other.start < item.end for other in others)
