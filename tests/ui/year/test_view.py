"""The page of the calendar: a day that is chosen is written anew, a dossier leads to its page."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar import DayKind, Override
from cchc_desktop.domain.calendar_file import CalendarFile
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.working_hours import WorkingHours
from cchc_desktop.reports.calendar_moves import Moved
from cchc_desktop.ui.year import words
from cchc_desktop.ui.year.view import YearView

FILE = CalendarFile(
    (Override(date(2027, 1, 9), DayKind.SWAPPED_WORK, "làm bù", "Công văn 1"),),
    2027,
    (WorkingHours(((time(7), time(12)),), date(2027, 6, 1)),),
)
MOVED = Moved("u1", "H52.18-261005-3001", "1.010803", "Trợ cấp thờ cúng", datetime(2026, 10, 29, 8, tzinfo=VN), datetime(2026, 10, 30, 8, tzinfo=VN))  # fmt: skip


def test_a_day_that_is_chosen_is_filled_in_to_be_changed(qtbot: QtBot, view: YearView) -> None:
    view.show_calendar(FILE, False)

    QTest.keyClick(view.days, Qt.Key.Key_Return)

    assert (view.day.text, view.note.text, view.source.text) == ("09/01/2027", "làm bù", "Công văn 1")
    assert view.kind.value == DayKind.SWAPPED_WORK.value


def test_sessions_that_are_chosen_are_filled_in_too(qtbot: QtBot, view: YearView) -> None:
    view.show_calendar(FILE, False)
    view.days.selectRow(1)

    QTest.keyClick(view.days, Qt.Key.Key_Return)

    assert (view.day.text, view.sessions.text, view.source.text) == ("01/06/2027", "07:00-12:00", "")


def test_a_dossier_of_the_list_leads_to_its_page(qtbot: QtBot, view: YearView) -> None:
    view.show_calendar(FILE, True)
    assert not view.commit.isEnabled()
    view.show_moved([MOVED])
    assert view.commit.isEnabled()

    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view.moved, Qt.Key.Key_Return)

    assert opened.args == ["u1"]


def test_nothing_chosen_is_nothing_to_take_out(qtbot: QtBot, view: YearView) -> None:
    with qtbot.assertNotEmitted(view.dropped):
        QTest.keyClick(view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)


def test_what_is_wrong_with_no_field_stands_above_the_list(view: YearView) -> None:
    view.show_problems([Problem("", "x", "Không được.")])

    assert view.notice.text == "Không được."
    assert dict(view.keys())
    assert words.KINDS.keys() == {kind.value for kind in DayKind}
