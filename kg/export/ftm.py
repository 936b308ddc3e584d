"""FollowTheMoney: one entity a line, for OpenAleph, OpenSanctions' tools and the ``ftm`` command.

Persons, bodies (PublicBody), posts (Position), tenures (Occupancy) and the documents that say so (Article).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from kg.export.facts import identifier, instances
from kg.export.offices import Citation, Office, Officials
from kg.store import GraphStore

Properties = dict[str, Iterable[str]]

#: The words that the schema's users have for the status of an occupancy.
_STATUS = {"current": "current", "incoming": "current", "former": "ended"}
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_COUNTRY = "vn"


def chunks(store: GraphStore) -> Iterator[str]:
    """The entities, each on a line: sources, persons, bodies, and posts each before who held them."""
    yield from (f"{json.dumps(entity, ensure_ascii=False, sort_keys=True)}\n" for entity in _entities(Officials(store)))


def _entities(officials: Officials) -> Iterator[dict[str, object]]:
    facts, base = officials.facts, officials.store.base

    def entity(schema: str, iri: str, properties: Properties) -> dict[str, object]:
        known = {name: sorted({v for v in values if v}) for name, values in properties.items()}
        return {
            "id": identifier(iri, base),
            "schema": schema,
            "properties": {name: values for name, values in sorted(known.items()) if values},
        }

    for source in instances(officials.store, "vkg:Source"):
        yield entity("Article", source, {
            "title": [facts.text(source, "dcterms:title")],
            "name": [facts.label(source)],
            "fileName": [facts.text(source, "dcterms:identifier")],
            "publishedAt": _dates(facts.text(source, "dcterms:date")[:10]),
            "publisher": [facts.text(source, "schema:publisher")],
            "sourceUrl": [facts.text(source, "schema:url")],
            "language": ["vie"],
        })  # fmt: skip
    for person in officials.persons():
        names = {"name": [facts.label(person)], "alias": officials.other_names(person)}
        yield entity("Person", person, {**names, "country": [_COUNTRY]})
    for body in instances(officials.store, "vkg:Body"):
        above = [identifier(node, base) for node in facts.texts(body, "org:subOrganizationOf")]
        yield entity("PublicBody", body, {
            "name": [facts.label(body)],
            "alias": officials.other_names(body),
            "classification": facts.labels(body, "vkg:bodyType"),
            "country": [_COUNTRY],
            "parent": above,
        })  # fmt: skip
    written: set[str] = set()
    for office in officials.offices():
        if office.post not in written:
            written.add(office.post)
            place = officials.place(office.body)
            yield entity("Position", office.post, {
                "name": [office.label],
                "organization": [identifier(office.body, base)],
                "country": [_COUNTRY],
                "subnationalArea": [facts.label(place)] if place else [],
            })  # fmt: skip
        yield entity("Occupancy", office.iri, _occupancy(office, base))


def _occupancy(office: Office, base: str) -> Properties:
    citations = office.citations
    return {
        "holder": [identifier(office.person, base)],
        "post": [identifier(office.post, base)],
        "status": [_STATUS.get(office.status, "unknown")],
        "startDate": _dates(office.since),
        "endDate": _dates(office.until),
        "periodStart": _dates(office.years[0]),
        "periodEnd": _dates(office.years[1]),
        "sourceUrl": [citation.url for citation in citations],
        "publisher": [citation.publisher for citation in citations],
        "proof": [identifier(citation.source, base) for citation in citations],
        "summary": [_said(citation) for citation in citations],
    }


def _said(citation: Citation) -> str:
    return f"{citation.title}: “{citation.quote}”" if citation.title else f"“{citation.quote}”"


def _dates(text: str) -> list[str]:
    """The date, if its year is known."""
    return [text] if _DATE.fullmatch(text) else []
