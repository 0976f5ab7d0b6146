"""A name is broken between words before it is ever cut, and what it stands over is below it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.widgets.table import Column, Table
from cchc_desktop.ui.widgets.who_cell import WhoCell, wrapped

COMPANY = "Công ty TNHH Một thành viên Thương mại và Dịch vụ Minh Họa"
PROCEDURE = "Hưởng trợ cấp xã hội hằng tháng"
Pair = tuple[str, str]


@pytest.fixture
def table(show: Callable[..., QWidget]) -> Table[Pair]:
    made: Table[Pair] = Table([Column("Chủ hồ sơ, thủ tục", lambda row: row[0])], "bảng")
    show(made, 400, 300)
    return made


def metrics(table: Table[Pair]) -> QFontMetrics:
    return table.fontMetrics()


def test_words_go_on_the_next_line_and_none_is_lost(table: Table[Pair]) -> None:
    room = metrics(table).horizontalAdvance(COMPANY) * 2 // 3
    lines = wrapped(COMPANY, metrics(table), room, 2)

    assert len(lines) == 2
    assert " ".join(lines) == COMPANY


def test_what_finds_no_room_is_cut_in_the_middle_of_the_last_line(table: Table[Pair]) -> None:
    lines = wrapped(COMPANY, metrics(table), 120, 2)

    assert len(lines) == 2
    assert "…" in lines[1]
    assert lines[1].endswith("Họa")
    assert wrapped("", metrics(table), 120, 2) == []


def test_rows_are_as_high_as_the_longest_needs(table: Table[Pair]) -> None:
    cell = WhoCell(table, lambda row: row[1])
    table.setItemDelegateForColumn(0, cell)
    assert cell.lines(300) == 1

    cell.measure([("Lò Thị An", PROCEDURE)], lambda row: row[0], metrics(table))
    assert cell.lines(400) == 2
    cell.measure([("Lò Thị An", PROCEDURE), (COMPANY, PROCEDURE)], lambda row: row[0], metrics(table))
    assert cell.lines(300) == 3
    cell.shows_under = False
    assert cell.lines(300) == 2


@pytest.mark.parametrize("height", [32, 44, 62])
def test_it_is_painted_whole_in_any_row(table: Table[Pair], height: int) -> None:
    cell = WhoCell(table, lambda row: row[1])
    table.setItemDelegateForColumn(0, cell)
    table.verticalHeader().setDefaultSectionSize(height)
    table.set_rows([(COMPANY, PROCEDURE), ("", "")])

    assert not table.grab().isNull()
