"""Claims and mentions as records of JSON: flat, with names in place of entities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from typing import Any

from kg.iri import of
from kg.model import Analysis, Claim, Entity, Span
from kg.rdf import claim_iri, label

_EXACT = 2**53  # beyond it, readers of JSON take integers for floating point anyway
_COMMON = {field.name for field in fields(Claim)}


def mention_records(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """``document, start, end, type, text``, and what the mention was resolved to."""
    for mention in analysis.mentions:
        record = {
            "document": analysis.document.identifier,
            "start": mention.span.start,
            "end": mention.span.end,
            "type": mention.type.value,
            "text": mention.text,
        }
        if mention.label:
            record["label"] = mention.label
        if mention.entity is not None:
            record["entity"] = of(mention.entity)
        yield record


def claim_records(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """The claim's class and IRI, its own fields, ``document``, spans with their text, ``rule`` and ``confidence``."""
    document = analysis.document
    for claim in analysis.claims:
        record: dict[str, Any] = {"claim": type(claim).__name__, "id": claim_iri(claim, document)}
        record["document"] = document.identifier
        for name in (field.name for field in fields(claim) if field.name not in _COMMON):
            record[name] = _plain(getattr(claim, name))
        record["spans"] = [_span(span, document.text) for span in claim.spans]
        record["rule"] = claim.rule
        record["confidence"] = float(claim.confidence)
        record["context"] = list(claim.context)
        yield record


def _plain(value: object) -> object:
    if isinstance(value, Entity):
        return label(value)
    if isinstance(value, Decimal):
        exact = value == value.to_integral_value() and abs(value) < _EXACT
        return int(value) if exact else float(value)
    return value


def _span(span: Span, text: str) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "text": span.cut(text)}
