"""Writing a file as a whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

from kg.errors import ExportError


def write(chunks: Iterable[str], target: str | Path | None) -> None:
    """Writes the chunks, in UTF-8, to a file, which is there only once it is whole, or to standard output.

    ``None`` and ``-`` are standard output. Raises ExportError where it cannot be written; what stood in the target
    stays. A reader of standard output that goes away raises BrokenPipeError, which is no error of the export.
    """
    if target is None or str(target) == "-":
        _to_stream(chunks, sys.stdout.buffer, "standard output")
        return
    path = Path(target)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():  # a device or a pipe: nothing to keep whole
            with path.open("wb") as file:
                _to_stream(chunks, file, str(path))
            return
        _to_file(chunks, path.resolve())
    except OSError as error:
        raise ExportError(_reason(path, error)) from error


def _to_stream(chunks: Iterable[str], stream: IO[bytes], name: str) -> None:
    try:
        for chunk in chunks:
            stream.write(chunk.encode("utf-8"))
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(_reason(Path(name), error)) from error


def _to_file(chunks: Iterable[str], path: Path) -> None:
    if path.is_dir():
        raise ExportError(f"{path} is a directory; give the name of a file in it")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            for chunk in chunks:
                file.write(chunk.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _reason(path: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"{path}: there is no room to write this; free some space, or write elsewhere. Nothing was changed"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{path}: no permission to write here; give a file in a directory that you may write to"
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return f"{path}: there is no directory {path.parent}; make it, or give another file"
    return f"{path}: cannot be written ({error.strerror or error})"
