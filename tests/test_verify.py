"""Replay: what holds is counted, and each thing that does not is told, whatever was tampered with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from analyses import LUU, TEXT, span
from pyoxigraph import Literal, NamedNode, Quad
from stores import article, filled

from kg.errors import StoreError
from kg.model import Analysis, Document, EventClaim
from kg.rdf import document_quads, term, text_quads
from kg.store import GraphStore
from kg.verify import VerifyReport, explain, verify
from kg.verify.explain import excerpt

NAMES = ("a", "b", "c")


def again(document: Document) -> Analysis:
    """What the rules of these tests say of any of their articles."""
    return replace(article(document.identifier), document=document)


def fails(document: Document) -> Analysis:
    raise ValueError(f"cannot read {document.identifier}")


@pytest.fixture
def store() -> GraphStore:
    return filled(*(article(name) for name in NAMES))


def changed(store: GraphStore, change: Callable[[Quad], Quad | None]) -> VerifyReport:
    """Puts a changed version of document *b* into the store; the report on it."""
    row = store.sources()[1]
    quads = [new for quad in store.quads(row.iri) if (new := change(quad)) is not None]
    store.replace_document(quads, text_quads(store.document(row.iri), store.base))
    return verify(store, again)


def with_object(quad: Quad, value: NamedNode | Literal) -> Quad:
    return Quad(quad.subject, quad.predicate, value, quad.graph_name)


def test_what_was_just_built_holds(store: GraphStore) -> None:
    report = verify(store, again)
    assert report.ok
    claims = len(article().claims)
    assert (report.documents, report.claims, report.held, report.unsaid) == (3, 3 * claims, 3 * claims, 0)
    assert report.spans == 3 * sum(len(claim.spans) for claim in article().claims)


def test_several_processes_find_the_same(store: GraphStore) -> None:
    seen: list[tuple[int, int]] = []
    changed(store, lambda q: with_object(q, Literal("x")) if q.predicate == term("oa:exact") else q)
    one = verify(store, again)
    two = verify(store, again, jobs=2, progress=lambda done, of: seen.append((done, of)))
    assert one == two and not one.ok
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_an_empty_store_holds() -> None:
    with GraphStore.memory() as store:
        assert verify(store, again) == VerifyReport(0, 0, 0, 0, (), 0)


def test_a_changed_quote_is_found(store: GraphStore) -> None:
    quote = "bầu ông Lưu giữ chức Bí thư Quận uỷ"
    report = changed(
        store, lambda q: with_object(q, Literal("bầu ông Hải", language="vi")) if quote in str(q.object) else q
    )
    (failure,) = report.failures
    assert report.held == report.claims - 1
    place = span(quote)
    assert str(failure).startswith("b: https://w3id.org/vnkg/id/claim/changeclaim-nguyen-xuan-luu-bi-thu-")
    assert f"at {place.start}-{place.end} the text has {quote!r}, and the quote is 'bầu ông Hải'" in failure.reason


def test_a_span_outside_the_text_is_found(store: GraphStore) -> None:
    end = str(span("bầu ông Lưu giữ chức Bí thư Quận uỷ").end)
    integer = term("xsd:integer")
    report = changed(
        store,
        lambda q: with_object(q, Literal("999999", datatype=integer)) if str(q.object).startswith(f'"{end}"^') else q,
    )
    assert ["does not lie in the text" in failure.reason for failure in report.failures] == [True]


def test_a_changed_field_is_found(store: GraphStore) -> None:
    report = changed(store, lambda q: with_object(q, term("vkg:dismissed")) if q.object == term("vkg:elected") else q)
    reasons = [failure.reason for failure in report.failures]
    assert len(reasons) == 2 and report.held == report.claims - 1
    assert "ontology#dismissed> is stored, and not produced again" in reasons[0]
    assert "ontology#elected> is produced again, and not stored" in reasons[1]


def test_an_invented_claim_is_found(store: GraphStore) -> None:
    known = next(claim for claim in article().claims if isinstance(claim, EventClaim))
    invented = article("b", keep=(*article().claims, replace(known, rule="made.up", spans=(span("Thiếu tướng"),))))
    store.replace_document(document_quads(invented, version="v1"), text_quads(invented.document))
    report = verify(store, again)
    place = span("Thiếu tướng")
    assert [f.reason for f in report.failures] == [
        f"rule made.up does not produce it again at {place.start}-{place.end}"
    ]
    assert report.unsaid == 0


def test_a_claim_without_evidence_is_found(store: GraphStore) -> None:
    report = changed(
        store,
        lambda q: None if q.predicate == term("prov:wasDerivedFrom") and "changeclaim" in str(q.subject) else q,
    )
    assert [failure.reason for failure in report.failures][0] == "it has no evidence"
    assert report.held == report.claims - 1


def test_claims_that_new_rules_find_are_counted(store: GraphStore) -> None:
    fewer = article("b", keep=article().claims[:-2])
    store.replace_document(document_quads(fewer, version="v1"), text_quads(fewer.document))
    report = verify(store, again)
    assert report.ok and report.unsaid == 2


def test_a_changed_text_is_found(store: GraphStore) -> None:
    row = store.sources()[1]
    other = [
        with_object(q, Literal(q.object.value.replace("Lưu", "Luu")))
        if q.predicate == term("schema:articleBody") and isinstance(q.object, Literal)
        else q
        for q in text_quads(store.document(row.iri))
    ]
    store.replace_document(list(store.quads(row.iri)), other)
    report = verify(store, again)
    assert report.failures[0].claim == "" and "the text has the hash" in report.failures[0].reason
    assert any("and the quote is" in failure.reason for failure in report.failures)
    assert {failure.document for failure in report.failures} == {"b"}


def test_a_missing_text_is_found(store: GraphStore) -> None:
    row = store.sources()[1]
    store.replace_document(list(store.quads(row.iri)), [])
    report = verify(store, again)
    assert ["holds no text" in failure.reason for failure in report.failures] == [True]
    assert report.held == 2 * report.claims // 3


def test_a_rule_that_breaks_is_a_finding(store: GraphStore) -> None:
    report = verify(store, fails)
    assert report.held == 0
    assert report.failures[0].reason == "it cannot be analysed again: ValueError: cannot read a"


# ---------------------------------------------------------------- one claim


def claim_like(store: GraphStore, slug: str) -> str:
    kinds = store.ox.quads_for_pattern(None, term("rdf:type"), term("vkg:Claim"))
    return min(
        quad.subject.value for quad in kinds if f"/{slug}-" in str(quad.subject) and isinstance(quad.subject, NamedNode)
    )


def test_a_claim_is_explained() -> None:
    with filled() as store:
        claim = claim_like(store, "roleclaim-nguyen-xuan-luu")
        told = explain(store, claim, lambda rule: f"what {rule} does")
        assert told.words == (
            "Nguyễn Xuân Lưu: Bí thư, Quận ủy Thanh Xuân (current, term 2020-2025, since 2020-07, until 2025)"
        )
        assert (told.kind, told.rule, told.rule_description) == (
            "RoleClaim",
            "role.apposition",
            "what role.apposition does",
        )
        assert told.context == ("Quận ủy is that of quận Thanh Xuân", "term from the title")
        assert (told.confidence, told.version) == ("0.98", "v1")
        assert told.document == article().document and told.source == store.sources()[0].iri
        (found,) = told.excerpts
        assert str(found) == ("Đồng chí [Nguyễn Xuân Lưu, Bí thư Quận ủy Thanh Xuân] nhiệm kỳ 2020-2025, phát biểu.")
        assert TEXT[found.start : found.end] == found.quote
        for name in (f"<{claim}>", claim.replace("https://w3id.org/vnkg/id/claim/", "claim:")):
            assert explain(store, name).words == told.words


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("changeclaim", "Nguyễn Xuân Lưu elected: Bí thư, Quận ủy Thanh Xuân (on 2020-07-31)"),
        ("rankclaim", "Nguyễn Quốc Duyệt: Thiếu tướng"),
        ("eventclaim", "Đại hội Đảng bộ quận Thanh Xuân lần thứ 6 (2020-2025) (on 2020-07-31)"),
        (
            "participationclaim-nguyen-xuan",
            "Nguyễn Xuân Lưu spoke: Đại hội Đảng bộ quận Thanh Xuân lần thứ 6 (2020-2025)",
        ),
        ("adoptionclaim", "Đảng bộ quận Thanh Xuân adopted: Toàn dân đoàn kết xây dựng đời sống văn hóa"),
        ("quantityclaim", "Đảng bộ quận Thanh Xuân: đảng viên: more than 19700"),
        ("awardclaim", "Đảng bộ quận Thanh Xuân received: Cờ thi đua Chính phủ (in 2015)"),
        ("citationclaim", "cites Nghị quyết 4 Trung ương khóa XI (carried out by Đảng bộ quận Thanh Xuân)"),
    ],
)
def test_every_class_of_claim_has_words(slug: str, words: str) -> None:
    with filled() as store:
        assert explain(store, claim_like(store, slug)).words == words


def test_every_span_of_a_claim_is_shown() -> None:
    with filled() as store:
        told = explain(store, claim_like(store, "eventclaim"))
    assert [e.quote for e in told.excerpts] == ["Đại hội Đảng bộ quận Thanh Xuân lần thứ VI", "Ngày 31/7/2020"]
    assert told.excerpts[0].after == ", nhiệm kỳ 2020-2025"


@pytest.mark.parametrize("name", ["claim:none", "https://w3id.org/vnkg/id/claim/none", "not an iri", "", LUU.name])
def test_a_claim_that_is_not_there(name: str) -> None:
    with filled() as store, pytest.raises(StoreError, match="no claim|not the IRI"):
        explain(store, name)


@pytest.mark.parametrize("place", [(0, 1), (0, 5000), (4999, 5000), (2500, 2501), (-5, 9999), (9999, 9999)])
def test_an_excerpt_of_a_text_without_sentences_is_short(place: tuple[int, int]) -> None:
    found = excerpt("x" * 5000, *place)
    assert max(len(found.before), len(found.after)) <= 300
    assert str(found) == f"{found.before}[{found.quote}]{found.after}"
