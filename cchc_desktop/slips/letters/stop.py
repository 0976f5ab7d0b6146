"""The stop notice (Mẫu số 05 of TT 03/2025, thông báo dừng giải quyết hồ sơ): who asked, why, what is given back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Stopped, Withdrawn
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.text import Run
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.letter_wording import StopWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.letters import written
from cchc_desktop.slips.letters.addressed import Address, day_of, labelled, told
from cchc_desktop.slips.letters.letter import OWN_LEADER, Leader, addressee, letter_head, letter_story
from cchc_desktop.slips.letters.prose import Blank, Block, Para, Rows
from cchc_desktop.slips.letters.written import LETTER, Written
from cchc_desktop.slips.paper_rows import paper_fields, paper_rows


@dataclass(frozen=True, slots=True)
class Stop(Drawn):
    """One notice; TT 01/2018 has no such form, so drawing it by that set raises FormMissing."""

    FORM: ClassVar[type[StopWording]] = StopWording

    dossier: Dossier  # as it was when it stopped: who held it, which fees were taken
    stopped: Stopped
    withdrawn: Withdrawn | None = None  # the citizen's own request before it
    solver: str = ""
    leader: Leader = OWN_LEADER

    @property
    def title(self) -> str:
        """The dossier's code."""
        return self.dossier.printed_code

    @property
    def day(self) -> date:
        """Of the decision to stop."""
        return words.in_vietnam(self.stopped.at).date()

    def copies(self, draft: Draft) -> list[list[Page]]:
        """As the form says."""
        wording = draft.wording(self.FORM)
        address = Address(self.dossier, self.stopped.at, draft, wording, self.stopped.slip_number)
        values = letter_story(address, self.leader, self.solver)
        said = Written(
            **letter_head(address, self.leader, self.solver),
            blocks=(
                *addressee(address),
                *told(draft, wording.opening, values),
                *self._asked(address),
                *told(draft, wording.decision, values),
                *address.paragraphs(self.stopped.reason, wording.reason),
                *labelled(draft, wording.legal_basis, self.stopped.legal_basis),
                *labelled(draft, wording.stage, self._stage(wording)),
                *labelled(draft, wording.fee, self._fee(wording)),
                *self._papers(draft, wording),
                *told(draft, wording.closing, values),
            ),
        )
        return written.letter(said, self.FORM, draft)

    def _asked(self, address: Address[StopWording]) -> tuple[Para, ...]:
        if self.withdrawn is None:
            return ()
        you, asked = address.you, day_of(self.withdrawn.at)
        values = {"you": you, "You": words.first_upper(you), "asked": asked, "reason": self.withdrawn.reason}
        return told(address.draft, (address.wording.asked,), values)

    def _stage(self, wording: StopWording) -> str:
        holder = self.dossier.holder
        if holder.kind is HolderKind.DIVISION:
            return filled(wording.stage_division, division=holder.name)
        return wording.stage_counter

    def _fee(self, wording: StopWording) -> str:
        taken = [fee for fee in self.dossier.fees if not fee.voided]
        if not taken:
            return wording.fee_none
        said = filled(wording.fee_paid, amount=words.money(sum(fee.amount for fee in taken)))
        numbers = ", ".join(fee.receipt_number for fee in taken if fee.receipt_number)
        return filled(wording.fee_receipts, fee=said, numbers=numbers) or said

    def _papers(self, draft: Draft, wording: StopWording) -> tuple[Block, ...]:
        papers = self.stopped.papers or (self.withdrawn.papers if self.withdrawn else ())
        if not papers:
            return labelled(draft, wording.papers, wording.no_papers)
        fields = paper_fields(wording.columns, LETTER.size.room, draft.ink)
        return (
            Para((Run(draft.ink(wording.papers)),)),
            Rows(fields, paper_rows(papers, wording, draft.ink)),
            Blank(draft.ink(wording.given_back)),
        )
