"""The list says in words what is overdue, picks a step by its digit, and stays on what was current."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from counter_fixtures import Counter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.feedback import words
from cchc_desktop.ui.feedback.reading import Reading, read
from cchc_desktop.ui.feedback.table import WaitingTable


@pytest.fixture
def table(show: Callable[..., QWidget]) -> WaitingTable:
    made = WaitingTable()
    show(made, 700, 300)
    return made


@pytest.fixture
def reading(counter: Counter, told) -> Reading:
    told("Chờ lâu")
    counter.clock.forward(days=12)
    told("Thêm ghế")
    return read(counter.db, counter.desk, counter.clock, "", counter.clerk)


def shown(table: WaitingTable, row: int) -> list[str]:
    return [str(table.rows.data(table.rows.index(row, column))) for column in range(3)]


def test_the_overdue_one_is_told_in_words(table: WaitingTable, reading: Reading) -> None:
    table.show_rows(reading.rows, reading.today)

    assert "quá hạn" in shown(table, 0)[2]
    assert "quá hạn" not in shown(table, 1)[2]
    assert shown(table, 1)[1] == "Thêm ghế"


def test_digits_pick_only_steps_there_are(qtbot: QtBot, table: WaitingTable, reading: Reading) -> None:
    table.show_rows(reading.rows, reading.today)
    picked: list[int] = []
    table.step_picked.connect(picked.append)

    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1):
        QTest.keyClick(table, key)

    assert picked == [1, 0]


def test_an_empty_list_says_the_key_and_hears_no_digit(qtbot: QtBot, table: WaitingTable, reading: Reading) -> None:
    table.show_rows((), reading.today)

    assert table.empty == words.NOTHING
    with qtbot.assertNotEmitted(table.step_picked):
        QTest.keyClick(table, Qt.Key.Key_1)


def test_read_again_it_stays_where_it_was(table: WaitingTable, reading: Reading) -> None:
    table.show_rows(reading.rows, reading.today)
    table.selectRow(1)

    table.show_rows(tuple(reversed(reading.rows)), reading.today + timedelta(days=1))

    assert table.current is not None
    assert table.current.uid == reading.rows[1].uid
    table.stand_on("nobody")
    assert table.currentIndex().row() == 0


def test_where_it_is_narrow_the_moment_goes_first(table: WaitingTable, reading: Reading) -> None:
    table.show_rows(reading.rows, reading.today)
    table.resize(400, 300)
    QApplication.processEvents()

    assert [table.isColumnHidden(column) for column in range(3)] == [True, False, False]
