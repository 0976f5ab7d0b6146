"""The history as a table: as high as its lines, who stands beside or behind what."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter, hand_over
from pytestqt.qtbot import QtBot

from cchc_desktop.reports import history
from cchc_desktop.reports.history import Line
from cchc_desktop.ui.dossier.history_table import _GLYPHS, HistoryTable
from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.icons import GLYPHS
from cchc_desktop.ui.widgets.table import ROW, TWO_LINE_ROW


@pytest.fixture
def table(qtbot: QtBot, theme: Theme, counter: Counter) -> HistoryTable:
    dossier = counter.receive()
    hand_over(counter, dossier)
    made = HistoryTable(counter.clock)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.set_rows(history.lines(counter.db, dossier.uid))
    made.show()
    return made


def words(table: HistoryTable, row: int) -> list[str]:
    return [str(table.model().index(row, column).data() or "") for column in range(1, 5)]


def test_newest_first_with_what_the_portal_says(table: HistoryTable) -> None:
    assert words(table, 0) == [
        "05/10 08:15",
        "Bàn giao cho Phòng Người có công, phiếu BG-3-261005-01",
        "Phạm Thị Tiếp Nhận",
        "Chưa gửi",
    ]
    assert words(table, 1)[1].startswith("Tiếp nhận, 3 loại giấy tờ")


def test_it_is_as_high_as_its_lines(table: HistoryTable) -> None:
    rows = sum(table.rowHeight(row) for row in range(2))
    assert table.height() >= rows + 32
    assert table.verticalScrollBar().maximum() == 0


def test_in_a_narrow_window_who_did_it_stands_behind_what(table: HistoryTable) -> None:
    table.set_breadth(Breadth.NARROW)
    assert table.isColumnHidden(3)
    assert words(table, 0)[1] == "Bàn giao cho Phòng Người có công, phiếu BG-3-261005-01 · Phạm Thị Tiếp Nhận"
    table.set_breadth(Breadth.WIDE)
    assert not table.isColumnHidden(3)


def test_a_long_line_is_as_high_as_its_words_but_not_higher_than_four_lines(
    table: HistoryTable, counter: Counter
) -> None:
    texts = ("In", "Yêu cầu bổ sung " * 4, "Yêu cầu bổ sung " * 8, "Yêu cầu bổ sung " * 40)
    table.set_rows([Line(counter.now, "slip.printed", text, "A", "Chưa gửi") for text in texts])
    short, two, more, most = (table.rowHeight(row) for row in range(4))
    assert (short, two) == (ROW, TWO_LINE_ROW)
    assert two < more < most < 5 * ROW


def test_where_the_table_is_narrow_who_did_it_stands_behind_what_too(table: HistoryTable) -> None:
    table.resize(500, 300)
    assert table.isColumnHidden(3)
    assert words(table, 0)[1].endswith("· Phạm Thị Tiếp Nhận")


def test_every_kind_has_an_icon_that_exists() -> None:
    assert set(_GLYPHS.values()) <= set(GLYPHS)
