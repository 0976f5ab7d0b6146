"""What the page of the register does (điều khiển trang sổ theo dõi): one day after another, printed by one key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.desk import Desk
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.instants import VN
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.register import words
from cchc_desktop.ui.register.reading import DayPage, read
from cchc_desktop.ui.register.view import RegisterView
from cchc_desktop.ui.typed_date import NO_DAY, read_date

SLIP = "register"


class RegisterPresenter(QObject):
    """`refresh` when the page is shown: the day that was looked at last, today at first."""

    print_wanted = Signal(str, str)  # kind of slip, day
    look_wanted = Signal(str, str)
    opened = Signal(str)  # code
    left = Signal()
    troubled = Signal(object)

    def __init__(
        self,
        view: RegisterView,
        reader: Reader,
        desk: Desk,
        clerk: Callable[[], Clerk | None],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(view)
        self._view, self._reader, self._desk, self._clerk, self._clock = view, reader, desk, clerk, clock
        self._day: date | None = None
        view.committed.connect(lambda: self.print_wanted.emit(SLIP, self.day.isoformat()))
        view.looked.connect(lambda: self.look_wanted.emit(SLIP, self.day.isoformat()))
        view.turned.connect(lambda days: self._go_to(self.day + timedelta(days=days)))
        view.day_entered.connect(self._typed)
        view.opened.connect(self.opened)
        view.left.connect(self.left)

    @property
    def day(self) -> date:
        """That is looked at."""
        return self._day or self._today

    def use(self, desk: Desk) -> None:
        """Another office from now on."""
        self._desk = desk

    def start_over(self) -> None:
        """For another clerk: today."""
        self._day = None
        self._view.forget()

    def refresh(self) -> None:
        """Read the day again."""
        if (by := self._clerk()) is not None:
            ask = ("register", read, self._desk, self.day, by, self._clock())
            self._reader.ask(*ask, done=self._show, failed=self.troubled.emit)

    @property
    def _today(self) -> date:
        return self._clock().astimezone(VN).date()

    def _typed(self, text: str) -> None:
        day = read_date(text)
        if day is None:
            self._view.refuse_day(NO_DAY)
        else:
            self._go_to(day)

    def _go_to(self, day: date) -> None:
        if day > self._today:
            self._view.refuse_day(words.FUTURE)
            return
        self._day = None if day == self._today else day
        self.refresh()
        self._view.setFocus()

    def _show(self, page: DayPage) -> None:
        if page.day == self.day:
            self._view.show_page(page)
