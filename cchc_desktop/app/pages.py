"""The pages of the window (các trang): made once over the threads, and what leads from one to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cchc_desktop.app.counter import Counter
from cchc_desktop.app.threads import Threads
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.code import is_practice
from cchc_desktop.reports import lookup
from cchc_desktop.resources import resource
from cchc_desktop.slips.form_set import load_form_sets
from cchc_desktop.store.connection import Database
from cchc_desktop.store.dossiers import Summary
from cchc_desktop.ui.dossier.presenter import DossierPresenter
from cchc_desktop.ui.dossier.view import DossierView
from cchc_desktop.ui.found.presenter import FoundPresenter
from cchc_desktop.ui.found.rows import Found, box_rows, find
from cchc_desktop.ui.found.view import FoundView
from cchc_desktop.ui.intake.view import IntakeView
from cchc_desktop.ui.people.presenter import PeoplePresenter
from cchc_desktop.ui.people.view import PeopleView
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.printing.job import SlipSource
from cchc_desktop.ui.printing.offer import Offer, OfferView
from cchc_desktop.ui.printing.preview import Preview, PreviewView
from cchc_desktop.ui.scans import ScanCatcher
from cchc_desktop.ui.shell.box import FoundRow
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.presenter import ShellPresenter
from cchc_desktop.ui.shell.view import ShellView
from cchc_desktop.ui.sounds import Sounds
from cchc_desktop.ui.sync.light import SyncLight
from cchc_desktop.ui.sync.presenter import SyncPresenter
from cchc_desktop.ui.sync.view import SyncView

if TYPE_CHECKING:
    from cchc_desktop.sync.exchange import Report

PEOPLE = "people"


class Pages(QObject):
    """Receiving, look-up, a dossier, the portal, the clerks; the preview and what was left unprinted."""

    def __init__(
        self,
        shell: ShellView,
        catcher: ScanCatcher,
        threads: Threads,
        counter: Counter,
        who: tuple[Callable[[], Clerk | None], Callable[[], datetime]],
    ) -> None:
        """`who` is who is signed in (None: nobody), and the clock."""
        super().__init__()
        self._clerk, self._clock = who
        self.shell, self._threads, self._counter = shell, threads, counter
        self._back = "intake"
        self.frame = ShellPresenter(shell, catcher, Sounds(), threads.reader, self._find)
        self.prints = PrintDesk(
            threads.writer, threads.reader, threads.paper, _source(counter), self._clerk, self._clock
        )
        self.intake = IntakeView()
        self._make_views()
        self._make_presenters()
        for page in self._all():
            shell.add_page(page)
        self._connect()

    def take_code(self, text: str) -> None:
        """A scan or an entry that is no card: a dossier's code, or words to look up."""
        code = lookup.scanned_code(text)
        if code is None:
            self._look_up(text)
        elif is_practice(code) and not self._counter.desk.practice:
            self.frame.refused(f"{code} là giấy thực hành, không có giá trị. Hỏi lại công dân giấy thật.")
        else:
            self._threads.reader.ask("scanned code", lookup.look_up, code, done=lambda rows: self._open(code, rows))

    def start_over(self) -> None:
        """For another clerk, who may not be allowed to see what the one before looked at."""
        self._found_view.show_found(Found("", (), None))
        self.shell.show_page("intake")

    def offer_left_over(self) -> None:
        """At sign-in: what was saved but never printed."""
        self._offer.look()

    def refresh_sync(self) -> None:
        """After an act: the light, and the page when it is seen."""
        self.light.refresh()
        if self.shell.page == "sync":
            self.sync.refresh()

    def note_exchange(self, report: Report) -> None:
        """After an exchange, well or not."""
        self.sync.exchanged(report)
        self.light.refresh()
        if report.pulled or report.pushed:
            self.dossier.refresh()
            if self.shell.page == "found":
                self.found.refresh()

    def _make_views(self) -> None:
        self._found_view, self._sync_view = FoundView(self._clock), SyncView(self._clock)
        self._dossier_view = DossierView(self._clock, self._counter.desk.office.counter)
        self._preview_view, self._offer_view = PreviewView(self._threads.paper), OfferView()
        self._people_view = PeopleView(self._counter.desk.practice)

    def _make_presenters(self) -> None:
        reader, writer, clerk = self._threads.reader, self._threads.writer, self._clerk
        self.found = FoundPresenter(self._found_view, reader, clerk)
        self.dossier = DossierPresenter(self._dossier_view, reader, self.prints, self._counter.desk, clerk)
        self.sync = SyncPresenter(self._sync_view, reader, writer, clerk, self._clock)
        self.people = PeoplePresenter(self._people_view, reader, writer, clerk, self._clock)
        self.light = SyncLight(reader, self._clock)
        self._offer = Offer(self.prints, self._offer_view)
        self._preview = Preview(self.prints, self._preview_view)

    def _all(self) -> tuple[Page, ...]:
        found, sync, dossier = self._found_view, self._sync_view, self._dossier_view
        return (
            self.intake.page(),
            Page("F3", "found", "Tra cứu", "magnifying-glass", found, found.bar),
            Page("F9", "sync", "Đồng bộ", "cloud-arrow-up", sync, sync.bar),
            Page("", "dossier", "Hồ sơ", "folder", dossier, dossier.bar),
            Page("", "preview", "Xem giấy", "file", self._preview_view, self._preview_view.bar),
            Page("", PEOPLE, "Cán bộ", "users", self._people_view, self._people_view.bar),
        )

    def _find(self, db: Database, text: str) -> Sequence[FoundRow]:
        by = self._clerk()
        return box_rows(find(db, text, by).rows, self._clock()) if by is not None and text.strip() else []

    def _open(self, code: str, rows: Sequence[Summary]) -> None:
        if not rows:
            self.frame.refused(f"Không thấy hồ sơ {code} ở quầy này. Chờ đồng bộ, hoặc hỏi quầy đã nhận.")
        elif len(rows) == 1:
            self.frame.took(f"Hồ sơ {code}")
            self.dossier.open(rows[0].uid)
        else:  # two dossiers answer to one code: the clerk chooses
            self.frame.took(f"Có {len(rows)} hồ sơ mang mã {code}")
            self._look_up(code)

    def _look_up(self, text: str) -> None:
        self.found.search(text)
        self.shell.show_page("found")

    @Slot(str)
    def _show_dossier(self, _uid: str) -> None:
        if self.shell.page not in ("dossier", "preview"):
            self._back = self.shell.page
        self.shell.show_page("dossier")

    @Slot()
    def _go_back(self) -> None:
        self.shell.show_page(self._back)

    @Slot(str)
    def _shown(self, name: str) -> None:
        if name == "found":
            self.found.refresh()
        elif name == "sync":
            self.sync.refresh()
        elif name == PEOPLE:
            self.people.refresh()

    def _connect(self) -> None:
        shell, frame, show = self.shell, self.frame, self.shell.show_page
        frame.opened.connect(self.dossier.open)
        shell.page_shown.connect(self._shown)
        shell.status_asked.connect(lambda: show("sync"))
        self.light.changed.connect(frame.show_sync)
        self.found.opened.connect(self.dossier.open)
        self.found.typed.connect(self._type_on)
        self.found.closed.connect(lambda: show("intake"))
        self.dossier.shown.connect(self._show_dossier)
        self.dossier.closed.connect(self._go_back)
        self.sync.exchange_now.connect(self._threads.network.bell.send_now)
        self.sync.opened.connect(self.dossier.open)
        self.sync.changed.connect(self.light.refresh)
        self.sync.left.connect(lambda: show("intake"))
        self.intake.reprint_wanted.connect(self.prints.print_again)
        self._offer.wanted.connect(lambda: shell.cover(self._offer_view))
        self._offer.finished.connect(shell.uncover)
        self._preview.shown.connect(lambda _uid: show("preview"))
        self._preview.closed.connect(lambda: show("dossier"))
        shell.people_asked.connect(lambda: show(PEOPLE))
        self.people.closed.connect(lambda: show("intake"))
        for part in (self.found, self.dossier, self.sync, self.people):
            part.troubled.connect(frame.trouble)
        self.prints.refused.connect(frame.trouble)

    @Slot(str)
    def _type_on(self, letters: str) -> None:
        """Letters typed over the list belong in the one box."""
        box = self.shell.top.box
        box.setFocus()
        box.insert(letters)


def _source(counter: Counter) -> SlipSource:
    sets = load_form_sets(resource("form_sets"))
    return SlipSource(counter.desk.office, sets, counter.file.printers, counter.folder, counter.desk.practice)
