"""Markdown (``.md``): read as plain text, with the first heading as the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Document
from kg.read.common import Record, Skipped, Source
from kg.read.text import text_of

_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)


def read_markdown(source: Source) -> Iterator[Record]:
    """One document; its marks stay in the text, so that offsets are those of the file."""
    text = text_of(source)
    if isinstance(text, Skipped):
        yield text
        return
    heading = _HEADING.search(text)
    yield Document(source.identifier, text, title=heading[1] if heading else "", origin=source.origin)
