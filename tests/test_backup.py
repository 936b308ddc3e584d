"""Backups: the same store again, and nothing at all out of a file that is not as it was written."""

from __future__ import annotations

import gzip
import json
from decimal import Decimal
from pathlib import Path

import pytest
from stores import article, assert_union_in_step, put

from kg.errors import StoreError
from kg.export import export
from kg.pipeline import back_up, build, restore
from kg.store import GraphStore

OTHER = "https://example.org/"


@pytest.fixture(scope="module")
def saved(seeds_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the sample documents."""
    file = tmp_path_factory.mktemp("backup") / "seeds.nq.gz"
    assert back_up(seeds_store, file).documents == 5
    return file


def exported(store: Path, file: Path) -> bytes:
    with GraphStore.open(store, read_only=True) as opened:
        export(opened, "nquads", file, texts=True)
    return file.read_bytes()


def test_a_restored_store_is_the_same(seeds_store: Path, saved: Path, seeds: Path, tmp_path: Path) -> None:
    assert restore(saved, tmp_path / "deep" / "s").documents == 5
    assert exported(tmp_path / "deep" / "s", tmp_path / "a") == exported(seeds_store, tmp_path / "b")
    with GraphStore.open(tmp_path / "deep" / "s") as store:
        assert_union_in_step(store)
    assert build([seeds], tmp_path / "deep" / "s").unchanged == 5
    assert [entry.name for entry in (tmp_path / "deep").iterdir()] == ["s"]


def test_the_same_store_gives_the_same_backup(seeds_store: Path, saved: Path, tmp_path: Path) -> None:
    back_up(seeds_store, tmp_path)
    assert (tmp_path / "store.nq.gz").read_bytes() == saved.read_bytes()
    restore(saved, tmp_path / "again")
    back_up(tmp_path / "again", tmp_path / "b.nq.gz")
    assert (tmp_path / "b.nq.gz").read_bytes() == saved.read_bytes()


def test_a_backup_is_n_quads_that_any_program_reads(saved: Path, seeds_store: Path, tmp_path: Path) -> None:
    with gzip.open(saved, "rt", encoding="utf-8") as lines:
        kept = [line for line in lines if not line.startswith("#")]
    assert "".join(kept).encode() == exported(seeds_store, tmp_path / "b")


def test_what_the_store_says_of_itself_comes_back(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "s", create=True, base=OTHER, min_confidence=Decimal("0.80")) as store:
        put(store, article())
    back_up(tmp_path / "s", tmp_path / "b")
    restore(tmp_path / "b", tmp_path / "again")
    with GraphStore.open(tmp_path / "again", read_only=True) as store:
        assert (store.base, store.min_confidence) == (OTHER, Decimal("0.8"))


def test_a_backup_while_another_writes_is_the_last_checkpoint(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "s", create=True) as store:
        put(store, article("a"))
        store.flush()
        put(store, article("b"))
        assert back_up(tmp_path / "s", tmp_path / "b").documents == 1
    assert restore(tmp_path / "b", tmp_path / "again").documents == 1


def test_a_backup_replaces_an_older_one_and_nothing_else(seeds_store: Path, saved: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.nq.gz"
    file.write_bytes(b"older")
    back_up(seeds_store, file)
    assert file.read_bytes() == saved.read_bytes()
    assert [entry.name for entry in tmp_path.iterdir()] == ["b.nq.gz"]


def changed(saved: Path, how: str) -> bytes:
    """The backup as something has spoilt it."""
    data, text = saved.read_bytes(), gzip.decompress(saved.read_bytes())
    lines = text.splitlines(keepends=True)
    spoilt = {
        "cut": data[: len(data) // 2],
        "flipped": data[:5000] + bytes([data[5000] ^ 1]) + data[5001:],
        "no end": gzip.compress(b"".join(lines[:-1])),
        "a line less": gzip.compress(b"".join(lines[:5] + lines[6:])),
        "a word": gzip.compress(text.replace("Thanh Xuân".encode(), b"Thanh Xuan", 1)),
        "another base": gzip.compress(text.replace(b"w3id.org/vnkg/id", b"w3id.org/vnkg/di", 1)),
        "first line only": gzip.compress(lines[0]),
        "other": gzip.compress(b"<a:a> <a:b> <a:c> .\n"),
        "empty": gzip.compress(b""),
        "plain": text,
        "nothing": b"",
        "no json": gzip.compress(b"# kg backup {\n"),
        "newer": gzip.compress(b"# kg backup " + json.dumps({"base": OTHER, "format": 99}).encode() + b"\n"),
    }
    return spoilt[how]


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("cut", "is damaged"),
        ("flipped", "is damaged"),
        ("no end", "checksum differs, or its end is missing"),
        ("a line less", "checksum differs"),
        ("a word", "checksum differs"),
        ("another base", "checksum differs"),
        ("first line only", "its end is missing"),
        ("other", "is no backup of a store"),
        ("empty", "is no backup of a store"),
        ("plain", "is damaged, or no backup"),
        ("nothing", "is no backup of a store"),
        ("no json", "is damaged, or no backup"),
        ("newer", "has format 99, and this version"),
    ],
)
def test_a_spoilt_backup_is_refused_and_nothing_is_made(saved: Path, tmp_path: Path, how: str, says: str) -> None:
    file = tmp_path / "b.nq.gz"
    file.write_bytes(changed(saved, how))
    with pytest.raises(StoreError, match=says):
        restore(file, tmp_path / "s")
    assert [entry.name for entry in tmp_path.iterdir()] == ["b.nq.gz"]


def test_a_restore_replaces_nothing(saved: Path, seeds_store: Path, tmp_path: Path) -> None:
    before = exported(seeds_store, tmp_path / "a")
    with pytest.raises(StoreError, match="a backup never replaces one"):
        restore(saved, seeds_store)
    assert exported(seeds_store, tmp_path / "b") == before
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "x").touch()
    for place in (tmp_path / "mine", tmp_path / "mine" / "x"):
        with pytest.raises(StoreError, match="is not an empty folder"):
            restore(saved, place)
    (tmp_path / "empty").mkdir()
    assert restore(saved, tmp_path / "empty").documents == 5
