"""Where the text says a fact: the sentence to read when one is missed or wrong."""

from __future__ import annotations

import re

from kg.evaluate.facts import Fact
from kg.evaluate.names import words

_SENTENCE = re.compile(r"[^\n]+?(?:[.?!…;](?=\s)|(?=\n|$))", re.MULTILINE)


def sentence_of(fact: Fact, text: str) -> str:
    """The sentence of ``text`` that holds the fact's evidence, or else the one that shares most words with the fact."""
    sentences = list(_SENTENCE.finditer(text))
    if fact.start >= 0:
        return " ".join(text[s.start() : s.end()].strip() for s in sentences if _touches(s, fact)) or "(no text)"
    wanted = {word for value in fact.fields for word in words(value)}
    best = max(sentences, key=lambda s: len(wanted & set(words(s[0]))), default=None)
    return best[0].strip() if best else "(no text)"


def _touches(sentence: re.Match[str], fact: Fact) -> bool:
    return sentence.start() < fact.end and fact.start < sentence.end()
