"""A document laid out for parsing: tokens, lexicon hits by place, sentences. Everything is computed once."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from typing import cast

from kg.lexicon import BodyHead, Entry, Hit, Lexicon, RankEntry, RoleEntry, Word, load
from kg.mentions.parses import BodyParse
from kg.model import SentenceKind
from kg.text import Text, Token, sentences

# After these words the name of a body is part of another's: Phòng | Cảnh sát PCCC và CNCH Công an tỉnh A, Cục | Thuế.
# By itself the first was a force of a province's own, up to 2018; the others are agencies of it since 2025.
_PARTS = ("phòng", "trưởng", "đội", "cục", "sở", "vụ", "tổng", "luật", "đoàn")
_PART_AFTER = dict.fromkeys(("Cảnh sát Phòng cháy và chữa cháy", "Thi hành án dân sự", "Thuế"), _PARTS)


class Page:
    """Tokens and lexicon hits of one document, and how to get from a character offset to a token.

    An index of a token may lie outside the text: there is no token, no word and no hit there.
    """

    def __init__(self, raw: str, lexicon: Lexicon | None = None) -> None:
        self.text = Text(raw)
        self.lexicon = lexicon or load()
        self.tokens: list[Token] = self.text.tokens
        columns = self.text.columns
        self.starts = columns.starts
        self._word_of = ["" if lower == "\n" else lower for lower in columns.lowers]
        # Of what begins at one token the longest counts, and the scan gives that one first.
        self._roles: dict[int, Hit[RoleEntry]] = {}
        self._bodies: dict[int, Hit[BodyHead]] = {}
        self._ranks: dict[int, Hit[RankEntry]] = {}
        self._words: defaultdict[str, dict[int, Hit[Word]]] = defaultdict(dict)  # by class
        self.hits: set[int] = set()
        # What acronyms stand for that the text itself defines; filled once the lexicon's hits are known.
        self.acronyms: dict[str, BodyParse] = {}
        for hit in self.lexicon.scan(self.text.lower):
            index = self.index_at(hit.start)
            if index is not None and self.tokens[self.index(hit.end) - 1].end == hit.end:
                self._add(index, hit)

    def _add(self, index: int, hit: Hit[Entry]) -> None:
        match hit.entry:
            case RoleEntry():
                self._roles.setdefault(index, cast("Hit[RoleEntry]", hit))
            case BodyHead(label=label) if self.word(index - 1) in _PART_AFTER.get(label, ()):
                return
            case BodyHead():
                self._bodies.setdefault(index, cast("Hit[BodyHead]", hit))
            case RankEntry():
                self._ranks.setdefault(index, cast("Hit[RankEntry]", hit))
            case Word(kind=kind):
                self._words[kind].setdefault(index, cast("Hit[Word]", hit))
        self.hits.add(index)

    @cached_property
    def sentences(self) -> list[tuple[int, int, SentenceKind]]:
        """Ranges of sentences in the normalised text, with where each stands."""
        return sentences(self.text)

    def index(self, offset: int) -> int:
        """Index of the first token that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def index_at(self, offset: int) -> int | None:
        """Index of the token that starts at ``offset``; None where none does."""
        index = bisect_left(self.starts, offset)
        return index if index < len(self.starts) and self.starts[index] == offset else None

    def after(self, end: int) -> int:
        """Index of the token that follows what ends at ``end``."""
        return bisect_left(self.starts, end)

    def token(self, index: int) -> Token | None:
        """The token at ``index``, or None past the end or at a line break."""
        if 0 <= index < len(self.tokens):
            token = self.tokens[index]
            return None if token.text == "\n" else token
        return None

    def word(self, index: int) -> str:
        """Lower-case text of the token at ``index``, empty where there is none."""
        return self._word_of[index] if 0 <= index < len(self._word_of) else ""

    def role_at(self, index: int) -> Hit[RoleEntry] | None:
        """Longest post that begins at the token."""
        return self._roles.get(index)

    def body_at(self, index: int) -> Hit[BodyHead] | None:
        """Longest head of a body's name that begins at the token."""
        return self._bodies.get(index)

    def rank_at(self, index: int) -> Hit[RankEntry] | None:
        """Longest rank that begins at the token."""
        return self._ranks.get(index)

    def word_at(self, index: int, kind: str) -> Hit[Word] | None:
        """Longest word of class ``kind`` that begins at the token."""
        return self._words[kind].get(index)

    def phrase_at(self, index: int, longest: int, prefix: str = "") -> list[tuple[int, str]]:
        """(index past the end, ``prefix`` + lower-case text) of the runs of up to ``longest`` tokens, longest first."""
        runs: list[tuple[int, str]] = []
        if index < 0:
            return runs
        lower = self.text.lower
        for stop, token in enumerate(self.tokens[index : index + longest], index + 1):
            if token.text == "\n":
                break
            runs.append((stop, prefix + lower[self.starts[index] : token.end]))
        runs.reverse()
        return runs

    def capitals(self, index: int, most: int = 8) -> int:
        """How many tokens from ``index`` on, up to ``most``, are capitalised words, one space apart."""
        if index < 0:
            return 0
        count = 0
        after = None  # where the next one has to begin
        for start, end, text, _ in self.tokens[index : index + most]:
            first = text[0]
            if not (first.isupper() and first.isalpha()) or after is not None and start != after:
                break
            after = end + 1
            count += 1
        return count
