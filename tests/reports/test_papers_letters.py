"""Letters are gathered from what was decided, in the words it was decided with."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from counter_fixtures import Counter, hand_over
from factories import PAPERS, an_intake

from cchc_desktop.acts import at_intake, custody, decide, printing, supplement
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Apologised, PapersGivenBack, Stopped, SupplementRequested
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.status import COUNTER
from cchc_desktop.reports import papers
from cchc_desktop.reports.gathering import NoPaper
from cchc_desktop.slips.letters.apology import Apology
from cchc_desktop.slips.letters.refusal import Refusal
from cchc_desktop.slips.letters.stop import Stop
from cchc_desktop.slips.letters.supplement_request import SupplementRequest
from cchc_desktop.slips.lists.withdrawal_note import WithdrawalNote
from cchc_desktop.slips.slip import Slip


def gather(counter: Counter, kind: str, uid: str) -> Slip:
    return papers.gather(counter.db, kind, uid, counter.desk, counter.now)


def test_a_request_for_papers_names_who_asked_and_how_often(counter: Counter) -> None:
    dossier = counter.receive()
    request = SupplementRequested(counter.now, "Bổ sung giấy khai sinh")
    supplement.request_supplement(counter.db, counter.desk, dossier.uid, request, counter.clerk)

    slip = gather(counter, "supplement_request", dossier.uid)

    assert isinstance(slip, SupplementRequest)
    assert (slip.request.content, slip.ordinal, slip.adviser.name) == ("Bổ sung giấy khai sinh", 1, counter.clerk.name)


def test_a_refusal_before_reception_has_its_letter(counter: Counter) -> None:
    dossier = at_intake.refuse_intake(
        counter.db, counter.desk, an_intake(), "Không thuộc thẩm quyền", counter.clerk, counter.now
    )

    slip = gather(counter, "refusal", dossier.uid)

    assert isinstance(slip, Refusal)
    assert slip.refused.reason == "Không thuộc thẩm quyền"


def test_an_apology_tells_the_date_that_held_before_it(counter: Counter) -> None:
    dossier = counter.receive()
    assert dossier.due_at is not None
    due = counter.desk.calendar.worked_after(dossier.due_at.date(), 5)
    new = dossier.due_at + timedelta(days=(due - dossier.due_at.date()).days)
    decide.apologise(counter.db, counter.desk, dossier.uid, Apologised(counter.now, "Chờ xác minh", new), counter.clerk)

    slip = gather(counter, "apology", dossier.uid)

    assert isinstance(slip, Apology)
    assert (slip.due_was, slip.due_in_force, slip.apology.due_at) == (dossier.due_at, dossier.due_at, new)
    assert (slip.solver, slip.taken) == ("", True)


def late(counter: Counter, dossier: Dossier) -> Apology:
    """An apology for it, as it is gathered."""
    due = counter.dossier(dossier.uid).due_at
    assert due is not None
    new = datetime.combine(counter.desk.calendar.worked_after(due.date(), 5), due.time(), VN)
    decide.apologise(counter.db, counter.desk, dossier.uid, Apologised(counter.now, "Chờ xác minh", new), counter.clerk)
    slip = gather(counter, "apology", dossier.uid)
    assert isinstance(slip, Apology)
    return slip


@pytest.mark.parametrize("printed", [True, False])
def test_an_apology_tells_the_date_that_was_really_printed_last(counter: Counter, printed: bool) -> None:
    dossier = counter.receive()
    asked = printing.ask(counter.db, dossier.uid, "receipt", counter.clerk, counter.now)
    printing.note(counter.db, asked, printing.HANDED_OVER, "PDF", "", (counter.clerk, counter.now))
    request = SupplementRequested(counter.now, "Bổ sung giấy khai sinh", papers=PAPERS[:1])
    supplement.request_supplement(counter.db, counter.desk, dossier.uid, request, counter.clerk)
    counter.clock.forward(days=7)
    moved = supplement.receive_supplement(counter.db, counter.desk, dossier.uid, PAPERS[:1], counter.clerk, counter.now)
    if printed:
        again = printing.ask(counter.db, dossier.uid, "receipt", counter.clerk, counter.now)
        printing.note(counter.db, again, printing.HANDED_OVER, "PDF", "", (counter.clerk, counter.now))
    assert moved.due_at != dossier.due_at

    slip = late(counter, dossier)

    assert (slip.due_was, slip.due_in_force) == (moved.due_at if printed else dossier.due_at, moved.due_at)


def test_letters_name_the_division_that_has_the_folder_and_say_when_nobody_took_it(counter: Counter) -> None:
    first, second, third = (counter.receive() for _ in range(3))
    elsewhere = "Phòng Lao động - Việc làm"
    batch = custody.hand_over(
        counter.db, counter.desk, [first.uid, second.uid, third.uid], elsewhere, counter.clerk, counter.now
    )
    custody.take_batch(counter.db, batch.bars, [str(first.code)], "Đỗ Văn Nhận", counter.clerk, counter.now)
    custody.send_back(counter.db, third.uid, "nhầm phòng", counter.clerk, counter.now)

    letters = [late(counter, dossier) for dossier in (first, second, third)]

    assert [(slip.solver, slip.taken) for slip in letters] == [(elsewhere, True), (elsewhere, False), ("", True)]
    decide.stop(counter.db, counter.desk, first.uid, Stopped(counter.now, "Trùng hồ sơ"), counter.clerk)
    stop = gather(counter, "stop", first.uid)
    assert isinstance(stop, Stop)
    assert stop.solver == elsewhere


def test_a_stop_is_told_of_the_dossier_as_it_was(counter: Counter) -> None:
    dossier = counter.receive()
    decide.stop(counter.db, counter.desk, dossier.uid, Stopped(counter.now, "Trùng hồ sơ"), counter.clerk)

    slip = gather(counter, "stop", dossier.uid)

    assert isinstance(slip, Stop)
    assert slip.stopped.reason == "Trùng hồ sơ"
    assert slip.dossier.status is dossier.status


def test_what_goes_back_later_has_a_note_of_its_own(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())
    decide.withdraw(counter.db, dossier.uid, "Đổi ý", None, counter.clerk, counter.now)
    first = printing.ask(counter.db, dossier.uid, "withdrawal_note", counter.clerk, counter.now)
    custody.send_back(counter.db, dossier.uid, "Công dân đã rút", counter.clerk, counter.now)
    counter.clock.forward(days=1)
    decide.give_back(counter.db, dossier.uid, None, counter.lead, counter.now)

    slip = gather(counter, "withdrawal_note", dossier.uid)
    asked = printing.ask(counter.db, dossier.uid, "withdrawal_note", counter.clerk, counter.now)

    assert isinstance(slip, WithdrawalNote)
    assert slip.later == PapersGivenBack(counter.now, dossier.intake.originals)
    assert (slip.withdrawn.papers, slip.clerk_name, slip.day) == ((), counter.lead.name, counter.now.date())
    assert slip.dossier.holder == COUNTER
    assert (first.printing, first.number, asked.printing, asked.number) == (1, "", 1, "2")


def test_what_was_stopped_has_a_note_only_of_what_goes_back_later(counter: Counter) -> None:
    dossier = counter.receive()
    decide.stop(counter.db, counter.desk, dossier.uid, Stopped(counter.now, "Trùng hồ sơ"), counter.lead)
    with pytest.raises(NoPaper, match="withdrawal"):
        gather(counter, "withdrawal_note", dossier.uid)

    decide.give_back(counter.db, dossier.uid, None, counter.clerk, counter.now)

    slip = gather(counter, "withdrawal_note", dossier.uid)
    assert isinstance(slip, WithdrawalNote)
    assert slip.withdrawn.reason == "Trùng hồ sơ"


@pytest.mark.parametrize("kind", ["supplement_request", "refusal", "apology", "stop"])
def test_what_was_never_decided_has_no_letter(counter: Counter, kind: str) -> None:
    with pytest.raises(NoPaper, match="none"):
        gather(counter, kind, counter.receive().uid)


def test_what_went_back_stands_on_the_note_of_the_withdrawal(counter: Counter) -> None:
    dossier = counter.receive()
    with pytest.raises(NoPaper, match="withdrawal"):
        gather(counter, "withdrawal_note", dossier.uid)
    decide.withdraw(counter.db, dossier.uid, "Đổi ý", None, counter.clerk, counter.now)
    decide.stop(counter.db, counter.desk, dossier.uid, Stopped(counter.now, "Đã rút"), counter.lead)

    slip = gather(counter, "withdrawal_note", dossier.uid)

    assert isinstance(slip, WithdrawalNote)
    assert slip.withdrawn.papers == dossier.intake.originals
    assert (slip.dossier, slip.clerk_name) == (dossier, counter.clerk.name)
