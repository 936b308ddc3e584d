"""The order in which readable formats write what a graph holds: entities first, then claims, then their evidence."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.model import CommitmentKind
from kg.rdf import term
from kg.rdf.terms import PREF_LABEL, A

Subject = NamedNode | BlankNode | Triple
Object = NamedNode | BlankNode | Literal | Triple

SECTIONS = (
    ("Sources", ("Source",)),
    ("Administrative units", ("AdministrativeUnit", "Province", "District", "Commune")),
    ("Bodies", ("Body",)),
    ("Roles", ("Role",)),
    ("Persons", ("Person",)),
    ("Terms", ("Term",)),
    ("Events", ("Event",)),
    ("Commitments", ("Commitment", *CommitmentKind)),
    ("Official documents", ("OfficialDocument",)),
    ("Awards", ("Award",)),
    ("Concepts", ("skos:Concept", "skos:ConceptScheme")),
    ("Claims about posts", ("RoleClaim", "ChangeClaim", "RankClaim")),
    ("Claims about events", ("EventClaim", "ParticipationClaim")),
    ("Claims about commitments", ("AdoptionClaim",)),
    ("Other claims", ("QuantityClaim", "AwardClaim", "CitationClaim")),
    ("Tenures", ("Tenure",)),
    ("Evidence", ("oa:SpecificResource", "oa:TextPositionSelector")),
    ("Other", ()),
)
OTHER = len(SECTIONS) - 1
#: Classes that have subclasses: an instance is better told by the other class that it has.
GENERAL = frozenset({"AdministrativeUnit", "Commitment", "Claim"})
_SECTION_OF = {
    term(name if ":" in name else f"vkg:{name}"): number for number, (_, names) in enumerate(SECTIONS) for name in names
}
_FIRST = {A: 0, PREF_LABEL: 1}


def section(types: Iterable[Object]) -> int:
    """The section of a subject, by its classes."""
    return min((_SECTION_OF.get(kind, OTHER) for kind in types if isinstance(kind, NamedNode)), default=OTHER)


def described(triples: Iterable[Triple | Quad]) -> list[tuple[NamedNode, list[Object]]]:
    """The predicates of one subject with their objects: its class, its label, then by name; objects sorted."""
    pairs = sorted(((_FIRST.get(t.predicate, 2), t.predicate.value, str(t.object), t) for t in triples), key=_by_text)
    grouped = groupby(pairs, key=lambda pair: pair[3].predicate)
    return [(predicate, [pair[3].object for pair in group]) for predicate, group in grouped]


def _by_text(pair: tuple[int, str, str, object]) -> tuple[int, str, str]:
    return pair[:3]


def by_subject(triples: Iterable[Triple | Quad]) -> list[tuple[int, Subject, list[Triple | Quad]]]:
    """The subjects of a graph in their sections, each with what is said of it; in memory."""
    grouped: dict[Subject, list[Triple | Quad]] = {}
    for triple in triples:
        grouped.setdefault(triple.subject, []).append(triple)
    rows = [(section(t.object for t in found if t.predicate == A), s, found) for s, found in grouped.items()]
    return sorted(rows, key=lambda row: (row[0], str(row[1])))
