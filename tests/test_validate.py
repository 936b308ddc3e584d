"""Shapes: what is written has them, what is damaged has not, and the two validators say the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from analyses import DAI_HOI, HA_NOI, LUU, QUAN_UY, TERM, TEXT, document, whole
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg import iri
from kg.errors import KgError
from kg.rdf import ontology_quads, term
from kg.rdf.terms import A, date, en, integer, vi
from kg.validate import Violation, validate, validate_with_pyshacl
from kg.validate import shapes as shapes_module
from kg.validate.shapes import constraints

SOURCE = iri.source(document())
GRAPH = NamedNode(SOURCE)
Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]


def store_of(quads: set[Quad]) -> Store:
    store = Store()
    store.extend(quads)
    return store


def claim(kind: str, quads: set[Quad]) -> NamedNode:
    """The first claim of the class."""
    found = [q.subject for q in quads if q.predicate == A and q.object == term(kind)]
    return min((node for node in found if isinstance(node, NamedNode)), key=lambda node: node.value)


def without(quads: set[Quad], subject: NamedNode, predicate: str) -> set[Quad]:
    left = {q for q in quads if (q.subject, q.predicate) != (subject, term(predicate))}
    assert left != quads
    return left


def plus(quads: set[Quad], subject: NamedNode, predicate: str, value: NamedNode | Literal) -> set[Quad]:
    return quads | {Quad(subject, term(predicate), value, GRAPH)}


def instead(quads: set[Quad], subject: NamedNode, predicate: str, value: NamedNode | Literal) -> set[Quad]:
    return plus(without(quads, subject, predicate), subject, predicate, value)


def typed(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=term(datatype))


PERSON, BODY = NamedNode(iri.of(LUU)), NamedNode(iri.of(QUAN_UY))
SELECTOR = NamedNode(f"{SOURCE}#char=0,42&selector")
ROLE = NamedNode(iri.mint("role", "Bí thư", "Bí thư"))
STRAY = NamedNode(f"{iri.BASE}stray")
Damage = Callable[[set[Quad]], set[Quad]]
#: what is damaged → (how, shape, path, component) of the one violation to be found
DEFECTS: dict[str, tuple[Damage, str, str, str]] = {}


def defect(name: str, shape: str, path: str, component: str) -> Callable[[Damage], Damage]:
    def register(damage: Damage) -> Damage:
        DEFECTS[name] = (damage, shape, path, component)
        return damage

    return register


def other_value(name: str, at: str, path: str, value: NamedNode | Literal, component: str, shape: str = "") -> None:
    """A defect: a claim of the class has another value at the path."""
    defect(name, shape or at, path, component)(lambda q: instead(q, claim(f"vkg:{at}", q), path, value))


other_value("empty rule", "RankClaim", "vkg:rule", Literal(""), "MinLength", "Claim")
other_value("above one", "RankClaim", "vkg:confidence", typed("1.5", "xsd:decimal"), "MaxInclusive", "Claim")
other_value("below zero", "RankClaim", "vkg:confidence", typed("-0.5", "xsd:decimal"), "MinInclusive", "Claim")
other_value("a double", "RankClaim", "vkg:confidence", typed("0.5", "xsd:double"), "Datatype", "Claim")
other_value("a member that is no person", "RankClaim", "org:member", BODY, "Class")
other_value("an unknown status", "RoleClaim", "vkg:status", term("vkg:spoke"), "In")
other_value("an unknown kind of change", "ChangeClaim", "vkg:changeKind", term("vkg:current"), "In")
other_value("an adopter that is a person", "AdoptionClaim", "vkg:adopter", PERSON, "Node")
other_value("a date of no date type", "EventClaim", "dcterms:date", Literal("2020-07-31"), "Node")
other_value("a day that does not exist", "EventClaim", "dcterms:date", typed("2020-02-31", "xsd:date"), "Node")
other_value("a year that is a number", "AwardClaim", "vkg:year", integer(2015), "Datatype")
other_value("a quantity in English", "QuantityClaim", "vkg:quantityOf", en("members"), "LanguageIn")


@defect("no rule", "Claim", "vkg:rule", "MinCount")
def _(quads: set[Quad]) -> set[Quad]:
    return without(quads, claim("vkg:RankClaim", quads), "vkg:rule")


@defect("two rules", "Claim", "vkg:rule", "MaxCount")
def _(quads: set[Quad]) -> set[Quad]:
    return plus(quads, claim("vkg:RankClaim", quads), "vkg:rule", Literal("x"))


@defect("no evidence", "Claim", "prov:wasDerivedFrom", "MinCount")
def _(quads: set[Quad]) -> set[Quad]:
    return without(quads, claim("vkg:RankClaim", quads), "prov:wasDerivedFrom")


@defect("evidence that is none", "Claim", "prov:wasDerivedFrom", "Class")
def _(quads: set[Quad]) -> set[Quad]:
    return plus(quads, claim("vkg:RankClaim", quads), "prov:wasDerivedFrom", PERSON)


@defect("a claim of no class", "Claim", "", "Node")
def _(quads: set[Quad]) -> set[Quad]:
    return quads - {Quad(claim("vkg:AwardClaim", quads), A, term("vkg:AwardClaim"), GRAPH)}


@defect("a class of claims, but no claim", "AwardClaim", "", "Class")
def _(quads: set[Quad]) -> set[Quad]:
    return quads - {Quad(claim("vkg:AwardClaim", quads), A, term("vkg:Claim"), GRAPH)}


@defect("a span that ends where it starts", "Selector", "oa:start", "LessThan")
def _(quads: set[Quad]) -> set[Quad]:
    return instead(instead(quads, SELECTOR, "oa:start", integer(42)), SELECTOR, "oa:exact", vi(""))


@defect("a quote of another length", "Selector", "", "SPARQL")
def _(quads: set[Quad]) -> set[Quad]:
    return instead(quads, SELECTOR, "oa:exact", vi(TEXT[:41]))


@defect("a hash that is none", "Source", "vkg:sha256", "Pattern")
def _(quads: set[Quad]) -> set[Quad]:
    return instead(quads, GRAPH, "vkg:sha256", Literal("x"))


@defect("a mention that is a text", "Source", "vkg:mentions", "NodeKind")
def _(quads: set[Quad]) -> set[Quad]:
    return plus(quads, GRAPH, "vkg:mentions", Literal("Nguyễn Xuân Lưu"))


@defect("a label in another language", "Person", "skos:prefLabel", "LanguageIn")
def _(quads: set[Quad]) -> set[Quad]:
    return instead(quads, PERSON, "skos:prefLabel", en("Luu"))


@defect("two labels", "Body", "skos:prefLabel", "MaxCount")
def _(quads: set[Quad]) -> set[Quad]:
    return plus(quads, BODY, "skos:prefLabel", vi("Quận ủy"))


@defect("two labels of a role in one language", "Role", "skos:prefLabel", "UniqueLang")
def _(quads: set[Quad]) -> set[Quad]:
    return plus(quads, ROLE, "skos:prefLabel", vi("Bí Thư"))


@defect("a role without a Vietnamese label", "Role", "", "SPARQL")
def _(quads: set[Quad]) -> set[Quad]:
    return instead(quads, ROLE, "skos:prefLabel", en("Secretary"))


@defect("a concept of no scheme", "Rank", "skos:inScheme", "HasValue")
def _(quads: set[Quad]) -> set[Quad]:
    return {quad for quad in quads if quad.object != term("vkg:Ranks")}


@defect("an event before the first", "Event", "vkg:ordinal", "MinInclusive")
def _(quads: set[Quad]) -> set[Quad]:
    return instead(quads, NamedNode(iri.of(DAI_HOI)), "vkg:ordinal", integer(0))


@defect("a term that ends before it begins", "Term", "", "SPARQL")
def _(quads: set[Quad]) -> set[Quad]:
    return instead(quads, NamedNode(iri.of(TERM)), "vkg:lastYear", date("2019"))


@defect("a unit within itself", "AdministrativeUnit", "", "SPARQL")
def _(quads: set[Quad]) -> set[Quad]:
    unit = NamedNode(iri.of(HA_NOI))
    return plus(quads, unit, "vkg:within", unit)


@defect("a namesake that is no person", "SameName", "", "Class")
def _(quads: set[Quad]) -> set[Quad]:
    return plus(quads, STRAY, "vkg:possiblySame", PERSON)


def test_what_is_written_is_valid() -> None:
    assert validate(store_of(whole())) == ()
    assert validate_with_pyshacl(whole()) == ()


def test_it_is_valid_beside_the_ontology_and_in_a_store_that_keeps_the_union() -> None:
    quads = whole() | set(ontology_quads())
    assert validate(store_of(quads)) == ()
    assert validate_with_pyshacl(quads) == ()
    united = store_of({Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads} | quads)
    assert validate(united) == ()


def moved(quads: set[Quad], base: str) -> set[Quad]:
    """The quads with every entity under another base."""

    def other(node: object) -> NamedNode | Literal:
        assert isinstance(node, NamedNode | Literal)
        return NamedNode(node.value.replace(iri.BASE, base)) if isinstance(node, NamedNode) else node

    return {Quad(other(q.subject), q.predicate, other(q.object), other(q.graph_name)) for q in quads}  # type: ignore[arg-type]


def base_of(name: str) -> str:
    return f"https://example.org/{list(DEFECTS).index(name)}/"


@pytest.fixture(scope="module")
def damaged() -> set[Quad]:
    """Every defect in a graph of its own base, all together: one run of the SHACL processor tries them all."""
    return {quad for name, (damage, *_) in DEFECTS.items() for quad in moved(damage(whole()), base_of(name))}


@pytest.fixture(scope="module")
def found(damaged: set[Quad]) -> tuple[Violation, ...]:
    return validate(store_of(damaged))


@pytest.mark.parametrize("name", DEFECTS)
def test_each_defect_is_found(name: str, found: tuple[Violation, ...]) -> None:
    _, shape, path, component = DEFECTS[name]
    told = {(one.shape, one.path, one.component) for one in found if one.focus.startswith(base_of(name))}
    assert (shape, term(path).value if path else "", component) in told


def test_both_validators_find_the_same(damaged: set[Quad], found: tuple[Violation, ...]) -> None:
    assert validate_with_pyshacl(damaged) == found


def test_the_defects_try_every_component_that_shapes_use() -> None:
    assert {c.component for c in constraints()} - {defect[3] for defect in DEFECTS.values()} == set()


def test_an_instance_of_a_sub_class_counts_where_the_ontology_is_in_the_store() -> None:
    quads = whole()
    unit = {Quad(q.subject, A, term("vkg:AdministrativeUnit"), q.graph_name) for q in quads}
    bare = quads - unit
    assert bare != quads
    assert {one.component for one in validate(store_of(bare))} == {"Class"}
    with_ontology = bare | set(ontology_quads())
    assert validate(store_of(with_ontology)) == ()
    assert validate_with_pyshacl(with_ontology) == ()


def test_a_violation_says_what_is_wrong_and_where() -> None:
    quads = whole()
    node = claim("vkg:RoleClaim", quads)
    [violation] = validate(store_of(plus(quads, node, "vkg:since", integer(2020))))
    assert (violation.focus, violation.value) == (node.value, str(integer(2020)))
    assert violation.message == (
        "RoleClaim: vkg:since has a value that is not xsd:date or xsd:gYearMonth or xsd:gYear or xsd:gMonthDay"
    )
    [second] = validate(store_of(instead(quads, SELECTOR, "oa:end", integer(41))))
    assert second.message == "Selector quotes another number of characters than lie between its start and end"


def test_characters_beyond_the_first_plane_count_once() -> None:
    quads = instead(whole(), SELECTOR, "oa:exact", vi("\U0001f600" * 42))
    assert validate(store_of(quads)) == validate_with_pyshacl(quads) == ()


def test_a_violation_is_told_once_whatever_the_number_of_graphs() -> None:
    quads = without(whole(), claim("vkg:RankClaim", whole()), "vkg:rule")
    copies = {Quad(q.subject, q.predicate, q.object, STRAY) for q in quads}
    assert len(validate(store_of(quads | copies))) == 1


def test_dates_of_every_precision_are_valid() -> None:
    quads = whole()
    node = claim("vkg:EventClaim", quads)
    for day in ("2020-07-31", "2020-07", "2020", "--07-31"):
        assert validate(store_of(instead(quads, node, "dcterms:date", date(day)))) == ()


def test_a_part_of_shacl_that_is_not_translated_is_an_error(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "shapes.ttl").write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix shape: <https://w3id.org/vnkg/shapes#> .
        shape:X a sh:NodeShape ; sh:targetClass <x:C> ; sh:property [ sh:path <x:p> ; sh:equals <x:q> ] .""",
        encoding="utf-8",
    )
    monkeypatch.setattr(shapes_module, "ONTOLOGY_DIR", tmp_path)
    with pytest.raises(KgError, match="shape X uses sh:equals"):
        constraints.__wrapped__()
