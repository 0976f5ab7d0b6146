"""The pages of the folders (các trang giao nhận): handing over; results and the close of the day stand beside it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from cchc_desktop.app.ground import HOME, Ground
from cchc_desktop.domain.card import CitizenCard, looks_like_card, read_card
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.scanned_code import BatchScan, DossierScan
from cchc_desktop.ui.handover.presenter import HandoverPresenter
from cchc_desktop.ui.handover.view import HandoverView
from cchc_desktop.ui.results.posted import PostedLists
from cchc_desktop.ui.results.presenter import ResultsPresenter
from cchc_desktop.ui.results.view import ResultsView
from cchc_desktop.ui.shell.page import Page

HANDOVER, RESULTS = "handover", "results"
_PAGES = {Deed.HAND_OVER: HANDOVER, Deed.RETURN_RESULT: RESULTS, Deed.POST_RESULT: RESULTS}


class FolderPages(QObject):
    """Made once over the threads; `happened` after every act on a folder."""

    happened = Signal()
    opened = Signal(str)  # dossier uid
    fee_wanted = Signal(str)  # dossier uid

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self._shell, self._reader = ground.shell, ground.threads.reader
        self.handover_view, self.results_view = HandoverView(), ResultsView()
        self.handover = HandoverPresenter(self.handover_view, ground.both, ground.counter.desk, *ground.who)
        self.results = ResultsPresenter(self.results_view, ground.both, ground.counter.desk, *ground.who)
        self.posted = PostedLists(self._reader, ground.who[0])
        self._connect(ground)

    def pages(self) -> tuple[Page, ...]:
        """In the order of the rail."""
        given, back = self.handover_view, self.results_view
        return (
            Page("F4", HANDOVER, "Bàn giao", "arrows-left-right", given, given.bar, given.keys, Duty.HAND_OVER),
            Page("F6", RESULTS, "Trả kết quả", "hand-palm", back, back.bar, back.keys, Duty.RETURN_RESULT),
        )

    @Slot(str)
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

    def _connect(self, ground: Ground) -> None:
        shell, frame, preview = ground.shell, ground.frame, ground.prints.preview
        for page in (self.handover, self.results):
            page.took.connect(frame.took)
            page.heeded.connect(frame.heed)
            page.refused.connect(frame.refused)
            page.said.connect(shell.say)
            page.troubled.connect(frame.trouble)
            page.print_wanted.connect(ground.prints.print_slip)
            page.happened.connect(self.happened)
            page.left.connect(lambda: shell.show_page(HOME))
        for view in (self.handover_view, self.results_view):
            view.bar.denied.connect(frame.refused)
        self.handover.shown.connect(lambda: shell.show_page(HANDOVER))
        self.results.opened.connect(self.opened)
        self.results.fee_wanted.connect(self.fee_wanted)
        for heard, told in (
            (self.posted.took, frame.took),
            (self.posted.heeded, frame.heed),
            (self.posted.refused, frame.refused),
            (self.posted.troubled, frame.trouble),
            (self.posted.look_wanted, preview),
        ):
            heard.connect(told)
        frame.takes_foreign = self._take_item
        shell.page_shown.connect(self.shown)


def _read_before(_db: object) -> None:
    """Asked behind what a page asks for itself, answered behind it."""
