"""One printing (một lần in) from the asked-for slip to what became of it; runs on the paper thread, knows no window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc_desktop.acts.printing import FAILED, HANDED_OVER, Asked
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.office import Office
from cchc_desktop.slips.form_set import FormSet, form_set_on
from cchc_desktop.slips.printing import Printing
from cchc_desktop.ui.printing import kept, printers
from cchc_desktop.ui.printing.paper import PrintTrouble, print_pdf
from cchc_desktop.ui.printing.printers import Readiness


@dataclass(frozen=True, slots=True)
class SlipSource:
    """What slips are drawn with and where they go; made anew when the office's settings change."""

    office: Office
    form_sets: Sequence[FormSet]
    printers: Mapping[str, str]  # kind of slip → printer of this counter (OfficeFile.printers)
    folder: Path  # of the store
    practice: bool = False
    tray: Path | None = None  # a folder in place of every printer: what one would get lies there (a day that is played)

    @property
    def paper(self) -> str:
        """The receipt's paper."""
        return self.office.paper


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one printing. `error` is a code of words.TROUBLES, "" when the printer has it."""

    asked: Asked
    state: str  # HANDED_OVER or FAILED
    at: datetime
    printer: str = ""
    error: str = ""
    kept: Path | None = None  # the PDF, when there was no printer for it
    stopped: bool = False  # handed over, but the system says the printer is out of action
    unprintable: str = ""  # letters of this slip that come out as □

    @property
    def failed(self) -> bool:
        """Whether no printer has it."""
        return self.state == FAILED

    @property
    def code(self) -> str:
        """What the slip is of."""
        return self.asked.dossier.printed_code


def produce(asked: Asked, source: SlipSource, now: datetime) -> Outcome:
    """Draws the slip, hands it to its printer, and keeps the PDF when that cannot be done."""
    from cchc_desktop.slips import receipt  # noqa: PLC0415 -- what draws is loaded on the paper thread

    printer = printers.chosen(source.printers, asked.slip)
    how = printing(asked, source, now, printers.dots_per_inch(printer, source.paper))
    data = draw(asked.dossier, source, how)
    missing = receipt.unprintable(asked.dossier, source.office, forms_of(asked.dossier, source, now), how)
    try:
        _hand_over(data, source, printer, how.dots_per_inch, asked.dossier.printed_code)
    except PrintTrouble as trouble:
        return _kept(asked, source, data, Outcome(asked, FAILED, now, printer, trouble.code, unprintable=missing))
    kept.drop(source.folder, asked.dossier.printed_code)
    stopped = source.tray is None and printers.readiness(printer) is Readiness.STOPPED
    return Outcome(asked, HANDED_OVER, now, printer, stopped=stopped, unprintable=missing)


def draw(dossier: Dossier, source: SlipSource, how: Printing) -> bytes:
    """The receipt's PDF, by the forms of the day it was received."""
    from cchc_desktop.slips import receipt  # noqa: PLC0415 -- see produce

    return receipt.draw(dossier, source.office, forms_of(dossier, source, how.printed_at), how)


def printing(asked: Asked, source: SlipSource, now: datetime, dots_per_inch: int) -> Printing:
    """How the slips module is told: reprints counted, the practice mark, the ledger's short hash."""
    return Printing(
        paper=source.paper,
        printed_at=now,
        reprint=asked.printing - 1,
        practice=source.practice,
        ledger_hash=short_hash(asked.ledger_hash),
        qr=source.office.receipt_qr,
        dots_per_inch=dots_per_inch,
    )


def forms_of(dossier: Dossier, source: SlipSource, now: datetime) -> FormSet:
    """The form set of the dossier's day."""
    return form_set_on(source.form_sets, (dossier.received_at or now).date())


def short_hash(ledger_hash: str) -> str:
    """As a footer shows it: "7F3A 91C2"."""
    return f"{ledger_hash[:4]} {ledger_hash[4:8]}".upper().strip()


def _hand_over(data: bytes, source: SlipSource, printer: str, dots_per_inch: int, code: str) -> None:
    if source.tray is not None:
        kept.keep(source.tray, code, data)
    elif printer:
        print_pdf(data, printer, dots_per_inch, code)
    else:
        raise PrintTrouble("no_printer")


def _kept(asked: Asked, source: SlipSource, data: bytes, failed: Outcome) -> Outcome:
    try:
        file = kept.keep(source.folder, asked.dossier.printed_code, data)
    except OSError:
        return Outcome(asked, FAILED, failed.at, failed.printer, failed.error, unprintable=failed.unprintable)
    return Outcome(asked, FAILED, failed.at, failed.printer, failed.error, file, unprintable=failed.unprintable)
