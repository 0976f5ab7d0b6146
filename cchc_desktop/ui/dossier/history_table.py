"""The history as a table (nhật ký hồ sơ): newest first, each line with its icon and what the portal said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from cchc_desktop.reports.history import Line
from cchc_desktop.ui.moments import short_moment
from cchc_desktop.ui.palette import shown_palette
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.icons import paint_icon
from cchc_desktop.ui.widgets.table import ROW, TWO_LINE_ROW, Column, RowDelegate, Table

_ICON, _WHEN, _WHAT, _WHO, _PORTAL = range(5)
_GLYPHS = {
    "dossier.received": "file-plus",
    "slip.printed": "printer",
    "portal.changed": "cloud-check",
    "custody.handedOver": "arrows-left-right",
    "custody.taken": "arrows-left-right",
    "custody.sentBack": "arrows-left-right",
    "result.arrived": "tray",
    "result.handedOver": "hand-palm",
    "result.posted": "envelope",
    "result.itemCorrected": "pencil",
    "dossier.amended": "pencil",
    "dossier.supplementRequested": "chat-circle-text",
    "dossier.supplementReceived": "check-square",
    "dossier.apologised": "calendar",
    "dossier.refused": "prohibit",
    "dossier.withdrawn": "sign-out",
    "dossier.stopped": "prohibit",
    "dossier.voided": "trash",
    "file.linked": "link",
}
_NEEDS_LOOK = ("cần xem", "từ chối")
_PADDING = 28  # of a cell, at both sides
_MOST_LINES = 4  # shown of one entry
_FRAME = 8
_ROOM_FOR_WHO = 640
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class HistoryTable(Table[Line]):
    """As high as its lines: the page scrolls, not the table."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._narrow = False
        super().__init__(
            [
                Column("", lambda _line: "", 34),
                Column("Lúc", lambda line: short_moment(line.at, now()), 118),
                Column("Việc", self._what, tone=lambda line: "wrong" if line.text.startswith("✕") else ""),
                Column("Ai", lambda line: line.who, 176),
                Column("Cổng", lambda line: line.portal, 158, tone=_tone),
            ],
            "Nhật ký hồ sơ",
            "Hồ sơ của quầy khác: máy này chưa ghi việc nào.",
        )
        self.setItemDelegateForColumn(_ICON, _KindIcon(self))
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_rows(self, rows: Sequence[Line]) -> None:
        super().set_rows(rows)
        self._fit()

    def set_breadth(self, breadth: Breadth) -> None:
        """In a narrow window, or a narrow table, who did it stands behind what was done."""
        self._narrow = breadth is Breadth.NARROW
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip().isprintable() and event.text().strip() and not event.modifiers() & _CHORD:
            event.ignore()  # of an act on the page; a table would look for a row that begins so
        else:
            super().keyPressEvent(event)

    def _what(self, line: Line) -> str:
        return f"{line.text} · {line.who}" if self.isColumnHidden(_WHO) else line.text

    def _fit(self) -> None:
        """As many lines as the texts need, up to four."""
        self.setColumnHidden(_WHO, self._narrow or self.width() < _ROOM_FOR_WHO)
        metrics, height = QFontMetrics(self.font()), 0
        for row in range(self.rows.rowCount()):
            line = self.rows.row(row)
            texts = ((self._what(line), _WHAT), (line.who, _WHO), (line.portal, _PORTAL))
            shown = ((text, column) for text, column in texts if not self.isColumnHidden(column))
            lines = max(_lines(metrics, text, self.columnWidth(column) - _PADDING) for text, column in shown)
            more = metrics.lineSpacing() * (min(lines, _MOST_LINES) - 2)
            self.setRowHeight(row, ROW if lines == 1 else TWO_LINE_ROW + more)
            height += self.rowHeight(row)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + max(height, TWO_LINE_ROW) + _FRAME)


def _lines(metrics: QFontMetrics, text: str, width: int) -> int:
    """How many lines a text takes when it is wrapped."""
    room = metrics.boundingRect(0, 0, max(width, 1), 10_000, int(Qt.TextFlag.TextWordWrap), text)
    return max(1, round(room.height() / metrics.lineSpacing()))


class _KindIcon(RowDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        view = self.parent()
        assert isinstance(view, HistoryTable)
        kind = view.rows.row(index.row()).kind
        palette = shown_palette()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        room = QRect(option.rect.x() + 10, option.rect.center().y() - 8, 16, 16)
        paint_icon(painter, room, _GLYPHS.get(kind, "note"), QColor(palette.note.text if chosen else palette.focus))


def _tone(line: Line) -> str:
    return "waiting" if any(word in line.portal for word in _NEEDS_LOOK) else ""
