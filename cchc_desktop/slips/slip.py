"""A slip (phiếu, giấy in): what every printed form of the counter is to those who print it."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from cchc_desktop.domain.office import Office
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawing.text import letters_missed
from cchc_desktop.slips.forms.form_set import FormSet


class Slip(Protocol):
    """One form with all that stands on it, frozen; the same slip, office, forms and printing give the same bytes."""

    @property
    def kind(self) -> str:
        """What it is, as the print journal and the counter's printers name it: "receipt", "handover", …"""

    @property
    def title(self) -> str:
        """What the print queue calls it: a dossier's code or a batch's number, never personal data."""

    @property
    def day(self) -> date:
        """Whose form set it is drawn by."""

    def draw(self, office: Office, forms: FormSet, printing: Printing) -> bytes:
        """The PDF of all its copies. Raises ValueError for what this form cannot be made of."""


def drawn(slip: Slip, office: Office, forms: FormSet, printing: Printing) -> tuple[bytes, str]:
    """Its PDF, and the letters of it that print as □, each once, in order; "" nearly always."""
    with letters_missed() as missed:
        data = slip.draw(office, forms, printing)
    return data, "".join(sorted(missed))
