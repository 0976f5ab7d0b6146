"""The clock looked at when the window opens (xem lại đồng hồ): believed, made up for as before, or asked about once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QObject, Slot

from cchc_desktop.acts import clock as clock_acts
from cchc_desktop.app.corrected_clock import CorrectedClock
from cchc_desktop.app.desktop import Desktop
from cchc_desktop.domain.clock_doubt import Doubt, days_off, judged, notice, question
from cchc_desktop.ui.clock_question.view import ClockQuestionView


class ClockCheck(QObject):
    """Over the sign-in screen, before anybody acts. Nothing is refused: who skips it works by the machine's clock."""

    def __init__(self, desktop: Desktop, clock: CorrectedClock) -> None:
        """`clock` is the one the desktop was given."""
        super().__init__(desktop)
        self._desktop, self._clock = desktop, clock
        self._doubt: Doubt | None = None
        self._notice = ""
        self.view: ClockQuestionView | None = None
        desktop.sign_in.signed_in.connect(self._came)

    def begin(self) -> None:
        """Call once the sign-in screen is shown."""
        db = self._desktop.counter.db
        kept, last = clock_acts.kept_days(db), clock_acts.last_entry_at(db)
        verdict = judged(self._clock.machine(), last, kept)
        if verdict.doubt is not None and last is not None:
            self._ask(verdict.doubt, last)
        elif verdict.days is not None:
            self._go_by(verdict.days)
        elif kept is not None:
            self._desktop.threads.writer.run(clock_acts.believe)

    def _ask(self, doubt: Doubt, last: datetime) -> None:
        self._doubt = doubt
        self.view = ClockQuestionView()
        self.view.answered.connect(self._answered)
        self.view.dismissed.connect(self._dismissed)
        self.view.ask(question(doubt, self._clock.machine(), last))
        self._desktop.shell.cover(self.view)

    @Slot(object)
    def _answered(self, today: date) -> None:
        self._settle(days_off(self._clock.machine(), today) or None)

    @Slot()
    def _dismissed(self) -> None:
        self._settle(0)

    def _settle(self, days: int | None) -> None:
        doubt = self._doubt
        if doubt is None:  # settled already: a second Enter
            return
        self._doubt = None
        if days is not None:
            self._go_by(days)
        self._desktop.threads.writer.run(clock_acts.settle, days, doubt.value, self._clock())
        self._desktop.sign_in.open()

    def _go_by(self, days: int) -> None:
        self._clock.correct(days)
        self._notice = notice(days, self._clock().date())

    @Slot(object)
    def _came(self, _session: Any) -> None:
        if self._notice:
            self._desktop.shell.say("waiting", self._notice)
            self._notice = ""
