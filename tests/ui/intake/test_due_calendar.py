"""The days up to the return date, whole weeks, long times with a gap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar import DayKind, Override, WorkCalendar
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.return_date import ReturnDate, return_date
from cchc_desktop.domain.working_hours import WorkingHours
from cchc_desktop.ui.intake.due_calendar import _CELL, _GAP, _HEAD, DueCalendar, Gap, lines_of
from cchc_desktop.ui.palette import shown_palette
from cchc_desktop.ui.theme import Theme


def due_in(days: int, unit: Unit = Unit.WORKING_DAY) -> ReturnDate:
    off = Override(date(2026, 11, 25), DayKind.SWAPPED_OFF)
    worked = Override(date(2026, 11, 28), DayKind.SWAPPED_WORK)
    calendar = WorkCalendar((off, worked))
    received = datetime(2026, 11, 23, 8, 15, tzinfo=VN)
    return return_date(received, Duration(days, unit), (WorkingHours(),), calendar)


def colour_of(calendar: DueCalendar, week: int, weekday: int) -> str:
    """The fill of a day's cell, near its upper edge, where no figure is."""
    wide = min((calendar.width() - 6 * _GAP) / 7, 64)
    x, y = round(weekday * (wide + _GAP) + wide / 2), _HEAD + week * (_CELL + _GAP) + 3
    return calendar.grab().toImage().pixelColor(x, y).name()


def test_weeks_begin_on_monday_and_end_with_the_due_day() -> None:
    lines = lines_of(due_in(10).days())

    first, last = lines[0], lines[-1]
    assert not isinstance(first, Gap)
    assert not isinstance(last, Gap)
    assert first[0] is not None
    assert first[0].day == date(2026, 11, 23)
    assert last[-1] is None
    assert [day for line in lines if not isinstance(line, Gap) for day in line if day] == list(due_in(10).days())


def test_a_long_time_shows_its_ends_and_how_much_lies_between() -> None:
    lines = lines_of(due_in(120).days())

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


def test_every_counted_day_looks_counted_also_a_weekend_or_holiday_among_calendar_days(
    qtbot: QtBot, theme: Theme
) -> None:
    calendar = DueCalendar()
    qtbot.addWidget(calendar)
    calendar.resize(352, 400)
    counted = QColor(shown_palette().done.fill).name()

    calendar.show_due(due_in(14, Unit.DAY))  # 23/11 to 07/12
    assert {colour_of(calendar, 0, weekday) for weekday in range(1, 7)} == {counted}

    calendar.show_due(due_in(10))
    assert colour_of(calendar, 0, 5) == counted, "a Saturday made up for counts"
    assert counted not in (colour_of(calendar, 0, 2), colour_of(calendar, 0, 6)), "a day off and a Sunday do not"


def test_a_day_the_clock_stood_is_amber_and_marked(qtbot: QtBot, theme: Theme) -> None:
    days = [replace(day, paused=day.day.day in (26, 27)) for day in due_in(10).days()]
    calendar = DueCalendar()
    qtbot.addWidget(calendar)
    calendar.resize(352, 400)

    calendar.show_days(days)

    assert colour_of(calendar, 0, 3).upper() == shown_palette().waiting.fill
    assert colour_of(calendar, 0, 4).upper() == shown_palette().waiting.fill
    assert colour_of(calendar, 1, 0).upper() == shown_palette().done.fill
    calendar.show_days(())
    assert calendar.height() == 0
