"""The report of a validation: by shape, with the claim and its sentence, as a table and in Turtle; stores and files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from analyses import LUU, TEXT, whole
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store
from rdflib.namespace import SH
from stores import article, put
from test_cli import kg_call

from kg import iri
from kg.rdf import term
from kg.rdf.terms import A
from kg.store import GraphStore
from kg.validate import Finding, findings, load, turtle, validate, validate_with_pyshacl

RULE = term("vkg:rule")
SENTENCE = "Thiếu tướng Nguyễn Quốc Duyệt"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A store in which a claim has no rule, a person no label, and a selector quotes too few characters."""
    path = tmp_path / "store"
    with GraphStore.open(path, create=True) as store:
        source = put(store, article())
        put(store, article("other"))
        quads = set(store.quads(source))
        rank = next(q.subject for q in quads if q.predicate == A and q.object == term("vkg:RankClaim"))
        label = next(q for q in quads if q.subject == NamedNode(iri.of(LUU)) and q.predicate == term("skos:prefLabel"))
        exact = next(q for q in quads if q.predicate == term("oa:exact") and q.object.value.startswith("Thiếu tướng"))
        quads -= {q for q in quads if q.subject == rank and q.predicate == RULE} | {label, exact}
        quads.add(Quad(exact.subject, exact.predicate, Literal("Thiếu", language="vi"), exact.graph_name))
        store.replace_document(quads, store.ox.quads_for_pattern(NamedNode(source), None, None, store.texts))
        store.flush()
    return path


def found_in(path: Path) -> list[Finding]:
    with GraphStore.open(path, read_only=True) as store:
        return [*findings(store.ox, validate(store.ox))]


def test_each_violation_comes_with_its_claim_and_sentence(broken: Path) -> None:
    found = {one.violation.shape: one for one in found_in(broken)}
    assert set(found) == {"Claim", "Selector"}
    assert found["Claim"].claim == found["Claim"].violation.focus
    assert found["Claim"].document == "000_d49ab99872ae2c8e"
    assert f"[{SENTENCE}], Tư lệnh Bộ Tư lệnh Thủ đô Hà Nội dự." in found["Claim"].sentence
    selector = found["Selector"]
    assert "/claim/" in selector.claim and f"[{SENTENCE}]" in selector.sentence


def test_what_no_claim_names_is_told_without_one() -> None:
    store = Store()
    store.add(Quad(NamedNode("https://example.org/p"), A, term("vkg:Person")))
    (finding,) = findings(store, validate(store))
    assert (finding.claim, finding.document, finding.sentence) == ("", "", "")


def test_an_entity_is_told_with_a_claim_that_names_it() -> None:
    person = NamedNode(iri.of(LUU))
    quads = {Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in whole()}
    store = Store()
    store.extend({q for q in quads if (q.subject, q.predicate) != (person, term("skos:prefLabel"))})
    (finding,) = findings(store, validate(store))
    assert finding.violation.focus == person.value
    said = {q.predicate.value for q in store.quads_for_pattern(NamedNode(finding.claim), None, person)}
    assert said == {term("org:member").value}
    assert "Nguyễn Xuân Lưu" in finding.sentence or "ông Lưu" in finding.sentence


def test_the_table(broken: Path) -> None:
    result = kg_call("validate", "--store", broken)
    assert result.status == 1
    assert re.search(r"^ *Claim +vkg:rule has fewer values than the 1 it needs +1 *$", result.out, re.MULTILINE)
    said = re.findall(r"^    says    (.*)$", result.out, re.MULTILINE)
    assert said == [f"000_d49ab99872ae2c8e: [{SENTENCE}], Tư lệnh Bộ Tư lệnh Thủ đô Hà Nội dự."] * 2
    assert "violates its shapes in 2 places" in result.err


def test_the_report_in_turtle_is_one_of_shacl(broken: Path, tmp_path: Path) -> None:
    result = kg_call("validate", "--store", broken, "--format", "turtle")
    assert result.status == 1
    graph = rdflib.Graph().parse(data=result.out, format="turtle")
    (report,) = graph.subjects(rdflib.RDF.type, SH.ValidationReport)
    assert graph.value(report, SH.conforms) == rdflib.Literal(False)
    told = {
        (str(graph.value(r, SH.focusNode)), str(graph.value(r, SH.sourceConstraintComponent)).removeprefix(str(SH)))
        for r in graph.objects(report, SH.result)
    }
    expected = {(f.violation.focus, f"{f.violation.component}ConstraintComponent") for f in found_in(broken)}
    assert told == expected and len(told) == 2
    shapes = {str(shape) for shape in graph.objects(None, SH.sourceShape)}
    known = rdflib.Graph().parse(Path(__file__).parent.parent / "ontology" / "shapes.ttl")
    assert shapes == {str(s) for s in known.subjects(rdflib.RDF.type, SH.NodeShape)} & shapes and shapes


def test_the_report_is_valid_by_the_shapes_of_shacl_itself(broken: Path) -> None:
    from pyshacl import validate as run

    shape = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    [] a sh:NodeShape ; sh:targetClass sh:ValidationResult ;
        sh:property [ sh:path sh:focusNode ; sh:minCount 1 ; sh:maxCount 1 ] ,
            [ sh:path sh:resultSeverity ; sh:hasValue sh:Violation ] , [ sh:path sh:value ; sh:maxCount 1 ] ,
            [ sh:path sh:sourceConstraintComponent ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
        sh:property [ sh:path [ sh:inversePath sh:result ] ; sh:minCount 1 ; sh:class sh:ValidationReport ] ."""
    report = turtle(found_in(broken)).decode()
    data, shapes = (rdflib.Graph().parse(data=text, format="turtle") for text in (report, shape))
    assert len(set(data.subjects(rdflib.RDF.type, SH.ValidationResult))) == 2
    conforms, _, said = run(data, shacl_graph=shapes)
    assert conforms, said


def test_a_valid_store_gives_a_report_that_says_so(seeds_store: Path) -> None:
    result = kg_call("validate", "--store", seeds_store, "--format", "turtle")
    graph = rdflib.Graph().parse(data=result.out, format="turtle")
    assert result.status == 0
    assert set(graph.predicate_objects()) == {
        (rdflib.RDF.type, SH.ValidationReport),
        (SH.conforms, rdflib.Literal(True)),
    }


def test_a_document_alone(broken: Path) -> None:
    first = kg_call("validate", "--store", broken, "--document", "000_d49ab99872ae2c8e")
    assert first.status == 1
    # alone, the document also lacks the label that the other one says
    assert re.search(r"^ *Person +skos:prefLabel has fewer values", first.out, re.MULTILINE)
    assert kg_call("validate", "--store", broken, "-d", "other").out == "conforms to the shapes of the ontology\n"


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "jsonld", "rdf"])
def test_an_export_in_a_file(broken: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"graph.{ending}"
    assert kg_call("export", "--store", broken, "-o", path).status == 0
    result = kg_call("validate", path)
    assert result.status == 1
    assert validate_with_pyshacl(load(path)) == validate(load(path)) == tuple(f.violation for f in found_in(broken))
    assert "[Thiếu]" in result.out and TEXT[:20] not in result.out  # the words of the claim, for there is no text


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "say what to check"),
        (["x.ttl", "--store", "s"], "one at a time"),
        (["x.ttl", "--document", "1"], "one at a time"),
        (["x.csv"], "its name does not tell an RDF format"),
        (["none.ttl"], "cannot be read"),
        (["{bad}"], "this is not the RDF that its name promises"),
        (["--store", "{store}", "--document", "none"], "kg sources lists those it holds"),
        (["--store", "{store}", "--format", "json"], "there are table and turtle"),
    ],
)
def test_wrong_calls(tmp_path: Path, seeds_store: Path, arguments: list[str], says: str) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text("<a> <b>", encoding="utf-8")
    result = kg_call("validate", *(argument.format(bad=bad, store=seeds_store) for argument in arguments))
    assert result.status == 2
    assert says in result.err
