"""Receiving in the real window: keys in, dossiers in the store, nothing lost in between."""

from __future__ import annotations

from intake_window import CARD, Window
from PySide6.QtCore import Qt


def test_a_known_citizen_with_a_card_takes_four_keys(window: Window) -> None:
    window.counter.receive()
    window.scan(CARD)
    window.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return)

    assert len(window.received) == 2
    assert window.keys <= 4
