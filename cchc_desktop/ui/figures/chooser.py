"""The period of a report as it is chosen (ô chọn kỳ): how long it is, its two days, and the year before beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.period_choice import PeriodKind
from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.widgets.buttons import bind
from cchc_desktop.ui.widgets.choice import CheckRow
from cchc_desktop.ui.widgets.combo import Combo
from cchc_desktop.ui.widgets.field import DATE_WIDTH, Field
from cchc_desktop.ui.widgets.labels import labelled

_KIND_WIDTH = 118


class PeriodChooser(QWidget):
    """`kind_chosen` by the list or Alt+1 … Alt+5; `days_entered` by Enter in the last day; `before_toggled` by Ctrl+Y."""

    kind_chosen = Signal(object)  # PeriodKind
    days_entered = Signal(str, str)
    before_toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.kind = Combo("Kỳ báo cáo")
        self.kind.setFixedWidth(_KIND_WIDTH)
        for each in PeriodKind:
            self.kind.addItem(each.value, each)
        self.first, self.last = Field("Từ ngày", width=DATE_WIDTH), Field("Đến ngày", width=DATE_WIDTH)
        self.before = CheckRow("Cùng kỳ năm trước")
        self.kind.activated.connect(lambda _place: self.kind_chosen.emit(self.kind.currentData()))
        self.first.editor.returnPressed.connect(self._to_last)
        self.last.editor.returnPressed.connect(lambda: self.days_entered.emit(self.first.text, self.last.text))
        self.before.toggled.connect(self.before_toggled)
        for number, each in enumerate(PeriodKind, 1):
            bind(f"Alt+{number}", self, lambda each=each: self.kind_chosen.emit(each))  # type: ignore[misc]
        self._lay_out()

    def show_period(self, kind: PeriodKind, period: Period) -> None:
        """The period that is looked at."""
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.first.set_text(day_text(period.first))
        self.last.set_text(day_text(period.last))

    def ask_days(self) -> None:
        """The cursor in the first day, all of it to be typed over."""
        self.first.editor.setFocus()
        self.first.editor.selectAll()

    def show_problem(self, problem: Problem) -> None:
        """At its day, which gets the focus."""
        field = self.last if problem.field == "last" else self.first
        field.show_problem(problem)
        field.editor.setFocus()
        field.editor.selectAll()

    def allow_before(self, reason: str | None) -> None:
        """Whether the year before can stand under it; why not."""
        self.before.setEnabled(reason is None)
        self.before.setToolTip(reason or "")

    def _to_last(self) -> None:
        self.last.editor.setFocus()
        self.last.editor.selectAll()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(labelled("Kỳ báo cáo", self.kind))
        row.addWidget(self.first)
        row.addWidget(self.last)
        row.addLayout(labelled("So sánh", self.before))
        row.addStretch(1)
