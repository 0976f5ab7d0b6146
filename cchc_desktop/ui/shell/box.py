"""The one box (ô tìm chung): takes a code, a name, a number of papers; its findings drop down below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
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

PLACEHOLDER = "Quét mã vạch hồ sơ, QR căn cước, hoặc gõ tên / mã / số giấy tờ (Ctrl+K)"
_PLACEHOLDERS = (PLACEHOLDER, "Quét, hoặc gõ tên / mã (Ctrl+K)", "Tìm (Ctrl+K)")
_PAUSE_MS = 60
_ROW = 44
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One finding: `value` is what choosing it hands over; ID numbers come masked already."""

    value: object
    title: str  # "H52.18-261123-3012 · Lò Thị Ánh Nguyệt"
    detail: str  # procedure, who holds it
    note: str = ""  # at the right: date or status


class OneBox(QLineEdit):
    """What is typed is looked up while typing; arrows move in the findings, Enter takes one, Esc goes back."""

    searched = Signal(str)
    entered = Signal(str)  # Enter with nothing found to choose from
    chosen = Signal(object)  # FoundRow.value
    left = Signal()  # Esc: the focus goes back where it was

    def __init__(self, findings: Findings) -> None:
        super().__init__()
        self.setProperty("role", "box")
        self.setPlaceholderText(PLACEHOLDER)
        self.setAccessibleName("Ô tìm chung")
        self.findings = findings
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textEdited.connect(self._wait)
        findings.clicked.connect(self._choose)

    def show_findings(self, rows: Sequence[FoundRow]) -> None:
        """Drop them down; none: say so. Does nothing when the clerk has left or emptied the box meanwhile."""
        if self.hasFocus() and self.text().strip():
            self.findings.show_rows(rows, self)

    def start_over(self) -> None:
        """Empty, nothing dropped down."""
        self._pause.stop()
        self.clear()
        self.findings.hide()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()  # in the box Esc is the box's, not the page's
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.start_over()
                self.left.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Up | Qt.Key.Key_PageDown | Qt.Key.Key_PageUp if self.findings.isVisible():
                self.findings.move_by_key(event)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.findings.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 36  # paddings, border and what Qt keeps free beside the caret
        fitting = [text for text in _PLACEHOLDERS if self.fontMetrics().horizontalAdvance(text) <= room]
        self.setPlaceholderText(fitting[0] if fitting else _PLACEHOLDERS[-1])

    def _enter(self) -> None:
        row = self.findings.current if self.findings.isVisible() and not self._pause.isActive() else None
        if row is not None:
            self._choose(row)
        elif text := self.text().strip():
            self.start_over()
            self.entered.emit(text)

    def _choose(self, row: FoundRow) -> None:
        self.start_over()
        self.chosen.emit(row.value)

    def _wait(self) -> None:
        if self.text().strip():
            self._pause.start()
        else:
            self.start_over()

    def _search(self) -> None:
        self.searched.emit(self.text().strip())


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
        self._nothing = label("Không thấy hồ sơ nào. Sửa chữ rồi tìm lại, hoặc Esc quay về.", "muted")
        self._nothing.setContentsMargins(12, 8, 12, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._list)
        column.addWidget(self._nothing)
        self.hide()

    @property
    def current(self) -> FoundRow | None:
        """The marked row."""
        index = self._list.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: Sequence[FoundRow], below: QWidget) -> None:
        """Show them below `below`, the first one marked."""
        self._model.set_rows(rows)
        self._list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        if rows:
            self._list.setCurrentIndex(self._model.index(0, 0))
        parent = self._ground
        corner = below.mapTo(parent, below.rect().bottomLeft())
        room = parent.height() - corner.y() - 16
        height = min(len(rows), _SHOWN) * _ROW + 10 if rows else 44
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
