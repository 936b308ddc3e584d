"""In Vietnamese, what graph and endpoint say in English only: what the context added to a claim, and why a query was
not answered."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from kg.serve.pages.html import Html, tag
from kg.serve.pages.view import View

_FILE = Path(__file__).resolve().parent / "vietnamese.toml"
_QUOTED = ("written", "full")
_PLACE = re.compile(r"\\{(\w+)\\}")
_NO_PLACE = {r"\{\{": r"\{", r"\}\}": r"\}"}  # a brace that stands for itself


def context_list(notes: Sequence[str], view: View) -> Html:
    """The notes as a list. One that nobody has put into Vietnamese yet stays in English, and is marked as that."""
    lines = []
    for note in notes:
        told = in_vietnamese(note) if view.language == "vi" else None
        lines.append(tag("li", told or note, lang="en" if told is None and view.language != "en" else None))
    return tag("ul", lines)


def problem(text: str) -> str:
    """Why a query was not answered, in Vietnamese as far as the table has words; what follows on other lines is the
    query itself."""
    first, line, rest = text.partition("\n")
    return f"{in_vietnamese(first) or first}{line}{rest}"


def in_vietnamese(text: str) -> str | None:
    """A line in Vietnamese; None where the table has no words for it."""
    for pattern, words in _table():
        if found := pattern.fullmatch(text):
            parts = {name: _part(name, text) for name, text in found.groupdict().items()}
            return None if None in parts.values() else words.format(**parts)
    return None


def _part(name: str, text: str) -> str | None:
    """What stands in a place: a reason is a note itself, *--04-28* is *28/4*."""
    if name == "why":
        return in_vietnamese(text)
    if name in _QUOTED:
        return f"“{text[1:-1]}”"
    day = re.fullmatch(r"--(\d\d)-(\d\d)", text)
    return f"{int(day[2])}/{int(day[1])}" if day else text


@cache
def _table() -> list[tuple[re.Pattern[str], str]]:
    told = tomllib.loads(_FILE.read_text("utf-8"))
    return [(_pattern(row["en"]), row["vi"]) for kind in ("note", "problem") for row in told[kind]]


def _pattern(template: str) -> re.Pattern[str]:
    def place(found: re.Match[str]) -> str:
        inside = r"'.*?'|\".*?\"" if found[1] in _QUOTED else ".+?"
        return f"(?P<{found[1]}>{inside})"

    escaped = re.escape(template)
    for doubled, single in _NO_PLACE.items():
        escaped = escaped.replace(doubled, single)
    return re.compile(_PLACE.sub(place, escaped))
