"""Enter and letters are told from shortcuts; the keypad's Enter is an Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from cchc_desktop.ui.widgets.keys import is_alone, is_enter, typed

_NONE, _KEYPAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def pressed(key: Qt.Key, held: Qt.KeyboardModifier = _NONE, text: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, text)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (pressed(Qt.Key.Key_Return), True),
        (pressed(Qt.Key.Key_Enter, _KEYPAD), True),
        (pressed(Qt.Key.Key_Return, _CTRL), False),
        (pressed(Qt.Key.Key_Return, _SHIFT), False),
        (pressed(Qt.Key.Key_A), False),
    ],
)
def test_either_enter_alone(event: QKeyEvent, expected: bool) -> None:
    assert is_enter(event) is expected


def test_a_letter_may_be_a_capital_and_is_no_shortcut() -> None:
    assert typed(pressed(Qt.Key.Key_A, _SHIFT, "A")) == "A"
    assert typed(pressed(Qt.Key.Key_1, _KEYPAD, "1")) == "1"
    assert typed(pressed(Qt.Key.Key_A, _CTRL, "a")) == ""
    assert not is_alone(pressed(Qt.Key.Key_A, _SHIFT, "A"))
