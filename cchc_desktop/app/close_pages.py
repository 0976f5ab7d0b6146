"""The pages that scan papers, end a day and report (quét giấy tờ, sổ theo dõi, cuối ngày, báo cáo): over the threads."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from cchc_desktop.app.board_page import BoardPage
from cchc_desktop.app.ground import Ground
from cchc_desktop.app.report_page import REPORTS, ReportPage
from cchc_desktop.app.whole_register_page import WHOLE, WholeRegisterPage
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.scanned_code import BatchScan, DossierScan
from cchc_desktop.ui.day_close.presenter import DayClosePresenter
from cchc_desktop.ui.day_close.view import DayCloseView
from cchc_desktop.ui.register.presenter import RegisterPresenter
from cchc_desktop.ui.register.view import RegisterView
from cchc_desktop.ui.scanning.presenter import ScanningPresenter
from cchc_desktop.ui.scanning.view import ScanningView
from cchc_desktop.ui.shell.page import Page

DAY_CLOSE, SCANNING, REGISTER = "day close", "scanning", "register"


class ClosePages(QObject):
    """Made once over the threads; `happened` after the day was closed, a pad made, a scan kept."""

    happened = Signal()
    opened = Signal(str)  # dossier uid

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self._looked_at = ""
        self.looked_at: Callable[[], str] = str  # the uid of the dossier that is open on its page
        self._shell, desk, who = ground.shell, ground.counter.desk, ground.who
        self.view = DayCloseView()
        self.day_close = DayClosePresenter(self.view, ground.both, desk, *who)
        self.register_view = RegisterView()
        self.register = RegisterPresenter(self.register_view, ground.threads.reader, desk, *who)
        self.reports = ReportPage(ground)
        self.whole = WholeRegisterPage(ground)
        self.board = BoardPage(ground)
        self.scanning_view = ScanningView()
        self.scanning = ScanningPresenter(self.scanning_view, (*ground.both, ground.threads.paper), *who)
        self._connect(ground)
        self._connect_register(ground)
        self._connect_scanning(ground)
        ground.shell.page_shown.connect(self._shown)

    def pages(self) -> tuple[Page, ...]:
        """In the order of the rail."""
        scans, book = self.scanning_view, self.register_view
        return (
            Page("F7", REGISTER, "Sổ theo dõi", "book-open", book, book.bar, book.keys, Duty.READ_DOSSIER),
            Page("F5", SCANNING, "Quét giấy tờ", "copy", scans, scans.bar, duty=Duty.LINK_FILE),
            Page("F8", DAY_CLOSE, "Cuối ngày", "chart-bar", self.view, self.view.bar, self.view.keys, Duty.CLOSE_DAY),
            self.whole.page(),
            self.reports.page(),
            self.board.page(),
        )

    def take(self, scan: DossierScan | BatchScan) -> bool:
        """Whether the scan was for the page of the scans."""
        if self._shell.page != SCANNING or not isinstance(scan, DossierScan):
            return False
        self.scanning.take(scan)
        return True

    def start_over(self) -> None:
        """For another clerk."""
        self.day_close.start_over()
        self.scanning.start_over()
        self.register.start_over()
        self.reports.start_over()
        self.whole.start_over()
        self.board.start_over()
        self._looked_at = ""

    @Slot(str)
    def _shown(self, name: str) -> None:
        if name == DAY_CLOSE:
            self.day_close.refresh()
        elif name == REGISTER:
            self.register_view.table.setFocus()  # the page is read before another day is asked for
            self.register.refresh()
        elif name == SCANNING:
            looked_at, before = self.looked_at(), self._looked_at
            self._looked_at = looked_at
            self.scanning.open(looked_at if looked_at != before else "")  # else whose receipt was scanned since

    def _leave_scans(self) -> None:
        if self.scanning.uid:
            self.opened.emit(self.scanning.uid)
        else:
            self._shell.show_home()

    def _connect(self, ground: Ground) -> None:
        presenter, shell = self.day_close, ground.shell
        self.view.bar.denied.connect(ground.frame.refused)
        presenter.said.connect(shell.say)
        presenter.troubled.connect(ground.frame.trouble)
        presenter.print_wanted.connect(ground.prints.print_slip)
        presenter.opened.connect(self.opened)
        presenter.happened.connect(self.happened)
        presenter.left.connect(shell.show_home)
        self.view.reports_wanted.connect(lambda: shell.show_page(REPORTS))
        self.reports.traced.connect(self.whole.trace)
        self.whole.opened.connect(self.opened)

    def _connect_register(self, ground: Ground) -> None:
        book, frame, shell = self.register, ground.frame, ground.shell
        self.register_view.bar.denied.connect(frame.refused)
        book.print_wanted.connect(ground.prints.print_slip)
        book.look_wanted.connect(ground.prints.preview)
        book.opened.connect(frame.code)
        book.troubled.connect(frame.trouble)
        book.left.connect(shell.show_home)
        self.register_view.whole_wanted.connect(lambda: shell.show_page(WHOLE))

    def _connect_scanning(self, ground: Ground) -> None:
        scanning, frame = self.scanning, ground.frame
        scanning.took.connect(frame.took)
        scanning.refused.connect(frame.refused)
        scanning.said.connect(ground.shell.say)
        scanning.troubled.connect(frame.trouble)
        scanning.happened.connect(self.happened)
        scanning.left.connect(self._leave_scans)
