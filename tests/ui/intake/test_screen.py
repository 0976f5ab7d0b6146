"""The screen at the four sizes: the button and the date are seen, the focus is never hidden, nothing is cut."""

from __future__ import annotations

import pytest
from intake_window import CARD, Window
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from cchc_desktop.ui.theme import Choice, Theme

SIZES = [(1366, 768), (1093, 614), (911, 512), (683, 384)]


def seen(window: Window, widget: QWidget) -> bool:
    """Whether every pixel of it is inside the window and not scrolled away."""
    if not widget.isVisible():
        return False
    rect = QRect(widget.mapTo(window.shell, QPoint(0, 0)), widget.size())
    return window.shell.rect().contains(rect) and widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize("size", SIZES)
def test_button_and_date_are_seen_at_every_size(window: Window, size: tuple[int, int]) -> None:
    window.scan(CARD)
    window.pick_first_procedure()

    window.resize(*size)

    assert seen(window, window.view.bar.save)
    dates = (window.view.due.date, window.view.due_strip.date)
    assert [date.text() != "" for date in dates if seen(window, date)] == [True]


@pytest.mark.parametrize("size", SIZES)
def test_wherever_enter_and_tab_go_the_focus_is_seen(window: Window, size: tuple[int, int]) -> None:
    window.scan(CARD)
    window.pick_first_procedure()
    window.resize(*size)
    window.view.owner.part.shown[0].line.setFocus()

    visited = set()
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget() or window.shell, Qt.Key.Key_Tab)
        QTest.qWait(1)
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.add(focused)
        if focused is not window.view.procedure.checklist.table:
            assert seen(window, focused), focused.accessibleName()

    assert window.view.bar.save in visited
    assert window.view.procedure.checklist.table in visited


@pytest.mark.parametrize("size", SIZES)
def test_the_current_cell_of_the_checklist_is_seen(window: Window, size: tuple[int, int]) -> None:
    window.scan(CARD)
    window.resize(*size)
    window.pick_first_procedure()
    table = window.view.procedure.checklist.table

    for _ in range(table.papers.rowCount() - 1):
        window.press(Qt.Key.Key_Down)
        QTest.qWait(1)
        cell = table.visualRect(table.currentIndex())
        assert table.viewport().visibleRegion().boundingRect().contains(cell)


@pytest.mark.parametrize("size", [(1366, 560), *SIZES[1:]])
def test_the_current_cell_is_still_seen_after_the_window_became_smaller(window: Window, size: tuple[int, int]) -> None:
    window.scan(CARD)
    window.pick_first_procedure()
    table = window.view.procedure.checklist.table
    for _ in range(table.papers.rowCount() - 1):
        window.press(Qt.Key.Key_Down)

    window.resize(*size)

    def is_seen() -> bool:
        cell = table.visualRect(table.currentIndex())
        return bool(table.viewport().visibleRegion().boundingRect().contains(cell))

    window.qtbot.waitUntil(is_seen)


@pytest.mark.parametrize("size", SIZES)
def test_no_button_is_cut(window: Window, size: tuple[int, int]) -> None:
    window.scan(CARD)
    window.pick_first_procedure()
    window.resize(*size)

    buttons = [button for button in window.view.findChildren(QPushButton) if button.isVisible()]
    page = window.view.columns.main.viewport()
    for button in buttons:
        assert button.width() >= button.sizeHint().width(), button.text()
        if page.isAncestorOf(button):
            right = button.mapTo(page, button.rect().topRight()).x()
            assert right <= page.width(), button.text()


def test_why_opens_the_days_and_closes_them(window: Window) -> None:
    window.scan(CARD)
    window.pick_first_procedure()
    window.ctrl(Qt.Key.Key_I)
    assert window.view.due.is_open

    window.ctrl(Qt.Key.Key_I)

    assert not window.view.due.is_open


def test_in_a_narrow_window_why_brings_its_card_into_sight(window: Window) -> None:
    window.scan(CARD)
    window.pick_first_procedure()
    window.resize(911, 512)
    assert not window.view.due.isVisible()

    window.ctrl(Qt.Key.Key_I)

    window.qtbot.waitUntil(lambda: not window.view.due.visibleRegion().isEmpty())
    window.ctrl(Qt.Key.Key_I)
    assert not window.view.due.isVisible()


def test_both_palettes_draw_the_whole_screen(window: Window, theme: Theme) -> None:
    light = window.shell.grab().toImage()
    theme.choose(Choice.DARK)
    dark = window.shell.grab().toImage()
    theme.choose(Choice.LIGHT)

    assert light.pixelColor(300, 300).lightness() > 200
    assert dark.pixelColor(300, 300).lightness() < 60


def test_the_screen_is_the_first_page_with_its_keys_for_help(window: Window) -> None:
    page = window.view.page()

    assert (page.key, page.title) == ("F2", "Tiếp nhận")
    keys = page.keys()
    assert "Alt+1 … Alt+9" in [key for key, _ in keys]
