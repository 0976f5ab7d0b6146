"""Cells (ô bảng) that a plain text is not enough for: a code with its last four digits bold, words with an icon."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from cchc_desktop.ui.fonts import text_font
from cchc_desktop.ui.palette import shown_palette
from cchc_desktop.ui.widgets.icons import paint_icon
from cchc_desktop.ui.widgets.said import Said
from cchc_desktop.ui.widgets.table import RowDelegate, Table

SIDE, _ICON, _GAP = 11, 16, 6
_BOLD = 4
_Index = QModelIndex | QPersistentModelIndex
_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
Tell = Callable[[Any], Said]  # of a row


class NameCell(RowDelegate):
    """Cut in its middle where there is no room: a Vietnamese given name stands last."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802  # Qt's name
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


class _Cell(RowDelegate):
    """One line, or with `below` two, where there is no room side by side."""

    def __init__(self, table: Table[Any]) -> None:
        super().__init__(table)
        self._table = table
        self.below: Tell | None = None
        self.below_briefly: Tell | None = None  # the line below where there is no room for all of it

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        Textless(self.parent()).paint(painter, option, index)
        room = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        size = QFontInfo(option.font).pixelSize()  # the font itself may be sized in points
        painter.save()
        painter.setFont(text_font(size))
        if self.below is not None:
            half, said = room.height() // 2, self.below(self._row(index))
            if self.below_briefly and painter.fontMetrics().horizontalAdvance(said.text) > room.width():
                said = self.below_briefly(self._row(index))
            _paint(painter, room.adjusted(0, half - 1, 0, -3), said, middle=True)
            room = room.adjusted(0, 3, 0, -half)
        self._paint_line(painter, room, index)
        painter.restore()

    def _row(self, index: _Index) -> Any:
        return self._table.rows.row(index.row())

    def _paint_line(self, painter: QPainter, room: QRect, index: _Index) -> None:
        raise NotImplementedError


class CodeCell(_Cell):
    """The last four digits tell today's folders apart, so they are bold."""

    def _paint_line(self, painter: QPainter, room: QRect, index: _Index) -> None:
        code, size = str(index.data(Qt.ItemDataRole.DisplayRole) or ""), painter.font().pixelSize()
        painter.setPen(QColor(shown_palette().text))
        for part, weight in ((code[:-_BOLD], QFont.Weight.Normal), (code[-_BOLD:], QFont.Weight.Bold)):
            painter.setFont(text_font(size, weight))
            painter.drawText(room, _LINE, part)
            room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(part))


class SaidCell(_Cell):
    """An icon and words in their tone; plain words without icon where there is no tone."""

    def __init__(self, table: Table[Any], said: Tell) -> None:
        super().__init__(table)
        self._said = said

    def width(self, row: Any, metrics: QFontMetrics) -> int:
        """Pixels in which the row's words are told whole."""
        said = self._said(row)
        return metrics.horizontalAdvance(said.text) + (_ICON + _GAP if said.glyph else 0) + 2 * SIDE + 1

    def _paint_line(self, painter: QPainter, room: QRect, index: _Index) -> None:
        _paint(painter, room, self._said(self._row(index)))


def _paint(painter: QPainter, room: QRect, said: Said, middle: bool = False) -> None:
    palette = shown_palette()
    colour = QColor(palette.tone(said.tone).text if said.tone else palette.text)
    if said.glyph:
        paint_icon(painter, QRect(room.x(), room.center().y() - _ICON // 2 + 1, _ICON, _ICON), said.glyph, colour)
        room = room.adjusted(_ICON + _GAP, 0, 0, 0)
    painter.setPen(colour)
    cut = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    painter.drawText(room, _LINE, painter.fontMetrics().elidedText(said.text, cut, room.width()))


class Textless(RowDelegate):
    """Selection and bar as any cell has them, without the text."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802  # Qt's name
        super().initStyleOption(option, index)
        option.text = ""
