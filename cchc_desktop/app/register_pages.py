"""The page of the whole register in the window (trang cả sổ): made over the threads, reached by its chord or from a figure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.slip_pages import PREVIEW
from cchc_desktop.app.threads import Threads
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.selection import Selection
from cchc_desktop.ui.dossiers.presenter import WholeRegisterPresenter
from cchc_desktop.ui.dossiers.view import WholeRegisterView
from cchc_desktop.ui.dossiers.words import TITLE
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.printing.prepared import Gathered
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.presenter import ShellPresenter
from cchc_desktop.ui.shell.view import ShellView

WHOLE, HOME, DOSSIER = "whole register", "intake", "dossier"
CHORD = "Shift+F7"


class WholeRegisterPage(QObject):
    """Made once over the threads."""

    opened = Signal(str)  # dossier uid

    def __init__(
        self,
        shell: ShellView,
        threads: Threads,
        counter: Counter,
        prints: PrintDesk,
        who: tuple[Callable[[], Clerk | None], Callable[[], datetime]],
    ) -> None:
        super().__init__()
        self._shell, self._prints = shell, prints
        self._seen = self._back = HOME
        self._led = False  # to the page that is seen, from here or by a figure: what is chosen stays
        self._own: Selection | None = None  # what the clerk chose by, while the dossiers behind a figure are shown
        self.view = WholeRegisterView()
        folder = places.exports(counter.desk.folder, counter.desk.practice)
        readers = (threads.reader, threads.patient, threads.writer)
        self.presenter = WholeRegisterPresenter(self.view, readers, counter.desk, who, folder)

    def page(self) -> Page:
        """Without a place in the rail: a chord leads to it from everywhere, a key from the day's book."""
        view = self.view
        return Page("", WHOLE, TITLE, "book-open", view, view.bar, view.keys, Duty.READ_DOSSIER, CHORD)

    def connect_to(self, frame: ShellPresenter) -> None:
        """What it says, and where it leads."""
        presenter = self.presenter
        self.view.bar.denied.connect(frame.refused)
        presenter.took.connect(frame.took)
        presenter.troubled.connect(frame.trouble)
        presenter.opened.connect(self.opened)
        presenter.print_wanted.connect(lambda slips: self._prints.print_many(list(slips), slips))
        presenter.look_wanted.connect(self._look)
        presenter.left.connect(lambda: self._shell.show_page(self._back))

    def _look(self, slips: Gathered) -> None:
        for wanted in slips:
            self._prints.preview(*wanted, slips)

    def trace(self, selection: Selection) -> None:
        """The dossiers behind a figure, until the page is reached otherwise: the clerk's own choice comes back then."""
        if self._own is None:
            self._own = self.presenter.selection
        self.presenter.choose(selection)
        self._led = True
        self._shell.show_page(WHOLE)

    def shown(self, name: str) -> None:
        """One of the shell's pages is seen from now on."""
        if name == WHOLE:
            if self._seen not in (WHOLE, DOSSIER, PREVIEW):
                self._back = self._seen
            if not self._led and self._own is not None:
                self.presenter.choose(self._own)
                self._own = None
            if not self._led or self._seen != PREVIEW:  # else only looked at on paper
                self.presenter.refresh()
        self._led = name in (DOSSIER, PREVIEW) and (self._led or self._seen == WHOLE)
        self._seen = name

    def start_over(self) -> None:
        """For another clerk."""
        self._seen = self._back = HOME
        self._led, self._own = False, None
        self.presenter.start_over()
