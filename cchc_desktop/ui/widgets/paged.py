"""Rows that come a page at a time (bảng theo trang): a list of any length, of which only what is looked at is kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from cchc_desktop.ui.widgets.table import Column, shown_of

Row = TypeVar("Row")
PAGE = 100
_KEPT = 40  # pages: some four thousand rows
_Index = QModelIndex | QPersistentModelIndex
_COMING = "…"


class PagedRows(QAbstractTableModel, Generic[Row]):
    """`wanted` says which page is looked at and not here; whoever reads it gives it to `take`."""

    wanted = Signal(int)  # number of a page, from 0

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._total = 0
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._asked: set[int] = set()

    def start(self, total: int, first: Sequence[Row]) -> None:
        """Another list of `total` rows, of which the first page is here.

        Goes through no rows at all first: a view froze for seconds on a much shorter list.
        """
        self.beginResetModel()
        self._total, self._asked = 0, set()
        self._pages.clear()
        self.endResetModel()
        if total:
            self.beginInsertRows(QModelIndex(), 0, total - 1)
            self._total = total
            self._pages[0] = first
            self.endInsertRows()

    def take(self, number: int, rows: Sequence[Row]) -> None:
        """A page that was wanted."""
        self._asked.discard(number)
        first = number * PAGE
        if first >= self._total:
            return
        self._pages[number] = rows
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        last = min(first + PAGE, self._total) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def drop(self, number: int) -> None:
        """A page that could not be read: it is asked for again when it is looked at again."""
        self._asked.discard(number)

    def row(self, index: int) -> Row | None:
        """The value in row `index`; None while its page is on its way, which it then is."""
        number, place = divmod(index, PAGE)
        rows = self._pages.get(number)
        if rows is None:
            self._want(number)
            return None
        self._pages.move_to_end(number)
        return rows[place] if place < len(rows) else None

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show these columns instead; the rows stay."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802  # Qt's own
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802  # Qt's own
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if row is None:
            return _COMING if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None
        return shown_of(self.columns[index.column()], row, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802  # Qt's name
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        return self.columns[section].heading(role)

    def _want(self, number: int) -> None:
        if number not in self._asked:
            self._asked.add(number)
            self.wanted.emit(number)
