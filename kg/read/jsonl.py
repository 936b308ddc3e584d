"""Records, one in a line (``.jsonl``, ``.jsonl.gz``), with the fields id, title, text, url, published, publisher."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any, BinaryIO, cast

import orjson

from kg.model import Document
from kg.read.common import MAX_BYTES, Notes, Record, Skipped, Source, iso_date, too_long

FIELDS = ("title", "url", "publisher", "published")
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_jsonl(source: Source) -> Iterator[Record]:
    """A document a line. A line that is wrong is reported as ``file:line``, and the others are kept."""
    number = 0
    try:
        for number, line in enumerate(_lines(source.stream), 1):
            origin = f"{source.origin}:{number}"
            if line is None:
                yield Skipped(origin, too_long("the line"))
                continue
            if number == 1:
                if line.startswith(_UTF16):
                    yield Skipped(origin, "the file is UTF-16: convert it first: iconv -f UTF-16 -t UTF-8")
                    return
                line = line.removeprefix(_BOM)
            if line.strip():
                yield _record(line, origin, source.notes)
    except (EOFError, OSError, zlib.error) as error:
        yield Skipped(
            f"{source.origin}:{number + 1}", f"the file is damaged from here on ({error}); what stood before is kept"
        )
        return
    if number == 0:
        yield Skipped(source.origin, "the file is empty")


def read_jsonl_gz(source: Source) -> Iterator[Record]:
    """The same, compressed by gzip."""
    with gzip.GzipFile(fileobj=source.stream, mode="rb") as stream:
        yield from read_jsonl(replace(source, stream=cast(BinaryIO, stream)))


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines, None for one over the limit: what is in memory never grows beyond it."""
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES)
        yield None


def _record(line: bytes, origin: str, notes: Notes) -> Record:
    try:
        record: Any = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return Skipped(origin, f"the line is not JSON: {error}")
    if not isinstance(record, dict):
        return Skipped(origin, "the line is not a JSON object with the fields id and text")
    text = record.pop("text", None)
    if not isinstance(text, str) or not text.strip():
        return Skipped(origin, "the record has no text (field 'text')")
    identifier = _field(record.pop("id", None)) or sha256(text.encode("utf-8")).hexdigest()[:16]
    fields = {name: _field(record.pop(name, None)) for name in FIELDS}
    notes.unused.update(record.keys())
    published = iso_date(fields["published"])
    if published is None and fields["published"]:
        notes.unused["published (not a date)"] += 1
    return Document(
        identifier,
        text,
        title=fields["title"],
        url=fields["url"],
        publisher=fields["publisher"],
        published=published or "",
        origin=origin,
    )


def _field(value: object) -> str:
    """A field as text: numbers are written out, anything else counts as absent."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
