"""A person over what they came for (ô người và việc): the name whole, the procedure below it, in as many lines as fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from cchc_desktop.ui.palette import shown_palette
from cchc_desktop.ui.widgets.cells import SIDE, Textless
from cchc_desktop.ui.widgets.table import RowDelegate, Table

NAME = 320  # pixels that a name should have
ROWS = {1: 32, 2: 44, 3: 62}  # heights by lines
_MOST_OF_NAME = 2
_TIGHT = 0.9  # of a line's room: words end before its edge
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_Index = QModelIndex | QPersistentModelIndex


class WhoCell(RowDelegate):
    """The name takes one line, or two where it is long; `under` is what stands below it, muted, "" for nothing."""

    def __init__(self, table: Table[Any], under: Callable[[Any], str]) -> None:
        super().__init__(table)
        self._table, self._under = table, under
        self.shows_under = True
        self._widths: list[tuple[int, int]] = []

    def measure(self, rows: Sequence[Any], name: Callable[[Any], str], metrics: QFontMetrics) -> None:
        """Other rows: how wide their texts are on one line."""
        wide = metrics.horizontalAdvance
        self._widths = [(wide(name(row)), wide(self._under(row))) for row in rows]

    def lines(self, room: int) -> int:
        """How many lines the rows need in a column so wide."""
        inner = max(1, int((room - 2 * SIDE) * _TIGHT))
        return max((self._needed(name, under, inner) for name, under in self._widths), default=1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        Textless(self.parent()).paint(painter, option, index)
        room = option.rect.adjusted(SIDE, 2, -SIDE, -2)
        metrics, palette = option.fontMetrics, shown_palette()
        count = max(1, option.rect.height() // (metrics.height() - 1))
        name = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        under = self._under(self._table.rows.row(index.row())) if self.shows_under else ""
        first = wrapped(name, metrics, room.width(), min(_MOST_OF_NAME, count))
        second = wrapped(under, metrics, room.width(), count - len(first)) if under and count > len(first) else []
        painter.save()
        painter.setFont(option.font)
        high = metrics.height()
        top = room.y() + (room.height() - high * (len(first) + len(second))) // 2
        for place, line in enumerate([*first, *second]):
            painter.setPen(QColor(palette.text if place < len(first) else palette.muted))
            painter.drawText(QRect(room.x(), top + place * high, room.width(), high), _LEFT, line)
        painter.restore()

    def _needed(self, name: int, under: int, inner: int) -> int:
        names = 1 if name <= inner / _TIGHT else _MOST_OF_NAME
        below = 0 if not (under and self.shows_under) else 1 if under <= inner / _TIGHT else 2
        return min(max(ROWS), names + below)


def wrapped(text: str, metrics: QFontMetrics, room: int, most: int) -> list[str]:
    """At most so many lines, broken between words; what is left over is cut in its middle: a given name stands last."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        count = len(words)
        while count > 1 and metrics.horizontalAdvance(" ".join(words[:count])) > room:
            count -= 1
        lines.append(" ".join(words[:count]))
        words = words[count:]
    if words:
        lines.append(" ".join(words))
    return [metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, room) for line in lines]
