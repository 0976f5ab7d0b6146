"""At every width the list keeps its columns readable; filters and columns come and go by a key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.selection import Order, Selection
from cchc_desktop.reports.register import Line, Page
from cchc_desktop.ui.dossiers.view import WholeRegisterView
from cchc_desktop.ui.dossiers.words import AT_FIRST, NONE_YET, NOTHING
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.scroll import ClearScroll


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


@pytest.mark.parametrize(("breadth", "across"), [(Breadth.WIDE, 4), (Breadth.MIDDLE, 3), (Breadth.NARROW, 2)])
def test_filters_stand_side_by_side_as_far_as_there_is_room(
    qtbot: QtBot, view: WholeRegisterView, breadth: Breadth, across: int
) -> None:
    view.filters.show()
    view.arrange(breadth)
    grid = view.filters._grid
    assert [grid.itemAtPosition(0, place) is not None for place in range(5)] == [place < across for place in range(5)]
    room = {Breadth.WIDE: 1068, Breadth.MIDDLE: 761, Breadth.NARROW: 575}[breadth]  # of 1180, 911 and 683 pixels
    qtbot.waitUntil(lambda: view.filters.minimumSizeHint().width() <= room)


def test_a_register_without_a_dossier_does_not_blame_the_filter(view: WholeRegisterView) -> None:
    view.show_first(Page(0, 0, ()), Selection())
    assert view.table.empty == NONE_YET
    view.show_first(Page(0, 0, ()), Selection(overdue=True))
    assert view.table.empty == NOTHING


def test_in_a_small_window_the_page_scrolls_only_for_filters_and_then_to_what_has_the_focus(
    qtbot: QtBot, view: WholeRegisterView
) -> None:
    scroll = ClearScroll(view)
    qtbot.addWidget(scroll)
    scroll.resize(627, 248)  # of a window of 683 × 384
    scroll.show()
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() == 0)
    view._turn_filters()
    view._turn_columns()
    mark = next(iter(view._marks.values()))
    qtbot.waitUntil(lambda: mark.visibleRegion().boundingRect() == mark.rect())
    view._turn_columns()
    view._turn_filters()
    view._turn_filters()
    field = view.filters.first
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())
    scroll.takeWidget()
