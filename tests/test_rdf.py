"""Values as quads: the terms that others read, evidence, dates, labels, and the documents that come back."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pytest
from analyses import (
    AWARD,
    DAI_HOI,
    DANG_BO,
    HA_NOI,
    LUU,
    MOVEMENT,
    NGHI_QUYET,
    QUAN_UY,
    TERM,
    TEXT,
    THANH_XUAN,
    analysis,
    claims,
    document,
    mentions,
)
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, serialize

from kg import iri
from kg.errors import ClaimError, LexiconError
from kg.lexicon.units import load
from kg.model import Analysis, Body, Commitment, CommitmentKind, Document, Level, RoleClaim, Span, Unit
from kg.rdf import (
    claim_iri,
    document_of,
    document_quads,
    graph_name,
    label,
    ontology_quads,
    term,
    text_quads,
    units_quads,
)
from kg.rdf import labels as tables
from kg.rdf.terms import VOCABULARIES, date, decimal, prefixes, published, vi

TESTS = Path(__file__).parent
PREFIXES = "".join(f"PREFIX {prefix}: <{start}>\n" for prefix, start in VOCABULARIES.items())


def store_of(*quads: Quad) -> Store:
    store = Store()
    store.extend(quads)
    return store


def rows(store: Store, select: str) -> list[tuple[str, ...]]:
    """The solutions as text, sorted."""
    found = store.query(PREFIXES + select, use_default_graph_as_union=True)
    names = [variable.value for variable in found.variables]
    return sorted(tuple(row[name].value if row[name] is not None else "" for name in names) for row in found)


@pytest.fixture(scope="module")
def graph() -> Store:
    return store_of(*document_quads(analysis(), version="v1"))


# ---------------------------------------------------------------- claims


def test_each_claim_is_read_by_the_terms_of_the_design(graph: Store) -> None:
    role = """SELECT ?person ?role ?body ?status ?term ?since ?until WHERE { ?c a vkg:Claim , vkg:RoleClaim ;
        org:member/skos:prefLabel ?person ; org:role/skos:prefLabel ?role ; org:organization/skos:prefLabel ?body ;
        vkg:status ?status ; vkg:term/skos:prefLabel ?term ; vkg:since ?since ; vkg:until ?until
        FILTER(LANG(?role) = 'vi') }"""
    current = term("vkg:current").value
    assert rows(graph, role) == [
        ("Nguyễn Xuân Lưu", "Bí thư", "Quận ủy Thanh Xuân", current, "2020-2025", "2020-07", "2025")
    ]
    event = """SELECT ?type ?host ?ordinal ?date ?term WHERE { ?c a vkg:EventClaim ; vkg:event ?e ; dcterms:date ?date .
        ?e vkg:eventType/skos:prefLabel ?type ; vkg:host/skos:prefLabel ?host ; vkg:ordinal ?ordinal ;
        vkg:term/skos:prefLabel ?term }"""
    assert rows(graph, event) == [("Đại hội", "Đảng bộ quận Thanh Xuân", "6", "2020-07-31", "2020-2025")]
    quantity = """SELECT ?subject ?of ?value ?unit ?compared WHERE { ?c a vkg:QuantityClaim ; vkg:quantityOf ?of ;
        vkg:subject/skos:prefLabel ?subject ; schema:value ?value ;
        schema:unitText ?unit ; vkg:comparator ?compared }"""
    more = term("vkg:moreThan").value
    assert rows(graph, quantity) == [("Đảng bộ quận Thanh Xuân", "đảng viên", "19700", "đảng viên", more)]
    cited = """SELECT ?kind ?number ?issuer ?session ?date ?title ?follower WHERE {
        ?c a vkg:CitationClaim ; vkg:cites ?d ; vkg:follower/skos:prefLabel ?follower .
        ?d vkg:documentKind/skos:prefLabel ?kind ; vkg:number ?number ;
        vkg:issuer/skos:prefLabel ?issuer ; vkg:session ?session ; dcterms:date ?date ; dcterms:title ?title }"""
    assert rows(graph, cited) == [
        ("Nghị quyết", "4", "Trung ương", "khóa XI", "2012-01-16", "Một số vấn đề cấp bách", "Đảng bộ quận Thanh Xuân")
    ]


def test_evidence_quotes_the_text_at_its_offsets(graph: Store) -> None:
    select = """SELECT ?source ?evidence ?selector ?start ?end ?exact WHERE { ?c prov:wasDerivedFrom ?evidence .
        ?evidence a oa:SpecificResource ; oa:hasSource ?source ; oa:hasSelector ?selector .
        ?selector a oa:TextPositionSelector , oa:TextQuoteSelector ; oa:start ?start ; oa:end ?end ;
        oa:exact ?exact }"""
    found = rows(graph, select)
    spans = {span for claim in claims() for span in claim.spans}
    assert {Span(int(start), int(end)) for _, _, _, start, end, _ in found} == spans
    for source, evidence, selector, start, end, exact in found:
        assert source == iri.source(document())
        assert evidence == f"{source}#char={start},{end}"
        assert selector == f"{evidence}&selector"
        assert TEXT[int(start) : int(end)] == exact


def test_every_claim_says_its_rule_its_confidence_and_its_context(graph: Store) -> None:
    assert len(rows(graph, "SELECT ?c WHERE { ?c a vkg:Claim ; vkg:rule ?rule ; vkg:confidence ?x }")) == len(claims())
    said = rows(
        graph, "SELECT ?context WHERE { ?c vkg:rule 'role.apposition' ; vkg:confidence 0.98 ; vkg:context ?context }"
    )
    assert said == [("Quận ủy is that of quận Thanh Xuân",), ("term from the title",)]


def test_a_claim_that_cannot_be_located_is_refused() -> None:
    claim = claims()[0]
    beyond = replace(claim, spans=(Span(0, len(TEXT) + 1),))
    with pytest.raises(
        ClaimError, match=r"000_d49ab99872ae2c8e: RoleClaim of rule 'role.apposition': span 0,\d+ ends beyond"
    ):
        document_quads(Analysis(document(), claims=(beyond,)))
    with pytest.raises(ClaimError, match="it has no span"):
        document_quads(Analysis(document(), claims=(replace(claim, spans=()),)))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rule": ""}, "names no rule"),
        ({"confidence": Decimal("1.5")}, "not between 0 and 1"),
        ({"role": " "}, "a role without a name"),
        ({"organization": Body("")}, "a Body without a name"),
        ({"since": "31/7/2020"}, "'31/7/2020' is not a date"),
        ({"since": "2020-02-30"}, "not a day of the calendar"),
    ],
)
def test_a_malformed_claim_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(ClaimError, match=message):
        document_quads(Analysis(document(), claims=(replace(claims()[0], **change),)))  # type: ignore[arg-type]


def test_a_claims_iri_tells_apart_what_it_says_and_where() -> None:
    claim, other_text = claims()[0], document(text=TEXT + "!")
    assert isinstance(claim, RoleClaim)
    variants = [
        claim_iri(claim, document()),
        claim_iri(claim, other_text),
        claim_iri(replace(claim, spans=claims()[1].spans), document()),
        claim_iri(replace(claim, rule="role.other"), document()),
        claim_iri(replace(claim, role="Phó Bí thư"), document()),
        claim_iri(replace(claim, organization=DANG_BO), document()),
        claim_iri(replace(claim, term=None), document()),
        # a value of one field is not taken for that of another
        claim_iri(replace(claim, since="", until="2020-07"), document()),
        claim_iri(replace(claim, since="2020-07", until=""), document()),
    ]
    assert len(set(variants)) == len(variants)
    measured_again = replace(claim, confidence=Decimal("0.1"), context=())
    assert claim_iri(measured_again, document()) == claim_iri(claim, document())


def test_the_base_is_all_that_changes_with_the_base() -> None:
    base = "https://example.org/kg/"
    moved = "\n".join(map(str, document_quads(analysis(), base)))
    assert moved.replace(base, iri.BASE) == "\n".join(map(str, document_quads(analysis())))
    assert iri.BASE not in moved
    assert iri.BASE not in "\n".join(map(str, ontology_quads(base)))


# ---------------------------------------------------------------- entities


def test_a_source_mentions_what_it_names_and_what_its_names_name(graph: Store) -> None:
    mentioned = {row[0] for row in rows(graph, "SELECT ?e WHERE { ?d a vkg:Source ; vkg:mentions ?e }")}
    expected = [
        LUU,
        QUAN_UY,
        DANG_BO,
        THANH_XUAN,
        HA_NOI,
        DAI_HOI,
        TERM,
        NGHI_QUYET,
        Body("Trung ương"),
        AWARD,
        MOVEMENT,
    ]
    assert {iri.of(entity) for entity in expected} <= mentioned
    within = """SELECT ?unit ?parent WHERE { ?d dcterms:identifier '000_d49ab99872ae2c8e' ; vkg:mentions ?u .
        ?u vkg:within+ ?p . ?u skos:prefLabel ?unit . ?p skos:prefLabel ?parent }"""
    assert rows(graph, within) == [("quận Thanh Xuân", "thành phố Hà Nội")]


def test_other_spellings_are_kept_and_ways_to_speak_of_a_person_are_not(graph: Store) -> None:
    found = rows(graph, "SELECT ?name ?other WHERE { ?e skos:prefLabel ?name ; skos:altLabel ?other }")
    assert found == [("thành phố Hà Nội", "TP Hà Nội")]


@pytest.mark.parametrize(
    ("text", "full", "named"),
    [
        ("UBND TP Hà Nội", "Ủy ban nhân dân thành phố Hà Nội", True),
        ("Thủ đô Hà Nội", "thành phố Hà Nội", True),
        ("TP.HCM", "thành phố Hồ Chí Minh", True),
        ("TPHCM", "thành phố Hồ Chí Minh", True),
        ("Ðảng uỷ phường Ðức Thắng", "Đảng ủy phường Đức Thắng", True),
        ("Quận ủy", "Quận ủy Thanh Xuân", False),
        ("TP", "thành phố Hà Nội", False),
        ("đảng bộ quận", "Đảng bộ quận 11", False),
        ("…", "Quốc hội", False),
    ],
)
def test_a_name_stands_without_its_context(text: str, full: str, named: bool) -> None:
    body, mention = Body(full), mentions()[0]
    named_so = replace(mention, text=text, entity=body)
    quads = document_quads(Analysis(document(), mentions=(named_so,)))
    assert (vi(text) in {quad.object for quad in quads if quad.predicate == term("skos:altLabel")}) == named


def test_each_entity_has_one_label_whatever_capitals_documents_use() -> None:
    spellings = ["Ủy ban nhân dân quận 11", "ủy ban nhân dân  Quận 11"]
    bodies = [
        Body(name, unit=Unit(unit, Level.DISTRICT))
        for name, unit in zip(spellings, ["quận 11", "Quận 11"], strict=True)
    ]
    claim = claims()[0]
    quads = [
        quad
        for number, body in enumerate(bodies)
        for quad in document_quads(Analysis(document(f"d{number}"), claims=(replace(claim, organization=body),)))  # type: ignore[call-arg]
    ]
    found = rows(
        store_of(*quads),
        "SELECT DISTINCT ?name WHERE { { ?b a vkg:Body } UNION { ?b a vkg:District } ?b skos:prefLabel ?name }",
    )
    assert found == [("quận 11",), ("Ủy ban nhân dân quận 11",)]
    assert label(Commitment(CommitmentKind.TASK, "phát triển kinh tế")) == "Phát triển kinh tế"
    assert label(Body("Quận ủy Quận 11")) == "Quận ủy quận 11"
    assert label(Body("Bảo hiểm Xã hội Quận Đoàn")) == "Bảo hiểm Xã hội Quận Đoàn"


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_bodies_of_one_iri_have_one_label(first: str, second: str) -> None:
    one, other = Body(first), Body(second)
    same = iri.fields_of(one)[2] == iri.fields_of(other)[2]
    assert same == (label(one) == label(other))


def test_a_role_outside_the_table_gets_a_property_of_its_own() -> None:
    claim = replace(claims()[0], role="Tổ phó Tổ dân phố")  # type: ignore[call-arg]
    store = store_of(*document_quads(Analysis(document(), claims=(claim,))))
    select = """SELECT ?name ?says WHERE { ?r a vkg:Role ; skos:prefLabel ?name ; org:roleProperty ?says .
        ?says rdfs:subPropertyOf org:memberOf }"""
    [(name, says)] = rows(store, select)
    assert name == "Tổ phó Tổ dân phố"
    assert says.startswith(f"{iri.BASE}role-property/to-pho-to-dan-pho-")


def test_units_come_with_ancestors_lifetimes_and_what_followed() -> None:
    unit = load().by_code("2024:009")
    store = store_of(*units_quads([unit]))
    select = """SELECT ?name ?code ?until ?parent WHERE {
        ?u a vkg:District , vkg:AdministrativeUnit ; skos:prefLabel ?name ; dcterms:identifier ?code ;
        vkg:existsUntil ?until ; vkg:within/skos:prefLabel ?parent }"""
    assert rows(store, select) == [("quận Thanh Xuân", "2024:009", "2025-06-30", "thành phố Hà Nội")]
    parent = """SELECT ?name WHERE { ?u skos:prefLabel 'quận Thanh Xuân'@vi ; vkg:within ?p .
        ?p a vkg:Province ; skos:prefLabel ?name }"""
    assert rows(store, parent) == [("thành phố Hà Nội",)]
    successors = {iri.of(found) for found in load().successors(unit)}
    told = {row[0] for row in rows(store, f"SELECT ?s WHERE {{ <{iri.of(unit)}> vkg:succeededBy ?s }}")}
    assert told == successors
    assert {quad.graph_name for quad in units_quads([unit])} == {NamedNode(graph_name("units"))}


def test_a_unit_that_the_gazetteer_does_not_hold_is_described_by_itself() -> None:
    unit = Unit("xã Không Có", Level.COMMUNE, parent=HA_NOI)
    assert ("xã Không Có",) in rows(
        store_of(*units_quads([unit])), "SELECT ?name WHERE { ?u a vkg:Commune ; skos:prefLabel ?name }"
    )


# ---------------------------------------------------------------- literals


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("2020-07-31", "date"),
        ("2020-07", "gYearMonth"),
        ("2020", "gYear"),
        ("--07-23", "gMonthDay"),
        ("--02-29", "gMonthDay"),
    ],
)
def test_dates_are_typed_by_their_precision(text: str, datatype: str) -> None:
    assert date(text) == Literal(text, datatype=term(f"xsd:{datatype}"))


@pytest.mark.parametrize(
    "text", ["", "2020-13", "2019-02-29", "0000", "--02-30", "20-7-2020", "2020-07-31T08:00:00", "২০২০"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ClaimError):
        date(text)


def test_decimals_of_one_value_are_one_literal() -> None:
    same = [decimal(Decimal(text)) for text in ("1.97E+4", "19700", "19700.00")]
    assert set(same) == {Literal("19700", datatype=term("xsd:decimal"))}
    assert decimal(Decimal("0.50")).value == "0.5"
    with pytest.raises(ClaimError, match="not a number"):
        decimal(Decimal("NaN"))


# ---------------------------------------------------------------- texts

PUBLISHED = [
    "",
    "2020",
    "2020-07-31",
    "2020-07-31T08:30:00+07:00",
    "2020-07-31T08:30:00.500Z",
    "2020-07-31 08:30",
    "hôm qua",
]


@pytest.mark.parametrize("day", PUBLISHED)
def test_a_document_comes_back_from_a_store_as_it_was_read(day: str, tmp_path: Path) -> None:
    text = "Ðại hội\r\n\tquận “Thanh Xuân”\u00a0\\n \x00\x0b\U0001f600 \u0301 hoà"
    written = Document("a b/ç", text, title='Tiêu  đề "x"', url="https://x.vn/a b", publisher="Báo", published=day)
    store = Store(str(tmp_path / "db"))
    store.extend(text_quads(written))
    dumped = serialize([*store], format=RdfFormat.N_QUADS)
    again = Store()
    again.load(dumped or b"", format=RdfFormat.N_QUADS)
    read = document_of(
        again.quads_for_pattern(NamedNode(iri.source(written)), None, None, NamedNode(graph_name("texts")))
    )
    assert read == written
    assert iri.source(read) == iri.source(written)


def test_a_publication_date_of_no_known_form_stays_a_string() -> None:
    assert published("hôm qua").datatype == term("xsd:string")
    assert published("2020-07-31T08:30:00+07:00").datatype == term("xsd:dateTime")


# ---------------------------------------------------------------- order and scoring


def test_the_order_of_claims_and_mentions_does_not_show() -> None:
    turned = Analysis(document(), mentions=mentions()[::-1], claims=claims()[::-1])
    assert document_quads(turned) == document_quads(analysis())
    assert len(set(document_quads(analysis()))) == len(document_quads(analysis()))


def test_two_processes_write_the_same_bytes() -> None:
    script = """import analyses, sys, kg.rdf as r, kg.resolve as d, pyoxigraph as o
quads = r.document_quads(analyses.analysis()) + r.text_quads(analyses.document()) + r.ontology_quads()
store = o.Store(); store.extend(quads)
sys.stdout.write("\\n".join(map(str, quads + d.derive(store))))"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)])}
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script], env=environment | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") > 300


def test_prefixes_make_names_without_slashes() -> None:
    written = serialize(document_quads(analysis()), format=RdfFormat.TRIG, prefixes=prefixes(iri.BASE))
    assert b"person:nguyen-xuan-luu-" in (written or b"")
    assert b"\\/" not in (written or b"")


def test_each_field_of_a_claim_reaches_the_graph() -> None:
    """A field added to the model without a property would be lost in silence."""
    claim, texts = claims()[0], "\n".join(map(str, document_quads(Analysis(document(), claims=claims()[:1]))))
    for field in fields(claim):
        if field.name not in ("spans", "context", "member", "organization", "term"):
            assert str(getattr(claim, field.name)) in texts, field.name


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("Bí thư\tSecretary", "role_labels.tsv:2: 3 cells"),
        ("Bí thư\tSecretary\tsecretary of", "role_labels.tsv:2: 'secretary of' is not a property name"),
        ("Bí thư\tSecretary\ta\nBí thư\tSecretary\tb", "role_labels.tsv:3: 'Bí thư' stands in the table twice"),
        ("Bí thư\tSecretary\ta\nThư ký\tClerk\ta", "role_labels.tsv:3: property 'a' is already that of 'Bí thư'"),
    ],
)
def test_a_faulty_table_is_named_with_its_line(
    lines: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "role_labels.tsv").write_text(f"# comment\n{lines}\n", encoding="utf-8")
    monkeypatch.setattr(tables, "DATA", tmp_path)
    with pytest.raises(LexiconError, match=message):
        tables.roles.__wrapped__()


def test_each_kind_of_body_in_the_lexicon_has_labels() -> None:
    lines = (tables.DATA / "bodies.tsv").read_text(encoding="utf-8").splitlines()
    kinds = {line.split("\t")[1] for line in lines if line.strip() and not line.startswith("#")}
    assert kinds
    assert {kind for kind in kinds if ("body-type", kind) not in tables.concepts()} == set()
