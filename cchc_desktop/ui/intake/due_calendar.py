"""The days up to the return date (lịch ngày hẹn): worked, off with its reason, paused “‖”, received and due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.calendar import DayKind
from cchc_desktop.domain.return_date import Day, ReturnDate
from cchc_desktop.ui.fonts import text_font
from cchc_desktop.ui.palette import Palette, Tone, shown_palette

_HEADS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_CELL, _GAP, _HEAD = 30, 5, 22
_MOST_WEEKS, _FIRST_WEEKS, _LAST_WEEKS = 7, 3, 2
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Gap:
    """Weeks left out in the middle of a long time."""

    weeks: int


Line = tuple[Day | None, ...] | Gap


def lines_of(counted: Sequence[Day]) -> list[Line]:
    """Whole weeks from Monday, days outside the time None; of a long time the first and last weeks and a gap."""
    days = {day.day: day for day in counted}
    first, last = min(days), max(days)
    monday = first - timedelta(days=first.weekday())
    weeks: list[Line] = []
    while monday <= last:
        weeks.append(tuple(days.get(monday + timedelta(days=n)) for n in range(7)))
        monday += _WEEK
    if len(weeks) <= _MOST_WEEKS:
        return weeks
    left_out = len(weeks) - _FIRST_WEEKS - _LAST_WEEKS
    return [*weeks[:_FIRST_WEEKS], Gap(left_out), *weeks[-_LAST_WEEKS:]]


class DueCalendar(QWidget):
    """Painted; what it shows is also said in sentences beside it, so it is decoration to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []
        self._ends: tuple[date, date] = (date.min, date.min)

    def show_due(self, due: ReturnDate | None) -> None:
        """Show the days of this date; None: none."""
        self.show_days(due.days() if due else ())

    def show_days(self, days: Sequence[Day]) -> None:
        """Show these, from reception to return; none of them: nothing."""
        self._lines = lines_of(days) if days else []
        if days:
            self._ends = (days[0].day, days[-1].day)
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(340, _HEAD + len(self._lines) * (_CELL + _GAP) if self._lines else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = shown_palette()
        width = min((self.width() - 6 * _GAP) / 7, 64)
        painter.setFont(text_font(13))
        painter.setPen(QColor(palette.muted))
        for column, head in enumerate(_HEADS):
            room = QRectF(column * (width + _GAP), 0, width, _HEAD - 4)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, head)
        for row, line in enumerate(self._lines):
            top = _HEAD + row * (_CELL + _GAP)
            if isinstance(line, Gap):
                painter.setPen(QColor(palette.muted))
                words = f"⋯ {line.weeks} tuần ở giữa ⋯"
                painter.drawText(QRectF(0, top, 7 * width + 6 * _GAP, _CELL), Qt.AlignmentFlag.AlignCenter, words)
                continue
            for column, day in enumerate(line):
                if day is not None:
                    self._cell(painter, QRectF(column * (width + _GAP), top, width, _CELL), day)

    def _cell(self, painter: QPainter, room: QRectF, day: Day) -> None:
        palette = shown_palette()
        tone, words = _look(day, day.day in self._ends, palette)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.fill))
        painter.drawRoundedRect(room, 6, 6)
        if _is_holiday(day) and not day.paused:
            painter.setBrush(QBrush(QColor(palette.card_border), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(room, 6, 6)
        painter.setPen(QColor(tone.text))
        painter.setFont(text_font(12 if len(words) > 5 else 13, painter.font().Weight.DemiBold))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


def _look(day: Day, is_end: bool, palette: Palette) -> tuple[Tone, str]:
    """The colours of a day and what is written in it; a holiday says so in words."""
    number = str(day.day.day)
    grey = Tone(palette.muted, palette.page)
    if is_end:
        return palette.primary, number
    if day.paused:
        return palette.waiting, f"{number} ‖"
    if _is_holiday(day):
        return grey, f"{number} nghỉ"
    if day.kind is DayKind.SWAPPED_WORK:
        number = f"{number} bù"
    return (palette.done if day.counted is not None else grey), number


def _is_holiday(day: Day) -> bool:
    """A day off that is no weekend and does not count: of calendar days every one counts."""
    return day.counted is None and not day.kind.is_worked and day.kind is not DayKind.WEEKEND
