"""Parquet: the same tables as in CSV, with types, for pandas, DuckDB, R and Spark. Needs the extra ``tables``."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from kg.errors import ExportError
from kg.export.rows import Cell, rows
from kg.export.schema import TABLES, Column, Kind, Table
from kg.export.tables_csv import write_dictionary
from kg.store import GraphStore

_GROUP = 20_000  # rows that are in memory before they are written


def fill(store: GraphStore, folder: Path) -> None:
    """Writes the tables into an empty folder, a group of rows at a time. ExportError where pyarrow is not installed."""
    arrow, parquet = _pyarrow()
    with ExitStack() as opened:
        files = {table.name: _File(arrow, parquet, table, folder) for table in TABLES}
        for file in files.values():
            opened.callback(file.close)
        for table, row in rows(store):
            files[table.name].add(row)
    write_dictionary(folder)


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ExportError(
            "Parquet needs pyarrow, which is not installed: pip install 'vnkg[tables]' installs it; or export as csv"
        ) from error
    return pyarrow, pyarrow.parquet


class _File:
    """One table, being written."""

    def __init__(self, arrow: Any, parquet: Any, table: Table, folder: Path) -> None:
        self._arrow = arrow
        self._columns = table.all_columns
        self._schema = arrow.schema([_field(arrow, column) for column in self._columns])
        self._writer = parquet.ParquetWriter(folder / f"{table.name}.parquet", self._schema, compression="zstd")
        self._waiting: list[tuple[Cell, ...]] = []

    def add(self, row: tuple[Cell, ...]) -> None:
        self._waiting.append(row)
        if len(self._waiting) >= _GROUP:
            self._write()

    def _write(self) -> None:
        columns = zip(*self._waiting, strict=True) if self._waiting else ((),) * len(self._columns)
        arrays = [
            self._arrow.array([_number(cell, column) for cell in cells], type=field.type)
            for cells, column, field in zip(columns, self._columns, self._schema, strict=True)
        ]
        self._writer.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
        self._waiting = []

    def close(self) -> None:
        if self._waiting:
            self._write()
        self._writer.close()


def _field(arrow: Any, column: Column) -> Any:
    types = {Kind.NUMBER: arrow.float64(), Kind.INTEGER: arrow.int64()}
    meaning = {"vi": column.vi, "en": column.en}
    return arrow.field(column.name, types.get(column.kind, arrow.string()), metadata=meaning)


def _number(cell: Cell, column: Column) -> Cell | float:
    return float(cell) if column.kind is Kind.NUMBER and cell is not None else cell
