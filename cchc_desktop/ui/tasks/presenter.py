"""What the page of two versions does (điều khiển trang so hai bản): read them, enter the answer."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts import tasks
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.conflict_rules import Answer, Decides
from cchc_desktop.reports.task_sides import Sides, sides
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.sign_in.session import Who
from cchc_desktop.ui.tasks.view import SidesView
from cchc_desktop.ui.writer import Writer


class SidesPresenter(QObject):
    """`open` a task by its id; `shown` once it stands on the page, `answered` once it is done."""

    shown = Signal()
    answered = Signal(str)  # what was done, in a sentence
    opened = Signal(str)  # dossier uid
    left = Signal()
    troubled = Signal(object)  # Refused or StoreTrouble

    def __init__(
        self,
        view: SidesView,
        reader: Reader,
        writer: Writer,
        who: Who,
    ) -> None:
        super().__init__(view)
        self._view, self._reader, self._writer = view, reader, writer
        self._clerk, self._clock = who
        self._task = 0
        view.answered.connect(self._answer)
        view.opened.connect(self.opened)
        view.left.connect(self.left)

    def open(self, task_id: int) -> None:
        """Both versions of a task."""
        self._task = task_id
        self._reader.ask("two versions", sides, task_id, done=self._opened, failed=self.troubled.emit)

    def refresh(self) -> None:
        """Read again: something may have happened to it."""
        if self._task:
            self._reader.ask("two versions", sides, self._task, done=self._show, failed=self.troubled.emit)

    def forget(self) -> None:
        """For another clerk."""
        self._task = 0
        self._reader.forget("two versions")
        self._view.show_sides(None)

    def _opened(self, found: Sides | None) -> None:
        self._show(found)
        self.shown.emit()

    def _show(self, found: Sides | None) -> None:
        by = self._clerk()
        duty = Duty.RESOLVE_CONFLICT if found and found.decides is Decides.LEAD else Duty.SYNC
        problem = by.may_not(duty) if by is not None else None
        self._view.show_sides(found, problem.message if problem else "")

    def _answer(self, choice: Answer) -> None:
        by = self._clerk()
        if by is not None and self._task:
            what = (self._task, choice, by, self._clock())
            done = f"Đã ghi: {choice.label}. Việc này đã xong."
            self._writer.run(tasks.answer, *what, done=lambda _nothing: self._done(done), failed=self._failed)

    def _done(self, sentence: str) -> None:
        self.forget()
        self.answered.emit(sentence)

    def _failed(self, error: Exception) -> None:
        self.refresh()  # somebody else may have answered it meanwhile
        self.troubled.emit(error)
