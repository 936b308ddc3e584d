"""The graphs that rest on all documents: units, ontology, and what is derived from the claims."""

from __future__ import annotations

from typing import cast

from pyoxigraph import QuerySolutions

from kg.rdf import graph_name, ontology_quads, term, units_quads
from kg.store import GraphStore

# A checkpoint syncs the disk and takes some milliseconds: after so many documents it is lost in the time of analysis.
CHECKPOINT = 500


def refresh(store: GraphStore) -> None:
    """Makes those graphs again, from what the documents in the store claim now."""
    from kg.resolve import derive

    store.replace_graph(graph_name("ontology", store.base), ontology_quads(store.base))
    _refresh_units(store)
    store.replace_graph(graph_name("derived", store.base), derive(store.ox, store.base))


def _refresh_units(store: GraphStore) -> None:
    """The graph of units: those that documents name, with their ancestors and their histories."""
    from kg.lexicon.units import load

    name = graph_name("units", store.base)
    query = f"""SELECT DISTINCT ?code WHERE {{
        GRAPH ?g {{ ?unit a {term("vkg:AdministrativeUnit")} ; {term("dcterms:identifier")} ?code }}
        FILTER(?g NOT IN (<{name}>, <{graph_name("derived", store.base)}>)) }}"""
    codes = sorted(row[0].value for row in cast(QuerySolutions, store.ox.query(query)))
    gazetteer = load()
    store.replace_graph(name, units_quads(map(gazetteer.by_code, codes), store.base))
