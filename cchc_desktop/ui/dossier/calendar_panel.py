"""Why this date (vì sao hẹn ngày này): the days from reception to return, painted and in sentences to read out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.domain.due_story import DueStory
from cchc_desktop.domain.explanation import explain_story
from cchc_desktop.domain.instants import moment_text
from cchc_desktop.ui.dossier.words import NOT_DUE
from cchc_desktop.ui.intake.due_calendar import DueCalendar
from cchc_desktop.ui.widgets.card import empty
from cchc_desktop.ui.widgets.labels import label

NO_DATE = "Thủ tục này không có ngày hẹn trả."
VOIDED = "Hồ sơ đã hủy, không còn ngày hẹn."
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

    def show_story(self, story: DueStory, today: date) -> None:
        """The date that was given, and what has become of it since; while the clock stands, up to `today`."""
        days = () if story.dossier.voided else story.days(today)
        self._calendar.show_days(days)
        self._calendar.setVisible(bool(days))
        self._say(_sentences(story))

    def _say(self, said: Sequence[str]) -> None:
        empty(self._words)
        for sentence in said:
            self._words.addWidget(label(sentence, "muted", wrap=True))
        self.setAccessibleName("Vì sao hẹn ngày này")
        self.setAccessibleDescription("\n".join(said))


def _sentences(story: DueStory) -> list[str]:
    if story.dossier.voided:
        return [VOIDED]
    if not story.dossier.is_received:
        return [f"{NOT_DUE}."]
    said = list(explain_story(story))
    if story.first is None:
        said.insert(0, NO_REASON if story.due_at else NO_DATE)
    elif story.promised and story.promised.date() != story.first.due_at.date():
        said.append(f"Giấy đã trao hẹn {moment_text(story.promised)}, theo lịch làm việc biết lúc đó")
    if not story.moves and story.promised and story.due_at and story.promised != story.due_at:
        said.append(f"Đã hẹn lại: {moment_text(story.due_at)}")
    return said
