"""The pages that scan papers, end a day and report (quét giấy tờ, sổ theo dõi, cuối ngày, báo cáo): over the threads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.app.board_page import BoardPage
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.register_pages import WHOLE, WholeRegisterPage
from cchc_desktop.app.report_pages import REPORTS, ReportPages
from cchc_desktop.app.threads import Threads
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.scanned_code import BatchScan, DossierScan
from cchc_desktop.ui.day_close.presenter import DayClosePresenter
from cchc_desktop.ui.day_close.view import DayCloseView
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.register.presenter import RegisterPresenter
from cchc_desktop.ui.register.view import RegisterView
from cchc_desktop.ui.scanning.presenter import ScanningPresenter
from cchc_desktop.ui.scanning.view import ScanningView
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.presenter import ShellPresenter
from cchc_desktop.ui.shell.view import ShellView

DAY_CLOSE, SCANNING, REGISTER = "day close", "scanning", "register"


class ClosePages(QObject):
    """Made once over the threads; `happened` after the day was closed, a pad made, a scan kept."""

    happened = Signal()
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
        self._looked_at = ""
        self.looked_at: Callable[[], str] = str  # the uid of the dossier that is open on its page
        self._shell, self._prints = shell, prints
        self.view = DayCloseView()
        self.day_close = DayClosePresenter(self.view, (threads.reader, threads.writer), counter.desk, *who)
        self.register_view = RegisterView()
        self.register = RegisterPresenter(self.register_view, threads.reader, counter.desk, *who)
        self.reports = ReportPages(shell, threads, counter, prints, who)
        self.whole = WholeRegisterPage(shell, threads, counter, prints, who)
        self.board = BoardPage(shell, threads, counter, who)
        self.scanning_view = ScanningView()
        self.scanning = ScanningPresenter(self.scanning_view, (threads.reader, threads.writer, threads.paper), *who)

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

    def connect_to(self, frame: ShellPresenter) -> None:
        """What it says, and where it leads."""
        presenter = self.day_close
        self.view.bar.denied.connect(frame.refused)
        presenter.said.connect(self._shell.say)
        presenter.troubled.connect(frame.trouble)
        presenter.print_wanted.connect(self._prints.print_slip)
        presenter.opened.connect(self.opened)
        presenter.happened.connect(self.happened)
        presenter.left.connect(self._shell.show_home)
        self._connect_register(frame)
        self.reports.connect_to(frame)
        self.reports.lead_to(WHOLE)
        self.board.connect_to(frame)
        self.reports.traced.connect(self.whole.trace)
        self.view.reports_wanted.connect(lambda: self._shell.show_page(REPORTS))
        scanning = self.scanning
        scanning.took.connect(frame.took)
        scanning.refused.connect(frame.refused)
        scanning.said.connect(self._shell.say)
        scanning.troubled.connect(frame.trouble)
        scanning.happened.connect(self.happened)
        scanning.left.connect(self._leave_scans)

    def _connect_register(self, frame: ShellPresenter) -> None:
        book = self.register
        self.register_view.bar.denied.connect(frame.refused)
        book.print_wanted.connect(self._prints.print_slip)
        book.look_wanted.connect(self._prints.preview)
        book.opened.connect(frame.code)
        book.troubled.connect(frame.trouble)
        book.left.connect(self._shell.show_home)
        self.register_view.whole_wanted.connect(lambda: self._shell.show_page(WHOLE))
        self.whole.connect_to(frame)
        self.whole.opened.connect(self.opened)

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

    def shown(self, name: str) -> None:
        """One of the shell's pages is seen from now on."""
        self.reports.shown(name)
        self.whole.shown(name)
        self.board.shown(name)
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
