"""The measure: what counts as one fact, what as right, and that it is the measure of the shared gold files."""

from __future__ import annotations

import importlib.util
import random
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.errors import UsageError
from kg.evaluate import RELATIONS, Fact, evaluate, gold_facts, sentence_of
from kg.evaluate.names import body, fold, ordinal, overlap, place, role, same_date, same_number, same_place

GOLD = Path(__file__).parent / "gold"
SHARED = Path(__file__).resolve().parents[2] / "shared" / "eval"


def fact(relation: str, *fields: str, **more: Any) -> Fact:
    return Fact("d", relation, fields, **more)


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("function", "one", "other"),
    [
        (fold, "UBND quận", "Ủy ban nhân dân quận"),
        (fold, "khóa hoà bình", "khoá hòa bình"),
        (fold, "Ðống Đa", "đống đa"),
        (fold, "TP.HCM", "Thành phố Hồ Chí Minh"),
        (body, "Quận ủy Ba Đình", "Ban Chấp hành Đảng bộ quận Ba Đình"),
        (body, "Hội đồng nhân dân quận 11 khóa X", "HĐND quận 11"),
        (body, "Ban Chấp hành Trung ương", "Trung ương Đảng"),
        (body, "Ủy ban Mặt trận Tổ quốc Việt Nam quận 1", "Ủy ban MTTQ quận 1"),
        (body, "Sở Nội vụ thành phố Hà Nội", "Sở Nội vụ Hà Nội"),
        (place, "Quận ủy Ba Đình", "quận Ba Đình"),
        (role, "Ủy viên Ban", "ủy viên"),
        (ordinal, "XII", "12"),
        (ordinal, "nhất", "1"),
        (ordinal, "XXIV", "24"),
    ],
)
def test_the_same_name(function: Any, one: str, other: str) -> None:
    assert function(one) == function(other)


@pytest.mark.parametrize(
    ("function", "one", "other"),
    [
        (fold, "Hòa", "Hóa"),
        (body, "Quận ủy Ba Đình", "Ủy ban nhân dân quận Ba Đình"),
        (body, "Quận ủy Ba Đình", "Quận ủy Tây Hồ"),
        (role, "Phó Bí thư", "Bí thư"),
        (ordinal, "IX", "XI"),
    ],
)
def test_not_the_same_name(function: Any, one: str, other: str) -> None:
    assert function(one) != function(other)


def test_comparisons() -> None:
    assert same_place("Đảng bộ quận Ba Đình", "Ba Đình") and not same_place("quận Ba Đình", "quận Tây Hồ")
    assert overlap("xây dựng nông thôn mới", "phong trào xây dựng nông thôn mới nâng cao") == 1.0
    assert overlap("", "x") == 0.0 and 0 < overlap("xây nhà", "xây cầu") < 1
    assert same_number("19700", "19700.0") and not same_number("x", "x")
    assert same_date("--07-23", "2015-07-23") and not same_date("2015", "2016")


# ---------------------------------------------------------------- measure


def test_gold_is_right_against_itself() -> None:
    gold = gold_facts([GOLD])
    assert len(gold) == 5
    result = evaluate(gold, gold)
    assert not result.missed and not result.wrong and not result.absent
    for name, score in result.scores.items():
        assert name == "change" or name == "within" or score.f1 == 1.0, name
        assert all(asked == right for asked, right in score.secondary.values())


def test_missed_wrong_and_secondary() -> None:
    gold = {"d": [fact("role", "A B", "Bí thư", "Quận ủy X", "current"), fact("rank", "A B", "Đại tá")]}
    found = {
        "d": [
            fact("role", "A B", "Bí thư", "Quận uỷ X", "former", start=3),
            fact("role", "A B", "Bí thư", "Quận ủy X", "former", start=9),  # the same fact, said again
            fact("role", "C D", "Bí thư", "Quận ủy X", "current"),
        ]
    }
    result = evaluate(gold, found)
    role_score = result.scores["role"]
    assert (role_score.right, role_score.missed, role_score.wrong) == (1, 0, 1)
    assert role_score.secondary == {"status": (1, 0)} and role_score.share("status") == 0.0
    assert (role_score.precision, role_score.recall) == (0.5, 1.0) and round(role_score.f1, 3) == 0.667
    assert [f.relation for f in result.missed] == ["rank"]
    assert [f.fields[0] for f in result.wrong] == ["C D"]


def test_optional_facts_are_neither_rewarded_nor_punished() -> None:
    one = fact("rank", "A B", "Đại tá", required=False)
    for found in ([replace(one, required=True)], []):
        score = evaluate({"d": [one]}, {"d": found}).scores["rank"]
        assert (score.right, score.missed, score.wrong) == (0, 0, 0)


def test_absent_documents_are_named() -> None:
    assert evaluate({"d": [fact("rank", "A", "B")]}, {}).absent == ("d",)


def test_gold_files_are_checked(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="here are none"):
        gold_facts([tmp_path])
    (tmp_path / "d.tsv").write_text("# x\nrank?\tA B\tĐại tá\nrole\tA B\n", encoding="utf-8")
    assert gold_facts([tmp_path])["d"] == [
        fact("rank", "A B", "Đại tá", required=False),
        fact("role", "A B", "", "", ""),
    ]
    (tmp_path / "d.tsv").write_text("rol\tA\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"d\.tsv:1: no relation is called 'rol'"):
        gold_facts([tmp_path])


def test_every_relation_has_its_fields_in_its_pattern() -> None:
    for name, relation in RELATIONS.items():
        assert all(f"?{field}" in relation.pattern for field in relation.fields), name
        assert set(relation.secondary) <= set(relation.fields)


def test_sentence_of() -> None:
    text = "Ngày 5/4, hội nghị diễn ra. Ông Lê Văn A là Bí thư Quận ủy X; ông B vắng.\nHết"
    assert sentence_of(fact("role", "Lê Văn A", "Bí thư", "Quận ủy X", ""), text) == "Ông Lê Văn A là Bí thư Quận ủy X;"
    assert sentence_of(fact("rank", "x", "y", start=text.index("hội"), end=text.index("hội") + 3), text).startswith(
        "Ngày"
    )
    assert sentence_of(fact("rank", "x", "y"), "") == "(no text)"


# ---------------------------------------------------------------- the shared measure


@pytest.fixture(scope="module")
def shared() -> ModuleType:
    """The scorer that stands beside the project where it is developed."""
    path = SHARED / "score.py"
    if not path.is_file():
        pytest.skip("the shared scorer is not here")
    spec = importlib.util.spec_from_file_location("shared_score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _values(folders: list[Path]) -> list[str]:
    return sorted({value for facts in gold_facts(folders).values() for f in facts for value in f.fields})


def test_names_are_compared_as_the_shared_scorer_does(shared: ModuleType) -> None:
    for value in _values([SHARED / "gold", SHARED / "dev"]):
        for ours, theirs in ((fold, shared.fold), (body, shared.body), (place, shared.place), (role, shared.role)):
            assert ours(value) == theirs(value), value
        assert ordinal(value) == shared.ordinal(value)


def test_facts_are_matched_as_the_shared_scorer_does(shared: ModuleType) -> None:
    """On gold facts with every fourth one bent: fields exchanged between facts of one relation."""
    gold = gold_facts([SHARED / "gold", SHARED / "dev"])
    dice = random.Random(7)
    for document, facts in gold.items():
        for name in RELATIONS:
            mine = [f for f in facts if f.relation == name]
            found = [_bent(f, mine, dice) for f in mine if dice.random() < 0.9]
            pairs, missed, wrong = shared.match(
                name, [(list(f.fields), f.required) for f in mine], [list(f.fields) for f in found]
            )
            result = evaluate({document: mine}, {document: found})
            score = result.scores[name]
            assert (score.right, score.missed) == (len(pairs), len(missed)), (document, name)
            assert score.wrong == (0 if name == "within" else len(wrong)), (document, name)


def _bent(fact: Fact, others: list[Fact], dice: random.Random) -> Fact:
    if dice.random() < 0.75:
        return fact
    index = dice.randrange(len(fact.fields))
    fields = list(fact.fields)
    fields[index] = dice.choice(others).fields[index]
    return replace(fact, fields=tuple(fields))
