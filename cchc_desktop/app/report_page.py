"""The page of the reports in the window (trang báo cáo): made over the threads, reached from everywhere by its chord."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from cchc_desktop.app.ground import DOSSIER, Ground
from cchc_desktop.app.slip_pages import PREVIEW
from cchc_desktop.app.way_back import WayBack
from cchc_desktop.app.whole_register_page import WHOLE
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.ui.figures.presenter import ReportsPresenter
from cchc_desktop.ui.figures.view import ReportsView
from cchc_desktop.ui.shell.page import Page

REPORTS = "reports"
CHORD = "Shift+F8"


class ReportPage(QObject):
    """Made once over the threads; `traced` carries the dossiers behind a figure to the register (a Selection)."""

    traced = Signal(object)

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self._way = WayBack(ground.shell, REPORTS, PREVIEW, DOSSIER, WHOLE)
        self.view = ReportsView()
        patient, counter = ground.threads.patient, ground.counter
        self.presenter = ReportsPresenter(self.view, patient, counter.desk, ground.who, counter.exports)
        self._connect(ground)

    def page(self) -> Page:
        """Without a place in the rail: a chord leads to it from everywhere, and a key of the day's close."""
        view = self.view
        return Page("", REPORTS, "Báo cáo", "chart-bar", view, view.bar, view.keys, Duty.READ_DOSSIER, CHORD)

    def start_over(self) -> None:
        """For another clerk."""
        self._way.forget()
        self.presenter.start_over()

    @Slot(str)
    def _shown(self, name: str) -> None:
        back_from = self._way.shown(name)
        if name == REPORTS and not (back_from and self.view.is_open):  # else only looked at on paper, or traced
            self.presenter.refresh()

    def _connect(self, ground: Ground) -> None:
        presenter, frame, prints = self.presenter, ground.frame, ground.prints
        self.view.bar.denied.connect(frame.refused)
        presenter.said.connect(ground.shell.say)
        presenter.troubled.connect(frame.trouble)
        presenter.print_wanted.connect(prints.print_slip)
        presenter.look_wanted.connect(prints.preview)
        presenter.traced.connect(self.traced)
        presenter.opened.connect(frame.code)
        presenter.left.connect(self._way.leave)
        ground.shell.page_shown.connect(self._shown)
