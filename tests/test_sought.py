"""Patterns that are searched for only where a text holds their strings: nothing is missed."""

from __future__ import annotations

import re
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims import patterns
from kg.claims.scene import Scene
from kg.mentions import Page, read
from kg.model import Document
from kg.sought import Index, Sought, needed

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
FILES = ("adoptions", "awards", "changes", "citations", "quantities", "roles")


@pytest.mark.parametrize(
    ("pattern", "choices"),
    [
        ("được (?:bầu|cử) làm", [{"được "}, {" làm"}, {"bầu", "cử"}]),
        ("(?:bầu|cử)?", []),
        ("[ab] (?:[, ]c|d)", [{"a", "b"}, {"c", "d"}]),
        ("a(?:bc)*d", [{"a"}, {"d"}]),
        ("(?:ab){2}", [{"ab"}]),
        ("[ab]c", [{"a", "b"}, {"c"}]),
        ("[^a]|b", []),
        (r"ab|\d", []),
        ("(?!ab)(?<=cd)e(?=f|gh)", [{"cd"}, {"e"}, {"f", "gh"}]),
        ("(?i:a)b", [{"b"}]),
        ("(?i)ab", []),
        ("(?x) a b  # c", [{"ab"}]),
        ("(?P<x>ab)(?P=x)", [{"ab"}]),
        ("".join(f"(?:{chr(97 + n % 26)}{n}|" for n in range(100)) + "z" + ")" * 100, []),
    ],
)
def test_what_every_match_holds(pattern: str, choices: list[set[str]]) -> None:
    assert sorted(map(sorted, needed(_parser.parse(pattern)))) == sorted(map(sorted, choices))


def test_a_text_without_the_strings_is_not_searched() -> None:
    found = Sought("được (?:bầu|cử) làm")
    assert found.may_be_in("ông được cử làm") and not found.may_be_in("ông được giao làm")
    assert [m.group() for m in found.finditer("được bầu làm, được cử làm")] == ["được bầu làm", "được cử làm"]
    assert found.search("được giao làm") is None and list(found.finditer("được giao làm")) == []


_PARTS = st.sampled_from(
    [
        "a",
        "b",
        "ab",
        "[ab]",
        "[^a]",
        ".",
        "a?",
        "(?:ab)+",
        "(?:a|bc)",
        "(?:a|)",
        "(?=b)",
        "(?<=b)",
        "(?=a|bc)",
        "b{2,3}",
    ]
)


@given(st.lists(_PARTS, min_size=1, max_size=4), st.text("abc", max_size=8))
def test_nothing_is_missed(parts: list[str], text: str) -> None:
    source = "".join(parts)
    spans = [m.span() for m in re.compile(source).finditer(text)]
    assert [m.span() for m in Sought(source).finditer(text)] == spans


@given(st.lists(st.lists(_PARTS, min_size=1, max_size=4), max_size=5), st.text("abc", max_size=8))
def test_one_pass_finds_the_patterns_that_a_look_at_each_finds(several: list[list[str]], text: str) -> None:
    patterns = [Sought("".join(parts)) for parts in several]
    alone = [number for number, pattern in enumerate(patterns) if pattern.may_be_in(text)]
    assert Index(patterns).possible(text) == alone


@pytest.mark.parametrize("file", FILES)
def test_no_rule_misses_a_line_of_the_seeds(file: str) -> None:
    rules = patterns.load(file)
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))] + [rule.match for rule in rules]
    codes = {
        coded.code
        for text in texts
        for line in Scene(read(Page(text)), Document("seed", text)).lines
        for coded in (line.coded, line.grouped)
    }
    missed = [
        (rule.id, code)
        for rule in rules
        for code in codes
        if rule.pattern.search(code) and rule not in patterns.possible(file, code)
    ]
    assert rules and not missed
