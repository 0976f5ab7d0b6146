"""The list of open feedback (bảng phản ánh, kiến nghị đang chờ): since when, what, how far, and until when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from cchc_desktop.domain.instants import day_text
from cchc_desktop.ui.feedback import words
from cchc_desktop.ui.feedback.reading import Row
from cchc_desktop.ui.widgets.cells import SaidCell
from cchc_desktop.ui.widgets.keys import is_alone
from cchc_desktop.ui.widgets.said import Said
from cchc_desktop.ui.widgets.table import TWO_LINE_ROW, Column, Table

_WHEN, _WHAT, _UNTIL = range(3)
_ALL = 460  # from this width on the moment it came has a column of its own


class WaitingTable(Table[Row]):
    """Two lines a row; a digit picks one of the steps that may follow."""

    step_picked = Signal(int)  # its place among the steps

    def __init__(self) -> None:
        self._today = date.min
        super().__init__(
            [
                Column("Nhận lúc", lambda row: _when(row).text, 116),
                Column("Nội dung", lambda row: words.brief(row.waiting.feedback)),
                Column("Hạn", self._deadline, 160),
            ],
            f"{words.TITLE} đang chờ",
            words.READING,
        )
        when, what = SaidCell(self, _when), SaidCell(self, _what)
        when.below, what.below, what.below_briefly = _kind, _standing, _code
        until = SaidCell(self, lambda row: Said(self._day(row)))
        until.below = lambda row: words.pressing(row.waiting, self._today)
        for column, cell in ((_WHEN, when), (_WHAT, what), (_UNTIL, until)):
            self.setItemDelegateForColumn(column, cell)
        self.verticalHeader().setDefaultSectionSize(TWO_LINE_ROW)

    def show_rows(self, rows: tuple[Row, ...], today: date) -> None:
        """These, as they stand today; the same one stays current while it is there."""
        kept = self.current
        self._today, self.empty = today, words.NOTHING
        self.set_rows(rows)
        if kept is not None:
            self.stand_on(kept.uid)

    def stand_on(self, uid: str) -> None:
        """Go to the row of a feedback, if it is there."""
        for place in range(self.rows.rowCount()):
            if self.rows.row(place).uid == uid:
                self.selectRow(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        count = len(self.current.waiting.deadlines) if self.current is not None else 0
        if 0 <= place < count and is_alone(event):
            self.step_picked.emit(place)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setColumnHidden(_WHEN, event.size().width() < _ALL)
        super().resizeEvent(event)

    def _day(self, row: Row) -> str:
        day = words.last_day(row.waiting, self._today)
        return day_text(day) if day else ""

    def _deadline(self, row: Row) -> str:
        return f"{self._day(row)} {words.pressing(row.waiting, self._today).text}".strip()


def _when(row: Row) -> Said:
    return Said(f"{row.waiting.feedback.received_at:%d/%m %H:%M}")


def _kind(row: Row) -> Said:
    return Said(row.waiting.feedback.kind.label)


def _what(row: Row) -> Said:
    return Said(words.brief(row.waiting.feedback))


def _standing(row: Row) -> Said:
    return Said(words.standing(row.waiting.feedback, row.code), "", "muted")


def _code(row: Row) -> Said:
    """Of which dossier it speaks: the page beside tells how far it is."""
    return Said(row.code or row.waiting.feedback.state.label, "", "muted")
