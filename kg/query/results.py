"""Answers, and the formats that they are written in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import QueryError
from kg.iri import BASE
from kg.rdf import prefixes

if TYPE_CHECKING:
    from kg.export.names import Names

Node = NamedNode | BlankNode | Literal | Triple
_STRING = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to SELECT: a value, or none, for each variable in each row. ``truth`` is the answer to ASK."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]
    truth: bool | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """The answer to CONSTRUCT and DESCRIBE."""

    triples: tuple[Triple, ...]


def render(answer: Table | Graph, format: str, *, base: str = BASE, width: int = 120) -> str:
    """The answer as text in one of ``FORMATS``; QueryError where the format does not fit the answer.

    ``width`` is that of the terminal, for tables.
    """
    if format not in FORMATS:
        raise QueryError(f"there is no format {format}; there are {', '.join(FORMATS)}")
    return FORMATS[format](answer, base, width)


def _table(answer: Table | Graph, base: str, width: int) -> str:
    if isinstance(answer, Graph):
        return _turtle(answer, base, width)
    if answer.truth is not None:
        return "yes\n" if answer.truth else "no\n"
    # Only here, as the exports below: processes of the explorer, which begin anew, begin in half the time.
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    from kg.export.names import Names

    names = Names(prefixes(base))
    table = RichTable(box=None, header_style="bold", padding=(0, 2, 0, 0))
    for variable in answer.variables:
        table.add_column(Text(variable), overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text(_short(node, names)) for node in row))
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _short(node: Node | None, names: Names) -> str:
    """A value as a reader wants it; characters that steer a terminal are shown as such."""
    if node is None:
        return ""
    text = names.short(node.value) if isinstance(node, NamedNode) else _value(node)
    return "".join(
        char if char.isprintable() else " " if char.isspace() else "\N{REPLACEMENT CHARACTER}" for char in text
    )


def _value(node: Node | None) -> str:
    if node is None:
        return ""
    return str(node) if isinstance(node, (Triple, BlankNode)) else node.value


def _csv(answer: Table | Graph, base: str, width: int) -> str:
    """SPARQL 1.1 results in CSV."""
    if isinstance(answer, Graph):
        raise QueryError("the answer to CONSTRUCT or DESCRIBE is a graph; ask for turtle")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if answer.truth is not None:
        writer.writerows([["answer"], [str(answer.truth).lower()]])
    else:
        writer.writerow(answer.variables)
        writer.writerows([_value(node) for node in row] for row in answer.rows)
    return out.getvalue()


def _json(answer: Table | Graph, base: str, width: int) -> str:
    """SPARQL 1.1 results in JSON."""
    if isinstance(answer, Graph):
        raise QueryError("the answer to CONSTRUCT or DESCRIBE is a graph; ask for turtle")
    content: dict[str, object]
    if answer.truth is not None:
        content = {"head": {}, "boolean": answer.truth}
    else:
        bindings = [
            {name: _json_term(node) for name, node in zip(answer.variables, row, strict=True) if node is not None}
            for row in answer.rows
        ]
        content = {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _json_term(node: Node) -> dict[str, object]:
    match node:
        case NamedNode():
            return {"type": "uri", "value": node.value}
        case BlankNode():
            return {"type": "bnode", "value": node.value}
        case Literal() if node.language:
            return {"type": "literal", "value": node.value, "xml:lang": node.language}
        case Literal() if node.datatype.value != _STRING:
            return {"type": "literal", "value": node.value, "datatype": node.datatype.value}
        case Literal():
            return {"type": "literal", "value": node.value}
    parts = {"subject": node.subject, "predicate": node.predicate, "object": node.object}
    return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}


def _turtle(answer: Table | Graph, base: str, width: int) -> str:
    if isinstance(answer, Table):
        raise QueryError("the answer to SELECT or ASK is a table; ask for table, csv or json")
    from kg.export.turtle import write_triples

    return "".join(write_triples(answer.triples, base))


FORMATS: dict[str, Callable[[Table | Graph, str, int], str]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
    "turtle": _turtle,
}
