"""The list, then one report; buttons say why they wait."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sheet_fixtures import listing, official

from cchc_desktop.domain.period import year_of
from cchc_desktop.domain.sheet import Sheet
from cchc_desktop.reports.figures.asked import ReportAsked
from cchc_desktop.reports.figures.registry import REPORTS
from cchc_desktop.ui.figures import words
from cchc_desktop.ui.figures.reading import Shown
from cchc_desktop.ui.figures.view import ReportsView
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.view import ShellView
from cchc_desktop.ui.widgets.scroll import ClearScroll

SHOWN = Shown(ReportAsked("ii06a", year_of(2026)), official())


@pytest.fixture
def view(show: Callable[..., QWidget]) -> ReportsView:
    made = ReportsView()
    show(made)
    made.show_reports(tuple(REPORTS.values()))
    return made


def test_enter_on_the_list_chooses_and_the_row_stays_current(view: ReportsView, qtbot: QtBot) -> None:
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.chosen) as heard:
        QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert heard.args == ["post"]
    view.show_reports(tuple(REPORTS.values()))
    assert view.list.current is not None
    assert view.list.current.key == "post"


def test_a_report_is_printed_and_saved_only_once_it_is_there(view: ReportsView, qtbot: QtBot) -> None:
    assert (view.commit.isEnabled(), view.xlsx.toolTip()) == (False, words.CHOOSE)
    view.open()
    view.show_waiting(words.READING)
    assert view.commit.toolTip() == words.READING
    view.show_report(SHOWN)
    assert view.commit.isEnabled()
    assert view.table.hasFocus()
    with qtbot.waitSignal(view.cell_chosen) as heard:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert heard.args == [SHOWN.sheet.rows[1], 2]

    view.close_report()
    assert (view.is_open, view.list.hasFocus(), view.commit.isEnabled()) == (False, True, False)


def test_a_period_without_dossiers_is_told(view: ReportsView) -> None:
    view.open()
    view.show_report(replace(SHOWN, sheet=replace(official(count=0), rows=())))
    assert "sổ không có hồ sơ nào" in view.strip.text
    view.show_report(SHOWN)
    view.show_waiting(words.READING)
    assert view.strip.text == ""
    listed = view.keys()
    assert [key for key, _words in listed] == ["Enter", "Alt+1 … Alt+5", "Ctrl+Y"]


@pytest.fixture
def shell(show: Callable[..., QWidget]) -> ShellView:
    """The page in a small window, under the banner of the practice counter."""
    made, body = ShellView(), ReportsView()
    made.add_page(Page("F8", "reports", "Báo cáo", "chart-bar", body, body.bar, body.keys))
    made.show_practice(True)
    show(made, 683, 384)
    body.show_reports(tuple(REPORTS.values()))
    body.open()
    return made


def body_of(shell: ShellView) -> ReportsView:
    found = shell.findChild(ReportsView)
    assert isinstance(found, ReportsView)
    return found


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def seen(widget: QWidget, rect: QRect) -> bool:
    """Whether all of it is within what the scrolled page shows."""
    scroll = widget.window().findChild(ClearScroll)
    assert isinstance(scroll, ClearScroll)
    ground = scroll.viewport()
    return ground.rect().contains(rect.translated(widget.mapTo(ground, widget.rect().topLeft())))


@pytest.mark.parametrize("sheet", [official(), listing()])
def test_a_small_window_shows_figures_without_scrolling(shell: ShellView, sheet: Sheet) -> None:
    body = body_of(shell)
    body.show_report(replace(SHOWN, sheet=sheet))
    settle()
    table = body.table
    first, second = (table.visualRect(table.cells.index(row, 0)) for row in (0, 1))
    ground = table.viewport()

    assert first.height() > 20
    assert seen(ground, first)
    assert seen(ground, second)
    assert body.chooser.mapTo(body, body.chooser.rect().topLeft()).y() > table.geometry().bottom()

    shell.resize(1366, 768)
    settle()
    assert body.chooser.geometry().bottom() < table.geometry().top()


def test_the_period_is_chosen_below_the_rows_of_a_small_window(shell: ShellView) -> None:
    body = body_of(shell)
    body.show_report(SHOWN)
    settle()
    first = body.chooser.first.editor
    assert not seen(first, first.rect())
    body.chooser.ask_days()
    settle()
    assert seen(first, first.rect())


@pytest.mark.parametrize("width", [1366, 683])
def test_notes_stand_whole_under_the_table_and_a_key_leads_to_them(shell: ShellView, width: int) -> None:
    body = body_of(shell)
    shell.resize(width, 384)
    body.show_report(replace(SHOWN, sheet=listing(notes=3)))
    settle()
    notes = body.notes
    assert notes.text().count("\n") == 2
    assert notes.geometry().top() > body.table.geometry().bottom()
    assert notes.height() >= notes.heightForWidth(notes.width())

    QTest.keyClick(body.table, Qt.Key.Key_Tab)
    settle()
    assert notes.hasFocus()
    assert seen(notes, notes.rect())

    body.show_waiting(words.READING)
    assert (notes.text(), notes.isVisible()) == ("", False)
