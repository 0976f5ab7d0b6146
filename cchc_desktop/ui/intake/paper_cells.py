"""How a cell of the checklist looks (ô của bảng giấy tờ): counts, what is still asked, and a tick that says a word."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from cchc_desktop.ui.intake.paper_rows import FIRST, LAST, NAME, STATE, PaperRow, PaperState
from cchc_desktop.ui.palette import shown_palette
from cchc_desktop.ui.widgets.icons import paint_icon

_ROW, _PAD = 32, 11
_Index = QModelIndex | QPersistentModelIndex
_TONES = {PaperState.FULL: "done", PaperState.PARTIAL: "waiting", PaperState.MISSING: "", PaperState.OPTIONAL: ""}
_ICONS = {
    PaperState.FULL: "check-square",
    PaperState.PARTIAL: "warning",
    PaperState.MISSING: "square",
    PaperState.OPTIONAL: "circle-dashed",
}


class PaperCells(QStyledItemDelegate):
    """Paints every cell by hand, so that both palettes and the focus look as everywhere else."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        if index.column() != NAME:
            return QSize(40, _ROW)
        room = _name_width(_table(option)) - 2 * _PAD
        metrics = option.fontMetrics
        wrapped = int(Qt.TextFlag.TextWordWrap)
        height = metrics.boundingRect(QRect(0, 0, room, 4000), wrapped, str(index.data())).height()
        hint = _row(option, index).hint
        if hint:
            height += metrics.boundingRect(QRect(0, 0, room, 4000), wrapped, hint).height()
        return QSize(room, max(_ROW, height + 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette = shown_palette()
        table, column = _table(option), index.column()
        here = table.currentIndex()
        painter.save()
        painter.setFont(option.font)
        if table.hasFocus() and here.row() == index.row():
            painter.fillRect(option.rect, QColor(palette.note.fill))
            if column == 0:
                painter.fillRect(option.rect.x(), option.rect.y(), 3, option.rect.height(), QColor(palette.focus))
        if FIRST <= column <= LAST:
            self._count(painter, option, index, is_current=table.hasFocus() and here == index)
        elif column == STATE:
            self._state(painter, option.rect, _row(option, index).state)
        elif column == NAME:
            self._name(painter, option.rect, _row(option, index))
        else:
            painter.setPen(QColor(palette.muted))
            painter.drawText(option.rect.adjusted(_PAD, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()

    def _count(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, is_current: bool) -> None:
        palette, row, kind = shown_palette(), _row(option, index), index.column() - FIRST
        room = option.rect.adjusted(0, 0, -12, 0)
        count, wanted = row.paper.counts[kind], row.asked[kind]
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if count:
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(QColor(palette.text))
            painter.drawText(room, right, str(count))
        else:
            painter.setPen(QColor(palette.muted))
            lacking = wanted and row.state is PaperState.MISSING
            painter.drawText(room, right, f"cần {wanted}" if lacking else "–")
        if is_current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(4, 3, -4, -3), 5, 5)

    def _state(self, painter: QPainter, room: QRect, state: PaperState) -> None:
        palette, tone = shown_palette(), _TONES[state]
        colour = QColor(palette.tone(tone).text if tone else palette.muted)
        mark = QRect(room.x() + 12, room.y() + (room.height() - 18) // 2, 18, 18)
        paint_icon(painter, mark, _ICONS[state], colour)
        painter.setPen(colour)
        painter.drawText(room.adjusted(36, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, state.value)

    def _name(self, painter: QPainter, room: QRect, row: PaperRow) -> None:
        palette = shown_palette()
        inner = room.adjusted(_PAD, 5, -_PAD, -5)
        wrapped = int(Qt.TextFlag.TextWordWrap)
        name = painter.fontMetrics().boundingRect(inner, wrapped, row.paper.name)
        painter.setPen(QColor(palette.text))
        if not row.hint:
            painter.drawText(inner, wrapped | int(Qt.AlignmentFlag.AlignVCenter), row.paper.name)
            return
        painter.drawText(inner, wrapped, row.paper.name)
        painter.setPen(QColor(palette.muted))
        painter.drawText(inner.adjusted(0, name.height(), 0, 0), wrapped, row.hint)


def _table(option: QStyleOptionViewItem) -> QTableView:
    table = option.widget
    assert isinstance(table, QTableView)
    return table


def _name_width(table: QTableView) -> int:
    """What the other columns leave: the header stretches the column only after the table was measured."""
    others = sum(table.columnWidth(column) for column in range(STATE + 1) if column != NAME)
    return table.viewport().width() - others


def _row(option: QStyleOptionViewItem, index: _Index) -> PaperRow:
    rows: list[PaperRow] = _table(option).model().rows  # type: ignore[attr-defined]  # the table's own model, PaperRows
    return rows[index.row()]
