"""The note of a withdrawal (giấy giao trả hồ sơ): which papers go back into the citizen's hand, signed for by both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import PapersGivenBack, Stopped, Withdrawn
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.facts import Fact, Source
from cchc_desktop.slips.drawing.look import LOOKS
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.text import Run
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.list_wording import WithdrawalWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.lists import listing
from cchc_desktop.slips.lists.listing import Listed
from cchc_desktop.slips.paper_rows import paper_fields, paper_rows
from cchc_desktop.slips.receipts.receipt_people import people, signer


@dataclass(frozen=True, slots=True)
class WithdrawalNote(Drawn):
    """One dossier that its citizen takes back, or what was left of it when it ended and goes back `later`."""

    FORM: ClassVar[type[WithdrawalWording]] = WithdrawalWording

    dossier: Dossier  # as it was when it was withdrawn: who had the folder, which fees were taken
    withdrawn: Withdrawn | Stopped
    clerk_name: str
    counter: str
    later: PapersGivenBack | None = None  # what goes back now, if the note of the withdrawal was printed before

    @property
    def title(self) -> str:
        """The dossier's code."""
        return self.dossier.printed_code

    @property
    def day(self) -> date:
        """On which the papers go back."""
        return words.in_vietnam((self.later or self.withdrawn).at).date()

    def copies(self, draft: Draft) -> list[list[Page]]:
        """One to keep, one for the citizen; raises ValueError for a dossier without any number."""
        if not self.title:
            raise ValueError("a withdrawal note needs a code")
        return listing.copies(self._said(draft), WithdrawalWording, LOOKS[draft.paper(WithdrawalWording)], draft)

    def _said(self, draft: Draft) -> Listed:
        wording, ink = draft.wording(WithdrawalWording), draft.ink
        look, papers = LOOKS[draft.paper(WithdrawalWording)], (self.later or self.withdrawn).papers
        head = draft.setting(WithdrawalWording, self.day, self.counter)
        source = Source(self.dossier, draft.office, wording, draft.printing, ink)
        signed = wording.later if self.later else wording.statement if papers else wording.statement_bare
        return Listed(
            **head.said(self.title, official=self.dossier.code is not None),
            facts=(*people(source), *self._facts(draft, wording)),
            fields=paper_fields(wording.columns, look.size.room, ink),
            rows=paper_rows(papers, wording, ink),
            after=tuple((Run(text),) for text in draft.texts(self._away(wording), signed)),
            notes=draft.texts(*wording.notes),
            signers=tuple(map(ink, wording.later_signers if self.later else wording.signers)),
            names=(signer(source), ink(self.clerk_name)),
        )

    def _facts(self, draft: Draft, wording: WithdrawalWording) -> tuple[tuple[Fact, ...], ...]:
        paid, stopped = self.dossier.paid, isinstance(self.withdrawn, Stopped)
        later = draft.moment(wording.moment, self.later.at) if self.later else ""
        at = draft.moment(wording.moment, self.withdrawn.at)
        return (
            draft.fact(wording.stopped_at if stopped else wording.at, at, bold=True),
            draft.fact(wording.stopped_reason if stopped else wording.reason, self.withdrawn.reason),
            draft.fact(wording.later_at, later, bold=True),
            draft.fact(wording.fee, filled(wording.fee_paid, amount=words.money(paid)) if paid else ""),
            draft.fact(wording.papers, self._counts(wording)),
        )

    def _counts(self, wording: WithdrawalWording) -> str:
        papers = (self.later or self.withdrawn).papers
        if not papers:
            return ""
        sums = {name: sum(getattr(paper, name) for paper in papers) for name in ("original", "certified", "photocopy")}
        copies = {name: words.number(count) for name, count in sums.items()}
        return filled(wording.papers_value, papers=words.counted(len(papers)), **copies)

    def _away(self, wording: WithdrawalWording) -> str:
        """Where what is not given back now still lies."""
        holder = self.dossier.holder
        return filled(wording.away, division=holder.name) if holder.kind is HolderKind.DIVISION else ""
