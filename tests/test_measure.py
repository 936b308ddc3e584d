"""Stores are made of the size that is asked for, of other articles and people; what is measured is what is asked."""

from __future__ import annotations

import pickle
import shutil
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path

import measure
import measured
import pytest
import scale
from measured import Asked, Size, Taken
from stores import article

from kg.export import export
from kg.model import RoleClaim
from kg.store import GraphStore


def test_copies_are_other_articles_of_other_people() -> None:
    first, second, third = islice(scale.copies([article("a")]), 3)
    assert first == article("a")
    assert [c.document.identifier for c in (second, third)] == ["a-2", "a-3"]
    assert len({c.document.text for c in (first, second, third)}) == 3
    names = [[c.member.name for c in one.claims if isinstance(c, RoleClaim)] for one in (first, second)]
    assert names[0] == ["Nguyễn Xuân Lưu", "Nguyễn Quốc Duyệt"]
    assert [name.rpartition(" ")[0] for name in names[1]] == ["Nguyễn Xuân", "Nguyễn Quốc"]
    assert names[1] != names[0]
    assert [c.spans for c in first.claims] == [c.spans for c in second.claims]


def test_a_store_is_as_large_as_was_asked_for(tmp_path: Path) -> None:
    documents = scale.needed([article("a"), article("b")], 20_000)
    scale.make(tmp_path / "store", [article("a"), article("b")], documents)
    with GraphStore.open(tmp_path / "store", read_only=True) as store:
        assert len(store.sources()) == documents > 2
        assert 19_600 <= sum(1 for _ in store.quads()) <= 20_400


def test_the_store_and_rdflib_find_as_many_rows(seeds_store: Path, seeds_graph: GraphStore, tmp_path: Path) -> None:
    asked = measure.ask_store(seeds_store, 1)
    export(seeds_graph, "ntriples", tmp_path / "union")
    beside = measure.ask_rdflib(tmp_path / "union", 2, 1)
    assert beside.triples > 7000 and asked.peak > 0
    own, other = asked.answers, beside.answers
    answered = {name for name, (_, spent) in other.items() if spent is not None}
    assert own.keys() == other.keys() and len(answered) > 10
    assert {name: own[name][0] for name in answered} == {name: other[name][0] for name in answered}


def test_a_question_that_takes_too_long_is_ended() -> None:
    def endless() -> int:
        while True:
            with suppress(BaseException):  # as a library does that handles what it does not know
                sum(range(1000))

    assert measure.limited(endless, 0.1, 3) == (0, None)
    assert measure.limited(lambda: 7, 5, 3)[0] == 7


def test_a_process_is_measured(seeds_store: Path, tmp_path: Path) -> None:
    row = measure.taken(measure._export(seeds_store, "nquads", tmp_path), tmp_path / "nquads")
    assert row.size == (tmp_path / "nquads").stat().st_size > 100_000
    assert row.seconds > 0 and row.processor > 0


SMALL = Size(
    90, 2, 3 << 20, {"made": Taken(1.25, 1, 5 << 20, 0), "export nquads": Taken(2, 1.5, 64 << 20, 1 << 20)},
    Asked({"ranks": (1, 0.001), "slow": (0, 61.5)}, 50 << 20),
    Asked({"ranks": (2, 0.0204), "slow": (0, None)}, 70 << 20, 1234, 3.2),
)  # fmt: skip
LARGE = replace(SMALL, quads=900, steps={"export nquads": Taken(9, 8.04, 70 << 20, 9 << 20)})


def test_sizes_stand_beside_each_other() -> None:
    lines = measured.page([SMALL, LARGE], "Commit 1", 10, 5).split("\n")
    assert "| | 90 quads: s | of processor | peak MB | 900 quads: s | of processor | peak MB | MB written |" in lines
    assert "| made | 1.2 | 1.0 | 5 | | | |  |" in lines
    assert "| export nquads | 2.0 | 1.5 | 64 | 9.0 | 8.0 | 70 | 9.0 |" in lines
    assert "| query | 90: rows | ms | rdflib, ms | 900: rows | ms | rdflib, ms |" in lines
    assert "| ranks | 1 | 1 | 20 | 1 | 1 | 20 |" in lines
    assert "| slow | 0 | 61,500 | over 10,000 | 0 | 61,500 | over 10,000 |" in lines
    assert "rdflib finds 2 rows of ranks beside 900 quads, and the store 1." in lines
    tables = [line.count("|") for line in lines if line.startswith("|")]
    assert tables == [9] * 4 + [8] * 4


def test_tables_take_the_place_of_those_before(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{measured.BEGIN}old\n{measured.END}after\n", "utf-8")
    for _ in range(2):
        measured.put(page, "new\n")
    assert page.read_text("utf-8") == f"before\n{measured.BEGIN}new\n{measured.END}after\n"
    page.write_text("nothing of the kind\n", "utf-8")
    with pytest.raises(ValueError, match="no place for the tables"):
        measured.put(page, "new\n")


def test_the_page_has_a_place_for_them(root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "docs" / "measurements.md", tmp_path)
    measured.put(tmp_path / "measurements.md", "the tables\n")
    kept = (root / "docs" / "measurements.md").read_text("utf-8").partition(measured.BEGIN)
    assert kept[0] + measured.BEGIN + "the tables\n" in (tmp_path / "measurements.md").read_text("utf-8")
    assert "make measure" in kept[0] and "| export turtle |" in kept[2].partition(measured.END)[0]


def test_a_store_is_measured_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "EXPORTERS", ["nquads"])
    found = pickle.dumps([article("a"), article("b")])
    (tmp_path / f"analyses-{measure._version()}.pickle").write_bytes(found)
    size = measure.measure(tmp_path, 10_000, 1, 1, False)
    # A store is made of whole articles, so it is as large as was asked for but for one of them.
    assert abs(size.quads - 10_000) <= size.quads / size.documents and size.documents > 2 and size.other is None
    assert list(size.own.answers) == list(measure.examples())
    made, *rest = size.steps
    assert made.startswith("made") and rest[:2] == ["validate", "export nquads"]
    assert sorted(path.name.split("-")[0] for path in tmp_path.iterdir()) == ["10000", "analyses"]
