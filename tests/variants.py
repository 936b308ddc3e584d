"""Switches for tests/ablation.py: context managers within which the analysis does less, or is vetoed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from typing import Any
from unittest.mock import patch

from kg.claims import patterns
from kg.context import Context
from kg.context.units import Units
from kg.lexicon import Hit
from kg.mentions import Page, persons
from kg.mentions.parses import DateParse, PersonParse, UnitParse
from kg.model import Unit


def _nothing(*_: object, **__: object) -> None:
    return None


@contextmanager
def patched(places: Mapping[str, Any]) -> Iterator[None]:
    """Every place (its name without ``kg.``) replaced; AttributeError where the product has no such place any more."""
    with ExitStack() as stack:
        for place, value in places.items():
            stack.enter_context(patch(f"kg.{place}", value))
        yield


# ---------------------------------------------------------------- less


@contextmanager
def without_context() -> Iterator[None]:
    """A sentence speaks for itself: other sentences, the article's date and the tree of units complete nothing."""
    known = Units.of

    def unit(self: Units, parse: UnitParse) -> Unit | None:
        return parse.candidates[0] if parse.name and parse.candidates else known(self, parse)

    def person(self: Context, parse: PersonParse) -> tuple[str, tuple[str, ...]] | None:
        return (parse.name, ()) if parse.form == "full" else None

    def date(self: Context, parse: DateParse) -> tuple[str, tuple[str, ...]]:
        return parse.iso, ()

    places = {
        "context.Context.person": person,
        "context.Context.date": date,
        "context.units.Units.of": unit,
        "claims.settling.CARRY": 0,
    }
    looks_around = (
        "context.units.Units.nearest",
        "context.bodies.Bodies._party_spoken_of",
        "claims.unsaid.recalled",
        "claims.unsaid.only_ministry",
        "claims.careers.previous_subject",
        "claims.changes.previous_subject",
        "claims.careers.protagonist",
        "claims.changes.protagonist",
        "claims.subjects.Subjects.focus",
    )
    with patched(places | dict.fromkeys(looks_around, _nothing)):
        yield


@contextmanager
def without_grammar() -> Iterator[None]:
    """Mentions as lexicon and gazetteer name them, and the post that touches a name; no rule, row, list or clause."""
    load = patterns.load
    places: dict[str, Any] = {
        # A document's number is a name: the two rules of citations say who issued it and who follows it.
        "claims.patterns.load": lambda name: load(name) if name == "citations" else (),
        "claims.patterns.possible": lambda *_: (),
        "claims.MODULES": ("roles", "events", "citations"),
        "claims.groups._opens": lambda *_: False,
    }
    never = re.compile(r"(?!)")
    joins = ("groups._ROW", "groups._AND", "groups._COLON")
    holds = ("hosts._ORGANISES", "hosts._HELD_BY", "hosts._ANNOUNCES")
    with without_context(), patched(places | dict.fromkeys((f"claims.{name}" for name in (*joins, *holds)), never)):
        yield


# ---------------------------------------------------------------- a veto by underthesea


def located(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where each word of a segmentation stands in ``text``. A word that underthesea rewrote is taken to be as long."""
    at = 0
    for word in words:
        start = text.find(word, at)
        if start < 0:
            start = at + len(text[at:]) - len(text[at:].lstrip())
        at = start + len(word)
        yield start, at


def proper_nouns(text: str) -> list[tuple[int, int]]:
    """What underthesea's tagger calls a proper noun (Np)."""
    from underthesea import pos_tag

    tagged = pos_tag(text)
    return [place for place, (_, tag) in zip(located(text, (w for w, _ in tagged)), tagged, strict=True) if tag == "Np"]


@contextmanager
def segmentation_veto() -> Iterator[None]:
    """What the lexicon finds across the border of a word of several syllables in lower case is dropped."""
    from underthesea import word_tokenize

    add = Page._add

    @lru_cache(maxsize=1)
    def inside(page: Page) -> set[int]:
        texts = [(start, page.text.norm[start:end]) for start, end, _ in page.sentences]
        words = [(at, text, word) for at, text in texts for word in located(text, word_tokenize(text))]
        lower = [(at + a + 1, at + b) for at, text, (a, b) in words if text[a:b].islower()]
        return {offset for a, b in lower for offset in range(a, b)}

    def vetoed(self: Page, index: int, hit: Hit[Any]) -> None:
        if hit.start not in inside(self) and hit.end not in inside(self):
            add(self, index, hit)

    with patched({"mentions.page.Page._add": vetoed}):
        yield


@contextmanager
def tags_veto() -> Iterator[None]:
    """A name without honorific stands only where underthesea's tagger sees a proper noun."""
    grammar = persons.parse

    @lru_cache(maxsize=1)
    def proper(page: Page) -> set[int]:
        nouns = [(a, noun) for a, b, _ in page.sentences for noun in proper_nouns(page.text.norm[a:b])]
        return {at for a, (start, end) in nouns for at in range(a + start, a + end)}

    def parse(page: Page, index: int, *, introduced: bool, listed: bool = False) -> PersonParse | None:
        found = grammar(page, index, introduced=introduced, listed=listed)
        return found if found is None or found.honorific or found.start in proper(page) else None

    with patched({"mentions.persons.parse": parse}):
        yield
