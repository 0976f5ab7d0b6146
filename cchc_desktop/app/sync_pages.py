"""The page of the sync with what is opened from it (trang đồng bộ): the stick, a task with two versions; and the light."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from cchc_desktop.app.ground import SYNC, Ground
from cchc_desktop.app.stick_page import StickPage
from cchc_desktop.app.task_page import TaskPage
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.sync.light import SyncLight
from cchc_desktop.ui.sync.presenter import SyncPresenter
from cchc_desktop.ui.sync.view import SyncView


class SyncPages(QObject):
    """Made once over the threads."""

    opened = Signal(str)  # dossier uid

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self._shell = ground.shell
        reader, clock = ground.threads.reader, ground.who[1]
        self.view = SyncView(clock)
        self.presenter = SyncPresenter(self.view, *ground.both, *ground.who)
        self.light = SyncLight(reader, clock)
        self.stick = StickPage(ground.shell, reader, ground.counter, ground.who)
        self.task = TaskPage(ground, self.presenter)
        self.forget = self.task.forget
        self._connect(ground)

    def pages(self) -> tuple[Page, ...]:
        """F9, and those it leads to."""
        view = self.view
        sync = Page("F9", SYNC, "Đồng bộ", "cloud-arrow-up", view, view.bar, view.keys)
        return sync, self.stick.page(), self.task.page()

    @Slot()
    def refresh(self) -> None:
        """After an act: the light, and the page when it is seen."""
        self.light.refresh()
        self._shown(self._shell.page)

    def note_exchange(self, report: object) -> None:
        """After an exchange, well or not."""
        self.presenter.exchanged(report)
        self.light.refresh()

    @Slot(str)
    def _shown(self, name: str) -> None:
        if name == SYNC:
            self.presenter.refresh()

    def _connect(self, ground: Ground) -> None:
        presenter, shell = self.presenter, ground.shell
        self.light.changed.connect(ground.frame.show_sync)
        presenter.exchange_now.connect(ground.threads.network.bell.send_now)
        presenter.changed.connect(self.light.refresh)
        presenter.left.connect(shell.show_home)
        presenter.troubled.connect(ground.frame.trouble)
        self.stick.connect_to(self.view.by_stick, self.refresh)
        for opened in (presenter.opened, self.task.opened):
            opened.connect(self.opened)
        shell.status_asked.connect(lambda: shell.show_page(SYNC))
        shell.page_shown.connect(self._shown)
