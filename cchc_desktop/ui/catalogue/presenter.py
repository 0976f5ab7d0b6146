"""What the page of the catalogue does (điều khiển trang danh mục): read a file, show what it changes, import it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.catalogue import Source, import_catalogue
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.decision import Decision, read_decision
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports.catalogue import Preview
from cchc_desktop.ui.catalogue import reading, words
from cchc_desktop.ui.catalogue.view import CatalogueView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.typed_date import read_date
from cchc_desktop.ui.writer import Writer

_KEY = "catalogue"


class CataloguePresenter(QObject):
    """`refresh` when the page is shown. Nothing is imported that was not shown first."""

    posting_wanted = Signal()
    guide_wanted = Signal(str)  # code of a procedure
    imported = Signal()
    left = Signal()
    troubled = Signal(object)

    def __init__(
        self,
        view: CatalogueView,
        threads: tuple[Reader, Writer],
        clerk: Callable[[], Clerk | None],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(view)
        self._view, (self._reader, self._writer) = view, threads
        self._clerk, self._clock = clerk, clock
        self._path = ""
        self._seen: Preview | None = None
        view.file_given.connect(self._open)
        view.keep_changed.connect(lambda: self._open(self._path) if self._path else None)
        view.since_entered.connect(self._since)
        view.committed.connect(self._import)
        view.posting_wanted.connect(self.posting_wanted)
        view.guide_wanted.connect(self.guide_wanted)
        view.left.connect(self._leave)

    def refresh(self) -> None:
        """The catalogue in force, unless a file is looked at."""
        if not self._path:
            self._ask(reading.standing, self._today, done=self._view.show_standing)

    def start_over(self) -> None:
        """For another clerk."""
        self._path, self._seen = "", None
        self._reader.forget(_KEY)
        self._view.forget()

    @property
    def _today(self) -> date:
        return self._clock().astimezone(VN).date()

    def _ask(self, function: Callable[..., object], *args: object, done: Callable[..., None]) -> None:
        self._reader.ask(_KEY, function, *args, done=done, failed=self.troubled.emit)

    def _open(self, text: str) -> None:
        self._path, self._seen = text.strip().strip('"'), None
        self._view.show_commit(None)
        path, keep = Path(self._path), self._view.keep.isChecked()
        self._ask(reading.read_preview, path, keep, self._today, done=self._show)

    def _show(self, seen: Preview) -> None:
        self._seen = seen
        self._view.show_preview(seen)
        by = self._clerk()
        problem = by.may_not(Duty.IMPORT_CATALOGUE) if by else None
        self._view.show_commit(seen, problem.message if problem else "")
        self._view.table.setFocus()

    def _since(self, text: str) -> None:
        day = read_date(text)
        if day is None or day > self._today:
            self._view.show_problems([Problem("since", "catalogue.since", words.NO_DAY)])
            return
        self._path, self._seen = "", None
        self._ask(reading.since, day, self._today, done=lambda found: self._view.show_since(day, found))

    def _import(self) -> None:
        by, seen, view = self._clerk(), self._seen, self._view
        if by is None or seen is None:
            return
        found = read_decision(view.number.text, read_date(view.signed.text), view.agency.text, self._today)
        if not isinstance(found, Decision):
            view.show_problems(found)
            return
        view.commit.set_busy("Đang nhập…")
        what = (seen.rows, seen.version, by, self._clock(), Source(found, seen.over))
        self._writer.run(import_catalogue, *what, done=lambda count: self._imported(count, found), failed=self._failed)

    def _imported(self, count: int, decision: Decision) -> None:
        self._view.commit.set_busy(None)
        self.start_over()
        self._view.notice.say("note", words.imported(count, decision))
        self.refresh()
        self.imported.emit()

    def _failed(self, error: Exception) -> None:
        self._view.commit.set_busy(None)
        if isinstance(error, Refused):
            self._view.show_problems(error.problems)
        else:
            self.troubled.emit(error)

    def _leave(self) -> None:
        """From a file or a list of changes back to the catalogue in force, then off the page."""
        if self._path or self._view.since.text:
            self.start_over()
            self.refresh()
        else:
            self.left.emit()
