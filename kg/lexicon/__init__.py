"""Lexicons: tables of posts, heads of bodies' names, ranks …, validated on load and compiled for one scan of a text.

A table is a UTF-8 file of tab-separated fields under ``data/``; ``#`` begins a comment. An error names ``file:line``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial
from importlib import resources
from operator import itemgetter
from typing import Generic, Literal, NamedTuple, TypeVar, cast, get_args

import ahocorasick

from kg.errors import LexiconError
from kg.text import normalise

Form = Literal["fixed", "unit", "inner", "topic", "office"]
FORMS = get_args(Form)
UNIT_KINDS = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "phường", "xã", "thị trấn", "đặc khu")


@dataclass(frozen=True, slots=True)
class BodyHead:
    """How the name of a body begins, and what completes it (see ``data/bodies.tsv``)."""

    label: str
    kind: str
    form: Form
    slots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A post: its label, the body head its name holds, the body where the text names none, a body named within it."""

    label: str
    head: str = ""
    default: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class RankEntry:
    """A rank or title and what sort it is: military, academic, degree, profession."""

    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase that only its class matters of: an honorific, a kind of unit, a kind of document …"""

    kind: str
    label: str


Entry = BodyHead | RoleEntry | RankEntry | Word
E_co = TypeVar("E_co", bound=Entry, covariant=True)


class Hit(NamedTuple, Generic[E_co]):
    """One entry of a lexicon found at ``[start, end)`` of the normalised text."""

    start: int
    end: int
    entry: E_co


_as_hit: Callable[[tuple[int, int, Entry]], Hit[Entry]] = partial(tuple.__new__, Hit)


def rows(name: str, width: int) -> Iterator[tuple[int, list[str]]]:
    """(line number, fields) of a table; raises LexiconError where a line has more fields than ``width``."""
    text = resources.files("kg.lexicon").joinpath("data", *name.split("/")).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [f.strip() for f in line.split("\t")]
        fields += [""] * (width - len(fields))
        if len(fields) != width:
            raise LexiconError(
                f"{name}:{number}: {len(fields)} fields where {width} are wanted; fields are separated by tabs"
            )
        yield number, fields


def forms_of(name: str, number: int, cell: str) -> list[str]:
    """The spellings in a cell, checked: lower case, normalised, none empty."""
    forms = [f.strip() for f in cell.split("|") if f.strip()]
    for form in forms:
        if form != normalise(form).lower():
            raise LexiconError(f"{name}:{number}: {form!r} is not in normal form, write {normalise(form).lower()!r}")
    if not forms:
        raise LexiconError(f"{name}:{number}: an entry needs at least one spelling")
    return forms


_PLACE = itemgetter(0, 1)


@dataclass(slots=True)
class Lexicon:
    """All tables, compiled. :meth:`scan` finds every entry in one pass."""

    heads: dict[str, BodyHead] = field(default_factory=dict)  # by label
    fixed: dict[str, BodyHead] = field(default_factory=dict)  # complete bodies by label
    sectors: dict[str, str] = field(default_factory=dict)  # spelling -> label
    fields: frozenset[str] = frozenset()  # the labels of sectors
    sector_beginnings: frozenset[str] = frozenset()  # the first words of their spellings: one, two, … of them
    surnames: frozenset[str] = frozenset()
    weak_surnames: frozenset[str] = frozenset()
    lists: dict[str, frozenset[str]] = field(default_factory=dict)  # by name (see ``data/lists.tsv``)
    phrases: dict[str, list[Entry]] = field(default_factory=dict)
    _automaton: ahocorasick.Automaton | None = None
    _scanned: tuple[str, list[int], list[Hit[Entry]]] = ("", [], [])  # the last text of :meth:`within`

    def add(self, form: str, entry: Entry) -> None:
        """Let ``form`` (lower case, normalised) be found as ``entry``."""
        self.phrases.setdefault(form, []).append(entry)

    def compile(self) -> Lexicon:
        """Build the automaton; call once, after the last :meth:`add`."""
        automaton = ahocorasick.Automaton()
        for form, entries in self.phrases.items():
            automaton.add_word(form, (len(form), tuple(entries)))
        automaton.make_automaton()
        self._automaton = automaton
        return self

    def scan(self, lower: str) -> list[Hit[Entry]]:
        """Every entry whose spelling stands in ``lower`` between word boundaries, ordered by start, longest first."""
        assert self._automaton is not None
        found: list[tuple[int, int, tuple[Entry, ...]]] = []  # ends negative: the longest first
        for last, (size, entries) in self._automaton.iter(lower):
            start, end = last + 1 - size, last + 1
            if start and lower[start - 1].isalnum() and lower[start].isalnum():
                continue
            if lower[end : end + 1].isalnum() and lower[last].isalnum():
                continue
            found.append((start, -end, entries))
        if not found:
            return []
        found.sort(key=_PLACE)
        return [_as_hit((start, -end, entry)) for start, end, entries in found for entry in entries]

    def within(self, lower: str, start: int, end: int) -> list[Hit[Entry]]:
        """The hits of :meth:`scan` that stand in ``lower[start:end]``, in the same order.

        The lines of a text ask one after the other; it is scanned once.
        """
        if self._scanned[0] is not lower:
            hits = self.scan(lower)
            self._scanned = lower, [hit.start for hit in hits], hits
        _, starts, hits = self._scanned
        return [hit for hit in hits[bisect_left(starts, start) : bisect_left(starts, end)] if hit.end <= end]


# Short ways to write words that stand in many names of bodies.
_SHORTENED = (
    ("trung ương", ("t.ư", "tư", "tw", "t.ư.")),
    ("ủy ban", ("ub",)),
    ("việt nam", ("vn",)),
    ("mặt trận tổ quốc", ("mttq",)),
    ("quốc hội", ("qh",)),
)


def variants(form: str) -> list[str]:
    """The spelling itself and those in which words of it are shortened, one by one: *ub kiểm tra t.ư*."""
    found = [form]
    for word, short in _SHORTENED:
        if word in form and form != word:
            found += [spelling.replace(word, s) for spelling in found for s in short]
    return found


_JOINT = re.compile(r"\s*[-&]\s*|\s+và\s+")
_END_OF_WORD = re.compile(r"\W|$")


@lru_cache(maxsize=10_000)  # the news names the same fields again and again
def sector_key(phrase: str) -> str:
    """What the ways to write a field of work share: *GD-ĐT*, *gd & đt*, *gd và đt* are one."""
    lower = phrase.lower()
    return _JOINT.sub("&", lower) if "-" in lower or "&" in lower or "và" in lower else lower


def _load_bodies(lexicon: Lexicon) -> None:
    for number, (label, kind, form, slots, cell) in rows("bodies.tsv", 5):
        if form not in FORMS:
            raise LexiconError(f"bodies.tsv:{number}: form {form!r} is none of {', '.join(FORMS)}")
        kinds = tuple(s for s in slots.split(",") if s)
        if unknown := [s for s in kinds if s not in UNIT_KINDS]:
            raise LexiconError(f"bodies.tsv:{number}: {unknown[0]!r} is no kind of unit")
        head = BodyHead(label, kind, cast(Form, form), kinds)
        lexicon.heads[label] = head
        if form == "fixed":
            lexicon.fixed[label] = head
        for written in forms_of("bodies.tsv", number, cell):
            for spelling in variants(written):
                lexicon.add(spelling, head)


def _load_roles(lexicon: Lexicon) -> None:
    for number, (label, cell, head, default) in rows("roles.tsv", 4):
        for spelling in cell.split("|"):
            form, _, within = spelling.partition("=")
            if head and head not in lexicon.heads:
                raise LexiconError(f"roles.tsv:{number}: no body begins with {head!r}")
            if within and within not in lexicon.heads:
                raise LexiconError(f"roles.tsv:{number}: no body is called {within!r}")
            lexicon.add(forms_of("roles.tsv", number, form)[0], RoleEntry(label, head, default, within))


def _load_words(lexicon: Lexicon) -> None:
    for number, (label, kind, cell) in rows("ranks.tsv", 3):
        for spelling in forms_of("ranks.tsv", number, cell):
            lexicon.add(spelling, RankEntry(label, kind))
    for number, (kind, label, cell) in rows("words.tsv", 3):
        for spelling in forms_of("words.tsv", number, cell):
            lexicon.add(spelling, Word(kind, label or spelling))
    for number, (label, cell) in rows("sectors.tsv", 2):
        for spelling in forms_of("sectors.tsv", number, cell):
            lexicon.sectors[sector_key(spelling)] = label
    lexicon.fields = frozenset(lexicon.sectors.values())
    lexicon.sector_beginnings = frozenset(
        key[: joint.start()] for key in lexicon.sectors for joint in _END_OF_WORD.finditer(key)
    )


def _load_surnames(lexicon: Lexicon) -> None:
    names = [fields[0] for _, fields in rows("surnames.txt", 1)]
    lexicon.surnames = frozenset(n for n in names if not n.startswith("?"))
    lexicon.weak_surnames = frozenset(n[1:] for n in names if n.startswith("?"))


def _load_lists(lexicon: Lexicon) -> None:
    for number, (name, cell) in rows("lists.tsv", 2):
        lexicon.lists[name] = lexicon.lists.get(name, frozenset()).union(forms_of("lists.tsv", number, cell))


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The compiled lexicon of this package; the first call takes some tenths of a second."""
    lexicon = Lexicon()
    _load_bodies(lexicon)
    _load_roles(lexicon)
    _load_words(lexicon)
    _load_surnames(lexicon)
    _load_lists(lexicon)
    return lexicon.compile()
