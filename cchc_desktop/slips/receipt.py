"""The receipt (Mẫu số 01, giấy tiếp nhận hồ sơ và hẹn trả kết quả): PDF of its copies on A5, A4 or the roll."""

from __future__ import annotations

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.office import Office
from cchc_desktop.slips import receipt_a4, receipt_a5, receipt_roll
from cchc_desktop.slips.form_set import FormSet
from cchc_desktop.slips.measures import A4, CUT
from cchc_desktop.slips.page import Page
from cchc_desktop.slips.pdf import Sheet, pdf
from cchc_desktop.slips.printing import Printing
from cchc_desktop.slips.receipt_content import content
from cchc_desktop.slips.text import Ink

_LAY_OUT = {"a5": receipt_a5.lay_out, "a4": receipt_a4.lay_out, "80mm": receipt_roll.lay_out}


def draw(dossier: Dossier, office: Office, forms: FormSet, printing: Printing) -> bytes:
    """PDF of the copies asked for; the same arguments give the same bytes.

    A5: halves of A4 sheets. One cut through the stack leaves the pages of liên 1, in order, above those of liên 2.
    Raises ValueError for a dossier that has no number. Letters Tinos lacks print as □: ask `unprintable` first.
    """
    pages = copies(dossier, office, forms, printing, Ink())
    return pdf(_sheets(pages, printing.paper), dossier.printed_code, printing.dots_per_inch)


def unprintable(dossier: Dossier, office: Office, forms: FormSet, printing: Printing) -> str:
    """The letters of this receipt that would print as □, each once, in order; "" nearly always."""
    ink = Ink()
    content(dossier, office, forms, printing, ink)
    return "".join(sorted(ink.missing))


def copies(dossier: Dossier, office: Office, forms: FormSet, printing: Printing, ink: Ink) -> list[list[Page]]:
    """The pages of each copy, before they are put on sheets."""
    first = content(dossier, office, forms, printing, ink)
    marked = [first.for_copy(copy, forms.receipt.on(printing.paper), ink) for copy in printing.copies]
    return _LAY_OUT[printing.paper](marked, printing, ink)


def _sheets(pages: list[list[Page]], paper: str) -> list[Sheet]:
    flat = [page for copy in pages for page in copy]
    if paper != "a5":
        return [Sheet(page.width, page.height, ((page, 0.0),)) for page in flat]
    half = (len(flat) + 1) // 2
    return [
        Sheet(*A4, ((top, 0.0), *((bottom, CUT) for bottom in flat[half + place : half + place + 1])), cut_at=CUT)
        for place, top in enumerate(flat[:half])
    ]
