"""A slip that is being taken in (phiếu đang nhận): its folders, which lie on the table, and what was put aside."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cchc_desktop.domain.batch import Receiver
from cchc_desktop.domain.differences import Difference
from cchc_desktop.ui.handover.basket import Basket, Row
from cchc_desktop.ui.handover.slip_reading import TAKEN_BEFORE, SlipReading


@dataclass(frozen=True, slots=True)
class OpenSlip:
    """`asked` are the codes that the list did not have when they were scanned; `to` the division a clerk has named."""

    reading: SlipReading
    basket: Basket
    asked: tuple[str, ...] = ()
    to: str = ""

    @property
    def number(self) -> str:
        """As the slip says, without its check letters."""
        return self.reading.number.number

    @property
    def is_listed(self) -> bool:
        """Whether this store has the list of it."""
        return self.reading.batch is not None

    @property
    def division(self) -> str:
        """To whom it was given; of an unlisted one what the clerk has named, "" for by procedure."""
        return self.reading.batch.division if self.reading.batch else self.to

    @property
    def apart(self) -> tuple[Difference, ...]:
        """What was scanned and is not of it."""
        return self.reading.told

    @property
    def fresh(self) -> tuple[Row, ...]:
        """The folders on the table that were not taken before."""
        return tuple(row for row in self.basket.chosen if row.note != TAKEN_BEFORE)

    def is_fresh(self, code: str) -> bool:
        """Whether a folder on the table was not taken before."""
        return any(row.code == code for row in self.fresh)

    @property
    def is_proved(self) -> bool:
        """Whether the list, or the check letters of an unlisted slip, say that these folders are of it."""
        return self.is_listed or self.reading.proved(row.code for row in self.basket.chosen)

    @property
    def codes(self) -> tuple[str, ...]:
        """All that the act is told to have been scanned."""
        aside = {each.code: None for each in self.apart if self.is_listed or not each.elsewhere}
        return (*(row.code for row in self.basket.chosen), *aside)

    def receiver(self, person: str, confirmed: bool) -> Receiver:
        """Who signs for it."""
        return Receiver(person, self.to, confirmed)

    def with_asked(self, code: str) -> OpenSlip:
        """One more code that its list has not."""
        return replace(self, asked=tuple(dict.fromkeys((*self.asked, code))))

    def read_again(self, reading: SlipReading) -> OpenSlip:
        """As the store now has it; what was scanned stays so, and so does what a clerk took off an unlisted one."""
        if self.is_listed:
            return replace(self, reading=reading, basket=self.basket.refreshed(reading.rows))
        off = {row.code for row in self.basket.left}
        laid = [row.code for row in reading.rows if row.code not in off]
        return replace(self, reading=reading, basket=Basket(reading.rows).with_scanned(laid))
