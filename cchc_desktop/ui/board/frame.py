"""One picture on the board (khung biểu đồ): drawn anew for each size and theme; its numbers stand in a table beneath."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cchc_desktop.domain.figure_text import cell_text
from cchc_desktop.domain.picture import Picture
from cchc_desktop.ui.fonts import FAMILY
from cchc_desktop.ui.palette import shown_palette
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.keys import is_enter

_SCALE = 0.7  # points of the picture a pixel: its text is 12 pixels high, its title 16, as on the page
_LEAST = QSize(420, 260)


class PictureFrame(QWidget):
    """Takes the focus; Enter asks for its table."""

    chosen = Signal(object)  # the Picture

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.picture = picture
        self._drawn: tuple[tuple[Any, ...], Any] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(told(picture))
        self.setProperty("role", "card")

    def sizeHint(self) -> QSize:
        return _LEAST

    def minimumSizeHint(self) -> QSize:
        return _LEAST

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._renderer().render(painter, QRectF(self.rect()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.chosen.emit(self.picture)
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.chosen.emit(self.picture)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        restyle(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.update()

    def _renderer(self) -> Any:
        """For this size and theme; what draws is loaded when the first picture is seen."""
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

        from cchc_desktop.slips.pictures import drawn, ink  # noqa: PLC0415

        key = (self.size(), shown_palette().dark)
        if self._drawn is None or self._drawn[0] != key:
            size = (max(200.0, self.width() * _SCALE), max(120.0, self.height() * _SCALE))
            colours = ink.DARK if shown_palette().dark else ink.LIGHT
            document = drawn.svg(self.picture, size, colours, f"'{FAMILY}'")
            self._drawn = (key, QSvgRenderer(QByteArray(document.encode())))
        return self._drawn[1]


def told(picture: Picture) -> str:
    """Its numbers in words, for a screen reader."""
    rows = picture.sheet(None).rows
    return "; ".join(", ".join(text for text in map(cell_text, row.cells) if text) for row in rows)
