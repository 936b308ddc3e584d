"""The vocabularies that graphs are written in, and literals made of the model's values."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.errors import ClaimError
from kg.iri import ONTOLOGY

VOCABULARIES = {
    "vkg": ONTOLOGY,
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "time": "http://www.w3.org/2006/time#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
ENTITY_KINDS = (
    "person", "body", "unit", "term", "event", "document", "award", "commitment", "role", "role-property",
    "rank", "event-type", "document-kind", "body-type", "source", "claim", "tenure", "graph",
)  # fmt: skip


def prefixes(base: str) -> dict[str, str]:
    """Prefixes for writing a graph: the vocabularies, and one for each class of entity (``person:nguyen-van-a-…``),
    because a slash in a local name would have to be escaped in Turtle."""
    return VOCABULARIES | {kind: f"{base}{kind}/" for kind in ENTITY_KINDS}


@cache
def term(name: str) -> NamedNode:
    """``term("skos:prefLabel")``: the node of a prefixed name of ``VOCABULARIES``."""
    prefix, _, local = name.partition(":")
    return NamedNode(VOCABULARIES[prefix] + local)


A = term("rdf:type")
PREF_LABEL = term("skos:prefLabel")
ALT_LABEL = term("skos:altLabel")
SUB_PROPERTY = term("rdfs:subPropertyOf")


def vi(text: str) -> Literal:
    """Text in Vietnamese."""
    return Literal(text, language="vi")


def en(text: str) -> Literal:
    """Text in English."""
    return Literal(text, language="en")


def integer(value: int) -> Literal:
    """An ``xsd:integer``."""
    return Literal(str(value), datatype=term("xsd:integer"))


def decimal(value: Decimal) -> Literal:
    """An ``xsd:decimal`` in one form for equal values: no exponent, no zeros at the end."""
    if not value.is_finite():
        raise ClaimError(f"{value} is not a number that a graph can hold; give a finite decimal")
    text = format(value, "f")
    return Literal(text.rstrip("0").rstrip(".") if "." in text else text, datatype=term("xsd:decimal"))


_DATE = re.compile(r"(?:(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?|--(?P<m>\d\d)-(?P<d>\d\d))", re.ASCII)


def date(text: str) -> Literal:
    """A date as precise as it is written: ``2020-07-31``, ``2020-07``, ``2020``, ``--07-23``.

    Raises ClaimError where the text is none of them, or no such day exists.
    """
    found = _DATE.fullmatch(text)
    if not found:
        raise ClaimError(f"{text!r} is not a date; write 2020-07-31, 2020-07, 2020 or --07-31")
    year, month, day, only_month, only_day = found.group("year", "month", "day", "m", "d")
    try:
        # 2000 was a leap year: --02-29 is a day
        dt.date(int(year or 2000), int(month or only_month or 1), int(day or only_day or 1))
    except ValueError as error:
        raise ClaimError(f"{text!r} is not a day of the calendar: {error}") from error
    kind = "gMonthDay" if only_day else "date" if day else "gYearMonth" if month else "gYear"
    return Literal(text, datatype=term(f"xsd:{kind}"))


_POINT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-](?!00:00)\d\d:\d\d)?", re.ASCII)


def published(text: str) -> Literal:
    """The date of a source: as :func:`date`, or a point in time (``2020-07-31T08:30:00+07:00``).

    What a page gives as its date is its own affair: anything else is kept as it is, as a plain string, which
    ``kg validate`` reports. So is a form that a store would write back in another way.
    """
    try:
        return date(text)
    except ClaimError:
        pass
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        return Literal(text)
    return Literal(text, datatype=term("xsd:dateTime")) if _POINT.fullmatch(text) else Literal(text)
