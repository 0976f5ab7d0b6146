"""The focus ring (vòng tiêu điểm): 2 px, 2 px away, around whatever has the focus and does not show it by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QWidget,
)
from shiboken6 import isValid

GAP = 2
WIDTH = 2
_REACH = GAP + WIDTH
_SHOW_IT_THEMSELVES = (QLineEdit, QComboBox, QDateTimeEdit, QSpinBox, QAbstractItemView, QAbstractScrollArea)
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}


class FocusRing(QObject):
    """Follows the focus of the application; buttons, check rows and pills need not know of it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._colour = QColor(Qt.GlobalColor.blue)
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._follow)

    def set_colour(self, colour: str) -> None:
        """The ring's colour from now on."""
        self._colour = QColor(colour)
        if self._ring is not None:
            self._ring.colour = self._colour
            self._ring.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        if now is None or isinstance(now, _SHOW_IT_THEMSELVES) or now.isWindow() or now.property("role") == "overlay":
            return
        ground = _ground(now)
        self._ring = _Ring(ground, now, self._colour)
        self._ring.destroyed.connect(self._forget)
        widget: QWidget | None = now
        while widget is not None and widget is not ground:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _place(self) -> None:
        if self._ring is not None:
            self._ring.place()

    def _forget(self) -> None:
        self._ring = None
        self._watched.clear()

    def _let_go(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        if self._ring is not None:
            ring, self._ring = self._ring, None
            ring.destroyed.disconnect(self._forget)
            ring.hide()
            ring.deleteLater()


def _ground(widget: QWidget) -> QWidget:
    """The nearest widget around it with room for the ring; a scrolled body counts, so the ring scrolls along."""
    ground = widget
    while (around := ground.parentWidget()) is not None:
        ground = around
        here = widget.rect().translated(widget.mapTo(ground, widget.rect().topLeft()))
        if ground.rect().contains(here.adjusted(-_REACH, -_REACH, _REACH, _REACH)) or _is_scrolled(ground):
            break
    return ground


def _is_scrolled(widget: QWidget) -> bool:
    viewport = widget.parentWidget()
    return viewport is not None and isinstance(viewport.parentWidget(), QScrollArea)


class _Ring(QWidget):
    """Lies over its ground, lets clicks through, paints nothing but the ring."""

    def __init__(self, ground: QWidget, around: QWidget, colour: QColor) -> None:
        super().__init__(ground)
        self._ground = ground
        self.colour = colour
        self._around = around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("")

    def place(self) -> None:
        """Go where the focused widget is."""
        if not isValid(self._around) or not self._around.isVisibleTo(self._ground):
            self.hide()
            return
        corner = self._around.mapTo(self._ground, self._around.rect().topLeft())
        rect = self._around.rect().translated(corner)
        self.setGeometry(rect.adjusted(-_REACH, -_REACH, _REACH, _REACH))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.colour, WIDTH))
        half = WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 10, 10)
