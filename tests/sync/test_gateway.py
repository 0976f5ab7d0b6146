"""A counter, its hub and a portal above: what the clerk reads is true at each moment, over real sockets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from counter_fixtures import Counter, a_counter, hand_over

from cchc_desktop.hub.upstream.forwarder import Forwarder
from cchc_desktop.hub.upstream.national_driver import NationalAdaptor
from cchc_desktop.reports.sync_state import sync_state
from cchc_desktop.store import deliveries, ledger, meta, tasks
from tests.hub.upstream.conftest import SECRET, national_settings
from tests.hub.upstream.fakes import FakeNational
from tests.sync.hubs import CATALOGUE, RunningHub, listening, new_database


@pytest.fixture
def above() -> Iterator[FakeNational]:
    with FakeNational() as fake:
        yield fake


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    with listening(new_database(tmp_path / "hub")) as running:
        yield running


@pytest.fixture
def forwarder(hub: RunningHub, above: FakeNational) -> Iterator[Forwarder]:
    adaptor = NationalAdaptor(national_settings(above.url), SECRET)
    yield Forwarder(hub.hub, adaptor, 5.0, lambda _unit: None)
    adaptor.close()


@pytest.fixture
def counter(hub: RunningHub, forwarder: Forwarder, tmp_path: Path) -> Iterator[Counter]:
    made = a_counter(tmp_path / "counter", unit="H52.18")
    meta.write(made.db, "portal_catalogue", CATALOGUE)
    made.enrol(hub.url, hub.code(3, "H52.18"))
    made.exchange()
    yield made
    made.close()


def outcomes(counter: Counter, uid: str) -> list[str]:
    """Of a dossier's entries, in their order."""
    found = [deliveries.get(counter.db, entry.pos) for entry in ledger.of_dossier(counter.db, uid)]
    return [each.outcome for each in found if each]


def test_a_dossier_is_at_the_gateway_until_the_portal_above_has_it(
    counter: Counter, forwarder: Forwarder, above: FakeNational
) -> None:
    dossier = counter.receive()
    counter.exchange()
    counter.exchange()  # its own change comes back: that is not the portal above

    assert outcomes(counter, dossier.uid)[0] == "pending-upstream"
    assert sync_state(counter.db, counter.now).at_gateway == 1

    assert forwarder.bring_one()
    counter.exchange()
    assert set(outcomes(counter, dossier.uid)) == {"applied"}
    assert sync_state(counter.db, counter.now).clean
    assert above.made == [dossier.code]


def test_an_act_that_is_still_at_the_gateway_is_not_green(counter: Counter, forwarder: Forwarder) -> None:
    dossier = counter.receive()
    counter.exchange()
    assert forwarder.bring_one()
    counter.exchange()
    hand_over(counter, dossier)

    for brought in (False, True):
        if brought:
            assert forwarder.bring_one()
        report, state = counter.exchange(), sync_state(counter.db, counter.now)
        assert (report.all_acknowledged, state.clean, state.at_gateway) == (brought, brought, 0 if brought else 1)


def test_a_refusal_above_is_a_task_of_the_dossier(counter: Counter, forwarder: Forwarder, above: FakeNational) -> None:
    above.refuses = "Mã TTHC không hợp lệ"
    dossier = counter.receive()
    hand_over(counter, dossier)
    counter.exchange()
    forwarder.bring_one()

    counter.exchange()

    opened = [(task.kind, task.dossier_uid) for task in tasks.still_open(counter.db)]
    assert set(opened) == {("CONG_TREN_TU_CHOI", dossier.uid)}
    assert "pending-upstream" not in outcomes(counter, dossier.uid)


def test_the_code_from_above_finds_the_dossier_at_the_counter(
    counter: Counter, forwarder: Forwarder, above: FakeNational
) -> None:
    above.renames = True
    dossier = counter.receive()
    counter.exchange()
    forwarder.bring_one()

    counter.exchange()

    assert counter.dossier(dossier.uid).alias == f"000-{dossier.code}"
