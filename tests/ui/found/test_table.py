"""Columns as wide as what stands in them; where there is little room two lines a row, and no name loses its end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter
from factories import a_person
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.found.rows import find
from cchc_desktop.ui.found.table import CODE, DUE, NUMBER, OWNER, PROCEDURE, STATUS, FindingsTable

LONG = "Nguyễn Hoàng Thị Phương Thảo Nguyên"


@pytest.fixture
def table(show: Callable[..., QWidget], counter: Counter) -> FindingsTable:
    made = FindingsTable(counter.clock)
    show(made, 1194, 400)
    return made


def fill(table: FindingsTable, counter: Counter, *names: str) -> None:
    for name in names:
        counter.receive(owner=a_person(name=name))
    table.set_rows(find(counter.db, "", counter.clerk).rows)


@pytest.mark.parametrize(
    ("width", "hidden"),
    [
        (1194, []),
        (955, [NUMBER]),
        (773, [NUMBER, PROCEDURE]),
        (530, [OWNER, NUMBER, PROCEDURE, STATUS]),
    ],
)
def test_columns_go_as_room_does_and_nothing_is_wider_than_the_window(
    qtbot: QtBot, table: FindingsTable, counter: Counter, width: int, hidden: list[int]
) -> None:
    fill(table, counter, LONG, "Lò Ánh")
    table.resize(width, 400)

    assert [column for column in range(6) if table.isColumnHidden(column)] == hidden
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    assert table.rowHeight(0) == (44 if OWNER in hidden else 32)


def test_the_due_date_takes_what_it_needs_and_the_names_the_rest(table: FindingsTable, counter: Counter) -> None:
    fill(table, counter, LONG)
    soon = table.columnWidth(DUE)
    assert table.columnWidth(OWNER) > table.fontMetrics().horizontalAdvance(LONG)

    counter.clock.forward(days=40)
    table.set_rows(find(counter.db, "", counter.clerk).rows)

    late = str(table.model().index(0, DUE).data())
    assert "quá hạn" in late
    assert table.columnWidth(DUE) > table.fontMetrics().horizontalAdvance(late) > soon
    assert sum(table.columnWidth(column) for column in range(6)) <= table.viewport().width()


def test_in_a_narrow_window_name_and_status_stand_below_code_and_date(table: FindingsTable, counter: Counter) -> None:
    fill(table, counter, LONG)
    table.resize(530, 400)
    row = table.rows.row(0)

    for column, wanted in ((CODE, LONG), (DUE, "Được tiếp nhận")):
        cell = table.itemDelegateForColumn(column)
        assert cell.below(row).text == wanted  # type: ignore[attr-defined]  # a cell of widgets/cells.py
    assert table.columnWidth(CODE) > table.fontMetrics().horizontalAdvance(LONG)

    table.resize(1194, 400)
    assert table.itemDelegateForColumn(CODE).below is None  # type: ignore[attr-defined]


def test_it_asks_the_page_for_no_more_than_a_little_height(table: FindingsTable, counter: Counter) -> None:
    fill(table, counter, *[LONG] * 4)

    assert table.sizeHint().height() == table.minimumSizeHint().height()
