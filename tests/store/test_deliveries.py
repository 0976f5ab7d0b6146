"""Deliveries: what the portal said of each entry, and how much still waits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlcipher3 import dbapi2
from store_fixtures import AT, noted, received

from cchc_desktop.store import deliveries, ledger, meta
from cchc_desktop.store.connection import Database
from cchc_desktop.store.deliveries import Delivery


def test_before_the_first_exchange_everything_waits(db: Database) -> None:
    assert deliveries.acked(db) == 0
    assert deliveries.waiting(db) == (0, None)
    noted(db)
    noted(db)
    assert deliveries.waiting(db) == (2, AT)


def test_some_entries_can_be_left_out_wherever_they_stand(db: Database) -> None:
    first, second, third = noted(db), noted(db), noted(db)
    assert deliveries.waiting(db, [first.pos, third.pos]) == (1, AT)
    deliveries.set_acked(db, first.pos)  # one of them was sent: it is not left out twice
    assert deliveries.waiting(db, [first.pos, third.pos]) == (1, AT)
    assert deliveries.waiting(db, [second.pos, third.pos]) == (0, None)


def test_what_is_journalled_waits_no_more_and_a_restored_portal_gets_it_again(db: Database) -> None:
    first, second = noted(db), noted(db)
    deliveries.set_acked(db, second.pos)
    assert (deliveries.acked(db), deliveries.waiting(db)) == (second.pos, (0, None))
    deliveries.set_acked(db, first.pos)
    assert deliveries.waiting(db)[0] == 1


def test_receptions_the_portal_has_are_known_however_the_outbox_moves(db: Database) -> None:
    noted(db)
    received(db, 1)
    first = ledger.last_pos(db)
    received(db, 2)
    received(db, 3)
    assert deliveries.receptions_sent(db) == 0
    for pos, sent in ((first, 1), (ledger.last_pos(db), 3), (first, 1), (0, 0)):
        deliveries.set_acked(db, pos)
        assert deliveries.receptions_sent(db) == sent
    meta.write(db, "acked_pos", str(first))
    meta.remove(db, "acked_receptions")  # as an older program leaves it
    assert deliveries.receptions_sent(db) == 1


def test_an_answer_is_kept_and_a_later_one_takes_its_place(db: Database) -> None:
    entry = noted(db)
    assert deliveries.get(db, entry.pos) is None
    deferred = Delivery(entry.pos, "deferred", None, b'{"outcome":"deferred"}', AT)
    applied = replace(deferred, outcome="applied", version=3, answer=b"{}")
    for delivery in (deferred, applied):
        deliveries.put(db, delivery)
        assert deliveries.get(db, entry.pos) == delivery
    assert deliveries.outcomes(db) == {"applied": 1}


def test_outcomes_are_counted(db: Database) -> None:
    for outcome in ("applied", "applied", "rejected"):
        deliveries.put(db, Delivery(noted(db).pos, outcome, None, b"{}", AT))
    assert deliveries.outcomes(db) == {"applied": 2, "rejected": 1}


def test_what_the_portal_has_and_has_not_decided_is_counted_with_the_receptions_among_it(db: Database) -> None:
    assert deliveries.unsettled(db) == (0, 0)
    received(db)
    for pos, outcome in (
        (ledger.last_pos(db), "deferred"),
        (noted(db).pos, "pending-upstream"),
        (noted(db).pos, "applied"),
    ):
        deliveries.put(db, Delivery(pos, outcome, None, b"{}", AT))
    assert deliveries.unsettled(db) == (2, 1)


def test_there_is_no_answer_to_an_entry_that_is_not_there(db: Database) -> None:
    with pytest.raises(dbapi2.IntegrityError):
        deliveries.put(db, Delivery(99, "applied", None, b"{}", AT))
