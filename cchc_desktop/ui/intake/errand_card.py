"""The card of the form's purpose (khung nhập bù, chưa đủ, không nhận): its questions, above the form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cchc_desktop.ui.deeds.panel import DeedPanel


class ErrandCard(DeedPanel):
    """Enter goes on within it; the form below does not hear of it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            event.accept()
        else:
            super().keyPressEvent(event)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
