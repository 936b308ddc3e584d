"""Plain text (``.txt``): the whole file is one document, exactly as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import ReadError
from kg.model import Document
from kg.read.common import Record, Skipped, Source, read_bounded, too_long
from kg.read.decode import UTF8, decode


def text_of(source: Source) -> str | Skipped:
    """The decoded contents of one file that is one document, or why there are none."""
    data = read_bounded(source.stream)
    if data is None:
        return Skipped(source.origin, too_long("the file"))
    if not data.strip():
        return Skipped(source.origin, "the file is empty")
    try:
        text, encoding = decode(data)
    except ReadError as error:
        return Skipped(source.origin, str(error))
    if not text.strip():
        return Skipped(source.origin, "the file is empty")
    if encoding != UTF8:
        source.notes.encodings[encoding] += 1
    return text


def read_text(source: Source) -> Iterator[Record]:
    """One document: offsets count the code points of the decoded file, line ends as they are."""
    text = text_of(source)
    yield text if isinstance(text, Skipped) else Document(source.identifier, text, origin=source.origin)
