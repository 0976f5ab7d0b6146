"""The card of the procedure (thủ tục hành chính): the picker, then the checklist and the fee of what was picked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from cchc_desktop.domain.money import written
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.ui.intake.checklist_part import GUIDE_KEY, ChecklistPart
from cchc_desktop.ui.intake.fee_part import FeePart
from cchc_desktop.ui.intake.form import IntakeForm
from cchc_desktop.ui.intake.procedure_list import time_text
from cchc_desktop.ui.intake.procedure_picker import ProcedurePicker
from cchc_desktop.ui.widgets.buttons import bind
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.labels import label


class ProcedureCard(Card):
    """While the list is open the checklist is away: one thing to look at at a time."""

    edited = Signal(str)
    guide_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Thủ tục hành chính")
        self.picker = ProcedurePicker()
        self.checklist = ChecklistPart()
        self.fee = FeePart()
        self._facts = label(role="muted")
        self._has_procedure = False
        self.add_to_header(self._facts)
        self.add(self.picker, 1)
        self.add(self.checklist, 1)
        self.add(self.fee)
        self.picker.searching.connect(self._show_parts)
        self.checklist.edited.connect(self.edited)
        self.checklist.guide_wanted.connect(self.guide_wanted)
        self._none = bind(GUIDE_KEY, self, self.guide_wanted.emit)  # while there is no button to hear the key
        self.fee.edited.connect(self.edited)
        self._show_parts(False)

    def show_form(self, form: IntakeForm, procedure: Procedure | None, today: date) -> None:
        """Fill, as the program."""
        self._has_procedure = procedure is not None
        self.picker.show_procedure(procedure, form.case_code)
        self.show_papers(form, procedure)
        self.fee.show_fee(procedure.fee if procedure else None, form.exempt, form.fee_exempt)
        self._facts.setText(_facts(procedure, form.case_code, today) if procedure else "")
        self._show_parts(False)

    def show_papers(self, form: IntakeForm, procedure: Procedure | None) -> None:
        """Fill the checklist alone."""
        documents = procedure.documents_for(form.case_code) if procedure else ()
        self.checklist.show_papers(form.papers, documents, form.sets)

    def _show_parts(self, searching: bool) -> None:
        picked = self._has_procedure and not searching
        self.checklist.setVisible(picked)
        for shortcut in self._none:
            shortcut.setEnabled(not picked)
        self.fee.setVisible(picked and self.fee.applies)


def _facts(procedure: Procedure, case_code: str, today: date) -> str:
    fee = written(procedure.fee.amount) if procedure.fee and procedure.fee.amount else "không thu phí"
    return f"{procedure.procedure_field} · {time_text(procedure, today, case_code)} · {fee}"
