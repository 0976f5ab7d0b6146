"""The page of the board in the window (trang bảng điều hành): made over the threads, reached by its chord."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.threads import Threads
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.ui.board.presenter import BoardPresenter
from cchc_desktop.ui.board.view import BoardView
from cchc_desktop.ui.board.words import TITLE
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.presenter import ShellPresenter
from cchc_desktop.ui.shell.view import ShellView

BOARD, HOME = "board", "intake"
CHORD = "Shift+F9"


class BoardPage(QObject):
    """Made once over the threads."""

    def __init__(
        self,
        shell: ShellView,
        threads: Threads,
        counter: Counter,
        who: tuple[Callable[[], Clerk | None], Callable[[], datetime]],
    ) -> None:
        super().__init__()
        self._shell = shell
        self._seen = self._back = HOME
        self.view = BoardView()
        folder = places.exports(counter.desk.folder, counter.desk.practice)
        self.presenter = BoardPresenter(self.view, threads.patient, counter.desk, who, folder)

    def page(self) -> Page:
        """Without a place in the rail: a chord leads to it from everywhere."""
        view = self.view
        return Page("", BOARD, TITLE, "chart-bar", view, view.bar, view.keys, Duty.READ_DOSSIER, CHORD)

    def connect_to(self, frame: ShellPresenter) -> None:
        """What it says, and where it leads."""
        self.view.bar.denied.connect(frame.refused)
        self.presenter.troubled.connect(frame.trouble)
        self.presenter.left.connect(lambda: self._shell.show_page(self._back))

    def shown(self, name: str) -> None:
        """One of the shell's pages is seen from now on."""
        if name == BOARD:
            if self._seen != BOARD:
                self._back = self._seen
            self.presenter.refresh()
        self._seen = name

    def start_over(self) -> None:
        """For another clerk."""
        self._seen = self._back = HOME
        self.presenter.start_over()
