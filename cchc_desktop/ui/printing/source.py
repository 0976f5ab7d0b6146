"""What slips are drawn with (nguồn in): office, form sets, printers; and the drawing itself, without a window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.printing import Asked
from cchc_desktop.domain.office import Office
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.forms.form_set import FormSet, form_set_on
from cchc_desktop.ui.printing.prepared import Prepared

USUAL_DOTS = 203  # an inch; bars made for it are read at any resolution


@dataclass(frozen=True, slots=True)
class SlipSource:
    """What slips are drawn with and where they go; made anew when the office's settings change."""

    desk: Desk
    form_sets: Sequence[FormSet]
    printers: Mapping[str, str]  # kind of slip → printer of this counter (OfficeFile.printers)
    tray: Path | None = None  # a folder in place of every printer: what one would get lies there (a day that is played)

    @property
    def office(self) -> Office:
        """Whose slips they are."""
        return self.desk.office

    @property
    def folder(self) -> Path:
        """Of the store."""
        return self.desk.folder

    def printing(
        self, asked: Asked, now: datetime, dots_per_inch: int = USUAL_DOTS, paper: str | None = None
    ) -> Printing:
        """How the slip is told: reprints counted, the practice mark, the ledger's short hash; `paper` the office's."""
        return Printing(
            paper=paper or self.office.paper,
            printed_at=now,
            reprint=asked.printing - 1,
            practice=self.desk.practice,
            ledger_hash=short_hash(asked.ledger_hash),
            qr=self.office.receipt_qr,
            dots_per_inch=dots_per_inch,
        )


def draw(prepared: Prepared, source: SlipSource, how: Printing) -> tuple[bytes, str]:
    """The slip's PDF by the forms of its day, and the letters of it that print as □.

    Raises FormMissing when the circular of that day has no such form.
    """
    from cchc_desktop.slips.slip import drawn  # noqa: PLC0415 -- what draws is loaded on the paper thread

    slip = prepared.slip
    return drawn(slip, source.office, form_set_on(source.form_sets, slip.day), how)


def short_hash(ledger_hash: str) -> str:
    """As a footer shows it: "7F3A 91C2"."""
    return f"{ledger_hash[:4]} {ledger_hash[4:8]}".upper().strip()
