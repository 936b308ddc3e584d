"""The interface in Vietnamese and in English."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("vi", "en")
_FILE = Path(__file__).resolve().parent / "words.toml"


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def word(key: str, language: str, **values: object) -> str:
    """What the interface says; KeyError where it has no such word."""
    return _table()[key][language].format(**values)


def has(key: str) -> bool:
    """Whether the interface has the word."""
    return key in _table()


def all_words(language: str, prefix: str) -> dict[str, str]:
    """The words whose keys begin with the prefix, without it: for scripts."""
    return {key.removeprefix(prefix): row[language] for key, row in _table().items() if key.startswith(prefix)}
