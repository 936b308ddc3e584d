"""Stores are made of the size that is asked for, of other articles and people; what is measured is what is asked."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from pathlib import Path

import measure
import pytest
import scale
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
    own = measure.ask_store(seeds_store, 1)
    export(seeds_graph, "ntriples", tmp_path / "union")
    other = measure.ask_rdflib(tmp_path / "union", 2, 1)
    assert other.pop("load")[0] > 7000
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


def test_a_process_is_measured(seeds_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "out"
    row = measure.taken(measure._export(seeds_store, "nquads", tmp_path), tmp_path / "nquads")
    assert row.size == (tmp_path / "nquads").stat().st_size > 100_000
    assert row.seconds > 0 and row.processor > 0 and not made.exists()
    measure._print("export nquads", row)
    measure._print_queries({"ranks": (1, 0.001), "slow": (0, None)}, {}, 60)
    said = capsys.readouterr().out
    assert "| export nquads |" in said and "| ranks | 1 | 1.0 |" in said and "| slow | 0 | over 60,000 |" in said
