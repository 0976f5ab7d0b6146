"""What the page of the slips does (điều khiển trang giấy khác): one wish, its slips, each printed or looked at."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.slip_kind import GROUP_RECEIPT
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.sign_in.session import Who
from cchc_desktop.ui.slips.reading import SlipRow, SlipsReading, Wish, newest_code, read
from cchc_desktop.ui.slips.view import SlipsView


class SlipsPresenter(QObject):
    """`open` a wish; `shown` once its slips stand on the page. `print_group` needs no page."""

    shown = Signal()
    left = Signal()
    troubled = Signal(object)

    def __init__(
        self,
        view: SlipsView,
        reader: Reader,
        prints: PrintDesk,
        desk: Desk,
        who: Who,
    ) -> None:
        super().__init__(view)
        self._view, self._reader, self._prints, self._desk = view, reader, prints, desk
        self._clerk, self._clock = who
        self._wish: Wish | None = None
        self._opening = False
        view.print_wanted.connect(self._print)
        view.preview_wanted.connect(self._preview)
        view.left.connect(self.left)
        prints.finished.connect(lambda _outcomes: self.refresh())

    def use(self, desk: Desk) -> None:
        """Another office or calendar from now on."""
        self._desk = desk

    def forget(self) -> None:
        """For another clerk."""
        self._wish, self._opening = None, False
        self._view.show_slips(SlipsReading("", "", ()))

    def open(self, wish: Wish) -> None:
        """Every slip there is of that."""
        self._wish, self._opening = wish, True
        self.refresh()

    def refresh(self) -> None:
        """Read again: something was printed."""
        by = self._clerk()
        if by is not None and self._wish is not None:
            ask = (read, self._wish, self._desk, by, self._clock())
            self._reader.ask("slips", *ask, done=self._show, failed=self.troubled.emit)

    def print_group(self, uid: str) -> None:
        """One receipt for all that was handed in with this dossier; the newest names it, whichever is asked for."""
        by = self._clerk()
        if by is not None:
            done = partial(self._prints.print_slip, GROUP_RECEIPT)
            self._reader.ask("group", newest_code, uid, by, done=done, failed=self.troubled.emit)

    def _show(self, reading: SlipsReading) -> None:
        self._view.show_slips(reading)
        if self._opening:
            self._opening = False
            self.shown.emit()
            self._view.table.setFocus()

    def _print(self, row: SlipRow) -> None:
        if row.why_not:
            self.troubled.emit(Refused((Problem("", "slip.none", row.why_not),)))
        else:
            self._prints.print_slip(row.kind, row.subject)

    def _preview(self, row: SlipRow | None) -> None:
        if row is not None:
            self._prints.preview(row.kind, row.subject)
