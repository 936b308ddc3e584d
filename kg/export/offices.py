"""Who held what, with where it is said: what the formats of people who study officials share.

Persons that are one (``owl:sameAs``) are one here, under the IRI that stands for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode

from kg.export.facts import Facts, instances, local
from kg.export.rows import cited, quote_of
from kg.iri import mint
from kg.rdf import term
from kg.store import GraphStore

_QUOTE = 1000  # characters that a note holds at most


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim's place in a source. ``url`` is the source's own address, empty where it has none."""

    claim: str
    source: str
    evidence: str
    url: str
    title: str
    date: str
    publisher: str
    quote: str


@dataclass(frozen=True, slots=True)
class Office:
    """A person in a post of a body. ``since``, ``until``: empty where no claim tells. ``years`` of the latest term."""

    iri: str
    person: str
    role: str
    body: str
    post: str
    label: str
    status: str
    since: str
    until: str
    term: str
    years: tuple[str, str]
    citations: tuple[Citation, ...]


class Officials:
    """What a store tells of officials, looked up node by node."""

    def __init__(self, store: GraphStore) -> None:
        self.store = store
        self.facts = Facts.of_union(store)
        same = store.ox.quads_for_pattern(None, term("owl:sameAs"), None, DefaultGraph())
        self._canonical = {
            quad.subject.value: quad.object.value
            for quad in same
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
            and quad.object.value.startswith(store.base)
        }  # fmt: skip
        self._nodes: dict[str, list[str]] = {}
        for node, first in sorted(self._canonical.items()):
            self._nodes.setdefault(first, []).append(node)

    def of(self, person: str) -> str:
        """The node that stands for all nodes of a person."""
        return self._canonical.get(person, person)

    def persons(self) -> list[str]:
        """One node a person, sorted."""
        return [person for person in instances(self.store, "vkg:Person") if person not in self._canonical]

    def other_names(self, node: str) -> list[str]:
        """The spellings of an entity (of all nodes of a person) beside its label, sorted."""
        nodes = [node, *self._nodes.get(node, [])]
        names = {name for one in nodes for name in (self.facts.label(one), *self.facts.texts(one, "skos:altLabel"))}
        return sorted(names - {self.facts.label(node), ""})

    def place(self, body: str) -> str:
        """The unit that a body is one of, or the body above it; empty where none is known."""
        return self.facts.text(body, "vkg:jurisdiction") or self.facts.text(
            body, "org:subOrganizationOf>vkg:jurisdiction"
        )

    def offices(self) -> Iterator[Office]:
        """Every tenure, sorted by IRI."""
        return map(self._office, instances(self.store, "vkg:Tenure"))

    def post_label(self, role: str, body: str) -> str:
        """``Bí thư, Quận ủy Thanh Xuân``."""
        return f"{self.facts.label(role)}, {self.facts.label(body)}"

    def post(self, role: str, body: str) -> str:
        """IRI of the post that a role in a body is; made of both."""
        base = self.store.base
        return mint("post", self.post_label(role, body), role.removeprefix(base), body.removeprefix(base), base=base)

    def _office(self, tenure: str) -> Office:
        facts = self.facts
        role, body = facts.text(tenure, "org:role"), facts.text(tenure, "org:organization")
        terms = facts.texts(tenure, "vkg:term")
        last = max(terms, key=lambda node: (facts.text(node, "vkg:lastYear"), node), default="")
        return Office(
            iri=tenure,
            person=self.of(facts.text(tenure, "org:member")),
            role=role,
            body=body,
            post=self.post(role, body),
            label=self.post_label(role, body),
            status=local(facts.text(tenure, "vkg:status")),
            since=facts.text(tenure, "vkg:since"),
            until=facts.text(tenure, "vkg:until"),
            term=facts.label(last) if last else "",
            years=(facts.text(last, "vkg:firstYear"), facts.text(last, "vkg:lastYear")) if last else ("", ""),
            citations=tuple(self.citation(claim) for claim in facts.texts(tenure, "prov:wasDerivedFrom")),
        )

    def citation(self, claim: str) -> Citation:
        """Where a claim is said."""
        stretches = cited(self.facts, claim)
        source = stretches[0].source
        return Citation(
            claim=claim,
            source=source,
            evidence=stretches[0].evidence,
            url=self.facts.text(source, "schema:url"),
            title=self.facts.text(source, "dcterms:title"),
            date=self.facts.text(source, "dcterms:date"),
            publisher=self.facts.text(source, "schema:publisher"),
            quote=quote_of(stretches)[:_QUOTE],
        )
