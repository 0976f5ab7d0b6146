"""Filters: each choice is told at once, days once they are right, and what a report chose besides stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.period import Period, year_of
from cchc_desktop.domain.selection import Figure, Selection
from cchc_desktop.domain.status import Status
from cchc_desktop.reports.register import Choices
from cchc_desktop.ui.dossiers.filters import Filters

CHOICES = Choices(
    fields=("Người có công",),
    procedures=(("1.010814", "Mai táng"),),
    divisions=("Phòng Bảo trợ xã hội",),
    clerks=(("TN01", "Phạm Thị Tiếp Nhận"),),
    counters=("3",),
)


@pytest.fixture
def filters(show: Callable[..., QWidget]) -> Filters:
    made = Filters()
    made.offer(CHOICES)
    show(made)
    return made


def typed(filters: Filters, first: str, last: str) -> None:
    for field, text in ((filters.first, first), (filters.last, last)):
        field.editor.setText(text)
        QTest.keyClick(field.editor, Qt.Key.Key_Return)


def test_a_choice_is_told_and_taken_back(qtbot: QtBot, filters: Filters) -> None:
    combo = filters.lists["status"]
    with qtbot.waitSignal(filters.changed) as heard:
        combo.setCurrentIndex(combo.findText(Status.SUPPLEMENT.label))
    assert heard.args == [Selection(status=Status.SUPPLEMENT)]
    with qtbot.waitSignal(filters.changed) as heard:
        combo.setCurrentIndex(0)
    assert heard.args == [Selection()]


def test_values_of_this_office_are_offered(qtbot: QtBot, filters: Filters) -> None:
    for name, value in (("procedure_code", "1.010814"), ("division", "Phòng Bảo trợ xã hội"), ("clerk_code", "TN01")):
        combo = filters.lists[name]
        with qtbot.waitSignal(filters.changed):
            combo.setCurrentIndex(1)
        assert getattr(filters.selection, name) == value
    filters.lists["procedure_code"].setCurrentIndex(0)
    assert filters.selection.procedure_code == ""


def test_marks(qtbot: QtBot, filters: Filters) -> None:
    for mark in filters.marks.values():
        mark.setChecked(True)
    assert filters.selection == Selection(overdue=True, unsent=True, second_request=True)


def test_days_make_a_period_one_of_them_leaves_it_open(filters: Filters) -> None:
    typed(filters, "1/2/2026", "28/02/2026")
    assert filters.selection.period == Period(date(2026, 2, 1), date(2026, 2, 28))
    typed(filters, "", "28/02/2026")
    assert filters.selection.period == Period(date(2000, 1, 1), date(2026, 2, 28))
    typed(filters, "", "")
    assert filters.selection.period is None


def test_without_its_period_a_figure_is_none_any_more(filters: Filters) -> None:
    filters.show_selection(Selection(period=year_of(2026), figure=Figure.OPEN_LATE))
    typed(filters, "", "")
    assert filters.selection == Selection()


def test_by_when_it_is_due_and_whether_somebody_apologised(qtbot: QtBot, filters: Filters) -> None:
    for name, text in (("due_from", "1/2/2026"), ("due_to", "28/02/2026")):
        filters.due[name].editor.setText(text)
        QTest.keyClick(filters.due[name].editor, Qt.Key.Key_Return)
    filters.lists["apologised"].setCurrentIndex(1)
    chosen = Selection(due_from=date(2026, 2, 1), due_to=date(2026, 2, 28), apologised=False)
    assert filters.selection == chosen
    filters.show_selection(Selection())
    filters.show_selection(chosen)
    assert filters.lists["apologised"].currentText() == "Chưa xin lỗi"
    for wrong in ("30/02/2026", "31/01/2026"):
        filters.due["due_to"].editor.setText(wrong)
        QTest.keyClick(filters.due["due_to"].editor, Qt.Key.Key_Return)
        assert filters.due["due_to"].has_problem
        assert filters.selection == chosen


def test_wrong_days_are_told_and_choose_nothing(filters: Filters) -> None:
    typed(filters, "31/02/2026", "")
    assert filters.first.has_problem
    assert filters.selection == Selection()
    typed(filters, "01/03/2026", "")
    before = filters.selection
    typed(filters, "01/03/2026", "28/02/2026")
    assert filters.last.has_problem
    assert filters.selection == before


def test_what_a_report_chose_is_shown_and_narrowed(qtbot: QtBot, filters: Filters) -> None:
    chosen = Selection(period=year_of(2026), figure=Figure.OPEN_LATE, procedure_code="2.000001", channel=Channel.POST)
    filters.show_selection(chosen)
    assert filters.first.text == "01/01/2026"
    assert filters.lists["procedure_code"].currentData() == "2.000001"  # gone from the catalogue since
    with qtbot.waitSignal(filters.changed) as heard:
        filters.marks["unsent"].setChecked(True)
    assert heard.args[0].figure is Figure.OPEN_LATE
    assert heard.args[0].unsent
