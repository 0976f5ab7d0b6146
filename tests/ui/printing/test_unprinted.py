"""What a crash or a printer left over is found at the next start, and nothing else."""

from __future__ import annotations

from counter_fixtures import Counter

from cchc_desktop.acts import decide
from cchc_desktop.acts.printing import FAILED, HANDED_OVER, RECEIPT, ask, note
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.store import prints
from cchc_desktop.ui.printing.unprinted import has_paper, left_over

BATCH = "BG-3-261005-01"


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


def test_slips_of_no_dossier_are_offered_too(counter: Counter) -> None:
    ask(counter.db, BATCH, "handover", counter.clerk, counter.now)

    (left,) = left_over(counter.db, counter.now)

    assert (left.wanted, left.code, left.dossier, left.state) == (("handover", BATCH), BATCH, None, "asked")
    assert left.at == counter.now

    has_paper(counter.db, left, counter.clerk, counter.now)
    assert left_over(counter.db, counter.now) == []
    assert counter.is_sound()


def test_a_printing_cut_off_is_not_called_surely_unprinted(counter: Counter) -> None:
    printed(counter, counter.receive(), FAILED, "not_taken")
    counter.clock.forward(minutes=1)
    printed(counter, counter.receive(), FAILED, "absent")

    assert [left.state for left in left_over(counter.db, counter.now)] == ["failed", "asked"]


def test_another_slip_of_a_dossier_does_not_hide_its_receipt(counter: Counter) -> None:
    printed(counter, counter.receive())
    counter.clock.forward(minutes=1)
    dossier = counter.receive()
    label = ask(counter.db, dossier.uid, "label", counter.clerk, counter.now)
    note(counter.db, label, HANDED_OVER, "Nhan", "", (counter.clerk, counter.now))

    assert [left.wanted for left in left_over(counter.db, counter.now)] == [(RECEIPT, dossier.uid)]


def test_the_story_of_a_voided_dossier_is_still_owed_and_its_receipt_is_not(counter: Counter) -> None:
    dossier = counter.receive()
    ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now)
    decide.void(counter.db, dossier.uid, "Nhập nhầm", (counter.lead, counter.now, None))
    ask(counter.db, dossier.uid, "control_sheet", counter.clerk, counter.now)

    assert [left.wanted for left in left_over(counter.db, counter.now)] == [("control_sheet", dossier.uid)]
