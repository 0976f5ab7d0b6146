"""Check and radio rows (ô chọn): an 18 px mark in a row that is clickable from end to end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from cchc_desktop.ui.palette import shown_palette
from cchc_desktop.ui.widgets.icons import paint_icon

MARK = 18
_GAP = 8
_ROW = 32


class CheckRow(QCheckBox):
    """A check box; Space ticks it, a click anywhere in the row too."""

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802  # Qt's name
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = _mark(self)
        _frame(painter, self, lambda: painter.drawRoundedRect(mark, 4, 4))
        if self.isChecked():
            paint_icon(painter, mark.adjusted(2, 2, -2, -2), "check", _ink(self))
        _words(painter, self)


class RadioRow(QRadioButton):
    """A radio button; the arrows move among those of one group."""

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802  # Qt's name
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = _mark(self)
        _frame(painter, self, lambda: painter.drawEllipse(mark))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(_ink(self)))
            painter.drawEllipse(mark.adjusted(5, 5, -5, -5))
        _words(painter, self)


class RadioGroup(QWidget):
    """Radio rows of which one is chosen, each standing for a value; side by side unless `upright`."""

    def __init__(self, choices: dict[str, str], caption: str, upright: bool = False) -> None:
        """`choices`: value to the words shown; `caption` is for the screen reader."""
        super().__init__()
        self.group = QButtonGroup(self)
        self.rows = {value: RadioRow(words) for value, words in choices.items()}
        self.setAccessibleName(caption)
        row: QHBoxLayout | QVBoxLayout = QVBoxLayout(self) if upright else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0 if upright else 16)
        for button in self.rows.values():
            self.group.addButton(button)
            row.addWidget(button)
        if not upright:
            row.addStretch(1)

    @property
    def value(self) -> str:
        """The chosen one's value; "" when none is."""
        return next((value for value, row in self.rows.items() if row.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose one."""
        self.rows[value].setChecked(True)


def _size(button: QAbstractButton) -> QSize:
    return QSize(MARK + _GAP + button.fontMetrics().horizontalAdvance(button.text()) + 4, _ROW)


def _mark(button: QAbstractButton) -> QRectF:
    return QRectF(1.5, (button.height() - MARK) / 2 + 0.5, MARK - 1, MARK - 1)


def _frame(painter: QPainter, button: QAbstractButton, draw: Callable[[], None]) -> None:
    palette = shown_palette()
    checked = button.isChecked()
    border = palette.primary.fill if checked and button.isEnabled() else palette.control_border
    style = Qt.PenStyle.SolidLine if button.isEnabled() else Qt.PenStyle.DashLine
    painter.setPen(QPen(QColor(border), 1, style))
    fill = palette.primary.fill if checked and button.isEnabled() else (palette.page if palette.dark else palette.card)
    painter.setBrush(QColor(fill))
    draw()


def _ink(button: QAbstractButton) -> str:
    palette = shown_palette()
    return palette.primary.text if button.isEnabled() else palette.muted


def _words(painter: QPainter, button: QAbstractButton) -> None:
    palette = shown_palette()
    painter.setPen(QColor(palette.text if button.isEnabled() else palette.muted))
    painter.setFont(button.font())
    room = QRect(MARK + _GAP, 0, button.width() - MARK - _GAP, button.height())
    align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    words = button.fontMetrics().elidedText(button.text(), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(align), words)
