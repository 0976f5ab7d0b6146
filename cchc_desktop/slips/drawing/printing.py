"""How a slip is to be printed (cách in): paper, copies, reprint, practice, and what the printer can draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

PAPERS = ("a5", "a4", "80mm")


@dataclass(frozen=True, slots=True)
class Printing:
    """One print of one slip. `ledger_hash` is the short hash as printed, "7F3A 91C2"; raises ValueError when senseless.

    The same dossier, office, form set and Printing give the same bytes.
    """

    paper: str  # one of PAPERS; "a5": both copies on one A4 sheet
    printed_at: datetime  # aware; shown on reprints
    copies: tuple[int, ...] = (1, 2)  # liên 1 stays with the folder, liên 2 goes to the citizen
    reprint: int = 0  # 0 the first print, n "in lại lần n"
    practice: bool = False
    ledger_hash: str = ""
    qr: bool = False  # a QR of the same code beside the bars
    dots_per_inch: int = 203  # of the printer; bars made for 203 read best on others too

    def __post_init__(self) -> None:
        if self.paper not in PAPERS:
            raise ValueError(f"paper is one of {', '.join(PAPERS)}")
        if not self.copies or any(copy not in (1, 2) for copy in self.copies):
            raise ValueError("copies are 1, 2 or both")
        if self.reprint < 0:
            raise ValueError("a reprint is counted from 0")
        if not 150 <= self.dots_per_inch <= 2400:
            raise ValueError("a printer has 150 to 2400 dots an inch")
        if self.printed_at.tzinfo is None:
            raise ValueError("an instant needs a time zone")
