"""The receipt (Mẫu số 01, giấy tiếp nhận hồ sơ và hẹn trả kết quả): PDF of its copies on A5, A4 or the roll."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.office import Office
from cchc_desktop.domain.reissue import FIRST, Reissue
from cchc_desktop.domain.slip_kind import RECEIPT
from cchc_desktop.slips.drawing.binding import bound
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.pdf import pdf
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawing.said import for_copies
from cchc_desktop.slips.drawing.text import Ink, Printed
from cchc_desktop.slips.forms.form_set import FormSet
from cchc_desktop.slips.receipts import receipt_a4, receipt_a5, receipt_roll
from cchc_desktop.slips.receipts.receipt_content import content

_LAY_OUT = {"a5": receipt_a5.lay_out, "a4": receipt_a4.lay_out, "80mm": receipt_roll.lay_out}


@dataclass(frozen=True, slots=True)
class Receipt:
    """The receipt of one dossier, in the version that holds."""

    dossier: Dossier
    today: date  # for a dossier that was never received at a counter
    reissue: Reissue = FIRST  # why there is this version, and what came since the first

    @property
    def kind(self) -> str:
        """As journal and printers name it."""
        return RECEIPT

    @property
    def title(self) -> str:
        """The dossier's code."""
        return self.dossier.printed_code

    @property
    def day(self) -> date:
        """Of the reception: a dossier keeps the forms of its day."""
        return self.dossier.received_at.date() if self.dossier.received_at else self.today

    def draw(self, office: Office, forms: FormSet, printing: Printing) -> bytes:
        """The PDF of the copies asked for; raises ValueError for a dossier that has no number."""
        return draw(self.dossier, office, forms, printing, self.reissue)


def draw(dossier: Dossier, office: Office, forms: FormSet, printing: Printing, reissue: Reissue = FIRST) -> bytes:
    """PDF of the copies asked for; the same arguments give the same bytes. Letters Tinos lacks print as □.

    A5: halves of A4 sheets. One cut through the stack leaves the pages of liên 1, in order, above those of liên 2.
    Raises ValueError for a dossier that has no number.
    """
    pages = copies(dossier, office, forms, printing, Ink(), reissue)
    return pdf(bound(pages, printing.paper), dossier.printed_code, printing.dots_per_inch)


def copies(
    dossier: Dossier, office: Office, forms: FormSet, printing: Printing, ink: Ink, reissue: Reissue = FIRST
) -> list[list[Page]]:
    """The pages of each copy, before they are put on sheets."""
    first = content(dossier, office, forms, printing, ink, reissue)
    marked = for_copies(first, forms.receipt.on(printing.paper), printing, ink)
    if first.corrected:
        marked = [replace(said, continued=Printed(f"{said.continued} {said.corrected}")) for said in marked]
    return _LAY_OUT[printing.paper](marked, printing, ink)
