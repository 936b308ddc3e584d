"""A browser and a server for the tests of this folder, which are skipped where Chromium is not installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from explorers import Server, served  # noqa: E402
from webdriver import Browser, available  # noqa: E402


@pytest.fixture(scope="session")
def store(explored: Path) -> Path:
    if not available():
        pytest.skip("no Chromium here: apt install chromium chromium-driver")
    return explored


@pytest.fixture(scope="session")
def server(store: Path) -> Iterator[Server]:
    with served(store) as running:
        yield running


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def shared_browser(store: Path, downloads: Path) -> Iterator[Browser]:
    browser = Browser(downloads)
    try:
        yield browser
    finally:
        browser.close()


@pytest.fixture
def browser(shared_browser: Browser) -> Iterator[Browser]:
    """A browser with a wide window and nothing in its log; what it complains of fails the test."""
    shared_browser.resize(1280, 900)
    shared_browser.prefer("light")
    shared_browser.log()
    yield shared_browser
    assert shared_browser.log() == []
