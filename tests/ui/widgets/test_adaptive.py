"""A page goes by the window it stands in, not by its own width."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.widgets.adaptive import Adaptive, set_side, turn
from cchc_desktop.ui.widgets.breakpoints import Breadth


class Page(Adaptive):
    def __init__(self) -> None:
        super().__init__()
        self.arranged: list[Breadth] = []

    def arrange(self, breadth: Breadth) -> None:
        self.arranged.append(breadth)


def test_it_is_arranged_when_first_shown_and_at_each_break(qtbot: QtBot) -> None:
    window, page = QWidget(), Page()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addSpacing(98)
    row.addWidget(page)
    window.resize(1366, 768)
    assert page.arranged == []

    window.show()
    assert page.arranged == [Breadth.WIDE]

    for width in (1200, 1093, 911, 683):
        window.resize(width, 500)

    assert page.arranged == [Breadth.WIDE, Breadth.MIDDLE, Breadth.NARROW]
    assert page.breadth is Breadth.NARROW


def test_showing_it_again_arranges_nothing_anew(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    page.resize(1000, 500)
    page.show()
    page.hide()
    page.show()

    assert page.arranged == [Breadth.MIDDLE]


def test_the_part_at_the_side_has_its_width_until_it_stands_below(qtbot: QtBot) -> None:
    page, side = QWidget(), QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    row.addWidget(QWidget(), 1)
    row.addWidget(side)
    page.resize(800, 600)
    page.show()

    shown = []
    for breadth in Breadth:
        turn(row, breadth)
        set_side(side, breadth, 376, 276)
        row.activate()
        shown.append((side.width(), side.x() > 100))

    assert shown[:2] == [(376, True), (276, True)]
    assert shown[2] == (row.contentsRect().width(), False)
