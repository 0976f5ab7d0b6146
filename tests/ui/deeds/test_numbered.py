"""A table with keys: a digit, or a key of its own, takes its row, the tenth has none, a narrow one leaves the reasons away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desktop.ui.deeds.numbered import Numbered
from cchc_desktop.ui.widgets.table import ROW, TWO_LINE_ROW


@dataclass(frozen=True)
class Thing:
    words: str
    why_not: str = ""


THINGS = [Thing("Một"), *(Thing(f"Việc {n}", "Chưa được.") for n in range(2, 12))]


@pytest.fixture
def table(show: Callable[..., QWidget]) -> Numbered[Thing]:
    made: Numbered[Thing] = Numbered("Việc", ("Việc", "Vì sao"), 200, lambda row: row.why_not or "được")
    show(made, 800, 500)
    made.set_rows(THINGS)
    return made


def cell(table: Numbered[Thing], row: int, column: int) -> str:
    return str(table.model().data(table.model().index(row, column)))


def test_nine_rows_have_a_digit_and_it_takes_them(table: Numbered[Thing]) -> None:
    taken: list[Thing] = []
    table.chosen.connect(taken.append)

    QTest.keyClick(table, Qt.Key.Key_3)
    QTest.keyClick(table, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)

    assert taken == [THINGS[2]]
    assert table.current == THINGS[2]
    assert [cell(table, row, 0) for row in (0, 8, 9)] == ["1", "9", ""]


def test_keys_of_one_s_own_take_their_rows_in_either_case(show: Callable[..., QWidget]) -> None:
    lettered: Numbered[Thing] = Numbered("Việc", ("Việc", "Vì sao"), 200, key=lambda row: row.words[-1].upper())
    show(lettered, 800, 500)
    lettered.set_rows([Thing("Bàn giao b"), Thing("Hủy x")])

    QTest.keyClicks(lettered, "x")
    assert lettered.current == Thing("Hủy x")
    assert cell(lettered, 1, 0) == "X"


def test_a_long_reason_has_two_lines(table: Numbered[Thing]) -> None:
    table.set_rows([Thing("Ngắn", "Chưa được."), Thing("Dài", "Hồ sơ không ở phòng nên không có gì để trả lại. " * 3)])
    assert (table.rowHeight(0), table.rowHeight(1)) == (ROW, TWO_LINE_ROW)


def test_a_reason_is_read_to_its_end_however_narrow_its_column_is(table: Numbered[Thing]) -> None:
    reason = "Hồ sơ đang ở trạng thái “Được tiếp nhận” nên không nhận bổ sung được. " * 3
    table.set_rows([Thing("Dài", reason)])
    wide = table.rowHeight(0)
    table.resize(200 + 40 + 300, 300)
    QApplication.processEvents()

    metrics, room = table.fontMetrics(), table.columnWidth(2) - 24
    assert table.rowHeight(0) > wide
    assert table.rowHeight(0) >= metrics.height() * (metrics.horizontalAdvance(reason) // room + 1)


def test_what_is_told_stands_beside_where_there_is_room(table: Numbered[Thing]) -> None:
    assert [cell(table, row, 2) for row in (0, 1)] == ["được", "Chưa được."]

    assert not table.isColumnHidden(2)
    table.resize(400, 300)
    assert table.isColumnHidden(2)
