"""The quality gate: no relation may fall below its floor in quality.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kg.evaluate import RELATIONS, Evaluation, evaluate_store, gold_facts
from kg.model import Document
from kg.pipeline import store_of
from kg.read import read

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "quality.toml").read_text(encoding="utf-8"))
DEV = HERE.parents[1] / "shared" / "eval" / "dev"


def measured(gold: Path, documents: Path) -> Evaluation:
    facts = gold_facts([gold])
    found = [d for d in read([documents]) if isinstance(d, Document) and d.identifier in facts]
    assert {d.identifier for d in found} == set(facts), "a labelled document is missing"
    with store_of(found) as store:
        return evaluate_store(store, facts)


@pytest.fixture(scope="module")
def on_seeds(seeds: Path) -> Evaluation:
    return measured(HERE / "gold", seeds)


@pytest.fixture(scope="module")
def on_dev() -> Evaluation:
    if not DEV.is_dir():
        pytest.skip("the articles of eval/dev are not here")
    return measured(DEV, DEV)


def check(result: Evaluation, relation: str, floors: dict[str, float]) -> None:
    score = result.scores[relation]
    figures = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    figures |= {name: score.share(name) for name in score.secondary}
    low = {name: round(figures[name], 3) for name, floor in floors.items() if figures[name] < floor}
    assert not low, (
        f"{relation} is below its floor: {low}; kg evaluate --show {relation} lists what is missed and wrong"
    )


def test_every_relation_with_gold_facts_has_a_floor() -> None:
    labelled = {fact.relation for facts in gold_facts([HERE / "gold"]).values() for fact in facts}
    assert labelled == set(FLOORS["seeds"])
    assert set(FLOORS["dev"]) <= set(RELATIONS)


@pytest.mark.parametrize("relation", FLOORS["seeds"])
def test_seeds(on_seeds: Evaluation, relation: str) -> None:
    check(on_seeds, relation, FLOORS["seeds"][relation])


@pytest.mark.parametrize("relation", FLOORS["dev"])
def test_dev(on_dev: Evaluation, relation: str) -> None:
    check(on_dev, relation, FLOORS["dev"][relation])
