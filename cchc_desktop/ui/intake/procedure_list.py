"""The list of procedures (danh sách thủ tục) to pick from: numbered, most used first, two lines a name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.ui.palette import shown_palette

ROW = 44
_NUMBER, _CODE, _ASIDE = 48, 84, 190
_ROOM_FOR_ASIDE = 620
_Index = QModelIndex | QPersistentModelIndex


class ProcedureList(QListView):
    """Moved in by the box above it, which keeps the focus; a click chooses too."""

    chosen = Signal(object)  # Procedure

    def __init__(self) -> None:
        super().__init__()
        self._rows = _Procedures()
        self.setModel(self._rows)
        self.setItemDelegate(_Row(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setProperty("bar", "true")
        self.setAccessibleName("Thủ tục")
        self.clicked.connect(lambda index: self.chosen.emit(self._rows.procedures[index.row()]))

    @property
    def procedures(self) -> Sequence[Procedure]:
        """What is offered, in order."""
        return self._rows.procedures

    @property
    def today(self) -> date:
        """The day whose times are shown."""
        return self._rows.today

    @property
    def current(self) -> Procedure | None:
        """The marked one."""
        row = self.currentIndex().row()
        return self._rows.procedures[row] if 0 <= row < len(self._rows.procedures) else None

    def offer(self, procedures: Sequence[Procedure], today: date) -> None:
        """Show these and mark the first."""
        self._rows.offer(procedures, today)
        self.mark(0)
        self.updateGeometry()
        self._show_whole_rows()

    def mark(self, row: int) -> None:
        """Mark a row, the nearest there is."""
        row = max(0, min(row, len(self._rows.procedures) - 1))
        self.setCurrentIndex(self._rows.index(row, 0))

    def move_mark(self, step: int) -> None:
        """Mark another row, `step` further."""
        self.mark(self.currentIndex().row() + step)

    def sizeHint(self) -> QSize:
        return QSize(400, ROW * max(1, min(len(self._rows.procedures), 9)) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, ROW * min(3, max(1, len(self._rows.procedures))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_whole_rows()

    def _show_whole_rows(self) -> None:
        """No row is cut through: what is left over of the height stays empty."""
        left_over = self.height() % ROW if self.height() < ROW * len(self._rows.procedures) else 0
        if left_over != self.viewportMargins().bottom():
            self.setViewportMargins(0, 0, 0, left_over)


class _Procedures(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.procedures: Sequence[Procedure] = ()
        self.today = date.min

    def offer(self, procedures: Sequence[Procedure], today: date) -> None:
        self.beginResetModel()
        self.procedures, self.today = procedures, today
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802  # Qt's own
        return 0 if parent.isValid() else len(self.procedures)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        procedure = self.procedures[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{index.row() + 1}. {procedure.code} {procedure.name}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return procedure.name
        if role == Qt.ItemDataRole.UserRole:
            return procedure
        return None


class _Row(QStyledItemDelegate):
    """The key at the left, the code, the name in at most two lines, field and time at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette = shown_palette()
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, QColor(palette.note.fill))
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), QColor(palette.focus))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(palette.page))
        procedure: Procedure = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(palette.muted))
        row = index.row() + 1
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(rect.x() + 12, rect.y(), _NUMBER, ROW), left, f"Alt+{row}" if row < 10 else "")
        painter.drawText(QRect(rect.x() + 12 + _NUMBER, rect.y(), _CODE, ROW), left, procedure.code[:8])
        aside = _ASIDE if rect.width() >= _ROOM_FOR_ASIDE else 0
        if aside:
            self._aside(painter, QRect(rect.right() - aside - 8, rect.y(), aside, ROW), procedure, option)
        painter.setPen(QColor(palette.text))
        x = rect.x() + 12 + _NUMBER + _CODE
        two_lines(painter, QRect(x, rect.y(), rect.right() - x - aside - 16, ROW), procedure.name)
        painter.restore()

    def _aside(self, painter: QPainter, room: QRect, procedure: Procedure, option: QStyleOptionViewItem) -> None:
        view = option.widget
        today = view.today if isinstance(view, ProcedureList) else date.min
        metrics = painter.fontMetrics()
        right = Qt.AlignmentFlag.AlignRight
        field = metrics.elidedText(procedure.procedure_field, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.adjusted(0, 2, 0, -22), right | Qt.AlignmentFlag.AlignBottom, field)
        painter.drawText(room.adjusted(0, 22, 0, 0), right | Qt.AlignmentFlag.AlignTop, time_text(procedure, today))


def time_text(procedure: Procedure, today: date, case_code: str = "") -> str:
    """How long it takes: "10 ngày làm việc", "không hẹn ngày"."""
    processing = procedure.processing_on(today, case_code)
    return processing.duration.text if processing and processing.duration else "không hẹn ngày"


def two_lines(painter: QPainter, room: QRect, text: str) -> None:
    """Draw text in one or two lines, the second elided, centred from top to bottom."""
    layout = QTextLayout(text, painter.font())
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(room.width())
    more = layout.createLine()
    layout.endLayout()
    metrics = painter.fontMetrics()
    if not more.isValid():
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        return
    height = metrics.height()
    top = room.y() + (room.height() - 2 * height) // 2
    start = first.textLength()
    rest = metrics.elidedText(text[start:].strip(), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room.x(), top + metrics.ascent(), text[:start].rstrip())
    painter.drawText(room.x(), top + height + metrics.ascent(), rest)
