"""The list of the post as it is made (lập danh sách bưu chính): envelope by envelope, until it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from cchc_desktop.acts import post
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.postal import PostalList
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.results import words
from cchc_desktop.ui.results.beside import Beside, as_confirmed
from cchc_desktop.ui.results.envelopes import Envelopes
from cchc_desktop.ui.results.view import Mode, ResultsView
from cchc_desktop.ui.writer import Writer


class PostDesk(Beside):
    """`is_open` while the list is made; the codes stay when the clerk goes back to the shelf."""

    MODE = Mode.POST

    def __init__(self, view: ResultsView, writer: Writer, desk: Desk) -> None:
        super().__init__(view)
        self._writer, self.desk, self._envelopes = writer, desk, Envelopes()
        self._results: Sequence[OnShelf] = ()
        self._sure: list[tuple[str, str]] = []  # a list that was asked about

    @property
    def codes(self) -> dict[str, str]:
        """By dossier's uid."""
        return self._envelopes.codes

    @property
    def results(self) -> tuple[OnShelf, ...]:
        """Those that citizens asked for by post."""
        return tuple(result for result in self._results if result.by_post)

    def use(self, shelf: Sequence[OnShelf]) -> None:
        """The shelf as it is now."""
        self._results = shelf
        self._envelopes.keep(result.dossier.uid for result in shelf)

    def start_over(self) -> None:
        """Another list, or another clerk."""
        self._envelopes, self.is_open = Envelopes(), False

    @property
    def first(self) -> QWidget:
        """Where the clerk begins."""
        return self._view.post.item if self._view.table.current is not None else self._view.table

    def commit(self, by: Clerk, now: datetime) -> None:
        items = list(self.codes.items())
        run = (partial(_send, self._sure == items), self.desk, items, by, now)
        self._writer.run(*run, done=self._sent, failed=lambda error: self._refused(items, error))

    def _refused(self, items: list[tuple[str, str]], error: Exception) -> None:
        """What was doubted is sent when it is said once more."""
        if isinstance(error, Refused) and error.is_doubt:
            self._sure = items
        self.failed.emit(error)

    def take(self, text: str) -> None:
        """The code of the current row's envelope, scanned or typed; goes on to the next without one."""
        current = self._view.table.current
        if current is None:
            self.refused.emit(words.NO_ENVELOPE)
            return
        if problem := self._envelopes.put(current.dossier.uid, text):
            self._view.post.item.show_problem(problem)
            self.refused.emit(problem.message)
            return
        self.show_rows()
        if code := self.codes.get(current.dossier.uid):
            if following := self._envelopes.following(self.results):
                self._view.select(following.dossier.uid)
            self.took.emit(f"{current.dossier.printed_code} · {code}")
        self.show()

    def aim(self, result: OnShelf) -> None:
        """A folder was scanned: its envelope is the next."""
        if not result.by_post:
            self.refused.emit(words.not_by_post(result.dossier))
            return
        self._view.select(result.dossier.uid)
        self.show()
        self.took.emit(words.aimed(result.dossier))

    def show_rows(self) -> None:
        """Each result with the code of its envelope."""
        self._view.show_shelf(self.results, self.codes, Mode.POST)

    def show(self) -> None:
        current = self._view.table.current
        code = self.codes.get(current.dossier.uid, "") if current else ""
        self._view.show_posting(current, code, len(self.codes), len(self.results))

    def _sent(self, listed: PostalList) -> None:
        self.start_over()
        self.done.emit(words.sent(listed.number, len(listed.items)), listed.number)


def _send(sure: bool, db: Database, desk: Desk, items: list[tuple[str, str]], by: Clerk, now: datetime) -> PostalList:
    """An odd code was put twice already; one that names another item is asked about. Raises Refused."""
    send = partial(post.post_results, db, desk, items, by, now)
    return as_confirmed(lambda all_of_it: send(confirmed=all_of_it), sure=sure, form=True)
