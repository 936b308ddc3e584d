"""A store in one file, and back.

A backup is N-Quads, compressed with gzip: every quad of the store, the texts of the documents with them, so that any
program that reads RDF reads it too, and a later version of the database. Comments hold what N-Quads has no place for:

    # kg backup {"base": …, "format": 1}              the first line
    # end {"quads": …, "sha256": …}                   the last line: the digest is that of all lines before it

Same store, same bytes, so that two backups can be compared.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from pyoxigraph import Quad, RdfFormat

from kg.errors import StoreError, UsageError
from kg.store import GraphStore
from kg.store.metadata import Metadata, check_format, create, is_store, parsed, printed
from kg.store.problems import plain_errors

ENDING = ".nq.gz"
_FIRST, _LAST = b"# kg backup ", b"# end "
_LEVEL = 6  # of gzip: higher ones take twice the time for a hundredth of the size


@dataclass(frozen=True, slots=True)
class Copied:
    """A store that was saved or restored: where it is now, and how many documents it holds."""

    path: Path
    documents: int


def back_up(store_dir: str | os.PathLike[str], path: str | os.PathLike[str]) -> Copied:
    """Saves the store in a file, or in a folder under the name of the store; a file that is there is replaced.

    A writer may be at work meanwhile: what is saved is the store as it was at its last checkpoint, as a whole. The file
    is there only once it is complete and on the disk. Raises StoreError, UsageError where the file would be in the
    store itself, and ExportError where it cannot be written.
    """
    from kg.export import target  # not with the module: a build and each of its processes would load every format

    root, file = Path(store_dir).resolve(), Path(path)
    if file.is_dir():
        file = file / f"{root.name}{ENDING}"
    with GraphStore.open(Path(store_dir), read_only=True) as store:
        if root in file.resolve().parents:
            raise UsageError(f"{file} is in the store itself, and would be lost with it; name a place elsewhere")
        target.write(_compressed(_lines(store)), file)
        return Copied(file, len(store.sources()))


def _lines(store: GraphStore) -> Iterator[bytes]:
    from kg.export import nquads

    first = _FIRST + printed(Metadata(store.base, store.min_confidence)).encode() + b"\n"
    digest, quads = hashlib.sha256(first), 0
    yield first
    for chunk in nquads.chunks(store, texts=True):
        lines = chunk.encode()
        digest.update(lines)
        quads += lines.count(b"\n")
        yield lines
    yield _LAST + json.dumps({"quads": quads, "sha256": digest.hexdigest()}).encode() + b"\n"


def _compressed(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks as gzip without a time or a name, which would differ from one backup to the next."""
    packer = zlib.compressobj(_LEVEL, wbits=zlib.MAX_WBITS | 16)
    for chunk in chunks:
        if packed := packer.compress(chunk):
            yield packed
    yield packer.flush()


def restore(path: str | os.PathLike[str], store_dir: str | os.PathLike[str]) -> Copied:
    """Makes the store in ``store_dir``, which must be empty or missing, from a backup.

    The backup is compared with its checksum first, and the store with the number of quads that the backup tells; it is
    there under its name only then. Raises StoreError where the folder holds anything, and where the file cannot be
    read, is damaged, was cut short or is no backup.
    """
    file, root = Path(path), Path(store_dir)
    if is_store(root):
        raise StoreError(f"{root} holds a store already, and a backup never replaces one; give a new folder")
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise StoreError(f"{root} is not an empty folder; give a new one for the store")
    metadata, quads = _checked(file)
    place = root.resolve()
    made = place.with_name(f".{place.name}.{os.getpid()}.part")
    with plain_errors(root, "restoring the backup"):
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            documents = _fill(made, file, metadata, quads)
            made.rename(place)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    return Copied(root, documents)


def _checked(file: Path) -> tuple[Metadata, int]:
    """What a backup says of its store, and how many quads it holds; StoreError where it is not as it was written."""
    try:
        with gzip.open(file) as lines:
            first = line = next(lines, b"")
            if not first.startswith(_FIRST):
                raise StoreError(f"{file} is no backup of a store; kg backup makes one")
            metadata = parsed(first.removeprefix(_FIRST).decode())
            check_format(file, metadata)
            digest, quads = hashlib.sha256(), -1  # the first line is no quad
            for following in lines:
                digest.update(line)
                quads += 1
                line = following
    except (EOFError, zlib.error, gzip.BadGzipFile, ValueError, KeyError, TypeError, ArithmeticError) as error:
        raise StoreError(f"{file} is damaged, or no backup of a store ({error}); use another backup") from error
    except OSError as error:
        raise StoreError(f"{file}: the backup cannot be read ({error.strerror or error})") from error
    if line != _LAST + json.dumps({"quads": quads, "sha256": digest.hexdigest()}).encode() + b"\n":
        raise StoreError(
            f"{file} is not as it was written: its checksum differs, or its end is missing; use another backup"
        )
    return metadata, quads


def _fill(made: Path, file: Path, metadata: Metadata, quads: int) -> int:
    """Makes a store and fills it with a backup; how many documents it holds then."""
    create(made, metadata)
    with GraphStore.open(made) as store:
        with gzip.open(file) as lines:
            store.ox.bulk_load(cast(IO[bytes], lines), RdfFormat.N_QUADS)
        if (found := sum(1 for _ in store.ox)) != quads:
            raise StoreError(f"{file} should hold {quads} quads, and {found} were restored; use another backup")
        store.ox.bulk_extend(Quad(*quad.triple) for quad in store.quads())
        return len(store.sources())
