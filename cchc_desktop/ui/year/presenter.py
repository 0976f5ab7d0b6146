"""What the page of the calendar does (điều khiển trang lịch): days put in and taken out, what moves, saving it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.calendar import set_calendar
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.calendar import DayKind, Override
from cchc_desktop.domain.calendar_file import CalendarFile, CalendarFileError, parse_calendar, write_calendar
from cchc_desktop.domain.due_story import Rules
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.text import clean
from cchc_desktop.domain.working_hours import WorkingHours
from cchc_desktop.reports.calendar_moves import Moved, moved
from cchc_desktop.store import calendar
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.sign_in.session import Who
from cchc_desktop.ui.typed_date import read_date
from cchc_desktop.ui.writer import Writer
from cchc_desktop.ui.year import words
from cchc_desktop.ui.year.view import YearView

NONE = CalendarFile((), 0)
_KEY = "year"


class YearPresenter(QObject):
    """`refresh` when the page is shown. Nothing is saved before what it moves was shown."""

    opened = Signal(str)  # dossier uid
    left = Signal()
    saved = Signal()
    troubled = Signal(object)

    def __init__(
        self,
        view: YearView,
        threads: tuple[Reader, Writer],
        rules_of: Callable[[CalendarFile], Rules],
        who: Who,
    ) -> None:
        """`rules_of`: what return dates are reckoned by here once a calendar is set."""
        super().__init__(view)
        self._view, (self._reader, self._writer) = view, threads
        self._rules_of, (self._clerk, self._clock) = rules_of, who
        self._kept = self._file = NONE
        self._moving = 0
        view.added.connect(self._add)
        view.dropped.connect(self._drop)
        view.committed.connect(self._save)
        view.opened.connect(self.opened)
        view.left.connect(self.left)

    def refresh(self) -> None:
        """What is set, unless something was changed and not saved."""
        if self._file == self._kept:
            self._reader.ask(_KEY, calendar.read, done=self._read, failed=self.troubled.emit)

    def start_over(self) -> None:
        """For another clerk: what was not saved is gone."""
        self._reader.forget(_KEY)
        self._file = self._kept
        self._view.clear_form()
        self._view.notice.clear()
        self._show()

    def _read(self, known: CalendarFile | None) -> None:
        self._kept = self._file = known or NONE
        self._show()

    def _show(self) -> None:
        is_changed = self._file != self._kept
        self._view.show_calendar(self._file, is_changed)
        if is_changed:
            rules = self._rules_of(self._kept), self._rules_of(self._file)
            self._reader.ask(_KEY, moved, *rules, done=self._show_moved, failed=self.troubled.emit)
        else:
            self._reader.forget(_KEY)
            self._view.forget_moved()

    def _show_moved(self, found: Sequence[Moved]) -> None:
        self._moving = len(found)
        self._view.show_moved(found)

    def _add(self) -> None:
        """One day, or sessions from it on; the same day again takes the place of the one before."""
        view, day = self._view, read_date(self._view.day.text)
        note, source = clean(view.note.text), clean(view.source.text)
        if day is None:
            view.show_problems([Problem("day", "calendar.day", words.NO_DAY)])
        elif view.sessions.text:
            self._add_sessions(f"valid_from = {day.isoformat()}", view.sessions.text)
        elif not source:
            view.show_problems([Problem("source", "calendar.source", words.NO_SOURCE)])
        else:
            others = [each for each in self._file.overrides if each.day != day]
            others.append(Override(day, DayKind(view.kind.value), note, source))
            self._put(replace(self._file, overrides=tuple(sorted(others, key=lambda each: each.day))))

    def _add_sessions(self, since: str, text: str) -> None:
        sessions = ", ".join(f'"{part.strip()}"' for part in text.replace('"', "").replace("\\", "").split(","))
        try:
            (hours,) = parse_calendar(f"[[hours]]\n{since}\nsessions = [{sessions}]\n").hours
        except CalendarFileError:
            self._view.show_problems([Problem("sessions", "calendar.sessions", words.NO_SESSIONS)])
            return
        others: list[WorkingHours] = [each for each in self._file.hours if each.valid_from != hours.valid_from]
        self._put(replace(self._file, hours=tuple(sorted([*others, hours], key=lambda each: each.valid_from))))

    def _drop(self, line: words.Line) -> None:
        days = tuple(each for each in self._file.overrides if each != line)
        hours = tuple(each for each in self._file.hours if each != line)
        self._change(replace(self._file, overrides=days, hours=hours))

    def _put(self, file: CalendarFile) -> None:
        """And ready for the next day."""
        self._change(file)
        self._view.day.setFocus()

    def _change(self, file: CalendarFile) -> None:
        self._file = file
        self._view.clear_form()
        self._view.notice.clear()
        self._show()

    def _save(self) -> None:
        by = self._clerk()
        if by is not None:
            self._view.commit.set_busy("Đang lưu…")
            what = (write_calendar(self._file), by, self._clock())
            self._writer.run(set_calendar, *what, done=self._done, failed=self._failed)

    def _done(self, file: CalendarFile) -> None:
        self._view.commit.set_busy(None)
        self._kept = self._file = file
        self._show()
        self._view.notice.say("note", words.saved(self._moving))
        self.saved.emit()

    def _failed(self, error: Exception) -> None:
        self._view.commit.set_busy(None)
        if isinstance(error, Refused):
            self._view.show_problems(error.problems)
        else:
            self.troubled.emit(error)
