"""Receipts drawn (vẽ giấy tiếp nhận): from a printing that was asked for to PDF bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.printing import Asked
from cchc_desktop.resources import resource
from cchc_desktop.slips import receipt
from cchc_desktop.slips.form_set import FormSet, form_set_on, load_form_sets
from cchc_desktop.slips.printing import Printing

SHORT_HASH = 8
USUAL_DPI = 203  # bars made for it are read at any resolution


@dataclass(frozen=True, slots=True)
class Drawer:
    """Draws receipts of one desk with the form set of each dossier's day."""

    desk: Desk
    form_sets: Sequence[FormSet]

    @classmethod
    def of(cls, desk: Desk) -> Drawer:
        """With the shipped form sets."""
        return cls(desk, load_form_sets(resource("form_sets")))

    def draw(self, asked: Asked, now: datetime, paper: str | None = None, dots_per_inch: int = USUAL_DPI) -> bytes:
        """The PDF of both copies; a reprint is marked and counted."""
        dossier = asked.dossier
        received = dossier.received_at or now
        printing = Printing(
            paper=paper or self.desk.office.paper,
            printed_at=now,
            reprint=asked.printing - 1,
            practice=self.desk.practice,
            ledger_hash=short_hash(asked.ledger_hash),
            qr=self.desk.office.receipt_qr,
            dots_per_inch=dots_per_inch,
        )
        forms = form_set_on(self.form_sets, received.date())
        return receipt.draw(dossier, self.desk.office, forms, printing)


def short_hash(full: str) -> str:
    """The running short hash as printed: "7F3A 91C2"."""
    head = full[:SHORT_HASH].upper()
    return f"{head[:4]} {head[4:]}".strip()
