"""The receiving screen (tiếp nhận): shows a form and reports what the clerk does; decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal

from cchc_desktop.domain.problem import Problem, errors
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.return_date import ReturnDate
from cchc_desktop.ui.deeds.form import DeedForm
from cchc_desktop.ui.intake.errand import SAVE
from cchc_desktop.ui.intake.fields import Editor
from cchc_desktop.ui.intake.form import IntakeForm, OwnerShape
from cchc_desktop.ui.intake.lock import Lock
from cchc_desktop.ui.intake.problem_board import Place, ProblemBoard
from cchc_desktop.ui.intake.screen import IntakeScreen
from cchc_desktop.ui.widgets.buttons import bind

_SAID_BELOW = 72  # pixels under a field for what is wrong with it


class IntakeView(IntakeScreen):
    """Cards in columns over the action bar. Paths in signals are those of the intake ("owner.number")."""

    edited = Signal(str)
    left = Signal(str)
    shape_chosen = Signal(OwnerShape)
    submitter_wanted = Signal()
    procedure_typed = Signal(str)
    procedure_chosen = Signal(object)  # Procedure
    case_chosen = Signal(str)
    all_here = Signal()
    paper_added = Signal(str)
    paper_removal = Signal(int)
    submitted = Signal(bool)  # whether the same person brings one more
    draft_wanted = Signal()
    next_draft_wanted = Signal()
    open_wanted = Signal()
    reprint_wanted = Signal(str)  # uid
    slip_wanted = Signal(str, str)  # kind, subject
    group_wanted = Signal(str)  # uid of one of those that share a receipt
    slips_wanted = Signal(object)  # Wish
    stub_scanned = Signal(str)  # code, by those who know that it is one
    completing = Signal(object)  # Dossier, by those who lead here to receive it

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock(self)
        self._board = ProblemBoard(self._places(), self._say_trouble)
        self._connect()

    @property
    def form(self) -> IntakeForm:
        """What the screen holds now; the codes of procedure and case are the presenter's to add."""
        owner = self.owner.part.form
        table, fee = self.procedure.checklist.table, self.procedure.fee
        return IntakeForm(
            shape=self.owner.shape,
            owner=replace(owner, email=self.giving_back.email),
            submitter=None if self.submitter.isHidden() else self.submitter.part.form,
            authorised=self.submitter.authorised.isChecked(),
            papers=table.forms,
            sets=self.procedure.checklist.sets.text().strip(),
            exempt=fee.exempt.isChecked(),
            fee_exempt=fee.reason.text,
            giving_back=self.giving_back.form,
            more=self.more.form,
        )

    def show_form(self, form: IntakeForm, procedure: Procedure | None, today: date) -> None:
        """Fill everything, as the program. The focus stays where it is."""
        self.show_people(form)
        self.procedure.show_form(form, procedure, today)
        self.more.show_form(form.more)

    def show_people(self, form: IntakeForm) -> None:
        """Fill in who it is about and how results go back to them."""
        self.owner.show_form(form.shape, form.owner)
        self.owner.show_submitter_state(form.submitter is not None)
        self.submitter.show_form(form.submitter, form.authorised)
        self.giving_back.show_form(form.giving_back, form.owner.email)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Each at its field; the first that stops the act gets the focus, a count stands by the primary button."""
        if any(problem.field in self.more.fields for problem in problems):
            self.more.set_open(True)
        asked = {question.ask.name for question in self.errand.questions}
        first = self._board.show([problem for problem in problems if problem.field not in asked])
        self.bar.show_wrong(len(errors(problems)))
        if any(problem.field in asked for problem in problems):
            self.errand.show_problems([problem for problem in problems if problem.field in asked])
        elif first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.columns.reveal_soon(lambda: self.columns.reveal(first, _SAID_BELOW))

    def show_problem_at(self, path: str, problems: Sequence[Problem]) -> None:
        """What is wrong at one field the clerk has just left."""
        self._board.show_at(path, problems)

    def is_filled(self, path: str) -> bool:
        """Whether something stands in the field of this path."""
        place = self._board.place_of(path)
        return place is not None and isinstance(place.widget, Editor) and bool(place.widget.text().strip())

    def clear_problems(self) -> None:
        """Nothing is wrong."""
        self._board.clear()
        self.bar.show_wrong(0)

    def show_due(self, due: ReturnDate | None, chosen: bool) -> None:
        """The return date, or why there is none."""
        self.due.show_due(due, chosen)
        self.due_strip.show_due(due, chosen)
        self._has_due = due is not None
        self._show_whys()
        if due is None and self.due.is_open:
            self.toggle_why()

    def show_errand(self, form: DeedForm | None) -> None:
        """What the form is typed for, with its questions; None: a plain reception."""
        self.errand.show_form(form)
        self.errand.setVisible(form is not None)
        self.bar.show_saving(form.button if form else SAVE)

    def show_busy(self, busy: bool) -> None:
        """Hold the form while it is being saved."""
        self._lock.turn(busy)
        self.bar.show_busy(busy)

    def show_papers(self, form: IntakeForm, procedure: Procedure | None) -> None:
        """Fill the checklist alone."""
        self.procedure.show_papers(form, procedure)

    def go_to_papers(self) -> None:
        """The focus to what a procedure just chosen asks first: its case, its papers, else whatever comes next."""
        cases, table = self.procedure.picker.cases, self.procedure.checklist.table
        if self.procedure.picker.asks_case and not cases.currentData():
            cases.setFocus(Qt.FocusReason.TabFocusReason)
        elif not table.isHidden():
            table.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.procedure.picker.field.line.setFocus()
            self.advance()

    def start_over(self) -> None:
        """The focus where a new reception begins."""
        self.clear_problems()
        self.duplicate.clear()
        self.notice.clear()
        self.owner.part.shown[0].line.setFocus()
        self.columns.main.verticalScrollBar().setValue(0)

    def _places(self) -> dict[str, Place]:
        fields = self.owner.part.fields | self.submitter.part.fields | self.giving_back.fields | self.more.fields
        places = {path: Place.of(field) for path, field in fields.items()}
        papers = self.procedure.checklist
        places["procedure_code"] = Place.of(self.procedure.picker.field)
        places["case_code"] = Place(self.procedure.picker.cases, self.procedure.picker.field.show_problem)
        places["papers"] = Place(papers.table, papers.show_problem)
        places["sets"] = Place(papers.sets, papers.show_problem)
        places["fee_exempt"] = Place.of(self.procedure.fee.reason)
        places["authorised"] = Place(self.submitter.authorised, self.submitter.show_problem)
        return places

    def _say_trouble(self, problem: Problem | None) -> None:
        if problem is None:
            self.trouble.clear()
        else:
            self.trouble.say("wrong" if problem.is_error else "waiting", problem.message)

    def _connect(self) -> None:
        for part in (self.owner, self.submitter, self.procedure, self.giving_back, self.more):
            part.edited.connect(self.edited)
        for leaving in (self.owner, self.submitter, self.giving_back, self.more):
            leaving.left.connect(self.left)
        self.owner.shape_chosen.connect(self.shape_chosen)
        self.owner.submitter_wanted.connect(self.submitter_wanted)
        self.procedure.picker.typed.connect(self.procedure_typed)
        self.procedure.picker.chosen.connect(self.procedure_chosen)
        self.procedure.picker.case_chosen.connect(self.case_chosen)
        papers = self.procedure.checklist
        papers.all_here.connect(self.all_here)
        papers.added.connect(self.paper_added)
        papers.removal_wanted.connect(self.paper_removal)
        self.bar.submitted.connect(self.submitted)
        self.bar.draft_wanted.connect(self._escape)
        self.bar.next_draft_wanted.connect(self.next_draft_wanted)
        self.printed.reprint_wanted.connect(self.reprint_wanted)
        bind("Ctrl+O", self.duplicate, self.open_wanted.emit)

    def _escape(self) -> None:
        """Esc closes what lies open first: a paper being named; then it keeps the draft."""
        if not self.procedure.checklist.close_name():
            self.draft_wanted.emit()
