"""At every width the list keeps its columns readable; filters and columns come and go by a key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.selection import Order, Selection
from cchc_desktop.reports.register import Line, Page
from cchc_desktop.ui.dossiers.view import WholeRegisterView
from cchc_desktop.ui.dossiers.words import AT_FIRST


@pytest.fixture
def view(show: Callable[..., QWidget], line: Line) -> WholeRegisterView:
    made = WholeRegisterView()
    show(made)
    made.show_columns(AT_FIRST, Order.RECEIVED, True)
    made.show_first(Page(1, 0, (line,)), Selection())
    return made


@pytest.mark.parametrize("width", [1500, 1228, 900, 587])
def test_no_column_is_squeezed(qtbot: QtBot, view: WholeRegisterView, width: int) -> None:
    view.resize(width, 500)
    assert min(view.table.columnWidth(place) for place in range(len(AT_FIRST))) >= 90
    if width in (1500, 587):  # in a narrow window the list scrolls sideways instead
        qtbot.waitUntil(lambda: (view.table.horizontalScrollBar().maximum() == 0) == (width == 1500))


def test_filters_and_columns_come_and_go(view: WholeRegisterView) -> None:
    for key, card in (("Ctrl+F", view.filters), ("Ctrl+T", view._columns)):
        button = next(each for each in view.bar._items if getattr(each, "key", "") == key)
        assert card.isHidden()
        button.triggered.emit()
        assert card.isVisible()
        button.triggered.emit()
        assert card.isHidden()


def test_what_is_told_of_a_file_is_seen(view: WholeRegisterView) -> None:
    view.tell("Đã ghi 1.000 trên 2.000 dòng")
    assert view.told.isVisible()
    view.forget()
    assert not view.told.isVisible()


def test_every_key_is_in_help(view: WholeRegisterView) -> None:
    listed = view.keys()
    assert [key for key, _words in listed] == ["Enter", "Ctrl+C", "Shift+↑ ↓", "Ctrl+Home, Ctrl+End"]
