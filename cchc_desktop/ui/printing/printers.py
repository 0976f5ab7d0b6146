"""The printers (máy in) of this PC, and which of them a slip goes to; ask only off the window's thread: it may wait."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from cchc_desktop.domain.slip_kind import GROUP_RECEIPT, LABEL, RECEIPT

LEAST_DOTS, WANTED_DOTS = 150, 600
ROLL_DOTS = 203  # of thermal heads, whose drivers seldom say so


class Readiness(Enum):
    """What the system says of a printer; whether paper comes out it cannot know."""

    READY = "ready"
    STOPPED = "stopped"  # takes jobs, prints none till somebody sees to it
    ABSENT = "absent"  # chosen by name, and not on this PC


def names() -> list[str]:
    """Every printer of this PC, for choosing."""
    return [str(name) for name in QPrinterInfo.availablePrinterNames()]


def chosen(settings: Mapping[str, str], slip: str) -> str:
    """The printer for a kind of slip: the office's choice for this counter, else the PC's own; "" when there is none.

    A chosen one that is gone is still the answer: receipts must not come out in another room by themselves.
    """
    return settings.get(slip) or str(QPrinterInfo.defaultPrinterName()) or next(iter(names()), "")


def readiness(name: str) -> Readiness:
    """How it stands now."""
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        return Readiness.ABSENT
    return Readiness.STOPPED if info.state() is QPrinter.PrinterState.Error else Readiness.READY


def is_roll(slip: str, office_paper: str) -> bool:
    """Whether that kind of slip is printed on a roll: labels always, receipts where the office has chosen so."""
    return slip == LABEL or (slip in (RECEIPT, GROUP_RECEIPT) and office_paper == "80mm")


def dots_per_inch(name: str, on_roll: bool) -> int:
    """What to draw and render a slip at: of the printer's resolutions the one nearest to 600.

    CUPS does not tell, and takes what it is given; there 600, on a roll 203.
    """
    usual = ROLL_DOTS if on_roll else WANTED_DOTS
    info = QPrinterInfo.printerInfo(name)
    known = [] if info.isNull() else QPrinter(info, QPrinter.PrinterMode.HighResolution).supportedResolutions()
    return nearest([int(dots) for dots in known], usual)


def nearest(known: list[int], usual: int) -> int:
    """Of the resolutions a printer has the one nearest to 600; `usual` when it names none that a slip can use."""
    fit = [dots for dots in known if LEAST_DOTS <= dots <= 2400]
    return min(fit, key=lambda dots: abs(dots - WANTED_DOTS)) if fit else usual
