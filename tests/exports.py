"""What the tests of exports ask a store, to compare with what was read back."""

from __future__ import annotations

import csv
from pathlib import Path

from kg.export import EXPORTERS
from kg.query import Table, run
from kg.store import GraphStore

#: The formats that are not tested with every RDF format in test_export.
OTHER_FORMATS = [name for name in EXPORTERS if name not in ("turtle", "ntriples", "nquads", "trig", "jsonld")]

ROLES = """SELECT ?person ?role ?body ?confidence { ?c a vkg:RoleClaim ; org:member/skos:prefLabel ?person ;
  org:role/skos:prefLabel ?role ; org:organization/skos:prefLabel ?body ; vkg:confidence ?confidence
  FILTER (LANG(?role) = 'vi') }"""
POSTS = """SELECT ?person ?role ?body { ?t a vkg:Tenure ; org:member/skos:prefLabel ?person ;
  org:role/skos:prefLabel ?role ; org:organization/skos:prefLabel ?body FILTER (LANG(?role) = 'vi') }"""


def ask(store: GraphStore, query: str) -> list[tuple[str, ...]]:
    """The answer as text, sorted."""
    answer = run(store, query)
    assert isinstance(answer, Table)
    return sorted(tuple(str(getattr(node, "value", "")) for node in row) for row in answer.rows)


def count(store: GraphStore, kind: str) -> int:
    """How many instances a class has."""
    return int(ask(store, f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ ?x a {kind} }}")[0][0])


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))
