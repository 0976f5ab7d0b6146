"""The inspection's page (bảng phục vụ đoàn kiểm tra): findings of a period, verified, with the ledger's head as its seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.flow import Strip
from cchc_desktop.slips.drawing.grid import Field, Row
from cchc_desktop.slips.drawing.look import A4_LIST
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align, Page
from cchc_desktop.slips.drawing.payment import Payment, payment_strip
from cchc_desktop.slips.drawing.text import EMPTY, Run
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.inspection_wording import InspectionWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.lists import listing
from cchc_desktop.slips.lists.listing import Listed

COUNT, TITLE = 17 * MM, 68 * MM
MOST_LINES = 3
_GROUP = 8  # letters of the hash at a time: read aloud, and broken, between them
LOOK = replace(A4_LIST, body_sizes=(12.5, 12.0, 11.5, 11.0, 10.5, 10.0), free=8 * MM)  # one page, whatever was found


@dataclass(frozen=True, slots=True)
class Found:
    """A line: what is asked, how often it was found, and which."""

    title: str
    count: int
    details: str


@dataclass(frozen=True, slots=True)
class InspectionSheet(Drawn):
    """One period of one counter; `hash` is of the last entry of the ledger there was when it was made."""

    FORM: ClassVar[type[InspectionWording]] = InspectionWording

    name: str
    period: str
    made: date
    counter: str
    findings: tuple[Found, ...]
    verdict: str
    instance: str
    seq: int
    hash: str

    @property
    def title(self) -> str:
        """Its period."""
        return self.name

    @property
    def day(self) -> date:
        """On which it was made."""
        return self.made

    def copies(self, draft: Draft) -> list[list[Page]]:
        """One."""
        wording, ink = draft.wording(InspectionWording), draft.ink
        groups = " ".join(self.hash[at : at + _GROUP] for at in range(0, len(self.hash), _GROUP))
        seal = {"instance": self.instance, "seq": str(self.seq), "hash": groups}
        told = (
            Run(ink(f"{wording.ledger} {self.verdict}")),
            *(Run(ink(filled(part, **seal))) for part in wording.head),
        )
        sealed = Payment(told, " ".join((self.instance, str(self.seq), self.hash)))

        def blocks(_said: Listed, size: float) -> Sequence[Strip]:
            return [payment_strip(sealed, LOOK, size, draft.printing)]

        return listing.copies(self._said(draft, wording), InspectionWording, LOOK, draft, blocks)

    def _said(self, draft: Draft, wording: InspectionWording) -> Listed:
        ink = draft.ink
        head, office = draft.setting(InspectionWording, self.day, self.counter), draft.office.name_on(self.day).lower
        columns = [(ink(text),) for text in wording.columns]
        return Listed(
            **head.said("") | {"reprint": ()},  # what stands here is of now
            under_title=draft.inked(self.period),
            continued=ink(self.period),
            facts=(draft.fact(wording.unit, filled(wording.unit_value, counter=self.counter, office=office)),),
            fields=(
                Field(columns[0], TITLE, Align.LEFT, most=MOST_LINES),
                Field(columns[1], COUNT, Align.RIGHT),
                Field(columns[2], LOOK.size.room - TITLE - COUNT, Align.LEFT, most=MOST_LINES),
            ),
            rows=tuple(_row(draft, wording, found) for found in self.findings),
            notes=draft.texts(*wording.notes),
            signers=tuple(map(ink, wording.signers)),
            names=(EMPTY, EMPTY),
        )


def _row(draft: Draft, wording: InspectionWording, found: Found) -> Row:
    texts = (found.title, words.number(found.count), found.details if found.count else wording.nothing)
    return Row(tuple(map(draft.ink, texts)))
