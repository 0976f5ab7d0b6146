"""A table shows values as its columns say, is moved in by arrows, and says when it is empty."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.theme import Theme, shown_palette
from cchc_desktop.ui.widgets.table import Column, Rows, Table

Fee = tuple[str, int]
COLUMNS: list[Column[Fee]] = [
    Column("Mã hồ sơ", lambda row: row[0], strong=True),
    Column(
        "Số tiền", lambda row: str(row[1]), 120, "right", tone=lambda row: "wrong" if row[1] < 0 else "", sorted="▼"
    ),
]
ROLE = Qt.ItemDataRole


def a_table(qtbot: QtBot, rows: list[Fee]) -> Table[Fee]:
    table = Table(COLUMNS, "Lệ phí", "Chưa có hồ sơ nào. Quét túi hồ sơ đầu tiên, hoặc Ctrl+K.")
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.set_rows(rows)
    table.show()
    return table


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    rows: Rows[Fee] = Rows(COLUMNS)
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)

    rows.set_rows([("a", 1), ("b", 2)])
    rows.set_rows([("c", 3)])
    rows.set_rows([])

    assert rows.rowCount() == 0


def test_a_shorter_list_goes_through_no_rows_at_all(qtbot: QtBot) -> None:
    rows: Rows[Fee] = Rows(COLUMNS)
    rows.set_rows([("a", 1)] * 1000)
    counts: list[int] = []
    rows.modelReset.connect(lambda: counts.append(rows.rowCount()))

    rows.set_rows([("b", 2)])

    assert counts == [0]
    assert rows.rowCount() == 1


def test_figures_stand_right_and_head_as_its_column(qtbot: QtBot, theme: Theme) -> None:
    model = a_table(qtbot, [("H52", -5)]).rows
    cell = model.index(0, 1)

    assert model.data(cell) == "-5"
    assert model.data(cell, ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal, ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Số tiền ▼"
    assert model.data(cell, ROLE.ForegroundRole) == QColor(shown_palette().wrong.text)
    assert model.data(model.index(0, 0), ROLE.FontRole).weight() == 600


def test_arrows_move_and_enter_chooses(qtbot: QtBot, theme: Theme) -> None:
    table, moved = a_table(qtbot, [("a", 1), ("b", 2), ("c", 3)]), []
    table.moved.connect(moved.append)
    assert table.current == ("a", 1)

    QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Return)

    assert chosen.args == [("b", 2)]
    assert moved == [("b", 2)]


def test_tab_leaves_the_table(qtbot: QtBot, theme: Theme) -> None:
    assert not a_table(qtbot, [("a", 1)]).tabKeyNavigation()


def test_an_empty_table_says_what_to_do(qtbot: QtBot, theme: Theme) -> None:
    table = a_table(qtbot, [])
    said = table.grab().toImage()

    table.empty = ""
    table.viewport().update()

    assert table.current is None
    assert table.grab().toImage() != said
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert table.currentIndex() == QModelIndex()


def test_the_selected_row_has_a_bar_that_shows_the_focus(qtbot: QtBot, theme: Theme) -> None:
    table = a_table(qtbot, [("a", 1)])
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)

    table.setFocus()
    place = table.visualRect(table.rows.index(0, 0)).center()
    focused = table.viewport().grab().toImage().pixelColor(1, place.y())
    table.clearFocus()
    resting = table.viewport().grab().toImage().pixelColor(1, place.y())

    assert focused.name().upper() == shown_palette().focus
    assert resting.name().upper() == shown_palette().control_border


def test_an_empty_table_shows_where_the_focus_is(qtbot: QtBot, theme: Theme) -> None:
    table = a_table(qtbot, [])
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)

    def edge() -> str:
        return table.viewport().grab().toImage().pixelColor(1, 10).name().upper()

    table.setFocus()
    assert edge() == shown_palette().focus
    table.clearFocus()
    assert edge() != shown_palette().focus
