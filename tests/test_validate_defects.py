"""Every constraint of the shapes, broken once: the checks over a store and the SHACL processor both find it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from analyses import DUYET, LUU, whole
from defects import STRAY, broken, name
from pyoxigraph import NamedNode, Quad, Store

from kg import iri
from kg.rdf import term
from kg.validate import Violation, constraints, validate, validate_with_pyshacl
from kg.validate.shapes import Constraint


@pytest.fixture(scope="module")
def defects() -> tuple[list[Quad], dict[Constraint, str]]:
    luu, duyet = NamedNode(iri.of(LUU)), NamedNode(iri.of(DUYET))
    return broken(whole() | {Quad(luu, term("vkg:possiblySame"), duyet)})


@pytest.fixture(scope="module")
def by_checks(defects: tuple[list[Quad], dict[Constraint, str]]) -> tuple[Violation, ...]:
    store = Store()
    store.extend(defects[0])
    return validate(store)


@pytest.fixture(scope="module")
def by_processor(defects: tuple[list[Quad], dict[Constraint, str]]) -> tuple[Violation, ...]:
    return validate_with_pyshacl(defects[0])


def found_at(violations: Iterable[Violation], constraint: Constraint, focus: str) -> bool:
    return any(
        (one.shape, one.path, one.component, one.focus, one.message)
        == (constraint.shape, constraint.path, constraint.component, focus, constraint.message)
        for one in violations
    )


@pytest.mark.parametrize("constraint", constraints(), ids=name)
def test_both_find_what_breaks_the_constraint(
    constraint: Constraint,
    defects: tuple[list[Quad], dict[Constraint, str]],
    by_checks: tuple[Violation, ...],
    by_processor: tuple[Violation, ...],
) -> None:
    focus = defects[1][constraint]
    assert found_at(by_checks, constraint, focus)
    assert found_at(by_processor, constraint, focus)


def test_neither_finds_more_than_the_other(
    by_checks: tuple[Violation, ...], by_processor: tuple[Violation, ...]
) -> None:
    assert by_checks == by_processor


def test_what_was_not_broken_is_not_found(
    defects: tuple[list[Quad], dict[Constraint, str]], by_checks: tuple[Violation, ...]
) -> None:
    literals = {one.focus for one in by_checks if one.focus.startswith('"')}  # where a concept should stand
    assert {one.focus for one in by_checks} - literals == set(defects[1].values()) | {STRAY.value}
