"""Items that come by public post (ghi bưu gửi đến): noted one after another, with what came and left today beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from cchc_desktop.acts import post
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.postal import item_code, problem_with
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.results import words
from cchc_desktop.ui.results.beside import Beside, as_confirmed
from cchc_desktop.ui.results.reading import PostOfDay, read_post
from cchc_desktop.ui.results.view import Mode, ResultsView
from cchc_desktop.ui.typed_date import NO_DAY, read_date
from cchc_desktop.ui.writer import Writer


class ItemDesk(Beside):
    """Open until the clerk goes back: more than one may have come."""

    MODE = Mode.ITEM

    def __init__(
        self,
        view: ResultsView,
        threads: tuple[Reader, Writer],
        clerk: Callable[[], Clerk | None],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(view)
        self._card, (self._reader, self._writer) = view.item, threads
        self._clerk, self._clock = clerk, clock
        self._doubted = self._sure = ""  # an odd code, taken when it comes once more; one asked about when noted

    def open(self) -> None:
        super().open()
        self._begin()

    def show(self) -> None:
        self._view.show_items()

    @property
    def first(self) -> QWidget:
        """Where the clerk begins."""
        return self._card.item

    def take(self, text: str) -> None:
        code = item_code(text)
        problem = problem_with(code)
        if problem is None or (problem.is_error is False and self._doubted == code):
            self._card.item.set_text(code)
            self.took.emit(f"Bưu gửi {code}")
        else:
            problem = problem if problem.is_error else words.once_more(problem)
            self._card.item.set_text(self._card.item.text if problem.is_error else code)
            self._card.item.show_problem(problem)
            self.refused.emit(problem.message)
        self._doubted = code

    def commit(self, by: Clerk, now: datetime) -> None:
        code = item_code(self._card.item.text)
        confirmed = self._sure == code, self._doubted == code
        run = (_note, code, self._card.day.text, confirmed, by, now)
        self._writer.run(*run, done=self._noted, failed=lambda error: self._refused(code, error))

    def _refused(self, code: str, error: Exception) -> None:
        """What was doubted is taken when it is said once more."""
        if isinstance(error, Refused) and error.is_doubt:
            self._sure = code
        self.failed.emit(error)

    def _noted(self, code: str) -> None:
        self._begin()
        self._card.item.setFocus()
        self.done.emit(words.arrived_item(code), "")

    def _begin(self) -> None:
        self._doubted = self._sure = ""
        self._card.begin(self._clock().astimezone(VN).date())
        self._card.show_day(PostOfDay())
        if (by := self._clerk()) is not None:
            done, failed = self._card.show_day, self.failed.emit
            self._reader.ask("post of the day", read_post, self._clock, by, done=done, failed=failed)


def _note(db: Database, code: str, day: str, confirmed: tuple[bool, bool], by: Clerk, now: datetime) -> str:
    """The code as it is kept; `confirmed` is all of it, and its form alone. Raises Refused."""
    arrived_on = read_date(day)
    if arrived_on is None:
        raise Refused((Problem("arrived_on", "post.no_day", f"{NO_DAY} Chưa lưu gì."),))
    sure, form = confirmed
    note = partial(post.note_arrival, db, code, arrived_on, by, now)
    as_confirmed(lambda all_of_it: note(confirmed=all_of_it), sure=sure, form=form)
    return code
