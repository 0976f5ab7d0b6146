"""Taking a slip in (nhận phiếu bàn giao): what each scan means for the slip that is open, told at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.custody import Taking
from cchc_desktop.domain.batch import BatchNumber
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.differences import Kind
from cchc_desktop.ui.handover import words
from cchc_desktop.ui.handover.basket import Basket
from cchc_desktop.ui.handover.open_slip import OpenSlip
from cchc_desktop.ui.handover.slip_reading import SlipReading, read_slip
from cchc_desktop.ui.reader import Reader


class SlipDesk(QObject):
    """`slip` is the one that is open, None while folders are given; `changed` after every scan of it."""

    took = Signal(str)
    heeded = Signal(str)
    refused = Signal(str)
    said = Signal(str, str)  # tone, words
    changed = Signal()
    opened = Signal()
    troubled = Signal(object)

    def __init__(
        self, parent: QObject, reader: Reader, clerk: Callable[[], Clerk | None], clock: Callable[[], datetime]
    ) -> None:
        super().__init__(parent)
        self._reader, self._clerk, self._clock = reader, clerk, clock
        self.slip: OpenSlip | None = None

    def open(self, number: BatchNumber) -> None:
        """A slip was scanned; one that was changed, or is false, is refused aloud and opens nothing."""
        text = f"{number.number}-{number.check}" if number.check else number.number
        self._ask("slip", text, (), self._opened)

    def close(self) -> None:
        """Back to the piles."""
        self.slip = None

    def refresh(self) -> None:
        """Read the open slip again: the division may have told the portal meanwhile."""
        if self.slip is not None:
            codes = (*(row.code for row in self.slip.basket.rows), *self.slip.asked)
            self._ask("open slip", self.slip.reading.text, self._scanned(codes), self._read_again)

    def put(self, basket: Basket) -> None:
        """The table as it now is."""
        if self.slip is not None:
            self.slip = replace(self.slip, basket=basket)

    def take(self, code: str) -> None:
        """A folder was scanned: of the slip, or what it is instead, told as soon as the store was asked."""
        if self.slip is None:
            return
        if self.slip.basket.has(code):
            self._lay(code)
        else:
            self.slip = self.slip.with_asked(code)
            codes = (*(each for each in self._scanned(self.slip.asked) if each != code), code)
            self._ask(f"slip folder {code}", self.slip.reading.text, codes, self._judged)

    def next_division(self, divisions: Sequence[str]) -> None:
        """Of an unlisted slip: to whom it was given, by name; after the last one by procedure again."""
        if self.slip is not None and not self.slip.is_listed:
            places = ("", *divisions)
            at = places.index(self.slip.to) + 1 if self.slip.to in places else 0
            self.slip = replace(self.slip, to=places[at % len(places)])
            self.changed.emit()

    def taken(self, taking: Taking) -> bool:
        """Whether it stays open: something of it is still missing."""
        slip, kinds = self.slip, {difference.kind for difference in taking.differences}
        if slip is None:
            return False
        if slip.is_listed:
            self.slip = OpenSlip(slip.reading, slip.basket)  # what was put aside has been told
            return Kind.MISSING in kinds
        return Kind.NOT_TAKEN in kinds or (Kind.UNPROVED in kinds and not slip.is_proved)

    def _scanned(self, codes: Sequence[str]) -> tuple[str, ...]:
        """On the table, and of `codes` those that its list has not."""
        basket = self.slip.basket if self.slip else Basket()
        others = (code for code in codes if not self._is_listed(code))
        return tuple(dict.fromkeys((*(row.code for row in basket.chosen), *others)))

    def _is_listed(self, code: str) -> bool:
        return self.slip is not None and self.slip.is_listed and self.slip.basket.has(code)

    def _ask(self, key: str, text: str, codes: Sequence[str], done: Callable[[SlipReading], None]) -> None:
        if (by := self._clerk()) is not None:
            run = (read_slip, text, codes, self._clock(), by)
            self._reader.ask(key, *run, done=done, failed=self.troubled.emit)

    def _opened(self, found: SlipReading) -> None:
        self.slip = OpenSlip(found, Basket(found.rows))
        self.opened.emit()
        if found.batch is None and found.proved(()):
            self.said.emit("note", words.taken_before(found.number.number))
        elif found.batch is None:
            self.heeded.emit(words.unlisted(found.number))
        elif found.rows:
            self.took.emit(f"Phiếu {found.number.number}: {len(found.rows)} hồ sơ chờ nhận")
        else:
            self.said.emit("note", f"{found.number.number}: {found.settled.words}")

    def _read_again(self, found: SlipReading) -> None:
        if self.slip is not None and found.text == self.slip.reading.text:
            self.slip = self.slip.read_again(found)
            self.changed.emit()

    def _judged(self, found: SlipReading) -> None:
        if self.slip is None or found.text != self.slip.reading.text:
            return
        code, again = found.codes[-1], found.codes[-1] in self.slip.basket.scanned
        self.slip = self.slip.read_again(found)
        wrong = next((each for each in found.told if each.code == code), None)
        if wrong is not None:
            self.changed.emit()
            self.refused.emit(words.not_of_slip(wrong))
        elif self.slip.basket.has(code):
            self._lay(code, again=again)
        else:
            self.refused.emit(words.settled(code))

    def _lay(self, code: str, *, again: bool | None = None) -> None:
        """On the table, where it may lie already."""
        if self.slip is None:
            return
        again = code in self.slip.basket.scanned if again is None else again
        self.put(self.slip.basket.with_scanned([code]))
        self.changed.emit()
        chosen, every = len(self.slip.basket.chosen), len(self.slip.basket.rows)
        if self.slip.is_listed:
            told = words.scanned(code, again, chosen, every)
        elif self.slip.is_fresh(code):
            told = words.scanned_unlisted(code, again, len(self.slip.fresh), self.slip.is_proved)
        else:
            told, again = words.taken_before(code), True
        (self.heeded if again else self.took).emit(told)
