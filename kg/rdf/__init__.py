"""From values to RDF: every quad of a store is made here, except those that ``kg.resolve`` derives from them."""

from __future__ import annotations

from kg.rdf.claims import claim_iri
from kg.rdf.entities import label
from kg.rdf.graphs import (
    ONTOLOGY_DIR,
    document_of,
    document_quads,
    graph_name,
    ontology_quads,
    text_quads,
    units_quads,
)
from kg.rdf.mapping import mapping_version
from kg.rdf.terms import VOCABULARIES, prefixes, term

__all__ = [
    "ONTOLOGY_DIR",
    "VOCABULARIES",
    "claim_iri",
    "document_of",
    "document_quads",
    "graph_name",
    "label",
    "mapping_version",
    "ontology_quads",
    "prefixes",
    "term",
    "text_quads",
    "units_quads",
]
