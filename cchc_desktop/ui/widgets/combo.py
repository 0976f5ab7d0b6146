"""A drop-down list (ô chọn trong danh sách) with the theme's own arrow."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from cchc_desktop.ui.palette import shown_palette
from cchc_desktop.ui.widgets.icons import paint_icon

_ARROW = 16


class Combo(QComboBox):
    """Arrows choose in it, Alt+Down opens it."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.setAccessibleName(caption)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # drawn here: a style sheet can only take an arrow from a picture file, one for each palette
        painter = QPainter(self)
        place = QRect(self.width() - _ARROW - 10, (self.height() - _ARROW) // 2, _ARROW, _ARROW)
        paint_icon(painter, place, "caret-down", shown_palette().muted)
