"""A spreadsheet for people who live in one: a sheet a relation, and a link from each row to where it says so."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

from kg.export.facts import Facts, instances
from kg.export.rows import Cell, rows
from kg.export.schema import TABLES, Kind, Table
from kg.store import GraphStore

#: What Excel can hold.
ROWS, CHARACTERS, LINKS = 1_048_576, 32_767, 65_000
_HEADER = 2  # rows: names in Vietnamese, names in English
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WIDTHS = {Kind.LABEL: 32, Kind.IRI: 14, Kind.TEXT: 24, Kind.NUMBER: 12, Kind.INTEGER: 10}
_WIDE = {"quote": 80, "commitment": 60, "event": 44, "document": 44}
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")
_EPOCH = "2020-01-01T00:00:00Z"  # Office wants a day of making; a real one would make each file another


def make(store: GraphStore, path: Path) -> None:
    """Writes the workbook. Rows go to the disk as they come; the same store gives the same bytes."""
    draft = path.with_name(f"{path.name}.draft")
    try:
        _save(store, draft)
        _pack(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _save(store: GraphStore, path: Path) -> None:
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    workbook.properties.creator = "vnkg"
    sheets = {table.name: _Sheet(workbook, table) for table in TABLES}
    at = {source: _HEADER + number for number, source in enumerate(instances(store, "vkg:Source"), 1)}
    urls = Facts.of_union(store)
    for table, row in rows(store):
        named = next((i for i, c in enumerate(table.all_columns) if c.name == "source_iri"), -1)
        source = str(row[named]) if named >= 0 else ""
        sheets[table.name].add(row, urls.text(source, "schema:url") if source else "", at.get(source, 0))
    workbook.save(path)


class _Sheet:
    """A table, row by row, on as many sheets as it takes."""

    def __init__(self, workbook: Any, table: Table) -> None:
        self._workbook = workbook
        self._table = table
        self._count = 0
        self._sheet = self._new()

    def _new(self) -> Any:
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        columns = self._table.all_columns
        number = self._count // (ROWS - _HEADER) + 1
        sheet = self._workbook.create_sheet(self._table.en if number == 1 else f"{self._table.en} {number}")
        sheet.freeze_panes = f"A{_HEADER + 1}"
        for index, column in enumerate(columns, 1):
            width = _WIDE.get(column.name) or _WIDTHS.get(column.kind, 12)
            sheet.column_dimensions[get_column_letter(index)].width = width
        sheet.auto_filter.ref = f"A{_HEADER}:{get_column_letter(len(columns))}{_HEADER}"
        sheet.append([_cell(sheet, column.vi, Font(bold=True)) for column in columns])
        sheet.append([_cell(sheet, column.en, Font(italic=True)) for column in columns])
        return sheet

    def add(self, row: tuple[Cell, ...], url: str, source_row: int) -> None:
        """Adds a row whose source is at ``url``, or else on this row of the sheet of sources."""
        if self._count and self._count % (ROWS - _HEADER) == 0:
            self._sheet = self._new()
        cells = [_cell(self._sheet, value) for value in row]
        if self._count % (ROWS - _HEADER) < LINKS:
            linked = {"source", "url"} if self._table.name == "source" else {"source", "quote"}
            for cell, column in zip(cells, self._table.all_columns, strict=True):
                if column.name in linked and cell.value is not None:
                    _link(cell, url, 0 if self._table.name == "source" else source_row)
        self._sheet.append(cells)
        self._count += 1


def _cell(sheet: Any, value: Cell, font: Any = None) -> Any:
    from openpyxl.cell import WriteOnlyCell

    text = isinstance(value, str)
    cell = WriteOnlyCell(sheet, _CONTROL.sub("\ufffd", value)[:CHARACTERS] if isinstance(value, str) else value)
    if text and cell.value:
        cell.data_type = "s"  # a text that begins with = is no formula
    if font:
        cell.font = font
    return cell


def _link(cell: Any, url: str, source_row: int) -> None:
    from openpyxl.worksheet.hyperlink import Hyperlink

    kind = cell.data_type
    if url:
        cell.hyperlink = url
    elif source_row:
        cell.hyperlink = Hyperlink(ref="", location=f"'Sources'!A{source_row}")
    else:
        return
    cell.data_type = kind
    cell.style = "Hyperlink"


def _pack(draft: Path, path: Path) -> None:
    """The archive again, without the time of its making."""
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type, fixed.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            with source.open(entry) as old, target.open(fixed, "w", force_zip64=True) as new:
                if entry.filename == "docProps/core.xml":
                    new.write(_without_time(old.read()))
                else:
                    shutil.copyfileobj(old, new)


def _without_time(core: bytes) -> bytes:
    day = _EPOCH.encode()
    core = _MODIFIED.sub(rb"\g<1>" + day + rb"\g<2>", core)
    return re.sub(rb"(<dcterms:created[^>]*>)[^<]*(<)", rb"\g<1>" + day + rb"\g<2>", core)
