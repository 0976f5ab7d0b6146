"""The pages of the window (các trang): made once over the threads, and what leads from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance, Slot

from cchc_desktop.app.box_desk import BoxDesk
from cchc_desktop.app.catalogue_pages import CataloguePages
from cchc_desktop.app.close_pages import SCANNING, ClosePages
from cchc_desktop.app.code_desk import CodeDesk
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.deed_page import DEEDS, DeedPage
from cchc_desktop.app.feedback_pages import FEEDBACK, FeedbackPages
from cchc_desktop.app.folder_pages import FolderPages
from cchc_desktop.app.ground import DOSSIER, HOME, Ground
from cchc_desktop.app.owed_mark import OwedMark
from cchc_desktop.app.portal_desk import PortalDesk
from cchc_desktop.app.slip_pages import PREVIEW, SLIPS, SlipPages
from cchc_desktop.app.slips import source_of
from cchc_desktop.app.sync_pages import SyncPages
from cchc_desktop.app.threads import Threads
from cchc_desktop.app.way_back import WayBack
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.scanned_code import BatchScan, DossierScan
from cchc_desktop.ui.dossier.presenter import DossierPresenter
from cchc_desktop.ui.dossier.view import DossierView
from cchc_desktop.ui.found.presenter import FoundPresenter
from cchc_desktop.ui.found.view import FoundView
from cchc_desktop.ui.intake.view import IntakeView
from cchc_desktop.ui.people.presenter import PeoplePresenter
from cchc_desktop.ui.people.view import PeopleView
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.scans import ScanCatcher
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.presenter import ShellPresenter
from cchc_desktop.ui.shell.view import ShellView
from cchc_desktop.ui.sign_in.session import Who
from cchc_desktop.ui.sounds import Sounds

if TYPE_CHECKING:
    from cchc_desktop.sync.exchange import Report

PEOPLE = "people"


class Pages(QObject):
    """Receiving, look-up, a dossier, the clerks, what was left unprinted; the others have modules of their own."""

    def __init__(self, shell: ShellView, catcher: ScanCatcher, threads: Threads, counter: Counter, who: Who) -> None:
        super().__init__()
        self.shell, self._clerk = shell, who[0]
        self._box = BoxDesk(who, counter.desk.office.counter)
        self.frame = ShellPresenter(shell, catcher, Sounds(), threads.reader, self._box.find)
        self.prints = PrintDesk(threads.writer, threads.reader, threads.paper, source_of(counter), *who)
        ground = Ground(shell, self.frame, threads, counter, self.prints, who)
        self.intake = IntakeView()
        self.folders = FolderPages(ground)
        self.closing = ClosePages(ground)
        self.deeds = DeedPage(ground)
        self.slips = SlipPages(ground)
        self.feedback = FeedbackPages(ground)
        self.catalogue = CataloguePages(ground)
        self.sync = SyncPages(ground)
        self.codes = CodeDesk(self.frame, threads.reader, self._clerk, counter.desk.practice, self._take)
        self._make_views(ground)
        self._make_presenters(ground)
        for page in self._all():
            shell.add_page(page)
        self._connect()

    def start_over(self, clerk: Clerk) -> None:
        """For whoever comes, who may not be allowed to see what the one before looked at: their pages, the first open."""
        for part in (self.found, self.dossier, self.deeds, self.slips, self.sync):
            part.forget()
        for pages in (self.folders, self.closing, self.feedback, self.catalogue):
            pages.start_over()
        self.intake.printed.forget()
        self.intake.due_strip.show_printed("")
        if self.shell.strip.tone == "done":  # whose card was scanned; what is wrong concerns whoever comes too
            self.shell.strip.clear()
        self.shell.admit(clerk)
        self.shell.show_home()

    def offer_left_over(self) -> None:
        """At sign-in: what was saved but never printed; its red mark for as long as it is not."""
        self._owed.look()

    def refresh_owed(self) -> None:
        """After a lock: what was printed behind it, or not."""
        self._owed.refresh()

    def note_exchange(self, report: Report) -> None:
        """After an exchange, well or not."""
        self.sync.note_exchange(report)
        if report.pulled or report.pushed:
            self.dossier.refresh()
            self.folders.shown(self.shell.page)  # what a division took meanwhile
            if self.shell.page == "found":
                self.found.refresh()

    def _make_views(self, ground: Ground) -> None:
        clock, desk = ground.who[1], ground.counter.desk
        self._found_view, self._people_view = FoundView(clock), PeopleView(desk.practice)
        self._dossier_view = DossierView(clock, desk.office.counter)

    def _make_presenters(self, ground: Ground) -> None:
        reader, clerk = ground.threads.reader, self._clerk
        self.found = FoundPresenter(self._found_view, reader, clerk)
        self.portal = PortalDesk(ground, self.found, self._box)
        self.dossier = DossierPresenter(self._dossier_view, reader, self.prints, ground.counter.desk, clerk)
        self._way = WayBack(ground.shell, DOSSIER, PREVIEW, DEEDS, SCANNING, SLIPS)
        self.people = PeoplePresenter(self._people_view, *ground.both, *ground.who)
        self._owed = OwedMark(self.shell, self.prints)

    def _all(self) -> tuple[Page, ...]:
        found, dossier, people = self._found_view, self._dossier_view, self._people_view
        return (
            self.intake.page(),
            Page("F3", "found", "Tra cứu", "magnifying-glass", found, found.bar, found.keys, Duty.READ_DOSSIER),
            *self.folders.pages(),
            *self.closing.pages(),
            *self.catalogue.pages(),
            *self.sync.pages(),
            Page("", DOSSIER, "Hồ sơ", "folder", dossier, dossier.bar, dossier.keys, Duty.READ_DOSSIER),
            self.deeds.page(),
            *self.slips.pages(),
            self.feedback.page(),
            Page("", PEOPLE, "Cán bộ", "users", people, people.bar, people.keys, chord="Ctrl+Shift+L"),
        )

    @Slot(str)
    def _look_up(self, text: str) -> None:
        self.found.search(text)
        self.shell.show_page("found")

    def _take(self, scan: DossierScan | BatchScan) -> bool:
        return self.closing.take(scan) or self.folders.take(scan) or self.feedback.take(scan)

    def _do_next(self, deed: Deed, dossier: Dossier) -> None:
        """To where it is done; what has no page of its own is done on that of the deeds."""
        if deed is Deed.RECEIVE:
            self._receive(self.intake.completing, dossier)
        elif not self.folders.do_next(deed, dossier.printed_code):
            self.deeds.open(dossier.uid, deed)

    def _receive(self, wanted: SignalInstance, subject: object) -> None:
        """To the intake, which fills itself; who may not receive is told so."""
        self.shell.show_page(HOME)
        if self.shell.page == HOME:
            wanted.emit(subject)

    def _apologise(self, uid: str) -> None:
        self.dossier.open(uid)  # Esc leads there, and on to where the clerk was
        self.deeds.open(uid, Deed.APOLOGISE)

    @Slot(str)
    def _shown(self, name: str) -> None:
        if again := {"found": self.found.refresh, PEOPLE: self.people.refresh}.get(name):
            again()

    def _connect(self) -> None:
        shell, frame = self.shell, self.frame
        self.folders.fee_wanted.connect(self.deeds.open_fee)
        self.closing.looked_at = lambda: self.dossier.uid
        self.closing.view.apology_wanted.connect(self._apologise)
        self.closing.happened.connect(self.folders.happened)
        self.closing.view.feedback_wanted.connect(lambda: shell.show_page(FEEDBACK))
        self.feedback.ask_after(self.folders.results, self.folders.results_view)
        self.feedback.ask_on(self.dossier, self._dossier_view)
        self.feedback.happened.connect(self.folders.happened)
        self._connect_dossier()
        self._box.guide_chosen.connect(self.slips.show_guide)
        frame.opened.connect(self._box.open)
        self.codes.words_entered.connect(self._look_up)
        self.codes.stub_found.connect(lambda code: self._receive(self.intake.stub_scanned, code))
        shell.page_shown.connect(self._shown)
        self.found.typed.connect(self._type_on)
        self.intake.reprint_wanted.connect(self.prints.print_receipt)
        for left in (self.found.closed, self.people.closed):
            left.connect(shell.show_home)
        for part in (self.found, self.portal, self.dossier, self.people):
            part.troubled.connect(frame.trouble)
        self.prints.refused.connect(frame.trouble)

    def _connect_dossier(self) -> None:
        """A dossier's page, what leads to it, and what leads on from it."""
        parts = (self.folders, self.closing, self.feedback, self.found, self.portal, self.sync, self.catalogue)
        for opened in (*(part.opened for part in parts), self._box.dossier_chosen, self.codes.dossier_found):
            opened.connect(self.dossier.open)
        self.dossier.shown.connect(self._way.come)
        self.dossier.closed.connect(self._way.leave)
        self.dossier.deeds_wanted.connect(self.deeds.open)
        self.dossier.next_wanted.connect(self._do_next)
        self.deeds.left.connect(lambda: self.shell.show_page(DOSSIER))
        self.deeds.happened.connect(self.dossier.open)
        self.deeds.page_wanted.connect(self._do_next)
        self.slips.hear(self.intake, self.dossier)

    @Slot(str)
    def _type_on(self, letters: str) -> None:
        """Letters typed over the list belong in the one box."""
        box = self.shell.top.box
        box.setFocus()
        box.insert(letters)
