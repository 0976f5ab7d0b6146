"""The page of the whole register in the window (trang cả sổ): made over the threads, reached by its chord or from a figure."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from cchc_desktop.app.ground import DOSSIER, Ground
from cchc_desktop.app.slip_pages import PREVIEW
from cchc_desktop.app.way_back import WayBack
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.selection import Selection
from cchc_desktop.ui.dossiers.presenter import WholeRegisterPresenter
from cchc_desktop.ui.dossiers.view import WholeRegisterView
from cchc_desktop.ui.dossiers.words import TITLE
from cchc_desktop.ui.printing.prepared import Gathered
from cchc_desktop.ui.shell.page import Page

WHOLE = "whole register"
CHORD = "Shift+F7"


class WholeRegisterPage(QObject):
    """Made once over the threads."""

    opened = Signal(str)  # dossier uid

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self._ground = ground
        self._way = WayBack(ground.shell, WHOLE, DOSSIER, PREVIEW)
        self._own: Selection | None = None  # what the clerk chose by, while the dossiers behind a figure are shown
        self.view = WholeRegisterView()
        readers, counter = (ground.threads.reader, ground.threads.patient, ground.threads.writer), ground.counter
        self.presenter = WholeRegisterPresenter(self.view, readers, counter.desk, ground.who, counter.exports)
        self._connect()

    def page(self) -> Page:
        """Without a place in the rail: a chord leads to it from everywhere, a key from the day's book."""
        view = self.view
        return Page("", WHOLE, TITLE, "book-open", view, view.bar, view.keys, Duty.READ_DOSSIER, CHORD)

    def trace(self, selection: Selection) -> None:
        """The dossiers behind a figure, until the page is reached otherwise: the clerk's own choice comes back then."""
        if self._own is None:
            self._own = self.presenter.selection
        self.presenter.choose(selection)
        self._way.lead()

    def start_over(self) -> None:
        """For another clerk."""
        self._way.forget()
        self._own = None
        self.presenter.start_over()

    @Slot(str)
    def _shown(self, name: str) -> None:
        back_from = self._way.shown(name)
        if name != WHOLE:
            return
        if not back_from and self._own is not None:
            self.presenter.choose(self._own)
            self._own = None
        if back_from != PREVIEW:  # else only looked at on paper
            self.presenter.refresh()

    def _look(self, slips: Gathered) -> None:
        for wanted in slips:
            self._ground.prints.preview(*wanted, slips)

    def _connect(self) -> None:
        presenter, frame, prints = self.presenter, self._ground.frame, self._ground.prints
        self.view.bar.denied.connect(frame.refused)
        presenter.took.connect(frame.took)
        presenter.troubled.connect(frame.trouble)
        presenter.opened.connect(self.opened)
        presenter.print_wanted.connect(lambda slips: prints.print_many(list(slips), slips))
        presenter.look_wanted.connect(self._look)
        presenter.left.connect(self._way.leave)
        self._ground.shell.page_shown.connect(self._shown)
