"""What can go wrong with the files of a store, in words that say what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

# A limit on the size of files (ulimit -f) ends like a full disk: what is written has no room.
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_ROOM_WORDS = ("No space left", "Disk quota", "File too large")  # of the database, whose errors have no number


@contextmanager
def plain_errors(path: Path, doing: str) -> Iterator[None]:
    """Turns what the system or the database raises into a StoreError that says what to do."""
    try:
        yield
    except PermissionError as error:
        raise StoreError(forbidden(path, doing)) from error
    except (OSError, RuntimeError) as error:
        text = str(error)
        if getattr(error, "errno", None) in _NO_ROOM or any(words in text for words in _NO_ROOM_WORDS):
            raise StoreError(
                f"{path}: there is no room left on the disk (or under the limit of file sizes, ulimit -f) for {doing}. "
                "Every document acknowledged before is kept; make room and run the same command again"
            ) from error
        if "Permission denied" in text or "Read-only file system" in text:
            raise StoreError(forbidden(path, doing)) from error
        if "lock" in text.lower() and "LOCK" in text:
            raise StoreError(taken(path)) from error
        raise StoreError(f"{path}: {doing} failed: {text}") from error


def forbidden(path: Path, doing: str) -> str:
    """The message where the system does not permit it."""
    return f"{path}: no permission for {doing}; check who owns the directory, and whether it may be written to"


def taken(path: Path, writer: str = "") -> str:
    """The message for a second writer. ``writer`` is the process id of the first, where it is known."""
    who = f"another process (pid {writer})" if writer else "another process"
    return f"{path}: {who} is writing to this store, and only one may; wait until it ends, or open the store read-only"
