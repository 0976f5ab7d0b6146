"""Icons (biểu tượng): glyphs of the Phosphor font, painted when shown, in the colour of the text beside them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from cchc_desktop.ui.fonts import ICON_FAMILY, register_icon_font

GLYPHS: Final[dict[str, int]] = {
    "arrow-clockwise": 0xF020,
    "arrows-left-right": 0xF04D,
    "barcode": 0xF075,
    "bell": 0xF082,
    "book-open": 0xF097,
    "calendar": 0xF0AC,
    "caret-down": 0xF0C2,
    "chart-bar": 0xF0D2,
    "chat-circle-text": 0xF0DE,
    "check": 0xF0E7,
    "check-circle": 0xF0E8,
    "check-square": 0xF0EA,
    "circle-dashed": 0xF0ED,
    "clock": 0xF0F9,
    "cloud-arrow-up": 0xF100,
    "cloud-check": 0xF101,
    "cloud-slash": 0xF106,
    "copy": 0xF114,
    "envelope": 0xF154,
    "eye": 0xF15B,
    "eye-slash": 0xF15E,
    "file-plus": 0xF16D,
    "flask": 0xF180,
    "floppy-disk": 0xF181,
    "folder": 0xF186,
    "folder-open": 0xF18C,
    "gear": 0xF19B,
    "hand-palm": 0xF1BD,
    "hourglass": 0xF1D0,
    "identification-card": 0xF1DC,
    "info": 0xF1E0,
    "key": 0xF1E4,
    "keyboard": 0xF1E5,
    "link": 0xF1F3,
    "lock": 0xF1FF,
    "magnifying-glass": 0xF20A,
    "note": 0xF22A,
    "pause": 0xF25E,
    "pencil": 0xF263,
    "phone": 0xF26E,
    "plus": 0xF27F,
    "printer": 0xF288,
    "prohibit": 0xF289,
    "qr-code": 0xF292,
    "question": 0xF293,
    "shield-check": 0xF2B8,
    "sign-out": 0xF2C7,
    "square": 0xF2ED,
    "trash": 0xF334,
    "tray": 0xF336,
    "user": 0xF346,
    "users": 0xF351,
    "warning": 0xF35C,
    "warning-circle": 0xF35D,
    "x": 0xF36D,
    "x-circle": 0xF36E,
}

TONE_ICONS: Final[dict[str, str]] = {
    "done": "check-circle",
    "waiting": "clock",
    "wrong": "x-circle",
    "note": "info",
}


def icon(name: str, colour: QColor | str, disabled: QColor | str | None = None) -> QIcon:
    """`name` in `colour` as a QIcon, for buttons and item views; sharp at every size and pixel ratio."""
    return QIcon(_GlyphEngine(chr(GLYPHS[name]), QColor(colour), QColor(disabled or colour)))


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, colour: QColor | str) -> None:
    """Draw `name` filling the middle of `rect`, for delegates."""
    register_icon_font()
    _paint(painter, QRectF(rect), chr(GLYPHS[name]), QColor(colour))


class IconLabel(QLabel):
    """An icon that takes its colour from the style sheet; decoration to a screen reader: the words beside it count."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        register_icon_font()
        self.setProperty("role", "icon")
        self.show_icon(name)

    def show_icon(self, name: str) -> None:
        """Show another icon; "" shows none."""
        self.setText(chr(GLYPHS[name]) if name else "")


class _GlyphEngine(QIconEngine):
    """Paints one glyph; holds no pixmap, so nothing is rendered before it is seen."""

    def __init__(self, glyph: str, colour: QColor, disabled: QColor) -> None:
        super().__init__()
        self._glyph = glyph
        self._colour = colour
        self._disabled = disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        register_icon_font()
        _paint(painter, QRectF(rect), self._glyph, self._disabled if mode is QIcon.Mode.Disabled else self._colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._glyph, self._colour, self._disabled)


def _paint(painter: QPainter, rect: QRectF, glyph: str, colour: QColor) -> None:
    font = QFont(ICON_FAMILY)
    font.setPixelSize(max(1, round(min(rect.width(), rect.height()))))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect.translated(QPointF(0, 0)), int(Qt.AlignmentFlag.AlignCenter), glyph)
    painter.restore()
