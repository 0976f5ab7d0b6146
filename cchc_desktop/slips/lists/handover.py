"""The handover slip of a batch (phiếu bàn giao hồ sơ): its folders one under another, its own bars, two signatures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.number_words import in_words
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.grid import Field, Row
from cchc_desktop.slips.drawing.look import A4_LIST
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align, Page
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.list_wording import HandoverWording
from cchc_desktop.slips.lists import exchanged, listing
from cchc_desktop.slips.lists.listing import Listed

LOOK = replace(A4_LIST, rows_with_the_end=4)


@dataclass(frozen=True, slots=True)
class Folder:
    """One line of the slip."""

    dossier: Dossier
    note: str = ""


@dataclass(frozen=True, slots=True)
class Handover(Drawn):
    """A batch as it was handed over; `bars` is its number and the digest that tells a true slip from a changed one."""

    FORM: ClassVar[type[HandoverWording]] = HandoverWording

    number: str  # "BG-3-261123-01"
    bars: str  # "BG-3-261123-01-7F3A"
    at: datetime
    to: str
    folders: tuple[Folder, ...]
    clerk_name: str
    counter: str
    receiver_name: str = ""  # "": written by hand

    @property
    def title(self) -> str:
        """The batch's number."""
        return self.number

    @property
    def day(self) -> date:
        """Of the handover."""
        return exchanged.day_of(self)

    def copies(self, draft: Draft) -> list[list[Page]]:
        """One for the giver, one for the receiver; raises ValueError for a batch without folders."""
        if not self.folders:
            raise ValueError("a handover needs a folder")
        return listing.copies(self._said(draft), HandoverWording, LOOK, draft)

    def _said(self, draft: Draft) -> Listed:
        wording = draft.wording(HandoverWording)
        return Listed(
            **exchanged.said(self, HandoverWording, draft, self.receiver_name),
            fields=_fields(draft, wording),
            rows=tuple(_row(draft, number, folder) for number, folder in enumerate(self.folders, start=1)),
            after=(draft.total(wording.total, **self._totals()),),
        )

    def _totals(self) -> dict[str, str]:
        intakes = [folder.dossier.intake for folder in self.folders]
        return {
            "folders": words.counted(len(intakes)),
            "folders_in_words": in_words(len(intakes)),
            "sets": words.number(sum(intake.sets for intake in intakes)),
            "papers": words.number(sum(sum(intake.sums) for intake in intakes)),
        }


def _fields(draft: Draft, wording: HandoverWording) -> tuple[Field, ...]:
    heads = [(draft.ink(head),) for head in wording.columns]
    return (
        Field(heads[0], 7 * MM),
        Field(heads[1], 33.5 * MM, Align.LEFT, Face.BOLD, code=True),
        Field(heads[2], 30.8 * MM, Align.LEFT, most=3),
        Field(heads[3], 27.6 * MM, Align.LEFT, most=3),
        Field(heads[4], 7.5 * MM),
        Field(heads[5], 9.5 * MM),
        Field(heads[6], 18.3 * MM),
        Field(heads[7], 18.3 * MM),
        Field(heads[8], 6.5 * MM, box=True),
        Field(heads[9], 11 * MM, Align.LEFT, most=4),
    )


def _row(draft: Draft, number: int, folder: Folder) -> Row:
    ink, dossier = draft.ink, folder.dossier
    received, due = (words.in_vietnam(at).date() if at else None for at in (dossier.received_at, dossier.due_at))
    texts = (
        str(number),
        dossier.printed_code,
        dossier.reception.short_name or dossier.reception.procedure_name,
        dossier.intake.owner.name,
        words.number(dossier.intake.sets),
        words.number(sum(dossier.intake.sums)),
        day_text(received) if received else "–",
        day_text(due) if due else "–",
        "",
        folder.note,
    )
    return Row(tuple(map(ink, texts)))
