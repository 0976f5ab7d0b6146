"""The checklist (bảng thành phần hồ sơ): digits count the marked cell, Space ticks a row, Enter goes to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from cchc_desktop.domain.procedure import RequiredDocument
from cchc_desktop.ui.intake.form import PaperForm
from cchc_desktop.ui.intake.paper_cells import PaperCells
from cchc_desktop.ui.intake.paper_rows import FIRST, LAST, MOST, NAME, NUMBER, STATE, PaperRows, PaperState
from cchc_desktop.ui.widgets.keys import is_alone, is_enter
from cchc_desktop.ui.widgets.table import PlainTable

_Index = QModelIndex | QPersistentModelIndex
_ROOM_FOR_WORDS = 620
_WIDTHS = {NUMBER: 32, 2: 90, 3: 96, 4: 94, STATE: 112}
_SHORT_WIDTHS = {NUMBER: 28, 2: 66, 3: 74, 4: 70, STATE: 108}


class PaperTable(PlainTable):
    """As high as its rows: the page scrolls, not the table. The current cell is always one of the three counts."""

    counted = Signal()
    finished = Signal()  # Enter where no paper is missing below
    removal_wanted = Signal(int)
    current_moved = Signal(QRect)  # where the current cell is, in the table

    def __init__(self) -> None:
        super().__init__("Thành phần hồ sơ")
        self.papers = PaperRows()
        self.setModel(self.papers)
        self.setItemDelegate(PaperCells(self))
        self._fresh = True  # the next digit starts the number anew
        self._set_up()
        self.papers.counted.connect(self.counted)

    @property
    def forms(self) -> tuple[PaperForm, ...]:
        """The papers as counted now."""
        return tuple(row.paper for row in self.papers.rows)

    def show_papers(self, papers: Sequence[PaperForm], documents: Sequence[RequiredDocument]) -> None:
        """Show these; the cell stays where it was if that row is still there."""
        was = self.currentIndex()
        self.papers.show_rows(papers, documents)
        row, column = max(0, min(was.row(), len(papers) - 1)), was.column() if was.isValid() else FIRST
        self.setCurrentIndex(self.papers.index(row, column))
        self._fit()

    def mark_row(self, row: int) -> None:
        """Go to the count of a row that the checklist asks for."""
        wanted = next((kind for kind, count in enumerate(self.papers.rows[row].asked) if count), 0)
        self.setCurrentIndex(self.papers.index(row, FIRST + wanted))

    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(row) for row in range(self.papers.rowCount()))
        return QSize(480, self.horizontalHeader().height() + rows + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.papers.rows and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.mark_row(self._missing_from(0) or 0)
        self.tell_place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, column = self.currentIndex().row(), self.currentIndex().column()
        key = event.key()
        if row < 0 or not is_alone(event):
            super().keyPressEvent(event)
        elif event.text() in tuple("0123456789"):
            self._digit(int(event.text()))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self._step(1 if key == Qt.Key.Key_Plus else -1)
        elif key == Qt.Key.Key_Backspace:
            self._put(0)
        elif key == Qt.Key.Key_Delete:
            self._delete(row)
        elif key == Qt.Key.Key_Space:
            self.papers.toggle(row)
        elif is_enter(event):
            self._enter(row)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self.setCurrentIndex(self.papers.index(row, max(FIRST, min(column + step, LAST))))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go_to_row(row + (1 if key == Qt.Key.Key_Down else -1))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            if FIRST <= index.column() <= LAST:
                self.setCurrentIndex(index)
            else:
                self.mark_row(index.row())
                if index.column() == STATE:
                    self.papers.toggle(index.row())

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802  # Qt's name
        super().currentChanged(current, previous)
        self._fresh = True
        if current.isValid() and not FIRST <= current.column() <= LAST:
            self.mark_row(current.row())
        self.viewport().update()
        self.tell_place()

    def _go_to_row(self, row: int) -> None:
        """The same column where that is asked for, else the one that is."""
        row, column = max(0, min(row, len(self.papers.rows) - 1)), self.currentIndex().column()
        if self.papers.rows[row].asked[column - FIRST]:
            self.setCurrentIndex(self.papers.index(row, column))
        else:
            self.mark_row(row)

    def _digit(self, digit: int) -> None:
        count = self._count() * 10 + digit
        self._put(digit if self._fresh or count > MOST else count)
        self._fresh = False

    def _step(self, step: int) -> None:
        self._put(max(0, min(self._count() + step, MOST)))

    def _count(self) -> int:
        here = self.currentIndex()
        return self.papers.rows[here.row()].paper.counts[here.column() - FIRST]

    def _put(self, count: int) -> None:
        here = self.currentIndex()
        counts = list(self.papers.rows[here.row()].paper.counts)
        counts[here.column() - FIRST] = count
        self._fresh = True
        self.papers.put(here.row(), (counts[0], counts[1], counts[2]))

    def _delete(self, row: int) -> None:
        if self.papers.rows[row].paper.extra:
            self.removal_wanted.emit(row)
        else:
            self._put(0)

    def _enter(self, row: int) -> None:
        following = self._missing_from(row + 1)
        if following is None:
            self.finished.emit()
        else:
            self.mark_row(following)

    def _missing_from(self, row: int) -> int | None:
        lacking = (PaperState.MISSING, PaperState.PARTIAL)
        return next((n for n in range(row, len(self.papers.rows)) if self.papers.rows[n].state in lacking), None)

    def tell_place(self) -> None:
        """Say where the current cell is, while the focus is here."""
        if self.hasFocus() and self.currentIndex().isValid():
            self.current_moved.emit(self.visualRect(self.currentIndex()).translated(0, self.viewport().y()))

    def _fit(self) -> None:
        short = self.viewport().width() < _ROOM_FOR_WORDS
        if short != self.papers.is_short:
            self.papers.set_short(short)
        for column, width in (_SHORT_WIDTHS if short else _WIDTHS).items():
            self.setColumnWidth(column, width)
        self.resizeRowsToContents()
        self.setFixedHeight(self.sizeHint().height())

    def _set_up(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        head = self.horizontalHeader()
        head.setMinimumSectionSize(24)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
