"""Exports about officials, read back by followthemoney, a reader of Popolo and two of QuickStatements."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import followthemoney
import pytest
from exports import POSTS, ask, count
from javascript_readers import read
from pyoxigraph import DefaultGraph, NamedNode, Quad
from stores import article, filled, renamed

from kg.export import export
from kg.export.quickstatements import time
from kg.rdf import graph_name, term
from kg.resolve import derive
from kg.store import GraphStore

#: What FollowTheMoney 4.11 knows of the classes and properties that are written.
FTM: dict[str, tuple[set[str], dict[str, str]]] = {
    "Article": (set(), {"fileName": "string", "language": "language", "name": "name", "publishedAt": "date",
                        "publisher": "string", "sourceUrl": "url", "title": "string"}),
    "Person": ({"name"}, {"alias": "name", "country": "country", "name": "name"}),
    "PublicBody": ({"name"}, {"alias": "name", "classification": "string", "country": "country", "name": "name",
                              "parent": "entity"}),
    "Position": ({"name"}, {"country": "country", "name": "name", "organization": "entity",
                            "subnationalArea": "string"}),
    "Occupancy": ({"holder", "post"}, {"endDate": "date", "holder": "entity", "periodEnd": "date",
                                       "periodStart": "date", "post": "entity", "proof": "entity",
                                       "publisher": "string", "sourceUrl": "url", "startDate": "date",
                                       "status": "string", "summary": "text"}),
}  # fmt: skip


def ftm(exported: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (exported / "ftm").read_text("utf-8").splitlines()]


def test_ftm_entities_keep_the_schema(seeds_graph: GraphStore, exported: Path) -> None:
    entities = {entity["id"]: entity for entity in ftm(exported)}
    assert len(entities) == len(ftm(exported))
    for entity in entities.values():
        required, types = FTM[entity["schema"]]
        assert required <= set(entity["properties"]) <= set(types)
        for name, values in entity["properties"].items():
            assert values == sorted(set(values)) and all(values)
            assert types[name] != "entity" or set(values) <= set(entities)
            assert types[name] != "date" or all(re.fullmatch(r"\d{4}(-\d\d){0,2}", value) for value in values)
    kinds = Counter(entity["schema"] for entity in entities.values())
    assert kinds["Occupancy"] == count(seeds_graph, "vkg:Tenure") > 0
    assert kinds["PublicBody"] == count(seeds_graph, "vkg:Body")
    assert kinds["Article"] == count(seeds_graph, "vkg:Source")
    assert kinds["Person"] == count(seeds_graph, "vkg:Person") - len(ask(seeds_graph, "SELECT ?a { ?a owl:sameAs ?b }"))
    held = sorted(
        (entities[one["properties"]["holder"][0]]["properties"]["name"][0],
         *entities[one["properties"]["post"][0]]["properties"]["name"][0].split(", ", 1))
        for one in entities.values() if one["schema"] == "Occupancy"
    )  # fmt: skip
    assert held == ask(seeds_graph, POSTS)
    assert all(one["properties"]["proof"] for one in entities.values() if one["schema"] == "Occupancy")


def test_followthemoney_reads_the_entities(exported: Path) -> None:
    for data in ftm(exported):
        followthemoney.model.get(data["schema"]).validate(data)
        entity = followthemoney.model.get_proxy(data)  # drops what it finds invalid
        assert {name: sorted(entity.get(name)) for name in data["properties"]} == data["properties"]
        for prop, value in entity.itervalues():
            assert prop.type.validate(value), (data["id"], prop.name, value)
    for schema, (required, types) in FTM.items():
        known = followthemoney.model.get(schema)
        assert set(known.required) == required
        assert {name: known.properties[name].type.name for name in types} == types


#: The fields of each class that are written: those that all have, and the others. The JSON schemas of Popolo name them,
#: but for the other names of areas and events; they allow further fields.
POPOLO = {
    "persons": ({"id", "name"}, {"other_names"}),
    "organizations": ({"id", "name"}, {"other_names", "classification", "parent_id", "area_id"}),
    "posts": ({"id", "label", "role", "organization_id"}, {"area_id"}),
    "memberships": ({"id", "organization_id", "person_id", "post_id", "role"},
                    {"label", "start_date", "end_date", "sources"}),
    "areas": ({"id", "name"}, {"other_names", "identifier", "classification", "parent_id"}),
    "events": ({"id", "name"}, {"other_names", "classification", "start_date", "organization_id", "location",
                                "attendees", "sources"}),
}  # fmt: skip
#: The fields that its schemas describe as lists, and what an item has; every other field is text.
LISTS = {"other_names": {"name"}, "sources": {"url", "note"}, "attendees": {"id", "name"}}
LINKS = {
    "parent_id": "",
    "area_id": "areas",
    "organization_id": "organizations",
    "person_id": "persons",
    "post_id": "posts",
}


def test_popolo_keeps_the_rules_of_the_specification(seeds_graph: GraphStore, exported: Path) -> None:
    popolo = json.loads((exported / "popolo").read_text("utf-8"))
    assert list(popolo) == list(POPOLO)
    ids = {name: {item["id"] for item in items} for name, items in popolo.items()}
    for name, (required, optional) in POPOLO.items():
        assert len(ids[name]) == len(popolo[name])
        for item in popolo[name]:
            assert required <= set(item) <= required | optional
            assert all(isinstance(value, list if field in LISTS else str) for field, value in item.items())
            assert all(set(one) == LISTS[field] and all(isinstance(text, str) for text in one.values())
                       for field in LISTS for one in item.get(field, []))  # fmt: skip
            assert all(item[link] in ids[to or name] for link, to in LINKS.items() if link in item)
            assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", item[d]) for d in ("start_date", "end_date") if d in item)
            assert all(re.match("https?://", link["url"]) and link["note"] for link in item.get("sources", []))
            assert all(person["id"] in ids["persons"] for person in item.get("attendees", []))
    names = {item["id"]: item["name"] for name in ("persons", "organizations") for item in popolo[name]}
    held = sorted((names[m["person_id"]], m["role"], names[m["organization_id"]]) for m in popolo["memberships"])
    assert held == ask(seeds_graph, POSTS)
    assert all(m["sources"] for m in popolo["memberships"])
    assert len(popolo["events"]) == count(seeds_graph, "vkg:Event")
    assert len(popolo["areas"]) == count(seeds_graph, "vkg:AdministrativeUnit")
    attended = sum(len(event.get("attendees", [])) for event in popolo["events"])
    assert attended == len(ask(seeds_graph, "SELECT DISTINCT ?p ?e { ?p vkg:attended ?e }"))


def test_everypolitician_reads_popolo(seeds_graph: GraphStore, exported: Path) -> None:
    library = pytest.importorskip("popolo_data.importer", reason="the group 'readers' is not installed")
    read = library.Popolo.from_filename(str(exported / "popolo"))
    held = sorted((m.person.name, m.role, m.organization.name) for m in read.memberships)
    assert held == ask(seeds_graph, POSTS)
    assert len(read.areas) == count(seeds_graph, "vkg:AdministrativeUnit")


LINE = re.compile(
    r"(?:LAST|Q\d+)\t(?:[LDA]vi\t\"[^\t\n|]+\"|P31\tQ\d+|P39\t(?:Q\d+|somevalue)(?:\t!?[PS]\d+\t[^\t\n|]+)+)"
)
VALUE = re.compile(r'"[^\t\n]+"|vi:"[^\t\n]+"|\+\d{4}-\d\d-\d\dT00:00:00Z/(?:9|10|11)')


def statements(text: str) -> tuple[Counter[str], list[tuple[str, str, str]]]:
    """New items by label, and (item, post, stated as) of each position held: a reader of QuickStatements."""
    created: Counter[str] = Counter()
    held, item = [], ""
    for line in text.splitlines():
        if line == "CREATE":
            item = ""
            continue
        assert LINE.fullmatch(line), line
        subject, name, value, *rest = line.split("\t")
        if name == "Lvi":
            item = value.strip('"')
            created[item] += 1
        if name != "P39":
            continue
        pairs = list(zip(rest[::2], rest[1::2], strict=True))
        assert all(VALUE.fullmatch(v) for _, v in pairs), line
        references = [key for key, _ in pairs if "S" in key]
        assert references[0] == "S854" and all(key == "!S854" for key in references if key.startswith("!"))
        assert references.count("S1683") == sum("S854" in key for key in references)
        held.append((item if subject == "LAST" else subject, value, dict(pairs).get("P1932", "").strip('"')))
    return created, held


def test_a_reader_of_quickstatements_finds_the_positions(seeds_graph: GraphStore, exported: Path) -> None:
    created, held = statements((exported / "quickstatements").read_text("utf-8"))
    assert sorted((item, *stated.split(", ", 1)) for item, _, stated in held) == ask(seeds_graph, POSTS)
    assert {post for _, post, _ in held} == {"somevalue"}
    holders = ask(seeds_graph, "SELECT DISTINCT ?p ?n { ?t a vkg:Tenure ; org:member ?p . ?p skos:prefLabel ?n }")
    assert created == Counter(name for _, name in holders)


def test_quickstatements_to_wikibase_edit_finds_the_same(
    seeds_graph: GraphStore, exported: Path, tmp_path: Path
) -> None:
    # it does not know that a statement may have a second reference, which !S begins
    first = [line.split("\t!S")[0] for line in (exported / "quickstatements").read_text("utf-8").splitlines()]
    (tmp_path / "x.qs.tsv").write_text("\n".join(first), "utf-8")
    found = read("quickstatements", tmp_path / "x.qs.tsv")
    assert found["edits"] == found["merges"] == []
    held = []
    for item in found["creations"]:
        assert item["claims"]["P31"] == ["Q5"]
        for claim in item["claims"]["P39"]:
            assert claim["value"] == {"snaktype": "somevalue"}
            assert set(claim["qualifiers"]) <= {"P1932", "P580", "P582"}
            assert all(time["precision"] in (9, 10, 11) for name in ("P580", "P582")
                       for time in claim["qualifiers"].get(name, []))  # fmt: skip
            assert claim["references"]["P854"][0].startswith("http")
            assert claim["references"]["P1683"][0]["language"] == "vi"
            held.append((item["labels"]["vi"], *claim["qualifiers"]["P1932"][0].split(", ", 1)))
    assert sorted(held) == ask(seeds_graph, POSTS) != []


def test_what_parts_columns_does_not_get_into_quickstatements(tmp_path: Path) -> None:
    with filled(renamed(article("a"), "Nguyễn Xuân Lưu", 'Văn\t| An\n"B"')) as store:
        store.replace_graph(graph_name("derived"), derive(store.ox))
        export(store, "quickstatements", tmp_path / "x.qs.tsv")
    created, held = statements((tmp_path / "x.qs.tsv").read_text("utf-8"))
    assert 'Văn ¦ An "B' in created  # the reader of the test drops the last quotation mark, too
    assert held and "|" not in (tmp_path / "x.qs.tsv").read_text("utf-8")


def test_quickstatements_use_the_items_that_are_known(tmp_path: Path) -> None:
    with filled(article("a")) as store:
        store.replace_graph(graph_name("derived"), derive(store.ox))
        (person,) = ask(store, "SELECT DISTINCT ?p { ?t a vkg:Tenure ; org:member ?p } ORDER BY ?p LIMIT 1")
        item = NamedNode("http://www.wikidata.org/entity/Q42")
        store.replace_graph("urn:wikidata", [Quad(NamedNode(person[0]), term("skos:exactMatch"), item, DefaultGraph())])
        export(store, "quickstatements", tmp_path / "x.qs.tsv")
    created, held = statements((tmp_path / "x.qs.tsv").read_text("utf-8"))
    assert "Q42" in {item for item, _, _ in held}
    assert not {item for item, _, _ in held if item != "Q42"} - set(created)


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2020", "+2020-00-00T00:00:00Z/9"),
        ("2020-07", "+2020-07-00T00:00:00Z/10"),
        ("2020-07-31", "+2020-07-31T00:00:00Z/11"),
    ],
)
def test_dates_of_wikidata_keep_their_precision(date: str, written: str) -> None:
    assert time(date) == written
