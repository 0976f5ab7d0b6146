"""The figures: how many dossiers, where stores are kept, and the table at the end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from bench_fixtures import Figures, Stores

FIGURES = pytest.StashKey[Figures]()
USUAL = 100_000


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = Figures()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Every figure with its goal; one that is missed is told, and fails nothing."""
    terminalreporter.section("figures")
    for line in config.stash[FIGURES].table():
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def figures(request: pytest.FixtureRequest) -> Figures:
    return request.config.stash[FIGURES]


@pytest.fixture(scope="session")
def size() -> int:
    """How many dossiers the large store holds."""
    return int(os.environ.get("CCHC_BENCH_DOSSIERS", USUAL))


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Stores:
    kept = os.environ.get("CCHC_BENCH_STORES")
    return Stores(Path(kept) if kept else tmp_path_factory.mktemp("stores"))


@pytest.fixture(scope="session")
def large(stores: Stores, size: int) -> Path:
    """The data folder of the large store."""
    return stores.of(size)


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A folder for a store that is not kept."""
    return tmp_path / "scratch"
