"""What the page of the day's close does (điều khiển trang cuối ngày): one key closes it, another makes a pad."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.pad import Pad
from cchc_desktop.ui.day_close import words
from cchc_desktop.ui.day_close.reading import Reading, close, make_pad, read
from cchc_desktop.ui.day_close.view import DayCloseView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer

SLIP, REGISTER, PAD = "day_close", "register", "pad"


class DayClosePresenter(QObject):
    """`refresh` when the page is shown."""

    said = Signal(str, str)  # tone, words
    print_wanted = Signal(str, str)  # kind of slip, subject
    opened = Signal(str)  # dossier uid
    happened = Signal()
    left = Signal()
    troubled = Signal(object)

    def __init__(
        self,
        view: DayCloseView,
        threads: tuple[Reader, Writer],
        desk: Desk,
        clerk: Callable[[], Clerk | None],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(view)
        self._view, (self._reader, self._writer) = view, threads
        self._desk, self._clerk, self._clock = desk, clerk, clock
        view.committed.connect(self._commit)
        view.opened.connect(self.opened)
        view.pad_wanted.connect(lambda: view.ask_pad(clock().date()))
        view.register_wanted.connect(lambda: self.print_wanted.emit(REGISTER, clock().date().isoformat()))
        view.left.connect(self._leave)

    def use(self, desk: Desk) -> None:
        """Another office or calendar from now on."""
        self._desk = desk

    def start_over(self) -> None:
        """For another clerk."""
        self._view.forget()

    def refresh(self) -> None:
        """Read the day again."""
        by = self._clerk()
        if by is not None:
            self._reader.ask("day close", read, self._desk, self._clock, by, done=self._show, failed=self.troubled.emit)

    def _show(self, reading: Reading) -> None:
        self._view.show_day(reading, self._desk.office.counter)

    def _commit(self) -> None:
        by, view = self._clerk(), self._view
        if by is None or not view.commit.isEnabled():
            return
        view.show_busy(True)
        now = self._clock()
        if view.asks_pad:
            run = (make_pad, self._desk, view.answers, by, now)
            self._writer.run(*run, done=self._made, failed=self._failed)
        else:
            run_close = (close, self._desk, by, now)
            self._writer.run(*run_close, done=lambda day: self._closed(day, now), failed=self._failed)

    def _closed(self, day: date, at: datetime) -> None:
        self._view.show_busy(False)
        self.said.emit("done", words.closed(day, at))
        self.print_wanted.emit(SLIP, day.isoformat())
        self._happened()

    def _made(self, made: Pad) -> None:
        self._view.show_busy(False)
        self._view.show_lines()
        self.said.emit("done", words.pad_made(made))
        self.print_wanted.emit(PAD, made.codes[0])
        self._happened()

    def _happened(self) -> None:
        self.refresh()
        self.happened.emit()

    def _failed(self, error: Exception) -> None:
        self._view.show_busy(False)
        if isinstance(error, Refused) and self._view.asks_pad:
            self._view.show_problems(error.problems)
        else:
            self.troubled.emit(error)

    def _leave(self) -> None:
        if self._view.asks_pad:
            self._view.show_lines()
        else:
            self.left.emit()
