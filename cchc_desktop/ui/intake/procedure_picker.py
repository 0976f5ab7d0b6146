"""Picking the procedure (chọn thủ tục): type a code or words without diacritics, or press the number in the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.domain.procedure import Case, Procedure
from cchc_desktop.ui.intake.fields import PartField, PickOne
from cchc_desktop.ui.intake.procedure_list import ProcedureList
from cchc_desktop.ui.widgets.buttons import bind
from cchc_desktop.ui.widgets.keys import is_alone
from cchc_desktop.ui.widgets.labels import label

_MOST = 9
_NO_CATALOGUE = "Danh mục chưa có thủ tục nào. Quản trị nhập danh mục, hoặc nối cổng để danh mục tự về."
_GENERAL = "Chưa chọn: tính theo mức chung"


class ProcedurePicker(QWidget):
    """A box and a list under it; the list goes when a procedure is chosen and comes back when the box is edited."""

    typed = Signal(str)
    chosen = Signal(object)  # Procedure, by the clerk
    case_chosen = Signal(str)
    searching = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.field = PartField("Thủ tục hành chính", captioned=False)
        self.field.line.setPlaceholderText(
            "Gõ mã, hoặc vài chữ trong tên không cần dấu · hoặc số trong danh sách, rồi Enter"
        )
        self.problem = label(role="problem", wrap=True)
        self.full_name = label(role="muted", wrap=True)
        self.cases = PickOne("Trường hợp")
        self._case_row = QWidget()
        self.list = ProcedureList()
        self.empty = label(role="muted", wrap=True)
        self._procedure: Procedure | None = None
        self.is_searching = False
        self._awaits_list = False
        self._awaited_row: int | None = None  # chosen by key before the list for the last letter came
        self._lay_out()
        for number in range(1, _MOST + 1):
            bind(f"Alt+{number}", self, partial(self._choose_row, number - 1))
        self.field.line.installEventFilter(self)
        self.field.edited.connect(self._search)
        self.field.told.connect(self._tell)
        self.field.line.left.connect(self.give_up_search)
        self.list.chosen.connect(self._choose)
        self.cases.activated.connect(lambda row: self.case_chosen.emit(str(self.cases.itemData(row))))

    @property
    def asks_case(self) -> bool:
        """Whether the procedure has cases to choose from."""
        return not self._case_row.isHidden()

    def show_procedure(self, procedure: Procedure | None, case_code: str) -> None:
        """Show what is chosen; None: the list is open."""
        self._procedure = procedure
        self._set_searching(False)
        whole = f"{procedure.code}  {procedure.name}" if procedure else ""
        fits = self.fontMetrics().horizontalAdvance(whole) + 32 <= self.width()
        short = f"{procedure.code}  {procedure.short_name or procedure.name}" if procedure else ""
        self.field.set_text(whole if fits else short)
        self.full_name.setText(procedure.name if procedure and not fits else "")
        self._show_cases(procedure.cases if procedure else (), case_code)
        self._show_parts()

    def offer(self, procedures: Sequence[Procedure], today: date) -> None:
        """Fill the list; the number alone keeps it as it was and marks that row."""
        self.list.offer(procedures, today)
        self._awaits_list = False
        typed = self.field.text
        said = f"Không có thủ tục nào có “{typed}”. Xóa bớt chữ, hoặc gõ mã." if typed else _NO_CATALOGUE
        self.empty.setText("" if procedures else said)
        self._show_parts()
        row, self._awaited_row = self._awaited_row, None
        if row is not None:
            self._choose_row(row)

    def give_up_search(self) -> None:
        """Back to the procedure that was chosen, if one was."""
        if self.is_searching and self._procedure is not None:
            self.show_procedure(self._procedure, str(self.cases.currentData() or ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if isinstance(event, QKeyEvent) and (self._procedure is None or self.is_searching):
            if event.type() == QEvent.Type.ShortcutOverride and self.is_searching:
                if event.key() == Qt.Key.Key_Escape:
                    event.accept()
                    return True
            elif event.type() == QEvent.Type.KeyPress:
                return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """True: used up."""
        key = event.key()
        if not is_alone(event):
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        if key in steps:
            self.list.move_mark(steps[Qt.Key(key)])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (self._awaits_list or self.list.current is not None):
            self._choose_row(self.list.currentIndex().row() if not self._awaits_list else 0)
            return True
        if key == Qt.Key.Key_Escape and self.is_searching:
            self.give_up_search()
            return True
        return False

    def _search(self, text: str) -> None:
        self._set_searching(self._procedure is not None)
        typed = text.strip()
        if len(typed) == 1 and typed in "123456789":
            self.list.mark(int(typed) - 1)  # a number of the list; as the start of a code it changes nothing yet
            if len(self.list.procedures) >= int(typed):
                self._show_parts()
                return
        self._awaits_list, self._awaited_row = True, None
        self.typed.emit(typed)
        self._show_parts()

    def _choose_row(self, row: int) -> None:
        if self._awaits_list:
            self._awaited_row = row
        elif not self.list.isHidden() and 0 <= row < len(self.list.procedures):
            self._choose(self.list.procedures[row])

    def _choose(self, procedure: Procedure) -> None:
        self._awaits_list, self._awaited_row = False, None
        self._set_searching(False)
        self.chosen.emit(procedure)

    def _set_searching(self, searching: bool) -> None:
        if searching != self.is_searching:
            self.is_searching = searching
            self.searching.emit(searching)

    def _show_cases(self, cases: Sequence[Case], case_code: str) -> None:
        self.cases.clear()
        self.cases.addItem(_GENERAL, "")
        for case in cases:
            self.cases.addItem(case.name, case.code)
        self.cases.setCurrentIndex(max(0, self.cases.findData(case_code)))

    def _show_parts(self) -> None:
        open_ = self._procedure is None or self.is_searching
        has_any = bool(self.list.procedures)
        self.list.setVisible(open_ and has_any)
        self.empty.setVisible(open_ and not has_any and bool(self.empty.text()))
        self.full_name.setVisible(not open_ and bool(self.full_name.text()))
        self._case_row.setVisible(not open_ and self.cases.count() > 1)

    def _tell(self) -> None:
        problem = self.field.problem
        self.problem.setText(f"{'✕' if problem.is_error else '△'} {problem.message}" if problem else "")
        self.problem.setVisible(problem is not None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout(self._case_row)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(label("Trường hợp", role="label"))
        row.addWidget(self.cases, 1)
        for widget in (self.field, self.problem, self.full_name, self._case_row, self.empty):
            column.addWidget(widget)
            if widget is not self.field:
                widget.hide()
        column.addSpacing(4)
        column.addWidget(self.list, 1)
