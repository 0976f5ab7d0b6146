"""The list of findings (bảng kết quả): columns as wide as what stands in them, two lines a row in a narrow window."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from cchc_desktop.domain.identity import masked
from cchc_desktop.store.summaries import Summary
from cchc_desktop.ui.found import rows
from cchc_desktop.ui.widgets.cells import CodeCell, NameCell, SaidCell
from cchc_desktop.ui.widgets.keys import typed
from cchc_desktop.ui.widgets.said import Said
from cchc_desktop.ui.widgets.table import ROW, TWO_LINE_ROW, Column, Table

CODE, OWNER, NUMBER, PROCEDURE, STATUS, DUE = range(6)
_ALL, _MOST, _SOME = 1060, 840, 600  # from these widths on all columns, all but the number, but the procedure too
_CODE_WIDTH, _NUMBER_WIDTH, _LEAST = 176, 150, 120
_SIDES = 24  # of a name, left and right
_FIXED, _STRETCH = QHeaderView.ResizeMode.Fixed, QHeaderView.ResizeMode.Stretch


class FindingsTable(Table[Summary]):
    """Columns go as room does: the number first, then the procedure; at last owner and status stand below."""

    typed = Signal(str)

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.letters: Mapping[str, str] = {}  # uid → number, of those that have only a letter
        self.at_portal: Collection[str] = ()  # uids of those that only the portal has
        super().__init__(
            [
                Column("Mã hồ sơ", self._code_of, _CODE_WIDTH, sorted="▼"),
                Column("Chủ hồ sơ", _owner),
                Column("Số giấy tờ", lambda row: masked(row.owner_number), _NUMBER_WIDTH),
                Column("Thủ tục", _procedure),
                Column("Tình trạng", lambda row: self._status(row).text, _LEAST),
                Column("Hẹn trả", lambda row: self._due(row).text, _LEAST),
            ],
            "Kết quả tra cứu, mới nhất ở trên",
        )
        self._code, self._told = CodeCell(self), SaidCell(self, self._due)
        self._said = {STATUS: SaidCell(self, self._status), DUE: self._told}
        self.setItemDelegateForColumn(CODE, self._code)
        self.setItemDelegateForColumn(OWNER, NameCell(self))
        for column, cell in self._said.items():
            self.setItemDelegateForColumn(column, cell)
        self.setWordWrap(False)

    def set_rows(self, rows: Sequence[Summary]) -> None:
        super().set_rows(rows)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())  # or the page would scroll around it

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = typed(event)
        if text.isprintable() and text.strip():
            self.typed.emit(text)
            return
        super().keyPressEvent(event)

    def _code_of(self, row: Summary) -> str:
        return row.code or (f"Phiếu {self.letters[row.uid]}" if row.uid in self.letters else "Chưa có mã")

    def _status(self, row: Summary) -> Said:
        return rows.portal_status(row) if row.uid in self.at_portal else rows.status(row)

    def _due(self, row: Summary) -> Said:
        return rows.due(row, self._now())

    def _fit(self) -> None:
        width = self.viewport().width()
        narrow = width < _SOME
        hidden = {NUMBER: width < _ALL, PROCEDURE: width < _MOST, STATUS: narrow, OWNER: narrow}
        for column, away in hidden.items():
            self.setColumnHidden(column, away)
        self._code.below = (lambda row: Said(_owner(row))) if narrow else None
        self._told.below = self._status if narrow else None
        self.verticalHeader().setDefaultSectionSize(TWO_LINE_ROW if narrow else ROW)
        for column in (STATUS, DUE):
            self.setColumnWidth(column, self._needed(column))
        if narrow:
            self.setColumnWidth(DUE, max(self._needed(STATUS), self._needed(DUE)))
        self._share(width, narrow)

    def _share(self, width: int, narrow: bool) -> None:
        """What is left belongs to the names: the owner's as long as it is, the rest the procedure's."""
        head = self.horizontalHeader()
        head.setSectionResizeMode(CODE, _STRETCH if narrow else _FIXED)
        if not narrow:
            self.setColumnWidth(CODE, _CODE_WIDTH)
        both = not self.isColumnHidden(PROCEDURE)
        head.setSectionResizeMode(OWNER, _FIXED if both else _STRETCH)
        if both:
            shown = [c for c in (CODE, NUMBER, STATUS, DUE) if not self.isColumnHidden(c)]
            rest = width - sum(self.columnWidth(column) for column in shown)
            owner, procedure = (self._longest([text(row) for row in self._all]) for text in (_owner, _procedure))
            self.setColumnWidth(OWNER, max(_LEAST, min(owner, max(rest // 2, rest - procedure))))

    def _longest(self, texts: Sequence[str]) -> int:
        metrics = self.fontMetrics()
        return max(map(metrics.horizontalAdvance, texts), default=0) + _SIDES

    def _needed(self, column: int) -> int:
        metrics = self.fontMetrics()
        return max([_LEAST, *(self._said[column].width(row, metrics) for row in self._all)])

    @property
    def _all(self) -> list[Summary]:
        return [self.rows.row(number) for number in range(self.rows.rowCount())]


def _owner(row: Summary) -> str:
    return row.owner_name


def _procedure(row: Summary) -> str:
    return row.short_name
