"""The card of the form's purpose (khung nhập bù, chưa đủ, không nhận): its questions, above the form."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent

from cchc_desktop.ui.deeds.panel import DeedPanel
from cchc_desktop.ui.widgets.keys import is_enter


class ErrandCard(DeedPanel):
    """Enter goes on within it; the form below does not hear of it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            event.accept()
        else:
            super().keyPressEvent(event)
