"""Queries: what they answer, what they refuse, and what they say about a mistake."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, permutations
from pathlib import Path

import pytest
from analyses import DUYET, LUU, MOVEMENT, QUAN_UY, THANH_XUAN
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, RdfFormat, parse, parse_query_results
from stores import article, filled, renamed

from kg.errors import QueryError
from kg.model import AdoptionClaim, Analysis, Commitment, CommitmentKind, RoleClaim
from kg.query import FORMATS, Graph, Table, catalogue, guard, render, run
from kg.query.named import read
from kg.query.tokens import tokens, with_values
from kg.rdf import term
from kg.rdf.terms import PREF_LABEL, A
from kg.store import GraphStore

BOUNDS = ("from", "to")  # parameters that are compared, not looked for
NAMES = "SELECT DISTINCT ?name { ?p a vkg:Person ; skos:prefLabel ?name } ORDER BY ?name"


def articles() -> tuple[Analysis, ...]:
    """Two articles: in the second another person has Lưu's post, and another unit has adopted the movement."""
    second = renamed(article("b"), LUU.name, "Nguyễn Văn Hải")
    adoption = next(claim for claim in second.claims if isinstance(claim, AdoptionClaim))
    programme = Commitment(CommitmentKind.PROGRAMME, "Chương trình phát triển văn hóa")
    adopted = [
        replace(adoption, adopter=adopter, commitment=commitment)
        for adopter in (THANH_XUAN, adoption.adopter)
        for commitment in (programme, adoption.commitment)
    ]
    role = next(claim for claim in second.claims if isinstance(claim, RoleClaim))
    return article("a"), replace(second, claims=(*second.claims, *adopted[:3], replace(role, member=DUYET)))


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    with filled(*articles()) as both:
        yield both


def table(store: GraphStore, query: str, **params: str) -> list[tuple[str, ...]]:
    answer = run(store, query, params)
    assert isinstance(answer, Table)
    return [tuple(getattr(node, "value", "") for node in row) for row in answer.rows]


def required(name: str) -> dict[str, str]:
    return {p.name: p.example for p in catalogue()[name].parameters if p.default is None}


def rows_of(answer: Table | Graph) -> tuple[object, ...]:
    return answer.rows if isinstance(answer, Table) else answer.triples


# ---------------------------------------------------------------- the union


def test_a_triple_that_many_documents_hold_counts_once(store: GraphStore) -> None:
    counted = "SELECT (COUNT(*) AS ?n) { ?b skos:prefLabel ?l FILTER(?l = 'Quận ủy Thanh Xuân'@vi) }"
    assert table(store, counted) == [("1",)]
    assert table(store, counted.replace("{ ?b skos:prefLabel ?l", "{ GRAPH ?g { ?b skos:prefLabel ?l }")) == [("2",)]


def test_the_texts_are_seen_only_by_who_asks_for_them(store: GraphStore) -> None:
    assert table(store, "SELECT ?t { ?s schema:articleBody ?t }") == []
    name = store.texts.value
    for query in (
        f"SELECT ?t {{ GRAPH <{name}> {{ ?s schema:articleBody ?t }} }}",
        f"SELECT ?t FROM <{name}> {{ ?s schema:articleBody ?t }}",
    ):
        assert len(table(store, query)) == 2


def test_prefixes_need_no_declaration_and_may_be_declared(store: GraphStore) -> None:
    assert table(store, NAMES) == [("Nguyễn Quốc Duyệt",), ("Nguyễn Văn Hải",), ("Nguyễn Xuân Lưu",)]
    own = "PREFIX k: <https://w3id.org/vnkg/ontology#> PREFIX vkg: <urn:x> ASK { ?p a k:Person }"
    answer = run(store, own)
    assert isinstance(answer, Table) and answer.truth is True


def test_from_names_graphs_of_the_store(store: GraphStore) -> None:
    first, second = (row.iri for row in store.sources())
    query = NAMES.replace("{", "FROM <%s> {", 1)
    assert ("Nguyễn Văn Hải",) not in table(store, query % first)
    assert ("Nguyễn Văn Hải",) in table(store, query % second)
    prefixed = re.sub(".*/", "source:", second)
    assert ("Nguyễn Văn Hải",) in table(store, NAMES.replace("{", f"FROM {prefixed} {{", 1))
    within = f"SELECT DISTINCT ?n FROM NAMED <{second}> {{ GRAPH ?g {{ ?p a vkg:Person ; skos:prefLabel ?n }} }}"
    assert ("Nguyễn Xuân Lưu",) in table(store, within)  # the article mentions him still


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE asks another server"),
        ("SELECT * { service silent ?x { ?s ?p ?o } }", "SERVICE asks another server"),
        ("SELECT * { { SELECT * { OPTIONAL { SeRvIcE <http://a/> {} } } } }", "SERVICE asks another server"),
        ("SELECT * { FILTER EXISTS { SERVICE <http://a/> { ?s ?p ?o } } }", "SERVICE asks another server"),
        # a reader of tokens takes <?b+'> for an IRI, and what follows for a string
        ("SELECT * { FILTER(?a<?b+'>') SERVICE <http://a/> {} FILTER(?c = ')') }", "SERVICE"),
        ("SELECT * { ?s ?p 1SERVICE<http://a/>{} }", "SERVICE"),
        ("SELECT * { # SERVICE\n SERVICE <http://a/> { ?s ?p ?o } }", "SERVICE asks another server"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "no such graph"),
        ("SELECT * FROM NAMED <http://example.org/x.ttl> { GRAPH ?g { ?s ?p ?o } }", "no such graph"),
        ("CONSTRUCT { ?s ?p ?o } FROM <file:x> WHERE { ?s ?p ?o }", "no such graph"),
        ("ASK FROM <data:text/turtle,x> { ?s ?p ?o }", "no such graph"),
        ("DESCRIBE ?s FROM person:x { ?s ?p ?o }", "no such graph"),
        ("PREFIX f: <file:///> SELECT * FROM f:x { ?s ?p ?o }", "FROM <file:///x>"),
        ("LOAD <file:///etc/passwd>", "LOAD would change the graph"),
        ("PREFIX x: <urn:x> INSERT DATA { x:a x:b x:c }", "INSERT would change the graph"),
        ("# a comment\nDELETE WHERE { ?s ?p ?o }", "DELETE would change the graph"),
        ("drop all", "DROP would change"),
        ("SELECT * {" + "{" * 300 + "}" * 300 + "}", "nests brackets more than"),
        ("SELECT * { FILTER(" + "(" * 300 + "1" + ")" * 300 + ") }", "nests brackets more than"),
        ("SELECT * { } " + " " * 30_000, "characters; at most"),
    ],
)
def test_refused(store: GraphStore, query: str, message: str) -> None:
    before = len(store.ox)
    with pytest.raises(QueryError, match=re.escape(message) if "<" in message else message):
        run(store, query)
    assert len(store.ox) == before


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { ?s skos:prefLabel 'SERVICE <http://a/> { }' }",
        'SELECT ?s { ?s skos:prefLabel """LOAD <file:x> FROM <file:x>""" }',
        "SELECT ?s { ?s ?p ?o } # SERVICE <http://a/> { } FROM <file:x>",
        "SELECT ?service ?from { ?service vkg:mentions ?from }",
        "SELECT ?s { ?s <http://service.example/from#load> ?o }",
        "PREFIX service: <urn:service> SELECT ?s { ?s service:from ?o }",
        "SELECT ?s { ?s ?p ?o FILTER(?s<?o && ?o>?s && 'x' = 'INSERT DATA { }') }",
    ],
)
def test_words_in_strings_comments_and_names_are_no_matter(store: GraphStore, query: str) -> None:
    assert isinstance(run(store, query), Table)


# ---------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("query", "where", "hint"),
    [
        ("SELECT ?s { ?s foo:bar ?o }", "line 1, column 16", "the prefix foo: is not declared.* dcterms"),
        ("SELECT ?s {\n  ?s ?p ?o .\n  ?s a vkg:Person", "line 3", "a { is never closed"),
        ("SELECT ?s { ?s ?p ?o } }", "line 1", "a } too many"),
        ("SELECT (COUNT(?s) AS ?n { ?s ?p ?o }", "line 1, column 25", r"a \( is never closed"),
        ("SELECT ?s { ?s ?p 'abc }", "line 1", "a string is not closed|never closed"),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?o", "line 1", "neither in GROUP BY nor inside COUNT"),
        ("SELCT ?s { ?s ?p ?o }", "line 1, column 1", "begins with SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("ai giữ chức vụ gì?", "line 1", "begins with SELECT"),
        ("", "line 1", "begins with SELECT"),
        ("SELECT ?s WHERE { ?s ?p }", "line 1, column 26", "cannot be read, here or just before"),
    ],
)
def test_a_mistake_is_shown_where_it_is(store: GraphStore, query: str, where: str, hint: str) -> None:
    with pytest.raises(QueryError, match=f"(?s){where}.*") as caught:
        run(store, query)
    assert re.search(hint, str(caught.value))
    assert str(caught.value).splitlines()[-1].strip() == "^"


def test_a_mistake_far_to_the_right_is_shown(store: GraphStore) -> None:
    with pytest.raises(QueryError) as caught:
        run(store, "SELECT ?s { " + "?s a vkg:Person . " * 20 + "?s foo:x ?o }")
    shown, caret = str(caught.value).splitlines()[-2:]
    assert shown[caret.index("^") :].startswith("foo:x")
    assert len(shown) < 120


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("holder", {}, "no query named holder; did you mean holders"),
        ("xyz", {}, "no query named xyz; there are about, .*or give SPARQL"),
        ("career", {}, "needs person .part of the person's name.; for example person='Nguyễn Xuân Lưu'"),
        ("career", {"person": " "}, "needs person"),
        ("career", {"persn": "x"}, "no parameter persn; did you mean person"),
        ("documents", {"zzz": "x"}, "no parameter zzz; it has none"),
        (NAMES, {"person": "x"}, "parameters go with a named query"),
        ("career", {"person": "\ud800"}, "not text that can be looked for"),
    ],
)
def test_a_named_query_called_wrongly(store: GraphStore, name: str, params: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        run(store, name, params)


# ---------------------------------------------------------------- named queries


@pytest.mark.parametrize("name", catalogue())
def test_every_example_finds_something(store: GraphStore, name: str) -> None:
    optional = [p for p in catalogue()[name].parameters if p.default is not None]
    for parameter in (None, *optional):
        values = required(name) | ({parameter.name: parameter.example} if parameter else {})
        assert rows_of(run(store, name, values)), values


@pytest.mark.parametrize("name", catalogue())
def test_every_value_narrows_the_answer(store: GraphStore, name: str) -> None:
    for parameter in catalogue()[name].parameters:
        if parameter.name not in BOUNDS:
            assert not rows_of(run(store, name, required(name) | {parameter.name: "không có ở đây"}))


@pytest.mark.parametrize("given", ["", "person", "e"])
def test_the_hundred_that_most_documents_name_are_told(given: str) -> None:
    classes = [("Person",), ("Body",), ("AdministrativeUnit", "Province"), ("Commitment", "Target")]
    wanted = []
    with GraphStore.memory() as store:
        for number in range(600):
            own, documents = classes[number % 4], 1 + number * 7 % 5
            iri, name = NamedNode(f"urn:e{number:03}"), f"Tên {number * 11 % 60}"
            said = [(iri, A, term(f"vkg:{kind}")) for kind in own]
            said += [(NamedNode(f"urn:d{n}"), term("vkg:mentions"), iri) for n in range(documents)]
            store.ox.extend(Quad(*triple) for triple in (*said, (iri, PREF_LABEL, Literal(name))))
            if given in own[-1].lower():
                wanted.append((-documents, name, own[-1], iri.value))
        found = run(store, "most-named", {"class": given})
    assert isinstance(found, Table) and len(wanted) > 120
    rows = [(-int(documents.value), name.value, kind.value, iri.value) for name, kind, documents, iri in found.rows]  # type: ignore[union-attr]
    assert rows == sorted(wanted)[:100]


@pytest.mark.parametrize("name", catalogue())
def test_no_time_is_lost_on_showing_a_named_query_harmless(
    store: GraphStore, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parsed(*_: object) -> None:
        raise AssertionError("parsed for a word in its text")

    monkeypatch.setattr(guard, "_check_parsed", parsed)
    run(store, name, {parameter.name: parameter.example for parameter in catalogue()[name].parameters})


@pytest.mark.parametrize("name", catalogue())
def test_rows_do_not_depend_on_the_order_of_documents(name: str) -> None:
    answers = set()
    for order in permutations(articles()):
        with filled(*order) as store:
            answers.add(run(store, name, required(name)))
    assert len(answers) == 1


@pytest.mark.parametrize("name", catalogue())
def test_the_order_of_rows_is_settled(name: str) -> None:
    query = catalogue()[name]
    if "CONSTRUCT" not in query.text:
        assert re.search(r"\nORDER BY [^\n]+\n(LIMIT \d+\n)?$", query.text)
        selected = re.search(r"\nSELECT (?:DISTINCT )?([^{]+) WHERE", query.text)
        assert selected
        plain = set(re.findall(r"\?\w+(?! AS)", re.sub(r"\([^()]*(?:\([^()]*\))[^()]*\)", "", selected[1])))
        assert plain <= set(re.findall(r"\?\w+", query.text.rpartition("ORDER BY")[2])) | {"?title", "?date"}


@pytest.mark.parametrize("name", catalogue())
def test_a_query_uses_only_terms_of_the_ontology(name: str) -> None:
    from kg.rdf import ontology_quads

    defined = {quad.subject.value for quad in ontology_quads() if isinstance(quad.subject, NamedNode)}
    used = {t.text for t in tokens(catalogue()[name].text) if t.kind == "prefixed" and t.text.startswith("vkg:")}
    missing = sorted(t for t in used - {"vkg:"} if f"https://w3id.org/vnkg/ontology#{t[4:]}" not in defined)
    assert not missing


HOSTILE = ["'", '"', "\\", '") || true) #', "\\u0022) } #", "$role", "?x", "}\n} SERVICE <http://a/> {", '"""', "\x00"]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["holders", "changes"])
def test_a_value_is_only_ever_text(store: GraphStore, name: str, value: str) -> None:
    for parameter in catalogue()[name].parameters:
        if parameter.name not in BOUNDS:
            assert not rows_of(run(store, name, required(name) | {parameter.name: value}))


def test_a_value_is_matched_whatever_its_case_and_spelling(store: GraphStore) -> None:
    wanted = table(store, "holders", body=QUAN_UY.name)
    assert len(wanted) == 3
    for spelling in ("QUẬN ỦY", "quận uỷ", "Quận  ủy ", "quận u\u0309y", "thanh xuân"):
        assert table(store, "holders", body=spelling, role="bí THƯ") == wanted


def test_what_is_asked_is_answered(store: GraphStore) -> None:
    assert {row[0] for row in table(store, "holders", body="Quận ủy")} == {LUU.name, "Nguyễn Văn Hải", DUYET.name}
    assert table(store, "changes", **{"kind": "elected", "from": "2020-07-31", "to": "2020"})[0][:3] == (
        "2020-07-31",
        "elected",
        "Nguyễn Văn Hải",
    )
    assert table(store, "changes", **{"from": "2020-08"}) == []
    both = ("quận Thanh Xuân", "Đảng bộ quận Thanh Xuân")
    assert table(store, "shared-commitments") == [
        ("Chương trình phát triển văn hóa", "Programme", "2", *both),
        (MOVEMENT.label, "Movement", "2", *both),
    ]
    colleagues = table(store, "colleagues", person=LUU.name)
    assert {row[2] for row in colleagues} == {"Nguyễn Văn Hải", DUYET.name}
    quotes = {row[3] for row in table(store, "evidence", name=LUU.name, **{"class": "ChangeClaim"})}
    assert quotes == {"bầu ông Lưu giữ chức Bí thư Quận uỷ"}
    first = table(store, "succession", role="Bí thư", body="Quận ủy")[0]
    assert first[:4] == (QUAN_UY.name, "Bí thư", DUYET.name, "current")


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("# vi: a\n# en: b\n# param x = 3: y\n", "q.rq:3: write # param NAME"),
        ('# vi: a\n# en: b\n# param x (e.g. "1"): y\n', "the parameter x is declared and not used"),
        ("# vi: a\nSELECT ?x { ?x ?p $y }\n", "the parameter y"),
        ("# vi: a\n", "# en: …"),
    ],
)
def test_a_wrong_header_is_named_by_file_and_line(tmp_path: Path, header: str, message: str) -> None:
    (tmp_path / "q.rq").write_text(header, "utf-8")
    with pytest.raises(QueryError, match=message):
        read(tmp_path / "q.rq")


def test_values_are_put_in_where_the_variable_is_and_nowhere_else() -> None:
    query = "SELECT ?x { ?x ?p $x . # $x\n FILTER('$x' = $x && <urn:$x> != $xy) }"
    assert with_values(query, {"x": '"v"'}) == (
        'SELECT ?x { ?x ?p "v" . # $x\n FILTER(\'$x\' = "v" && <urn:$x> != $xy) }'
    )


# ---------------------------------------------------------------- formats


def test_a_table_reads_well(store: GraphStore) -> None:
    text = render(run(store, "career", {"person": LUU.name}), "table", width=160)
    head, first = text.splitlines()[:2]
    assert head.split() == ["person", "id", "what", "role", "body", "term", "date", "document"]
    assert first.startswith("Nguyễn Xuân Lưu  person:nguyen-xuan-luu-")
    assert "vkg:current" in first
    assert render(run(store, "ASK { ?s a vkg:Nothing }"), "table") == "no\n"
    assert render(run(store, "ASK { ?s a vkg:Person }"), "table") == "yes\n"


def test_what_steers_a_terminal_is_not_written_to_it() -> None:
    hostile = Literal("\x1b[31mred\x07[bold]x[/bold]\nline")
    text = render(Table(("[red]x",), ((hostile,), (None,))), "table")
    assert text == "[red]x\n�[31mred�[bold]x[/bold] line\n\n"


@pytest.mark.parametrize("query", [NAMES, "SELECT * { ?s ?p ?o OPTIONAL { ?s vkg:none ?none } } ORDER BY ?s ?p ?o"])
def test_json_is_read_back(store: GraphStore, query: str) -> None:
    answer = run(store, query)
    assert isinstance(answer, Table)
    read_back = parse_query_results(render(answer, "json"), QueryResultsFormat.JSON)
    names = tuple(variable.value for variable in read_back.variables)  # type: ignore[union-attr]
    assert names == answer.variables
    rows = tuple(tuple(row[name] for name in names) for row in read_back)  # type: ignore[union-attr, index]
    assert rows == answer.rows
    assert json.loads(render(run(store, "ASK { }"), "json")) == {"head": {}, "boolean": True}


def test_csv(store: GraphStore) -> None:
    value = Literal('a,"b"\nc')
    text = render(Table(("x", "y"), ((value, None), (NamedNode("urn:a"), Literal("1")))), "csv")
    assert list(csv.reader(io.StringIO(text))) == [["x", "y"], [value.value, ""], ["urn:a", "1"]]
    assert render(run(store, "ASK { }"), "csv") == "answer\r\ntrue\r\n"


def test_a_graph_is_written_in_turtle(store: GraphStore) -> None:
    answer = run(store, "about", {"name": LUU.name})
    assert isinstance(answer, Graph)
    for format in ("turtle", "table"):
        text = render(answer, format)
        assert {quad.triple for quad in parse(text, RdfFormat.TURTLE)} == set(answer.triples)
        assert "@prefix oa:" not in text
    described = run(store, "DESCRIBE ?p { ?p skos:prefLabel 'Nguyễn Xuân Lưu'@vi }")
    assert isinstance(described, Graph) and described.triples


def test_a_format_that_does_not_fit_is_refused(store: GraphStore) -> None:
    rows, graph = run(store, NAMES), run(store, "about", {"name": LUU.name})
    for answer, format, message in [
        (rows, "turtle", "ask for table, csv or json"),
        (graph, "csv", "ask for turtle"),
        (graph, "json", "ask for turtle"),
        (rows, "xml", "no format xml; there are table, csv, json, turtle"),
    ]:
        with pytest.raises(QueryError, match=message):
            render(answer, format)
    assert all(isinstance(format, str) for format in FORMATS)


def test_the_questions_differ() -> None:
    texts = {name: query.en for name, query in catalogue().items()}
    assert len(texts) >= 14
    assert all(one != other for one, other in combinations(texts.values(), 2))
