"""What a key press is (phím): Enter, a key held alone, or a letter; the keypad's keys count as their likes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_SHIFT, _KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


def is_alone(event: QKeyEvent) -> bool:
    """Whether no Shift, Ctrl or Alt is held with it."""
    return not event.modifiers() & ~_KEYPAD


def is_enter(event: QKeyEvent) -> bool:
    """Either Enter, alone."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_alone(event)


def typed(event: QKeyEvent) -> str:
    """The text of a key that is no shortcut; "" of others."""
    return "" if event.modifiers() & ~(_SHIFT | _KEYPAD) else event.text()
