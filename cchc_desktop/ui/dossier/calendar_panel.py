"""Why this date (vì sao hẹn ngày này): the days from reception to return, painted and in sentences to read out."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.domain.explanation import explain
from cchc_desktop.domain.return_date import ReturnDate
from cchc_desktop.ui.dossier.words import moment
from cchc_desktop.ui.intake.due_calendar import DueCalendar
from cchc_desktop.ui.widgets.labels import label

NO_DATE = "Thủ tục này không có ngày hẹn trả."
NO_REASON = "Không có thời hạn giải quyết để giải thích ngày này; ngày do Cổng ghi."


class CalendarPanel(QWidget):
    """A calendar and its sentences; usable on any page that has a return date."""

    def __init__(self) -> None:
        super().__init__()
        self._calendar = DueCalendar()
        self._words = QVBoxLayout()
        self._words.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._calendar)
        column.addLayout(self._words)

    @property
    def sentences(self) -> list[str]:
        """What is said, line by line."""
        return self.accessibleDescription().splitlines()

    def show_due(self, why: ReturnDate | None, promised: datetime | None, now_due: datetime | None) -> None:
        """`why` explains the date given on the paper (`promised`); `now_due` is what it has become since."""
        self._calendar.show_due(why)
        self._calendar.setVisible(why is not None)
        said = list(explain(why)) if why else [NO_REASON if now_due else NO_DATE]
        if why and promised and promised.date() != why.due_at.date():
            said.append(f"Giấy đã trao hẹn {moment(promised)}, theo lịch làm việc biết lúc đó")
        if promised and now_due and promised != now_due:
            said.append(f"Đã hẹn lại: {moment(now_due)}")
        self._say(said)

    def _say(self, said: list[str]) -> None:
        while (item := self._words.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for sentence in said:
            self._words.addWidget(label(sentence, "muted", wrap=True))
        self.setAccessibleName("Vì sao hẹn ngày này")
        self.setAccessibleDescription("\n".join(said))
