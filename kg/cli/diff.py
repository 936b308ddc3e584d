"""``kg diff``: what became different between two graphs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.cli.output import open_store
from kg.errors import StoreError, UsageError

if TYPE_CHECKING:
    from kg.diff import Difference, Side

_FORMATS = ("text", "json", "trig", "nquads", "jsonld")


def register(app: typer.Typer) -> None:
    """Adds the verb of this module."""
    app.command("diff")(diff)


def diff(
    before: Path = typer.Argument(..., metavar="A", help="A store, or a file: export or backup.", show_default=False),
    after: Path = typer.Argument(..., metavar="B", help="The one to compare with it.", show_default=False),
    format: str = typer.Option("text", "--format", "-f", help="text, json, trig, nquads or jsonld."),
    output: Path = typer.Option(Path("-"), "--output", "-o", help="File to write; - is standard output."),
) -> None:
    """Compare two graphs: which claims and entities came, went, or changed their confidence.

    Claims are compared by what they say in which document, whatever rule read them and wherever they moved in a text
    that was corrected. In text: + came, - went, ~ changed, by document with the sentence. In RDF: the triples that are
    to be added to A and removed from it to make B, in two named graphs.

    Exit status as of diff: 0 no difference, 1 some, 2 the call is wrong or a side cannot be read.

    \b
    Examples:
      kg diff yesterday today
      kg diff backup.nq.gz today --format json
      kg diff yesterday today --format trig -o patch.trig
    """
    from kg.diff import compare, side
    from kg.export.target import write
    from kg.store.metadata import is_store

    if format not in _FORMATS:
        raise UsageError(f"there is no format {format!r}; there are {', '.join(_FORMATS)}")
    for path in (before, after):
        if not path.exists():
            raise UsageError(f"{path}: there is no such store or file")
    try:
        for path in filter(is_store, (before, after)):
            open_store(path).close()  # says where it is not to be taken for the whole
        with side(before) as one, side(after) as other:
            found = compare(one, other)
            if format in ("text", "json"):
                write(_told(found, format), output)
            else:
                _write_patch(one, other, format, output)
    except StoreError as error:
        raise UsageError(str(error)) from None
    if found:
        raise typer.Exit(1)


def _told(found: Difference, format: str) -> Iterator[str]:
    import json

    from kg.diff import in_words, record

    if format == "json":
        return iter([json.dumps(record(found), ensure_ascii=False, indent=1) + "\n"])
    return (f"{line}\n" for line in in_words(found))


def _write_patch(before: Side, after: Side, format: str, output: Path) -> None:
    from kg.diff import patch
    from kg.export import export

    with patch(before, after) as made:
        export(made, format, output)
