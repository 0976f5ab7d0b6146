"""The results on the shelf as a table (bảng kệ kết quả): whose, of what, since when, and how each is to be given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.results import words
from cchc_desktop.ui.widgets.cells import CodeCell
from cchc_desktop.ui.widgets.said import Said
from cchc_desktop.ui.widgets.table import Column, Table
from cchc_desktop.ui.widgets.who_cell import NAME, ROWS, WhoCell

_CODE, _OWNER, _BACK, _PLACE, _ITEM, _CHANNEL = range(6)


class ShelfTable(Table[OnShelf]):
    """Enter opens the dossier, Space chooses whose result it is; columns go as room does, the name stays whole."""

    picked = Signal(object)

    def __init__(self, item_of: Callable[[OnShelf], str]) -> None:
        super().__init__(
            [
                Column("Mã hồ sơ", lambda row: row.dossier.printed_code, 180),
                Column("Chủ hồ sơ, thủ tục", _owner),
                Column("Về kệ", words.back, 116),
                Column("Ô kệ", lambda row: row.place or "–", 90),
                Column("Mã bưu gửi", lambda row: item_of(row) or "–", 150),
                Column("Nhận", lambda row: words.channel(row.dossier), 110, tone=_tone),
            ],
            "Kết quả chờ trả",
        )
        self._posting = False
        self.clicked.connect(lambda index: self.picked.emit(self.rows.row(index.row())))
        self._code, self._who = CodeCell(self), WhoCell(self, _procedure)
        self.setItemDelegateForColumn(_CODE, self._code)
        self.setItemDelegateForColumn(_OWNER, self._who)
        self.setWordWrap(False)
        self._fit(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current is not None:
            self.picked.emit(self.current)
            return
        super().keyPressEvent(event)

    def set_rows(self, rows: Sequence[OnShelf]) -> None:
        self._who.measure(rows, _owner, self.fontMetrics())
        super().set_rows(rows)
        self._fit(self.viewport().width())

    def show_post(self, posting: bool) -> None:
        """The codes of the envelopes instead of how each is to be given."""
        self._posting = posting
        self._fit(self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    def _fit(self, width: int) -> None:
        """Code and name are always seen; the channel stands below the code where it has no room of its own."""
        wide = [column.width for column in self.rows.columns]
        room = width - wide[_CODE] - NAME - (wide[_ITEM] if self._posting else 0)
        self.setColumnHidden(_ITEM, not self._posting)
        for column in (*(() if self._posting else (_CHANNEL,)), _BACK, _PLACE):
            room -= wide[column]
            self.setColumnHidden(column, room < 0)
        if self._posting:
            self.setColumnHidden(_CHANNEL, True)
        below = not self._posting and self.isColumnHidden(_CHANNEL)
        self._code.below = _channel if below else None
        lines = self._who.lines(width - sum(wide[each] for each in range(len(wide)) if not self.isColumnHidden(each)))
        self.verticalHeader().setDefaultSectionSize(ROWS[max(lines, 2)])


def _owner(row: OnShelf) -> str:
    return row.dossier.intake.owner.name


def _procedure(row: OnShelf) -> str:
    return row.dossier.reception.short_name or row.dossier.reception.procedure_name


def _channel(row: OnShelf) -> Said:
    return Said(words.channel(row.dossier), "", _tone(row))


def _tone(row: OnShelf) -> str:
    return "note" if row.by_post else ""
