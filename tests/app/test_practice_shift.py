"""What a simulated counter shares between its days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from practice_lives import LIVED_UNTIL, told

from cchc_desktop.app.counter import Counter
from cchc_desktop.app.practice_shift import Shift, begun, division_of
from cchc_desktop.domain.events import Received, SlipPrinted
from cchc_desktop.store import procedures

LAST = LIVED_UNTIL.date()


def a_shift(lived: Counter, seed: int) -> Shift:
    return begun(lived, seed, LAST - timedelta(days=300), LAST)


def test_only_procedures_with_a_time_that_are_valid_all_along_are_asked_for(counter: Counter) -> None:
    known = a_shift(counter, 3).catalogue
    newer = [replace(each, valid_from=LAST) for each in known[:2]]
    procedures.import_all(counter.db, [*newer, *known[2:]], "2026-11-20T09:30:00.000+07:00")

    assert all(each.processing_on(LAST) for each in known)
    assert [each.code for each in a_shift(counter, 3).catalogue] == [each.code for each in known[2:]]


def test_the_same_seed_draws_the_same(lived: Counter) -> None:
    drawn = [[a_shift(lived, seed).chance.random() for _ in range(3)] for seed in (3, 3, 4)]

    assert drawn[0] == drawn[1] != drawn[2]


def test_a_moment_some_days_later_is_within_them(lived: Counter) -> None:
    shift, day = a_shift(lived, 3), LIVED_UNTIL.date()
    calendar = lived.desk.calendar
    days = {shift.some_days_after(day, 1, 3).date() for _ in range(100)}

    assert days == {calendar.worked_after(day, count) for count in (1, 2, 3)}


def test_a_procedure_of_no_division_goes_to_the_first(lived: Counter) -> None:
    assert division_of(lived.desk, "") == lived.desk.office.divisions[0]
    assert division_of(lived.desk, "Phòng khác") == "Phòng khác"


def test_some_printings_fail_and_some_slips_are_printed_again(lived: Counter) -> None:
    states = [event for _, event in told(lived, SlipPrinted)]

    assert any(event.state == "failed" for event in states)
    assert any(event.printing > 1 for event in states)
    assert {"receipt", "supplement_request", "apology", "refusal", "stop", "withdrawal_note"} <= {
        event.slip for event in states
    }


def test_now_and_then_the_lead_receives(lived: Counter) -> None:
    codes = {entry.clerk_code for entry, _ in told(lived, Received)}

    assert codes == {lived.file.lead.code, lived.file.clerks[0].code}
