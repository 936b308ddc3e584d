"""Building a store: what is counted, what is kept, and that nothing but the documents shows in the result."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import kg.analysis
from kg.errors import KgError, StoreError, UsageError
from kg.model import Analysis, Document
from kg.pipeline import BuildReport, Progress, build, remove, store_of
from kg.pipeline import build as build_function
from kg.store import GraphStore

SENTENCE = "Ông {name} được bầu làm Bí thư Quận ủy Thanh Xuân nhiệm kỳ 2015-2020, sáng ngày {day}/4/2015."
NAMES = ("Nguyễn Văn Hải", "Trần Thị Lan", "Lê Quang Minh", "Phạm Thu Hà")


def text(number: int) -> str:
    return SENTENCE.format(name=NAMES[number % len(NAMES)], day=1 + number % 28) + f" Bản tin số {number}."


def articles(folder: Path, count: int, start: int = 0) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = []
    for number in range(start, start + count):
        path = folder / f"a{number:03}.txt"
        path.write_text(text(number), encoding="utf-8")
        paths.append(path)
    return paths


def content(store_dir: Path) -> list[str]:
    """All statements of a store, with its texts, sorted."""
    with GraphStore.open(store_dir, read_only=True) as store:
        return sorted(str(quad) for quad in store.quads(texts=True))


def summary(report: BuildReport) -> tuple[int, int, int]:
    return report.analysed, report.unchanged, len(report.skipped)


# ---------------------------------------------------------------- what a build does


def test_the_seeds(seeds: Path, tmp_path: Path) -> None:
    report = build([seeds], tmp_path / "s")
    assert summary(report) == (5, 0, 0)
    assert report.sources == 5
    assert report.characters == sum(len(p.read_bytes().decode()) for p in seeds.glob("*.txt"))
    assert report.claims["RoleClaim"] > 10 and report.entities["Person"] > 10
    assert list(report.claims.values()) == sorted(report.claims.values(), reverse=True)
    assert not {"Claim", "Commitment", "AdministrativeUnit"} & {*report.claims, *report.entities}


def test_texts_can_be_had_back(seeds: Path, tmp_path: Path) -> None:
    build([seeds], tmp_path / "s")
    with GraphStore.open(tmp_path / "s", read_only=True) as store:
        texts = {row.identifier: store.document(row.iri).text for row in store.sources()}
    assert texts == {path.stem: path.read_bytes().decode() for path in seeds.glob("*.txt")}


def test_the_second_build_analyses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = articles(tmp_path / "in", 3)
    build(paths, tmp_path / "s")
    before = content(tmp_path / "s")

    def no_more(document: Document) -> Analysis:
        raise AssertionError("analysed again")

    monkeypatch.setattr(kg.analysis, "analyse", no_more)
    assert summary(build(paths, tmp_path / "s")) == (0, 3, 0)
    assert content(tmp_path / "s") == before


def test_other_rules_analyse_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = articles(tmp_path / "in", 2)
    build(paths, tmp_path / "s")
    monkeypatch.setattr(kg.analysis, "VERSION", "another")
    assert summary(build(paths, tmp_path / "s")) == (2, 0, 0)


def test_other_metadata_analyse_again(tmp_path: Path) -> None:
    paths = articles(tmp_path / "in", 2)
    build(paths, tmp_path / "s")
    (tmp_path / "in" / "metadata.csv").write_text("file,published\na001.txt,2015-04-03\n", encoding="utf-8")
    report = build(paths, tmp_path / "s")
    assert (report.analysed, report.unchanged, report.sources) == (1, 1, 2)


def test_a_document_whose_analysis_raises_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = articles(tmp_path / "in", 3)
    analyse = kg.analysis.analyse

    def fail(document: Document) -> Analysis:
        if document.identifier == "a001":
            raise ZeroDivisionError("out of luck")
        return analyse(document)

    monkeypatch.setattr(kg.analysis, "analyse", fail)
    report = build(paths, tmp_path / "s")
    assert (report.analysed, report.sources) == (2, 2)
    (skipped,) = report.skipped
    assert skipped.origin == str(paths[1])
    assert "a bug: ZeroDivisionError: out of luck (in fail, line " in skipped.reason


def test_what_cannot_be_read_is_in_the_report(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({"id": "1", "text": text(1), "views": 3}) + "\n{\n", encoding="utf-8")
    report = build([path, tmp_path / "none"], tmp_path / "s")
    assert [Path(skip.origin).name for skip in report.skipped] == ["none", "r.jsonl:2"]
    assert report.notes.unused == {"views": 1}


def test_min_confidence_leaves_claims_out(tmp_path: Path) -> None:
    paths = articles(tmp_path / "in", 1)
    with_all = build(paths, tmp_path / "s")
    without = build(paths, tmp_path / "s", min_confidence=Decimal("1.01"))
    assert with_all.claims and without.analysed == 1
    assert not without.claims
    assert build(paths, tmp_path / "s", min_confidence=Decimal("1.010")).unchanged == 1


# ---------------------------------------------------------------- same documents, same store


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """More documents than one chunk, and what a plain build makes of them."""
    folder = tmp_path_factory.mktemp("many")
    articles(folder / "in", 150)
    build([folder / "in"], folder / "s")
    return folder / "in", content(folder / "s")


def test_order_of_paths_does_not_show(many: tuple[Path, list[str]], tmp_path: Path) -> None:
    folder, expected = many
    build(sorted(folder.glob("*.txt"), reverse=True), tmp_path / "s")
    assert content(tmp_path / "s") == expected


def test_number_of_processes_does_not_show(many: tuple[Path, list[str]], tmp_path: Path) -> None:
    folder, expected = many
    seen: list[Progress] = []
    report = build([folder], tmp_path / "s", jobs=2, progress=seen.append)
    assert summary(report) == (150, 0, 0)
    assert content(tmp_path / "s") == expected
    assert [progress.documents for progress in seen] == list(range(1, 151))
    assert seen[-1].bytes_read == sum(path.stat().st_size for path in folder.iterdir())


def test_piece_by_piece_is_the_same_as_at_once(many: tuple[Path, list[str]], tmp_path: Path) -> None:
    folder, expected = many
    paths = sorted(folder.glob("*.txt"))
    for part in (paths[100:], paths[:60], paths[50:110]):
        build(part, tmp_path / "s")
    assert content(tmp_path / "s") == expected


def test_taking_documents_out_leaves_no_trace(many: tuple[Path, list[str]], tmp_path: Path) -> None:
    folder, expected = many
    build([folder, *articles(tmp_path / "more", 2, start=500)], tmp_path / "s")
    assert content(tmp_path / "s") != expected
    removed = remove(tmp_path / "s", ["a500", "a501"])
    assert [row.identifier for row in removed] == ["a500", "a501"]
    assert content(tmp_path / "s") == expected


def test_in_memory_and_on_disk_are_the_same(many: tuple[Path, list[str]]) -> None:
    folder, expected = many
    documents = [Document(path.stem, path.read_bytes().decode()) for path in sorted(folder.glob("*.txt"))]
    with store_of(documents) as store:
        assert sorted(str(quad) for quad in store.quads(texts=True)) == expected


# ---------------------------------------------------------------- changed and removed documents


def test_an_earlier_text_is_reported_and_kept_unless_replaced(tmp_path: Path) -> None:
    (path,) = articles(tmp_path / "in", 1)
    build([path], tmp_path / "s")
    path.write_text(text(2), encoding="utf-8")
    report = build([path], tmp_path / "s")
    assert (report.sources, len(report.older)) == (2, 1)
    report = build([path], tmp_path / "s", replace=True)
    assert (report.sources, len(report.older)) == (1, 1)
    build([path], tmp_path / "fresh")
    assert content(tmp_path / "s") == content(tmp_path / "fresh")


def test_remove_refuses_what_is_not_there_and_then_removes_nothing(tmp_path: Path) -> None:
    build(articles(tmp_path / "in", 1), tmp_path / "s")
    with pytest.raises(UsageError, match="holds no document 'b'"):
        remove(tmp_path / "s", ["a000", "b"])
    with GraphStore.open(tmp_path / "s", read_only=True) as store:
        assert len(store.sources()) == 1


def test_another_base_is_refused(tmp_path: Path) -> None:
    paths = articles(tmp_path / "in", 1)
    build(paths, tmp_path / "s", base="https://example.org/id/")
    assert any("https://example.org/id/person/" in line for line in content(tmp_path / "s"))
    with pytest.raises(StoreError, match=r"under https://example\.org/id/"):
        build(paths, tmp_path / "s", base="https://example.com/id/")


# ---------------------------------------------------------------- interruptions


def test_what_was_written_survives_an_interruption(many: tuple[Path, list[str]], tmp_path: Path) -> None:
    folder, expected = many

    def interrupt(progress: Progress) -> None:
        if progress.documents == 70:
            raise KeyboardInterrupt

    for jobs in (1, 2):
        with pytest.raises(KeyboardInterrupt):
            build([folder], tmp_path / f"s{jobs}", jobs=jobs, progress=interrupt)
        assert not multiprocessing.active_children()
        report = build([folder], tmp_path / f"s{jobs}")
        assert (report.unchanged, report.analysed) == (70, 80)
        assert content(tmp_path / f"s{jobs}") == expected


def test_a_killed_process_is_said(tmp_path: Path) -> None:
    def kill(progress: Progress) -> None:
        for process in multiprocessing.active_children():
            if process.pid is not None:
                os.kill(process.pid, signal.SIGKILL)

    # More chunks than are on their way at once, so that some are left when the processes die.
    articles(tmp_path / "in", 500)
    with pytest.raises(KgError, match="was killed.*fewer --jobs"):
        build([tmp_path / "in"], tmp_path / "s", jobs=2, progress=kill)


def test_chunks_hold_every_document_once() -> None:
    from kg.pipeline.work import _chunks

    documents = [Document(str(n), "x" * (n * 1000)) for n in range(1, 300)]
    chunks = list(_chunks(documents))
    assert [d for chunk in chunks for d in chunk] == documents
    assert all(len(chunk) <= 64 for chunk in chunks)
    assert all(sum(len(d.text) for d in chunk[:-1]) < 200_000 for chunk in chunks)


def test_public_names() -> None:
    import kg as package

    for name in package.__all__:
        assert getattr(package, name) is not None
    assert package.build is build_function
    assert set(package.__all__) <= set(dir(package))
    missing: Any = package
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        missing.nothing  # noqa: B018
