"""The question's screen (màn hình hỏi ngày): why it is asked, one field, Enter or Esc."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.typed_date import read_date
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.field import DATE_WIDTH, Field
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.scroll import ClearScroll

_WHAT_FOR = "Mã hồ sơ và ngày hẹn trả tính theo ngày này. Xem lịch rồi gõ ngày hôm nay; chưa chắc thì bỏ qua, quầy vẫn làm việc."
_WRONG = Problem("today", "clock.date", "Gõ ngày hôm nay, ví dụ 05/10/2026, rồi Enter.")
_YEARS = range(2020, 2100)


class ClockQuestionView(ClearScroll):
    """The focus stands in the empty date: nothing proposed, or it would be taken unread."""

    answered = Signal(object)  # date
    dismissed = Signal()

    def __init__(self) -> None:
        ground = QWidget()
        super().__init__(ground)
        self._why = label(wrap=True)
        self.date = Field("Hôm nay là ngày", width=DATE_WIDTH)
        self.date.editor.setPlaceholderText("dd/mm/yyyy")
        self.enter = KeyButton("Dùng ngày này", "Enter", "primary")
        self.skip = KeyButton("Bỏ qua, theo giờ của máy", "Esc")
        self.enter.triggered.connect(self._submit)
        self.skip.triggered.connect(self.dismissed)
        self.setFocusProxy(self.date.editor)
        self._lay_out(ground)

    def ask(self, why: str) -> None:
        """Once more, from the start."""
        self._why.setText(why)
        self.date.set_text("")

    def _submit(self) -> None:
        day = read_date(self.date.text)
        if isinstance(day, date) and day.year in _YEARS:
            self.answered.emit(day)
        else:
            self.date.show_problem(_WRONG)
            self.date.setFocus()

    def _lay_out(self, ground: QWidget) -> None:
        card = Card("Ngày giờ của máy có đúng không?")
        card.setMaximumWidth(560)
        card.add(self._why)
        card.add(label(_WHAT_FOR, "muted", wrap=True))
        card.add(self.date)
        keys = QHBoxLayout()
        keys.addWidget(self.skip)
        keys.addStretch(1)
        keys.addWidget(self.enter)
        card.add(keys)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 100)
        middle.addStretch(1)
        whole = QVBoxLayout(ground)
        whole.setContentsMargins(16, 8, 16, 8)
        whole.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(1)
