"""The receipt of several dossiers of one submitter (Mẫu số 01, nhiều hồ sơ): each with its bars and its own due date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.number_words import in_words
from cchc_desktop.domain.person import Person
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.bars import Symbol, code_128, qr
from cchc_desktop.slips.drawing.codes import QR_MODULE
from cchc_desktop.slips.drawing.facts import Source
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.grid import Field, Row
from cchc_desktop.slips.drawing.look import A4_LIST
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align, Page
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.notice_wording import GroupWording
from cchc_desktop.slips.forms.wording import filled, joined
from cchc_desktop.slips.lists import listing
from cchc_desktop.slips.lists.listing import Listed
from cchc_desktop.slips.receipts.receipt_people import people

LOOK = replace(A4_LIST, rows_with_the_end=1)  # they are high: more would leave the page before half empty
CODE = 1  # the column of code and bars
CODE_WIDTH = 62 * MM
BAR_ROOM = 56 * MM  # a code that needs more is a QR
BAR_HEIGHT = 8.6 * MM


@dataclass(frozen=True, slots=True)
class GroupReceipt(Drawn):
    """What one person handed in at one time, in the order of reception."""

    FORM: ClassVar[type[GroupWording]] = GroupWording

    dossiers: tuple[Dossier, ...]

    @property
    def title(self) -> str:
        """The first dossier's code, and how many more there are."""
        return f"{self.dossiers[0].printed_code} +{len(self.dossiers) - 1}"

    @property
    def day(self) -> date:
        """Of the first reception."""
        received = [dossier.received_at for dossier in self.dossiers if dossier.received_at]
        if not received:
            raise ValueError("a receipt needs a reception")
        return words.in_vietnam(min(received)).date()

    @property
    def submitter(self) -> Person:
        """Who stood at the counter."""
        intake = self.dossiers[0].intake
        return intake.submitter or intake.owner

    def copies(self, draft: Draft) -> list[list[Page]]:
        """One to keep, one for the submitter; raises ValueError for none, for one never received, for two people's."""
        if not self.dossiers or not all(dossier.printed_code for dossier in self.dossiers):
            raise ValueError("a receipt needs codes")
        if any((dossier.intake.submitter or dossier.intake.owner) != self.submitter for dossier in self.dossiers):
            raise ValueError("a receipt is one submitter's")
        return listing.copies(self._said(draft), GroupWording, LOOK, draft)

    def _said(self, draft: Draft) -> Listed:
        wording, ink, first = draft.wording(GroupWording), draft.ink, self.dossiers[0]
        head = draft.setting(GroupWording, self.day, first.reception.counter)
        source = Source(_as_the_submitters(first, self.submitter), draft.office, wording, draft.printing, ink)
        received = draft.moment(wording.moment, first.received_at) if first.received_at else ""
        place = first.reception.return_place or draft.office.return_place
        return Listed(
            **head.said(""),
            facts=(*people(source), draft.fact(wording.received, received)),
            fields=_fields(draft, wording),
            rows=tuple(self._row(draft, number, each) for number, each in enumerate(self.dossiers, start=1)),
            after=(
                draft.total(wording.total, **self._totals()),
                *(fact.runs for fact in draft.fact(wording.fee, self._fee(wording))),
                *(fact.runs for fact in draft.fact(wording.return_at, place)),
            ),
            notes=draft.texts(*wording.notes),
            signers=tuple(map(ink, wording.signers)),
            names=(ink(self.submitter.name), ink(first.reception.clerk_name)),
        )

    def _row(self, draft: Draft, number: int, dossier: Dossier) -> Row:
        wording, owner, reception = draft.wording(GroupWording), dossier.intake.owner, dossier.reception
        name = reception.short_name or reception.procedure_name or dossier.intake.procedure_code
        what = filled(wording.what, procedure=name, owner=owner.name) or name
        papers = words.number(sum(dossier.intake.sums))
        cells = tuple(map(draft.ink, (str(number), dossier.printed_code, what, papers, _due(wording, dossier))))
        symbol = _symbol(dossier.printed_code, draft.printing)
        return Row(cells, symbols=((CODE, symbol),), below=draft.ink(_below(wording, dossier)))

    def _totals(self) -> dict[str, str]:
        intakes = [dossier.intake for dossier in self.dossiers]
        return {
            "folders": words.counted(len(intakes)),
            "folders_in_words": in_words(len(intakes)),
            "sets": words.number(sum(intake.sets for intake in intakes)),
            "papers": words.number(sum(sum(intake.sums) for intake in intakes)),
        }

    def _fee(self, wording: GroupWording) -> str:
        paid = sum(fee.amount for dossier in self.dossiers for fee in dossier.fees if not fee.voided)
        owed = [each.intake for each in self.dossiers if not each.intake.fee_exempt]
        due = sum(max(0, intake.fee_amount or 0) for intake in owed)
        if not due and not paid:
            return wording.fee_none
        return filled(wording.fee_value, amount=words.money(max(due, paid)), paid=words.money(paid))


def _below(wording: GroupWording, dossier: Dossier) -> str:
    """What its own receipt would say besides: its papers, how long it takes, where it stands in the register."""
    reception = dossier.reception
    papers = "; ".join(_paper(wording, paper) for paper in dossier.intake.handed_in)
    values = {
        "papers": papers or wording.no_papers,
        "time": words.processing(reception.processing) if reception.processing else wording.processing_none,
        "book": reception.book,
        "ordinal": words.number(reception.ordinal) if reception.ordinal else "",
    }
    return joined(wording.below, **values)


def _paper(wording: GroupWording, paper: Paper) -> str:
    amounts = zip(wording.paper_amounts, (paper.original, paper.certified, paper.photocopy), strict=True)
    counts = ", ".join(filled(count, n=words.number(amount)) for count, amount in amounts if amount)
    return filled(wording.paper_counted, name=paper.name, counts=counts)


def _as_the_submitters(dossier: Dossier, submitter: Person) -> Dossier:
    """The same as if the submitter owned it and asked for nothing: what is asked for stands in the table."""
    intake = replace(dossier.intake, owner=submitter, submitter=None, procedure_code="", summary="")
    return replace(dossier, intake=intake, reception=replace(dossier.reception, procedure_name=""))


def _due(wording: GroupWording, dossier: Dossier) -> str:
    """The date that holds, with the day promised at first where papers, an apology or the portal have moved it."""
    due = words.in_vietnam(dossier.due_at) if dossier.due_at else None
    said = filled(wording.due_value, clock=words.clock(due), day=day_text(due.date())) if due else wording.due_none
    before = words.in_vietnam(dossier.promised_at).date() if dossier.has_moved and dossier.promised_at else None
    return filled(wording.due_moved, due=said, before=day_text(before)) if before else said


def _fields(draft: Draft, wording: GroupWording) -> tuple[Field, ...]:
    heads = [(draft.ink(head),) for head in wording.columns]
    room = A4_LIST.size.room
    return (
        Field(heads[0], 9 * MM),
        Field(heads[1], CODE_WIDTH, Align.CENTRE, Face.BOLD, code=True),
        Field(heads[2], room - CODE_WIDTH - 50 * MM, Align.LEFT),
        Field(heads[3], 14 * MM),
        Field(heads[4], 27 * MM, Align.CENTRE, Face.BOLD),
    )


def _symbol(code: str, printing: Printing) -> Symbol:
    bars = code_128(code, BAR_ROOM, BAR_ROOM, BAR_HEIGHT, printing.dots_per_inch)
    return bars or qr(code, QR_MODULE, printing.dots_per_inch)
