"""Facts as people wrote them down, and as a graph holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from pyoxigraph import NamedNode, QuerySolutions

from kg.errors import UsageError
from kg.evaluate.relations import RELATIONS, Fields
from kg.rdf import VOCABULARIES
from kg.store import GraphStore

__all__ = ["RELATIONS", "Fact", "found_facts", "gold_facts"]

_COMPARATORS = {"equal": "=", "moreThan": ">", "lessThan": "<", "about": "~"}


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One fact of one document. ``start`` and ``end`` are where the text says it, -1 where that is not known."""

    document: str
    relation: str
    fields: Fields
    required: bool = True  # an optional fact of the gold files is neither rewarded nor punished
    start: int = -1
    end: int = -1


def gold_facts(folders: Iterable[Path]) -> dict[str, list[Fact]]:
    """Facts by document, from ``FOLDER/<document>.tsv``; UsageError with ``file:line`` where a line is wrong."""
    gold: dict[str, list[Fact]] = {}
    for folder in folders:
        files = sorted(folder.glob("*.tsv")) if folder.is_dir() else []
        if not files:
            raise UsageError(f"{folder}: a folder with gold facts in .tsv files is wanted, and here are none")
        for path in files:
            gold[path.stem] = _facts_of(path)
    return gold


def _facts_of(path: Path) -> list[Fact]:
    facts = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, *cells = (cell.strip() for cell in line.split("\t"))
        relation = RELATIONS.get(name.rstrip("?"))
        if relation is None:
            raise UsageError(f"{path}:{number}: no relation is called {name!r}; there are {', '.join(RELATIONS)}")
        width = len(relation.fields)
        fields = (*cells[:width], *[""] * (width - len(cells)))
        facts.append(Fact(path.stem, name.rstrip("?"), fields, required=not name.endswith("?")))
    return facts


def found_facts(store: GraphStore) -> dict[str, list[Fact]]:
    """Facts by document, as the claims of the store say them, sorted."""
    found: dict[str, set[Fact]] = {}
    for name in RELATIONS:
        for fact in _facts_in(store, name):
            found.setdefault(fact.document, set()).add(fact)
    return {document: sorted(facts) for document, facts in sorted(found.items())}


def _facts_in(store: GraphStore, name: str) -> Iterable[Fact]:
    relation = RELATIONS[name]
    place = "" if name == "within" else PLACE
    variables = " ".join(f"?{field}" for field in relation.fields)
    query = f"""{prefixes()} SELECT DISTINCT ?doc {variables} ?start ?end WHERE {{
        {relation.pattern} {place} ?source dcterms:identifier ?doc }}"""
    for row in cast(QuerySolutions, store.ox.query(query)):
        fields = tuple(cell(name, field, row[field]) for field in relation.fields)
        start, end = (-1, -1) if name == "within" else (int(row["start"].value), int(row["end"].value))
        yield Fact(row["doc"].value, name, fields, start=start, end=end)


PLACE = """?claim prov:wasDerivedFrom ?evidence . ?evidence oa:hasSource ?source ; oa:hasSelector ?selector .
    ?selector oa:start ?start ; oa:end ?end ."""


def prefixes() -> str:
    return " ".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in VOCABULARIES.items())


def cell(relation: str, field: str, value: object) -> str:
    if value is None:
        return ""
    text = str(value.value)  # type: ignore[attr-defined]
    if isinstance(value, NamedNode):
        text = re.split(r"[#/]", text)[-1]
    if (relation, field) == ("adopts", "kind"):
        return text.lower()
    return _COMPARATORS.get(text, text) if field == "comparator" else text
