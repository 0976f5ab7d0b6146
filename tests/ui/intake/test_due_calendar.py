"""The days up to the return date, whole weeks, long times with a gap."""

from __future__ import annotations

from datetime import date, datetime

from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar import DayKind, Override, WorkCalendar
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.return_date import ReturnDate, return_date
from cchc_desktop.domain.working_hours import WorkingHours
from cchc_desktop.ui.intake.due_calendar import DueCalendar, Gap, lines_of
from cchc_desktop.ui.theme import Theme


def due_in(days: int) -> ReturnDate:
    off = Override(date(2026, 11, 25), DayKind.SWAPPED_OFF)
    worked = Override(date(2026, 11, 28), DayKind.SWAPPED_WORK)
    calendar = WorkCalendar((off, worked))
    received = datetime(2026, 11, 23, 8, 15, tzinfo=VN)
    return return_date(received, Duration(days, Unit.WORKING_DAY), (WorkingHours(),), calendar)


def test_weeks_begin_on_monday_and_end_with_the_due_day() -> None:
    lines = lines_of(due_in(10))

    first, last = lines[0], lines[-1]
    assert not isinstance(first, Gap)
    assert not isinstance(last, Gap)
    assert first[0] is not None
    assert first[0].day == date(2026, 11, 23)
    assert last[-1] is None
    assert [day for line in lines if not isinstance(line, Gap) for day in line if day] == list(due_in(10).days())


def test_a_long_time_shows_its_ends_and_how_much_lies_between() -> None:
    lines = lines_of(due_in(120))

    gaps = [line for line in lines if isinstance(line, Gap)]
    assert len(lines) == 6
    assert len(gaps) == 1
    assert gaps[0].weeks > 10


def test_it_paints_every_sort_of_day_in_both_lengths(qtbot: QtBot, theme: Theme) -> None:
    calendar = DueCalendar()
    qtbot.addWidget(calendar)
    calendar.resize(352, 400)

    heights = []
    for days in (10, 120):
        calendar.show_due(due_in(days))
        assert calendar.grab().toImage().pixelColor(20, 40).isValid()
        heights.append(calendar.height())
    calendar.show_due(None)

    assert heights[0] > 100
    assert calendar.sizeHint().height() == 0
