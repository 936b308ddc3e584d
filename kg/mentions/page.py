"""A document laid out for parsing: tokens, lexicon hits by place, sentences. Everything is computed once."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from kg.lexicon import BodyHead, Hit, Lexicon, RankEntry, RoleEntry, Word, load
from kg.model import SentenceKind
from kg.text import Text, Token, sentences


class Page:
    """Tokens and lexicon hits of one document, and how to get from a character offset to a token."""

    def __init__(self, raw: str, lexicon: Lexicon | None = None) -> None:
        self.text = Text(raw)
        self.lexicon = lexicon or load()
        self.tokens: list[Token] = self.text.tokens
        self.starts = [t.start for t in self.tokens]
        self._ends = {t.end: i for i, t in enumerate(self.tokens)}
        self.hits: dict[int, list[Hit]] = {}
        for hit in self.lexicon.scan(self.text.lower):
            if hit.end in self._ends:
                self.hits.setdefault(hit.start, []).append(hit)

    @cached_property
    def sentences(self) -> list[tuple[int, int, SentenceKind]]:
        """Ranges of sentences in the normalised text, with where each stands."""
        return sentences(self.text)

    def index(self, offset: int) -> int:
        """Index of the first token that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def after(self, end: int) -> int:
        """Index of the token that follows the one ending at ``end``."""
        return self._ends[end] + 1 if end in self._ends else self.index(end)

    def token(self, index: int) -> Token | None:
        """The token at ``index``, or None past the end or at a line break."""
        if 0 <= index < len(self.tokens) and self.tokens[index].text != "\n":
            return self.tokens[index]
        return None

    def word(self, index: int) -> str:
        """Lower-case text of the token at ``index``, empty where there is none."""
        token = self.token(index)
        return token.lower if token else ""

    def _first(self, index: int, kind: type) -> Hit | None:
        token = self.token(index)
        if token is None:
            return None
        return next((h for h in self.hits.get(token.start, ()) if isinstance(h.entry, kind)), None)

    def role_at(self, index: int) -> Hit | None:
        """Longest post that begins at the token."""
        return self._first(index, RoleEntry)

    def body_at(self, index: int) -> Hit | None:
        """Longest head of a body's name that begins at the token."""
        return self._first(index, BodyHead)

    def rank_at(self, index: int) -> Hit | None:
        """Longest rank that begins at the token."""
        return self._first(index, RankEntry)

    def word_at(self, index: int, kind: str) -> Hit | None:
        """Longest word of class ``kind`` that begins at the token."""
        token = self.token(index)
        if token is None:
            return None
        return next(
            (h for h in self.hits.get(token.start, ()) if isinstance(h.entry, Word) and h.entry.kind == kind), None
        )

    def phrase_at(self, index: int, longest: int, prefix: str = "") -> list[tuple[int, str]]:
        """(index past the end, ``prefix`` + lower-case text) of the token runs that begin at ``index``, longest first."""
        runs: list[tuple[int, str]] = []
        token = self.token(index)
        if token is None:
            return runs
        for last in range(index, index + longest):
            end = self.token(last)
            if end is None:
                break
            runs.append((last + 1, prefix + self.text.lower[token.start : end.end]))
        runs.reverse()
        return runs

    def capitals(self, index: int, most: int = 8) -> int:
        """How many tokens from ``index`` on are capitalised words, one space apart."""
        count = 0
        end = None
        while count < most:
            token = self.token(index + count)
            if token is None or not token.text[0].isalpha() or not token.capital:
                break
            if end is not None and token.start - end != 1:
                break
            end = token.end
            count += 1
        return count
