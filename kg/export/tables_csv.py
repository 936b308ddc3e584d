"""CSV: a folder with one file a relation, and a dictionary of their columns. UTF-8, RFC 4180."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from kg.export.rows import rows
from kg.export.schema import TABLES, Kind
from kg.store import GraphStore

DICTIONARY = "dictionary.csv"
_MEANING = {
    Kind.LABEL: "label, several parted by '; '",
    Kind.IRI: "IRI, several parted by '; '",
    Kind.TERM: "word of the ontology",
    Kind.CLASS: "class of the ontology",
    Kind.TEXT: "text",
    Kind.DATE: "date as far as it is known: 2020-07-31, 2020-07, 2020, --07-31",
    Kind.NUMBER: "decimal number",
    Kind.INTEGER: "whole number",
}


def fill(store: GraphStore, folder: Path) -> None:
    """Writes the tables into an empty folder, row by row."""
    with ExitStack() as opened:
        files = {t.name: opened.enter_context(_file(folder / f"{t.name}.csv")) for t in TABLES}
        writers = {name: csv.writer(file) for name, file in files.items()}
        for table in TABLES:
            writers[table.name].writerow([column.name for column in table.all_columns])
        for table, row in rows(store):
            writers[table.name].writerow(row)
    write_dictionary(folder)


def write_dictionary(folder: Path) -> None:
    """The dictionary of all columns: what each holds, in Vietnamese and English."""
    with _file(folder / DICTIONARY) as file:
        csv.writer(file).writerows(dictionary())


def dictionary() -> Iterable[tuple[str, ...]]:
    """The rows of the dictionary, the names of its own columns first."""
    yield "table", "column", "holds", "vi", "en", "table_vi", "table_en", "path"
    for table in TABLES:
        for column in table.all_columns:
            yield table.name, column.name, _MEANING[column.kind], column.vi, column.en, table.vi, table.en, column.path


def _file(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="")
