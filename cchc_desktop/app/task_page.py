"""Where a task with two versions is answered (trang so hai bản): opened from F9, and back to it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from cchc_desktop.app.ground import SYNC, Ground
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.sync.presenter import SyncPresenter
from cchc_desktop.ui.tasks.presenter import SidesPresenter
from cchc_desktop.ui.tasks.view import SidesView

TASK = "task"


class TaskPage(QObject):
    """Made once over the threads."""

    opened = Signal(str)  # dossier uid

    def __init__(self, ground: Ground, sync: SyncPresenter) -> None:
        """`sync` opens it, and hears when the task is answered."""
        super().__init__()
        self._shell, self._sync = ground.shell, sync
        self.view = SidesView()
        self.presenter = SidesPresenter(self.view, *ground.both, ground.who)
        self.forget = self.presenter.forget
        self._connect(ground)

    def page(self) -> Page:
        """Without a place in the rail: F9 leads to it."""
        view = self.view
        return Page("", TASK, "So hai bản", "copy", view, view.bar, view.keys, Duty.READ_DOSSIER)

    def _connect(self, ground: Ground) -> None:
        presenter, shell = self.presenter, ground.shell
        self._sync.compared.connect(presenter.open)
        self.view.bar.denied.connect(ground.frame.refused)
        presenter.shown.connect(lambda: shell.show_page(TASK))
        presenter.troubled.connect(ground.frame.trouble)
        presenter.opened.connect(self.opened)
        presenter.left.connect(lambda: shell.show_page(SYNC))
        presenter.answered.connect(self._answered)
        shell.page_shown.connect(self._shown)

    @Slot(str)
    def _shown(self, name: str) -> None:
        if name == TASK:
            self.presenter.refresh()

    @Slot(str)
    def _answered(self, sentence: str) -> None:
        self._shell.show_page(SYNC)
        self._shell.say("done", sentence)
        self._sync.changed.emit()
