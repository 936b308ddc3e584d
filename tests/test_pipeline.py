"""Building a store: what is counted, what is kept, and that nothing but the documents shows in the result."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import signal
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import kg.analysis
from kg.errors import KgError, StoreError, UsageError
from kg.model import Analysis, Document
from kg.pipeline import BuildReport, Progress, build, rebuild, retract, store_of
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

    def no_more(document: Document, *, for_graph: bool = False) -> Analysis:
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

    def fail(document: Document, *, for_graph: bool = False) -> Analysis:
        if document.identifier == "a001":
            raise ZeroDivisionError("out of luck")
        return analyse(document, for_graph=for_graph)

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


def test_a_threshold_is_one_of_the_store(tmp_path: Path) -> None:
    paths = articles(tmp_path / "in", 2)
    report = build(paths[:1], tmp_path / "s", min_confidence=Decimal("1.010"))
    assert report.analysed == 1 and not report.claims
    assert summary(build(paths, tmp_path / "s", min_confidence=Decimal("1.01"))) == (1, 1, 0)
    assert not build(paths, tmp_path / "s").claims
    with pytest.raises(StoreError, match=r"claims from confidence 1\.01 on.*kg rebuild .*--min-confidence 0\.5"):
        build(paths, tmp_path / "s", min_confidence=Decimal("0.5"))
    build(paths, tmp_path / "all")
    with pytest.raises(StoreError, match="keeps all claims; leave --min-confidence out"):
        build(paths, tmp_path / "all", min_confidence=Decimal("0.5"))
    assert summary(build(paths, tmp_path / "all", min_confidence=Decimal("0.0"))) == (0, 2, 0)


def test_a_rebuild_changes_the_threshold_of_all_documents(tmp_path: Path) -> None:
    paths = articles(tmp_path / "in", 2)
    build(paths, tmp_path / "all")
    build(paths, tmp_path / "none", min_confidence=Decimal("1.01"))
    whole, nothing = content(tmp_path / "all"), content(tmp_path / "none")
    report = rebuild(tmp_path / "all", min_confidence=Decimal("1.01"))
    assert (report.renewed, report.unchanged) == (2, 0)
    assert report.before and not report.now
    assert content(tmp_path / "all") == nothing
    rebuild(tmp_path / "all", min_confidence=Decimal(0))
    assert content(tmp_path / "all") == whole


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
    taken = retract(tmp_path / "s", ["a500", "a501"])
    assert [row.identifier for row in taken] == ["a500", "a501"]
    assert content(tmp_path / "s") == expected


def test_in_memory_and_on_disk_are_the_same(many: tuple[Path, list[str]]) -> None:
    folder, expected = many
    documents = [Document(path.stem, path.read_bytes().decode()) for path in sorted(folder.glob("*.txt"))]
    with store_of(documents) as store:
        assert sorted(str(quad) for quad in store.quads(texts=True)) == expected


# ---------------------------------------------------------------- changed and removed documents


def test_a_changed_document_takes_the_place_of_its_earlier_text(tmp_path: Path) -> None:
    path, other = articles(tmp_path / "in", 2)
    build([path, other], tmp_path / "s")
    path.write_text(text(2), encoding="utf-8")
    report = build([path], tmp_path / "s")
    assert (report.analysed, report.sources, [row.identifier for row in report.older]) == (1, 2, ["a000"])
    build([path, other], tmp_path / "fresh")
    assert content(tmp_path / "s") == content(tmp_path / "fresh")
    assert build([path, other], tmp_path / "s").older == ()


def test_an_earlier_text_is_kept_where_that_is_asked_for(tmp_path: Path) -> None:
    (path,) = articles(tmp_path / "in", 1)
    build([path], tmp_path / "s")
    path.write_text(text(2), encoding="utf-8")
    for analysed in (1, 0):
        report = build([path], tmp_path / "s", keep_earlier=True)
        assert (report.analysed, report.sources, len(report.older)) == (analysed, 2, 1)
    report = build([path], tmp_path / "s")  # nothing is new, and the earlier text goes
    assert (report.unchanged, report.sources, len(report.older)) == (1, 1, 1)
    build([path], tmp_path / "fresh")
    assert content(tmp_path / "s") == content(tmp_path / "fresh")


def two_of_a_name(folder: Path, first: int, second: int) -> list[Path]:
    """Two files in two folders, of one name."""
    (one,), (two,) = articles(folder / "one", 1), articles(folder / "two", 1)
    one.write_text(text(first), encoding="utf-8")
    two.write_text(text(second), encoding="utf-8")
    return [one, two]


def test_texts_of_one_identifier_that_are_read_together_are_all_kept(tmp_path: Path) -> None:
    for first, second, replaced in ((1, 2, 0), (1, 3, 1), (4, 3, 1), (3, 4, 0)):
        paths = two_of_a_name(tmp_path, first, second)
        report = build(paths, tmp_path / "s")
        assert (report.sources, len(report.older)) == (2, replaced)
        assert report.notes.versions == {"a000": 1}
        build(paths, tmp_path / f"fresh{first}{second}")
        assert content(tmp_path / "s") == content(tmp_path / f"fresh{first}{second}")


def record(folder: Path, identifier: str, number: int, **more: str) -> Path:
    """A file with one record."""
    path = folder / "records.jsonl"
    path.write_text(json.dumps({"id": identifier, "text": text(number), **more}), encoding="utf-8")
    return path


@pytest.mark.parametrize("field", ["url", "publisher"])
def test_two_sites_may_number_alike(tmp_path: Path, field: str) -> None:
    build([record(tmp_path, "17", 1, **{field: "https://a.example/17"})], tmp_path / "s")
    report = build([record(tmp_path, "17", 2, **{field: "https://b.example/17"})], tmp_path / "s")
    assert (report.sources, report.older, report.notes.versions) == (2, (), {"17": 1})
    report = build([record(tmp_path, "17", 3, **{field: "https://b.example/17"})], tmp_path / "s")
    assert (report.sources, len(report.older)) == (2, 1)
    report = build([record(tmp_path, "17", 3)], tmp_path / "s")  # the same text, without saying where it is from
    assert report.sources == 1


def test_another_text_on_standard_input_is_another_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in (1, 2, 2):
        stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(text(number).encode())))  # type: ignore[arg-type]
        monkeypatch.setattr(sys, "stdin", stream)
        report = build(["-"], tmp_path / "s")
    assert (report.sources, report.unchanged) == (2, 1)


def test_a_text_whose_analysis_fails_does_not_replace_the_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = articles(tmp_path / "in", 1)
    build([path], tmp_path / "s")
    before = content(tmp_path / "s")
    path.write_text(text(2), encoding="utf-8")
    monkeypatch.setattr(kg.analysis, "analyse", failing)
    report = build([path], tmp_path / "s")
    assert (summary(report), report.older) == ((0, 0, 1), ())
    assert content(tmp_path / "s") == before


def failing(document: Document, *, for_graph: bool = False) -> Analysis:
    raise ZeroDivisionError("out of luck")


def test_a_rebuild_renews_what_other_rules_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = articles(tmp_path / "in", 3)
    build(paths, tmp_path / "now")
    analyse = kg.analysis.analyse
    monkeypatch.setattr(kg.analysis, "VERSION", "older")
    monkeypatch.setattr(
        kg.analysis, "analyse", lambda document, **asked: replace(analyse(document, **asked), claims=())
    )
    assert not build(paths, tmp_path / "s").claims
    monkeypatch.undo()
    report = build(paths[:1], tmp_path / "s")
    assert (summary(report), report.outdated) == ((1, 0, 0), 2)
    for path in paths:
        path.unlink()  # the texts are in the store
    seen: list[tuple[int, int]] = []
    renewal = rebuild(tmp_path / "s", progress=lambda done, total: seen.append((done, total)))
    assert (renewal.renewed, renewal.unchanged, renewal.skipped, seen) == (2, 1, (), [(1, 2), (2, 2)])
    assert renewal.before["ChangeClaim"] < renewal.now["ChangeClaim"]
    assert content(tmp_path / "s") == content(tmp_path / "now")
    assert rebuild(tmp_path / "s").renewed == 0


def test_a_rebuild_keeps_what_it_cannot_renew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(articles(tmp_path / "in", 1), tmp_path / "s")
    before = content(tmp_path / "s")
    monkeypatch.setattr(kg.analysis, "VERSION", "newer")
    monkeypatch.setattr(kg.analysis, "analyse", failing)
    report = rebuild(tmp_path / "s")
    assert (report.renewed, [skip.origin for skip in report.skipped]) == (0, ["a000"])
    assert "a bug: ZeroDivisionError" in report.skipped[0].reason
    assert content(tmp_path / "s") == before


def test_an_interrupted_rebuild_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = articles(tmp_path / "in", 4)
    build(paths, tmp_path / "s")
    monkeypatch.setattr(kg.analysis, "VERSION", "newer")
    build(paths, tmp_path / "whole", min_confidence=Decimal("0.99"))

    def interrupt(done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(tmp_path / "s", min_confidence=Decimal("0.99"), progress=interrupt)
    report = rebuild(tmp_path / "s")
    assert (report.renewed, report.unchanged) == (1, 3)
    assert content(tmp_path / "s") == content(tmp_path / "whole")


def test_what_is_derived_is_made_again_by_a_rebuild(tmp_path: Path) -> None:
    paths = articles(tmp_path / "in", 2)

    def interrupt(progress: Progress) -> None:
        if progress.documents == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(paths, tmp_path / "s", progress=interrupt)
    with GraphStore.open(tmp_path / "s", read_only=True) as store:
        assert store.interrupted and len(store.sources()) == 2
    build(paths, tmp_path / "whole")
    assert content(tmp_path / "s") != content(tmp_path / "whole")
    rebuild(tmp_path / "s")
    assert content(tmp_path / "s") == content(tmp_path / "whole")
    with GraphStore.open(tmp_path / "s", read_only=True) as store:
        assert not store.interrupted


def test_retract_refuses_what_is_not_there_and_then_takes_nothing_out(tmp_path: Path) -> None:
    build(articles(tmp_path / "in", 1), tmp_path / "s")
    with pytest.raises(UsageError, match="holds no document 'b'"):
        retract(tmp_path / "s", ["a000", "b"])
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
        assert report.unchanged >= 70 and report.unchanged + report.analysed == 150
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
    assert all(len(chunk) <= 16 for chunk in chunks)
    assert all(sum(len(d.text) for d in chunk[:-1]) < 50_000 for chunk in chunks)


def test_public_names() -> None:
    import kg as package

    for name in package.__all__:
        assert getattr(package, name) is not None
    assert package.build is build_function
    assert set(package.__all__) <= set(dir(package))
    missing: Any = package
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        missing.nothing  # noqa: B018
