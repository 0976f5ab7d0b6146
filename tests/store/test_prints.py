"""The print journal: what was asked for and not handed over is offered again, in the order of asking."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from factories import NOW
from sqlcipher3 import dbapi2
from store_fixtures import AT, received

from cchc_desktop.domain.events import SlipPrinted
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store import connection, prints
from cchc_desktop.store.connection import Database
from cchc_desktop.store.prints import Print
from cchc_desktop.store.uids import new_uid


def ask(db: Database, uid: str | None, at: datetime = NOW, **changes: Any) -> SlipPrinted:
    facts: dict[str, Any] = {"slip": "receipt", "state": "asked", "print_uid": new_uid(), "printing": 1} | changes
    event = SlipPrinted(at, **facts)
    prints.note(db, uid, event)
    return event


def then(db: Database, uid: str | None, asked: SlipPrinted, state: str, **changes: str) -> None:
    at = NOW + timedelta(seconds=5)
    prints.note(db, uid, SlipPrinted(at, asked.slip, state, asked.print_uid, asked.printing, **changes))


def test_a_printing_is_one_row_whatever_becomes_of_it(db: Database) -> None:
    uid = received(db).uid
    asked = ask(db, uid)
    then(db, uid, asked, "failed", error="OSError")
    then(db, uid, asked, "handed_over", printer="HP-A5")
    later = instant_text(NOW + timedelta(seconds=5))
    expected = Print(asked.print_uid, uid, "receipt", "", 1, "handed_over", "HP-A5", "", AT, later)
    assert prints.of_dossier(db, uid) == [expected]


def test_what_may_have_brought_paper_counts_as_printed(db: Database) -> None:
    uid = received(db).uid
    assert prints.next_printing(db, uid, "receipt") == 1
    asked = ask(db, uid)
    assert prints.next_printing(db, uid, "receipt") == 2
    then(db, uid, asked, "failed", error="absent")
    assert prints.next_printing(db, uid, "receipt") == 1
    then(db, uid, asked, "failed", error=prints.CUT_OFF)
    assert prints.next_printing(db, uid, "receipt") == 2
    then(db, uid, asked, "handed_over")
    assert prints.next_printing(db, uid, "receipt") == 2
    assert prints.next_printing(db, uid, "control_sheet") == 1


def test_a_number_given_back_is_not_given_while_a_later_one_is_out(db: Database) -> None:
    uid = received(db).uid
    first, _second = ask(db, uid), ask(db, uid, printing=2)
    then(db, uid, first, "failed", error="absent")

    assert prints.next_printing(db, uid, "receipt") == 3


def test_a_bulk_counts_as_the_store_does(db: Database) -> None:
    uid = received(db).uid
    with connection.bulk(db) as bulk:
        asked = ask(bulk, uid)
        assert prints.next_printing(bulk, uid, "receipt") == 2
        then(bulk, uid, asked, "failed", error="absent")
        assert prints.next_printing(bulk, uid, "receipt") == 1
        then(bulk, uid, ask(bulk, uid), "handed_over")
    assert prints.next_printing(db, uid, "receipt") == 2


def test_what_was_saved_and_not_printed_is_offered_newest_first(db: Database) -> None:
    first, second, third = (received(db, number).uid for number in (1, 2, 3))
    ask(db, first)
    failed = ask(db, second)
    then(db, second, failed, "failed", error="OSError")
    done = ask(db, third)
    then(db, third, done, "handed_over")
    assert [(left.dossier_uid, left.state) for left in prints.unfinished(db)] == [(second, "failed"), (first, "asked")]
    assert [left.dossier_uid for left in prints.unfinished(db, limit=1)] == [second]


def test_a_later_printing_of_the_slip_takes_the_place_of_one_that_failed(db: Database) -> None:
    uid = received(db).uid
    failed = ask(db, uid)
    then(db, uid, failed, "failed")
    again = ask(db, uid)
    assert [left.print_uid for left in prints.unfinished(db)] == [again.print_uid]
    then(db, uid, again, "handed_over")
    assert prints.unfinished(db) == []


def test_two_slips_of_a_dossier_are_apart(db: Database) -> None:
    uid = received(db).uid
    ask(db, uid)
    ask(db, uid, slip="control_sheet")
    assert len(prints.unfinished(db)) == 2


@pytest.mark.parametrize("minutes", [-60, 0, 60])
def test_a_clock_that_steps_back_or_stands_still_hides_no_printing(db: Database, minutes: int) -> None:
    uid = received(db).uid
    then(db, uid, ask(db, uid), "handed_over")
    again = ask(db, uid, NOW + timedelta(minutes=minutes), printing=2)
    assert [left.print_uid for left in prints.unfinished(db)] == [again.print_uid]
    newest = prints.last(db, ["receipt"])
    assert newest is not None
    assert newest.print_uid == again.print_uid
    assert [one.printing for one in prints.of_dossier(db, uid)] == [1, 2]


def test_before_anything_was_printed_there_is_no_last(db: Database) -> None:
    assert prints.last(db, ["receipt", "group_receipt"]) is None


def test_the_last_receipt_is_not_hidden_by_other_slips(db: Database) -> None:
    uid = received(db).uid
    asked = ask(db, uid)
    ask(db, uid, slip="label")
    newest = prints.last(db, ["receipt", "group_receipt"])
    assert newest is not None
    assert newest.print_uid == asked.print_uid


def test_what_is_left_is_found_without_reading_a_year_of_printings(db: Database) -> None:
    plan = db.conn.execute(
        "explain query plan select * from prints indexed by prints_open where state <> 'handed_over'"
    ).fetchall()
    assert "prints_open" in plan[0][3]


def test_a_printing_belongs_to_a_dossier(db: Database) -> None:
    with pytest.raises(dbapi2.IntegrityError):
        ask(db, new_uid())


# Slips of no single dossier


def test_a_batch_has_its_own_row_and_its_own_count(db: Database) -> None:
    first = ask(db, None, slip="handover", slip_number="BG-3-261005-01")
    then(db, None, first, "handed_over", slip_number="BG-3-261005-01")
    ask(db, None, slip="handover", slip_number="BG-3-261005-02")

    assert prints.next_printing(db, None, "handover", "BG-3-261005-01") == 2
    assert prints.next_printing(db, None, "handover", "BG-3-261005-03") == 1
    (left,) = prints.unfinished(db)
    assert (left.dossier_uid, left.subject, left.state) == (None, "BG-3-261005-02", "asked")


def test_a_new_version_is_no_reprint_and_takes_the_place_of_an_old_one_that_failed(db: Database) -> None:
    uid = received(db).uid
    then(db, uid, ask(db, uid), "failed", error="absent")
    second = ask(db, uid, slip_number="2")

    assert [left.print_uid for left in prints.unfinished(db)] == [second.print_uid]
    assert prints.next_printing(db, uid, "receipt") == 1
    assert prints.next_printing(db, uid, "receipt", "2") == 2


def test_what_is_left_is_not_looked_for_through_all_rows(db: Database) -> None:
    plan = [
        row[3]
        for row in db.conn.execute(
            f"explain query plan select * from prints p indexed by prints_open where state <> 'handed_over' "
            f"and not exists ({prints._LATER})"
        ).fetchall()
    ]
    assert not [step for step in plan if step.startswith("SCAN l")]
