"""The refusal (Mẫu số 03, phiếu từ chối tiếp nhận giải quyết hồ sơ): why a dossier is not taken in, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Refused
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.letter_wording import RefusalWording
from cchc_desktop.slips.letters import written
from cchc_desktop.slips.letters.addressed import Address, Adviser, contact, signers, told
from cchc_desktop.slips.letters.prose import Facts
from cchc_desktop.slips.letters.written import Written


@dataclass(frozen=True, slots=True)
class Refusal(Drawn):
    """One refusal; `dossier` is what was brought, also when it was never received and has no code."""

    FORM: ClassVar[type[RefusalWording]] = RefusalWording

    dossier: Dossier
    refused: Refused
    adviser: Adviser  # who signs, and is to be asked

    @property
    def title(self) -> str:
        """The dossier's code, else the slip's number."""
        return self.dossier.printed_code or self.refused.slip_number

    @property
    def day(self) -> date:
        """Of the refusal."""
        return words.in_vietnam(self.refused.at).date()

    def copies(self, draft: Draft) -> list[list[Page]]:
        """One stays, one goes to the citizen."""
        wording = draft.wording(self.FORM)
        address = Address(self.dossier, self.refused.at, draft, wording, self.refused.slip_number)
        you = {"you": address.you, "office": address.office}
        said = Written(
            **address.head(),
            blocks=(
                Facts(address.people(wording.office)),
                *told(draft, (wording.decision,), you),
                *address.paragraphs(self.refused.reason, wording.reason),
                *told(draft, (wording.closing,), you),
                *contact(address, self.adviser),
            ),
            notes=draft.texts(*wording.notes),
            signers=tuple(map(draft.ink, wording.signers)),
            names=signers(address, self.adviser),
        )
        return written.notice(said, self.FORM, draft)
