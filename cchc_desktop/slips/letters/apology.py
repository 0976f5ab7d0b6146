"""The apology (Mẫu số 04, phiếu xin lỗi, văn bản xin lỗi và đề nghị gia hạn): why it is late, and the new date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Apologised
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.letter_wording import ApologyWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.letters import written
from cchc_desktop.slips.letters.addressed import Address, box_values, labelled, told
from cchc_desktop.slips.letters.letter import OWN_LEADER, Leader, addressee, letter_head, letter_story
from cchc_desktop.slips.letters.written import Written


@dataclass(frozen=True, slots=True)
class Apology(Drawn):
    """One apology.

    `due_was` is the date on the newest receipt, `due_in_force` the one that held before it. `solver` is the division
    that has the folder, "" while the counter has it; `taken` False: it was handed over, and nobody took it yet.
    """

    FORM: ClassVar[type[ApologyWording]] = ApologyWording

    dossier: Dossier
    apology: Apologised
    due_was: datetime | None
    solver: str = ""
    leader: Leader = OWN_LEADER
    due_in_force: datetime | None = None
    taken: bool = True

    @property
    def title(self) -> str:
        """The dossier's code."""
        return self.dossier.printed_code

    @property
    def day(self) -> date:
        """Of the apology."""
        return words.in_vietnam(self.apology.at).date()

    def copies(self, draft: Draft) -> list[list[Page]]:
        """As the form says."""
        wording = draft.wording(self.FORM)
        address = Address(self.dossier, self.apology.at, draft, wording, self.apology.slip_number)
        values = letter_story(address, self.leader, self.solver)
        new = filled(wording.due_moment, **box_values(self.apology.due_at))
        was = filled(wording.due_moment, **box_values(self.due_was)) if self.due_was else wording.due_none
        moved = self.due_in_force and self.due_in_force != self.due_was
        in_force = filled(wording.due_moment, **box_values(self.due_in_force)) if self.due_in_force and moved else ""
        said = Written(
            **letter_head(address, self.leader, self.solver),
            blocks=(
                *addressee(address),
                *told(draft, wording.opening, values),
                *labelled(draft, wording.due_was, was, bold=True),
                *labelled(draft, wording.due_in_force, in_force, bold=True),
                *told(draft, self._middle(wording), values),
                *address.paragraphs(self.apology.reason, wording.reason),
                *told(draft, wording.apology, values),
                *labelled(draft, wording.due_new, new, bold=True),
                *told(draft, wording.closing, values),
            ),
        )
        return written.letter(said, self.FORM, draft)

    def _middle(self, wording: ApologyWording) -> tuple[str, ...]:
        """Where the folder is."""
        if not self.solver:
            return wording.middle_at_counter
        return wording.middle if self.taken else wording.middle_under_way
