"""The folders of a batch as a table (bảng hồ sơ bàn giao): which are on the table, whose, of what, until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from cchc_desktop.ui.handover.basket import Row
from cchc_desktop.ui.widgets.cells import CodeCell, SaidCell
from cchc_desktop.ui.widgets.keys import typed
from cchc_desktop.ui.widgets.said import Said
from cchc_desktop.ui.widgets.table import Column, Table
from cchc_desktop.ui.widgets.who_cell import NAME, ROWS, WhoCell

_MARK, _CODE, _OWNER, _DUE_AT, _PAPERS, _NOTE = range(6)


class FoldersTable(Table[Row]):
    """Space or Enter puts a folder on the table by hand; columns go as room does, the name stays whole.

    Letters typed while it has the focus belong in the field `writes_into`, when there is one.
    """

    def __init__(self, is_scanned: Callable[[Row], bool]) -> None:
        self._is_scanned = is_scanned
        self.writes_into: QLineEdit | None = None
        super().__init__(
            [
                Column("", lambda row: "đã quét" if is_scanned(row) else "chưa quét", 46),
                Column("Mã hồ sơ", lambda row: row.code, 180),
                Column("Chủ hồ sơ, thủ tục", lambda row: row.owner),
                Column("Hẹn trả", lambda row: row.due_at.strftime("%d/%m/%Y") if row.due_at else "–", 110),
                Column("Giấy tờ", lambda row: str(row.papers or "–"), 84, "right"),
                Column("Ghi chú", lambda row: row.note, 150, tone=lambda row: "waiting" if row.note else ""),
            ],
            "Hồ sơ của đợt bàn giao",
        )
        self._code, self._who = CodeCell(self), WhoCell(self, lambda row: row.procedure)
        self.setItemDelegateForColumn(_MARK, SaidCell(self, self._mark))
        self.setItemDelegateForColumn(_CODE, self._code)
        self.setItemDelegateForColumn(_OWNER, self._who)
        self.setWordWrap(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current is not None:
            self.chosen.emit(self.current)
            return
        if self.writes_into is not None and _writes(event):
            self.writes_into.setFocus()
            QCoreApplication.sendEvent(self.writes_into, event)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    def set_rows(self, rows: Sequence[Row]) -> None:
        self._who.measure(rows, lambda row: row.owner, self.fontMetrics())
        super().set_rows(rows)
        self._fit(self.viewport().width())

    def _fit(self, width: int) -> None:
        """Code and name are always seen; note and return date stand below the code where they have no room."""
        wide = [column.width for column in self.rows.columns]
        room = width - wide[_MARK] - wide[_CODE] - NAME
        notes = any(self.rows.row(place).note for place in range(self.rows.rowCount()))
        self.setColumnHidden(_NOTE, not notes)
        for column in (*((_NOTE,) if notes else ()), _DUE_AT, _PAPERS):
            room -= wide[column]
            self.setColumnHidden(column, room < 0)
        noted = notes and self.isColumnHidden(_NOTE)
        self._code.below = (lambda row: _below(row, noted)) if self.isColumnHidden(_DUE_AT) else None
        left = width - sum(wide[each] for each in range(len(wide)) if not self.isColumnHidden(each))
        self.verticalHeader().setDefaultSectionSize(ROWS[max(2, self._who.lines(left))])

    def _mark(self, row: Row) -> Said:
        return Said("", "check-circle", "done") if self._is_scanned(row) else Said("", "circle-dashed", "")


def _writes(event: QKeyEvent) -> bool:
    """Whether the key is a letter of somebody's name, or a sign in it."""
    text = typed(event)
    return text.isprintable() and bool(text.strip())


def _below(row: Row, noted: bool) -> Said:
    """The note before the date: it is what somebody has to know."""
    if noted and row.note:
        return Said(row.note, "warning-circle", "waiting")
    return Said(f"hẹn {row.due_at:%d/%m/%Y}" if row.due_at else "")
