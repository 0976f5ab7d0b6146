"""The three breadths, told only when they change."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.widgets.breakpoints import Breadth, Breakpoints


@pytest.mark.parametrize(
    ("width", "breadth"),
    [(1366, Breadth.WIDE), (1180, Breadth.WIDE), (1179, Breadth.MIDDLE), (1093, Breadth.MIDDLE), (911, Breadth.MIDDLE),
     (900, Breadth.MIDDLE), (899, Breadth.NARROW), (683, Breadth.NARROW)],
)  # fmt: skip
def test_where_the_breaks_are(width: int, breadth: Breadth) -> None:
    assert Breadth.of(width) is breadth


def test_only_a_change_is_told(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    breaks, told = Breakpoints(window), []
    breaks.changed.connect(told.append)
    window.show()

    for width in (1200, 1000, 950, 700, 1366):
        window.resize(width, 400)

    assert told == [Breadth.MIDDLE, Breadth.NARROW, Breadth.WIDE]
    assert breaks.now is Breadth.WIDE
