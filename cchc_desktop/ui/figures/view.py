"""The page of the reports (trang báo cáo, Shift+F8): a list, a period, a table; it shows and reports, decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from cchc_desktop.domain.sheet import Row
from cchc_desktop.reports.figures.registry import REPORTS, ReportKind
from cchc_desktop.sheets.as_file import CSV, XLSX
from cchc_desktop.ui.figures import words
from cchc_desktop.ui.figures.chooser import PeriodChooser
from cchc_desktop.ui.figures.reading import Shown
from cchc_desktop.ui.figures.table import SheetTable
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.adaptive import Adaptive
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.scroll import reveal
from cchc_desktop.ui.widgets.strip import Strip
from cchc_desktop.ui.widgets.table import Column, Table

_LEAST = {
    Breadth.WIDE: 340,
    Breadth.MIDDLE: 240,
    Breadth.NARROW: 240,
}  # pixels of the table's height, before long notes


class ReportsView(Adaptive):
    """Body of the page; `bar` is its action bar. The list goes once a report is chosen, and comes back by Esc."""

    chosen = Signal(str)  # key of a report
    turned = Signal(int)  # periods on, or back
    committed = Signal()
    looked = Signal()
    saving_wanted = Signal(str)  # ending of the file
    cell_chosen = Signal(object, int)  # Row, column
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list: Table[ReportKind] = Table([Column("Báo cáo", lambda kind: kind.title)], "Danh sách báo cáo")
        self.list.empty = words.NO_REPORTS
        self.list.horizontalHeader().hide()
        self.chooser, self.table, self.strip = PeriodChooser(), SheetTable(), Strip()
        self._title, self._cell = label(role="heading", wrap=True), label(role="muted", wrap=True)
        self.notes = label(role="label", wrap=True)
        self.notes.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # else no key would scroll to them
        self._reports, self._card = Card(words.REPORT), Card()
        self._reports.add(self.list, 1)
        for part in (self._title, self.chooser, self.strip, self.table, self._cell, self.notes):
            self._card.add(part, 1 if part is self.table else 0)
        self.bar = self._bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._reports)
        column.addWidget(self._card)
        self.list.chosen.connect(lambda kind: self.chosen.emit(kind.key))
        self.table.moved.connect(self._tell_cell)
        self.table.chosen.connect(lambda number, place: self.cell_chosen.emit(self.table.cells.row(number), place))
        self.forget()

    def arrange(self, breadth: Breadth) -> None:
        """In a narrow window the rows come first, the period below them: the title names it, and it has its keys."""
        self.table.setMinimumHeight(_LEAST[breadth])
        body = self._card.body
        body.removeWidget(self.chooser)
        body.insertWidget(body.indexOf(self.notes if breadth is Breadth.NARROW else self.strip), self.chooser)

    def show_reports(self, kinds: Sequence[ReportKind]) -> None:
        """Those there are; the one that was current stays so."""
        before = self.list.current
        self.list.set_rows(kinds)
        self.list.selectRow(next((n for n, kind in enumerate(kinds) if before and kind.key == before.key), 0))

    def show_report(self, shown: Shown) -> None:
        """A report as it was counted."""
        sheet = shown.sheet
        self._title.setText(words.title(REPORTS[shown.asked.key].title, sheet))
        self.table.empty = words.NO_ROWS
        self.table.show_sheet(sheet)
        self._show_notes(sheet.notes)
        if sheet.says_nothing:
            self.strip.say("note", words.nothing(REPORTS[shown.asked.key].nothing, shown.asked.period))
        for button in self._with_report:
            button.refuse(None)

    def show_waiting(self, reason: str) -> None:
        """No report: none is chosen, or it is being counted; what was seen is of another period."""
        self.table.empty = reason
        self.table.show_sheet(None)
        self.strip.clear()
        self._cell.clear()
        self._show_notes(())
        for button in self._with_report:
            button.refuse(reason)

    def forget(self) -> None:
        """No report is chosen: the list."""
        self._title.setText(words.REPORT)
        self.show_waiting(words.CHOOSE)
        self._show(is_open=False)

    def open(self) -> None:
        """From the list to the report."""
        self._show(is_open=True)
        self.table.setFocus()

    def close_report(self) -> None:
        """Back to the list."""
        self.forget()
        self.list.setFocus()

    @property
    def is_open(self) -> bool:
        """Whether a report has the clerk, and not the list."""
        return self._is_open

    def keys(self) -> Keys:
        """Those without a button, for help."""
        return (
            ("Enter", "Ở danh sách: mở báo cáo. Ở một số: xem hồ sơ đứng sau số ấy. Ở dòng của một hồ sơ: mở hồ sơ"),
            ("Alt+1 … Alt+5", "Kỳ: năm, 6 tháng, quý, tháng, hai ngày"),
            ("Ctrl+Y", "Thêm cùng kỳ năm trước"),
        )

    def _show(self, is_open: bool) -> None:
        self._is_open = is_open
        self._reports.setVisible(not is_open)
        self._card.setVisible(is_open)
        self.setFocusProxy(self.table if is_open else self.list)

    def _show_notes(self, notes: Sequence[str]) -> None:
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))

    def _tell_cell(self, number: int, place: int) -> None:
        row: Row = self.table.cells.row(number)
        sheet = self.table.cells.sheet
        if sheet is not None:
            self._cell.setText(words.cell(sheet, row, place))
            QTimer.singleShot(0, self, self._reveal)  # its place is known once all is laid out

    def _reveal(self) -> None:
        if self.table.hasFocus():
            reveal(self.table)

    @property
    def _with_report(self) -> tuple[KeyButton, ...]:
        return (self.commit, self.look, self.xlsx, self.csv)

    def _bar(self) -> ActionBar:
        before, after = KeyButton("Kỳ trước", "Ctrl+PgUp"), KeyButton("Kỳ sau", "Ctrl+PgDown")
        self.look = KeyButton("Xem giấy", "Ctrl+P", glyph="eye")
        self.xlsx, self.csv = KeyButton("Lưu bảng tính", "Ctrl+E"), KeyButton("Lưu CSV", "Ctrl+Shift+E")
        self.commit, back = KeyButton("In báo cáo", "Ctrl+Enter", "primary", "printer"), KeyButton("Quay lại", "Esc")
        before.triggered.connect(lambda: self.turned.emit(-1))
        after.triggered.connect(lambda: self.turned.emit(1))
        self.look.triggered.connect(self.looked)
        self.xlsx.triggered.connect(lambda: self.saving_wanted.emit(XLSX))
        self.csv.triggered.connect(lambda: self.saving_wanted.emit(CSV))
        self.commit.triggered.connect(self.committed)
        back.triggered.connect(self.left)
        toggle = KeyButton("Cùng kỳ năm trước", "Ctrl+Y")
        toggle.triggered.connect(self.chooser.before.toggle)
        return ActionBar([before, after, self.xlsx, self.csv, self.look, toggle, back], [self.commit])
