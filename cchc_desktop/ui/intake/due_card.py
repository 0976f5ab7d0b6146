"""The return date (hẹn trả kết quả), large, with why; and the same in one line where there is little room."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cchc_desktop.domain.explanation import explain, summary
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.return_date import ReturnDate
from cchc_desktop.ui.intake.due_calendar import DueCalendar
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.icons import IconLabel
from cchc_desktop.ui.widgets.labels import label

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
NONE_YET = "Chọn thủ tục để tính ngày hẹn"
NO_DATE = "Không có ngày hẹn trả"
STRIP = 40


def due_words(due: datetime) -> str:
    """ "Thứ Ba, 08/12/2026"."""
    return f"{_WEEKDAYS[due.weekday()]}, {day_text(due.date())}"


class DueCard(Card):
    """The date, the time and the reason in short; Ctrl+I opens the days."""

    def __init__(self) -> None:
        super().__init__("Hẹn trả kết quả")
        self.date = label(role="due", wrap=True)
        self._line = label(role="muted", wrap=True)
        self._calendar = DueCalendar()
        self._sentences = label(role="muted", wrap=True)
        self.body.setSpacing(4)
        for widget in (self.date, self._line, self._calendar, self._sentences):
            self.add(widget)
        self.set_open(False)

    @property
    def is_open(self) -> bool:
        """Whether the days are shown."""
        return not self._calendar.isHidden()

    def set_open(self, open_: bool) -> None:
        """Show or hide the days."""
        self._calendar.setVisible(open_)
        self._sentences.setVisible(open_)

    def show_due(self, due: ReturnDate | None, chosen: bool) -> None:
        """The date; None: no procedure was `chosen` yet, or it has no return date."""
        self.date.setText(due_words(due.due_at) if due else (NO_DATE if chosen else ""))
        self.date.setVisible(due is not None or chosen)
        told = f"{due.due_at:%H} giờ {due.due_at:%M} phút · {summary(due)}" if due else ""
        no_time = "Thủ tục chưa công bố thời hạn; phiếu ghi cách đơn vị báo kết quả." if chosen else NONE_YET
        self._line.setText(told or no_time)
        self._calendar.show_due(due)
        self._sentences.setText("\n".join(explain(due)) if due else "")


class DueStrip(QFrame):
    """One line of 40 px above the action bar, for windows that have no right column."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "topbar")
        self.setFixedHeight(STRIP)
        self.setAccessibleName("Hẹn trả kết quả")
        self.date = label(role="strong")
        self._line = label(role="muted")
        self._line.setMinimumWidth(0)
        self.printed = label(role="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("calendar"))
        row.addWidget(self.date)
        row.addWidget(self._line)
        row.addStretch(1)
        row.addWidget(self.printed)

    def show_due(self, due: ReturnDate | None, chosen: bool) -> None:
        """The same as the card, shorter."""
        self.date.setText(f"Hẹn {due_words(due.due_at)}, {due.due_at:%H:%M}" if due else (NO_DATE if chosen else ""))
        self._line.setText(summary(due) if due else ("" if chosen else NONE_YET))

    def show_printed(self, text: str) -> None:
        """What was printed last."""
        self.printed.setText(text)

    def set_short(self, short: bool) -> None:
        """The date alone."""
        self._line.setVisible(not short)
        self.printed.setVisible(not short)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(widget)


def why_button() -> KeyButton:
    """What opens the days."""
    button = KeyButton("Vì sao?", "Ctrl+I", kind="quiet")
    button.about = "Vì sao hẹn ngày này"
    return button
