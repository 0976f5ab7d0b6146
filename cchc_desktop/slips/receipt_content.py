"""What a receipt says (nội dung giấy tiếp nhận), whatever its paper: every string of it, ready to be placed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.office import Office
from cchc_desktop.slips import receipt_items, receipt_people, words
from cchc_desktop.slips.facts import Fact, PaperRow, Source
from cchc_desktop.slips.form_set import FormSet
from cchc_desktop.slips.printing import Printing
from cchc_desktop.slips.text import EMPTY, Ink, Printed
from cchc_desktop.slips.wording import Wording, filled, joined


@dataclass(frozen=True, slots=True)
class Content:
    """A receipt's text; empty strings and tuples are left out on the page."""

    code: str  # for the bars: never cleaned, never cut
    code_line: Printed
    upper: Printed
    lower: Printed
    nation: Printed
    motto: Printed
    place_and_day: Printed
    title: Printed
    see_next: Printed
    people: tuple[tuple[Fact, ...], ...]  # the facts of a row share a line when they fit
    papers_line: Printed
    columns: tuple[Printed, ...]
    papers: tuple[PaperRow, ...]
    legend: Printed
    before_due: tuple[Fact, ...]  # items 2 to 4
    due: Fact  # item 5
    after_due: tuple[Fact, ...]  # items 6 and 7
    box_head: Printed
    box: Printed
    has_due: bool
    register: Printed
    notes_head: Printed
    notes: tuple[Printed, ...]
    signers: tuple[Printed, Printed]
    sign_hint: Printed
    names: tuple[Printed, Printed]  # who handed in, who received
    reprint: tuple[Printed, ...]
    practice: tuple[Printed, ...]
    watermark: tuple[Printed, ...]
    footers: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    footer_values: dict[str, str]
    copy_mark: Printed = EMPTY
    continued: Printed = EMPTY  # under the title of page 2

    def for_copy(self, copy: int, wording: Wording, ink: Ink) -> Content:
        """The same for liên 1 or 2."""
        text = wording.copies[copy - 1]
        copy_mark, continued = (ink(filled(mark, copy=text)) for mark in (wording.copy_mark, wording.continued))
        return replace(self, copy_mark=copy_mark, continued=continued)

    def footer(self, page: int, pages: int, ink: Ink) -> tuple[Printed, Printed, Printed]:
        """Left, centre and right of the foot of one page."""
        values = {**self.footer_values, "page": str(page), "pages": str(pages)}
        left, centre, right = (ink(joined(part, **values)) for part in self.footers)
        return left, centre, right


def content(dossier: Dossier, office: Office, forms: FormSet, printing: Printing, ink: Ink) -> Content:
    """The text all copies share; raises ValueError for a dossier without any number: it was never received."""
    if not dossier.printed_code:
        raise ValueError("a receipt needs a code")
    source = Source(dossier, office, forms.receipt.on(printing.paper), printing, ink)
    wording, name = source.wording, source.office_name
    box_head, box = map(ink, receipt_items.box(source))
    return Content(
        code=dossier.printed_code,
        code_line=_code_line(source),
        upper=ink(name.upper.upper()),
        lower=ink(name.lower.upper()),
        nation=ink(wording.nation),
        motto=ink(wording.motto),
        place_and_day=ink(filled(wording.place_and_day, place=name.place, day=words.long_day(source.day))),
        title=ink(wording.title),
        see_next=ink(wording.see_next),
        people=receipt_people.people(source),
        papers_line=ink(wording.papers),
        columns=tuple(map(ink, wording.columns)),
        papers=receipt_items.papers(source),
        legend=ink(wording.legend),
        before_due=receipt_items.before_due(source),
        due=receipt_items.due(source),
        after_due=receipt_items.after_due(source),
        box_head=box_head,
        box=box,
        has_due=dossier.printed_due_at is not None,
        register=receipt_items.register(source),
        notes_head=ink(wording.notes_head),
        notes=tuple(map(ink, wording.notes)),
        signers=(ink(wording.signers[0]), ink(wording.signers[1])),
        sign_hint=ink(wording.sign_hint),
        names=(receipt_people.signer(source), ink(dossier.reception.clerk_name)),
        reprint=_reprint(source),
        practice=tuple(map(ink, filter(None, wording.practice))) if printing.practice else (),
        watermark=tuple(map(ink, wording.practice_watermark)) if printing.practice else (),
        footers=(wording.footer_left, wording.footer_centre, wording.footer_right),
        footer_values=_footer_values(source, forms),
    )


def _code_line(source: Source) -> Printed:
    wording, dossier = source.wording, source.dossier
    return source.ink(filled(wording.code if dossier.code else wording.provisional_code, code=dossier.printed_code))


def _reprint(source: Source) -> tuple[Printed, ...]:
    if not source.printing.reprint:
        return ()
    at = words.in_vietnam(source.printing.printed_at)
    values = {"n": str(source.printing.reprint), "time": words.clock(at), "day": day_text(at.date())}
    return tuple(source.ink(filled(part, **values)) for part in source.wording.reprint if part)


def _footer_values(source: Source, forms: FormSet) -> dict[str, str]:
    printing = source.printing
    return {
        "form": forms.receipt.form,
        "circular": forms.circular,
        "version": forms.version,
        "counter": source.dossier.reception.counter,
        "ledger": printing.ledger_hash,
        "hotline": source.office_name.hotline,
        "reprint": filled(source.wording.reprint_foot, n=str(printing.reprint)) if printing.reprint else "",
    }
