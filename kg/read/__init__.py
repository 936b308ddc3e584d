"""Reading: from paths to documents, one module a format.

    >>> for record in read(["seeds"]): ...

Every path ends as documents or as :class:`Skipped`, with the reason; nothing is dropped in silence. Documents stream:
only one is in memory at a time.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import cast

from kg.errors import UsageError
from kg.model import Document
from kg.read.common import Notes, Reader, Record, Skipped, Source
from kg.read.html import read_html
from kg.read.jsonl import read_jsonl, read_jsonl_gz
from kg.read.markdown import read_markdown
from kg.read.sidecar import Sidecar, load
from kg.read.text import read_text
from kg.read.walk import STANDARD_INPUT, files, total_bytes

__all__ = ["FORMATS", "Notes", "Skipped", "read", "total_bytes"]

# The ending of a file's name → what reads it. A new format is a module and a line here.
FORMATS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".jsonl.gz": read_jsonl_gz,
}
_UNNAMED = "stdin"
_GZIP = b"\x1f\x8b"


def read(
    paths: Iterable[str | os.PathLike[str]], *, format: str = "", notes: Notes | None = None
) -> Iterator[Document | Skipped]:
    """The documents behind ``paths``, in the order of the paths.

    ``paths`` are files, folders and ``-`` for standard input; ``format`` (``txt``, ``jsonl`` …) overrules the endings
    of names; ``notes`` is filled with counts of what was left out. A document that comes twice is given once; of two
    documents with one identifier and different texts both are given. Raises :class:`UsageError` for an unknown format.
    """
    forced = _named(format) if format else None
    notes = Notes() if notes is None else notes
    return _without_duplicates(_records(paths, forced, notes), notes)


def _named(format: str) -> Reader:
    try:
        return FORMATS["." + format.removeprefix(".")]
    except KeyError:
        raise UsageError(f"no format is called {format!r}: use one of {_known()}") from None


def _known() -> str:
    return ", ".join(ending.removeprefix(".") for ending in FORMATS)


def _records(paths: Iterable[str | os.PathLike[str]], forced: Reader | None, notes: Notes) -> Iterator[Record]:
    sidecars: dict[Path, Sidecar] = {}
    for path in files(paths):
        if isinstance(path, Skipped):
            yield path
        elif path == STANDARD_INPUT:
            yield from _standard_input(forced, notes)
        else:
            if path.parent not in sidecars:
                sidecars[path.parent] = load(path.parent, notes)
                yield from sidecars[path.parent].wrong
            yield from _file(path, forced, sidecars[path.parent], notes)


def _file(path: Path, forced: Reader | None, sidecar: Sidecar, notes: Notes) -> Iterator[Record]:
    ending = max((e for e in FORMATS if path.name.lower().endswith(e)), key=len, default="")
    reader = forced or FORMATS.get(ending)
    if reader is None:
        yield Skipped(str(path), f"the format is not known by its ending: rename it, or say --format ({_known()})")
        return
    identifier = path.name[: len(path.name) - len(ending)] if ending else path.stem
    before = notes.bytes_read
    try:
        with path.open("rb") as stream:
            for record in reader(Source(stream, str(path), identifier, notes)):
                if stream.seekable():  # a pipe has no position
                    notes.bytes_read = before + stream.tell()
                yield sidecar.complete(record, path.name) if isinstance(record, Document) else record
    except OSError as error:
        yield Skipped(str(path), f"the file cannot be read: {error.strerror}")


def _standard_input(forced: Reader | None, notes: Notes) -> Iterator[Record]:
    """Standard input names no format: lines of JSON begin with a brace, gzip with two bytes of its own.

    Nor does it name the document: what it holds does, so that another text is another document.
    """
    stream = cast(io.BufferedReader, sys.stdin.buffer)
    reader = forced or _sniffed(stream)
    for record in reader(Source(stream, "-", _UNNAMED, notes)):
        if isinstance(record, Document) and record.identifier == _UNNAMED:
            record = replace(record, identifier=f"{_UNNAMED}-{record.sha256[:16]}")
        yield record


def _sniffed(stream: io.BufferedReader) -> Reader:
    head = stream.peek(64)
    if head.startswith(_GZIP):
        return read_jsonl_gz
    return read_jsonl if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") else read_text


def _without_duplicates(records: Iterable[Record], notes: Notes) -> Iterator[Record]:
    # Hashes, not the identifiers themselves: a million documents take some 150 MB.
    identifiers: set[int] = set()
    texts: set[int] = set()
    for record in records:
        if isinstance(record, Document):
            identifier, text = _hash(record.identifier), _hash(record.identifier, record.sha256)
            if text in texts:
                notes.duplicates += 1
                continue
            if identifier in identifiers:
                notes.versions[record.identifier] += 1
            identifiers.add(identifier)
            texts.add(text)
        yield record


def _hash(*fields: str) -> int:
    return int.from_bytes(blake2b("\x1f".join(fields).encode("utf-8", "surrogatepass"), digest_size=8).digest())
