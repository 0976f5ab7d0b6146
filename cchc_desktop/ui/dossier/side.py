"""The right column (cột phải) of a page: beside, behind a strip of 40 pixels, or below, as the window is wide."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from cchc_desktop.ui.fonts import text_font
from cchc_desktop.ui.palette import shown_palette
from cchc_desktop.ui.widgets.buttons import bind

WIDTH, STRIP = 376, 40


class Side(QFrame):
    """Cards one below the other."""

    def __init__(self, cards: list[QWidget]) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        for card in cards:
            self._column.addWidget(card)
        self._column.addStretch(1)

    def float_over(self, floating: bool) -> None:
        """Whether it lies over the page, with a frame of its own, or is part of it."""
        margin = 12 if floating else 0
        self.setProperty("role", "overlay" if floating else "")
        self.style().unpolish(self)
        self.style().polish(self)
        self._column.setContentsMargins(margin, margin, margin, margin)


class SideStrip(QAbstractButton):
    """Stands for the column where there is no room for it: its title, upright, and its key."""

    def __init__(self, title: str, key: str) -> None:
        super().__init__()
        self.setText(f"{title} ({key})")
        self.setAccessibleName(self.text())
        self.setFixedWidth(STRIP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        bind(key, self, self.click)

    def sizeHint(self) -> QSize:
        return QSize(STRIP, self.fontMetrics().horizontalAdvance(self.text()) + 48)

    def minimumSizeHint(self) -> QSize:
        return QSize(STRIP, 160)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = shown_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(palette.card_border))
        painter.setBrush(QColor(palette.card))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        painter.setFont(text_font(13))
        painter.setPen(QColor(palette.focus))
        painter.translate(self.width(), 0)
        painter.rotate(90)
        room = QRect(16, 0, self.height() - 32, self.width())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
