"""Deliveries: what the portal said of each entry, and how much still waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from counter_fixtures import Counter, hand_over, open_counter
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


def test_places_without_a_last_word_are_known_in_order(db: Database) -> None:
    entries = [noted(db) for _ in range(5)]
    for entry, outcome in zip(
        entries, ("deferred", "applied", "pending-upstream", "deferred", "deferred"), strict=True
    ):
        deliveries.put(db, Delivery(entry.pos, outcome, None, b"{}", AT))
    first, _, third, fourth, last = (entry.pos for entry in entries)
    deliveries.set_acked(db, fourth)  # the last is sent again in any case
    assert deliveries.unsettled_after(db, 0, 10) == [first, third, fourth]
    assert deliveries.unsettled_after(db, 0, 2) == [first, third]
    assert deliveries.unsettled_after(db, third, 10) == [fourth]
    assert deliveries.unsettled_after(db, last, 10) == []


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


def test_answers_are_found_by_the_places_of_their_entries(db: Database) -> None:
    first, _, third, fourth = noted(db), noted(db), noted(db), noted(db)
    answers = {entry.pos: Delivery(entry.pos, "applied", entry.pos, b"{}", AT) for entry in (first, third, fourth)}
    for delivery in answers.values():
        deliveries.put(db, delivery)
    assert deliveries.among(db, first.pos, third.pos) == {pos: answers[pos] for pos in (first.pos, third.pos)}


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


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path / "counter") as made:
        yield made


def test_dossiers_with_anything_undecided_are_counted_once(counter: Counter) -> None:
    old = counter.receive()
    deliveries.put(counter.db, Delivery(ledger.last_pos(counter.db), "pending-upstream", None, b"{}", AT))
    counter.clock.forward(days=2)
    new = counter.receive()
    counter.receive()
    for dossier in (old, new):
        hand_over(counter, dossier)
        deliveries.put(counter.db, Delivery(ledger.last_pos(counter.db), "deferred", None, b"{}", AT))

    today = counter.now.date().isoformat()
    assert deliveries.undecided(counter.db, today) == deliveries.Undecided()  # nothing was sent
    deliveries.set_acked(counter.db, ledger.last_pos(counter.db))
    assert deliveries.undecided(counter.db, today) == deliveries.Undecided(2, 1, 1)


def test_there_is_no_answer_to_an_entry_that_is_not_there(db: Database) -> None:
    with pytest.raises(dbapi2.IntegrityError):
        deliveries.put(db, Delivery(99, "applied", None, b"{}", AT))
