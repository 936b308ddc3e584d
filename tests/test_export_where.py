"""``--where``: the claims that an export holds."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
import rdflib
from exports import OTHER_FORMATS, ROLES, ask, count
from pyoxigraph import RdfFormat, parse
from test_cli import kg_call

from kg.errors import UsageError
from kg.export import export
from kg.export.schema import CLAIM_TABLES
from kg.rdf import term
from kg.store import GraphStore


def rows_where(store: GraphStore, where: str, tmp_path: Path, table: str = "role") -> list[dict[str, str]]:
    export(store, "csv", tmp_path / "where", where=where)
    with (tmp_path / "where" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def claims_in(path: Path) -> Counter[str]:
    read = rdflib.Graph().parse(path, format="turtle")
    kinds = {rdflib.URIRef(term(table.instance).value): table.name for table in CLAIM_TABLES}
    return Counter(kinds[kind] for kind in read.objects(None, rdflib.RDF.type) if kind in kinds)


def test_where_by_relation_and_confidence(seeds_graph: GraphStore, tmp_path: Path) -> None:
    highest = max((row[3] for row in ask(seeds_graph, ROLES)), key=float)
    rows = rows_where(seeds_graph, f"relation=role confidence>={highest}", tmp_path)
    wanted = [row for row in ask(seeds_graph, ROLES) if row[3] == highest]
    assert sorted((r["person"], r["role"], r["body"], r["confidence"]) for r in rows) == wanted
    assert wanted and rows_where(seeds_graph, "relation=role confidence>=1", tmp_path) == []
    assert (tmp_path / "where" / "award.csv").read_text("utf-8").count("\n") == 1
    export(seeds_graph, "turtle", tmp_path / "x.ttl", where="relation=role,award")
    assert claims_in(tmp_path / "x.ttl") == {
        "role": count(seeds_graph, "vkg:RoleClaim"),
        "award": count(seeds_graph, "vkg:AwardClaim"),
    }


@pytest.mark.parametrize("place", ["quận Thanh Xuân", "Quận Thanh Xuân", "thanh xuân", "2024:009"])
def test_where_by_place(seeds_graph: GraphStore, tmp_path: Path, place: str) -> None:
    rows = rows_where(seeds_graph, f"place='{place}'", tmp_path)
    wanted = ask(seeds_graph, ROLES.replace("vkg:confidence ?confidence", """vkg:confidence ?confidence ;
      org:organization/vkg:jurisdiction ?unit . ?unit skos:prefLabel 'quận Thanh Xuân'@vi"""))  # fmt: skip
    assert sorted((r["person"], r["role"], r["body"], r["confidence"]) for r in rows) == wanted != []


def test_where_by_a_place_takes_what_lies_in_it(seeds_graph: GraphStore, tmp_path: Path) -> None:
    places = {row["place"] for row in rows_where(seeds_graph, "relation=role place='thành phố Hà Nội'", tmp_path)}
    assert {"thành phố Hà Nội", "quận Thanh Xuân"} <= places
    assert not any("11" in place for place in places)


def test_where_by_period(seeds_graph: GraphStore, tmp_path: Path) -> None:
    everything = rows_where(seeds_graph, "confidence>=0", tmp_path, "event")
    early = rows_where(seeds_graph, "until=2019", tmp_path, "event")
    late = rows_where(seeds_graph, "since=2020", tmp_path, "event")
    assert late and len(everything) == count(seeds_graph, "vkg:EventClaim")
    assert {row["claim_iri"] for row in early}.isdisjoint(
        row["claim_iri"] for row in late if row["date"] > "2019" or row["term"] == "2020-2025"
    )
    assert all(row["date"] >= "2020" for row in late if row["date"])
    assert "2020-2025" in {row["term"] for row in late}


def test_a_selection_is_a_graph_of_its_own(seeds_graph: GraphStore, tmp_path: Path) -> None:
    export(seeds_graph, "nquads", tmp_path / "all.nq")
    export(seeds_graph, "nquads", tmp_path / "some.nq", where="place='quận Thanh Xuân' relation=role")
    everything, some = (set((tmp_path / name).read_text("utf-8").splitlines()) for name in ("all.nq", "some.nq"))
    assert some and some < everything
    with GraphStore.memory() as part:
        part.ox.bulk_extend(parse(path=tmp_path / "some.nq", format=RdfFormat.N_QUADS))
        named = {quad.object for quad in part.quads() if quad.predicate == term("vkg:mentions")}
        described = {quad.subject for quad in part.quads()}
        assert named and named <= described
        claims = {quad.subject for quad in part.quads() if quad.object == term("vkg:RoleClaim")}
        cited = {quad.object for quad in part.quads() if quad.predicate == term("prov:wasDerivedFrom")}
        assert claims and {node for node in cited if "/claim/" in str(node)} <= claims


@pytest.mark.parametrize("format", OTHER_FORMATS)
def test_every_format_takes_a_selection(seeds_graph: GraphStore, exported: Path, tmp_path: Path, format: str) -> None:
    export(seeds_graph, format, tmp_path / "some", where="relation=role place='quận Thanh Xuân'")
    assert 0 < _size(tmp_path / "some") < _size(exported / format)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else sum(file.stat().st_size for file in path.iterdir())


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("relation=roles", "there is no relation 'roles'; there are role, change"),
        ("place='quận Thanh Xuan'", "names no place 'quận Thanh Xuan'; did you mean quận Thanh Xuân"),
        ("place=x place=y", "place is given twice"),
        ("place=quận Thanh Xuân", "cannot be read from 'Thanh Xuân' on"),
        ("since=tomorrow", "'tomorrow' is not a date"),
        ("since>=2020", "since goes with ="),
        ("confidence>=high", "'high' is not a number"),
        ("confidence>2", "between 0 and 1"),
        ("person=x", "knows no 'person'; it knows relation, place"),
        ("place='x", "cannot be read"),
        ("place=''", "says nothing"),
        ("  ", "says nothing"),
    ],
)
def test_what_can_be_wrong_with_where(seeds_graph: GraphStore, tmp_path: Path, where: str, message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        export(seeds_graph, "csv", tmp_path / "x", where=where)
    assert list(tmp_path.iterdir()) == []


def test_a_choice_of_nothing_is_written_and_told(seeds_store: Path, tmp_path: Path) -> None:
    some, none = (
        kg_call("export", "--store", seeds_store, "-o", tmp_path / "x.nq", "--where", where)
        for where in ("relation=role", "relation=role until=1900")
    )
    assert (some.status, some.err, none.status) == (0, "", 0)
    assert "no claim is as --where asks (relation=role until=1900)" in none.err
