"""Patterns that are searched for only where a text holds what every match of them holds.

    được (?:bầu|cử) làm ‹post›      needs "được ", one of "bầu" and "cử", and " làm ‹post›"

To look for a string takes less than a hundredth of the time that a search for a pattern takes, and few sentences hold
what a rule is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from re import _compiler, _parser  # type: ignore[attr-defined]  # Python tells nowhere else how it reads a pattern
from typing import Any

import ahocorasick

Choice = frozenset[str]  # every match holds one of these

_MOST = 96  # strings in a choice: where more would do, one of them is found nearly everywhere


class Sought:
    """A pattern with the choices of strings that every match of it holds, the rarest first.

    To read a long pattern takes longer than to compile what was read, so it is read once for both, and compiled when
    a text may hold it. ``pattern`` does not remember its source then. Raises re.error where ``source`` is no pattern.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        parsed = _parser.parse(source, flags)
        self._unread = parsed, flags
        self.needed = _as_tuples(needed(parsed))
        # Of a pattern that is one of several, one has all that it needs.
        self.branches = tuple(_as_tuples(needed_by(branch, parsed.state.flags)) for branch in _branches(parsed))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself, to search where the strings have been looked for."""
        compiled: re.Pattern[str] = _compiler.compile(*self._unread)
        del self._unread  # what was read is many times as large as what it is compiled to
        return compiled

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in ``text``."""
        return self.pattern.search(text) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in ``text``, in order."""
        return self.pattern.finditer(text) if self.may_be_in(text) else iter(())

    def may_be_in(self, text: str) -> bool:
        """False where a look at its strings tells that the pattern matches nowhere in ``text``."""
        return _holds(self.needed, text) and self.may_be_one_in(text)

    def may_be_one_in(self, text: str) -> bool:
        """The same, where ``text`` holds what all of the patterns need of which this one is one."""
        return not self.branches or any(_holds(choices, text) for choices in self.branches)


def _holds(choices: Iterable[Iterable[str]], text: str) -> bool:
    """Whether ``text`` holds a string of each choice."""
    for choice in choices:
        for string in choice:
            if string in text:
                break
        else:
            return False
    return True


class Index:
    """Which of many patterns may match in a text: one pass over it finds the rarest strings that they need."""

    def __init__(self, patterns: Sequence[Sought]) -> None:
        self._patterns = tuple(patterns)
        self._always = [number for number, pattern in enumerate(patterns) if not pattern.needed]
        self._others: list[Sequence[Sequence[str]]] = []  # what each needs beside its rarest strings
        numbers: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            rarest = min(pattern.needed, key=_commonness, default=())
            self._others.append(tuple(choice for choice in pattern.needed if choice is not rarest))
            for string in rarest:
                numbers.setdefault(string, []).append(number)
        self._automaton = ahocorasick.Automaton()
        for string, found in numbers.items():
            self._automaton.add_word(string, tuple(found))
        self._automaton.make_automaton()

    def possible(self, text: str) -> list[int]:
        """Numbers of the patterns, in order, that may be in ``text``."""
        candidates = set(self._always)
        if len(self._automaton):
            for _, numbers in self._automaton.iter(text):
                candidates.update(numbers)
        return [
            number
            for number in sorted(candidates)
            if _holds(self._others[number], text) and self._patterns[number].may_be_one_in(text)
        ]

    def is_in(self, text: str) -> bool:
        """Whether one of the patterns matches somewhere in ``text``."""
        return any(self._patterns[number].pattern.search(text) for number in self.possible(text))


def matches_from(start: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of ``pattern.finditer(text)``, for a pattern that begins only where ``start`` matches.

    ``start`` is one that the machine searches for quickly, and it may not match past where another one begins.
    """
    return matches_at([place.start() for place in start.finditer(text)], pattern, text)


def places_of(words: Iterable[str], text: str) -> list[int]:
    """Where one of the words begins, in order: to look for each in turn is quicker than a pattern of them."""
    found: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + len(word))
    found.sort()
    return found


def matches_at(places: Iterable[int], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of ``pattern.finditer(text)``, for a pattern that begins only at ``places``, which are in order."""
    end = 0
    for place in places:
        if place >= end and (found := pattern.match(text, place)):
            end = found.end()
            yield found


def needed(parsed: Any) -> list[Choice]:
    """Choices of strings: every match of a pattern, as Python's own parser reads it, holds one of each. Those of few
    strings come first, of them the longest, which are rarest. A single space is in every sentence, and left out."""
    return needed_by(parsed, parsed.state.flags)


def needed_by(items: Iterable[tuple[Any, Any]], flags: int) -> list[Choice]:
    """The same of a part of a pattern with ``flags``."""
    if flags & re.IGNORECASE:
        return []
    choices = (choice for choice in set(_of_sequence(items)) if " " not in choice)
    return sorted(choices, key=lambda choice: (len(choice), -min(map(len, choice)), sorted(choice)))


def _branches(parsed: Any) -> list[Any]:
    """The patterns of which a pattern is one; none where it is a sequence."""
    items = list(parsed)
    while len(items) == 1 and str(items[0][0]) == "SUBPATTERN" and not items[0][1][1]:
        items = list(items[0][1][-1])
    return list(items[0][1][1]) if len(items) == 1 and str(items[0][0]) == "BRANCH" else []


def _as_tuples(choices: Iterable[Choice]) -> tuple[tuple[str, ...], ...]:
    """The same in an order, in each choice the shortest strings first, which are met most often."""
    return tuple(tuple(sorted(_shortest(choice), key=lambda string: (len(string), string))) for choice in choices)


def _shortest(choice: Choice) -> Choice:
    """The choice less what another of its strings stands in: a text that holds *đại biểu dự* holds *đại biểu*."""
    return frozenset(one for one in choice if not any(other in one for other in choice - {one}))


# Words that are in every other sentence, however long they are.
_COMMON = frozenset(
    ("là", "có", "và", "của", "trong", "cho", "với", "được", "các", "từ", "đến", "khi", "đã", "giữ", "làm", "vào", "về")
) | {"tại", "tới", "trên", "như", "để", "theo", "người", "cũng", "còn", "này", "ông", "bà", ""}
_OFTEN = frozenset(
    ("thực hiện", "phát triển", "xây dựng", "triển khai", "tiếp tục", "công tác", "hoàn thành", "tổ chức", "sẽ")
)  # in one of ten
_OF_COMMON, _OF_OFTEN = 0.3, 0.1  # of the sentences hold such a word


def _is_common(string: str) -> bool:
    return string.strip(" ,;.") in _COMMON


def _commonness(choice: Iterable[str]) -> float:
    """How often one of the strings is met, roughly: a letter more makes it several times as rare."""
    return sum(
        _OF_COMMON if _is_common(string) else _OF_OFTEN if string.strip() in _OFTEN else 8.0 ** -len(string)
        for string in choice
    )


def _rarity(choice: Choice) -> tuple[bool, bool, int, int]:
    """Of two choices that do for one branch, the greater is the better one."""
    return " " not in choice, not any(map(_is_common, choice)), min(map(len, choice)), -len(choice)


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> Iterator[Choice]:
    """What the parts of a pattern that follow one another need; letters in a row are one string."""
    run = ""
    for kind, value in items:
        if str(kind) == "LITERAL":
            run += chr(value)
            continue
        if run:
            yield frozenset({run})
        run = ""
        yield from _of_part(str(kind), value)
    if run:
        yield frozenset({run})


def _of_part(kind: str, value: Any) -> Iterator[Choice]:
    match kind:
        case "SUBPATTERN" if not value[1]:  # flags of its own may make letters match others
            yield from _of_sequence(value[-1])
        case "ATOMIC_GROUP":
            yield from _of_sequence(value)
        case "ASSERT":  # what is looked for before or behind is in the text too
            yield from _of_sequence(value[1])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if value[0] > 0:
            yield from _of_sequence(value[2])
        case "BRANCH":
            yield from _one_of(max(_of_sequence(branch), key=_rarity, default=None) for branch in value[1])
        case "IN" if all(str(kind) == "LITERAL" for kind, _ in value):
            yield frozenset(chr(code) for _, code in value)


def _one_of(choices: Iterable[Choice | None]) -> Iterator[Choice]:
    """The choice that holds all the others; none where a branch needs nothing, or too much would do."""
    found = list(choices)
    union = frozenset[str]().union(*(choice for choice in found if choice is not None))
    if None not in found and len(union) <= _MOST:
        yield union
