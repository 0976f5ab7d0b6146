"""Hubs for tests: one spoken to by function calls, one on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.sign_in import settle_password
from tests.hub.counters import CHEAP, PASSWORD, Clock, Ledger, Site, a_caller, a_hub, a_site
from tests.hub.postgres import Cluster, a_cluster


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL that forgets on a power cut, for the sake of haste; skips where none can be had."""
    with a_cluster() as running:
        yield running


@pytest.fixture
def postgres(cluster: Cluster) -> str:
    """The address of an empty PostgreSQL database."""
    return cluster.cleared()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a fresh database, of the one kind and of the other."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'hub.db'}"
    address: str = request.getfixturevalue("postgres")
    return address


@pytest.fixture
def hub(database: str, clock: Clock) -> Iterator[Hub]:
    running = a_hub(database, clock)
    yield running
    running.storage.close()


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def caller(hub: Hub, ledger: Ledger) -> Caller:
    """Counter 3's device, whose ledger is `ledger`."""
    return a_caller(hub, 3, instance=ledger.instance)


@pytest.fixture
def site(database: str, tmp_path: Path) -> Iterator[Site]:
    files = {} if database.startswith("sqlite") else {"files": tmp_path / "hub-files"}
    with a_site(database, **files) as running:
        settle_password(running.hub.storage, PASSWORD, CHEAP)
        yield running
