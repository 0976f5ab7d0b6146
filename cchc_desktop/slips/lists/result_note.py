"""The result note (giấy giao nhận kết quả): who was given which result, when, and by which paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cchc_desktop.domain.collecting import Collector, collector
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.domain.identity import masked
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.facts import Fact, Source
from cchc_desktop.slips.drawing.look import LOOKS
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.text import Run
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.list_wording import ResultWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.lists import listing
from cchc_desktop.slips.lists.listing import Listed
from cchc_desktop.slips.receipts.receipt_people import people


@dataclass(frozen=True, slots=True)
class ResultNote(Drawn):
    """One result given at the counter; `result` is what it is called, "" for "as asked for"."""

    FORM: ClassVar[type[ResultWording]] = ResultWording

    dossier: Dossier
    given: ResultHandedOver
    clerk_name: str
    counter: str
    result: str = ""

    @property
    def title(self) -> str:
        """The dossier's code."""
        return self.dossier.printed_code

    @property
    def day(self) -> date:
        """On which it was given."""
        return words.in_vietnam(self.given.at).date()

    def copies(self, draft: Draft) -> list[list[Page]]:
        """One to keep, one for the collector; raises ValueError for a dossier without any number."""
        if not self.title:
            raise ValueError("a result note needs a code")
        return listing.copies(self._said(draft), ResultWording, LOOKS[draft.paper(ResultWording)], draft)

    def _said(self, draft: Draft) -> Listed:
        wording, ink = draft.wording(ResultWording), draft.ink
        head = draft.setting(ResultWording, self.day, self.counter)
        source = Source(self.dossier, draft.office, wording, draft.printing, ink)
        statement = draft.texts(wording.statement, name=self._collector)
        return Listed(
            **head.said(self.title, official=self.dossier.code is not None),
            facts=(*people(source), *self._facts(draft, wording)),
            after=tuple((Run(text),) for text in statement),
            notes=draft.texts(*wording.notes),
            signers=tuple(map(ink, wording.signers)),
            names=(ink(self._collector), ink(self.clerk_name)),
        )

    @property
    def _collector(self) -> str:
        return self.given.collector or self.dossier.intake.owner.name

    def _who(self, wording: ResultWording) -> str:
        """As whom the collector came: what the note says of that is what the ledger proves."""
        if self.given.authorised:
            return wording.collector_authorised
        return {
            Collector.OWNER: wording.collector_owner,
            Collector.REPRESENTATIVE: wording.collector_representative,
            Collector.SUBMITTER: wording.collector_submitter,
            Collector.OTHER: wording.collector_other,
        }[collector(self.dossier.intake, self._collector)]

    def _facts(self, draft: Draft, wording: ResultWording) -> tuple[tuple[Fact, ...], ...]:
        given, dossier = self.given, self.dossier
        due = draft.moment(wording.moment, dossier.due_at) if dossier.due_at else wording.due_none
        paid = sum(fee.amount for fee in dossier.fees if not fee.voided)
        return (
            draft.fact(wording.due, due),
            draft.fact(wording.result, self.result),
            draft.fact(wording.at, draft.moment(wording.moment, given.at), bold=True),
            draft.fact(wording.collector, filled(self._who(wording), name=self._collector), bold=True),
            draft.fact(wording.collector_number, masked(given.collector_number)),
            draft.fact(wording.authorisation, given.authorisation),
            draft.fact(wording.fee, filled(wording.fee_paid, amount=words.money(paid)) if paid else ""),
        )
