"""A build that is killed leaves a store that opens, holds what was done, and goes on. The large test is crash.py."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from crash import Build, check, exported, identifiers

from kg.pipeline import build
from kg.store import GraphStore

NAMES = ("Nguyễn Văn Hải", "Trần Thị Lan", "Lê Quang Minh", "Phạm Thu Hà")
COUNT = 100  # enough for two processes to be started


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some articles about the same people."""
    path = tmp_path_factory.mktemp("crash") / "articles.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(COUNT):
            name, day = NAMES[number % len(NAMES)], 1 + number % 28
            text = f"Sáng {day}/4/2015, ông {name} được bầu làm Bí thư Quận ủy Thanh Xuân. Bản tin số {number}."
            file.write(json.dumps({"id": f"n{number:03}", "text": text}, ensure_ascii=False) + "\n")
    return path


@pytest.fixture(scope="module")
def undisturbed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a build that nobody kills exports."""
    store = tmp_path_factory.mktemp("undisturbed") / "s"
    build([source], store)
    return exported(store)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_killed_build_goes_on_to_the_same_graph(source: Path, undisturbed: bytes, tmp_path: Path, jobs: int) -> None:
    chance, names, store = random.Random(7), identifiers(source), tmp_path / "s"
    # in the first half: where other work keeps this process waiting, the build goes on meanwhile, and must not end
    for moment in sorted(chance.sample(range(1, COUNT // 2), 3)):
        running = Build(source, store, jobs, tmp_path / "log")
        running.wait_for(moment)
        assert running.kill(after=chance.uniform(0, 0.05))
        assert check(store, names[: running.done]) >= running.done
    with GraphStore.open(store, read_only=True) as opened:
        assert opened.interrupted
    Build(source, store, jobs, tmp_path / "log").finish()
    assert exported(store) == undisturbed
    with GraphStore.open(store, read_only=True) as opened:
        assert not opened.interrupted


def test_a_build_that_is_killed_when_all_is_written_goes_on(source: Path, undisturbed: bytes, tmp_path: Path) -> None:
    running = Build(source, tmp_path / "s", 1, tmp_path / "log")
    running.wait_for(COUNT)
    running.kill(after=0)
    assert check(tmp_path / "s", identifiers(source)) == COUNT
    assert build([source], tmp_path / "s").unchanged == COUNT
    assert exported(tmp_path / "s") == undisturbed
    assert not [entry.name for entry in (tmp_path / "s" / "snapshots").iterdir()]
