"""Writing a file, or a folder of files, as a whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

from kg.errors import ExportError

_BLOCK = 1 << 20


def write(chunks: Iterable[str | bytes], target: str | Path | None) -> None:
    """Writes the chunks, text in UTF-8, to a file, which is there only once it is whole, or to standard output.

    ``None`` and ``-`` are standard output. Raises ExportError where it cannot be written; what stood in the target
    stays. A reader of standard output that goes away raises BrokenPipeError, which is no error of the export.
    """
    if target is None or str(target) == "-":
        _to_stream(chunks, sys.stdout.buffer, "standard output")
        return
    path = Path(target)
    try:
        if _is_device(path):  # a device or a pipe: nothing to keep whole
            with path.open("wb") as file:
                _to_stream(chunks, file, str(path))
            return
        _to_file(chunks, path.resolve())
    except OSError as error:
        raise ExportError(_reason(path, error)) from error


def write_made(make: Callable[[Path], None], target: str | Path | None) -> None:
    """The same for a file that has to be made under a name of its own, not chunk by chunk.

    ``make`` writes it to the path that it is given.
    """
    if target is None or str(target) == "-" or _is_device(Path(target)):
        with tempfile.TemporaryDirectory(prefix="kg-export-") as folder:
            make(Path(folder) / "made")
            with (Path(folder) / "made").open("rb") as file:
                write(iter(lambda: file.read(_BLOCK), b""), target)
        return
    path = Path(target)
    try:
        _whole(make, path.resolve())
    except OSError as error:
        raise ExportError(_reason(path, error)) from error


def write_folder(make: Callable[[Path], None], target: str | Path | None) -> None:
    """The same for a folder: ``make`` fills the empty folder that it is given, which then takes the name ``target``.

    A folder that stands there is replaced if it is empty or holds files of the same names only, so that no file that
    is not of the export is ever lost. Raises ExportError where it holds another.
    """
    if target is None or str(target) == "-":
        raise ExportError("this format is a folder of files; name the folder: --output FOLDER")
    path = Path(target).resolve()
    if path.exists() and not path.is_dir():
        raise ExportError(f"{path} is a file, and this format is a folder of files; give another name")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            temporary.mkdir()
            make(temporary)
            _replace_folder(temporary, path)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    except OSError as error:
        raise ExportError(_reason(Path(target), error)) from error


def _replace_folder(made: Path, path: Path) -> None:
    if not path.exists():
        made.rename(path)
        return
    strange = sorted({entry.name for entry in path.iterdir()} - {entry.name for entry in made.iterdir()})
    if strange:
        raise ExportError(f"{path} holds a file of another kind ({strange[0]}); give a new or an empty folder")
    old = path.with_name(f".{path.name}.{os.getpid()}.old")
    path.rename(old)
    try:
        made.rename(path)
    except OSError:
        old.rename(path)
        raise
    shutil.rmtree(old)


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def _to_stream(chunks: Iterable[str | bytes], stream: IO[bytes], name: str) -> None:
    try:
        for chunk in chunks:
            stream.write(_bytes(chunk))
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(_reason(Path(name), error)) from error


def _to_file(chunks: Iterable[str | bytes], path: Path) -> None:
    def make(temporary: Path) -> None:
        with temporary.open("wb") as file:
            for chunk in chunks:
                file.write(_bytes(chunk))

    _whole(make, path)


def _bytes(chunk: str | bytes) -> bytes:
    return chunk.encode("utf-8") if isinstance(chunk, str) else chunk


def _whole(make: Callable[[Path], None], path: Path) -> None:
    """Makes a file beside ``path``, and gives it that name once it is on the disk."""
    if path.is_dir():
        raise ExportError(f"{path} is a directory; give the name of a file in it")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        make(temporary)
        with temporary.open("rb") as file:
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
