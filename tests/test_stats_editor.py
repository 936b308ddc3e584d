"""What an editor would read: coverage, posts held by two at once, bodies that are not resolved; in every format."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from analyses import HA_NOI, QUAN_UY, claims
from exports import ask, count
from stores import article, filled
from test_cli import kg_call

from kg.analysis import analyse
from kg.lexicon import rows
from kg.model import (
    Analysis,
    Body,
    ChangeClaim,
    ChangeKind,
    Claim,
    Document,
    Mention,
    MentionType,
    Person,
    RoleClaim,
    SentenceKind,
    Span,
    Status,
)
from kg.rdf import graph_name
from kg.resolve import derive
from kg.stats import SECTIONS, Coverage, Double, sections, statistics
from kg.stats.doubts import ALONE
from kg.store import GraphStore

BODY = Body("Sở Y tế Hà Nội", "department", HA_NOI)


def said(
    person: str, day: str = "", *, role: str = "Giám đốc", body: Body = BODY, name: str = "", **more: object
) -> Analysis:
    """A document of this day that says that the person has the post now, or what ``more`` says of it."""
    text = f"{person}, {role} {body.name}. Không có gì. Ngày {day}. {name}"
    common = {"spans": (Span(0, len(person)),), "rule": "r", "confidence": Decimal("0.9")}
    act = ChangeClaim if "kind" in more else RoleClaim
    claim: Claim = act(  # type: ignore[assignment]
        **common,
        member=Person(person, body.name),
        role=role,
        organization=body,
        **more,  # type: ignore[arg-type]
    )
    return Analysis(Document(name or f"{person} {day}", text, published=day), claims=(claim,))


def doubled(*analyses: Analysis) -> list[tuple[str, ...]]:
    with filled(*analyses) as store:
        store.replace_graph(graph_name("derived"), derive(store.ox, store.base))
        found = statistics(store).doubles
    return [(double.one.person, double.other.person, double.since, double.until) for double in found]


# ---------------------------------------------------------------- coverage


def test_sentences_with_claims_and_with_none() -> None:
    with filled(said("Lê A", "2020-05-06", name="a"), article("b")) as store:
        found = statistics(store)
    first, second = found.sources
    assert (first.sentences, first.claimed, first.claims) == (3, 1, 1)
    assert found.coverage == Coverage(2, 0, 3 + second.sentences, 1 + second.claimed, 1 + second.claims)
    assert list(found.months) == ["2020-05", "2020-07"] and found.months["2020-05"] == Coverage(1, 0, 3, 1, 1)
    assert list(found.publishers) == ["Báo Hà Nội mới", ""]  # what is not known comes last
    assert found.coverage.share == pytest.approx(found.coverage.claimed / found.coverage.sentences)


def test_a_document_that_says_nothing_is_silent_and_its_host_is_its_publisher() -> None:
    document = Document("c", "Trời đẹp. Không có gì.\nChia sẻ\n", url="https://www.example.org/a?b=c")
    with filled(Analysis(document)) as store:
        found = statistics(store)
    assert found.coverage == Coverage(documents=1, silent=1, sentences=2, claimed=0, claims=0)
    assert list(found.publishers) == ["www.example.org"] and list(found.months) == [""]
    assert found.coverage.share == 0


def test_a_claim_over_three_sentences_covers_three() -> None:
    text = "Một câu. Hai câu. Ba câu. Bốn câu."
    model = next(claim for claim in claims() if isinstance(claim, RoleClaim))
    over = replace(model, spans=(Span(4, 20),))
    again = replace(model, spans=(Span(0, 3), Span(21, 24)), rule="q")
    with filled(Analysis(Document("d", text), claims=(over, again))) as store:
        assert (statistics(store).sources[0].sentences, statistics(store).sources[0].claimed) == (4, 3)
    edge = replace(model, spans=(Span(8, 9),))  # the blank between two sentences belongs to none
    with filled(Analysis(Document("d", text), claims=(edge,))) as store:
        assert statistics(store).sources[0].claimed == 0


def test_the_coverage_of_the_seeds_is_that_of_their_analyses(seeds_graph: GraphStore) -> None:
    found = statistics(seeds_graph)
    for source, row in zip(found.sources, seeds_graph.sources(), strict=True):
        analysis = analyse(seeds_graph.document(row.iri))
        lines = [line.span for line in analysis.sentences if line.kind is not SentenceKind.FURNITURE]
        spans = [span for claim in analysis.claims for span in claim.spans]
        met = [line for line in lines if any(span.start < line.end and line.start < span.end for span in spans)]
        assert (source.sentences, source.claimed, source.claims) == (len(lines), len(met), len(analysis.claims))
    assert 0.2 < found.coverage.share < 0.9 and found.coverage.documents == 5 and found.coverage.silent == 0


# ---------------------------------------------------------------- posts held by two at once


def test_two_people_who_have_one_post_at_once_are_told() -> None:
    lasting = (said("Lê A", "2020-01-05"), said("Lê A", "2020-06-05"))
    assert doubled(*lasting, said("Trần B", "2020-03-01")) == [("Lê A", "Trần B", "2020-03-01", "2020-03-01")]
    assert doubled(*lasting, said("Trần B", "2020-07-01")) == []
    assert doubled(*lasting, said("Trần B", "2020-05-01"), said("Trần B", "2020-09-01")) == [
        ("Lê A", "Trần B", "2020-05-01", "2020-06-05")
    ]


def test_who_follows_another_is_not_there_at_once() -> None:
    leaves = said("Lê A", "2020-05-02", kind=ChangeKind.DISMISSED, date="2020-05-01")
    comes = said("Trần B", "2020-05-03", kind=ChangeKind.APPOINTED, date="2020-05-02")
    stays = said("Trần B", "2020-08-01")
    assert doubled(said("Lê A", "2020-01-01"), leaves, comes, stays) == []
    late = said("Lê A", "2020-07-02", kind=ChangeKind.DISMISSED, date="2020-07-01")
    assert doubled(said("Lê A", "2020-01-01"), late, comes, stays) == [("Lê A", "Trần B", "2020-05-02", "2020-07-01")]


def test_what_is_known_by_the_month_is_given_the_benefit_of_the_doubt() -> None:
    since = said("Trần B", "2020-08-01", since="2020-05")  # may be its last day
    assert doubled(said("Lê A", "2020-05-20"), said("Lê A", "2020-05-30"), since) == []
    assert doubled(said("Lê A", "2020-05-31"), since) == [("Lê A", "Trần B", "2020-05-31", "2020-05-31")]


def test_one_document_may_say_so_without_a_date() -> None:
    one, other = said("Lê A", name="d"), said("Trần B", name="d")
    both = replace(one, claims=(*one.claims, *(replace(claim, spans=one.claims[0].spans) for claim in other.claims)))
    assert doubled(both) == [("Lê A", "Trần B", "", "")]
    assert doubled(said("Lê A", name="d"), said("Trần B", name="e")) == []


@pytest.mark.parametrize(
    "more",
    [
        {"role": "Phó Giám đốc"},
        {"role": "Bí thư", "body": Body("Ban Chấp hành Trung ương Đảng", "party-committee")},
        {"status": Status.FORMER},
        {"status": Status.INCOMING},
        {"kind": ChangeKind.NOMINATED, "date": "2020-03-01"},
    ],
)
def test_what_several_may_have_or_nobody_has_yet_is_left_out(more: dict[str, object]) -> None:
    body = more.get("body", BODY)
    others = said("Lê A", "2020-03-01", role=str(more.get("role", "Giám đốc")), body=body)  # type: ignore[arg-type]
    assert doubled(others, said("Trần B", "2020-03-01", **more)) == []  # type: ignore[arg-type]


def test_people_of_one_name_may_be_one() -> None:
    elsewhere = said("Lê A", "2020-03-01", name="x")
    (claim,) = elsewhere.claims
    assert isinstance(claim, RoleClaim)
    other = replace(elsewhere, claims=(replace(claim, member=Person("Lê A", "elsewhere")),))
    assert doubled(said("Lê A", "2020-03-01"), other) == []


def test_the_posts_that_one_person_holds_are_posts() -> None:
    known = {fields[0] for _, fields in rows("roles.tsv", 4)}
    assert known >= ALONE > {"Bí thư", "Giám đốc"}
    assert not [post for post in ALONE if post.startswith(("Phó", "Ủy viên", "Thành viên"))]


# ---------------------------------------------------------------- bodies that are not resolved


def test_a_body_that_one_document_alone_knows_is_unresolved() -> None:
    lone = said("Lê A", "2020-01-01", name="d", body=Body("Đảng ủy", "party-committee"))
    (claim,) = lone.claims
    assert isinstance(claim, RoleClaim)
    body = Body("Đảng ủy", "party-committee", local=lone.document.sha256)
    mention = Mention(Span(0, 4), MentionType.BODY, "Lê A", entity=body)
    with filled(replace(lone, claims=(replace(claim, organization=body),), mentions=(mention,)), article()) as store:
        found = statistics(store).unresolved
    assert [(one.label, one.document, one.claims) for one in found] == [("Đảng ủy", "d", 1)]
    with filled(lone, article()) as store:
        assert statistics(store).unresolved == ()


def test_posts_in_a_body_that_is_not_resolved_are_no_doubles() -> None:
    def local(analysis: Analysis) -> Analysis:
        (claim,) = analysis.claims
        body = Body("Đảng ủy", "party-committee", local="0" * 64)
        assert isinstance(claim, RoleClaim)
        return replace(analysis, claims=(replace(claim, organization=body),))

    both = [said(person, "2020-01-01", role="Bí thư") for person in ("Lê A", "Trần B")]
    assert len(doubled(*both)) == 1
    lone = []
    for analysis in both:
        (claim,) = analysis.claims
        assert isinstance(claim, RoleClaim)
        body = Body("Đảng ủy", "party-committee", local=both[0].document.sha256)
        lone.append(replace(analysis, claims=(replace(claim, organization=body),)))
    assert doubled(*lone) == []
    assert QUAN_UY.local == ""


# ---------------------------------------------------------------- sections and the verb


def test_sections_have_rows_of_one_form(seeds_graph: GraphStore) -> None:
    rows = sections(statistics(seeds_graph))
    assert list(rows) == list(SECTIONS)
    for name, of_section in rows.items():
        assert len({tuple(row) for row in of_section}) <= 1, name
    (total,) = rows["total"]
    assert total["claims"] == count(seeds_graph, "vkg:Claim") == sum(row["number"] for row in rows["claims"])
    assert total["claimed"] + total["unclaimed"] == total["sentences"]
    assert len(rows["once"]) == len(
        ask(seeds_graph, "SELECT ?e { ?s vkg:mentions ?e } GROUP BY ?e HAVING (COUNT(DISTINCT ?s) = 1)")
    )


def test_a_double_is_a_row() -> None:
    with filled(said("Lê A", "2020-03-01"), said("Trần B", "2020-03-01")) as store:
        (double,) = statistics(store).doubles
        (row,) = sections(statistics(store))["doubles"]
    assert isinstance(double, Double)
    assert (row["role"], row["body"], row["since"]) == ("Giám đốc", "Sở Y tế Hà Nội", "2020-03-01")
    assert (row["one"], row["other"]) == ("Lê A", "Trần B")
    assert row["one_claims"] == double.one.claims[0] and "roleclaim" in row["one_claims"]


def test_the_order_of_documents_does_not_show() -> None:
    both = [said("Lê A", "2020-03-01"), said("Trần B", "2020-03-01"), article("z")]
    with filled(*both) as one, filled(*reversed(both)) as other:
        assert sections(statistics(one)) == sections(statistics(other))


def test_the_verb_in_every_format(seeds_store: Path, seeds_graph: GraphStore, tmp_path: Path) -> None:
    rows = sections(statistics(seeds_graph))
    assert json.loads(kg_call("stats", "--store", seeds_store, "--format", "json").out) == rows
    for name, of_section in rows.items():
        assert json.loads(kg_call("stats", "--store", seeds_store, "--show", name, "-f", "json").out) == of_section
        target = tmp_path / f"{name}.csv"
        assert kg_call("stats", "--store", seeds_store, "--show", name, "-f", "csv", "-o", target).status == 0
        read = list(csv.DictReader(io.StringIO(target.read_text("utf-8"), newline=""), strict=True))
        assert read == [{key: str(value) for key, value in row.items()} for row in of_section]
    table = kg_call("stats", "--store", seeds_store, "--show", "sources").out
    assert all(row["identifier"] in table for row in rows["sources"])
    assert (
        kg_call("stats", "--store", seeds_store, "--show", "doubles").out == "Posts held by two people at once: none\n"
    )


def test_the_overview_tells_the_coverage(seeds_store: Path, seeds_graph: GraphStore) -> None:
    covered = statistics(seeds_graph).coverage
    result = kg_call("stats", "--store", seeds_store)
    assert result.status == 0, result.err
    assert f"Sentences: {covered.claimed} with claims, {covered.sentences - covered.claimed} with none" in result.out
    assert "By month" in result.out and "(not known)" in result.out
    assert "Entities that one document alone names: 1" in result.out and "kg stats --show once" in result.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--show", "people"), "there is no section 'people'; there are total, claims"),
        (("--format", "xml"), "there is no format 'xml'; there are table, csv, json"),
        (("--format", "csv"), "a file of CSV holds one section: --show with one of total"),
    ],
)
def test_wrong_calls(seeds_store: Path, arguments: tuple[str, ...], says: str) -> None:
    result = kg_call("stats", "--store", seeds_store, *arguments)
    assert (result.status, result.out) == (2, "") and says in result.err
