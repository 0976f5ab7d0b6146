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
from cchc_desktop.ui.handover.reading import (
    BatchReading,
    Reading,
    division_of,
    places_to_go,
    read,
    read_batch,
    rows_of,
    where_is,
)
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
        self._giving, self._slip = Basket(), Basket()
        self._aside: dict[str, frozenset[str]] = {}  # what lies on the table for other divisions
        self._batch: BatchReading | None = None
        self._busy = False
        view.committed.connect(self._commit)
        view.scanned_all.connect(lambda: self._change(self._basket.with_scanned(row.code for row in self._basket.rows)))
        view.dropped.connect(lambda row: self._change(self._basket.without(row.code)))
        view.picked.connect(self._pick)
        view.division_wanted.connect(self._next_division)
        view.left.connect(self._leave)

    def use(self, desk: Desk) -> None:
        """Another office or calendar from now on."""
        self._desk = desk

    def start_over(self) -> None:
        """For another clerk: nothing is on the table."""
        self._giving, self._slip, self._batch, self._division = Basket(), Basket(), None, ""
        self._reading, self._aside = None, {}
        self._view.side.count.person.set_text("")
        self._show()

    def refresh(self) -> None:
        """Read again what waits, and the slip that is open: the division may have told the portal meanwhile."""
        if (by := self._clerk()) is None:
            return
        self._reader.ask("handover", read, self._desk, self._clock, by, done=self._read, failed=self.troubled.emit)
        if self._batch is not None:
            text, failed = self._batch.text, self.troubled.emit
            self._reader.ask("open slip", read_batch, text, by, done=self._read_slip, failed=failed)

    def take(self, scan: DossierScan | BatchScan) -> None:
        """A folder or a slip was scanned."""
        if (by := self._clerk()) is None:
            return
        if isinstance(scan, BatchScan):
            number = scan.number
            text = f"{number.number}-{number.check}" if number.check else number.number
            self._reader.ask("slip", read_batch, text, by, done=self._open_slip, failed=self.troubled.emit)
        elif self._basket.has(scan.code):
            self._put(scan.code)
        elif self._batch is not None:
            self.refused.emit(words.NOT_OF_SLIP.format(scan.code))
        else:
            self._scanned_another(scan.code, by)

    def _put(self, code: str) -> None:
        """On the table, where it may lie already."""
        again = code in self._basket.scanned
        self._change(self._basket.with_scanned([code]))
        told = words.scanned(code, again, len(self._basket.chosen), len(self._basket.rows))
        (self.heeded if again else self.took).emit(told)

    @property
    def _basket(self) -> Basket:
        return self._slip if self._batch is not None else self._giving

    def _scanned_another(self, code: str, by: Clerk) -> None:
        division = division_of(self._reading.piles, code) if self._reading else None
        if division is None:
            self._reader.ask(f"folder {code}", where_is, code, by, done=self.refused.emit, failed=self.troubled.emit)
        elif self._giving.chosen:
            self.refused.emit(words.for_another(code, division))
        else:  # nothing lies on the table yet: the first folder says for whom the batch is
            self._go_to(division)
            self._change(self._giving.with_scanned([code]))
            self.took.emit(f"{code} · {words.giving_title(division)}")

    def _change(self, basket: Basket) -> None:
        if self._batch is not None:
            self._slip = basket
        else:
            self._giving = basket
        self._show()

    def _pick(self, row: Row) -> None:
        on = row.code in self._basket.scanned
        self._change(self._basket.without(row.code) if on else self._basket.with_scanned([row.code]))

    def _read(self, reading: Reading) -> None:
        self._reading = reading
        self._view.side.holders.show_holders(reading.holders, self._desk.office.counter)
        places = places_to_go(reading)
        if self._division not in places and not self._giving.chosen:
            self._division = places[0] if places else ""
        self._giving = self._giving.refreshed(rows_of(reading.piles, self._division))
        self._show()

    def _read_slip(self, found: BatchReading | None) -> None:
        if found is not None and self._batch is not None and found.text == self._batch.text:
            self._batch, self._slip = found, self._slip.refreshed(found.rows)
            self._show()

    def _go_to(self, division: str) -> None:
        """To the pile of a division; what was scanned for another waits there."""
        self._aside[self._division] = self._giving.scanned
        self._division = division
        piles = self._reading.piles if self._reading else ()
        self._giving = Basket(rows_of(piles, division)).with_scanned(self._aside.pop(division, ()))
        self._show()

    def _next_division(self) -> None:
        if self._reading is None or self._batch is not None:
            return
        if places := places_to_go(self._reading):
            at = places.index(self._division) + 1 if self._division in places else 0
            self._go_to(places[at % len(places)])

    def _show(self) -> None:
        if self._batch is not None:
            batch = self._batch.batch
            self._view.show_taking(batch.number, batch.division, self._slip, self._batch.settled)
            return
        everything = sum(len(pile.rows) for pile in self._reading.piles) if self._reading else 0
        self._view.show_giving(self._division, self._giving, everything - len(self._giving.rows))

    def _open_slip(self, found: BatchReading | None) -> None:
        if found is None:
            self.refused.emit("Máy này không có danh sách của phiếu ấy. Đồng bộ, hoặc mở từng hồ sơ bằng cách quét.")
            return
        self._batch, self._slip = found, Basket(found.rows)
        self._view.side.count.person.set_text("")
        self._show()
        self.shown.emit()
        if found.rows:
            self.took.emit(f"Phiếu {found.batch.number}: {len(found.rows)} hồ sơ chờ nhận")
        else:
            self.said.emit("note", f"{found.batch.number}: {found.settled.words}")

    def _commit(self) -> None:
        by, chosen = self._clerk(), self._basket.chosen
        if not self._view.commit.isEnabled():
            self.refused.emit(self._view.commit.toolTip())
        if by is None or not chosen or self._busy or not self._view.commit.isEnabled():
            return
        self._show_busy(True)
        run, now, failed = self._writer.run, self._clock(), self._failed
        if self._batch is None:
            uids = [row.uid for row in chosen]
            run(custody.hand_over, self._desk, uids, self._division, by, now, done=self._given, failed=failed)
        else:
            slip, codes = self._batch.text, [row.code for row in chosen]
            run(custody.take_batch, slip, codes, self._view.person, by, now, done=self._taken, failed=failed)

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
        if not missing:
            self._view.side.count.person.set_text("")
            self._batch = None
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
        if self._batch is not None:
            self._batch = None
            self._show()
        else:
            self.left.emit()
