"""``metadata.csv`` beside files: what their text does not say about itself (file, url, publisher, published, title)."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.errors import ReadError
from kg.model import Document
from kg.read.common import Notes, Skipped, iso_date
from kg.read.decode import decode

NAME = "metadata.csv"
COLUMNS = ("url", "publisher", "published", "title")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The rows of one folder's ``metadata.csv`` by file name, and what was wrong in it."""

    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    wrong: tuple[Skipped, ...] = ()

    def complete(self, document: Document, file: str) -> Document:
        """The document, with what the sidecar says of its file in place of what the file says itself."""
        row = self.rows.get(file)
        return replace(document, **row) if row else document


def load(folder: Path, notes: Notes) -> Sidecar:
    """The sidecar of ``folder``, empty where it has none."""
    path = folder / NAME
    try:
        text, _ = decode(path.read_bytes())
    except FileNotFoundError:
        return Sidecar()
    except (OSError, ReadError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return Sidecar(wrong=(Skipped(str(path), f"cannot be used: {reason}"),))
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        if "file" not in (reader.fieldnames or ()):
            reason = "the heading has to name the columns file, url, publisher, published"
            return Sidecar(wrong=(Skipped(f"{path}:1", reason),))
        return _rows(reader, path, notes)
    except csv.Error as error:
        return Sidecar(wrong=(Skipped(f"{path}:{reader.line_num}", f"cannot be used: {error}"),))


def _rows(reader: csv.DictReader[str], path: Path, notes: Notes) -> Sidecar:
    rows: dict[str, dict[str, str]] = {}
    wrong: list[Skipped] = []
    for row in reader:
        origin = f"{path}:{reader.line_num}"
        file = (row.pop("file") or "").strip()
        given = {name: value.strip() for name, value in row.items() if isinstance(value, str) and value.strip()}
        notes.unused.update(f"{NAME}: {name}" for name in given if name not in COLUMNS)
        kept = {name: given[name] for name in COLUMNS if name in given}
        if not (path.parent / file).is_file():
            wrong.append(Skipped(origin, f"there is no file {file!r} in this folder"))
        elif "published" in kept and (day := iso_date(kept["published"])) is None:
            wrong.append(Skipped(origin, f"{kept['published']!r} is no date: write 2020-07-31, 2020-07 or 2020"))
        else:
            rows[file] = kept | ({"published": day} if "published" in kept and day else {})
    return Sidecar(rows, tuple(wrong))
