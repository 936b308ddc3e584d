"""Cases: a folder each, with a text, the facts that it says, and one phenomenon of the language of official news.

``input.txt`` is the text; ``expected.tsv`` the facts, a relation and its fields a line as in ``tests/gold`` (a relation
that ends in ``?`` may be found or not); ``metadata.toml`` says what the case is about, and may give ``published`` (the
day of the article), ``relations`` (the ones compared, else all) and ``xfail`` (why the facts are not found yet).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kg.evaluate import RELATIONS, Evaluation, evaluate, found_facts, gold_facts
from kg.evaluate.facts import Fact
from kg.model import Document
from kg.pipeline import store_of

CASES = Path(__file__).parent / "cases"
KEYS = {"about", "published", "relations", "xfail"}


@dataclass(frozen=True, slots=True)
class Case:
    """A folder, read."""

    name: str
    text: str
    expected: tuple[Fact, ...]
    about: str
    published: str
    relations: tuple[str, ...]
    xfail: str


def case_of(folder: Path) -> Case:
    """The case in a folder; KeyError and AssertionError where its metadata is wrong."""
    metadata = tomllib.loads((folder / "metadata.toml").read_text(encoding="utf-8"))
    assert set(metadata) <= KEYS, f"{folder.name}: {sorted(set(metadata) - KEYS)} mean nothing in metadata.toml"
    facts = gold_facts([folder])["expected"]
    return Case(
        name=folder.name,
        text=(folder / "input.txt").read_text(encoding="utf-8"),
        expected=tuple(replace(fact, document=folder.name) for fact in facts),
        about=metadata["about"],
        published=metadata.get("published", ""),
        relations=tuple(metadata.get("relations", RELATIONS)),
        xfail=metadata.get("xfail", ""),
    )


ALL = [case_of(folder) for folder in sorted(CASES.iterdir()) if folder.is_dir()]


@pytest.fixture(scope="module")
def found() -> dict[str, list[Fact]]:
    """What the graph of all cases says, by case."""
    with store_of(Document(case.name, case.text, published=case.published) for case in ALL) as store:
        return found_facts(store)


def compared(case: Case, found: dict[str, list[Fact]]) -> Evaluation:
    """The facts found in the case's text beside those expected."""
    wanted = [fact for fact in case.expected if fact.relation in case.relations]
    facts = [fact for fact in found.get(case.name, []) if fact.relation in case.relations]
    return evaluate({case.name: wanted}, {case.name: facts})


def told(facts: tuple[Fact, ...]) -> list[str]:
    """Facts as lines of ``expected.tsv``."""
    return ["\t".join((fact.relation, *fact.fields)) for fact in facts]


def marks(case: Case) -> list[pytest.MarkDecorator]:
    # Strict: a case that begins to hold loses its mark.
    return [pytest.mark.xfail(reason=case.xfail, strict=True, raises=AssertionError)] if case.xfail else []


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name, marks=marks(case)) for case in ALL])
def test_case(case: Case, found: dict[str, list[Fact]]) -> None:
    result = compared(case, found)
    assert told(result.missed) == []
    assert told(result.wrong) == []
    # Statuses, dates, terms: of the facts found, every field that is asked is right.
    shares = {(name, key): score.share(key) for name, score in result.scores.items() for key in asked(score.secondary)}
    assert {field: share for field, share in shares.items() if share < 1} == {}


def asked(secondary: object) -> list[str]:
    """The secondary fields of which the case says something."""
    assert isinstance(secondary, dict)
    return [name for name, (count, _) in secondary.items() if count]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_expectations_are_about_the_text(case: Case) -> None:
    """Every person of ``expected.tsv`` stands in the text, and every relation compared exists."""
    assert set(case.relations) <= set(RELATIONS)
    assert {fact.relation for fact in case.expected} <= {*case.relations, "within"}
    folded = case.text.lower()
    people = [fact.fields[0] for fact in case.expected if RELATIONS[fact.relation].fields[0] == "person"]
    given = [name.split()[-1].lower() for name in people]
    assert [name for name in given if name not in folded] == []


def test_phenomena_are_told_apart() -> None:
    """Two cases about the same thing are one case."""
    assert len({case.about for case in ALL}) == len(ALL)
