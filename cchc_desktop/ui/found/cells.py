"""Cells (ô bảng) that a plain text is not enough for: a code with its last four digits bold, words with an icon."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from cchc_desktop.ui.dossier.words import Said
from cchc_desktop.ui.fonts import text_font
from cchc_desktop.ui.palette import shown_palette
from cchc_desktop.ui.widgets.icons import paint_icon
from cchc_desktop.ui.widgets.table import RowDelegate, Table

_SIDE, _ICON, _GAP = 11, 16, 6
_BOLD = 4
_Index = QModelIndex | QPersistentModelIndex


class CodeCell(RowDelegate):
    """The last four digits tell today's folders apart, so they are bold."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        code = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        _ground(self, painter, option, index)
        room = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.save()
        painter.setPen(QColor(shown_palette().text))
        for part, weight in ((code[:-_BOLD], QFont.Weight.Normal), (code[-_BOLD:], QFont.Weight.Bold)):
            painter.setFont(text_font(option.font.pixelSize(), weight))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), part)
            room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(part))
        painter.restore()


class SaidCell(RowDelegate):
    """An icon and words in their tone; plain words without icon where there is no tone."""

    def __init__(self, table: Table[Any], said: Callable[[Any], Said]) -> None:
        super().__init__(table)
        self._table, self._said = table, said

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        said = self._said(self._table.rows.row(index.row()))
        palette = shown_palette()
        colour = QColor(palette.tone(said.tone).text if said.tone else palette.text)
        _ground(self, painter, option, index)
        room = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if said.glyph:
            paint_icon(painter, QRect(room.x(), room.center().y() - _ICON // 2 + 1, _ICON, _ICON), said.glyph, colour)
            room.setLeft(room.left() + _ICON + _GAP)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(colour)
        words = painter.fontMetrics().elidedText(said.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        painter.restore()


def _ground(delegate: RowDelegate, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
    """Selection and bar as any cell has them, without the text."""
    empty = _Textless(delegate.parent())
    empty.paint(painter, option, index)


class _Textless(RowDelegate):
    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802  # Qt's name
        super().initStyleOption(option, index)
        option.text = ""
