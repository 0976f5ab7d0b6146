"""The heading of a report's table (đầu bảng báo cáo): groups over labels over the form's numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView

from cchc_desktop.domain.sheet import NAMES, Column
from cchc_desktop.ui.palette import shown_palette

_PAD, _GAP = 11, 4  # beside texts as in the cells, above and below them
_TALL = 1000
_WRAP = int(Qt.TextFlag.TextWordWrap)
_MIDDLE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter) | _WRAP
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | _WRAP
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter) | _WRAP


class GroupedHead(QHeaderView):
    """As high as its texts need in the widths of its sections."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._columns: Sequence[Column] = ()
        self._groups = self._labels = self._numbers = 0  # heights

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Other columns; `fit` comes after their widths are set."""
        self._columns = columns

    def fit(self) -> None:
        """As high as its texts need now."""
        metrics = QFontMetrics(self._font(True))
        runs = {first: (last, text) for first, last, text in self._runs() if text}
        self._groups = max(
            (_high(metrics, text, self._span(first, last)) for first, (last, text) in runs.items()), default=0
        )
        labels = ((column.label, self.sectionSize(place)) for place, column in enumerate(self._columns))
        self._labels = max((_high(metrics, text, wide) for text, wide in labels), default=0)
        has_numbers = any(column.number for column in self._columns)
        self._numbers = QFontMetrics(self._font(False)).height() + _GAP if has_numbers else 0
        self.geometriesChanged.emit()

    def sizeHint(self) -> QSize:
        high = self._groups + self._labels + self._numbers
        return QSize(super().sizeHint().width(), max(high, 24))

    def needed(self, column: Column) -> int:
        """Pixels that let its number stand whole, and its label on two lines."""
        strong, plain = QFontMetrics(self._font(True)), QFontMetrics(self._font(False))
        return max(_on_two_lines(strong, column.label), plain.horizontalAdvance(column.number)) + 2 * _PAD + 2

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # Qt's name
        if logicalIndex >= len(self._columns):
            return
        palette, column = shown_palette(), self._columns[logicalIndex]
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(palette.card))
        painter.setPen(QColor(palette.muted))
        top = self._groups if column.group else 0
        below = rect.height() - self._numbers
        painter.setFont(self._font(True))
        if column.group:
            self._paint_group(painter, rect, logicalIndex)
        room = QRect(rect.x() + _PAD, rect.y() + top, rect.width() - 2 * _PAD, below - top)
        painter.drawText(room, _align(column), column.label)
        if self._numbers:
            painter.setFont(self._font(False))
            room = QRect(rect.x() + _PAD, rect.y() + below, rect.width() - 2 * _PAD, self._numbers)
            painter.drawText(room, _align(column), column.number)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(palette.control_border))
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, place: int) -> None:
        """Its part of what stands over all its columns."""
        first, last, text = next(run for run in self._runs() if run[0] <= place <= run[1])
        left = self.sectionViewportPosition(first)
        whole = QRect(left + _PAD, rect.y(), self._span(first, last) - 2 * _PAD, self._groups)
        painter.drawText(whole, _MIDDLE, text)
        line = QRect(left + _PAD, rect.y() + self._groups - 1, self._span(first, last) - 2 * _PAD, 1)
        painter.fillRect(line & rect, QColor(shown_palette().card_border))

    def _runs(self) -> list[tuple[int, int, str]]:
        """First and last column of each group; one without a group is its own."""
        runs: list[tuple[int, int, str]] = []
        for place, column in enumerate(self._columns):
            if runs and column.group and runs[-1][2] == column.group:
                runs[-1] = (runs[-1][0], place, column.group)
            else:
                runs.append((place, place, column.group))
        return runs

    def _span(self, first: int, last: int) -> int:
        return sum(self.sectionSize(place) for place in range(first, last + 1))

    def _font(self, strong: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(13 if strong else 12)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        font.setItalic(not strong)
        return font


def _high(metrics: QFontMetrics, text: str, wide: int) -> int:
    room = metrics.boundingRect(0, 0, wide - 2 * _PAD, _TALL, _WRAP, text)
    return room.height() + 2 * _GAP


def _on_two_lines(metrics: QFontMetrics, text: str) -> int:
    """How wide the wider of two lines is, broken where that is least."""
    words, wide = text.split(), metrics.horizontalAdvance
    breaks = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(max(1, len(words))))
    return min(max(map(wide, lines)) for lines in breaks)


def _align(column: Column) -> int:
    return _LEFT if column.kind in NAMES else _RIGHT
