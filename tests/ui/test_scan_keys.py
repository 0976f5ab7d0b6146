"""Keys are sorted by what they do: write, end a scan, be a shortcut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from cchc_desktop.ui.scan_keys import (
    belongs_to_text,
    is_alt_code,
    is_backspace,
    is_character,
    is_line_feed,
    is_modifier,
    is_suffix,
    keys_of,
)

NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT, KEYPAD = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


def key(code: int, text: str = "", modifiers: Qt.KeyboardModifier = NONE, repeat: bool = False) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, text, repeat)


def test_enter_and_tab_alone_end_a_scan() -> None:
    assert is_suffix(key(Qt.Key.Key_Return, "\r"))
    assert is_suffix(key(Qt.Key.Key_Enter, "\r", KEYPAD))
    assert is_suffix(key(Qt.Key.Key_Tab, "\t"))
    assert not is_suffix(key(Qt.Key.Key_Return, "\r", CTRL))


def test_a_line_feed_comes_as_ctrl_j() -> None:
    assert is_line_feed(key(Qt.Key.Key_J, "\n", CTRL))
    assert not is_line_feed(key(Qt.Key.Key_Return, "\n"))


def test_altgr_writes_while_ctrl_or_alt_alone_do_not() -> None:
    assert is_character(key(Qt.Key.Key_Q, "@", CTRL | ALT))
    assert not is_character(key(Qt.Key.Key_Q, "q", ALT))
    assert not is_character(key(Qt.Key.Key_C, "\x03", CTRL))
    assert is_character(key(0, "ệ"))
    assert is_character(key(0, "\x1d"))  # the separator of GS1


def test_alt_and_the_keypad_spell_a_letter() -> None:
    assert is_alt_code(key(Qt.Key.Key_7, "", ALT | KEYPAD))
    assert not is_alt_code(key(Qt.Key.Key_7, "", ALT))


def test_a_backspace_held_down_is_the_clerks() -> None:
    assert is_backspace(key(Qt.Key.Key_Backspace, "\b"))
    assert not is_backspace(key(Qt.Key.Key_Backspace, "\b", repeat=True))
    assert not is_backspace(key(Qt.Key.Key_Backspace, "\b", CTRL))


def test_arrows_and_function_keys_are_no_text() -> None:
    assert not belongs_to_text(key(Qt.Key.Key_Left))
    assert not belongs_to_text(key(Qt.Key.Key_F2))
    assert belongs_to_text(key(Qt.Key.Key_Shift))
    assert is_modifier(key(Qt.Key.Key_Shift))
    assert belongs_to_text(key(Qt.Key.Key_Backspace, "\b"))


def test_the_text_of_an_event_is_what_it_brings_to_a_field() -> None:
    committed = QInputMethodEvent()
    committed.setCommitString("Nguyệt")

    assert keys_of(committed) == "Nguyệt"
    assert keys_of(key(Qt.Key.Key_A, "a")) == "a"
    assert keys_of(key(Qt.Key.Key_Backspace, "\b")) == "\b"
    assert keys_of(QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_A, NONE, "a")) == ""
    assert keys_of(key(Qt.Key.Key_Left)) == ""
