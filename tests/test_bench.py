"""The benchmark and the ablation measure what they say; no time is asserted."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import ablation
import bench
import pytest
from ablation import Labelled, losses, measure, overall, row, variants
from bench import Measured, comparison, growth
from other_names import by_field, names_by, open_runs
from variants import located, patched, without_context, without_grammar

from kg.analysis import analyse
from kg.evaluate import Fact, gold_facts
from kg.mentions import Page, read
from kg.model import Document, RoleClaim
from kg.read import read as documents

HERE = Path(__file__).parent

# ---------------------------------------------------------------- benchmark


def test_articles_are_the_seeds_over_again_where_there_is_no_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "CORPUS", HERE / "nowhere")
    found = bench.articles(12)
    assert len({d.identifier for d in found}) == 12 and len({d.text for d in found}) == 5
    assert [d.identifier for d in bench.every(found, 3)] == ["00000", "00004", "00008"]
    assert len(bench.every(found, 50)) == 12


def test_what_is_written_is_what_kg_reads(tmp_path: Path) -> None:
    some = [Document("a", "Một.\nHai.", title="T", published="2017-05-01"), Document("b", "Ba.")]
    assert bench.write(some, tmp_path / "a.jsonl") == 12
    assert list(documents([tmp_path / "a.jsonl"])) == some


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_memory_and_processor_time_of_children_count() -> None:
    inner = "x = bytearray(80_000_000); import time; t = time.process_time()\nwhile time.process_time() < t + 0.3: pass"
    outer = f"import subprocess, sys; print('said'); sys.exit(subprocess.call([sys.executable, '-c', {inner!r}]))"
    said, seconds, processor, peak = bench.run([sys.executable, "-c", outer])
    assert said == "said\n" and seconds >= 0.3 and processor >= 0.3
    assert 80_000_000 < peak < 400_000_000


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        bench.run([sys.executable, "-c", "import sys; sys.exit(3)"])


def test_a_build_is_measured(tmp_path: Path) -> None:
    characters = bench.write([Document("a", "Ông Nguyễn Văn An là Bí thư Huyện ủy Mê Linh.")], tmp_path / "a.jsonl")
    measured = bench.build(tmp_path / "a.jsonl", characters, 1, "one")
    assert measured.characters == 45 and measured.rate > 0 and measured.processor_rate > 0


def test_the_quickest_of_several_runs_counts() -> None:
    runs = iter(
        [
            Measured("a", 10, 3.0, 2.0, 5),
            Measured("b", 10, 4.0, 4.0, 6),
            Measured("a", 10, 2.0, 2.5, 7),
            Measured("b", 10, 5.0, 3.0, 6),
        ]
    )
    found = bench.quickest([lambda: next(runs), lambda: next(runs)], 2)
    assert found == [Measured("a", 10, 2.0, 2.0, 7), Measured("b", 10, 4.0, 3.0, 6)]


def test_tables() -> None:
    rows = [
        Measured("kg build", 1000, 2.0, 1.0, 50 << 20),
        Measured("underthesea ner", 100, 4.0, 4.0, 0),
        Measured("kg build, more", 4000, 8.0, 4.0, 60 << 20),
    ]
    head, first, second, _ = comparison(rows).splitlines()
    assert first.split() == ["kg", "build", "1,000", "2.0", "500", "20.0", "1,000", "40.0", "50"]
    assert second.split()[-1] == "?" and head.split().count("ner") == 2
    lines = growth([rows[0], rows[2]]).splitlines()
    assert lines[2].split()[-5:] == ["8.0", "4.00", "4.00", "4.00", "60"]
    assert lines[-1].endswith("to the power of 1.00")


# ---------------------------------------------------------------- ablation

NOTE = """Quận Hoàn Kiếm có Chủ tịch mới
Sáng 6/4/2021, Hội đồng nhân dân quận Hoàn Kiếm tổ chức Kỳ họp thứ 15.
Tại kỳ họp, ông Nguyễn Văn An, Phó Bí thư Quận ủy, được bầu giữ chức Chủ tịch UBND quận.
Bí thư Thành ủy Đà Nẵng Nguyễn Xuân Anh dự kỳ họp cùng Khemmani Pholsena.
"""


def bodies(text: str = NOTE) -> set[str]:
    return {c.organization.name for c in analyse(Document("note", text)).claims if isinstance(c, RoleClaim)}


def test_switches_take_away_what_they_say() -> None:
    assert bodies() == {
        "Quận ủy Hoàn Kiếm",
        "Ủy ban nhân dân quận Hoàn Kiếm",
        "Thành ủy Đà Nẵng",
    }
    with without_context():
        assert "Quận ủy Hoàn Kiếm" not in bodies() and "Thành ủy Đà Nẵng" in bodies()
    with without_grammar():
        assert bodies() == {"Thành ủy Đà Nẵng"}
    assert len(bodies()) == 3  # and give it back


def test_a_switch_of_a_place_that_is_gone_is_an_error() -> None:
    with pytest.raises(AttributeError), patched({"context.Context.gone": None}):
        pass


def test_places_of_words() -> None:
    text = "Ông  Ðinh La Thăng phát biểu"
    places = list(located(text, ["Ông", "Đinh La Thăng", "phát biểu"]))
    assert [text[a:b] for a, b in places] == ["Ông", "Ðinh La Thăng", "phát biểu"]


def test_a_source_is_asked_about_capitals_in_no_mention() -> None:
    page = Page(NOTE)
    line = read(page).lines[-1]
    assert [page.text.norm[a:b] for a, b in open_runs(page, line)] == ["Khemmani Pholsena"]
    shown: list[str] = []

    def source(page: Page, line: object) -> list[tuple[int, int]]:
        text = page.text.norm[line.start : line.end]  # type: ignore[attr-defined]
        return [(text.index(n), text.index(n) + len(n)) for n in ("Nguyễn Xuân Anh", "Khemmani Pholsena") if n in text]

    with names_by(source, shown):
        found = analyse(Document("note", NOTE))
    assert [s[s.index("[") : s.index("]") + 1] for s in shown] == ["[Khemmani Pholsena]"]
    assert "Khemmani Pholsena" in {m.label for m in found.mentions}
    assert "Khemmani Pholsena" not in {m.label for m in analyse(Document("note", NOTE)).mentions}


def test_a_field_learns_what_the_grammar_finds() -> None:
    page = Page("Hôm qua, ông Lê Văn Tám dự hội nghị.\nÔng Trần Thị Ba phát biểu.")
    source = by_field([Document("a", page.text.norm)] * 8, own=True)
    found = [
        page.text.norm[line.start + a : line.start + b] for line in read(page).lines for a, b in source(page, line)
    ]
    assert found == ["Lê Văn Tám", "Trần Thị Ba"]


def test_every_variant_measures() -> None:
    seeds = [d for d in documents([HERE.parent / "seeds"]) if isinstance(d, Document)]
    short = min(seeds, key=lambda d: len(d.text))
    gold = {short.identifier: gold_facts([HERE / "gold"])[short.identifier]}
    one = Labelled("one", (short,), gold)
    named = [fact for fact in gold[short.identifier]]
    whole = measure(one, ExitStack, [])
    for name, switch in variants(named, []).items():
        if "CRF" not in name:
            result = measure(one, switch, [])
            assert overall(result.evaluation).right <= overall(whole.evaluation).right, name
            assert row(name, result, 7).split()[-2] == "7"


def test_what_a_role_is_missed_for() -> None:
    facts = [
        Fact("note", "role", ("Nguyễn Văn Bê", "Bí thư", "Thành ủy Đà Nẵng", "current")),
        Fact("note", "role", ("Nguyễn Văn An", "Giám đốc", "Sở Y tế", "current")),
        Fact("note", "role", ("Nguyễn Văn An", "Bí thư", "Thành ủy Hà Nội", "current")),
        Fact("note", "role", ("Nguyễn Văn An", "Bí thư", "Thành ủy Đà Nẵng", "current")),
    ]
    result = measure(Labelled("one", (Document("note", NOTE),), {"note": facts}), ExitStack, [])
    assert losses(result) == {"name": 1, "post": 1, "body": 1, "tie": 1}


def test_labelled_documents_are_all_there() -> None:
    for found in ablation.labelled():
        assert {d.identifier for d in found.documents} == set(found.gold)
