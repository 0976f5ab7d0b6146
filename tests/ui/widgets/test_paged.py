"""A list of any length asks for the pages that are looked at, keeps few of them, and says what is still on its way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.widgets.paged import PAGE, PagedRows
from cchc_desktop.ui.widgets.table import Column

MILLION = 1_000_000


@pytest.fixture
def rows(qtbot: QtBot) -> PagedRows[int]:
    model = PagedRows([Column("Số", str), Column("Gấp đôi", lambda row: str(2 * row), 80, "right", sorted="▼")])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return model


def page(number: int) -> list[int]:
    return list(range(number * PAGE, (number + 1) * PAGE))


def test_a_row_far_down_is_asked_for_once_and_shown_when_it_comes(qtbot: QtBot, rows: PagedRows[int]) -> None:
    asked: list[int] = []
    rows.wanted.connect(asked.append)
    rows.start(MILLION, page(0))
    assert (rows.rowCount(), rows.row(7)) == (MILLION, 7)

    far = rows.index(MILLION - 1, 0)
    assert (far.data(), rows.index(MILLION - 1, 1).data()) == ("…", None)
    assert asked == [MILLION // PAGE - 1]
    with qtbot.waitSignal(rows.dataChanged):
        rows.take(asked[0], page(asked[0]))
    assert (far.data(), rows.index(MILLION - 1, 1).data()) == ("999999", "1999998")
    assert rows.headerData(1, Qt.Orientation.Horizontal) == "Gấp đôi ▼"


def test_a_page_that_could_not_be_read_is_asked_for_again(rows: PagedRows[int]) -> None:
    asked: list[int] = []
    rows.wanted.connect(asked.append)
    rows.start(MILLION, page(0))
    rows.row(PAGE)
    rows.row(PAGE + 1)
    rows.drop(1)
    rows.row(PAGE)
    assert asked == [1, 1]


def test_of_a_million_rows_some_thousands_are_kept(rows: PagedRows[int]) -> None:
    rows.start(MILLION, page(0))
    for number in range(1, 200):
        rows.take(number, page(number))
    asked: list[int] = []
    rows.wanted.connect(asked.append)
    assert (rows.row(199 * PAGE), rows.row(0)) == (199 * PAGE, None)
    assert asked == [0]


def test_another_list_forgets_the_pages_of_the_one_before(rows: PagedRows[int]) -> None:
    rows.start(MILLION, page(0))
    rows.start(3, [5, 6, 7])
    rows.take(9, page(9))  # it was still on its way
    assert (rows.rowCount(), rows.row(2)) == (3, 7)
    rows.start(0, ())
    assert rows.rowCount() == 0


def test_other_columns_keep_the_rows(rows: PagedRows[int]) -> None:
    rows.start(2, [1, 2])
    rows.set_columns([Column("Gấp ba", lambda row: str(3 * row))])
    assert (rows.columnCount(), rows.rowCount(), rows.index(1, 0).data()) == (1, 2, "6")
