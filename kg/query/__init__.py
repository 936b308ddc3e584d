"""Questions to a store: SPARQL, or one of the questions that have a name."""

from __future__ import annotations

from kg.query.named import NamedQuery, Parameter, catalogue
from kg.query.results import FORMATS, Graph, Table, render
from kg.query.run import run, sparql_of

__all__ = ["FORMATS", "Graph", "NamedQuery", "Parameter", "Table", "catalogue", "render", "run", "sparql_of"]
