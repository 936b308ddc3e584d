"""The ontology: small, labelled in two languages, and in step with what is written and with the shapes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analyses import DANG_BO, HA_NOI, LUU, TEXT, analysis, claims, document
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kg import iri
from kg.lexicon.units import load
from kg.model import (
    AdoptionClaim,
    Analysis,
    AwardClaim,
    ChangeClaim,
    ChangeKind,
    Claim,
    Commitment,
    CommitmentKind,
    Comparator,
    Manner,
    ParticipationClaim,
    Person,
    QuantityClaim,
    RankClaim,
    RoleClaim,
    Status,
    Unit,
)
from kg.rdf import ONTOLOGY_DIR, document_quads, ontology_quads, term, text_quads, units_quads
from kg.rdf.make_roles import turtle
from kg.rdf.terms import PREF_LABEL, A
from kg.resolve import derive
from kg.validate import constraints


def variants() -> tuple[Claim, ...]:
    """The claims made by hand, once more for every value of their enumerations and kinds of participants."""
    found: list[Claim] = []
    for claim in claims():
        match claim:
            case RoleClaim():
                found += [replace(claim, status=status) for status in Status]
            case ChangeClaim():
                found += [replace(claim, kind=kind) for kind in ChangeKind]
            case ParticipationClaim():
                found += [replace(claim, manner=manner) for manner in Manner]
            case AdoptionClaim():
                made = [Commitment(kind, "Giảm nghèo") for kind in CommitmentKind]
                found += [replace(claim, commitment=commitment) for commitment in made]
                found += [replace(claim, adopter=HA_NOI)]
            case QuantityClaim():
                found += [replace(claim, comparator=comparator) for comparator in Comparator]
            case AwardClaim():
                found += [replace(claim, recipient=recipient) for recipient in (LUU, DANG_BO, HA_NOI)]
            case _:
                found += [claim]
    return tuple(found)


def all_units() -> list[Unit]:
    """Units of every level, with predecessors and successors."""
    return [load().by_code(code) for code in ("2024:009", "2024:01", "2024:00004", "2025:00004")]


@pytest.fixture(scope="module")
def written() -> set[Quad]:
    """All that a store of every kind of claim is given, but for the ontology."""
    namesake = Analysis(document("b", TEXT + "."), claims=(RankClaim(
        spans=claims()[0].spans, rule="rank", member=Person(LUU.name, "x"), rank="Đại tá"),))  # fmt: skip
    quads = [*document_quads(replace(analysis(), claims=variants()), version="1"), *document_quads(namesake)]
    store = Store()
    store.extend([*quads, *ontology_quads()])
    return {*quads, *text_quads(document()), *units_quads(all_units()), *derive(store)}


def own(node: object) -> bool:
    return isinstance(node, NamedNode) and node.value.startswith(iri.ONTOLOGY)


def terms_of(quads: set[Quad]) -> set[NamedNode]:
    return {node for quad in quads for node in (quad.subject, quad.predicate, quad.object) if own(node)}  # type: ignore[misc]


ONTOLOGY = set(ontology_quads())
DECLARED = {quad.subject for quad in ONTOLOGY if quad.predicate == A and own(quad.subject)}


def test_what_is_written_is_declared(written: set[Quad]) -> None:
    assert terms_of(written) - DECLARED == set()


def test_what_is_declared_is_written(written: set[Quad]) -> None:
    """A term that nothing emits is not in the ontology. The property of a role is emitted by a claim of that role; a
    scheme is there for the concepts that stand in it."""
    by_roles = {quad.object for quad in ONTOLOGY if quad.predicate == term("org:roleProperty")}
    schemes = {quad.object for quad in ONTOLOGY if quad.predicate == term("skos:inScheme")}
    assert DECLARED - terms_of(written) - by_roles - schemes == set()


def test_terms_have_a_label_and_a_comment_in_both_languages() -> None:
    for name in ("rdfs:label", "rdfs:comment"):
        told: dict[object, list[str | None]] = {}
        for quad in ONTOLOGY:
            if quad.predicate == term(name) and isinstance(quad.object, Literal):
                assert quad.object.value.strip() == quad.object.value != ""
                told.setdefault(quad.subject, []).append(quad.object.language)
        assert {node for node in DECLARED if sorted(map(str, told.get(node, []))) != ["en", "vi"]} == set()


def test_roles_and_fixed_concepts_have_one_label_in_each_language() -> None:
    kinds = {term("vkg:Role"), term("skos:Concept")}
    concepts = {quad.subject for quad in ONTOLOGY if quad.predicate == A and quad.object in kinds}
    labels = {node: [] for node in concepts}  # type: dict[object, list[str]]
    for quad in ONTOLOGY:
        if quad.predicate == PREF_LABEL and quad.subject in labels:
            assert isinstance(quad.object, Literal)
            labels[quad.subject].append(str(quad.object.language))
    assert len(labels) > 120
    assert {node for node, languages in labels.items() if sorted(languages) != ["en", "vi"]} == set()


def test_the_ontology_has_no_blank_node_and_refers_to_nothing_undeclared() -> None:
    assert not any(isinstance(node, BlankNode) for quad in ONTOLOGY for node in (quad.subject, quad.object))
    assert terms_of(ONTOLOGY) - DECLARED == set()


def test_each_shortcut_of_a_role_is_a_sub_property_of_member_of() -> None:
    says = {quad.object for quad in ONTOLOGY if quad.predicate == term("org:roleProperty")}
    below = {
        quad.subject
        for quad in ONTOLOGY
        if quad.predicate == term("rdfs:subPropertyOf") and quad.object == term("org:memberOf")
    }
    assert len(says) > 120
    assert says == below


@pytest.mark.parametrize(
    ("scheme", "shape", "path"),
    [
        ("vkg:Statuses", "RoleClaim", "vkg:status"),
        ("vkg:Statuses", "Tenure", "vkg:status"),
        ("vkg:ChangeKinds", "ChangeClaim", "vkg:changeKind"),
        ("vkg:Manners", "ParticipationClaim", "vkg:manner"),
        ("vkg:Comparators", "QuantityClaim", "vkg:comparator"),
    ],
)
def test_shapes_allow_the_concepts_of_the_scheme(scheme: str, shape: str, path: str) -> None:
    concepts = {q.subject for q in ONTOLOGY if q.predicate == term("skos:inScheme") and q.object == term(scheme)}
    [allowed] = [c.values for c in constraints() if (c.shape, c.path, c.component) == (shape, term(path).value, "In")]
    assert concepts == set(allowed) != set()


def test_shapes_speak_of_declared_terms_and_of_every_class() -> None:
    targets = {c.target[1] for c in constraints()}
    spoken = (
        {NamedNode(c.path) for c in constraints() if c.path} | targets | {v for c in constraints() for v in c.values}
    )
    assert {node for node in spoken if own(node)} - DECLARED == set()
    classes = {quad.subject for quad in ONTOLOGY if quad.predicate == A and quad.object == term("owl:Class")}
    # levels and kinds are covered by the shape of the class above them
    covered = {
        quad.subject
        for quad in ONTOLOGY
        if quad.predicate == term("rdfs:subClassOf")
        and quad.object in (term("vkg:AdministrativeUnit"), term("vkg:Commitment"))
    }
    assert classes - targets - covered == set()


def test_the_file_of_roles_is_fresh() -> None:
    found = (ONTOLOGY_DIR / "roles.ttl").read_text(encoding="utf-8")
    assert found == turtle(), "roles.ttl is stale: run python -m kg.rdf.make_roles"
