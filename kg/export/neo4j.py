"""Neo4j: a folder with CSV files for ``neo4j-admin database import``, and the same graph as Cypher statements."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from kg.export.property_graph import (
    ENTITY,
    NODE_PROPERTIES,
    TIES,
    Node,
    Property,
    Relationship,
    nodes,
    property_names,
    relationships,
)
from kg.export.schema import TABLES, Kind
from kg.store import GraphStore

_ARRAY = ";"  # what neo4j-admin parts the values of an array by
Statement = Callable[[str, list[str]], str]

_TYPES = {Kind.NUMBER: ":double", Kind.INTEGER: ":long"}
_BATCH = 500  # rows of one statement: small enough for one transaction, large enough to be quick
_NODE_COLUMNS = ("name", "other_names", *NODE_PROPERTIES)
_TABLES = {table.name.upper(): table for table in TABLES if table.ends[0]}
_CONSTRAINT = f"CREATE CONSTRAINT vnkg_iri IF NOT EXISTS FOR (n:{ENTITY}) REQUIRE n.iri IS UNIQUE;\n"


def fill(store: GraphStore, folder: Path) -> None:
    """Writes the files into an empty folder, row by row."""
    with ExitStack() as opened:

        def create(name: str) -> TextIO:
            return opened.enter_context((folder / name).open("w", encoding="utf-8", newline=""))

        _write_nodes(create("nodes.csv"), nodes(store))
        files = {kind: create(_file_of(kind)) for kind in (*_TABLES, *TIES)}
        _write_relationships(files, relationships(store))
        create("graph.cypher").writelines(cypher(store))
        create("README.txt").write(_readme())


def _file_of(kind: str) -> str:
    return f"relationships-{kind}.csv"


def _write_nodes(file: TextIO, found: Iterable[Node]) -> None:
    writer = csv.writer(file)
    writer.writerow(["iri:ID", *("other_names:string[]" if n == "other_names" else n for n in _NODE_COLUMNS), ":LABEL"])
    for node in found:
        values = [_cell(node.properties.get(name)) for name in _NODE_COLUMNS]
        writer.writerow([node.iri, *values, _ARRAY.join(node.labels)])


def _write_relationships(files: dict[str, TextIO], found: Iterable[Relationship]) -> None:
    writers = {kind: csv.writer(file) for kind, file in files.items()}
    names = {kind: property_names(_TABLES[kind]) if kind in _TABLES else () for kind in files}
    for kind, writer in writers.items():
        kinds = {column.name: column.kind for column in _TABLES[kind].all_columns} if kind in _TABLES else {}
        typed = (f"{name}{_TYPES.get(kinds[name], '')}" for name in names[kind])
        writer.writerow([":START_ID", *typed, ":END_ID", ":TYPE"])
    for one in found:
        values = [_cell(one.properties.get(name)) for name in names[one.type]]
        writers[one.type].writerow([one.start, *values, one.end, one.type])


def _cell(value: Property) -> str:
    """A value as neo4j-admin reads it: in one line, the values of an array parted."""
    if isinstance(value, tuple):
        return _ARRAY.join(part.replace(_ARRAY, ",") for part in map(_cell, value))
    return "" if value is None else " ".join(str(value).split())


def _readme() -> str:
    files = " ".join(f"--relationships={_file_of(kind)}" for kind in (*_TABLES, *TIES))
    return (
        "Two ways into Neo4j 5, with the same result.\n\n"
        "A new database, quickly, with the server stopped; in this folder:\n"
        f"  neo4j-admin database import full --nodes=nodes.csv {files} neo4j\n\n"
        "Into a database that runs, as often as you like:\n"
        "  cypher-shell --file graph.cypher\n"
    )


# ---------------------------------------------------------------- Cypher


def cypher(store: GraphStore) -> Iterator[str]:
    """The graph as statements, each on a line. Run twice they change nothing the second time."""
    yield _CONSTRAINT
    waiting: dict[str, list[str]] = {}
    for node in nodes(store):
        labels = ":".join(node.labels)
        yield from _batched(waiting, labels, _map({"iri": node.iri, **node.properties}), _node_statement)
    yield from _rest(waiting, _node_statement)
    for one in relationships(store):
        row = f"{{start: {_value(one.start)}, end: {_value(one.end)}, properties: {_map(one.properties)}}}"
        yield from _batched(waiting, one.type, row, _relationship_statement)
    yield from _rest(waiting, _relationship_statement)


def _batched(waiting: dict[str, list[str]], key: str, row: str, statement: Statement) -> Iterator[str]:
    rows = waiting.setdefault(key, [])
    rows.append(row)
    if len(rows) == _BATCH:
        yield statement(key, waiting.pop(key))


def _rest(waiting: dict[str, list[str]], statement: Statement) -> Iterator[str]:
    for key in sorted(waiting):
        yield statement(key, waiting.pop(key))


def _node_statement(labels: str, rows: list[str]) -> str:
    return f"UNWIND [{', '.join(rows)}] AS row MERGE (n:{ENTITY} {{iri: row.iri}}) SET n:{labels} SET n += row;\n"


def _relationship_statement(kind: str, rows: list[str]) -> str:
    # what tells one relationship of two nodes from another is the claim, or the tenure, that it stands for
    table = _TABLES.get(kind)
    key = "tenure_iri" if kind == "TENURE" else "claim_iri"
    identity = f" {{{key}: row.properties.{key}}}" if table else ""
    return (
        f"UNWIND [{', '.join(rows)}] AS row MATCH (a:{ENTITY} {{iri: row.start}}) MATCH (b:{ENTITY} {{iri: row.end}}) "
        f"MERGE (a)-[r:{kind}{identity}]->(b) SET r += row.properties;\n"
    )


def _map(properties: dict[str, Property]) -> str:
    return "{" + ", ".join(f"{name}: {_value(value)}" for name, value in properties.items()) + "}"


def _value(value: Property) -> str:
    """A literal: strings are escaped as in JSON, which Cypher reads."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, Decimal):
        return str(float(value))
    return json.dumps(value, ensure_ascii=False)
