"""Tables (bảng): rows of values under columns that say how to show them, with one look everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from cchc_desktop.ui.palette import shown_palette
from cchc_desktop.ui.widgets.keys import is_enter

ROW, TWO_LINE_ROW = 32, 44
_BAR = 3
Row = TypeVar("Row")
_Index = QModelIndex | QPersistentModelIndex
_ALIGN = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight}


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: `text` of a row; figures `align="right"`; `width` 0 takes what is left; `tone` colours the text."""

    title: str
    text: Callable[[Row], str]
    width: int = 0
    align: str = "left"
    strong: bool = False
    tone: Callable[[Row], str] | None = None  # "" or done, waiting, wrong, note; the text must say it too
    sorted: str = ""  # "▲" or "▼" on the column the rows are sorted by

    def heading(self, role: int) -> Any:
        """What its head shows, in one of Qt's roles."""
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self.title} {self.sorted}".strip()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self.align] | Qt.AlignmentFlag.AlignVCenter
        return None


def shown_of(column: Column[Row], row: Row, role: int) -> Any:
    """What a cell shows, in one of Qt's roles."""
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return column.text(row)
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return _ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter
    if role == Qt.ItemDataRole.ForegroundRole and column.tone and (tone := column.tone(row)):
        return QColor(shown_palette().tone(tone).text)
    if role == Qt.ItemDataRole.FontRole and column.strong:
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        return font
    return None


class Rows(QAbstractTableModel, Generic[Row]):
    """The model of a Table: the rows as given, nothing fetched by itself."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these instead. Goes through no rows at all first: a view froze for seconds on a much shorter list."""
        self.beginResetModel()
        self._rows = ()
        self.endResetModel()
        if rows:
            self.beginInsertRows(QModelIndex(), 0, len(rows) - 1)
            self._rows = rows
            self.endInsertRows()

    def row(self, index: int) -> Row:
        """The value shown in row `index`."""
        return self._rows[index]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802  # Qt's own
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802  # Qt's own
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return shown_of(self.columns[index.column()], self._rows[index.row()], role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802  # Qt's name
        if orientation is not Qt.Orientation.Horizontal:
            return None
        return self.columns[section].heading(role)


class PlainTable(QTableView):
    """The look of every table. `empty` is the sentence shown when there is no row."""

    def __init__(self, caption: str, empty: str = "") -> None:
        super().__init__()
        self.empty = empty
        self.setAccessibleName(caption)
        self.setItemDelegate(RowDelegate(self))
        self._configure()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.empty and not self.model().rowCount():
            painter, palette = QPainter(self.viewport()), shown_palette()
            if self.hasFocus():  # as a row would show it
                painter.fillRect(0, 0, _BAR, ROW, QColor(palette.focus))
            painter.setPen(QColor(palette.muted))
            room = self.viewport().rect().adjusted(8, 6, -8, 0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), self.empty)

    def _configure(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFocusPolicy(Qt.FocusPolicy.NoFocus)


class Table(PlainTable, Generic[Row]):
    """Rows to move in by arrows; Enter or a double click chooses."""

    chosen = Signal(object)  # the row's value
    moved = Signal(object)  # the current row's value

    def __init__(self, columns: Sequence[Column[Row]], caption: str, empty: str = "") -> None:
        super().__init__(caption, empty)
        self.rows: Rows[Row] = Rows(columns)
        self.setModel(self.rows)
        for position, column in enumerate(columns):
            mode = QHeaderView.ResizeMode.Fixed if column.width else QHeaderView.ResizeMode.Stretch
            self.horizontalHeader().setSectionResizeMode(position, mode)
            if column.width:
                self.setColumnWidth(position, column.width)
        self.doubleClicked.connect(self._choose)
        self.selectionModel().currentRowChanged.connect(self._moved)

    @property
    def current(self) -> Row | None:
        """The value of the current row."""
        index = self.currentIndex()
        return self.rows.row(index.row()) if index.isValid() else None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the first becomes current."""
        self.rows.set_rows(rows)
        if rows:
            self.selectRow(0)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows.row(index.row()))

    def _moved(self, now: QModelIndex) -> None:
        if now.isValid():
            self.moved.emit(self.rows.row(now.row()))


class RowDelegate(QStyledItemDelegate):
    """Paints a cell; the selected row is filled, with a bar at the left, blue while the table has the focus."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802  # Qt's name
        super().initStyleOption(option, index)
        if isinstance(tone := index.data(Qt.ItemDataRole.ForegroundRole), QColor):
            option.palette.setColor(QPalette.ColorRole.HighlightedText, tone)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette = shown_palette()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        if selected and index.column() == 0:
            view = option.widget
            colour = palette.focus if view.hasFocus() else palette.control_border
            rect = option.rect
            painter.fillRect(rect.x(), rect.y(), _BAR, rect.height(), QColor(colour))
