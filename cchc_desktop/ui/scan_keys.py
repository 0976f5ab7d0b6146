"""Kinds of keys (loại phím) as a scanner sends them: suffixes, characters, Alt codes, modifiers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from cchc_desktop.domain.unikey import BACKSPACE

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Control)
_SHORTCUT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_ALT = Qt.KeyboardModifier.AltModifier
# What is no letter and yet comes from scanners: a separator, and pieces of UTF-8 sent byte by byte.
_UNPRINTABLE = frozenset(("\x1d", "\u00ad", *map(chr, range(0x80, 0xA0))))


def is_modifier(event: QKeyEvent) -> bool:
    """Shift and the like."""
    return event.key() in _MODIFIERS


def is_suffix(event: QKeyEvent) -> bool:
    """Enter or Tab alone."""
    return event.key() in _ENDS and not event.modifiers() & ~_KEYPAD


def is_line_feed(event: QKeyEvent) -> bool:
    """Ctrl+J, as which it comes from many scanners; from a clerk it is a shortcut."""
    return event.key() not in _ENDS and event.text() == "\n"


def is_backspace(event: QKeyEvent) -> bool:
    """Backspace alone, pressed and not held down."""
    return event.key() == Qt.Key.Key_Backspace and not event.modifiers() & _SHORTCUT and not event.isAutoRepeat()


def is_character(event: QKeyEvent) -> bool:
    """Whether the key writes something; AltGr (Ctrl and Alt at once) does, Ctrl or Alt alone are shortcuts."""
    text = event.text()
    if not text or not (text.isprintable() or text in _UNPRINTABLE):
        return False
    held = event.modifiers() & _SHORTCUT
    return not held or held == Qt.KeyboardModifier.ControlModifier | _ALT


def is_alt_code(event: QKeyEvent) -> bool:
    """Alt and digits of the keypad: how a scanner sends a letter that the keyboard has not."""
    return event.modifiers() & _SHORTCUT == _ALT and bool(event.modifiers() & _KEYPAD)


def belongs_to_text(event: QKeyEvent) -> bool:
    """Whether it may stand in the midst of a scan; any other key is a shortcut or moves the cursor."""
    return is_character(event) or is_alt_code(event) or is_modifier(event) or event.key() == Qt.Key.Key_Backspace


def keys_of(event: QEvent) -> str:
    """The text an event brings to a field, a Backspace as such; "" for releases, modifiers and everything else."""
    if isinstance(event, QInputMethodEvent):
        return event.commitString()
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return ""
    return BACKSPACE if is_backspace(event) else event.text() if is_character(event) else ""
