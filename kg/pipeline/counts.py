"""How much a store holds: claims by class, entities by class."""

from __future__ import annotations

from typing import cast

from pyoxigraph import QuerySolutions

from kg.iri import ONTOLOGY
from kg.store import GraphStore

_PREFIX = f"PREFIX vkg: <{ONTOLOGY}> "
_CLAIMS = "SELECT ?class (COUNT(?claim) AS ?n) WHERE { ?claim vkg:rule ?rule ; a ?class } GROUP BY ?class"
_ENTITIES = """SELECT ?class (COUNT(DISTINCT ?entity) AS ?n) WHERE {
    { SELECT DISTINCT ?entity WHERE { ?source vkg:mentions ?entity } } ?entity a ?class } GROUP BY ?class"""
_ABSTRACT = {"Claim", "AdministrativeUnit", "Commitment"}  # their members are counted by what they are more exactly


def claims_by_class(store: GraphStore) -> dict[str, int]:
    """``{"RoleClaim": 41, …}``, most first."""
    return _counts(store, _CLAIMS)


def entities_by_class(store: GraphStore) -> dict[str, int]:
    """``{"Person": 21, …}`` of what the documents name, most first."""
    return _counts(store, _ENTITIES)


def _counts(store: GraphStore, query: str) -> dict[str, int]:
    rows = cast(QuerySolutions, store.ox.query(_PREFIX + query))
    found = {row["class"].value: int(row["n"].value) for row in rows}
    names = {iri.removeprefix(ONTOLOGY): n for iri, n in found.items() if iri.startswith(ONTOLOGY)}
    return dict(
        sorted(((name, n) for name, n in names.items() if name not in _ABSTRACT), key=lambda item: (-item[1], item[0]))
    )
