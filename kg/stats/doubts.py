"""What an editor would look at first: what may be wrong, or is known too little of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from pyoxigraph import DefaultGraph, NamedNode

from kg.days import whole_day
from kg.iri import of
from kg.model import Body
from kg.rdf import term
from kg.resolve.reading import Columns
from kg.store import GraphStore

#: Posts that one person at a time holds in a body. *Bí thư* of the Central Committee are several.
ALONE = frozenset((
    "Bí thư", "Bộ trưởng", "Chi cục trưởng", "Chánh Thanh tra", "Chánh Văn phòng", "Chánh án", "Chính ủy",
    "Chỉ huy trưởng", "Chủ nhiệm", "Chủ tịch", "Chủ tịch nước", "Cục trưởng", "Giám đốc", "Giám đốc điều hành",
    "Hiệu trưởng", "Hạt trưởng", "Hội trưởng", "Kế toán trưởng", "Ngoại trưởng", "Tham mưu trưởng", "Thị trưởng",
    "Thống đốc", "Thủ hiến", "Thủ tướng", "Trưởng Công an", "Trưởng ban", "Trưởng khoa", "Trưởng phòng",
    "Trưởng thôn", "Trưởng đoàn", "Tư lệnh", "Tỉnh trưởng", "Tổ trưởng", "Tổng Biên tập", "Tổng Bí thư",
    "Tổng Giám đốc", "Tổng Kiểm toán", "Tổng Tham mưu trưởng", "Tổng Thanh tra", "Tổng Thư ký", "Tổng cục trưởng",
    "Tổng thống", "Viện trưởng", "Vụ trưởng", "Đồn trưởng", "Đội trưởng",
))  # fmt: skip
_SEVERAL = {("Bí thư", "Ban Chấp hành Trung ương Đảng")}
_GIVING = {term(f"vkg:{kind}") for kind in ("elected", "appointed", "assigned", "approved")}
_ENDING = {term(f"vkg:{kind}") for kind in ("dismissed", "resigned", "retired")}
_UNION = DefaultGraph()


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An entity to look at."""

    kind: str
    label: str
    iri: str


@dataclass(frozen=True, slots=True, order=True)
class UnresolvedBody:
    """A body of which its document does not tell which one it is, so that it is known by that document alone."""

    label: str
    document: str
    claims: int
    iri: str


@dataclass(frozen=True, slots=True, order=True)
class Holding:
    """A person in a post: the first and the last day on which it is sure to have been held, and the claims."""

    person: str
    since: str
    until: str
    claims: tuple[str, ...]
    iri: str


@dataclass(frozen=True, slots=True, order=True)
class Double:
    """Two people in one post, which one holds at a time: on the days from ``since`` to ``until``, or, where these are
    empty, by the word of one document whose day is not known."""

    role: str
    body: str
    since: str
    until: str
    one: Holding
    other: Holding


# ---------------------------------------------------------------- bodies


def unresolved(store: GraphStore, columns: Columns) -> Iterator[UnresolvedBody]:
    """The bodies that are known by one document alone: their IRI is made of its hash (:class:`kg.model.Body`)."""
    posts = {*columns.instances("vkg:RoleClaim"), *columns.instances("vkg:ChangeClaim")}
    of_claims = columns.values("org:organization")
    named = Counter(body for claim in posts for body in of_claims.get(claim, ()))
    bodies, labels = set(columns.instances("vkg:Body")), columns.texts("skos:prefLabel", "vi")
    for row in store.sources():
        mentions = store.ox.quads_for_pattern(NamedNode(row.iri), term("vkg:mentions"), None, _UNION)
        for body in sorted((q.object for q in mentions if isinstance(q.object, NamedNode)), key=str):
            if body in bodies and body.value == of(Body(labels.get(body, ""), local=row.sha256), store.base):
                yield UnresolvedBody(labels[body], row.identifier, named[body], body.value)


# ---------------------------------------------------------------- posts held by two at once


def doubles(columns: Columns, lone: Iterable[UnresolvedBody]) -> list[Double]:
    """Posts of ``ALONE`` that two people held on one day, or have by the word of one document, sorted.

    A post is sure to be held from the first to the last day that claims tell: that it was given, that somebody has it
    (on the day of the document), that it ended. Of days known by their month or year, the side is taken that makes the
    time shorter. People of one name are left out: these may be one person (``possibly_same``); so are the posts in
    ``lone``, bodies that may be several.
    """
    found: list[Double] = []
    labels = columns.texts("skos:prefLabel", "vi")
    for (role, body), people in _told(columns, labels, {body.iri for body in lone}).items():
        known = [(_holding(labels, person, days), days.documents) for person, days in people.items()]
        known.sort(key=lambda found: found[0])
        for (one, here), (other, there) in combinations(known, 2):
            since, until = max(one.since, other.since), min(one.until, other.until)
            together = one.since and other.since and since <= until
            if one.person != other.person and (together or here & there):
                days = (since, until) if together else ("", "")
                found.append(Double(labels[role], labels[body], *days, one, other))
    return sorted(found)


@dataclass(slots=True)
class _Days:
    """What is told of one person in one post: when it was given, held and ended, by which claims, and which documents
    say that the person has it."""

    given: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    claims: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)


_Post = tuple[NamedNode, NamedNode]


def _told(columns: Columns, labels: Mapping[NamedNode, str], lone: set[str]) -> dict[_Post, dict[NamedNode, _Days]]:
    """(role, body) → person → what is told, of posts that one person at a time holds and whose body is resolved."""
    told: dict[_Post, dict[NamedNode, _Days]] = defaultdict(lambda: defaultdict(_Days))
    for post, person, report in _reports(columns):
        role, body = (labels.get(node, "") for node in post)
        if role in ALONE and (role, body) not in _SEVERAL and post[1].value not in lone:
            days = told[post][person]
            getattr(days, report.kind).append(report.day)
            days.claims.add(report.claim.value)
            days.documents |= {report.document} if report.kind == "held" else set()
    return told


def _holding(labels: Mapping[NamedNode, str], person: NamedNode, days: _Days) -> Holding:
    """The time for which a post is sure to be held; empty where that is not known."""
    first = [day for text in (*days.given, *days.held) if (day := whole_day(text, last=True))]
    final = [day for text in (*days.ended, *days.held) if (day := whole_day(text, last=False))]
    known = bool(first and final) and min(first) <= max(final)
    since, until = (min(first), max(final)) if known else ("", "")
    return Holding(labels[person], since, until, tuple(sorted(days.claims)), person.value)


@dataclass(frozen=True, slots=True)
class _Report:
    """What a claim tells of a post: that it was given, held or ended, and when (empty where that is not known)."""

    claim: NamedNode
    kind: str
    day: str
    document: str


def _reports(columns: Columns) -> Iterator[tuple[_Post, NamedNode, _Report]]:
    members, roles = columns.values("org:member"), columns.values("org:role")
    bodies, same = columns.values("org:organization"), columns.values("owl:sameAs")
    for report in (*_of_roles(columns), *_of_changes(columns)):
        for role in roles.get(report.claim, ()):
            for body in bodies.get(report.claim, ()):
                for person in members.get(report.claim, ()):
                    yield (role, body), same.get(person, (person,))[0], report


def _of_roles(columns: Columns) -> Iterator[_Report]:
    statuses, days = columns.values("vkg:status"), columns.texts("dcterms:date")
    since, until = columns.texts("vkg:since"), columns.texts("vkg:until")
    sources = _sources(columns)
    for claim in columns.instances("vkg:RoleClaim"):
        source = sources[claim]
        for kind, texts in (("given", since), ("ended", until)):
            if claim in texts:
                yield _Report(claim, kind, texts[claim], source.value)
        if term("vkg:current") in statuses.get(claim, ()):
            yield _Report(claim, "held", days.get(source, "")[:10], source.value)


def _of_changes(columns: Columns) -> Iterator[_Report]:
    kinds, dates = columns.values("vkg:changeKind"), columns.texts("dcterms:date")
    sources = _sources(columns)
    for claim in columns.instances("vkg:ChangeClaim"):
        for act in kinds.get(claim, ()):
            kind = "given" if act in _GIVING else "ended" if act in _ENDING else ""
            if kind and claim in dates:
                yield _Report(claim, kind, dates[claim], sources[claim].value)


def _sources(columns: Columns) -> dict[NamedNode, NamedNode]:
    """Claim → its document."""
    of_evidence = columns.values("oa:hasSource")
    return {
        claim: next(source for node in evidence for source in of_evidence.get(node, ()))
        for claim, evidence in columns.values("prov:wasDerivedFrom").items()
        if any(node in of_evidence for node in evidence)
    }
