"""The directory of a store: what lies in it, who may write, and how others read while one writes.

    store.json          what kg.store.metadata says; written last, so a directory that has it is a whole store
    lock                held by the one writer
    derived             the version of what derived last, so that a part of it can be derived again by the same
    unfinished          there while documents change and what is derived from them has not been made again
    quads/              the database
    snapshots/<n>/      what the writer had at its last checkpoint (hard links), there only while it writes
    snapshots/reader-…  a reader's own copy (hard links), gone when the reader closes

The database may not be opened while another process writes to it, not even for reading: files disappear under
the reader. So every reader opens a copy of its own, made of hard links in a few milliseconds: of the database where
nobody writes, of the writer's last checkpoint where somebody does.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError
from kg.store.problems import plain_errors, taken

WAIT = 2.0  # seconds to wait for a lock: a reader holds it for the milliseconds of its copy, a writer while it writes
_POLL = 0.05
_UNFINISHED = "unfinished"
_DERIVED = "derived"
_READER = "reader-"

# A POSIX lock does not bind the process that holds it, and is not inherited by workers (an orphaned worker must not
# keep a store locked), so the stores that this process writes to are kept here as well.
_held: dict[Path, int] = {}


# ---------------------------------------------------------------- one writer


class WriterLock:
    """The right to write to the store at ``root``, until :meth:`release`. StoreError where another holds it."""

    def __init__(self, root: Path) -> None:
        self._key = root.resolve()
        if _held.get(self._key) == os.getpid():
            raise StoreError(f"{root}: this process has the store open for writing already; close it first")
        with plain_errors(root, "writing"):
            self._file = os.open(root / "lock", os.O_RDWR | os.O_CREAT, 0o666)
        self._wait(root)
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, str(os.getpid()).encode(), 0)
        _held[self._key] = os.getpid()

    def _wait(self, root: Path) -> None:
        deadline = time.monotonic() + WAIT
        while True:
            try:
                fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except OSError:
                if time.monotonic() > deadline:
                    writer = os.pread(self._file, 20, 0).decode("ascii", "replace")
                    os.close(self._file)
                    raise StoreError(taken(root, writer)) from None
                time.sleep(_POLL)

    def release(self) -> None:
        """Gives the right back. Calling it twice does nothing."""
        if _held.get(self._key) == os.getpid():
            del _held[self._key]
            os.ftruncate(self._file, 0)
            os.close(self._file)


@contextmanager
def _no_writer(root: Path) -> Iterator[bool]:
    """Whether nobody writes; if so, nobody begins to until the block ends."""
    if _held.get(root.resolve()) == os.getpid():
        yield False
        return
    try:
        file = os.open(root / "lock", os.O_RDONLY)
    except FileNotFoundError:
        yield True
        return
    try:
        try:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            idle = True
        except OSError:
            idle = False
        yield idle
    finally:
        os.close(file)


def clear(database: Path) -> None:
    """Takes away what a writer left that was killed while it wrote many quads: files that are no part of a database."""
    for file in database.glob("bulk-*.sst"):
        file.unlink(missing_ok=True)


def mark_unfinished(root: Path) -> None:
    """Notes that what is derived will not follow from the documents until :func:`mark_finished`."""
    with plain_errors(root, "writing"):
        (root / _UNFINISHED).touch()


def mark_finished(root: Path, version: str) -> None:
    """Takes that note away, and notes by which version of the program it was derived."""
    with plain_errors(root, "writing"):
        temporary = root / f"{_DERIVED}.tmp"
        temporary.write_text(version, "utf-8")
        temporary.replace(root / _DERIVED)
        (root / _UNFINISHED).unlink(missing_ok=True)


def derived_by(root: Path) -> str:
    """The version that the last writer derived by; empty where it did not come to its end."""
    with plain_errors(root, "reading the store"):
        known = (root / _DERIVED).exists() and not (root / _UNFINISHED).exists()
        return (root / _DERIVED).read_text("utf-8") if known else ""


def interrupted(root: Path) -> bool:
    """Whether the last writer ended before it was done."""
    with _no_writer(root) as idle:
        return idle and (root / _UNFINISHED).exists()


def being_written(root: Path) -> bool:
    """Whether somebody has the store open for writing."""
    with _no_writer(root) as idle:
        return not idle


# ---------------------------------------------------------------- many readers


def publish(root: Path, backup: Callable[[str], None]) -> None:
    """Makes what is in the database now visible to readers in other processes."""
    folder = root / "snapshots"
    folder.mkdir(exist_ok=True)
    older = _published(folder)
    backup(str(folder / str(older[-1] + 1 if older else 1)))
    for number in older:
        shutil.rmtree(folder / str(number), ignore_errors=True)


def unpublish(root: Path) -> None:
    """Takes the snapshots away, whole or not: nobody writes any more, readers may copy the database itself.

    With them goes what readers left that were killed.
    """
    folder = root / "snapshots"
    for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not entry.name.startswith(_READER) or _abandoned(entry.name):
            shutil.rmtree(entry, ignore_errors=True)


def _published(folder: Path) -> list[int]:
    return sorted(int(entry.name) for entry in folder.iterdir() if entry.name.isdigit()) if folder.is_dir() else []


def _abandoned(name: str) -> bool:
    """Whether a reader's copy belongs to a process of this machine that is no more."""
    _, pid, rest = name.split("-", 2)
    if rest.rpartition("-")[0] != socket.gethostname() or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def private_copy(root: Path) -> Path:
    """A directory of the caller's own with the database as it is, or as it was at the writer's last checkpoint.

    The caller removes it. StoreError where there is nothing to read yet.
    """
    deadline = time.monotonic() + WAIT
    while True:
        try:
            with _no_writer(root) as idle:
                published = _published(root / "snapshots")
                if idle or published:
                    return _copy(root / "quads" if idle else root / "snapshots" / str(published[-1]), root)
        except FileNotFoundError:
            pass  # the writer has put a newer snapshot in the place of this one: look again
        if time.monotonic() > deadline:
            raise StoreError(f"{root}: another process is making this store, and nothing is in it yet; try again later")
        time.sleep(_POLL)


def contents(database: Path) -> frozenset[tuple[str, int]]:
    """The files of a database that hold quads, with their sizes: where they are the same, so is what it holds.

    (Table files are never changed once written, and the log of what is not yet in one only grows.)
    """
    files = ((entry.name, entry.stat().st_size) for entry in database.iterdir() if entry.suffix in (".sst", ".log"))
    return frozenset((name, size) for name, size in files if size)


def readable(root: Path) -> frozenset[tuple[str, int]] | None:
    """The :func:`contents` of what :func:`private_copy` would give now; None where there is nothing to read."""
    try:
        with _no_writer(root) as idle:
            published = _published(root / "snapshots")
            if not idle and not published:
                return None
            return contents(root / "quads" if idle else root / "snapshots" / str(published[-1]))
    except OSError:
        return None


def _copy(database: Path, root: Path) -> Path:
    prefix = f"{_READER}{os.getpid()}-{socket.gethostname()}-"
    try:
        (root / "snapshots").mkdir(exist_ok=True)
        return _filled(Path(tempfile.mkdtemp(prefix=prefix, dir=root / "snapshots")), database)
    except FileNotFoundError:
        raise
    except OSError:  # a store that one may read and not write to, or whose disk is full
        return _filled(Path(tempfile.mkdtemp(prefix="kg-")), database)


def _filled(target: Path, database: Path) -> Path:
    try:
        for entry in sorted(database.iterdir()):
            if entry.name != "LOCK" and not entry.name.startswith("LOG"):
                _link(entry, target / entry.name)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    return target


def _link(file: Path, target: Path) -> None:
    """Table files are never changed once written, so a second name for one is as good as a copy; the rest is small."""
    if file.suffix == ".sst":
        try:
            os.link(file, target)
            return
        except FileNotFoundError:
            raise
        except OSError:  # another file system, or another owner
            pass
    shutil.copyfile(file, target)
