"""The relations that are measured: their fields, the query that reads them from a graph, and when two facts are one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kg.evaluate.names import body, fold, ordinal, overlap, role, same_date, same_number, same_place, words
from kg.model import CommitmentKind

Fields = tuple[str, ...]
Same = Callable[[Fields, Fields], bool]  # of a gold fact and a found one
Equal = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Relation:
    """``pattern`` binds ``?claim``, ``?source`` and one variable for each of ``fields``; ``secondary`` fields do not
    decide whether a fact is found, and are measured on those that are."""

    fields: Fields
    pattern: str
    same: Same
    secondary: Mapping[str, Equal] = field(default_factory=dict)
    recall_only: bool = False


def _same_event(gold: Fields, found: Fields) -> bool:
    kinds = [fold(fields[0]).replace(fold("đại biểu"), "").strip() for fields in (gold, found)]
    numbers = not gold[2] or not found[2] or ordinal(gold[2]) == ordinal(found[2])
    return kinds[0] == kinds[1] and same_place(gold[1], found[1]) and numbers


def _same_role(gold: Fields, found: Fields) -> bool:
    return fold(gold[0]) == fold(found[0]) and role(gold[1]) == role(found[1]) and body(gold[2]) == body(found[2])


def _same_change(gold: Fields, found: Fields) -> bool:
    post = role(gold[2]) == role(found[2]) and body(gold[3]) == body(found[3])
    return fold(gold[0]) == fold(found[0]) and gold[1] == found[1] and post


def _same_rank(gold: Fields, found: Fields) -> bool:
    return fold(gold[0]) == fold(found[0]) and overlap(gold[1], found[1]) >= 0.6


def _same_presence(gold: Fields, found: Fields) -> bool:
    return fold(gold[0]) == fold(found[0]) and _same_event(gold[1:], found[1:])


def _same_adoption(gold: Fields, found: Fields) -> bool:
    return same_place(gold[0], found[0]) and overlap(gold[2], found[2]) >= 0.6


def _same_count(gold: Fields, found: Fields) -> bool:
    counted = [set(words(fields[1])) for fields in (gold, found)]
    item = overlap(gold[1], found[1]) >= 0.5 or counted[0] <= counted[1] or counted[1] <= counted[0]
    return same_number(gold[2], found[2]) and same_place(gold[0], found[0]) and item


def _same_award(gold: Fields, found: Fields) -> bool:
    named = same_place(gold[0], found[0]) and overlap(gold[1], found[1]) >= 0.6
    return named and (not gold[2] or gold[2] == found[2])


def _same_document(gold: Fields, found: Fields) -> bool:
    return fold(gold[0]) == fold(found[0]) and ordinal(gold[1]) == ordinal(found[1])


def _same_units(gold: Fields, found: Fields) -> bool:
    return body(gold[0]) == body(found[0]) and body(gold[1]) == body(found[1])


def _same_years(gold: str, found: str) -> bool:
    return set(re.findall(r"\d{4}", gold)) == set(re.findall(r"\d{4}", found))


def _equal(gold: str, found: str) -> bool:
    return gold == found


_POST = """org:member/skos:prefLabel ?person ; org:role/skos:prefLabel ?role ; org:organization/skos:prefLabel ?body .
    FILTER(lang(?role) = 'vi')"""
_OF_EVENT = """?event vkg:eventType/skos:prefLabel ?type ; vkg:host/skos:prefLabel ?host .
    OPTIONAL { ?event vkg:ordinal ?ordinal }"""
_PRESENT = f"?claim a vkg:ParticipationClaim ; org:member/skos:prefLabel ?person ; vkg:event ?event . {_OF_EVENT}"
_COMMITMENTS = ", ".join(f"vkg:{kind}" for kind in CommitmentKind)

RELATIONS: dict[str, Relation] = {
    "role": Relation(
        ("person", "role", "body", "status"),
        f"?claim a vkg:RoleClaim ; {_POST} OPTIONAL {{ ?claim vkg:status ?status }}",
        _same_role,
        {"status": _equal},
    ),
    "change": Relation(
        ("person", "kind", "role", "body", "date"),
        f"?claim a vkg:ChangeClaim ; vkg:changeKind ?kind ; {_POST} OPTIONAL {{ ?claim dcterms:date ?date }}",
        _same_change,
        {"date": same_date},
    ),
    "rank": Relation(
        ("person", "rank"),
        "?claim a vkg:RankClaim ; org:member/skos:prefLabel ?person ; vkg:rank/skos:prefLabel ?rank .",
        _same_rank,
    ),
    "event": Relation(
        ("type", "host", "ordinal", "date", "term"),
        f"""?claim a vkg:EventClaim ; vkg:event ?event . {_OF_EVENT}
            OPTIONAL {{ ?claim dcterms:date ?date }} OPTIONAL {{ ?event vkg:term/skos:prefLabel ?term }}""",
        _same_event,
        {"date": same_date, "term": _same_years},
    ),
    "attends": Relation(("person", "type", "host", "ordinal"), _PRESENT, _same_presence),
    "speaks": Relation(
        ("person", "type", "host", "ordinal"), f"{_PRESENT} ?claim vkg:manner vkg:spoke .", _same_presence
    ),
    "adopts": Relation(
        ("adopter", "kind", "label"),
        f"""?claim a vkg:AdoptionClaim ; vkg:adopter/skos:prefLabel ?adopter ; vkg:commitment ?commitment .
            ?commitment a ?kind ; skos:prefLabel ?label . FILTER(?kind IN ({_COMMITMENTS}))""",
        _same_adoption,
        {"kind": _equal},
    ),
    "count": Relation(
        ("subject", "item", "value", "comparator"),
        """?claim a vkg:QuantityClaim ; vkg:subject/skos:prefLabel ?subject .
            ?claim vkg:quantityOf ?item ; schema:value ?value .
            OPTIONAL { ?claim vkg:comparator ?comparator }""",
        _same_count,
        {"comparator": _equal},
    ),
    "award": Relation(
        ("recipient", "award", "year"),
        """?claim a vkg:AwardClaim ; vkg:recipient/skos:prefLabel ?recipient ; vkg:award/skos:prefLabel ?award .
            OPTIONAL { ?claim vkg:year ?year }""",
        _same_award,
    ),
    "cites": Relation(
        ("kind", "number", "issuer", "session"),
        """?claim a vkg:CitationClaim ; vkg:cites ?cited . ?cited vkg:documentKind/skos:prefLabel ?kind .
            OPTIONAL { ?cited vkg:number ?number } OPTIONAL { ?cited vkg:issuer/skos:prefLabel ?issuer }
            OPTIONAL { ?cited vkg:session ?session }""",
        _same_document,
    ),
    "within": Relation(
        ("unit", "parent"),
        """?source vkg:mentions ?u . ?u vkg:within+ ?p ; skos:prefLabel ?unit . ?p skos:prefLabel ?parent .""",
        _same_units,
        recall_only=True,
    ),
}
