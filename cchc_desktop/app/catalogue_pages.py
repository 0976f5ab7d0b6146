"""Where the office keeps what it works by (trang danh mục, trang lịch): catalogue and calendar, by keys from everywhere."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from cchc_desktop.app.counter import calendar_of, with_hours
from cchc_desktop.app.ground import Ground
from cchc_desktop.domain.calendar_file import CalendarFile
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.due_story import Rules
from cchc_desktop.domain.slip_kind import EVERY_FIELD, POSTING_LIST
from cchc_desktop.ui.catalogue.presenter import CataloguePresenter
from cchc_desktop.ui.catalogue.view import CatalogueView
from cchc_desktop.ui.catalogue.words import TITLE
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.slips.reading import GUIDE
from cchc_desktop.ui.year.presenter import YearPresenter
from cchc_desktop.ui.year.view import YearView
from cchc_desktop.ui.year.words import TITLE as YEAR_TITLE

CATALOGUE, YEAR = "catalogue", "year"


class CataloguePages(QObject):
    """Made once over the threads."""

    opened = Signal(str)  # dossier uid

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self._office = ground.counter.file.office
        self.view, self.year_view = CatalogueView(), YearView()
        self.presenter = CataloguePresenter(self.view, ground.both, *ground.who)
        self.year = YearPresenter(self.year_view, ground.both, self._rules, ground.who)
        self._connect(ground)

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

    def _connect(self, ground: Ground) -> None:
        presenter, preview = self.presenter, ground.prints.preview
        for view in (self.view, self.year_view):
            view.bar.denied.connect(ground.frame.refused)
        for part in (presenter, self.year):
            part.left.connect(ground.shell.show_home)
            part.troubled.connect(ground.frame.trouble)
        presenter.posting_wanted.connect(lambda: preview(POSTING_LIST, EVERY_FIELD))
        presenter.guide_wanted.connect(lambda code: preview(GUIDE, code))
        self.year.opened.connect(self.opened)
        ground.shell.page_shown.connect(self._shown)

    @Slot(str)
    def _shown(self, name: str) -> None:
        if again := {CATALOGUE: self.presenter.refresh, YEAR: self.year.refresh}.get(name):
            again()

    def _rules(self, own: CalendarFile) -> Rules:
        office = with_hours(self._office, own)
        return Rules(office.hours, calendar_of(office, own))
