"""The supplement request (Mẫu số 02, phiếu yêu cầu bổ sung, hoàn thiện hồ sơ): what is missing, why, until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.intake import Paper
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.text import Run
from cchc_desktop.slips.drawing.wide_box import Boxed
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.letter_wording import SupplementWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.letters import written
from cchc_desktop.slips.letters.addressed import Address, Adviser, box_values, contact, labelled, signers
from cchc_desktop.slips.letters.prose import Block, Facts, Para, Rows
from cchc_desktop.slips.letters.written import NOTICES, Written
from cchc_desktop.slips.paper_rows import paper_fields, paper_rows


@dataclass(frozen=True, slots=True)
class SupplementRequest(Drawn):
    """One request as it was made; `ordinal` 2 says that it is the second of its dossier."""

    FORM: ClassVar[type[SupplementWording]] = SupplementWording

    dossier: Dossier  # never received, it has no code: bars of the slip's number
    request: SupplementRequested
    adviser: Adviser  # who signs, and is to be asked
    ordinal: int = 1
    approver_name: str = ""  # the lead, from the second request on

    @property
    def title(self) -> str:
        """The dossier's code, else the slip's number."""
        return self.dossier.printed_code or self.request.slip_number

    @property
    def day(self) -> date:
        """Of the request."""
        return words.in_vietnam(self.request.at).date()

    def copies(self, draft: Draft) -> list[list[Page]]:
        """One stays, one goes to the citizen."""
        wording, ink = draft.wording(self.FORM), draft.ink
        address = Address(self.dossier, self.request.at, draft, wording, self.request.slip_number)
        again = filled(wording.again, n=str(self.ordinal)) if self.ordinal > 1 else ""
        said = Written(
            **address.head(),
            under_title=(ink(again),) if again else (),
            blocks=(
                Facts(address.people(wording.office)),
                Para((Run(ink(filled(wording.intro, you=address.you))),), bare=True),
                *self._papers(draft, wording),
                *address.paragraphs(self.request.content, wording.content),
                *self._why(draft, wording, address),
                *self._until(draft, wording),
                *contact(address, self.adviser),
            ),
            notes=draft.texts(*wording.notes),
            signers=tuple(map(ink, wording.signers)),
            names=signers(address, self.adviser),
        )
        return written.notice(said, self.FORM, draft)

    def _papers(self, draft: Draft, wording: SupplementWording) -> tuple[Block, ...]:
        papers = self.request.papers
        if papers and wording.as_table:
            room = NOTICES[draft.paper(self.FORM)].size.room
            fields = paper_fields(wording.columns, room, draft.ink)
            return (Rows(fields, paper_rows(papers, wording, draft.ink)),)
        items = (_item(wording, number, paper) for number, paper in enumerate(papers, start=1))
        return tuple(Para((Run(draft.ink(item)),)) for item in items)

    def _why(self, draft: Draft, wording: SupplementWording, address: Address[SupplementWording]) -> Sequence[Block]:
        stages = {"intake": wording.stage_intake, "appraisal": wording.stage_appraisal}
        basis = draft.fact(wording.legal_basis, self.request.legal_basis)
        stage = draft.fact(wording.stage, stages.get(self.request.stage, ""))
        return (
            *address.paragraphs(self.request.reason, wording.reason),
            Facts(((*basis, *stage),)),
            *labelled(draft, wording.again_reason, self.request.approval_reason),
            *labelled(draft, wording.approver, self.approver_name),
        )

    def _until(self, draft: Draft, wording: SupplementWording) -> tuple[Block, ...]:
        if self.request.deadline is None:
            return ()
        said = draft.ink(filled(wording.deadline, **box_values(self.request.deadline)))
        return (Boxed(Run(draft.ink(wording.deadline_head)), Run(said, Face.BOLD)),)


def _item(wording: SupplementWording, number: int, paper: Paper) -> str:
    """A paper in the numbered list."""
    name = filled(wording.paper_note, name=paper.name, note=paper.note) or paper.name
    amounts = zip(wording.counts, (paper.original, paper.certified, paper.photocopy), strict=True)
    counts = ", ".join(filled(count, n=words.counted(amount)) for count, amount in amounts if amount)
    values = {"number": str(number), "name": name, "counts": counts}
    return filled(wording.item, **values) or filled(wording.item_bare, **values)
