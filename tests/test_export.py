"""Exports: every format gives the graph back, the same bytes for the same store, and never half a file."""

from __future__ import annotations

import io
import itertools
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib.compare import isomorphic
from stores import article, filled, put

from kg.errors import ExportError
from kg.export import EXPORTERS, RdfExporter, export, format_of, ntriples, rdfxml, sorting, turtle
from kg.export.names import Names
from kg.export.order import SECTIONS
from kg.rdf import graph_name, ontology_quads, prefixes, term
from kg.rdf.terms import A
from kg.store import GraphStore

BASE = "https://example.org/kg/"
#: RDF/XML cannot hold what is awkward here: see test_export_formats.
RDF = {name: known for name, known in EXPORTERS.items() if isinstance(known, RdfExporter) and name != "rdfxml"}
AWKWARD = [
    "\\u0041 \\ \" ' \n\r\t",
    "\x00\x01\x7f\x85\u2028\ufeff",
    "𝒳 é và é",
    "</script> & ]]> @vi ^^x",
    "",
    " . ; , person:x",
]


@pytest.fixture
def store() -> Iterator[GraphStore]:
    """Two articles that share what they say, the ontology, and values that are hard to write."""
    with GraphStore.memory() as filled_store:
        put(filled_store, article("a"))
        put(filled_store, article("b", tail="\nThêm một câu."))
        filled_store.replace_graph(graph_name("ontology"), ontology_quads())
        filled_store.replace_graph(graph_name("derived"), awkward(filled_store.base))
        yield filled_store


def awkward(base: str) -> list[Quad]:
    graph = NamedNode(graph_name("derived", base))
    xsd = "http://www.w3.org/2001/XMLSchema#"
    values = [
        *(Literal(text) for text in AWKWARD),
        Literal("xin chào", language="vi-VN"),
        *(Literal(text, datatype=NamedNode(xsd + "decimal")) for text in ("1.50", "1.", "12", "-.5")),
        *(Literal(text, datatype=NamedNode(xsd + "integer")) for text in ("007", "+3", "x")),
        *(Literal(text, datatype=NamedNode(xsd + "boolean")) for text in ("true", "1")),
        Literal("--07-23", datatype=NamedNode(xsd + "gMonthDay")),
        *(NamedNode(base + rest) for rest in ("", "person/", "person/a.b", "person/-a", "person/a/b", "x/y#z", "../a")),
        *(NamedNode(iri) for iri in ("urn:x:y", "mailto:a@b", "https://example.org/é?q='1'(2)#%20")),
    ]
    return [Quad(NamedNode(base + "person/a"), NamedNode("urn:p/q"), value, graph) for value in values]


def written(store: GraphStore, format: str, *, texts: bool = False) -> str:
    return "".join(RDF[format].chunks(store, texts))


def expected(store: GraphStore, exporter: RdfExporter, texts: bool) -> set[Quad]:
    """What an export has to hold: the named graphs, or their triples in one."""
    quads = set(store.quads(texts=texts))
    return quads if exporter.graphs else {Quad(*quad.triple, DefaultGraph()) for quad in quads}


@pytest.mark.parametrize("texts", [False, True])
@pytest.mark.parametrize("format", RDF)
def test_a_format_gives_back_what_the_store_holds(store: GraphStore, format: str, texts: bool) -> None:
    exporter = RDF[format]
    read = list(parse(written(store, format, texts=texts).encode(), RdfFormat.from_media_type(exporter.media_type)))
    assert set(read) == expected(store, exporter, texts)
    assert len(read) == len(set(read))


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("format", RDF)
def test_rdflib_reads_the_same_graph(store: GraphStore, format: str) -> None:
    exporter = RDF[format]
    read = rdflib.Dataset()
    read.parse(data=written(store, format), format={"jsonld": "json-ld", "ntriples": "nt"}.get(format, format))
    union, wanted = rdflib.Graph(), rdflib.Graph()
    for subject, predicate, value, _ in read.quads():
        union.add((subject, predicate, value))
    wanted.parse(data="".join(f"{quad.triple} .\n" for quad in store.quads()), format="nt")
    assert isomorphic(union, wanted)
    if exporter.graphs:
        names = {str(graph.identifier) for graph in read.graphs() if len(graph)}
        assert names - {"urn:x-rdflib:default"} == set(store.graphs())


@pytest.mark.parametrize("format", RDF)
def test_the_same_store_gives_the_same_bytes_however_it_was_filled(format: str) -> None:
    versions = set()
    for names in itertools.permutations("abc"):
        with filled(*(article(name) for name in names)) as store:
            put(store, article("a", keep=()))
            put(store, article("a"))
            versions.add(written(store, format))
    assert len(versions) == 1


@pytest.mark.parametrize("format", RDF)
def test_the_texts_are_left_out_unless_asked_for(store: GraphStore, format: str) -> None:
    assert "Ngày 31/7/2020, Đảng bộ quận" not in written(store, format)
    assert "Ngày 31/7/2020, Đảng bộ quận" in written(store, format, texts=True)


@pytest.mark.parametrize("format", RDF)
def test_another_base_and_an_empty_store(format: str) -> None:
    with GraphStore.memory(BASE) as store:
        empty = list(parse(written(store, format).encode(), RdfFormat.from_media_type(RDF[format].media_type)))
        assert empty == []
        put(store, article())
        exporter = RDF[format]
        read = set(parse(written(store, format).encode(), RdfFormat.from_media_type(exporter.media_type)))
        assert read == expected(store, exporter, False)


def test_turtle_reads_well(store: GraphStore) -> None:
    text = written(store, "turtle")
    titles = ["Sources", "Administrative units", "Bodies", "Persons", "Events", "Claims about posts", "Evidence"]
    places = [text.index(f"-- {title}\n") for title in titles]
    assert places == sorted(places)
    assert "\\" not in text.partition("-- Other")[0]  # no local name had to be escaped
    person = next(line for line in text.splitlines() if line.startswith("person:nguyen-xuan-luu-"))
    assert person.endswith(" a vkg:Person ;")
    assert f'{person}\n    skos:prefLabel "Nguyễn Xuân Lưu"@vi .' in text
    assert "\n    vkg:confidence 0.98 ;" in text
    assert '"2020-07-31"^^xsd:date' in text


def test_sections_follow_the_order_of_classes_in_jsonld_too(store: GraphStore) -> None:
    graphs = json.loads(written(store, "jsonld"))["@graph"]
    assert [graph["@id"] for graph in graphs] == sorted(graph["@id"] for graph in graphs)
    document = next(graph for graph in graphs if graph["@id"].startswith("source:a-"))
    assert document["@graph"][0]["@type"] == ["vkg:Source"]


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (f"{BASE}person/a-1", "person:a-1"),
        (f"{BASE}person/a.b", f"<{BASE}person/a.b>"),
        (f"{BASE}source/a-1#char=1,20&selector", "<source/a-1#char=1,20&selector>"),
        (f"{BASE}../x", f"<{BASE}../x>"),
        (BASE, f"<{BASE}>"),
        ("http://www.w3.org/ns/org#member", "org:member"),
        ("http://www.w3.org/ns/org#", "<http://www.w3.org/ns/org#>"),
        ("urn:a", "<urn:a>"),
    ],
)
def test_short_names(iri: str, short: str) -> None:
    assert Names(prefixes(BASE), BASE).short(iri) == short


# ---------------------------------------------------------------- files


def test_a_file_is_written_whole(store: GraphStore, tmp_path: Path) -> None:
    target = tmp_path / "graph.ttl"
    export(store, "turtle", target)
    assert target.read_text("utf-8") == written(store, "turtle")
    target.chmod(0o640)
    export(store, "turtle", str(target), texts=True)
    assert target.read_text("utf-8") == written(store, "turtle", texts=True)
    assert target.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_link_is_followed(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "link.nq").symlink_to(tmp_path / "real.nq")
    export(store, "nquads", tmp_path / "link.nq")
    assert (tmp_path / "link.nq").is_symlink()
    assert (tmp_path / "real.nq").read_text("utf-8") == written(store, "nquads")


@pytest.mark.parametrize("target", [None, "-"])
def test_standard_output(store: GraphStore, target: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "ascii"))
    export(store, "ntriples", target)
    assert raw.getvalue().decode() == written(store, "ntriples")


def test_a_failure_leaves_what_was_there(store: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "graph.nq"
    target.write_text("before")

    def failing(store: GraphStore, texts: bool) -> Iterator[str]:
        yield "half"
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(EXPORTERS, "nquads", RdfExporter(".nq", "", True, failing))
    with pytest.raises(ExportError, match=r"graph.nq: there is no room.*Nothing was changed"):
        export(store, "nquads", target)
    assert target.read_text() == "before"
    assert [entry.name for entry in tmp_path.iterdir()] == ["graph.nq"]


def test_what_can_be_wrong_with_a_target(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for target, message in [
        (tmp_path, "is a directory"),
        (tmp_path / "missing" / "graph.nq", "there is no directory"),
        (tmp_path / "file" / "graph.nq", "there is no directory"),
        (tmp_path / ("x" * 300), "cannot be written"),
    ]:
        with pytest.raises(ExportError, match=message):
            export(store, "nquads", target)
    with pytest.raises(ExportError, match="no format excel; there are turtle"):
        export(store, "excel", tmp_path / "x")
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the device is one of Linux")
def test_a_full_device(store: GraphStore) -> None:
    with pytest.raises(ExportError, match="no room"):
        export(store, "nquads", "/dev/full")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may do everything")
def test_no_permission_to_write(store: GraphStore, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExportError, match="no permission"):
        export(store, "nquads", tmp_path / "x")
    tmp_path.chmod(0o700)


def test_the_format_of_a_file_name() -> None:
    named = {name: known for name, known in EXPORTERS.items() if known.extension}
    assert [format_of(f"x{known.extension}") for known in named.values()] == list(named)
    with pytest.raises(ExportError, match=r"\.ttl, \.nt, \.nq"):
        format_of("graph.txt")


@pytest.mark.parametrize("texts", [False, True])
def test_what_is_sorted_by_way_of_the_disk_is_the_same(monkeypatch: pytest.MonkeyPatch, texts: bool) -> None:
    def written() -> list[str]:
        return ["".join(format.chunks(store, texts)) for format in (ntriples, turtle, rdfxml)]

    with filled(article("a"), article("b", tail="\u2028 and \x85 and \r end no line")) as store:
        whole = written()
        monkeypatch.setattr(sorting, "_RUN", 20)
        assert written() == whole
    lines = whole[0].split("\n")[:-1]
    assert lines == sorted(set(lines)) and len(lines) > 100


def test_the_first_section_of_a_subject_counts_and_each_is_written_once() -> None:
    with GraphStore.memory() as store:
        subjects = [NamedNode(f"urn:{n}") for n in "cab"]
        classes = ("vkg:Tenure", "vkg:Body", "vkg:AdministrativeUnit")
        for subject, *own in ((subjects[0], *classes[:1]), (subjects[1], *classes[::2]), (subjects[2], *classes[1:])):
            store.ox.extend(Quad(subject, A, term(name), DefaultGraph()) for name in own)
            store.ox.add(Quad(subject, NamedNode("urn:p"), BlankNode("x"), DefaultGraph()))
        store.ox.add(Quad(BlankNode("x"), NamedNode("urn:p"), Literal("x"), DefaultGraph()))
        found = [(SECTIONS[number][0], subject) for number, subject in turtle.subjects(store)]
    assert found == [
        ("Administrative units", subjects[1]),
        ("Administrative units", subjects[2]),
        ("Tenures", subjects[0]),
        ("Other", BlankNode("x")),
    ]
