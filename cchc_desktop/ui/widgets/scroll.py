"""A scrolled body (vùng cuộn) in which whatever has the focus is brought into view, with room around it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

SIDE, CLEAR = 16, 48  # kept free beside, and above and below what has the focus


class ClearScroll(QScrollArea):
    """Qt scrolls to the focus when Tab moves it; this does too when a key, a problem or the program moves it."""

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body.setProperty("role", "page")
        self.setWidget(body)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._bring_into_view)

    def _bring_into_view(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and isValid(self) and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, SIDE, CLEAR)


def reveal(widget: QWidget) -> None:
    """Scrolls whatever `widget` lies in until it is seen, with room around it."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, SIDE, SIDE)
        above = above.parentWidget()
