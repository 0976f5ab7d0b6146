"""The close of the day: one function tells all of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from counter_fixtures import Counter, hand_over
from factories import a_clerk, an_intake

from cchc_desktop.acts import day_close as acts
from cchc_desktop.acts import late_entry, pad, printing, sign_in
from cchc_desktop.acts.record import record
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.day_close import Cash, DayClose, Flagged, LateEntry, Prints, Voided
from cchc_desktop.domain.events import FeeCollected, FeeVoided
from cchc_desktop.domain.events import Voided as DossierVoided
from cchc_desktop.domain.pad import Stub
from cchc_desktop.reports import day_close, day_words
from cchc_desktop.store import deliveries, ledger, meta, numbers
from cchc_desktop.store.connection import transaction


def close(counter: Counter) -> DayClose:
    return day_close.day_close(counter.db, "03", counter.now.date())


def test_a_quiet_day_has_nothing(counter: Counter) -> None:
    deliveries.set_acked(counter.db, ledger.last_pos(counter.db))
    found = close(counter)
    assert (found.holders.total, found.missing_count, found.unsent, found.unsent_since) == (0, 0, 0, None)
    assert (found.cash, found.late, found.unused_stubs, found.flagged, found.voided) == ((), (), (), (), ())
    assert not found.needs_lead


def test_folders_and_their_moves(counter: Counter) -> None:
    hand_over(counter, counter.receive())
    counter.receive()

    found = close(counter)

    assert (found.holders.total, found.holders.balanced) == (2, True)
    assert (found.missing_count, [each.last_holder for each in found.missing]) == (1, ["Phạm Thị Tiếp Nhận"])
    assert found.moves["dossier.received"] == 2
    assert found.moves["custody.handedOver"] == 1
    counter.clock.forward(days=1)
    assert "dossier.received" not in close(counter).moves
    assert close(counter).missing_count == 1  # until it is found, every evening


def test_cash_by_clerk_and_way_with_what_was_given_back_against_who_gave_it(counter: Counter) -> None:
    other = a_clerk(code="cb02", name="Ngô Thị Hai")
    dossier = counter.receive(fee_amount=10**12)
    dossier = record(counter.db, dossier, FeeCollected(counter.now, "f0", 9000), counter.clerk)
    counter.clock.forward(days=1)
    for uid, amount, method, by in (
        ("f1", 5000, "tien-mat", counter.clerk),
        ("f2", 1000, "tien-mat", counter.clerk),
        ("f3", 10**12, "chuyen-khoan", other),
    ):
        dossier = record(counter.db, dossier, FeeCollected(counter.now, uid, amount, method), by)
    record(counter.db, dossier, FeeVoided(counter.now, "f0", "Thu nhầm"), other)

    assert close(counter).cash == (
        Cash("cb01", "Phạm Thị Tiếp Nhận", "tien-mat", 6000, 0),
        Cash("cb02", "Ngô Thị Hai", "chuyen-khoan", 10**12, 0),
        Cash("cb02", "Ngô Thị Hai", "tien-mat", 0, 9000),
    )


def test_paper(counter: Counter) -> None:
    dossier = counter.receive()
    for state in (printing.HANDED_OVER, printing.FAILED, printing.HANDED_OVER, ""):
        asked = printing.ask(counter.db, dossier.uid, printing.RECEIPT, counter.clerk, counter.now)
        if state:
            printing.note(counter.db, asked, state, "P", "absent", (counter.clerk, counter.now))
    assert close(counter).prints == Prints(first=1, again=1, failed=1, unknown=1)
    counter.clock.forward(days=1)
    assert close(counter).prints == Prints()


def test_what_is_unsent(counter: Counter) -> None:
    deliveries.set_acked(counter.db, ledger.last_pos(counter.db))
    counter.receive()
    counter.clock.forward(hours=1)
    counter.receive()
    assert (close(counter).unsent, close(counter).unsent_since) == (2, counter.now - timedelta(hours=1))


def test_what_closing_the_day_has_entered_itself_is_not_left_over(counter: Counter) -> None:
    counter.receive()
    deliveries.set_acked(counter.db, ledger.last_pos(counter.db))
    day = counter.now.date().isoformat()
    for _ in range(2):
        acts.close_day(counter.db, close(counter), counter.lead, counter.now)
        asked = printing.ask(counter.db, day, "day_close", counter.lead, counter.now)
        printing.note(counter.db, asked, printing.HANDED_OVER, "P", "", (counter.lead, counter.now))
    assert (close(counter).unsent, close(counter).unsent_since) == (0, None)

    counter.clock.forward(minutes=1)
    counter.receive()  # after the close: that is work
    assert (close(counter).unsent, close(counter).unsent_since) == (1, counter.now)

    counter.clock.forward(days=1)  # the next evening all of it waits, and is said to
    assert close(counter).unsent == 7


def test_what_a_lead_has_to_see(counter: Counter) -> None:
    first, second, third = pad.make_pad(counter.db, counter.desk, 3, counter.clerk, counter.now).codes
    written = counter.now
    counter.clock.forward(hours=1)
    stub = Stub(first, written, "Mất điện")
    late = late_entry.receive_late(counter.db, counter.desk, an_intake(), stub, counter.clerk, counter.now)
    pad.void_stub(counter.db, counter.desk, second, "rách", counter.clerk, counter.now)
    sign_in.approve(counter.db, Duty.VOID, "cb01", "", "Nhập nhầm", (counter.clerk, counter.now))
    sign_in.approve(counter.db, Duty.VOID, "tq01", "", "Nhập nhầm", (counter.clerk, counter.now))
    mistaken = counter.receive()
    record(counter.db, mistaken, DossierVoided(counter.now, "Nhập hai lần"), counter.lead)

    found = close(counter)

    assert found.needs_lead
    assert found.late == (LateEntry(late.uid, first, written, counter.now, "Phạm Thị Tiếp Nhận", "Mất điện"),)
    assert found.unused_stubs == (third,)
    assert found.flagged == (Flagged(counter.now, "cb01", "Phạm Thị Tiếp Nhận", "void"),)
    assert found.voided == (
        Voided(second, second, "rách"),
        Voided(str(mistaken.code), str(mistaken.code), "Nhập hai lần"),
    )


def test_closing_an_earlier_day_closes_that_day_and_not_today(counter: Counter) -> None:
    yesterday = counter.now.date()
    counter.clock.forward(days=1)
    today = counter.now.date()

    acts.close_day(counter.db, day_close.day_close(counter.db, "03", yesterday), counter.lead, counter.now)

    assert day_close.closed_at(counter.db, yesterday) == counter.now
    assert day_close.closed_at(counter.db, today) is None


def test_numbers_that_were_skipped_are_told_as_a_stretch(counter: Counter) -> None:
    counter.receive()
    with transaction(counter.db):
        counter.db.conn.execute("savepoint lost")
        for _ in range(3):
            assert numbers.take(counter.db, counter.folder, "H52.18", counter.now.date())
        counter.db.conn.execute("rollback to lost")
    counter.receive()

    (found,) = close(counter).voided

    assert (found.first, found.last) == ("H52.18-261005-3001", "H52.18-261005-3003")


def test_a_day_says_when_it_was_closed(counter: Counter) -> None:
    assert day_close.closed_at(counter.db, counter.now.date()) is None


OFFICE = """
[office]
unit_code = "H52.18"
[[office.names]]
valid_from = 2025-07-01
upper = "UBND tỉnh Minh Họa"
lower = "Trung tâm"
place = "Minh Họa"
[lead]
code = "tq01"
name = "Lê Văn Trưởng Quầy"
"""


@pytest.mark.parametrize(("portal", "alone"), [("", True), ('[portal]\nurl = "https://cong.example"\n', False)])
def test_a_counter_that_works_alone_has_nothing_to_send(counter: Counter, portal: str, alone: bool) -> None:
    meta.write(counter.db, "office", f"{OFFICE}{portal}")
    counter.receive()

    assert (close(counter).works_alone, close(counter).unsent == 0) == (alone, alone)
    assert any("cổng" in label for label, _ in day_words.paper(close(counter))) is not alone


def test_a_counter_that_joined_a_portal_does_not_work_alone(counter: Counter) -> None:
    meta.write(counter.db, "office", OFFICE)
    meta.write(counter.db, "portal_url", "https://cong.example")

    assert close(counter).works_alone is False
