"""The board is a chord away from everywhere, and Esc leads back to where it was asked for."""

from __future__ import annotations

from app_window import receive
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.app.board_page import BOARD
from cchc_desktop.app.demo_hand import Hand

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_there_and_back(hand: Hand, qtbot: QtBot) -> None:
    receive(hand)
    hand.press(Qt.Key.Key_F3)
    hand.press(Qt.Key.Key_F9, SHIFT)
    page = hand.desktop.pages.closing.board
    qtbot.waitUntil(lambda: len(page.view.frames) == 6)
    assert hand.desktop.shell.page == BOARD
    hand.press(Qt.Key.Key_Escape)
    assert hand.desktop.shell.page == "found"
    hand.desktop.pages.start_over(hand.desktop.pages._clerk())
    assert page.view.frames == []
