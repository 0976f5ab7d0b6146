"""What concerns the procedure (phần thủ tục): finding it, its case, its papers, the date it promises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.return_date import ReturnDate
from cchc_desktop.reports import counter
from cchc_desktop.store import procedures
from cchc_desktop.ui.intake import filling
from cchc_desktop.ui.intake.form import IntakeForm, PaperForm
from cchc_desktop.ui.intake.saving import appointed

if TYPE_CHECKING:
    from cchc_desktop.ui.intake.presenter import IntakePresenter

_MOST_USED, _MOST_FOUND = 9, 20


class ProcedureDesk:
    """Knows the procedure and case chosen; the view holds the counts."""

    def __init__(self, presenter: IntakePresenter) -> None:
        self._p = presenter
        self.chosen: Procedure | None = None
        self.case_code = ""
        self._awaited = ""  # the code of a draft's procedure that is still being looked up

    @property
    def code(self) -> str:
        """The code of the procedure chosen, "" for none."""
        return self.chosen.code if self.chosen else self._awaited

    def connect_view(self) -> None:
        """Listen to the view."""
        view = self._p.view
        view.procedure_typed.connect(self._search)
        view.procedure_chosen.connect(self._choose)
        view.case_chosen.connect(self._choose_case)
        view.all_here.connect(self._all_here)
        view.paper_added.connect(self._add_paper)
        view.paper_removal.connect(self._remove_paper)

    def forget(self) -> None:
        """None is chosen."""
        self.chosen, self.case_code, self._awaited = None, "", ""
        self._p.at.reader.forget("draft's procedure")
        self.reckon_due()

    def restore(self, form: IntakeForm, go_on: bool = False) -> None:
        """Choose what a draft had chosen, as the catalogue has it today; `go_on` leads to its papers."""
        if form.procedure_code:
            self._awaited, self.case_code = form.procedure_code, form.case_code
            done = partial(self._restored, form, go_on)
            self._p.at.reader.ask("draft's procedure", procedures.get, form.procedure_code, done=done)

    def offer_most_used(self) -> None:
        """The list before anything is typed."""
        self._p.at.reader.ask("procedures", counter.matching_procedures, "", _MOST_USED, done=self._offer)

    def reckon_due(self) -> None:
        """The return date of a dossier received now."""
        self._p.at.reader.forget("due")
        if self.chosen is None:
            self._p.view.show_due(None, chosen=False)
            return
        at = self._p.at
        at.reader.ask(
            "due", appointed, at.desk, self.chosen, self.case_code, self._p.errand.received_at, done=self._show_due
        )

    def _show_due(self, due: ReturnDate | None) -> None:
        self._p.view.show_due(due, chosen=True)

    def _search(self, text: str) -> None:
        if text:
            self._p.at.reader.ask("procedures", counter.matching_procedures, text, _MOST_FOUND, done=self._offer)
        else:
            self.offer_most_used()

    def _offer(self, found: Sequence[Procedure]) -> None:
        self._p.view.procedure.picker.offer(found, self._p.today)

    def _choose(self, procedure: Procedure) -> None:
        before = self._p.form
        form = before if procedure.code == before.procedure_code else filling.with_procedure(before, procedure)
        self._put(procedure, form)
        self._p.view.go_to_papers()

    def _choose_case(self, case_code: str) -> None:
        if self.chosen is None or case_code == self.case_code:
            return
        form, chosen = self._p.form, self.chosen
        same_papers = chosen.documents_for(case_code) == chosen.documents_for(self.case_code)
        changed = replace(form, case_code=case_code) if same_papers else None
        self._put(chosen, changed or filling.with_procedure(form, chosen, case_code))

    def _restored(self, form: IntakeForm, go_on: bool, procedure: Procedure | None) -> None:
        today = filling.reconciled(form, procedure)
        self._put(procedure, replace(today, case_code=form.case_code if procedure else ""))
        if go_on and procedure is not None:
            self._p.view.go_to_papers()

    def _put(self, procedure: Procedure | None, form: IntakeForm) -> None:
        self.chosen, self.case_code, self._awaited = procedure, form.case_code, ""
        self._p.view.procedure.show_form(form, procedure, self._p.today)
        self._p.touched()
        self.reckon_due()
        self._p.owner.look_for_duplicate()

    def _all_here(self) -> None:
        if self.chosen is not None:
            form = self._p.form
            self._put_papers(filling.with_all_here(form.papers, self.chosen, self.case_code))

    def _add_paper(self, name: str) -> None:
        self._put_papers((*self._p.form.papers, PaperForm(name, original=1, extra=True)))
        self._p.view.procedure.checklist.table.mark_row(len(self._p.form.papers) - 1)

    def _remove_paper(self, row: int) -> None:
        papers = self._p.form.papers
        self._put_papers((*papers[:row], *papers[row + 1 :]))

    def _put_papers(self, papers: tuple[PaperForm, ...]) -> None:
        self._p.view.show_papers(replace(self._p.form, papers=papers), self.chosen)
        self._p.view.procedure.checklist.show_problem(None)
        self._p.touched()
