"""Slips are gathered and noted together; what cannot be printed is told apart and noted nowhere."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter
from factories import a_clerk
from plain_slips import NOTHING

from cchc_desktop.acts import decide
from cchc_desktop.acts.printing import HANDED_OVER, RECEIPT, ask, note
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Role
from cchc_desktop.slips.receipts.receipt import Receipt
from cchc_desktop.store import prints
from cchc_desktop.ui.printing.prepared import Pile, Wanted, gather, planned, prepare

pytestmark = pytest.mark.usefixtures("plain")
BATCH = ("handover", "BG-3-261005-01")


def made(counter: Counter, *wanted: Wanted) -> Pile:
    return prepare(counter.db, wanted, counter.desk, counter.clerk, counter.now)


def test_each_slip_comes_with_the_printing_that_was_asked_for(counter: Counter) -> None:
    dossier = counter.receive()

    receipt, batch = made(counter, (RECEIPT, dossier.uid), BATCH).prepared

    assert receipt.slip == Receipt(dossier, counter.now.date())
    assert (receipt.asked.dossier, batch.asked.number) == (dossier, BATCH[1])
    assert [left.print_uid for left in prints.unfinished(counter.db)] == [
        batch.asked.print_uid,
        receipt.asked.print_uid,
    ]


def test_what_was_gathered_before_is_not_gathered_again(counter: Counter) -> None:
    before = gather(counter.db, BATCH, counter.desk, counter.now)
    given = (counter.db, [BATCH], counter.desk, counter.clerk, counter.now)

    (prepared,) = prepare(*given, {BATCH: before}).prepared

    assert prepared.slip is before
    assert prepared.asked.number == BATCH[1]
    assert planned(counter.db, BATCH, counter.desk, counter.clerk, counter.now, {BATCH: before}).slip is before


def test_what_cannot_be_printed_is_told_and_noted_nowhere(counter: Counter) -> None:
    voided = counter.receive()
    decide.void(counter.db, voided.uid, "Nhập nhầm", (counter.lead, counter.now, None))
    before = counter.entries()

    pile = made(
        counter,
        (RECEIPT, voided.uid),
        ("handover", NOTHING),
        ("handover", ""),
        (RECEIPT, counter.mirror(code=None).uid),
    )

    assert pile.prepared == ()
    assert [str(refusal) for _, refusal in pile.refused] == [
        "dossier.voided",
        "test.nothing",
        "slip.subject",
        "receipt.no_code",
    ]
    assert counter.entries() == before


def test_who_may_not_print_reads_nothing_and_notes_nothing(counter: Counter) -> None:
    dossier = counter.receive()
    before = counter.contents()
    for act in (
        lambda: prepare(counter.db, [BATCH], counter.desk, a_clerk(Role.ADMIN), counter.now),
        lambda: planned(counter.db, (RECEIPT, dossier.uid), counter.desk, a_clerk(Role.ADMIN), counter.now),
    ):
        with pytest.raises(Refused, match=r"^role\.print$"):
            act()
    assert counter.contents() == before


def test_a_preview_is_of_the_next_printing_and_notes_nothing(counter: Counter) -> None:
    dossier = counter.receive()
    asked = ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now)
    note(counter.db, asked, HANDED_OVER, "P", "", (counter.clerk, counter.now))
    before = counter.contents()

    next_one = planned(counter.db, (RECEIPT, dossier.uid), counter.desk, counter.clerk, counter.now)

    assert next_one.asked.printing == 2
    assert next_one.asked.ledger_hash == counter.entries(dossier.uid)[0].hash
    assert planned(counter.db, BATCH, counter.desk, counter.clerk, counter.now).asked.printing == 1
    assert counter.contents() == before
