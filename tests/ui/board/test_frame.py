"""A picture is drawn anew for its size and theme, and told in words to who cannot see it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.picture import Bars, Series
from cchc_desktop.ui.board.frame import PictureFrame, told

BARS = Bars("a", "Tiếp nhận", ("8h", "9h"), (Series("Quầy 1", (3, 400)),))


def test_it_is_drawn_and_drawn_anew_at_another_size(qtbot: QtBot, show: Callable[..., QWidget]) -> None:
    frame = PictureFrame(BARS)
    show(frame)
    frame.resize(500, 300)
    colours = {frame.grab().toImage().pixelColor(x, 200).name() for x in range(0, 500, 5)}
    assert len(colours) >= 2  # bars and ground, perhaps the edge of a bar
    first = frame._renderer()
    assert frame._renderer() is first
    frame.resize(600, 300)
    assert frame._renderer() is not first


def test_it_is_told_in_words() -> None:
    assert told(BARS) == "8h, 3; 9h, 400; Tổng số, 403"


def test_a_double_click_and_enter_ask_for_the_table(qtbot: QtBot, show: Callable[..., QWidget]) -> None:
    frame = PictureFrame(BARS)
    show(frame)
    for act in (
        lambda: QTest.keyClick(frame, Qt.Key.Key_Enter),
        lambda: QTest.mouseDClick(frame, Qt.MouseButton.LeftButton),
    ):
        with qtbot.waitSignal(frame.chosen) as heard:
            act()
        assert heard.args == [BARS]
