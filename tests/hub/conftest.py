"""Hubs for tests: one spoken to by function calls, one on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.sign_in import settle_password
from tests.hub.counters import CHEAP, PASSWORD, Clock, Ledger, Site, a_caller, a_hub, a_site


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hub(tmp_path: Path, clock: Clock) -> Iterator[Hub]:
    running = a_hub(tmp_path, clock)
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
def site(tmp_path: Path) -> Iterator[Site]:
    with a_site(tmp_path) as running:
        settle_password(running.hub.storage, PASSWORD, CHEAP)
        yield running
