"""The page of the board in the window (trang bảng điều hành): made over the threads, reached by its chord."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from cchc_desktop.app.ground import Ground
from cchc_desktop.app.way_back import WayBack
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.ui.board.presenter import BoardPresenter
from cchc_desktop.ui.board.view import BoardView
from cchc_desktop.ui.board.words import TITLE
from cchc_desktop.ui.shell.page import Page

BOARD = "board"
CHORD = "Shift+F9"


class BoardPage(QObject):
    """Made once over the threads."""

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self._way = WayBack(ground.shell, BOARD)
        self.view = BoardView()
        patient, counter = ground.threads.patient, ground.counter
        self.presenter = BoardPresenter(self.view, patient, counter.desk, ground.who, counter.exports)
        self.view.bar.denied.connect(ground.frame.refused)
        self.presenter.troubled.connect(ground.frame.trouble)
        self.presenter.left.connect(self._way.leave)
        ground.shell.page_shown.connect(self._shown)

    def page(self) -> Page:
        """Without a place in the rail: a chord leads to it from everywhere."""
        view = self.view
        return Page("", BOARD, TITLE, "chart-bar", view, view.bar, view.keys, Duty.READ_DOSSIER, CHORD)

    def start_over(self) -> None:
        """For another clerk."""
        self._way.forget()
        self.presenter.start_over()

    @Slot(str)
    def _shown(self, name: str) -> None:
        self._way.shown(name)
        if name == BOARD:
            self.presenter.refresh()
