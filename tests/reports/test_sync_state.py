"""Where the sync stands: honest by counting, green by acknowledgement only."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter, hand_over
from factories import NOW

from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.reports.sync_state import SyncState, sync_state
from cchc_desktop.store import deliveries, ledger, meta, tasks
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.deliveries import Delivery
from cchc_desktop.store.tasks import Task


def state(counter: Counter) -> SyncState:
    return sync_state(counter.db, counter.now)


def connect(counter: Counter) -> None:
    """It was enrolled, and its set-up is known at the portal."""
    meta.write(counter.db, "portal_url", "https://cong.example.vn/quay/v1")
    deliveries.set_acked(counter.db, ledger.last_pos(counter.db))


def acknowledge(counter: Counter, but: int = 0) -> None:
    """The portal has journalled everything but the last so many entries."""
    deliveries.set_acked(counter.db, ledger.last_pos(counter.db) - but)


def test_a_counter_without_a_portal_is_never_green(counter: Counter) -> None:
    assert not state(counter).connected
    assert not state(counter).clean


def test_nothing_to_send_is_green(counter: Counter) -> None:
    connect(counter)

    found = state(counter)

    assert (found.saved, found.acknowledged, found.waiting, found.oldest_waiting) == (0, 0, 0, None)
    assert found.clean


def test_what_was_saved_is_counted_before_anything_was_sent(counter: Counter) -> None:
    connect(counter)
    for _ in range(3):
        counter.receive()

    found = state(counter)

    assert (found.saved, found.acknowledged, found.waiting) == (3, 0, 3)
    assert found.oldest_waiting == NOW
    assert not found.clean


def test_only_what_the_portal_journalled_counts_as_acknowledged(counter: Counter) -> None:
    connect(counter)
    for _ in range(3):
        counter.receive()
    acknowledge(counter, but=1)

    assert (state(counter).saved, state(counter).acknowledged) == (3, 2)

    acknowledge(counter)
    assert (state(counter).saved, state(counter).acknowledged) == (3, 3)
    assert state(counter).clean


def test_older_ones_the_portal_lacks_are_not_forgotten(counter: Counter) -> None:
    connect(counter)
    counter.receive()
    acknowledge(counter)
    counter.receive()
    counter.clock.forward(days=2)
    counter.receive()

    found = state(counter)

    assert (found.saved, found.acknowledged) == (
        2,
        0,
    )  # today's and the old one that waits, not the old one that is there
    assert found.oldest_waiting == NOW
    assert not found.clean


def test_a_handover_that_waits_is_not_green(counter: Counter) -> None:
    connect(counter)
    dossier = counter.receive()
    acknowledge(counter)
    hand_over(counter, dossier)

    found = state(counter)

    assert (found.saved, found.acknowledged, found.waiting) == (1, 1, 1)
    assert not found.clean


@pytest.mark.parametrize("outcome", ["deferred", "pending-upstream"])
def test_what_the_portal_has_but_did_not_decide_is_not_acknowledged(counter: Counter, outcome: str) -> None:
    connect(counter)
    counter.receive()
    with transaction(counter.db):
        pos = ledger.last_pos(counter.db)
        deliveries.put(counter.db, Delivery(pos, outcome, None, b"{}", "2026-10-05T08:15:00.000+07:00"))
    acknowledge(counter)

    assert (state(counter).saved, state(counter).acknowledged) == (1, 0)
    assert not state(counter).clean


def test_what_waits_for_a_portal_above_is_told_and_takes_nothing_from_today(counter: Counter) -> None:
    connect(counter)
    counter.receive()
    with transaction(counter.db):
        pos = ledger.last_pos(counter.db)
        deliveries.put(counter.db, Delivery(pos, "pending-upstream", None, b"{}", "2026-10-05T08:15:00.000+07:00"))
    counter.clock.forward(days=2)
    counter.receive()
    acknowledge(counter)

    found = state(counter)

    assert (found.saved, found.acknowledged, found.at_gateway) == (2, 1, 1)
    assert not found.clean


@pytest.mark.parametrize("outcome", ["deferred", "pending-upstream"])
@pytest.mark.parametrize("days", [0, 2])
def test_an_act_that_the_portal_did_not_decide_is_not_green_whenever_its_dossier_came(
    counter: Counter, outcome: str, days: int
) -> None:
    connect(counter)
    dossier = counter.receive()
    counter.clock.forward(days=days)
    hand_over(counter, dossier)
    with transaction(counter.db):
        pos = ledger.last_pos(counter.db)
        deliveries.put(counter.db, Delivery(pos, outcome, None, b"{}", "2026-10-05T08:15:00.000+07:00"))
    acknowledge(counter)

    found = state(counter)

    assert (found.saved, found.acknowledged, found.undecided) == (1, 0, 1)
    assert found.at_gateway == (outcome == "pending-upstream")
    assert not found.clean


def test_what_is_sent_again_is_not_taken_off_twice(counter: Counter) -> None:
    connect(counter)
    counter.receive()
    begin = deliveries.acked(counter.db)
    counter.receive()
    with transaction(counter.db):
        pos = ledger.last_pos(counter.db)
        deliveries.put(counter.db, Delivery(pos, "pending-upstream", None, b"{}", "2026-10-05T08:15:00.000+07:00"))
    acknowledge(counter)
    deliveries.set_acked(counter.db, begin + 1)  # of a portal that was put back

    assert (state(counter).saved, state(counter).acknowledged) == (2, 1)


def test_what_needs_a_person_is_not_green(counter: Counter) -> None:
    connect(counter)
    with transaction(counter.db):
        tasks.add(counter.db, Task(0, "rejected", None, None, b"{}", "2026-10-05T08:15:00.000+07:00"))

    assert state(counter).needs_person == 1
    assert not state(counter).clean


def test_the_last_contact_and_the_trouble_are_told(counter: Counter) -> None:
    assert (state(counter).last_contact, state(counter).trouble) == (None, "")

    meta.write(counter.db, "last_contact", "2026-10-05T07:00:00.000+07:00")
    meta.write(counter.db, "sync_trouble", "Chưa nối được tới cổng.")

    assert state(counter).last_contact == parse_instant("2026-10-05T07:00:00.000+07:00")
    assert state(counter).trouble == "Chưa nối được tới cổng."


def test_mirrors_are_not_ours_to_count(counter: Counter) -> None:
    connect(counter)
    counter.mirror()

    assert state(counter).saved == 0
    assert state(counter).clean
