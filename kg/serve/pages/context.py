"""What the context added to a claim, in the reader's language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from kg.serve.pages.html import Html, tag
from kg.serve.pages.view import View

_FILE = Path(__file__).resolve().parent / "context.toml"
_QUOTED = ("written", "full")
_PLACE = re.compile(r"\\{(\w+)\\}")


def listed(notes: Sequence[str], view: View) -> Html:
    """The notes as a list. One that nobody has put into Vietnamese yet stays in English, and is marked as that."""
    lines = []
    for note in notes:
        told = in_vietnamese(note) if view.language == "vi" else None
        lines.append(tag("li", told or note, lang="en" if told is None and view.language != "en" else None))
    return tag("ul", lines)


def in_vietnamese(note: str) -> str | None:
    """The note in Vietnamese; None where the table has no words for it."""
    for pattern, words in _table():
        if found := pattern.fullmatch(note):
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
    return [(_pattern(row["en"]), row["vi"]) for row in tomllib.loads(_FILE.read_text("utf-8"))["note"]]


def _pattern(template: str) -> re.Pattern[str]:
    def place(found: re.Match[str]) -> str:
        inside = r"'.*?'|\".*?\"" if found[1] in _QUOTED else ".+?"
        return f"(?P<{found[1]}>{inside})"

    return re.compile(_PLACE.sub(place, re.escape(template)))
