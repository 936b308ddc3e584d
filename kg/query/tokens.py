"""The tokens of a SPARQL query, as far as hints about mistakes and putting in parameters need them.

What is *refused* does not rest on this: a query is free to confuse a reader of tokens (``?a<?b`` may begin an IRI).
See :mod:`kg.query.guard`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*''' | \"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"
        | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*")
    | (?P<variable>[?$]\w+)
    | (?P<prefixed>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:[\w:%.-]*[\w:%-])?)
    | (?P<word>[^\W\d_]\w*)
    | (?P<space>\s+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token: what kind it is (a group of the pattern), its text, and where it begins."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """The tokens of the query, in order; blanks and comments are left out."""
    for match in _TOKEN.finditer(query):
        if match.lastgroup not in ("space", "comment"):
            yield Token(match.lastgroup or "other", match[0], match.start())


def with_values(query: str, values: dict[str, str]) -> str:
    """The query with each variable ``$name`` replaced by the SPARQL literal that ``values`` has for it."""

    def replaced(match: re.Match[str]) -> str:
        text = match[0]
        return values.get(text[1:], text) if match.lastgroup == "variable" and text[0] == "$" else text

    return _TOKEN.sub(replaced, query)
