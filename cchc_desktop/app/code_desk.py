"""Codes scanned or typed (mã vừa quét hoặc gõ): which page each leads to, and what is said of the paper it stands on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.code import is_practice
from cchc_desktop.domain.letter_number import parse_letter
from cchc_desktop.domain.receipt_version import ScannedReceipt
from cchc_desktop.domain.scanned_code import BatchScan, DossierScan, parse_ours
from cchc_desktop.reports import lookup
from cchc_desktop.reports.lookup import Paper
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.shell.presenter import ShellPresenter


class CodeDesk(QObject):
    """`dossier_found` when a code names one dossier, `words_entered` for anything to look up."""

    dossier_found = Signal(str, object)  # uid, ScannedReceipt: the paper in hand
    stub_found = Signal(str)  # code of a stub of the emergency pad, to be entered
    words_entered = Signal(str)

    def __init__(
        self,
        frame: ShellPresenter,
        reader: Reader,
        clerk: Callable[[], Clerk | None],
        practice: bool,
        taken: Callable[[DossierScan | BatchScan], bool],
    ) -> None:
        """`taken(scan)`: whether the page that is seen, or the scan's own page, has taken it."""
        super().__init__(frame)
        self._frame, self._reader, self._clerk = frame, reader, clerk
        self._practice, self._taken = practice, taken
        frame.other.connect(self.take_other)

    def take(self, text: str) -> None:
        """A scan or an entry that is no card: a dossier's or a batch's code, or words to look up."""
        scan = parse_ours(text)
        if not self._may_read():
            return
        if scan is None and (letter := parse_letter(text)):
            missing = f"Không thấy phiếu số {letter.text} ở quầy này. Hỏi quầy đã ghi phiếu, hoặc tìm theo tên."
            self._ask_for(letter.text, text, missing)
        elif scan is None:
            self.words_entered.emit(text)
        elif isinstance(scan, DossierScan) and is_practice(scan.code) and not self._practice:
            self._frame.refused(f"{scan.code} là giấy thực hành, không có giá trị. Hỏi lại công dân giấy thật.")
        elif not self._taken(scan) and isinstance(scan, DossierScan):
            missing = f"Không thấy hồ sơ {scan.code} ở quầy này. Chờ đồng bộ, hoặc hỏi quầy đã nhận."
            self._ask_for(scan.code, text, missing)
        elif isinstance(scan, DossierScan) and scan.version:  # a page has it: only the paper is told of, after the page
            self._reader.ask("scanned paper", lookup.paper, text, done=self._tell_replaced)

    @Slot(str, str)
    def take_other(self, text: str, missing: str) -> None:
        """A scan that may be a dossier's code in another system; `missing` is said when no dossier bears it."""
        if self._may_read():
            self._ask_for(text, text, missing)

    def _may_read(self) -> bool:
        by = self._clerk()
        refusal = by.may_not(Duty.READ_DOSSIER) if by is not None else None
        if refusal is not None:
            self._frame.refused(refusal.message)
        return by is not None and refusal is None

    def _ask_for(self, code: str, text: str, missing: str) -> None:
        self._reader.ask("scanned code", lookup.paper, text, done=partial(self._open, code, missing))

    def _open(self, code: str, missing: str, found: Paper) -> None:
        rows, receipt = found.rows, found.receipt
        if found.stub:
            self.stub_found.emit(found.stub)
        elif not rows:
            self._frame.refused(missing)
        elif len(rows) > 1:  # two dossiers answer to one code: the clerk chooses
            self._frame.took(f"Có {len(rows)} hồ sơ mang mã {code}")
            self.words_entered.emit(code)
        else:
            self._tell_paper(code, receipt, found.voided)
            self.dossier_found.emit(rows[0].uid, receipt)

    def _tell_replaced(self, found: Paper) -> None:
        if found.receipt is not None and not found.receipt.holds:
            self._frame.refused(found.receipt.sentence)

    def _tell_paper(self, code: str, receipt: ScannedReceipt | None, voided: str) -> None:
        if voided:
            self._frame.refused(f"Hồ sơ {code}: {voided[:1].lower()}{voided[1:]}")
        elif receipt is None or receipt.holds:
            self._frame.took(f"Hồ sơ {code}")
        elif receipt.holds is None:  # bars name no version: a look at the paper tells
            self._frame.heed(f"Hồ sơ {code}. {receipt.sentence}")
        else:
            self._frame.refused(receipt.sentence)
