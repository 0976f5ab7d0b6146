"""Name and code stand whole at every width; an empty day prints nothing and says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from factories import NOW
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.slips.lists.register import RegisterRow
from cchc_desktop.ui.register.reading import DayPage
from cchc_desktop.ui.register.view import RegisterView

DAY = date(2026, 10, 5)
ROW = RegisterRow(1, "H52.18-261005-3001", "Thủ tục", 1, "Công ty TNHH Một thành viên Minh Họa", "", "Phòng A", NOW)


@pytest.fixture
def view(show: Callable[..., QWidget]) -> RegisterView:
    made = RegisterView()
    show(made)
    return made


@pytest.mark.parametrize("width", [1228, 955, 773, 587])
def test_the_name_has_its_room(view: RegisterView, width: int) -> None:
    view.show_page(DayPage(DAY, "3/2026", (ROW,)))
    view.resize(width, 400)

    assert view.table.columnWidth(2) >= 280
    assert view.table.horizontalScrollBar().maximum() == 0


def test_an_empty_day_cannot_be_printed(view: RegisterView) -> None:
    assert not view.commit.isEnabled()
    view.show_page(DayPage(DAY, "3/2026", ()))
    assert "05/10/2026" in view.commit.toolTip()
    view.show_page(DayPage(DAY, "3/2026", (ROW,)))
    assert view.commit.isEnabled()
    view.forget()
    assert view.table.rows.rowCount() == 0


def test_enter_opens_the_dossier_in_the_field_it_goes_to_the_day(qtbot: QtBot, view: RegisterView) -> None:
    view.show_page(DayPage(DAY, "3/2026", (ROW,)))
    with qtbot.waitSignal(view.opened) as heard:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert heard.args == [ROW.code]
    with qtbot.waitSignal(view.day_entered) as heard:
        QTest.keyClick(view.day.editor, Qt.Key.Key_Return)
    assert heard.args == ["05/10/2026"]
    listed = view.keys()
    assert [key for key, _words in listed] == ["Enter", "↑ ↓"]
