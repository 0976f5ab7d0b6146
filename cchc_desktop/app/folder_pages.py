"""The pages of the folders (các trang giao nhận): handing over; results and the close of the day stand beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.app.counter import Counter
from cchc_desktop.app.threads import Threads
from cchc_desktop.domain.card import CitizenCard, looks_like_card, read_card
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.scanned_code import BatchScan, DossierScan
from cchc_desktop.ui.handover.presenter import HandoverPresenter
from cchc_desktop.ui.handover.view import HandoverView
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.results.posted import PostedLists
from cchc_desktop.ui.results.presenter import ResultsPresenter
from cchc_desktop.ui.results.view import ResultsView
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.presenter import ShellPresenter
from cchc_desktop.ui.shell.view import ShellView

HANDOVER, RESULTS = "handover", "results"
_PAGES = {Deed.HAND_OVER: HANDOVER, Deed.RETURN_RESULT: RESULTS, Deed.POST_RESULT: RESULTS}


class FolderPages(QObject):
    """Made once over the threads; `happened` after every act on a folder."""

    happened = Signal()
    opened = Signal(str)  # dossier uid
    fee_wanted = Signal(str)  # dossier uid

    def __init__(
        self,
        shell: ShellView,
        threads: Threads,
        counter: Counter,
        prints: PrintDesk,
        who: tuple[Callable[[], Clerk | None], Callable[[], datetime]],
    ) -> None:
        super().__init__()
        self._shell, self._prints, self._reader = shell, prints, threads.reader
        self.handover_view = HandoverView()
        both = (threads.reader, threads.writer)
        self.handover = HandoverPresenter(self.handover_view, both, counter.desk, *who)
        self.results_view = ResultsView()
        self.results = ResultsPresenter(self.results_view, both, counter.desk, *who)
        self.posted = PostedLists(threads.reader, who[0])

    def pages(self) -> tuple[Page, ...]:
        """In the order of the rail."""
        given, back = self.handover_view, self.results_view
        return (
            Page("F4", HANDOVER, "Bàn giao", "arrows-left-right", given, given.bar, given.keys, Duty.HAND_OVER),
            Page("F6", RESULTS, "Trả kết quả", "hand-palm", back, back.bar, back.keys, Duty.RETURN_RESULT),
        )

    def connect_to(self, frame: ShellPresenter) -> None:
        """What they say, and where they lead."""
        for page in (self.handover, self.results):
            page.took.connect(frame.took)
            page.heeded.connect(frame.heed)
            page.refused.connect(frame.refused)
            page.said.connect(self._shell.say)
            page.troubled.connect(frame.trouble)
            page.print_wanted.connect(self._prints.print_slip)
            page.happened.connect(self.happened)
            page.left.connect(lambda: self._shell.show_page("intake"))
        for view in (self.handover_view, self.results_view):
            view.bar.denied.connect(frame.refused)
        self.handover.shown.connect(lambda: self._shell.show_page(HANDOVER))
        self.results.opened.connect(self.opened)
        self.results.fee_wanted.connect(self.fee_wanted)
        for heard, told in (
            (self.posted.took, frame.took),
            (self.posted.heeded, frame.heed),
            (self.posted.refused, frame.refused),
            (self.posted.troubled, frame.trouble),
            (self.posted.look_wanted, self._prints.preview),
        ):
            heard.connect(told)
        frame.takes_foreign = self._take_item

    def shown(self, name: str) -> None:
        """One of the shell's pages is seen from now on."""
        if name == HANDOVER:
            self.handover.refresh()
        elif name == RESULTS:
            self.results.refresh()

    def take(self, scan: DossierScan | BatchScan) -> bool:
        """Whether the scan was for one of these pages; a slip always is, a folder while its page is seen."""
        if isinstance(scan, BatchScan) and scan.number.is_postal:
            self.posted.take(scan.number)
        elif isinstance(scan, BatchScan) or self._shell.page == HANDOVER:
            self.handover.take(scan)
        elif self._shell.page == RESULTS:
            self.results.take(scan)
        else:
            return False
        return True

    def take_card(self, text: str) -> bool:
        """Whether a scanned citizen card is held against the result that is given; elsewhere it is for receiving."""
        card = read_card(text) if self._shell.page == RESULTS and looks_like_card(text) else None
        return isinstance(card, CitizenCard) and self.results.take_card(card)

    def do_next(self, deed: Deed, code: str) -> bool:
        """Go where this is done, as if the folder were scanned there; False for what has no page here."""
        page = _PAGES.get(deed)
        if page is None:
            return False
        self._shell.show_page(page)
        if self._shell.page == page:  # behind what the page reads when it is shown
            self._reader.ask("next on its page", _read_before, done=lambda _none: self._lay_down(deed, code))
        return True

    def _lay_down(self, deed: Deed, code: str) -> None:
        if deed is Deed.POST_RESULT and not self.results.takes_items:
            self.results_view.post_wanted.emit()
        elif deed is Deed.HAND_OVER and self.handover_view.is_taking:  # a slip of which something is missing
            self.handover_view.left.emit()
        self.take(DossierScan(code))

    def _take_item(self, text: str) -> bool:
        """The post's own code, while its list is made."""
        if self._shell.page != RESULTS or not self.results.takes_items:
            return False
        self.results.take_item(text)
        return True

    def start_over(self) -> None:
        """For another clerk."""
        self.handover.start_over()
        self.results.start_over()


def _read_before(_db: object) -> None:
    """Asked behind what a page asks for itself, answered behind it."""
