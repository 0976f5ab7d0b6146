"""The print journal: asked before anything is drawn, then handed over or failed; reprints are counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from counter_fixtures import Counter, hand_over
from factories import a_dossier

from cchc_desktop.acts import decide, printing
from cchc_desktop.acts.printing import FAILED, HANDED_OVER, RECEIPT, Asked, End
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SlipPrinted
from cchc_desktop.store import dossiers, prints, rebuild

BATCH = "BG-3-261005-01"


def printed(counter: Counter, dossier: Dossier, state: str = HANDED_OVER) -> Asked:
    asked = printing.ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now)
    printing.note(counter.db, asked, state, "Máy in 1", "", (counter.clerk, counter.now))
    return asked


def test_a_printing_is_noted_before_it_happens(counter: Counter) -> None:
    dossier = counter.receive()

    asked = printing.ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now)

    assert (asked.dossier, asked.slip, asked.printing) == (dossier, RECEIPT, 1)
    assert [known.state for known in prints.unfinished(counter.db)] == ["asked"]
    assert counter.types(dossier.uid) == ["dossier.received", "slip.printed"]


def test_what_became_of_it_is_one_more_entry_of_the_same_act(counter: Counter) -> None:
    dossier = counter.receive()
    asked = printed(counter, dossier)

    first, second = counter.entries(dossier.uid)[1:]
    assert first.act_id == second.act_id == asked.print_uid
    assert prints.unfinished(counter.db) == []
    assert [known.printer for known in prints.of_dossier(counter.db, dossier.uid)] == ["Máy in 1"]
    assert counter.is_sound()


def test_only_slips_that_reached_a_printer_make_the_next_a_reprint(counter: Counter) -> None:
    dossier = counter.receive()

    numbers = [printed(counter, dossier, state).printing for state in (FAILED, HANDED_OVER, FAILED, HANDED_OVER)]

    assert numbers == [1, 1, 2, 2]
    assert printing.ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now).printing == 3


def test_a_failure_waits_to_be_printed_again(counter: Counter) -> None:
    dossier = counter.receive()
    asked = printing.ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now)

    printing.note(counter.db, asked, FAILED, "Máy in 1", "QPrinterError", (counter.clerk, counter.now))

    assert [(known.state, known.error) for known in prints.unfinished(counter.db)] == [(FAILED, "QPrinterError")]


def test_the_footer_s_hash_is_of_the_newest_fact_not_of_a_printing(counter: Counter) -> None:
    dossier = counter.receive()
    received = counter.entries(dossier.uid)[0]
    first = printed(counter, dossier)
    again = printed(counter, dossier)
    hand_over(counter, dossier)
    after = printed(counter, dossier)

    assert first.ledger_hash == again.ledger_hash == received.hash
    assert after.ledger_hash == next(
        entry.hash for entry in counter.entries(dossier.uid) if entry.type == "custody.handedOver"
    )


def test_printing_changes_nothing_of_the_dossier(counter: Counter) -> None:
    dossier = counter.receive()
    printed(counter, dossier)

    assert counter.dossier(dossier.uid) == dossier


def test_a_voided_dossier_is_printed_no_more(counter: Counter) -> None:
    dossier = counter.receive()
    decide.void(counter.db, dossier.uid, "Nhập nhầm", (counter.lead, counter.now, None))

    with pytest.raises(Refused, match=r"^dossier\.voided$"):
        printing.ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now)


def test_an_unknown_dossier_is_not_printed(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^dossier\.unknown$"):
        printing.ask(counter.db, "0192f7c0-0000-7000-8000-0000000000ff", RECEIPT, counter.clerk, counter.now)


def test_printing_another_counter_s_slip_adopts_its_dossier(counter: Counter) -> None:
    mirror = counter.mirror()

    printed(counter, mirror)

    assert counter.types(mirror.uid) == ["dossier.adopted", "slip.printed", "slip.printed"]
    assert dossiers.is_own(counter.db, mirror.uid)
    assert counter.is_sound()


def test_who_may_not_print_may_not_say_what_was_printed(counter: Counter) -> None:
    dossier = counter.receive()
    asked = printing.ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now)
    before = counter.contents()

    with pytest.raises(Refused, match=r"^role\.print$"):
        printing.note(counter.db, asked, HANDED_OVER, "", "", (counter.admin, counter.now))

    assert counter.contents() == before


def test_two_askings_before_a_note_are_not_both_the_first(counter: Counter) -> None:
    dossier = counter.receive()
    first, second = (printing.ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now) for _ in range(2))

    assert (first.printing, second.printing) == (1, 2)

    printing.note(counter.db, first, FAILED, "P", "absent", (counter.clerk, counter.now))
    assert printing.ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now).printing == 3


def test_a_printing_cut_off_may_have_brought_paper_and_the_next_one_says_so(counter: Counter) -> None:
    dossier = counter.receive()
    asked = printing.ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now)
    printing.note(counter.db, asked, FAILED, "P", prints.CUT_OFF, (counter.clerk, counter.now))

    assert printing.ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now).printing == 2


def test_a_corrected_receipt_is_a_new_one_and_its_first_print_no_reprint(counter: Counter) -> None:
    dossier = counter.receive()
    printed(counter, dossier)
    intake = replace(dossier.intake, note="Sửa")
    decide.amend(counter.db, dossier.uid, intake, "Ghi nhầm", (counter.clerk, counter.now, None))

    first, again = printed(counter, dossier), printed(counter, dossier)

    assert [(asked.printing, asked.number) for asked in (first, again)] == [(1, "2"), (2, "2")]
    assert counter.is_sound()


# Slips of no single dossier


def test_a_batch_s_slip_is_one_entry_without_a_dossier(counter: Counter) -> None:
    head = counter.entries()[-1].hash
    asked = printing.ask(counter.db, BATCH, "handover", counter.clerk, counter.now)
    printing.note(counter.db, asked, HANDED_OVER, "HP", "", (counter.clerk, counter.now))

    assert (asked.dossier, asked.number, asked.subject, asked.code) == (None, BATCH, BATCH, BATCH)
    assert asked.ledger_hash == head
    first, second = counter.entries()[-2:]
    assert (first.type, first.dossier_uid, first.act_id, second.act_id) == (
        "slip.printed",
        None,
        *2 * [asked.print_uid],
    )
    event = rebuild.event_of(counter.db, second)
    assert isinstance(event, SlipPrinted)
    assert (event.slip, event.slip_number, event.state) == ("handover", BATCH, HANDED_OVER)
    assert counter.is_sound()


def test_batches_are_counted_each_for_itself(counter: Counter) -> None:
    numbers = []
    for number in (BATCH, BATCH, "BG-3-261005-02"):
        asked = printing.ask(counter.db, number, "handover", counter.clerk, counter.now)
        printing.note(counter.db, asked, HANDED_OVER, "HP", "", (counter.clerk, counter.now))
        numbers.append(asked.printing)

    assert numbers == [1, 2, 1]


def test_a_slip_of_a_batch_needs_to_know_which(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^slip\.subject$"):
        printing.ask(counter.db, "", "handover", counter.clerk, counter.now)


def test_a_job_is_noted_whole_or_not_at_all(counter: Counter) -> None:
    asked = [printing.ask(counter.db, counter.receive().uid, RECEIPT, counter.clerk, counter.now) for _ in range(2)]
    broken = replace(asked[1], dossier=a_dossier(uid="0192f7c0-0000-7000-8000-0000000000ff"))
    ends = [End(asked[0], HANDED_OVER, "HP", ""), End(broken, FAILED, "HP", "absent")]
    before = counter.contents()

    with pytest.raises(Exception, match=r"(?i)foreign key"):
        printing.note_all(counter.db, ends, (counter.clerk, counter.now))

    assert counter.contents() == before
