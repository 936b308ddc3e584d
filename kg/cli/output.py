"""What verbs print, and where: results to standard output, talk to standard error."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from kg.pipeline import Progress
    from kg.store import GraphStore

_WIDTH = 120  # of tables that go to a file or a pipe, which have no width of their own
_SHOWN = 20  # lines of a list that could be as long as the data


# The option that every verb on a store has.
STORE: Any = typer.Option(..., "--store", "-s", help="Folder of the store.", show_default=False)


def complain(message: str) -> None:
    """A sentence for the person at the keyboard."""
    print(f"kg: {message}", file=sys.stderr)


def open_store(path: Path) -> GraphStore:
    """The store in ``path``, to read. NoStoreError where there is none.

    Says so where it was left unfinished, or is being written to.
    """
    from kg.store import GraphStore

    store = GraphStore.open(path, read_only=True)
    if store.interrupted:
        complain(
            f"{path}: the last change of this store was interrupted, and what is derived may not follow from all "
            f"documents; give that command again, or finish what is there with: kg rebuild --store {path}"
        )
    if store.being_written:
        complain(f"{path}: another process is writing to this store; it is read as it was at the last checkpoint")
    return store


def console() -> Console:
    """Standard output, as wide as the terminal."""
    from rich.console import Console

    return Console(width=width(), highlight=False)


def width() -> int:
    """Columns of standard output."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDTH


def table(title: str, *columns: str, rows: Iterable[tuple[object, ...]]) -> Table:
    """A table with a left-aligned first column and right-aligned numbers."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, min_width=len(title))
    kept = list(rows)
    for index, name in enumerate(columns):
        numbers = bool(kept) and all(isinstance(row[index], int | float) for row in kept)
        made.add_column(name, justify="right" if numbers else "left", overflow="fold")
    for row in kept:
        made.add_row(*(Text(number(cell) if isinstance(cell, int) else str(cell)) for cell in row))
    return made


def number(value: int) -> str:
    """``1,234``."""
    return f"{value:,}"


def counted(value: int, noun: str) -> str:
    """``1 document``, ``1,234 documents``: with a noun that takes an s."""
    return f"{number(value)} {noun}{'' if value == 1 else 's'}"


def shortened(lines: list[str], all_of_them: str) -> list[str]:
    """The first lines of a long list, and how to see the rest."""
    more = len(lines) - _SHOWN
    return lines if more <= 0 else [*lines[:_SHOWN], f"… and {number(more)} more: {all_of_them}"]


def write_line(record: dict[str, Any]) -> None:
    """One record as a line of JSON on standard output."""
    import orjson

    sys.stdout.buffer.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))


@contextmanager
def build_bar(total_bytes: int) -> Iterator[Callable[[Progress], None] | None]:
    """A callback for a build, which moves a bar; None where standard error is no terminal."""
    with _bar(total_bytes) as move:
        yield None if move is None else lambda now: move(now.bytes_read, now.documents)


@contextmanager
def documents_bar(what: str = "documents") -> Iterator[Callable[[int, int], None] | None]:
    """The same for work on a known number of documents: a callback of how many are done, and of how many."""
    with _bar(0, what) as move:
        yield None if move is None else lambda done, total: move(done, done, total)


@contextmanager
def _bar(total: int, what: str = "documents") -> Iterator[Any]:
    if not sys.stderr.isatty():
        yield None
        return
    from rich import progress
    from rich.console import Console

    columns = (
        progress.BarColumn(),
        progress.TextColumn("{task.fields[documents]:,} " + what),
        progress.TimeRemainingColumn(),
    )
    with progress.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total or None, documents=0)

        def move(completed: int, documents: int, of: int = total) -> None:
            bar.update(task, completed=completed, documents=documents, total=of or None)

        yield move
