"""What the page of a dossier does (điều khiển trang hồ sơ): look-up → page → reprint or preview."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.desk import Desk
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.receipt_version import ScannedReceipt
from cchc_desktop.domain.slip_kind import RECEIPT
from cchc_desktop.ui.dossier.reading import Reading, read, refuse
from cchc_desktop.ui.dossier.view import DossierView
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.printing.job import Outcome
from cchc_desktop.ui.reader import Reader


class DossierPresenter(QObject):
    """`open` a uid; `shown` when it stands on the page; `troubled` with a Refused or StoreTrouble when it cannot."""

    shown = Signal(str)  # uid; the shell goes to the page
    closed = Signal()
    deeds_wanted = Signal(str)  # uid
    next_wanted = Signal(object, object)  # Deed, Dossier: what is done next as a matter of course
    slips_wanted = Signal(str)  # uid
    group_wanted = Signal(str)  # uid
    troubled = Signal(object)

    def __init__(
        self, view: DossierView, reader: Reader, prints: PrintDesk, desk: Desk, clerk: Callable[[], Clerk | None]
    ) -> None:
        super().__init__(view)
        self._view, self._reader, self._prints, self._desk, self._clerk = view, reader, prints, desk, clerk
        self._uid = self._opening = ""
        self._receipt: ScannedReceipt | None = None
        self._shown: Dossier | None = None
        view.print_wanted.connect(self._print)
        view.preview_wanted.connect(self._preview)
        view.closed.connect(self.closed)
        view.deeds_wanted.connect(self._to_deeds)
        view.next_wanted.connect(self._to_next)
        view.doing.denied.connect(self._deny)
        view.slips_wanted.connect(lambda: self.slips_wanted.emit(self._uid))
        view.group_wanted.connect(lambda: self.group_wanted.emit(self._uid))
        view.fee_notice_wanted.connect(lambda: prints.print_slip("fee_notice", self._uid))
        prints.started.connect(self._started)
        prints.given_up.connect(self._not_started)
        prints.ended.connect(self._printed)

    @property
    def uid(self) -> str:
        """Whose page it is; "" before the first."""
        return self._uid

    def use(self, desk: Desk) -> None:
        """Another office or calendar from now on."""
        self._desk = desk

    def forget(self) -> None:
        """Another clerk: what was open is not looked at any more."""
        self._uid = self._opening = ""
        self._receipt = self._shown = None

    def open(self, uid: str, receipt: ScannedReceipt | None = None) -> None:
        """Look it up and show it; `receipt` is the paper whose scan led to it."""
        if self._clerk() is not None:
            self._opening, self._receipt = uid, receipt
            self._ask(uid)

    def refresh(self) -> None:
        """Read it again: after an exchange, or an act on it; one that is just being opened is still opened."""
        if uid := self._opening or self._uid:
            self._ask(uid)

    def _ask(self, uid: str) -> None:
        by = self._clerk()
        if by is not None:
            self._reader.ask("dossier page", read, uid, self._desk, by, done=self._show, failed=self._not_read)

    def _show(self, reading: Reading) -> None:
        self._uid, opened = reading.dossier.uid, bool(self._opening)
        self._opening, self._shown = "", reading.dossier
        self._view.show_reading(reading)
        if opened:
            self._view.header.show_paper(self._receipt)
            self._view.show_printing(False)
            self.shown.emit(self._uid)

    def _not_read(self, error: Exception) -> None:
        self._opening = ""
        self.troubled.emit(error)

    def _to_deeds(self) -> None:
        if self._uid:
            self.deeds_wanted.emit(self._uid)

    def _deny(self, problem: Problem, today: date) -> None:
        if self._shown is not None:
            ask = ("why not", refuse, self._shown, problem, today)
            self._reader.ask(*ask, done=lambda _: None, failed=self.troubled.emit)

    def _to_next(self, deed: Deed) -> None:
        if self._shown is not None:
            self.next_wanted.emit(deed, self._shown)

    def _print(self) -> None:
        self._prints.print_receipt(self._uid)

    def _preview(self) -> None:
        self._prints.preview(RECEIPT, self._uid)

    def _started(self, kind: str, subject: str) -> None:
        if (kind, subject) == (RECEIPT, self._uid):
            self._view.show_printing(True)

    def _not_started(self, kind: str, subject: str) -> None:
        if (kind, subject) == (RECEIPT, self._uid):
            self._view.show_printing(False)

    def _printed(self, outcome: Outcome) -> None:
        if outcome.asked.subject == self._uid:
            if outcome.kind == RECEIPT:
                self._view.show_printing(False)
            self.refresh()
