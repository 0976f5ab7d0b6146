"""The handover paper of one folder (giấy bàn giao hồ sơ): what is in it, and room to sign for its way there and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.exchange import Exchange, exchange_strip
from cchc_desktop.slips.drawing.facts import Fact, Source
from cchc_desktop.slips.drawing.flow import Strip
from cchc_desktop.slips.drawing.look import A4_LIST
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.text import EMPTY
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.list_wording import HandoverSingleWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.lists import listing
from cchc_desktop.slips.lists.listing import Listed
from cchc_desktop.slips.paper_rows import paper_fields, paper_rows
from cchc_desktop.slips.receipts.receipt_people import people

AGENCIES, SIGNATURES = 52 * MM, 74 * MM


@dataclass(frozen=True, slots=True)
class HandoverSingle(Drawn):
    """One folder as it goes to a division."""

    FORM: ClassVar[type[HandoverSingleWording]] = HandoverSingleWording

    dossier: Dossier
    at: datetime
    to: str
    clerk_name: str
    counter: str
    deliver_by: datetime | None = None  # when the result is wanted back; often the moment the citizen comes for it
    receiver_name: str = ""  # "": written by hand

    @property
    def title(self) -> str:
        """The dossier's code."""
        return self.dossier.printed_code

    @property
    def day(self) -> date:
        """Of the handover."""
        return words.in_vietnam(self.at).date()

    def copies(self, draft: Draft) -> list[list[Page]]:
        """One for the giver, one for the receiver; raises ValueError for a dossier without any number."""
        if not self.title:
            raise ValueError("a handover needs a code")
        ways = self._ways(draft)

        def blocks(_said: Listed, size: float) -> Sequence[Strip]:
            return [_strip(way, A4_LIST.table_size(size)) for way in ways]

        return listing.copies(self._said(draft), HandoverSingleWording, A4_LIST, draft, blocks)

    def _said(self, draft: Draft) -> Listed:
        wording, ink, intake = draft.wording(HandoverSingleWording), draft.ink, self.dossier.intake
        head = draft.setting(HandoverSingleWording, self.day, self.counter)
        source = Source(self.dossier, draft.office, wording, draft.printing, ink)
        return Listed(
            **head.said(self.title, official=self.dossier.code is not None),
            facts=(*people(source), *self._times(draft)),
            fields=paper_fields(wording.columns, A4_LIST.size.room, ink),
            rows=paper_rows(intake.handed_in, wording, ink),
            after=tuple(fact.runs for fact in draft.fact(wording.sets, self._sets(wording))),
            notes=draft.texts(*wording.notes),
        )

    def _times(self, draft: Draft) -> tuple[tuple[Fact, ...], ...]:
        wording, dossier = draft.wording(HandoverSingleWording), self.dossier
        duration, due = dossier.reception.processing, dossier.due_at
        office = draft.office.name_on(self.day).lower
        back = draft.moment(wording.moment, self.deliver_by) if self.deliver_by else ""
        received = draft.moment(wording.moment, dossier.received_at) if dossier.received_at else ""
        promised = draft.moment(wording.moment, due) if due else ""
        back_by = wording.deliver_by_due if self.deliver_by == due else wording.deliver_by_value
        return (
            draft.fact(wording.received, received),
            draft.fact(wording.processing, words.processing(duration) if duration else wording.processing_none),
            draft.fact(wording.due, self._promise(wording, received, promised), bold=True),
            draft.fact(wording.deliver_by, filled(back_by, office=office, moment=back)),
        )

    def _promise(self, wording: HandoverSingleWording, received: str, due: str) -> str:
        """When the clock started and when the citizen comes."""
        return filled(wording.due_value, start=received, due=due) or due or wording.due_none

    def _sets(self, wording: HandoverSingleWording) -> str:
        intake = self.dossier.intake
        original, certified, photocopy = map(words.number, intake.sums)
        return filled(
            wording.sets_value,
            sets=words.counted(intake.sets),
            original=original,
            certified=certified,
            photocopy=photocopy,
        )

    def _ways(self, draft: Draft) -> tuple[Exchange, Exchange]:
        wording, ink = draft.wording(HandoverSingleWording), draft.ink
        office = draft.office.name_on(self.day).lower
        roles = ink(wording.giver), ink(wording.receiver)
        names = ink(self.clerk_name), ink(self.receiver_name)
        there, back = (
            (ink(filled(wording.gives, name=one)), ink(filled(wording.takes, name=other)))
            for one, other in ((office, self.to), (self.to, office))
        )
        heads = [tuple(map(ink, columns)) for columns in (wording.there_columns, wording.back_columns)]
        at = ink(draft.moment(wording.moment, self.at))
        return (
            Exchange(ink(wording.there), heads[0], *there, at, roles, names),
            Exchange(ink(wording.back), heads[1], *back, ink(wording.moment_by_hand), roles, (EMPTY, EMPTY)),
        )


def _strip(way: Exchange, size: float) -> Strip:
    """The columns after the first two share what is left."""
    rest = len(way.heads) - 2
    widths = [AGENCIES, SIGNATURES, *[(A4_LIST.size.room - AGENCIES - SIGNATURES) / rest] * rest]
    return exchange_strip(way, A4_LIST.size.left, widths, size)
