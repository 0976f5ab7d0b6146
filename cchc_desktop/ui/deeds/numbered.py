"""Tables with a key before each row (bảng chọn theo phím): it takes the row at once; the rest say why they cannot be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from cchc_desktop.ui.widgets.cells import SaidCell
from cchc_desktop.ui.widgets.keys import typed
from cchc_desktop.ui.widgets.said import Said
from cchc_desktop.ui.widgets.table import ROW, TWO_LINE_ROW, Column, Table

_WHAT, _TOLD = 1, 2
_DIGITS, _ROOM_FOR_TOLD = 9, 280
_SIDES, _ABOVE_AND_BELOW = 24, 8  # of a cell
_ENDLESS = 10_000
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class Possible(Protocol):
    """Something that can be taken, or that says why not."""

    @property
    def words(self) -> str:
        """What it is called."""

    @property
    def why_not(self) -> str:
        """ "" when it can be taken."""


Row = TypeVar("Row", bound=Possible)


class Numbered(Table[Row]):
    """What can be taken stands with a green mark; `titles` are those of what it is, `width` pixels, and of `told`.

    `key` gives each row one of its own; without it the first nine are numbered. What is told is wrapped.
    """

    def __init__(
        self,
        caption: str,
        titles: tuple[str, str],
        width: int,
        told: Callable[[Row], str] = lambda row: row.why_not,
        key: Callable[[Row], str] | None = None,
    ) -> None:
        what, more = titles
        super().__init__(
            [
                Column("", key or self._number, 40, "right"),
                Column(what, lambda row: row.words, width, strong=True),
                Column(more, told, tone=lambda row: "muted" if row.why_not else ""),
            ],
            caption,
        )
        self._width, self._told, self._key = width, told, key or self._number
        self.setItemDelegateForColumn(_WHAT, SaidCell(self, _said))
        self.setWordWrap(True)

    def set_rows(self, rows: Sequence[Row]) -> None:
        super().set_rows(rows)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < self._width + _ROOM_FOR_TOLD
        self.setColumnHidden(_TOLD, narrow)
        mode = QHeaderView.ResizeMode.Stretch if narrow else QHeaderView.ResizeMode.Fixed
        self.horizontalHeader().setSectionResizeMode(_WHAT, mode)
        if not narrow:
            self.setColumnWidth(_WHAT, self._width)
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = typed(event).upper()
        rows = range(self.rows.rowCount())
        place = next((n for n in rows if key and self._key(self.rows.row(n)) == key), None)
        if place is not None:
            self.selectRow(place)
            self.chosen.emit(self.rows.row(place))
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        """As many lines as the words need, where they are shown: a reason is read to its end."""
        metrics, room = QFontMetrics(self.font()), QRect(0, 0, self.columnWidth(_TOLD) - _SIDES, _ENDLESS)
        for place in range(self.rows.rowCount()):
            words = "" if self.isColumnHidden(_TOLD) else self._told(self.rows.row(place))
            high = metrics.boundingRect(room, _WRAPPED, words).height()
            self.setRowHeight(place, ROW if high <= metrics.height() else max(TWO_LINE_ROW, high + _ABOVE_AND_BELOW))

    def _number(self, row: Row) -> str:
        place = next(place for place in range(self.rows.rowCount()) if self.rows.row(place) is row)
        return str(place + 1) if place < _DIGITS else ""


def _said(row: Possible) -> Said:
    return Said(row.words, "prohibit", "muted") if row.why_not else Said(row.words, "check-circle", "done")
