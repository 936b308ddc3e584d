"""What several tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from explorers import build as build_explored
from exports import OTHER_FORMATS
from hypothesis import HealthCheck, settings

from kg.export import export
from kg.pipeline import build
from kg.store import GraphStore

ROOT = Path(__file__).resolve().parent.parent

# The same examples in every run, and no clock: what a machine with other work on it is slow at is no defect.
settings.register_profile(
    "tests", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tests")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The sample documents that come with the project."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def seeds_store(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """The store of the sample documents."""
    folder = tmp_path_factory.mktemp("seeds") / "store"
    build([seeds], folder)
    return folder


@pytest.fixture(scope="session")
def explored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that the explorer shows where nothing is written to it."""
    return build_explored(tmp_path_factory.mktemp("explored") / "store")


@pytest.fixture(scope="session")
def seeds_graph(seeds_store: Path) -> Iterator[GraphStore]:
    """The same store, open to read."""
    with GraphStore.open(seeds_store, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def exported(seeds_graph: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every export of it that is not tested with every RDF format, under the name of its format."""
    folder = tmp_path_factory.mktemp("exports")
    for name in OTHER_FORMATS:
        export(seeds_graph, name, folder / name)
    return folder
