"""Name and code are always whole; note and return date go below the code where they have no room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from factories import NOW
from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.handover.basket import Row
from cchc_desktop.ui.handover.folders_table import FoldersTable

ROW = Row("u", "H52.18-261005-3001", "Công ty TNHH Một thành viên Minh Họa", "Thủ tục", NOW, 3)
DUE, PAPERS, NOTE = 3, 4, 5


@pytest.mark.parametrize(("width", "dated"), [(820, True), (631, False), (449, False)])
def test_columns_go_as_room_does(show: Callable[..., QWidget], width: int, dated: bool) -> None:
    table = FoldersTable(lambda _row: False)
    show(table, width, 400)
    table.set_rows([ROW])

    assert table.columnWidth(2) >= (320 if width > 600 else 200)
    assert table.isColumnHidden(DUE) is not dated
    if not dated:
        assert table._code.below is not None
        assert table._code.below(ROW).text == "hẹn 05/10/2026"


def test_a_note_is_seen_at_every_width(show: Callable[..., QWidget]) -> None:
    table, noted = FoldersTable(lambda _row: False), replace(ROW, note="còn thiếu")
    show(table, 820, 400)
    table.set_rows([noted])
    assert not table.isColumnHidden(NOTE)

    table.resize(449, 400)
    table._fit(449)

    assert table._code.below is not None
    assert table._code.below(noted).text == "còn thiếu"
