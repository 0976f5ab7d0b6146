"""What a receipt says (nội dung giấy tiếp nhận), whatever its paper: every string of it, ready to be placed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.office import Office
from cchc_desktop.domain.receipt_version import qr_text
from cchc_desktop.domain.reissue import FIRST, Reissue
from cchc_desktop.domain.status import ENDED_EARLY
from cchc_desktop.slips.drawing.facts import Fact, PaperRow, Source
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawing.said import Said, Setting
from cchc_desktop.slips.drawing.text import Ink, Printed
from cchc_desktop.slips.forms.form_set import FormSet
from cchc_desktop.slips.forms.wording import Wording, joined
from cchc_desktop.slips.receipts import receipt_items, receipt_people


@dataclass(frozen=True, slots=True, kw_only=True)
class Content(Said):
    """A receipt's text; empty strings and tuples are left out on the page."""

    qr: str  # what a QR says: the code, with the version from 2 on
    corrected: Printed  # which version, and since when; that it holds no more
    people: tuple[tuple[Fact, ...], ...]  # the facts of a row share a line when they fit
    papers_line: Printed
    columns: tuple[Printed, ...]
    papers: tuple[PaperRow, ...]
    legend: Printed
    before_due: tuple[Fact, ...]  # items 2 to 4, and the first date where it moved
    due: Fact  # item 5
    after_due: tuple[Fact, ...]  # items 6 and 7
    box_head: Printed
    box: Printed
    has_due: bool
    register: Printed
    notes_head: Printed
    notes: tuple[Printed, ...]


def content(
    dossier: Dossier, office: Office, forms: FormSet, printing: Printing, ink: Ink, reissue: Reissue = FIRST
) -> Content:
    """The text all copies share; raises ValueError for a dossier without any number: it was never received.

    `reissue` is what the version that is printed says of those before it.
    """
    if not dossier.printed_code:
        raise ValueError("a receipt needs a code")
    source = Source(dossier, office, forms.receipt.on(printing.paper), printing, ink)
    wording = source.wording
    box_head, box = map(ink, receipt_items.box(source))
    return Content(
        **_setting(source, forms).said(dossier.printed_code, official=dossier.code is not None),
        qr=qr_text(dossier.printed_code, dossier.receipt_version),
        corrected=ink(" · ".join(filter(None, (_version(source, reissue), _ended(source, reissue))))),
        people=receipt_people.people(source),
        papers_line=ink(wording.papers),
        columns=tuple(map(ink, wording.columns)),
        papers=receipt_items.papers(source, reissue),
        legend=ink(wording.legend),
        before_due=receipt_items.before_due(source, reissue),
        due=receipt_items.due(source),
        after_due=receipt_items.after_due(source),
        box_head=box_head,
        box=box,
        has_due=dossier.due_at is not None,
        register=receipt_items.register(source),
        notes_head=ink(wording.notes_head),
        notes=tuple(map(ink, wording.notes)),
        signers=tuple(map(ink, wording.signers)),
        names=(receipt_people.signer(source), ink(dossier.reception.clerk_name)),
    )


def _version(source: Source[Wording], reissue: Reissue) -> str:
    version, wording = source.dossier.receipt_version, source.wording
    if version == 1:
        return ""
    templates = wording.supplemented if reissue.by_supplement else wording.corrected
    return joined(templates, n=str(version), day=_day(reissue.made_on))


def _ended(source: Source[Wording], reissue: Reissue) -> str:
    status = source.dossier.status
    return (
        joined(source.wording.ended, status=status.label, day=_day(reissue.ended_on)) if status in ENDED_EARLY else ""
    )


def _day(day: date | None) -> str:
    return day_text(day) if day else ""


def _setting(source: Source[Wording], forms: FormSet) -> Setting:
    return Setting(
        source.wording,
        source.office,
        source.printing,
        source.ink,
        source.day,
        forms.receipt.form,
        forms.circular,
        forms.version,
        source.dossier.reception.counter,
    )
