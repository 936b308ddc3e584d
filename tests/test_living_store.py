"""A store that lives: after any changes it is the store that one build makes of the documents that remain."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import kg.analysis
from kg.export import export
from kg.model import Analysis, Document
from kg.pipeline import back_up, build, rebuild, restore, retract
from kg.rdf import graph_name
from kg.store import GraphStore

# Documents about the same people and bodies. In the texts of `a` and `c` a man of one name holds posts that nothing
# ties together; `d` gives one man both posts. `e` names units of two provinces, `f` claims nothing.
TEXTS = {
    "a": (
        "Ông Nguyễn Văn Hải được bầu làm Bí thư Quận ủy Thanh Xuân nhiệm kỳ 2015-2020, sáng ngày 3/4/2015.",
        "Ông Nguyễn Văn Hải được bầu làm Phó Bí thư Quận ủy Thanh Xuân, sáng ngày 3/4/2015.",
        "Sáng 3/4/2016, ông Nguyễn Văn Hải, Bí thư Quận ủy Thanh Xuân, dự Đại hội Đảng bộ quận Thanh Xuân lần thứ VI.",
    ),
    "c": (
        "Ông Nguyễn Văn Hải, Giám đốc Sở Nội vụ Hà Nội, phát biểu.",
        "Bà Trần Thị Lan, Giám đốc Sở Nội vụ Hà Nội, phát biểu.",
    ),
    "d": (
        "Ông Nguyễn Văn Hải, Giám đốc Sở Nội vụ Hà Nội, nguyên Bí thư Quận ủy Thanh Xuân, phát biểu.",
        "Ông Nguyễn Văn Hải, Bí thư Quận ủy Thanh Xuân, nguyên Giám đốc Sở Nội vụ Hà Nội, phát biểu.",
    ),
    "e": (
        "Bà Trần Thị Lan, Chủ tịch UBND huyện Mê Linh, dự Đại hội Đảng bộ quận Thanh Xuân lần thứ VI.",
        "Bà Trần Thị Lan, Chủ tịch UBND thành phố Nam Định, dự Đại hội Đảng bộ quận Thanh Xuân lần thứ VI.",
    ),
    "f": ("Hôm qua trời mưa.", "Hôm nay trời nắng."),
}
Texts = dict[str, frozenset[int]]  # identifier → which of its texts
Key = frozenset[tuple[str, int]]

some = st.sets(st.sampled_from(sorted(TEXTS)), min_size=1)
pairs = st.sets(
    st.sampled_from([(name, n) for name, texts in sorted(TEXTS.items()) for n in range(len(texts))]), min_size=1
)


def written(folder: Path, chosen: Key) -> Path:
    """The texts as files, each in a folder of its number, so that several of one name can be read together."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, number in chosen:
        path = folder / str(number) / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXTS[name][number], encoding="utf-8")
    return folder


def exported(store: Path) -> bytes:
    """The n-quads of a store, texts included."""
    with tempfile.TemporaryDirectory() as folder, GraphStore.open(store, read_only=True) as opened:
        export(opened, "nquads", Path(folder, "x"), texts=True)
        return Path(folder, "x").read_bytes()


_made: dict[Key, bytes] = {}


def in_one_go(chosen: Key) -> bytes:
    """The same of a store that was built from these texts at once."""
    if chosen not in _made:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            build([written(place / "in", chosen)] if chosen else [], place / "s")
            _made[chosen] = exported(place / "s")
    return _made[chosen]


@contextmanager
def older_rules() -> Iterator[None]:
    """An older version of the rules, which read less."""
    analyse = kg.analysis.analyse

    def less(document: Document, *, for_graph: bool = False) -> Analysis:
        found = analyse(document, for_graph=for_graph)
        return replace(found, claims=found.claims[:1], mentions=())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kg.analysis, "VERSION", "older")
        patch.setattr(kg.analysis, "analyse", less)
        yield


class LivingStore(RuleBasedStateMachine):
    """Builds, corrections, retractions, rebuilds and restorations in any order."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kg-test-"))
        self.store = self.folder / "s"
        self.held: Texts = {}
        self.by_older_rules: set[tuple[str, int]] = set()
        build([], self.store)

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.renew()
            self.is_what_one_build_makes()
            shutil.rmtree(self.folder)

    @property
    def key(self) -> Key:
        return frozenset((name, number) for name, numbers in self.held.items() for number in numbers)

    def _read(self, chosen: set[tuple[str, int]], keep_earlier: bool = False) -> None:
        build([written(self.folder / "in", frozenset(chosen))], self.store, keep_earlier=keep_earlier)
        for name in {name for name, _ in chosen}:
            now = frozenset(number for other, number in chosen if other == name)
            self.held[name] = now | self.held.get(name, frozenset()) if keep_earlier else now
        self.by_older_rules &= self.key

    @rule(chosen=pairs, keep_earlier=st.booleans())
    def add_or_correct(self, chosen: set[tuple[str, int]], keep_earlier: bool) -> None:
        self._read(chosen, keep_earlier)
        self.by_older_rules -= chosen

    @rule(chosen=pairs)
    def add_by_older_rules(self, chosen: set[tuple[str, int]]) -> None:
        with older_rules():
            self._read(chosen)
        self.by_older_rules |= chosen

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def take_out(self, data: st.DataObject) -> None:
        names = data.draw(st.sets(st.sampled_from(sorted(self.held)), min_size=1))
        retract(self.store, names)
        for name in names:
            del self.held[name]
        self.by_older_rules &= self.key

    @rule()
    def renew(self) -> None:
        report = rebuild(self.store)
        assert report.renewed == len(self.by_older_rules)
        self.by_older_rules = set()

    @rule()
    def save_and_restore(self) -> None:
        back_up(self.store, self.folder / "b")
        shutil.rmtree(self.store)
        restore(self.folder / "b", self.store)

    @invariant()
    def is_what_one_build_makes(self) -> None:
        if hasattr(self, "folder") and not self.by_older_rules:
            assert exported(self.store) == in_one_go(self.key)


TestLivingStore = LivingStore.TestCase
TestLivingStore.settings = settings(max_examples=8, stateful_step_count=7)


def derived(store: Path) -> set[str]:
    """Local names of the predicates that tie persons to each other in the derived graph."""
    with GraphStore.open(store, read_only=True) as opened:
        names = {quad.predicate.value for quad in opened.quads(graph_name("derived", opened.base))}
    return {name.split("#")[-1] for name in names} & {"sameAs", "possiblySame"}


def test_who_is_one_person_follows_the_documents(tmp_path: Path) -> None:
    store = tmp_path / "s"
    steps: tuple[tuple[Key, set[str]], ...] = (
        (frozenset({("a", 0)}), set()),
        (frozenset({("c", 0)}), {"possiblySame"}),
        (frozenset({("d", 0)}), {"sameAs"}),
        (frozenset({("c", 1)}), {"sameAs"}),
        (frozenset({("d", 1)}), set()),
    )
    for chosen, ties in steps:
        build([written(tmp_path / "in", chosen)], store)
        assert derived(store) == ties, chosen
    build([written(tmp_path / "in", frozenset({("c", 0)}))], store)
    retract(store, ["d"])
    assert derived(store) == {"possiblySame"}


def test_units_follow_the_documents(tmp_path: Path) -> None:
    def units() -> set[str]:
        with GraphStore.open(tmp_path / "s", read_only=True) as opened:
            return {quad.subject.value for quad in opened.quads(graph_name("units", opened.base))}

    build([written(tmp_path / "in", frozenset({("a", 0)}))], tmp_path / "s")
    before = units()
    build([written(tmp_path / "in", frozenset({("e", 1)}))], tmp_path / "s")
    assert units() > before
    retract(tmp_path / "s", ["e"])
    assert units() == before
