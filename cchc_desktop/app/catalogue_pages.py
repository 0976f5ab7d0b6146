"""Where the office keeps what it works by (trang danh mục, trang lịch): catalogue and calendar, by keys from everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from cchc_desktop.app.counter import Counter, calendar_of, with_hours
from cchc_desktop.app.threads import Threads
from cchc_desktop.domain.calendar_file import CalendarFile
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.due_story import Rules
from cchc_desktop.domain.slip_kind import EVERY_FIELD, POSTING_LIST
from cchc_desktop.ui.catalogue.presenter import CataloguePresenter
from cchc_desktop.ui.catalogue.view import CatalogueView
from cchc_desktop.ui.catalogue.words import TITLE
from cchc_desktop.ui.dossier.presenter import DossierPresenter
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.presenter import ShellPresenter
from cchc_desktop.ui.shell.view import ShellView
from cchc_desktop.ui.slips.reading import GUIDE
from cchc_desktop.ui.year.presenter import YearPresenter
from cchc_desktop.ui.year.view import YearView
from cchc_desktop.ui.year.words import TITLE as YEAR_TITLE

CATALOGUE, YEAR = "catalogue", "year"


class CataloguePages(QObject):
    """Made once over the threads."""

    def __init__(
        self,
        shell: ShellView,
        threads: Threads,
        counter: Counter,
        prints: PrintDesk,
        who: tuple[Callable[[], Clerk | None], Callable[[], datetime]],
    ) -> None:
        super().__init__()
        self._shell, self._prints, self._office = shell, prints, counter.file.office
        self.view, self.year_view = CatalogueView(), YearView()
        both = threads.reader, threads.writer
        self.presenter = CataloguePresenter(self.view, both, *who)
        self.year = YearPresenter(self.year_view, both, self._rules, who)

    def pages(self) -> tuple[Page, ...]:
        """Without a place in the rail; everybody may look at the catalogue, an administrator imports it."""
        view, year = self.view, self.year_view
        return (
            Page("", CATALOGUE, TITLE, "book-open", view, view.bar, view.keys, chord="Ctrl+Shift+M"),
            Page("", YEAR, YEAR_TITLE, "calendar", year, year.bar, year.keys, Duty.SET_CALENDAR, "Ctrl+Shift+Y"),
        )

    def start_over(self) -> None:
        """For another clerk."""
        self.presenter.start_over()
        self.year.start_over()

    def connect_to(self, frame: ShellPresenter, dossier: DossierPresenter) -> None:
        """What it says, and where it leads."""
        presenter, preview = self.presenter, self._prints.preview
        self.view.bar.denied.connect(frame.refused)
        presenter.troubled.connect(frame.trouble)
        presenter.posting_wanted.connect(lambda: preview(POSTING_LIST, EVERY_FIELD))
        presenter.guide_wanted.connect(lambda code: preview(GUIDE, code))
        self.year_view.bar.denied.connect(frame.refused)
        self.year.opened.connect(dossier.open)
        for part in (presenter, self.year):
            part.left.connect(self._shell.show_home)
        self.year.troubled.connect(frame.trouble)
        self._shell.page_shown.connect(self._shown)

    def _shown(self, name: str) -> None:
        if again := {CATALOGUE: self.presenter.refresh, YEAR: self.year.refresh}.get(name):
            again()

    def _rules(self, own: CalendarFile) -> Rules:
        office = with_hours(self._office, own)
        return Rules(office.hours, calendar_of(office, own))
