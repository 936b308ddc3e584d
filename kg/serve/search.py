"""Finding things by name, with or without diacritics: ``nguyen duc chung`` finds Nguyễn Đức Chung."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest

from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions

from kg.rdf import VOCABULARIES, prefixes, term
from kg.rdf.terms import ALT_LABEL, PREF_LABEL, A
from kg.serve.reading import ABOUT, headline, without_year
from kg.store import GraphStore

_OWN = VOCABULARIES["vkg"]
_WORDS = 50_000  # that are kept folded
_UNION = DefaultGraph()
_IDENTIFIER = term("dcterms:identifier")
_FOLDED = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})
#: What can be looked for: the class of a thing → the group that the page offers.
GROUPS = {
    "Person": "person", "Body": "body", "Province": "unit", "District": "unit", "Commune": "unit", "Event": "event",
    "OfficialDocument": "document", "Award": "award", "Source": "source",
} | dict.fromkeys(
    ("Programme", "Project", "Plan", "Target", "Task", "Breakthrough", "Objective", "Theme", "Movement"), "commitment"
)  # fmt: skip


def folded(text: str) -> str:
    """Lower case, no diacritics, letters and digits only, one space between words."""
    return " ".join(plain for word in text.split() if (plain := _plain(word)))


@lru_cache(_WORDS)
def _plain(word: str) -> str:
    """A word folded; several where it has something between its letters. Names have few words, again and again."""
    plain = unicodedata.normalize("NFD", word.translate(_FOLDED).lower())
    kept = "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    return " ".join(kept.split())


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that answers a search. ``claims`` is how many claims speak of it, ``sources`` how many documents."""

    iri: str
    label: str
    kind: str
    claims: int
    sources: int


class Index:
    """Every name in the store, by word. Built once, read by any number of threads.

    Nodes that are one person stand under the one node that stands for them all. Of things of one group and name, those
    are left out of which nothing is said while something is said of another: a body that only the name of its part
    tells of, a unit that nobody names, a person who is only named (whose documents the namesake's page lists).
    """

    def __init__(self, store: GraphStore) -> None:
        same = _same(store)
        self._claims = _counted(store, f"?claim a vkg:Claim ; ?how ?thing FILTER(?how IN ({', '.join(ABOUT)}))", same)
        self._claims.update(_counted(store, "GRAPH ?thing { ?claim a vkg:Claim }", same))
        self._sources = _counted(store, "?source vkg:mentions ?thing", same)
        kinds = _kinds(store)
        names = self._without_shadows(_names(store, kinds, same), kinds)
        self._iris = sorted(names)
        self._names = [names[iri] for iri in self._iris]
        self._kinds = [kinds[iri] for iri in self._iris]
        self._folded = [" | ".join(map(folded, labels)) for labels in self._names]
        postings: dict[str, array[int]] = {}
        for number, text in enumerate(self._folded):
            for word in set(text.split()):
                postings.setdefault(word, array("I")).append(number)
        self._words = sorted(postings)
        self._postings = postings

    def __len__(self) -> int:
        return len(self._iris)

    def _without_shadows(self, names: dict[str, list[str]], kinds: dict[str, str]) -> dict[str, list[str]]:
        alike = {iri: (GROUPS[kinds[iri]], folded(own[0])) for iri, own in names.items()}
        best = {alike[iri]: iri for iri in sorted(names, key=lambda iri: (self.weight(iri), iri))}
        return {iri: own for iri, own in names.items() if best[alike[iri]] == iri or self._told(iri, kinds[iri])}

    def _told(self, iri: str, kind: str) -> bool:
        claims, sources = self.weight(iri)
        return claims > 0 or (kind != "Person" and sources > 0)

    def weight(self, iri: str) -> tuple[int, int]:
        """How many claims speak of a thing, and how many documents name it."""
        return self._claims[iri], self._sources[iri]

    def groups(self) -> dict[str, int]:
        """How many things there are of each group, most first."""
        counted = Counter(GROUPS[kind] for kind in self._kinds)
        return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))

    def find(self, text: str, group: str = "", limit: int = 50) -> tuple[list[Found], int]:
        """The things whose names hold every word of the text (the last one may be a beginning), best first, and how
        many there are. A name that is the text comes before one that begins with it, before any other."""
        asked = folded(text)
        numbers = [n for n in self._matching(asked) if not group or GROUPS[self._kinds[n]] == group]
        first = nsmallest(limit, numbers, key=lambda n: self._rank(n, asked))
        return [self._found(number) for number in first], len(numbers)

    def counts(self, text: str) -> Counter[str]:
        """How many things of each group a search finds."""
        return Counter(GROUPS[self._kinds[number]] for number in self._matching(folded(text)))

    def _matching(self, asked: str) -> set[int]:
        words = asked.split()
        sets = [self._with(word, exact=place < len(words) - 1) for place, word in enumerate(words)]
        return set.intersection(*sets) if sets else set()

    def _with(self, word: str, *, exact: bool) -> set[int]:
        if exact and word in self._postings:
            return set(self._postings[word])
        found: set[int] = set()
        for place in range(bisect_left(self._words, word), len(self._words)):
            if not self._words[place].startswith(word):
                break
            found.update(self._postings[self._words[place]])
        return found

    def _rank(self, number: int, asked: str) -> tuple[int, int, int, str]:
        names = self._folded[number].split(" | ")
        iri = self._iris[number]
        close = 0 if asked in names else 1 if any(n.startswith(asked) for n in names) else 2
        if close and any(asked in name for name in names):
            close = min(close, 1)
        return close, -self._claims[iri], -self._sources[iri], iri

    def _found(self, number: int) -> Found:
        iri = self._iris[number]
        claims, sources = self.weight(iri)
        return Found(iri, self._names[number][0], self._kinds[number], claims, sources)

    def busiest(self, group: str, limit: int) -> list[Found]:
        """The things of a group of which most claims speak."""
        numbers = (n for n, kind in enumerate(self._kinds) if GROUPS[kind] == group)
        ordered = sorted(numbers, key=lambda n: (-self._claims[self._iris[n]], self._names[n][0], self._iris[n]))
        return [self._found(number) for number in ordered[:limit]]


def _kinds(store: GraphStore) -> dict[str, str]:
    """Thing → its class, of those that can be looked for."""
    return {
        quad.subject.value: kind
        for kind in GROUPS
        for quad in store.ox.quads_for_pattern(None, A, term(f"vkg:{kind}"), _UNION)
        if isinstance(quad.subject, NamedNode)
    }


def _same(store: GraphStore) -> dict[str, str]:
    """Node of a person → the node that stands for all of them."""
    quads = store.ox.quads_for_pattern(None, term("owl:sameAs"), None, _UNION)
    return {
        quad.subject.value: quad.object.value
        for quad in quads
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    }


def _names(store: GraphStore, kinds: dict[str, str], same: dict[str, str]) -> dict[str, list[str]]:
    """Thing → all its names, the preferred one first; a document without a title is called by its first words."""
    names: dict[str, dict[str, None]] = {}
    for predicate in (PREF_LABEL, term("dcterms:title"), ALT_LABEL, term("dcterms:identifier")):
        for quad in store.ox.quads_for_pattern(None, predicate, None, _UNION):
            iri = quad.subject.value if isinstance(quad.subject, NamedNode) else ""
            if iri in kinds and isinstance(quad.object, Literal):
                if kinds[iri] == "Source" and predicate == _IDENTIFIER and iri not in names:
                    names[iri] = dict.fromkeys([headline(store, iri) or quad.object.value])
                names.setdefault(same.get(iri, iri), {})[without_year(quad.object.value)] = None
    return {iri: list(own) for iri, own in names.items() if iri in kinds}


def _counted(store: GraphStore, where: str, same: dict[str, str]) -> Counter[str]:
    """Thing → how often the pattern holds of it. (The database counts ten times as fast as what reads every quad.)"""
    counted: Counter[str] = Counter()
    found = store.ox.query(
        f"SELECT ?thing (COUNT(*) AS ?times) {{ {where} }} GROUP BY ?thing", prefixes=prefixes(store.base)
    )
    assert isinstance(found, QuerySolutions)
    for thing, times in found:
        if isinstance(thing, NamedNode):
            counted[same.get(thing.value, thing.value)] += int(times.value)
    return counted
