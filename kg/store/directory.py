"""The directory of a store: what lies in it, who may write, and how others read while one writes.

    store.json          format version and base IRI; written last, so a directory that has it is a whole store
    lock                held by the one writer
    quads/              the database
    snapshots/<n>/      what the writer had at its last checkpoint (hard links), there only while it writes
    snapshots/reader-…  a reader's own copy (hard links), gone when the reader closes

The database may not be opened while another process writes to it, not even for reading: files disappear under
the reader. So every reader opens a copy of its own, made of hard links in a few milliseconds: of the database where
nobody writes, of the writer's last checkpoint where somebody does.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.iri import BASE

FORMAT = 1
WAIT = 2.0  # seconds to wait for a lock: a reader holds it for the milliseconds of its copy, a writer while it writes
_POLL = 0.05

# A POSIX lock does not bind the process that holds it, and is not inherited by workers (an orphaned worker must not
# keep a store locked), so the stores that this process writes to are kept here as well.
_held: dict[Path, int] = {}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What ``store.json`` says."""

    format: int
    base: str


@contextmanager
def plain_errors(path: Path, doing: str) -> Iterator[None]:
    """Turns what the system or the database raises into a StoreError that says what to do."""
    try:
        yield
    except PermissionError as error:
        raise StoreError(_forbidden(path, doing)) from error
    except (OSError, RuntimeError) as error:
        text = str(error)
        if getattr(error, "errno", None) == errno.ENOSPC or "No space left" in text or "Disk quota" in text:
            raise StoreError(
                f"{path}: the disk is full while {doing}. Every document acknowledged before is kept; "
                "free some space and run the same command again"
            ) from error
        if "Permission denied" in text or "Read-only file system" in text:
            raise StoreError(_forbidden(path, doing)) from error
        if "lock" in text.lower() and "LOCK" in text:
            raise StoreError(_taken(path)) from error
        raise StoreError(f"{path}: {doing} failed: {text}") from error


def _forbidden(path: Path, doing: str) -> str:
    return f"{path}: no permission for {doing}; check who owns the directory, and whether it may be written to"


def _taken(path: Path, writer: str = "") -> str:
    who = f"another process (pid {writer})" if writer else "another process"
    return f"{path}: {who} is writing to this store, and only one may; wait until it ends, or open the store read-only"


def is_store(root: Path) -> bool:
    """Whether a store was made in ``root``."""
    with plain_errors(root, "reading the store"):
        return (root / "store.json").exists()


def read_metadata(root: Path) -> Metadata:
    """The metadata of the store at ``root``; StoreError where there is none, or one that this version cannot read."""
    file = root / "store.json"
    try:
        data = json.loads(file.read_text("utf-8"))
        metadata = Metadata(int(data["format"]), str(data["base"]))
    except FileNotFoundError:
        raise StoreError(_no_store(root)) from None
    except PermissionError as error:
        raise StoreError(_forbidden(root, "reading the store")) from error
    except NotADirectoryError:
        raise StoreError(_no_store(root)) from None
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{file} is damaged ({error}); build the store again from its documents") from error
    if metadata.format > FORMAT:
        raise StoreError(
            f"{root}: this store has format {metadata.format}, and this version of the program reads up to {FORMAT}; "
            "install a newer version (pip install --upgrade vnkg), or build the store again from its documents"
        )
    return metadata


def _no_store(root: Path) -> str:
    if not root.exists():
        return f"{root}: there is no store here; make one with: kg build DOCUMENTS --store {root}"
    if not root.is_dir():
        return f"{root} is a file, and a store is a directory; give the path of a directory"
    return f"{root} is a directory without a store in it (no store.json); give the path that the store was built in"


def create(root: Path, base: str) -> None:
    """Makes an empty store in ``root``, which must be empty or missing, or hold what a creation cut short has left."""
    with plain_errors(root, "making the store"):
        if root.exists() and not root.is_dir():
            raise StoreError(_no_store(root))
        root.mkdir(parents=True, exist_ok=True)
        foreign = sorted(entry.name for entry in root.iterdir() if entry.name not in ("quads", "lock", "snapshots"))
        if foreign:
            raise StoreError(f"{root} holds other files ({foreign[0]}); give an empty or a new directory for the store")
        (root / "quads").mkdir(exist_ok=True)
        text = json.dumps({"base": base, "format": FORMAT}, indent=2, sort_keys=True) + "\n"
        temporary = root / "store.json.tmp"
        temporary.write_text(text, "utf-8")
        temporary.replace(root / "store.json")


def checked_base(base: str) -> str:
    """``base`` if IRIs can be made under it, else StoreError."""
    if not base.startswith(("http://", "https://", "urn:")) or not base.endswith(("/", "#", ":")):
        raise StoreError(f"{base!r} cannot be the base of IRIs; give an absolute one that ends in / or #, as {BASE}")
    return base


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
                    raise StoreError(_taken(root, writer)) from None
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
    """Takes the snapshots away: nobody writes any more, readers may copy the database itself."""
    folder = root / "snapshots"
    for number in _published(folder):
        shutil.rmtree(folder / str(number), ignore_errors=True)
    if folder.is_dir():
        for copy in sorted(folder.glob("reader-*")):
            if _abandoned(copy.name):
                shutil.rmtree(copy, ignore_errors=True)


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


def _copy(database: Path, root: Path) -> Path:
    prefix = f"reader-{os.getpid()}-{socket.gethostname()}-"
    try:
        (root / "snapshots").mkdir(exist_ok=True)
        target = Path(tempfile.mkdtemp(prefix=prefix, dir=root / "snapshots"))
    except OSError:  # a store that one may read and not write to
        target = Path(tempfile.mkdtemp(prefix="kg-"))
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
