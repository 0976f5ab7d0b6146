"""Which open dossiers another calendar would give another date; what is printed stays beside it."""

from __future__ import annotations

from datetime import timedelta

from counter_fixtures import Counter

from cchc_desktop.acts.record import record
from cchc_desktop.domain.calendar import DayKind, Override, WorkCalendar
from cchc_desktop.domain.due_story import Rules
from cchc_desktop.domain.events import Apologised
from cchc_desktop.reports.calendar_moves import moved


def rules(counter: Counter, *off: Override) -> tuple[Rules, Rules]:
    hours = counter.desk.office.hours
    return Rules(hours, counter.desk.calendar), Rules(hours, WorkCalendar(off) if off else counter.desk.calendar)


def test_a_dossier_due_on_a_day_that_becomes_a_holiday_is_listed(counter: Counter) -> None:
    dossier = counter.receive()
    assert dossier.due_at is not None
    due = dossier.due_at.date()

    (found,) = moved(counter.db, *rules(counter, Override(due, DayKind.HOLIDAY)))

    assert (found.uid, found.code, found.due_at) == (dossier.uid, dossier.printed_code, dossier.due_at)
    assert found.would_be.date() > due
    assert counter.dossier(dossier.uid).due_at == dossier.due_at


def test_the_same_calendar_moves_nothing(counter: Counter) -> None:
    counter.receive()

    assert moved(counter.db, *rules(counter)) == []


def test_a_date_that_an_apology_has_set_is_not_moved(counter: Counter) -> None:
    dossier = counter.receive()
    assert dossier.due_at is not None
    later = dossier.due_at + timedelta(days=7)
    record(counter.db, dossier, Apologised(counter.now, "Thiếu người", later), counter.clerk)

    assert moved(counter.db, *rules(counter, Override(dossier.due_at.date(), DayKind.HOLIDAY))) == []
