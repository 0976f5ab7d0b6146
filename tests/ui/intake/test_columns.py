"""Two columns, and what becomes of the right one."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.intake.columns import RIGHT, Columns
from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.widgets.breakpoints import Breadth


class Three(Columns):
    """A tall card at the left, one pinned, one more at the right."""

    def __init__(self) -> None:
        self.lines = [QLineEdit() for _ in range(30)]
        self.pinned, self.other = QLabel("hẹn"), QLabel("khác")
        super().__init__(self.lines, self.pinned, [self.other])


@pytest.fixture
def columns(qtbot: QtBot, theme: Theme) -> Three:
    columns = Three()
    qtbot.addWidget(columns)
    columns.resize(1228, 400)
    columns.show()
    qtbot.waitExposed(columns)
    columns.activateWindow()
    return columns


def x_of(columns: Three, widget: QLabel | QLineEdit) -> int:
    return widget.mapTo(columns, widget.rect().topLeft()).x()


def test_the_right_column_has_its_width_and_the_pinned_card_does_not_scroll(columns: Three) -> None:
    columns.main.verticalScrollBar().setValue(200)

    assert x_of(columns, columns.pinned) == 1228 - RIGHT
    assert columns.pinned.mapTo(columns, columns.pinned.rect().topLeft()).y() == 0


def test_the_scroll_bar_stands_clear_of_the_cards_at_both_sides(columns: Three) -> None:
    QTest.qWait(1)
    bar = columns.main.verticalScrollBar()
    left = bar.mapTo(columns, bar.rect().topLeft()).x()

    assert x_of(columns, columns.pinned) - (left + bar.width()) >= 4
    assert left - (x_of(columns, columns.lines[0]) + columns.lines[0].width()) >= 2


def test_cards_keep_their_width_when_the_scroll_bar_comes(columns: Three) -> None:
    QTest.qWait(1)
    assert columns.main.verticalScrollBar().maximum() > 0
    scrolled = columns.lines[0].width()

    columns.resize(1228, 3000)
    QTest.qWait(1)

    assert columns.main.verticalScrollBar().maximum() == 0
    assert columns.lines[0].width() == scrolled


@pytest.mark.parametrize("is_open", [True, False])
def test_in_a_narrow_window_everything_is_one_column(columns: Three, is_open: bool) -> None:
    columns.arrange(Breadth.MIDDLE, is_open)
    columns.resize(800, 400)
    QTest.qWait(1)

    assert x_of(columns, columns.other) == x_of(columns, columns.lines[0])
    assert columns.pinned.isVisible() is is_open


def test_it_comes_back_and_the_focus_was_never_lost(columns: Three, qtbot: QtBot) -> None:
    columns.lines[3].setFocus()
    qtbot.waitUntil(columns.lines[3].hasFocus)

    for breadth in (Breadth.NARROW, Breadth.WIDE):
        columns.arrange(breadth, False)
        assert columns.lines[3].hasFocus()

    assert columns.pinned.isVisible()


def test_what_is_revealed_is_seen_whole(columns: Three) -> None:
    last = columns.lines[-1]

    columns.reveal(last)
    QTest.qWait(1)

    top = last.mapTo(columns.main.viewport(), last.rect().topLeft()).y()
    assert 0 <= top <= columns.main.viewport().height() - last.height()


def test_what_was_just_shown_is_revealed_later(columns: Three) -> None:
    columns.reveal_soon(lambda: columns.reveal(columns.lines[-1]))
    QTest.qWait(5)

    assert columns.main.verticalScrollBar().value() > 0
