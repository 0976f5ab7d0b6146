"""Where a task with two versions is answered (trang so hai bản): opened from F9, and back to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.app.threads import Threads
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.presenter import ShellPresenter
from cchc_desktop.ui.shell.view import ShellView
from cchc_desktop.ui.sync.presenter import SyncPresenter
from cchc_desktop.ui.tasks.presenter import SidesPresenter
from cchc_desktop.ui.tasks.view import SidesView

TASK, SYNC = "task", "sync"


class TaskPage(QObject):
    """Made once over the threads."""

    opened = Signal(str)  # dossier uid

    def __init__(
        self,
        shell: ShellView,
        threads: Threads,
        who: tuple[Callable[[], Clerk | None], Callable[[], datetime]],
    ) -> None:
        super().__init__()
        self._shell = shell
        self.view = SidesView()
        self.presenter = SidesPresenter(self.view, threads.reader, threads.writer, who)
        self.forget = self.presenter.forget

    def page(self) -> Page:
        """Without a place in the rail: F9 leads to it."""
        view = self.view
        return Page("", TASK, "So hai bản", "copy", view, view.bar, view.keys, Duty.READ_DOSSIER)

    def connect_to(self, frame: ShellPresenter, sync: SyncPresenter) -> None:
        """Who opens it, what it says, and where it leads."""
        presenter = self.presenter
        sync.compared.connect(presenter.open)
        self.view.bar.denied.connect(frame.refused)
        presenter.shown.connect(lambda: self._shell.show_page(TASK))
        presenter.troubled.connect(frame.trouble)
        presenter.opened.connect(self.opened)
        presenter.left.connect(lambda: self._shell.show_page(SYNC))
        presenter.answered.connect(self._answered)
        presenter.answered.connect(lambda _sentence: sync.changed.emit())
        self._shell.page_shown.connect(lambda name: presenter.refresh() if name == TASK else None)

    def _answered(self, sentence: str) -> None:
        self._shell.show_page(SYNC)
        self._shell.say("done", sentence)
