"""Does a graph have the shapes of ``ontology/shapes.ttl``?

Two ways to the same answer: SPARQL checks made from the shapes, fast enough for a whole store, and a SHACL processor,
for one document or an export that is to be shown valid by somebody else's program.
"""

from __future__ import annotations

from kg.validate.files import load, union
from kg.validate.processor import validate_with_pyshacl
from kg.validate.report import Finding, findings, turtle
from kg.validate.shapes import Constraint, Violation, constraints
from kg.validate.whole import validate

__all__ = [
    "Constraint",
    "Finding",
    "Violation",
    "constraints",
    "findings",
    "load",
    "turtle",
    "union",
    "validate",
    "validate_with_pyshacl",
]
