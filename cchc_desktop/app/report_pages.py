"""The page of the reports in the window (trang báo cáo): made over the threads, reached from everywhere by its chord."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.slip_pages import PREVIEW
from cchc_desktop.app.threads import Threads
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.ui.figures.presenter import ReportsPresenter
from cchc_desktop.ui.figures.view import ReportsView
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.presenter import ShellPresenter
from cchc_desktop.ui.shell.view import ShellView

REPORTS, HOME, DOSSIER = "reports", "intake", "dossier"
CHORD = "Shift+F8"


class ReportPages(QObject):
    """Made once over the threads; `traced` carries the dossiers behind a figure to the register (a Selection)."""

    traced = Signal(object)

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
        self._leads_on: set[str] = {PREVIEW, DOSSIER}
        self._led = False  # to the page that is seen, from here
        self.view = ReportsView()
        folder = places.exports(counter.desk.folder, counter.desk.practice)
        self.presenter = ReportsPresenter(self.view, threads.patient, counter.desk, who, folder)

    def page(self) -> Page:
        """Without a place in the rail: a chord leads to it from everywhere, and a key of the day's close."""
        view = self.view
        return Page("", REPORTS, "Báo cáo", "chart-bar", view, view.bar, view.keys, Duty.READ_DOSSIER, CHORD)

    def connect_to(self, frame: ShellPresenter) -> None:
        """What it says, and where it leads."""
        presenter = self.presenter
        self.view.bar.denied.connect(frame.refused)
        presenter.said.connect(self._shell.say)
        presenter.troubled.connect(frame.trouble)
        presenter.print_wanted.connect(self._prints.print_slip)
        presenter.look_wanted.connect(self._prints.preview)
        presenter.traced.connect(self.traced)
        presenter.opened.connect(frame.code)
        presenter.left.connect(lambda: self._shell.show_page(self._back))

    def lead_to(self, page: str) -> None:
        """A page that is opened from here: back from it, the reports lead where they would have led before."""
        self._leads_on.add(page)

    def shown(self, name: str) -> None:
        """One of the shell's pages is seen from now on."""
        if name == REPORTS:
            if self._seen not in (REPORTS, *self._leads_on):
                self._back = self._seen
            if not self._led or not self.view.is_open:  # else only looked at on paper, or traced
                self.presenter.refresh()
        self._led = name in self._leads_on and (self._led or self._seen == REPORTS)
        self._seen = name

    def start_over(self) -> None:
        """For another clerk."""
        self._seen = self._back = HOME
        self._led = False
        self.presenter.start_over()
