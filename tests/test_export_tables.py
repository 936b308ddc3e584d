"""Exports of tables, read back by csv, pyarrow and openpyxl."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from exports import ROLES, ask, count
from pyoxigraph import Literal, NamedNode, Quad
from stores import article, filled

from kg.errors import ExportError
from kg.export import export, xlsx
from kg.export.schema import TABLES
from kg.rdf import graph_name, term
from kg.store import GraphStore


def test_csv_tables_hold_every_claim(seeds_graph: GraphStore, exported: Path) -> None:
    for table in TABLES:
        with (exported / "csv" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
        assert len(rows) == count(seeds_graph, table.instance), table.name
        if table.claims:
            assert {row["claim_iri"] for row in rows} == {
                iri for (iri,) in ask(seeds_graph, f"SELECT ?c {{ ?c a {table.instance} }}")
            }
            assert all(row["quote"] and row["source"] and row["rule"] for row in rows)
    with (exported / "csv" / "role.csv").open(encoding="utf-8", newline="") as file:
        roles = sorted((r["person"], r["role"], r["body"], r["confidence"]) for r in csv.DictReader(file))
    assert roles == ask(seeds_graph, ROLES)
    with (exported / "csv" / "quantity.csv").open(encoding="utf-8", newline="") as file:
        values = sorted((r["claim_iri"], r["value"]) for r in csv.DictReader(file))
    assert values == ask(seeds_graph, "SELECT ?c ?v { ?c a vkg:QuantityClaim ; schema:value ?v }")


def test_a_quote_is_cut_out_of_its_source(seeds_graph: GraphStore, exported: Path) -> None:
    with (exported / "csv" / "adoption.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        text = seeds_graph.document(row["source_iri"]).text
        spans = [tuple(map(int, span.split("-"))) for span in row["spans"].split("; ")]
        assert " […] ".join(" ".join(text[start:end].split()) for start, end in spans) == row["quote"]


def test_the_dictionary_tells_every_column(exported: Path) -> None:
    with (exported / "csv" / "dictionary.csv").open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file))
    for table in TABLES:
        with (exported / "csv" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        assert [row["column"] for row in told if row["table"] == table.name] == header
    assert all(row["vi"] and row["en"] and row["holds"] for row in told)
    assert (exported / "parquet" / "dictionary.csv").read_bytes() == (exported / "csv" / "dictionary.csv").read_bytes()


def test_pyarrow_reads_the_same_tables_as_csv(exported: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'tables' is not installed")
    for table in TABLES:
        read = parquet.read_table(exported / "parquet" / f"{table.name}.parquet")
        with (exported / "csv" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file))
        assert read.column_names == header
        assert [[_text(cell) for cell in row.values()] for row in read.to_pylist()] == [
            [_number(cell, name, read) for cell, name in zip(row, header, strict=True)] for row in rows
        ]
    assert str(parquet.read_schema(exported / "parquet" / "quantity.parquet").field("value").type) == "double"


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _number(cell: str, name: str, table: Any) -> str:
    return str(float(cell)) if cell and str(table.schema.field(name).type) == "double" else cell


def test_without_pyarrow_the_error_says_what_to_install(
    seeds_graph: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"pip install 'vnkg\[tables\]'"):
        export(seeds_graph, "parquet", tmp_path / "tables")
    assert list(tmp_path.iterdir()) == []


def test_openpyxl_reads_the_workbook(seeds_graph: GraphStore, exported: Path, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes((exported / "xlsx").read_bytes())
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == [table.en for table in TABLES]
    for table in TABLES:
        sheet = book[table.en]
        vi, en = ([cell.value for cell in row] for row in sheet.iter_rows(max_row=2))
        assert vi == [column.vi for column in table.all_columns]
        assert en == [column.en for column in table.all_columns]
        assert sheet.max_row - 2 == count(seeds_graph, table.instance)
    posts = [[cell.value for cell in row] for row in book["Posts"].iter_rows(min_row=3)]
    names = [column.name for column in TABLES[0].all_columns]
    at = [names.index(name) for name in ("person", "role", "body", "confidence")]
    assert sorted(tuple(str(row[i]) for i in at) for row in posts) == ask(seeds_graph, ROLES)
    # the sample documents have no address: the link leads to their row among the sources
    for row in book["Posts"].iter_rows(min_row=3):
        cell = row[names.index("source")]
        sheet, _, target = cell.hyperlink.location.replace("'", "").partition("!")
        assert book[sheet][target].value == row[names.index("source_iri")].value


def test_a_workbook_takes_texts_that_look_like_something_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled(article("a"), article("b")) as store:
        source = store.sources()[0].iri
        odd = [(term("schema:publisher"), "=1+1"), (term("dcterms:title"), "\x01" + "x" * 40_000)]
        odd.append((term("schema:url"), "https://example.org/a?b=1&c=<2>"))
        graph = graph_name("derived")
        store.replace_graph(
            graph, [Quad(NamedNode(source), name, Literal(text), NamedNode(graph)) for name, text in odd]
        )
        monkeypatch.setattr(xlsx, "ROWS", 3)
        export(store, "xlsx", tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    row = next(
        row for name in ("Sources", "Sources 2") for row in book[name].iter_rows(min_row=3) if row[0].value == source
    )
    assert (row[4].value, row[4].data_type) == ("=1+1; Báo Hà Nội mới", "s")
    assert row[2].value.startswith("\ufffdxx") and len(row[2].value) == xlsx.CHARACTERS
    assert row[5].hyperlink.target == "https://example.org/a?b=1&c=<2>"
