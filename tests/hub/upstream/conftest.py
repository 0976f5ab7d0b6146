"""Hubs with a portal above, worked by hand: a clock that stands, one dossier a step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cchc_desktop.hub import ranges
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.upstream.forwarder import Forwarder
from cchc_desktop.hub.upstream.ministry_driver import MinistryAdaptor
from cchc_desktop.hub.upstream.national_driver import NationalAdaptor
from cchc_desktop.hub.upstream.parcel import Adaptor
from cchc_desktop.hub.upstream.settings import Ministry, National, Unit
from cchc_desktop.wire.contract import RangeRequest
from tests.hub.counters import UNIT, Clock, Ledger, a_caller
from tests.hub.upstream.fakes import FakeMinistry, FakeNational

UNITS = {UNIT: Unit("000.00.18.H52", "UBND phường Minh Họa")}
SECRET = "mật khẩu"


def national_settings(url: str, **members: Any) -> National:
    told = {"base_url": url, "user": "quay", "login_path": "/login", "path": "/tich-hop", "deadline_seconds": 30.0}
    return msgspec.convert(
        {
            "kind": "national",
            "units": msgspec.to_builtins(UNITS),
            "headers": {"dstcode": "VN:COM:1"},
            **told,
            **members,
        },
        National,
    )


def ministry_settings(url: str, **members: Any) -> Ministry:
    steps = ("token", "next_value", "upload", "create", "progress", "status")
    paths = {f"{step}_path": f"/{step.removesuffix('_value')}" for step in steps}
    told = {"base_url": url, "user": "quay", "deadline_seconds": 30.0}
    return msgspec.convert(
        {"kind": "ministry", "units": msgspec.to_builtins(UNITS), **paths, **told, **members}, Ministry
    )


@dataclass
class Bench:
    """A hub, its clock and the forwarder over it."""

    hub: Hub
    clock: Clock
    forwarder: Forwarder
    adaptor: Adaptor

    def drain(self, most: int = 20) -> int:
        """Every dossier whose time has come, once the common pause is over."""
        brought = 0
        while brought < most and self.forwarder.bring_one():
            brought += 1
        return brought

    def later(self) -> int:
        """The same after the longest back-off."""
        self.clock.forward(seconds=1000)
        return self.drain()


Make = Callable[[Adaptor], Bench]


@pytest.fixture
def database(tmp_path: Path) -> str:
    """SQLite's alone: what the two databases do apart is tested with the queue itself (test_line_up)."""
    return f"sqlite:///{tmp_path / 'hub.db'}"


@pytest.fixture
def caller(hub: Hub, ledger: Ledger) -> Caller:
    """Counter 3's device, with a range that holds the numbers it gives."""
    enrolled = a_caller(hub, 3, instance=ledger.instance)
    with hub.storage.writing() as db:
        ranges.grant(db, enrolled, RangeRequest("MaHoSo", UNIT, 1000, ledger.instance), hub.now())
    return enrolled


@pytest.fixture
def bench(hub: Hub, clock: Clock) -> Iterator[Make]:
    made: list[Adaptor] = []

    def make(adaptor: Adaptor) -> Bench:
        made.append(adaptor)
        return Bench(hub, clock, Forwarder(hub, adaptor, 5.0, lambda _unit: None), adaptor)

    yield make
    for adaptor in made:
        adaptor.close()


@pytest.fixture
def national() -> Iterator[FakeNational]:
    with FakeNational() as fake:
        yield fake


@pytest.fixture
def ministry() -> Iterator[FakeMinistry]:
    with FakeMinistry() as fake:
        yield fake


@pytest.fixture
def to_nation(national: FakeNational, bench: Make) -> Bench:
    return bench(NationalAdaptor(national_settings(national.url), SECRET))


@pytest.fixture
def to_ministry(ministry: FakeMinistry, bench: Make) -> Bench:
    return bench(MinistryAdaptor(ministry_settings(ministry.url), SECRET))
