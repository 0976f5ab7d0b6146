"""The list of the whole register (bảng cả sổ): any number of lines, columns as chosen, what is looked at is read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from cchc_desktop.reports.register import Line, Page
from cchc_desktop.ui.dossiers.words import COLUMNS, NOTHING, READING
from cchc_desktop.ui.widgets.keys import is_enter
from cchc_desktop.ui.widgets.paged import PAGE, PagedRows
from cchc_desktop.ui.widgets.table import Column, PlainTable

_LEAST, _SHARED = 150, 140
_FIXED, _STRETCH = QHeaderView.ResizeMode.Fixed, QHeaderView.ResizeMode.Stretch


class RegisterTable(PlainTable):
    """`wanted` asks for a page; `chosen` gives a line's uid; `sorted_by` the name of a column whose head was clicked."""

    wanted = Signal(int)
    chosen = Signal(str)
    sorted_by = Signal(str)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__("Hồ sơ trong cả sổ", READING)
        self.names: tuple[str, ...] = ()
        self._sorted = ("received", "▼")
        self.lines: PagedRows[Line] = PagedRows(self._columns(names))
        self.setModel(self.lines)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMinimumHeight(_LEAST)
        self.setWordWrap(False)
        self.lines.wanted.connect(self.wanted)
        self.doubleClicked.connect(lambda index: self._choose(index.row()))
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.sectionClicked.connect(lambda place: self.sorted_by.emit(self.names[place]))
        self._fit(self.viewport().width())

    def show_first(self, page: Page, empty: str = NOTHING) -> None:
        """Another choice, from its first page on; `empty` is said where nothing was chosen."""
        self.empty = empty
        self.lines.start(page.total, page.lines)
        if page.total:
            self._stand_on(0)
        self.viewport().update()

    def show_page(self, page: Page) -> None:
        """A page that was wanted."""
        self.lines.take(page.first // PAGE, page.lines)

    def forget(self) -> None:
        """Nothing of anybody."""
        self.empty = READING
        self.lines.start(0, ())

    def show_columns(self, names: Sequence[str], name: str, mark: str) -> None:
        """These columns; the rows are sorted by the one called `name`, as its `mark` says."""
        self._sorted = (name, mark)
        row = self.currentIndex().row()
        self.lines.set_columns(self._columns(names))
        self._fit(self.viewport().width())
        if row >= 0:
            self._stand_on(row)

    def selected_lines(self) -> list[Line]:
        """Those selected that are here, from above."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [line for line in map(self.lines.row, places) if line is not None]

    def sizeHint(self) -> QSize:
        """Little: it grows by itself, and lines that wrap beside it would make a page of its preferred height scroll."""
        return QSize(super().sizeHint().width(), _LEAST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self._choose(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _columns(self, names: Sequence[str]) -> list[Column[Line]]:
        self.names = tuple(name for name in names if name in COLUMNS)
        by, mark = self._sorted
        return [
            Column(told.title, told.text, told.width, tone=told.tone, sorted=mark if name == by else "")
            for name, told in ((name, COLUMNS[name]) for name in self.names)
        ]

    def _fit(self, width: int) -> None:
        """Columns keep their widths as long as those that share the rest have room; then the list scrolls sideways."""
        columns = self.lines.columns
        shares = sum(not column.width for column in columns)
        left = width - sum(column.width for column in columns)
        stretches = left >= shares * _SHARED
        head = self.horizontalHeader()
        for place, column in enumerate(columns):
            head.setSectionResizeMode(place, _STRETCH if stretches and not column.width else _FIXED)
            if column.width or not stretches:
                self.setColumnWidth(place, column.width or _SHARED)

    def _stand_on(self, place: int) -> None:
        """As `selectRow`, whatever keys are still held: with Shift (of Shift+F7) that would select nothing."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.lines.index(place, 0), flags)

    def _choose(self, place: int) -> None:
        line = self.lines.row(place) if place >= 0 else None
        if line is not None:
            self.chosen.emit(line.uid)
