"""The page of the register (trang sổ theo dõi, F7): a day of the book, to be looked at and printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.register import words
from cchc_desktop.ui.register.reading import DayPage
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.cells import CodeCell
from cchc_desktop.ui.widgets.field import DATE_WIDTH, Field
from cchc_desktop.ui.widgets.table import Column, Table
from cchc_desktop.ui.widgets.who_cell import NAME, ROWS, WhoCell

if TYPE_CHECKING:
    from cchc_desktop.slips.lists.register import RegisterRow

_LEAST = 150


class RegisterView(QWidget):
    """Body of the F7 page; `bar` is its action bar. Shows and reports, decides nothing."""

    committed = Signal()
    looked = Signal()
    turned = Signal(int)  # days on, or back
    day_entered = Signal(str)
    opened = Signal(str)  # code
    whole_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.table = _Rows()
        self.day = Field("Ngày", width=DATE_WIDTH)
        self._card = Card("Sổ theo dõi")
        self._card.add(self.day)
        self._card.add(self.table, 1)
        self.bar = self._bar()
        self.day.editor.returnPressed.connect(lambda: self.day_entered.emit(self.day.text))
        self.table.chosen.connect(lambda row: self.opened.emit(row.code))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.setFocusProxy(self.table)
        self.table.setMinimumHeight(_LEAST)
        self.forget()

    def show_page(self, page: DayPage) -> None:
        """The rows of a day."""
        self._card.set_title(words.title(page))
        self.day.set_text(day_text(page.day))
        self.table.empty = words.nothing(page.day)
        self.table.set_rows(page.rows)
        count = len(page.rows)
        self.commit.set_words(words.commit(count))
        for button in (self.commit, self.look):
            button.refuse(None if count else words.nothing(page.day))

    def forget(self) -> None:
        """Nothing of any day."""
        self.table.empty = words.READING
        self.table.set_rows(())
        self._card.set_title("Sổ theo dõi")
        for button in (self.commit, self.look):
            button.refuse(words.READING)

    def refuse_day(self, message: str) -> None:
        """What was typed is no day that can be looked at."""
        self.day.show_problem(Problem("day", "register.day", message))
        self.day.setFocus()

    def keys(self) -> Keys:
        """Those without a button, for help."""
        return (("Enter", "Ở bảng: mở hồ sơ. Ở ô ngày: sang ngày ấy"), ("↑ ↓", "Chọn hồ sơ"))

    def _bar(self) -> ActionBar:
        before, after = KeyButton("Ngày trước", "Ctrl+PgUp"), KeyButton("Ngày sau", "Ctrl+PgDown")
        self.look, back = KeyButton("Xem giấy", "Ctrl+P", glyph="eye"), KeyButton("Quay lại", "Esc")
        whole = KeyButton("Cả sổ (Shift+F7)")  # the shell's own chord, which works from everywhere
        self.commit = KeyButton(words.commit(0), "Ctrl+Enter", "primary", "printer")
        before.triggered.connect(lambda: self.turned.emit(-1))
        after.triggered.connect(lambda: self.turned.emit(1))
        self.look.triggered.connect(self.looked)
        self.commit.triggered.connect(self.committed)
        whole.triggered.connect(self.whole_wanted)
        back.triggered.connect(self.left)
        return ActionBar([before, after, self.look, whole, back], [self.commit])


_ORDINAL, _CODE, _WHO, _RECEIVED, _DUE, _STATE = range(6)


class _Rows(Table["RegisterRow"]):
    """Columns go as room does; number, code and name are always seen."""

    def __init__(self) -> None:
        super().__init__(
            [
                Column("TT", lambda row: str(row.ordinal), 52, "right"),
                Column("Mã hồ sơ", lambda row: row.code, 180),
                Column("Chủ hồ sơ, thủ tục", lambda row: row.name),
                Column("Tiếp nhận", lambda row: words.moment(row.received), 112),
                Column("Hẹn trả", lambda row: words.moment(row.due), 112),
                Column("Đến đâu", words.state, 190),
            ],
            "Hồ sơ trong sổ",
        )
        self._who = WhoCell(self, lambda row: row.procedure)
        self.setItemDelegateForColumn(_CODE, CodeCell(self))
        self.setItemDelegateForColumn(_WHO, self._who)
        self.setWordWrap(False)

    def set_rows(self, rows: Sequence[RegisterRow]) -> None:
        self._who.measure(rows, lambda row: row.name, self.fontMetrics())
        super().set_rows(rows)
        self._fit(self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    def _fit(self, width: int) -> None:
        wide = [column.width for column in self.rows.columns]
        room = width - wide[_ORDINAL] - wide[_CODE] - NAME
        for column in (_STATE, _DUE, _RECEIVED):
            room -= wide[column]
            self.setColumnHidden(column, room < 0)
        left = width - sum(wide[each] for each in range(len(wide)) if not self.isColumnHidden(each))
        self.verticalHeader().setDefaultSectionSize(ROWS[max(2, self._who.lines(left))])
