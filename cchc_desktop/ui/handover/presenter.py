"""What the handover page does (điều khiển trang bàn giao): scans fill the batch, one key gives it and prints its slip."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts import custody
from cchc_desktop.acts.custody import Taking
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.batch import Batch
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.differences import Kind
from cchc_desktop.domain.scanned_code import BatchScan, DossierScan
from cchc_desktop.ui.handover import words
from cchc_desktop.ui.handover.basket import Basket, Row
from cchc_desktop.ui.handover.reading import Reading, division_of, places_to_go, read, rows_of, where_is
from cchc_desktop.ui.handover.slip_desk import SlipDesk
from cchc_desktop.ui.handover.view import HandoverView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer

SLIP = "handover"


class HandoverPresenter(QObject):
    """`refresh` when the page is shown, `take` every scan of ours while it is; `took`, `refused` go to the strip."""

    took = Signal(str)
    heeded = Signal(str)  # taken before: nothing has changed
    refused = Signal(str)
    said = Signal(str, str)  # tone, words, without a sound of a scan
    print_wanted = Signal(str, str)  # kind of slip, number
    happened = Signal()  # an act was done
    shown = Signal()  # a slip was opened: the shell goes to the page
    left = Signal()
    troubled = Signal(object)  # Refused or StoreTrouble

    def __init__(
        self,
        view: HandoverView,
        threads: tuple[Reader, Writer],
        desk: Desk,
        clerk: Callable[[], Clerk | None],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(view)
        self._view, (self._reader, self._writer) = view, threads
        self._desk, self._clerk, self._clock = desk, clerk, clock
        self._reading: Reading | None = None
        self._division = ""
        self._giving, self._slips = Basket(), SlipDesk(self, self._reader, clerk, clock)
        self._aside: dict[str, frozenset[str]] = {}  # what lies on the table for other divisions
        self._busy = False
        for told in ("took", "heeded", "refused", "said", "troubled"):
            getattr(self._slips, told).connect(getattr(self, told))
        self._slips.changed.connect(self._show)
        self._slips.opened.connect(self._open_slip)
        view.committed.connect(self._commit)
        view.confirmed.connect(lambda: self._commit(confirmed=True))
        view.scanned_all.connect(lambda: self._change(self._basket.with_scanned(row.code for row in self._basket.rows)))
        view.dropped.connect(self._drop)
        view.picked.connect(self._pick)
        view.division_wanted.connect(self._next_division)
        view.left.connect(self._leave)

    def use(self, desk: Desk) -> None:
        """Another office or calendar from now on."""
        self._desk = desk

    def start_over(self) -> None:
        """For another clerk: nothing is on the table."""
        self._giving, self._division = Basket(), ""
        self._slips.close()
        self._reading, self._aside = None, {}
        self._view.side.count.person.set_text("")
        self._show()

    def refresh(self) -> None:
        """Read again what waits, and the slip that is open: the division may have told the portal meanwhile."""
        if (by := self._clerk()) is None:
            return
        self._reader.ask("handover", read, self._desk, self._clock, by, done=self._read, failed=self.troubled.emit)
        self._slips.refresh()

    def take(self, scan: DossierScan | BatchScan) -> None:
        """A folder or a slip was scanned."""
        if (by := self._clerk()) is None:
            return
        if isinstance(scan, BatchScan):
            self._slips.open(scan.number)
        elif self._slips.slip is not None:
            self._slips.take(scan.code)
        elif self._giving.has(scan.code):
            self._put(scan.code)
        else:
            self._scanned_another(scan.code, by)

    def _put(self, code: str) -> None:
        """On the table, where it may lie already."""
        again = code in self._giving.scanned
        self._change(self._giving.with_scanned([code]))
        told = words.scanned(code, again, len(self._giving.chosen), len(self._giving.rows))
        (self.heeded if again else self.took).emit(told)

    @property
    def _basket(self) -> Basket:
        return self._slips.slip.basket if self._slips.slip is not None else self._giving

    def _scanned_another(self, code: str, by: Clerk) -> None:
        division = division_of(self._reading.piles, code) if self._reading else None
        if division is None:
            run = (where_is, code, self._clock(), by)
            self._reader.ask(f"folder {code}", *run, done=self._nowhere, failed=self.troubled.emit)
        elif self._giving.chosen:
            self.refused.emit(words.for_another(code, division))
        else:  # nothing lies on the table yet: the first folder says for whom the batch is
            self._go_to(division)
            self._change(self._giving.with_scanned([code]))
            self.took.emit(f"{code} · {words.giving_title(division)}")

    def _nowhere(self, told: str) -> None:
        """It is in no pile as the page has read them; it may have come back since."""
        self.refused.emit(told)
        self.refresh()

    def _change(self, basket: Basket) -> None:
        if self._slips.slip is not None:
            self._slips.put(basket)
        else:
            self._giving = basket
        self._show()

    def _pick(self, row: Row) -> None:
        if row.code in self._basket.scanned:
            self._drop(row)
            return
        self._change(self._basket.with_scanned([row.code]))

    def _drop(self, row: Row) -> None:
        """Off the table; what a key has undone is said aloud, for the clerk may have meant another."""
        if row.code not in self._basket.scanned:
            return
        self._change(self._basket.without(row.code))
        self.heeded.emit(words.taken_off(row.code, len(self._basket.chosen), len(self._basket.rows)))

    def _read(self, reading: Reading) -> None:
        self._reading = reading
        self._view.side.holders.show_holders(reading.holders, self._desk.office.counter)
        places = places_to_go(reading)
        if self._division not in places and not self._giving.chosen:
            self._division = places[0] if places else ""
        self._giving = self._giving.refreshed(rows_of(reading.piles, self._division))
        self._show()

    def _go_to(self, division: str) -> None:
        """To the pile of a division; what was scanned for another waits there."""
        self._aside[self._division] = self._giving.scanned
        self._division = division
        piles = self._reading.piles if self._reading else ()
        self._giving = Basket(rows_of(piles, division)).with_scanned(self._aside.pop(division, ()))
        self._show()

    def _next_division(self) -> None:
        if self._reading is None:
            return
        if self._slips.slip is not None:
            self._slips.next_division(self._reading.divisions)
        elif places := places_to_go(self._reading):
            at = places.index(self._division) + 1 if self._division in places else 0
            self._go_to(places[at % len(places)])

    def _show(self) -> None:
        if self._slips.slip is not None:
            self._view.show_taking(self._slips.slip)
            return
        everything = sum(len(pile.rows) for pile in self._reading.piles) if self._reading else 0
        self._view.show_giving(self._division, self._giving, everything - len(self._giving.rows))

    def _open_slip(self) -> None:
        self._view.side.count.person.set_text("")
        self._show()
        self.shown.emit()

    def _commit(self, *, confirmed: bool = False) -> None:
        by, chosen, button = self._clerk(), self._basket.chosen, self._view.commit
        allowed = confirmed or button.isEnabled()
        if not allowed:
            self.refused.emit(button.toolTip())
        if by is None or not chosen or self._busy or not allowed:
            return
        self._show_busy(True)
        run, now, failed = self._writer.run, self._clock(), self._failed
        if (slip := self._slips.slip) is None:
            uids = [row.uid for row in chosen]
            run(custody.hand_over, self._desk, uids, self._division, by, now, done=self._given, failed=failed)
        else:
            receiver = slip.receiver(self._view.person, confirmed)
            run(custody.take_batch, slip.reading.text, slip.codes, receiver, by, now, done=self._taken, failed=failed)

    def _given(self, batch: Batch) -> None:
        self._show_busy(False)
        self._giving = Basket()
        self.said.emit("done", words.given(batch.number, len(batch.codes), batch.division))
        self.print_wanted.emit(SLIP, batch.number)
        self._happened()

    def _taken(self, taking: Taking) -> None:
        """A slip of which something is missing stays in sight until that is found, or the clerk goes back."""
        self._show_busy(False)
        missing = sum(difference.kind is Kind.MISSING for difference in taking.differences)
        if not self._slips.taken(taking):
            self._view.side.count.person.set_text("")
            self._slips.close()
        if taking.differences:
            self.refused.emit(words.taken(taking, missing))
        else:
            self.said.emit("done", words.taken(taking, missing))
        self._happened()

    def _happened(self) -> None:
        self.refresh()
        self.happened.emit()

    def _failed(self, error: Exception) -> None:
        self._show_busy(False)
        person = [each for each in error.problems if each.field == "person"] if isinstance(error, Refused) else []
        if person:
            self._view.side.count.person.show_problem(person[0])
            self._view.side.count.person.setFocus()
        else:
            self.refresh()
            self.troubled.emit(error)

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(busy)

    def _leave(self) -> None:
        if self._slips.slip is not None:
            self._slips.close()
            self._show()
        else:
            self.left.emit()
