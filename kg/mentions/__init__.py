"""Mentions: one left-to-right pass over each sentence, the longest reading first, so that no two mentions overlap.

What stands first in a name decides: a post takes the body that it is in, a body the unit whose it is, and a person's
name is what capitals are left. :func:`read` gives the parses; ``kg.context`` says what they denote.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from itertools import compress, count
from operator import ne

from kg.lexicon import RoleEntry
from kg.mentions import acronyms, anaphora, bodies, company_ends, dates, events, persons, posts, units
from kg.mentions.event_words import heads
from kg.mentions.foreign_words import PREFIXES
from kg.mentions.page import Page
from kg.mentions.parses import BodyParse, DateParse, Parse, PersonParse, PostParse, RankParse, TermParse, UnitParse
from kg.mentions.person_words import OTHER_NAME
from kg.mentions.values import value
from kg.model import SentenceKind


@value
class Line:
    """A sentence or heading with the parses found in it, in order."""

    start: int
    end: int
    kind: SentenceKind
    items: tuple[Parse, ...]


@value
class Reading:
    """A page and its lines, with tables of what begins where."""

    page: Page
    lines: tuple[Line, ...]

    def goes_on(self, index: int) -> bool:
        """Whether a line stands in the same paragraph as the one before it."""
        between = self.page.text.norm[self.lines[index - 1].end : self.lines[index].start] if index > 0 else "\n"
        return "\n" not in between


# A photographer's credit: "Ảnh: Trọng Đức/TTXVN", "Ảnh: Viết Thành", "Ảnh: báo Khánh Hòa".
_CREDIT = re.compile(
    r"[Ảả](?<!\w.)nh\s?:?\s(?:báo (?:[^\W\d_a-zà-ỹ]\w* ?){2}|[\w.]+\s?/\s?[\w.]+|[a-z0-9]+(?:\.[a-z]+)+"
    r"|(?:[^\W\d_a-zà-ỹ]\w*\.? ?){1,3})"
)


def read(page: Page) -> Reading:
    """All parses of the page, sentence by sentence; furniture of the page is left out."""
    page.acronyms.update(acronyms.defined(page))
    tables = _Tables(page)
    lines = []
    for start, end, kind in page.sentences:
        items = () if kind is SentenceKind.FURNITURE else tuple(_items(page, tables, start, end))
        lines.append(Line(start, end, kind, items))
    return Reading(page, _with_posts_said_again(page, _trimmed(page, lines)))


def _with_posts_said_again(page: Page, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    again: dict[int, list[Parse]] = {}
    told = page.text.lower, [x.start for x in lines], [x.items for x in lines]
    deputy = next(e for e in page.lexicon.phrases["đại biểu hđnd"] if isinstance(e, RoleEntry))
    for at, post in (*anaphora.posts_said_again(*told), *anaphora.deputies_duties(*told, deputy)):
        again.setdefault(at, []).append(post)
    if not again:
        return lines
    return tuple(
        replace(line, items=tuple(sorted([*line.items, *again[at]], key=lambda i: i.start))) if at in again else line
        for at, line in enumerate(lines)
    )


def _trimmed(page: Page, lines: list[Line]) -> tuple[Line, ...]:
    """Names that run into the next sentence, cut: *Trần Văn Dũng Sau* where the page names *Trần Văn Dũng* as well."""
    names = Counter(i.name for line in lines for i in line.items if isinstance(i, PersonParse) and i.form == "full")

    def cut(item: Parse) -> Parse:
        if not isinstance(item, PersonParse) or item.form != "full" or item.name.count(" ") < 2:
            return item
        if item.name.startswith(_OF_CLANS):
            return item
        shorter = item.name.rpartition(" ")[0]
        if item.name.count(" ") == 4 and not names[shorter]:
            shorter = shorter.rpartition(" ")[0]  # a signature of two: Đào Quang Thu | Quỳnh Nga
        if names[shorter] < names[item.name] or not names[shorter]:
            return item
        if shorter.count(" ") == 1 and item.name.split()[-1].lower() not in _OPENERS:
            return item  # Nguyễn Ngọc is one man, Nguyễn Ngọc Hai another
        # What the next sentence begins with, also in a headline's capitals.
        over = item.name[len(shorter) :].strip().lower()
        end = page.text.lower.rfind(over, item.start, item.end)
        if end < 0:
            return item
        while page.text.norm[end - 1].isspace():
            end -= 1
        return replace(item, end=end, name=shorter)

    def trimmed(line: Line) -> Line:
        items = tuple(map(cut, line.items))
        return line if items == line.items else replace(line, items=items)

    return tuple(map(trimmed, lines))


# Words that begin a sentence as well as they end a name.
_OPENERS = frozenset(
    ("sau", "theo", "trong", "từ", "khi", "tại", "ngày", "năm", "ông", "bà", "cùng", "trước", "hiện", "được", "về",
     "với", "do", "là", "và", "có")
)  # fmt: skip
# Names of the Highlands, which end in that of a clan: *ông Y Blăh* is Y Blăh Mlô.
_OF_CLANS = ("Y ", "H'", "A ")


class _Tables:
    """What was found by patterns over the whole text, by offset."""

    def __init__(self, page: Page) -> None:
        self.dates = {d.start: d for d in dates.dates(page.text)}
        self.terms = {t.start: t for t in dates.terms(page.text)}
        self.events = {head.start: head for head in heads(page.text.lower)}
        self.credits = {m.start(): m.end() for m in _CREDIT.finditer(page.text.norm)}
        self.found = {*self.dates, *self.terms, *self.credits}  # what is read without looking at the words
        capitals = self._capitals(page)
        self.places = self._places(page, capitals)
        # Where no reader below knows the word: a name begins there if what stands before it introduces one, or nothing.
        first = {*posts.first_words(), *(letters.lower() for letters in page.acronyms)}
        strong, weak, names = page.lexicon.surnames, page.lexicon.weak_surnames, units.first_words()
        self.plain = {
            k
            for k, start, word in ((k, page.starts[k], page.tokens[k].lower) for k in capitals - page.hits)
            if not (word in strong or word in weak or word in names or word in first or start in self.events)
            and not word.startswith(PREFIXES)
        }

    @staticmethod
    def _capitals(page: Page) -> set[int]:
        # Few tokens are written otherwise than in lower case, and of them most begin with a capital.
        texts, lowers = page.text.columns.texts, page.text.columns.lowers
        return {k for k in compress(count(), map(ne, texts, lowers)) if texts[k][0].isupper()}

    def _places(self, page: Page, capitals: set[int]) -> list[int]:
        """Indices of the tokens at which a mention can begin: most words are in lower case and in no lexicon."""
        starts = (*self.dates, *self.terms, *self.events, *self.credits)
        known = (page.index_at(start) for start in starts)
        return sorted(capitals.union(page.hits, (index for index in known if index is not None)))


def _items(page: Page, tables: _Tables, start: int, end: int) -> list[Parse]:
    found: list[Parse] = []
    free = page.index(start)  # tokens before this one are taken
    places = tables.places
    for index in places[bisect_left(places, free) : bisect_left(places, page.index(end))]:
        parse = _at(page, tables, index, found) if index >= free else None
        if parse is None or parse.end > end and not isinstance(parse, (DateParse, TermParse)):
            continue
        if not isinstance(parse, _Skip):
            found.append(parse)
        free = max(index + 1, page.after(parse.end))
    return company_ends.with_names(page, found)


@value
class _Skip(Parse):
    """Text that is read past: a photographer's credit."""


def _at(page: Page, tables: _Tables, index: int, found: list[Parse]) -> Parse | None:
    token = page.tokens[index]
    if token.start in tables.found:
        if token.start in tables.credits:
            return _credit(page, tables.credits[token.start], token.start)
        return tables.dates.get(token.start) or tables.terms[token.start]
    if not token.text[0].isalpha():
        return None
    if index in tables.plain:
        if not _introduces(page, found, index):
            return None
        return persons.parse(page, index, introduced=True) or _by_rank(page, found, index)
    if (post := posts.parse(page, index, tables.terms)) is not None:
        return post
    if token.start in tables.events:
        return events.parse(page, tables.events[token.start], tables.terms)
    if (body := posts.members(page, index) or bodies.parse(page, index)) is not None:
        return body
    if (rank := page.rank_at(index)) is not None and not _is_place_of_work(page, rank.end):
        return RankParse(rank.start, rank.end, rank.entry.label, rank.entry.kind)
    unit = units.parse(page, index)
    if unit is not None and unit.name and page.word_at(index, "honorific"):
        return unit  # "Bà Rịa - Vũng Tàu"
    introduced, listed = _introduces(page, found, index), _listed(page, found, index)
    person = persons.parse(page, index, introduced=introduced, listed=listed)
    if person := person or (_by_rank(page, found, index) if introduced and unit is None else None):
        alias = _ALIAS.search(page.text.lower, max(0, person.start - 20), person.start)
        beside = any(isinstance(i, PersonParse) and person.start - i.end < _BESIDE for i in found[-3:])
        return _Skip(person.start, person.end) if alias and beside else person
    # Alone, "Hồ Chí Minh" is the man, of whom thoughts and prizes bear the name.
    return None if unit is not None and not unit.kind and unit.name == "Hồ Chí Minh" else unit


def _by_rank(page: Page, found: list[Parse], index: int) -> PersonParse | None:
    """*Thượng tá | Lộc*: an officer by the last word of the name."""
    last = found[-1]
    ranked = isinstance(last, RankParse) and last.kind == "military" and page.capitals(index, 2) == 1
    return persons.short(page, index) if ranked and last.end == page.tokens[index].start - 1 else None


def _is_place_of_work(page: Page, end: int) -> bool:
    return page.text.lower[end : end + 7] == " đa khoa"


# "Ông A, tên khai sinh là B, nguyên …": B is another name of A.
_ALIAS = re.compile(rf"{OTHER_NAME}(?: là)? $|gọi(?: (?:ông|bà|anh|chị))? là $")
_BESIDE = 90  # characters after a name in which another name of the same person is said
_MANY = re.compile(
    r" (?:gồm|là|có)(?: có)?(?: (?:các|những))?(?: (?:đồng chí|ông|bà|đ/c),?)*: $"
)  # "… gồm các đồng chí: A, B"


def _introduces(page: Page, found: list[Parse], index: int) -> bool:
    """Whether a post or a rank ends right before the token: a blank, after a rank a comma or a point as well."""
    if not found:
        return False
    last = found[-1]
    gap = page.text.norm[last.end : page.tokens[index].start]
    if isinstance(last, PostParse) and _MANY.search(gap):
        return True
    if isinstance(last, RankParse):
        return gap in (" ", ", ", ". ", ".")
    if isinstance(last, PostParse):
        return gap == " " or gap in (": ", " là ", " gồm ") and last.plural
    return False


_IN_LIST = re.compile(r"(?: \((?:sn|sinh|sinh năm)\.? ?\d{4}\)| \(\d{2} tuổi\))?(?:[,;] | và |, và )")


def _listed(page: Page, found: list[Parse], index: int) -> bool:
    """Whether a person's name and a joint of a list stand right before the token."""
    if not found or not isinstance(found[-1], PersonParse) or found[-1].form != "full":
        return False
    return _IN_LIST.fullmatch(page.text.lower, found[-1].end, page.tokens[index].start) is not None


def _credit(page: Page, end: int, start: int) -> _Skip:
    """The credit, less its last word where that begins the next sentence ("Ảnh: Viết Thành | Đề cao tinh thần")."""
    last = page.index(end)
    following = page.token(last)
    previous = page.tokens[last - 1]
    ends_open = following is not None and following.text[0].islower()
    if ends_open and previous.capital and previous.start > start + 5:
        end = previous.start
    while end > start and page.text.norm[end - 1].isspace():
        end -= 1
    return _Skip(start, max(end, start + 1))


__all__ = [
    "BodyParse",
    "DateParse",
    "Line",
    "Page",
    "Parse",
    "PersonParse",
    "PostParse",
    "RankParse",
    "Reading",
    "TermParse",
    "UnitParse",
    "read",
]
