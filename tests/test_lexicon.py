"""Lexicons: tables that load, are in normal form, and say ``file:line`` when they are wrong."""

from __future__ import annotations

from importlib import resources

import pytest

from kg import lexicon
from kg.errors import LexiconError
from kg.lexicon import BodyHead, Lexicon, RankEntry, RoleEntry, Word, forms_of, load, rows, sector_key, variants
from kg.text import normalise

TABLES = {"awards.tsv": 3, "bodies.tsv": 5, "documents.tsv": 3, "ranks.tsv": 3, "roles.tsv": 4, "sectors.tsv": 2}


@pytest.fixture(scope="module")
def loaded() -> Lexicon:
    return load()


def found(loaded: Lexicon, text: str, kind: type) -> list[str]:
    """Labels of the longest entries of a kind at each place of a text in lower case."""
    labels: dict[int, str] = {}
    for hit in loaded.scan(text):
        if isinstance(hit.entry, kind):
            labels.setdefault(hit.start, hit.entry.label)
    return list(labels.values())


@pytest.mark.parametrize(("name", "width"), TABLES.items())
def test_tables_have_no_row_twice(name: str, width: int) -> None:
    seen = [tuple(fields) for _, fields in rows(name, width)]
    assert seen
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize("name", ["roles.tsv", "bodies.tsv", "ranks.tsv"])
def test_labels_are_in_normal_form(name: str) -> None:
    labels = [fields[0] for _, fields in rows(name, TABLES[name])]
    assert [label for label in labels if label != normalise(label)] == []


def test_every_spelling_is_found_as_its_entry(loaded: Lexicon) -> None:
    """A spelling that the scan can never produce is dead weight."""
    lost = [
        form
        for form, entries in loaded.phrases.items()
        if not {(0, len(form), entry) for entry in entries}
        <= {(hit.start, hit.end, hit.entry) for hit in loaded.scan(form)}
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("text", "kind", "labels"),
    [
        ("phó bí thư thường trực", RoleEntry, ["Phó Bí thư Thường trực"]),
        ("giám đốc sở", RoleEntry, ["Giám đốc"]),
        ("ubkt tw", BodyHead, ["Ủy ban Kiểm tra Trung ương"]),
        ("đại tá", RankEntry, ["Đại tá"]),
        ("gs.ts", RankEntry, ["GS.TS"]),
        ("tp. huế", Word, ["thành phố"]),
    ],
)
def test_the_longest_entry_is_first(loaded: Lexicon, text: str, kind: type, labels: list[str]) -> None:
    assert found(loaded, text, kind)[: len(labels)] == labels


@pytest.mark.parametrize("text", ["abí thư", "bí thưb", "giám đốcx", "xtỉnh"])
def test_entries_stand_between_word_boundaries(loaded: Lexicon, text: str) -> None:
    assert found(loaded, text, RoleEntry) == []


def test_shortened_words_are_spellings_too() -> None:
    assert "ub kiểm tra tw" in variants("ủy ban kiểm tra trung ương")
    assert variants("sở tài chính") == ["sở tài chính"]


@pytest.mark.parametrize("spelling", ["GD-ĐT", "gd & đt", "GD và ĐT", "gd&đt"])
def test_ways_to_write_a_field_of_work_share_a_key(spelling: str) -> None:
    assert sector_key(spelling) == "gd&đt"


# ---------------------------------------------------------------- tables that are wrong


class _Folder:
    """A package's data with one table in the place of another."""

    def __init__(self, text: str) -> None:
        self.text = text

    def joinpath(self, *_: str) -> _Folder:
        return self

    def read_text(self, encoding: str) -> str:
        assert encoding == "utf-8"
        return self.text


def test_a_row_too_wide_is_named_by_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "files", lambda _: _Folder("# a comment\n\na\tb\na\tb\tc\n"))
    with pytest.raises(LexiconError, match=r"^x\.tsv:4: 3 fields where 2 are wanted"):
        list(rows("x.tsv", 2))


def test_a_narrow_row_is_filled_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "files", lambda _: _Folder("a\n"))
    assert list(rows("x.tsv", 3)) == [(1, ["a", "", ""])]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("Bí thư", "write 'bí thư'"),
        ("uỷ ban", "write 'ủy ban'"),
        ("|", "at least one spelling"),
        ("", "at least one spelling"),
    ],
)
def test_spellings_are_checked(cell: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message) as caught:
        forms_of("x.tsv", 7, cell)
    assert str(caught.value).startswith("x.tsv:7: ")


def test_the_lexicon_is_loaded_once() -> None:
    assert lexicon.load() is lexicon.load()
