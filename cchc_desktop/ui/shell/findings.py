"""What the one box drops down (danh sách thả xuống): findings in two lines each, and below them one quiet line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.ui.fonts import text_font
from cchc_desktop.ui.palette import shown_palette
from cchc_desktop.ui.widgets.labels import label

NOTHING = "Không thấy hồ sơ nào. Sửa chữ rồi tìm lại, hoặc Esc quay về."
_ROW = 44
_SHOWN = 8
_LINE = 30  # pixels of the quiet line
_EDGE = 10


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One finding: `value` is what choosing it hands over; ID numbers come masked already."""

    value: object
    title: str  # "H52.18-261123-3012 · Lò Thị Ánh Nguyệt"
    detail: str  # procedure, who holds it
    note: str = ""  # at the right: date or status


class Findings(QFrame):
    """The list below the box; it never has the focus, the box moves in it."""

    clicked = Signal(object)  # FoundRow

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setProperty("role", "overlay")
        self._model = _Rows()
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName("Kết quả tìm")
        self._list.clicked.connect(self._click)
        self._nothing = label(NOTHING, "muted")
        self._quiet = label(role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._list)
        said = QVBoxLayout()
        said.setContentsMargins(12, 0, 12, 0)
        said.addWidget(self._nothing)
        said.addWidget(self._quiet)
        column.addLayout(said)
        self.hide()

    @property
    def current(self) -> FoundRow | None:
        """The marked row."""
        index = self._list.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: Sequence[FoundRow], below: QWidget) -> None:
        """Show them below `below`, the first one marked."""
        self._model.set_rows(rows)
        self._quiet.setText("")
        self._show(below)
        if rows:
            self._list.setCurrentIndex(self._model.index(0, 0))

    def add_rows(self, rows: Sequence[FoundRow], said: str, below: QWidget) -> None:
        """More of them beneath, the marked one stays; `said` is the quiet line below, "" for none."""
        first = not self._model.rows
        self._model.add_rows(rows)
        self._quiet.setText(said)
        self._show(below)
        if first and rows:
            self._list.setCurrentIndex(self._model.index(0, 0))

    def _show(self, below: QWidget) -> None:
        count, said = len(self._model.rows), bool(self._quiet.text())
        self._list.setVisible(bool(count))
        self._nothing.setVisible(not count)
        self._quiet.setVisible(said)
        parent = self._ground
        corner = below.mapTo(parent, below.rect().bottomLeft())
        room = parent.height() - corner.y() - 16
        height = (min(count, _SHOWN) * _ROW + _EDGE if count else _ROW) + (_LINE if said else 0)
        width = max(below.width(), min(560, parent.width() - corner.x() - 16))
        self.setGeometry(QRect(corner.x(), corner.y() + 4, width, min(height, room)))
        self.raise_()
        self.show()

    def move_by_key(self, event: QKeyEvent) -> None:
        """Arrows and page keys, handed on by the box."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _SHOWN, Qt.Key.Key_PageUp: -_SHOWN}
        last = len(self._model.rows) - 1
        row = self._list.currentIndex().row() + step[Qt.Key(event.key())]
        self._list.setCurrentIndex(self._model.index(max(0, min(last, row)), 0))

    def _click(self, index: QModelIndex) -> None:
        self.clicked.emit(self._model.rows[index.row()])


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[FoundRow] = ()

    def set_rows(self, rows: Sequence[FoundRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def add_rows(self, rows: Sequence[FoundRow]) -> None:
        if rows:
            count = len(self.rows)
            self.beginInsertRows(QModelIndex(), count, count + len(rows) - 1)
            self.rows = [*self.rows, *rows]
            self.endInsertRows()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802  # Qt's own
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title}, {row.detail}, {row.note}"
        return None


class _Delegate(QStyledItemDelegate):
    """Two lines: what it is and, at the right, when or how it stands; below, the rest."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        palette = shown_palette()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(palette.note.fill))
            painter.fillRect(QRect(option.rect.topLeft(), QSize(3, _ROW)), QColor(palette.focus))
        room = option.rect.adjusted(12, 3, -12, -3)
        half = room.height() // 2
        top, bottom = room.adjusted(0, 0, 0, -half), room.adjusted(0, half, 0, 0)
        _line(painter, top, row.note, palette.muted, text_font(13), right=True)
        taken = painter.fontMetrics().horizontalAdvance(row.note) + 12 if row.note else 0
        _line(painter, top.adjusted(0, 0, -taken, 0), row.title, palette.text, text_font(14, QFont.Weight.DemiBold))
        _line(painter, bottom, row.detail, palette.muted, text_font(13))
        painter.restore()


def _line(painter: QPainter, room: QRect, text: str, colour: str, font: QFont, right: bool = False) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(align | Qt.AlignmentFlag.AlignVCenter), shown)
