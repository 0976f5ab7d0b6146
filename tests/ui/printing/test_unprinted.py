"""What a crash or a printer left over is found at the next start, and nothing else."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter
from factories import a_clerk

from cchc_desktop.acts.printing import FAILED, HANDED_OVER, RECEIPT, ask, note
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.store import prints
from cchc_desktop.ui.printing.unprinted import has_paper, last_printed, left_over, unasked


def printed(counter: Counter, dossier: Dossier, state: str = HANDED_OVER, error: str = "") -> None:
    asked = ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now)
    note(counter.db, asked, state, "Quay-03", error, (counter.clerk, counter.now))


def test_a_printed_receipt_is_not_offered(counter: Counter) -> None:
    printed(counter, counter.receive())
    assert left_over(counter.db, counter.now) == []


def test_killed_while_printing_it_is_offered(counter: Counter) -> None:
    dossier = counter.receive()
    ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now)

    (left,) = left_over(counter.db, counter.now)

    assert (left.dossier.uid, left.state) == (dossier.uid, "asked")


def test_killed_between_saving_and_asking_it_is_offered(counter: Counter) -> None:
    printed(counter, counter.receive())
    counter.clock.forward(minutes=1)
    dossier = counter.receive()

    (left,) = left_over(counter.db, counter.now)

    assert (left.dossier.uid, left.state) == (dossier.uid, "")


def test_the_very_first_dossier_counts_too(counter: Counter) -> None:
    dossier = counter.receive()
    counter.clock.forward(minutes=2)
    assert [left.dossier.uid for left in left_over(counter.db, counter.now)] == [dossier.uid]


def test_a_store_that_never_printed_offers_nothing_old(counter: Counter) -> None:
    counter.receive()
    counter.clock.forward(hours=2)
    assert left_over(counter.db, counter.now) == []


def test_other_counters_and_voided_dossiers_are_no_business_of_this_printer(counter: Counter) -> None:
    printed(counter, counter.receive())
    counter.clock.forward(minutes=1)
    counter.mirror(received_at=counter.now)
    assert left_over(counter.db, counter.now) == []


def test_failed_and_forgotten_ones_come_newest_first(counter: Counter) -> None:
    failed = counter.receive()
    printed(counter, failed, FAILED, "not_taken")
    counter.clock.forward(minutes=1)
    fresh = counter.receive()

    assert [left.dossier.uid for left in left_over(counter.db, counter.now)] == [fresh.uid, failed.uid]


def test_the_clerk_s_word_settles_it_for_good(counter: Counter) -> None:
    dossier = counter.receive()
    printed(counter, dossier, FAILED, "not_taken")
    (left,) = left_over(counter.db, counter.now)

    has_paper(counter.db, left, counter.clerk, counter.now)

    assert left_over(counter.db, counter.now) == []
    assert [(each.state, each.error) for each in prints.of_dossier(counter.db, dossier.uid)] == [
        (HANDED_OVER, "confirmed_by_clerk")
    ]
    assert counter.is_sound()


def test_the_last_printed_is_whose_slip_was_asked_for_last(counter: Counter) -> None:
    assert last_printed(counter.db) is None
    first, second = counter.receive(), counter.receive()
    printed(counter, second)
    counter.clock.forward(seconds=1)
    printed(counter, first)
    assert last_printed(counter.db) == first.uid


def test_a_preview_notes_nothing(counter: Counter) -> None:
    dossier = counter.receive()
    printed(counter, dossier)
    before = counter.contents()

    asked = unasked(counter.db, dossier.uid, counter.clerk)

    assert asked.printing == 2
    assert asked.ledger_hash == counter.entries(dossier.uid)[0].hash
    assert counter.contents() == before


def test_an_administrator_sees_no_dossier(counter: Counter) -> None:
    dossier = counter.receive()
    with pytest.raises(Refused):
        unasked(counter.db, dossier.uid, a_clerk(Role.ADMIN))
