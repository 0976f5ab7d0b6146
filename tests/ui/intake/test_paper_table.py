"""The checklist by keyboard and mouse."""

from __future__ import annotations

import pytest
from factories import DOCUMENTS
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.intake.form import PaperForm
from cchc_desktop.ui.intake.paper_rows import FIRST, STATE
from cchc_desktop.ui.intake.paper_table import PaperTable
from cchc_desktop.ui.theme import Theme

PAPERS = (*(PaperForm(document.name, code=document.code) for document in DOCUMENTS), PaperForm("Thêm", 1, extra=True))


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> PaperTable:
    table = PaperTable()
    qtbot.addWidget(table)
    table.resize(780, 300)
    table.show_papers(PAPERS, DOCUMENTS)
    table.show()
    qtbot.waitExposed(table)
    table.activateWindow()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    return table


def counts(table: PaperTable) -> list[tuple[int, int, int]]:
    return [paper.counts for paper in table.forms]


def press(table: PaperTable, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(table, key)


def test_digits_count_the_cell_that_is_asked_for(table: PaperTable) -> None:
    press(table, Qt.Key.Key_1, Qt.Key.Key_2)
    press(table, Qt.Key.Key_Down, Qt.Key.Key_3)

    assert counts(table)[0] == (12, 0, 0)
    assert counts(table)[1] == (0, 3, 0)


def test_a_number_begins_anew_in_another_cell_and_never_grows_too_long(table: PaperTable) -> None:
    press(table, *[Qt.Key.Key_9] * 4)
    assert counts(table)[0] == (9, 0, 0)

    press(table, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_5)

    assert counts(table)[0] == (5, 0, 0)


def test_plus_minus_space_and_backspace(table: PaperTable) -> None:
    press(table, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus)
    assert counts(table)[0] == (1, 0, 0)
    press(table, Qt.Key.Key_Backspace, Qt.Key.Key_Minus)
    assert counts(table)[0] == (0, 0, 0)
    press(table, Qt.Key.Key_Space)
    assert counts(table)[0] == (1, 0, 0)


def test_enter_goes_to_the_next_missing_paper_and_then_away(table: PaperTable) -> None:
    finished: list[None] = []
    table.finished.connect(lambda: finished.append(None))

    press(table, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, FIRST + 1)
    press(table, Qt.Key.Key_Return)
    assert table.currentIndex().row() == 2
    press(table, Qt.Key.Key_Return)

    assert len(finished) == 1


def test_the_cell_is_always_a_count(table: PaperTable) -> None:
    press(table, *[Qt.Key.Key_Left] * 4)
    assert table.currentIndex().column() == FIRST
    press(table, *[Qt.Key.Key_Right] * 6)
    assert table.currentIndex().column() == FIRST + 2
    press(table, Qt.Key.Key_Home)
    assert table.currentIndex().column() >= FIRST


def test_delete_takes_an_added_paper_away_and_empties_a_listed_one(table: PaperTable) -> None:
    removed: list[int] = []
    table.removal_wanted.connect(removed.append)

    press(table, Qt.Key.Key_Space, Qt.Key.Key_Delete)
    table.mark_row(4)
    press(table, Qt.Key.Key_Delete)

    assert counts(table)[0] == (0, 0, 0)
    assert removed == [4]


def test_a_click_on_the_tick_ticks(table: PaperTable) -> None:
    place = table.visualRect(table.papers.index(1, STATE)).center()

    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))

    assert counts(table)[1] == (0, 1, 0)


def test_counting_does_not_move_the_cell_when_the_rows_are_shown_again(table: PaperTable) -> None:
    table.mark_row(2)

    table.show_papers(table.forms, DOCUMENTS)

    assert table.currentIndex().row() == 2


def test_it_is_as_high_as_its_rows_and_no_name_is_cut(table: PaperTable) -> None:
    long = (PaperForm("Giấy tờ chứng minh quan hệ với người có công " * 6), *PAPERS)

    table.show_papers(long, DOCUMENTS)
    table.resize(420, 300)

    assert table.rowHeight(0) > 3 * 17
    assert table.height() >= table.horizontalHeader().height() + sum(table.rowHeight(row) for row in range(6))


def test_shown_for_the_first_time_its_rows_are_as_high_as_their_names_need(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    table = PaperTable()
    table.hide()
    column.addWidget(table)
    window.resize(840, 600)
    window.show()
    qtbot.waitExposed(window)

    table.show_papers([PaperForm("Giấy tờ chứng minh quan hệ với người có công " * lines) for lines in (1, 2, 3)], ())
    table.show()
    QTest.qWait(20)  # the first procedure of the session: nothing is resized

    heights = [table.rowHeight(row) for row in range(3)]
    table.resizeRowsToContents()
    assert heights == [table.rowHeight(row) for row in range(3)]
    assert table.height() == table.sizeHint().height()


def test_leaving_by_tab_goes_on_to_the_next_widget(table: PaperTable) -> None:
    assert not table.tabKeyNavigation()
