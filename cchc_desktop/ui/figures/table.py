"""A report's table (bảng báo cáo): cell by cell by the arrows, Enter asks for the dossiers behind one, or the row's own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cchc_desktop.domain.figure_text import cell_text
from cchc_desktop.domain.sheet import NAMES, Kind, Role, Row, Sheet
from cchc_desktop.ui.figures import words
from cchc_desktop.ui.figures.head import GroupedHead
from cchc_desktop.ui.palette import shown_palette
from cchc_desktop.ui.widgets.keys import is_enter
from cchc_desktop.ui.widgets.table import ROW, TWO_LINE_ROW, PlainTable

_PAD = 26  # of a cell, both sides
_WIDE = (160, 420)  # pixels of a column of names
_STEP = 8  # pixels at a time
_MEASURED = 400  # rows by which widths are measured
_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SheetRows(QAbstractTableModel):
    """The cells of one sheet as they are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None

    def set_sheet(self, sheet: Sheet | None) -> None:
        """Another one."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def row(self, place: int) -> Row:
        """By its place."""
        assert self.sheet is not None
        return self.sheet.rows[place]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802  # Qt's own
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802  # Qt's own
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, place = self.row(index.row()), index.column()
        assert self.sheet is not None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cell_text(row.cells[place])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.cell(self.sheet, row, place)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if self.sheet.columns[place].kind in NAMES else _RIGHT
        if role == Qt.ItemDataRole.FontRole:
            return _font(row.role)
        if role == Qt.ItemDataRole.ForegroundRole and row.role is Role.BEFORE:
            return QColor(shown_palette().muted)
        return None


class SheetTable(PlainTable):
    """`chosen` by Enter or a double click; `moved` tells the cell the arrows are at."""

    chosen = Signal(int, int)  # row, column
    moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__("Bảng báo cáo", words.CHOOSE)
        self.cells = SheetRows()
        self._needs: list[int] = []
        self.setModel(self.cells)
        self.head = GroupedHead()
        self.setHorizontalHeader(self.head)
        self.setItemDelegate(_Cell(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.row(), index.column()))
        self.selectionModel().currentChanged.connect(self._moved)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Another one; the first cell that leads to dossiers is current, where there is one."""
        self.cells.set_sheet(sheet)
        self.head.set_columns(sheet.columns if sheet else ())
        self._needs = [self._needed(sheet, place) for place in range(len(sheet.columns))] if sheet else []
        self._span(sheet)
        self._fit(self.viewport().width())
        if sheet is not None and sheet.rows:
            self.setCurrentIndex(self.cells.index(*_first_leading(sheet)))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            if (index := self.currentIndex()).isValid():
                self.chosen.emit(index.row(), index.column())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    def _moved(self, now: QModelIndex) -> None:
        self.viewport().update()  # the whole row is filled
        if now.isValid():
            self.moved.emit(now.row(), now.column())

    def _needed(self, sheet: Sheet, place: int) -> int:
        metrics = QFontMetrics(_font(Role.TOTAL, self.font()))
        texts = {cell_text(row.cells[place]) for row in sheet.rows[:_MEASURED]}
        widest = max(map(metrics.horizontalAdvance, texts), default=0) + _PAD
        column = sheet.columns[place]
        least = self.head.needed(column)
        return max(least, min(widest, _WIDE[1])) if column.kind is Kind.TEXT else max(least, widest)

    def _span(self, sheet: Sheet | None) -> None:
        """A heading that stands alone in its row has the room of the empty cells behind it."""
        self.clearSpans()
        for number, row in enumerate(sheet.rows if sheet else ()):
            place, across = _alone(row)
            if across > 1:
                self.setSpan(number, place, 1, across)

    def _fit(self, width: int) -> None:
        """Names get what is left; where nothing is left they are narrower, as far as they can still be read."""
        sheet = self.cells.sheet
        if sheet is None:
            return
        wide, left = list(self._needs), width - sum(self._needs)
        names = [place for place, column in enumerate(sheet.columns) if column.kind is Kind.TEXT]
        for place in names:
            share = left // len(names)
            wide[place] = max(min(_WIDE[0], wide[place]), wide[place] + share)
        _narrowed(wide, names, sum(wide) - width)
        if not names and wide and left > 0:
            wide = [each + left // len(wide) for each in wide]
        for place, each in enumerate(wide):
            self.setColumnWidth(place, each)
        self.head.fit()
        self._fit_rows(sheet, names)

    def _fit_rows(self, sheet: Sheet, names: list[int]) -> None:
        """Two lines for a name that needs them."""
        metrics = {role: QFontMetrics(_font(role, self.font())) for role in Role}
        for number, row in enumerate(sheet.rows):
            wide = metrics[row.role].horizontalAdvance
            shown = names if _alone(row)[1] < 2 else ()
            texts = ((row.cells[place], self.columnWidth(place) - _PAD) for place in shown)
            long = any(isinstance(text, str) and wide(text) > room for text, room in texts)
            if self.rowHeight(number) != (high := TWO_LINE_ROW if long else ROW):
                self.setRowHeight(number, high)


class _Cell(QStyledItemDelegate):
    """The current cell has a ring, its row is filled; totals and groups stand on a line of their own."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802  # Qt's name
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus & ~QStyle.StateFlag.State_MouseOver

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view, palette = option.widget, shown_palette()
        assert isinstance(view, SheetTable)
        now, rect = view.currentIndex(), option.rect
        role = view.cells.row(index.row()).role
        if now.row() == index.row():
            painter.fillRect(rect, QColor(palette.note.fill))
        elif role in (Role.GROUP, Role.TOTAL):
            painter.fillRect(rect, QColor(palette.page))
        super().paint(painter, option, index)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(palette.card_border))
        if (now.row(), now.column()) == (index.row(), index.column()):
            colour = palette.focus if view.hasFocus() else palette.control_border
            painter.setPen(QPen(QColor(colour), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))


def _font(role: Role, base: QFont | None = None) -> QFont:
    font = QFont(base) if base is not None else QFont()
    if role in (Role.GROUP, Role.TOTAL):
        font.setWeight(QFont.Weight.DemiBold)
    font.setItalic(role is Role.BEFORE)
    return font


def _alone(row: Row) -> tuple[int, int]:
    """Where the only text of a heading's row stands, and over how many columns it may; (0, 1) of other rows."""
    if row.role in (Role.GROUP, Role.TOTAL):
        filled = [place for place, cell in enumerate(row.cells) if cell_text(cell)]
        if len(filled) == 1:
            return filled[0], len(row.cells) - filled[0]
    return 0, 1


def _narrowed(wide: list[int], names: list[int], over: int) -> None:
    """Takes what is too much from the widest names, as far as they can still be read."""
    while over > 0:
        place = max(names, key=wide.__getitem__, default=-1)
        if place < 0 or wide[place] <= _WIDE[0]:
            return
        step = min(over, _STEP, wide[place] - _WIDE[0])
        wide[place], over = wide[place] - step, over - step


def _first_leading(sheet: Sheet) -> tuple[int, int]:
    for number, row in enumerate(sheet.rows):
        for place in range(len(row.cells)):
            if words.trace_of(row, place) is not None or words.code_of(row):
                return number, place
    return 0, 0
