"""From the paths of a call to the files behind them, in an order that the file system has no part in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.read.common import Skipped
from kg.read.sidecar import NAME as SIDECAR

STANDARD_INPUT = Path("-")


def files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Path | Skipped]:
    """The files of ``paths``: folders are gone through, sorted, without hidden files; ``-`` stays as it is."""
    for given in paths:
        path = Path(given)
        if path == STANDARD_INPUT or path.is_file():
            yield path
        elif path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield path  # a pipe or a device that was named on purpose
        else:
            yield Skipped(str(path), "there is no such file or folder")


def total_bytes(paths: Iterable[str | os.PathLike[str]]) -> int:
    """Size of the files behind ``paths`` as they lie on disk; what cannot be measured counts nothing."""
    total = 0
    for path in files(paths):
        if isinstance(path, Path) and path.is_file():
            total += path.stat().st_size
    return total


def _folder(folder: Path) -> Iterator[Path | Skipped]:
    wrong: list[Skipped] = []
    empty = True
    for entry in _walk(folder, lambda error: wrong.append(Skipped(str(error.filename), _reason(error)))):
        empty = False
        yield entry
    yield from wrong
    if empty and not wrong:
        yield Skipped(str(folder), "the folder holds no file to read")


def _walk(folder: Path, on_error: Callable[[OSError], None]) -> Iterator[Path | Skipped]:
    for parent, folders, names in os.walk(folder, onerror=on_error):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith(".") or name == SIDECAR:
                continue
            yield path if path.is_file() else Skipped(str(path), "is not a regular file")


def _reason(error: OSError) -> str:
    return f"the folder cannot be read: {error.strerror}"
