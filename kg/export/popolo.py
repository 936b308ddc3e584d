"""Popolo JSON: persons, organizations, posts, memberships, areas and events, as sites about parliaments read them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from kg.export.facts import identifier, instances
from kg.export.offices import Citation, Officials
from kg.store import GraphStore

Item = dict[str, object]

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)


def chunks(store: GraphStore) -> Iterator[str]:
    """One JSON object with a list a class, one item a line, written as it is read."""
    writer = _Popolo(Officials(store))
    lists = {
        "persons": writer.persons(),
        "organizations": writer.organizations(),
        "posts": writer.posts(),
        "memberships": writer.memberships(),
        "areas": writer.areas(),
        "events": writer.events(),
    }
    opening = "{"
    for name, items in lists.items():
        yield f'{opening}\n"{name}": ['
        between = "\n"
        for item in items:
            yield between + json.dumps(item, ensure_ascii=False)
            between = ",\n"
        yield "\n]"
        opening = ","
    yield "\n}\n"


class _Popolo:
    """The items of each class. What is not known is left out."""

    def __init__(self, officials: Officials) -> None:
        self._officials = officials
        self._facts = officials.facts
        self._store = officials.store

    def _id(self, iri: str) -> str:
        return identifier(iri, self._store.base)

    def _named(self, iri: str, **more: object) -> Item:
        others = [{"name": name} for name in self._officials.other_names(iri)]
        return _known({"id": self._id(iri), "name": self._facts.label(iri), "other_names": others, **more})

    def persons(self) -> Iterator[Item]:
        return (self._named(person) for person in self._officials.persons())

    def organizations(self) -> Iterator[Item]:
        for body in instances(self._store, "vkg:Body"):
            place, above = self._officials.place(body), self._facts.text(body, "org:subOrganizationOf")
            yield self._named(
                body,
                classification=", ".join(self._facts.labels(body, "vkg:bodyType")),
                parent_id=above and self._id(above),
                area_id=place and self._id(place),
            )

    def posts(self) -> Iterator[Item]:
        written: set[str] = set()
        for office in self._officials.offices():
            if office.post not in written:
                written.add(office.post)
                place = self._officials.place(office.body)
                yield _known({
                    "id": self._id(office.post),
                    "label": office.label,
                    "role": self._facts.label(office.role),
                    "organization_id": self._id(office.body),
                    "area_id": place and self._id(place),
                })  # fmt: skip

    def memberships(self) -> Iterator[Item]:
        for office in self._officials.offices():
            yield _known({
                "id": self._id(office.iri),
                "label": office.label,
                "role": self._facts.label(office.role),
                "person_id": self._id(office.person),
                "organization_id": self._id(office.body),
                "post_id": self._id(office.post),
                "start_date": _date(office.since),
                "end_date": _date(office.until),
                "sources": _sources(office.citations),
            })  # fmt: skip

    def areas(self) -> Iterator[Item]:
        for unit in instances(self._store, "vkg:AdministrativeUnit"):
            above = self._facts.text(unit, "vkg:within")
            yield self._named(
                unit,
                identifier=self._facts.text(unit, "dcterms:identifier"),
                classification=self._facts.kind(unit).lower(),
                parent_id=above and self._id(above),
            )

    def events(self) -> Iterator[Item]:
        facts, said = self._facts, self._claims("vkg:EventClaim")
        attended = self._claims("vkg:ParticipationClaim")
        for event in instances(self._store, "vkg:Event"):
            host = facts.text(event, "vkg:host")
            of_body = "vkg:jurisdiction" if facts.kind(host) == "Body" else ""
            dates = sorted(filter(None, (_date(facts.text(claim, "dcterms:date")) for claim in said.get(event, []))))
            members = {self._officials.of(facts.text(claim, "org:member")) for claim in attended.get(event, [])}
            claims = [*said.get(event, []), *attended.get(event, [])]
            yield self._named(
                event,
                classification=", ".join(facts.labels(event, "vkg:eventType")),
                start_date=dates[0] if dates else "",
                organization_id=self._id(host) if of_body else "",
                location="" if of_body else facts.label(host),
                attendees=[{"id": self._id(person), "name": facts.label(person)} for person in sorted(members)],
                sources=_sources(tuple(self._officials.citation(claim) for claim in claims)),
            )

    def _claims(self, kind: str) -> dict[str, list[str]]:
        """Event → the claims of a class about it."""
        found: dict[str, list[str]] = {}
        for claim in instances(self._store, kind):
            found.setdefault(self._facts.text(claim, "vkg:event"), []).append(claim)
        return found


def _sources(citations: tuple[Citation, ...]) -> list[dict[str, str]]:
    """Links to where it is said; to the stretch's own IRI where its source has no address."""
    return [{"url": citation.url or citation.evidence, "note": citation.quote} for citation in citations]


def _date(text: str) -> str:
    """The date, if its year is known."""
    return text if _DATE.fullmatch(text) else ""


def _known(item: Item) -> Item:
    return {name: value for name, value in item.items() if value}
