"""Tenures: the claims of all documents about one person, role and body, read together.

Status is that of the latest report (by the date of the act, or else of the document); of reports of one day, the one
that is further on in the life of a post: being given, held, once held. An act that gives a post counts as a report of
it being given, an act that ends it as one of it being over. A nomination, a disciplinary act or a transfer (which may
name the old post or the new one) gives or ends nothing by itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.rdf import term
from kg.resolve.persons import Identities
from kg.resolve.reading import Columns, Nodes

STATUSES = tuple(term(f"vkg:{name}") for name in ("incoming", "current", "former"))
_INCOMING, _, _FORMER = STATUSES
GIVING = {term(f"vkg:{kind}") for kind in ("elected", "appointed", "assigned", "approved")}
ENDING = {term(f"vkg:{kind}") for kind in ("dismissed", "resigned", "retired")}


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in a role in a body, concluded from ``claims``. ``since``, ``until``: empty where no claim tells."""

    person: NamedNode
    role: NamedNode
    body: NamedNode
    status: NamedNode
    since: str
    until: str
    terms: tuple[NamedNode, ...]
    claims: tuple[NamedNode, ...]


@dataclass(frozen=True, slots=True)
class _Report:
    """What one claim says of a tenure."""

    claim: NamedNode
    status: NamedNode
    day: str  # when it was so: of the act, or else of the document
    since: str = ""
    until: str = ""
    terms: tuple[NamedNode, ...] = ()


_KNOWN = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}$")


def earliest(dates: Iterable[str]) -> str:
    """The first of the dates, whose year is known; of *2020* and *2020-07* the one that says more. Empty for none."""
    return min((date for date in dates if _KNOWN.match(date)), key=lambda date: f"{date}~", default="")


def latest(dates: Iterable[str]) -> str:
    """The last of the dates, whose year is known; of *2020* and *2020-07* the one that says more. Empty for none."""
    return max((date for date in dates if _KNOWN.match(date)), default="")


def tenures(columns: Columns, found: Identities) -> list[Tenure]:
    """All tenures, sorted by person, role and body."""
    keys = _Keys(columns.values("org:member"), columns.values("org:role"), columns.values("org:organization"))
    grouped: dict[tuple[NamedNode, NamedNode, NamedNode], list[_Report]] = defaultdict(list)
    days = _document_days(columns)
    for report in [*_role_reports(columns, days), *_change_reports(columns, days)]:
        for person, role, body in keys.of(report.claim):
            grouped[found.of(person), role, body].append(report)
    ordered = sorted(grouped.items(), key=lambda item: tuple(node.value for node in item[0]))
    return [_tenure(key, reports) for key, reports in ordered]


@dataclass(frozen=True, slots=True)
class _Keys:
    members: Nodes
    roles: Nodes
    bodies: Nodes

    def of(self, claim: NamedNode) -> list[tuple[NamedNode, NamedNode, NamedNode]]:
        """Person, role and body of a claim: one of each, if the claim is well formed."""
        return [
            (person, role, body)
            for person in self.members.get(claim, ())
            for role in self.roles.get(claim, ())
            for body in self.bodies.get(claim, ())
        ]


def _tenure(key: tuple[NamedNode, NamedNode, NamedNode], reports: list[_Report]) -> Tenure:
    last = max(reports, key=lambda report: (report.day, STATUSES.index(report.status)))
    return Tenure(
        *key,
        status=last.status,
        since=earliest(report.since for report in reports),
        until=latest(report.until for report in reports),
        terms=tuple(sorted({t for report in reports for t in report.terms}, key=lambda node: node.value)),
        claims=tuple(sorted({report.claim for report in reports}, key=lambda node: node.value)),
    )


def _role_reports(columns: Columns, days: Mapping[NamedNode, str]) -> list[_Report]:
    statuses, terms = columns.values("vkg:status"), columns.values("vkg:term")
    since, until = columns.texts("vkg:since"), columns.texts("vkg:until")
    return [
        _Report(claim, status, days.get(claim, ""), since.get(claim, ""), until.get(claim, ""), terms.get(claim, ()))
        for claim in columns.instances("vkg:RoleClaim")
        for status in statuses.get(claim, ())
        if status in STATUSES
    ]


def _change_reports(columns: Columns, days: Mapping[NamedNode, str]) -> list[_Report]:
    kinds, dates = columns.values("vkg:changeKind"), columns.texts("dcterms:date")
    reports = []
    for claim in columns.instances("vkg:ChangeClaim"):
        date = dates.get(claim, "")
        # a day without its year can be put neither before nor after another
        known = date if _KNOWN.match(date) else ""
        day = known or days.get(claim, "")
        for kind in kinds.get(claim, ()):
            if kind in GIVING:
                reports.append(_Report(claim, _INCOMING, day, since=known))
            elif kind in ENDING:
                reports.append(_Report(claim, _FORMER, day, until=known))
    return reports


def _document_days(columns: Columns) -> dict[NamedNode, str]:
    """Claim → the date of its document, where it is known (a point in time is cut to its day)."""
    dates, sources = columns.texts("dcterms:date"), columns.values("oa:hasSource")
    days: dict[NamedNode, str] = {}
    for claim, evidence in columns.values("prov:wasDerivedFrom").items():
        known = [dates.get(source, "")[:10] for node in evidence for source in sources.get(node, ())]
        days[claim] = earliest(known)
    return days
