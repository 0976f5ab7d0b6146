"""The presenter of the receiving screen (điều khiển tiếp nhận): scan and keys → form → act → dossier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.acts.receive import next_code
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.problem import Problem, errors
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.store.uids import new_uid
from cchc_desktop.ui.intake import filling
from cchc_desktop.ui.intake.draft_desk import DraftDesk
from cchc_desktop.ui.intake.draft_keeper import DraftKeeper
from cchc_desktop.ui.intake.errand_desk import ErrandDesk
from cchc_desktop.ui.intake.form import IntakeForm, PersonForm
from cchc_desktop.ui.intake.owner_desk import OwnerDesk
from cchc_desktop.ui.intake.procedure_desk import ProcedureDesk
from cchc_desktop.ui.intake.reading import problems_of, read_form
from cchc_desktop.ui.intake.saving import Typed, Workplace, save_and_forget, warm_up
from cchc_desktop.ui.intake.slip_desk import SlipDesk
from cchc_desktop.ui.intake.stopwatch import Stopwatch
from cchc_desktop.ui.intake.view import IntakeView

_TICK_MS = 1000
_DUE_EVERY = 30  # ticks


class IntakePresenter(QObject):
    """One form at a time, under one id; while it is being saved nothing else is done with it."""

    received = Signal(object)  # Dossier, saved for good
    scan_taken = Signal(str)
    scan_refused = Signal(str)
    open_dossier = Signal(str)  # uid

    def __init__(self, view: IntakeView, at: Workplace, printed: Callable[[Dossier], None]) -> None:
        """`printed` is called once with each dossier saved, to print its receipt."""
        super().__init__()
        self.view, self._at, self._printed = view, at, printed
        self._saving = False
        self._waiting_scan = ""
        self.stopwatch = Stopwatch(at.clock)
        self._last: IntakeForm | None = None
        self._ticks = 0
        self.owner = OwnerDesk(self)
        self.errand = ErrandDesk(self)
        self.procedure = ProcedureDesk(self)
        self.drafts = DraftKeeper(at, self.worth_keeping)
        self.draft_desk = DraftDesk(self)
        self._slips = SlipDesk(self)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._pass_time)
        self._connect()

    @property
    def at(self) -> Workplace:
        """Where and for whom this works."""
        return self._at

    @property
    def is_saving(self) -> bool:
        """Whether the form is on its way into the store."""
        return self._saving

    @property
    def today(self) -> date:
        """The day of the clock."""
        return self._at.clock().date()

    @property
    def form(self) -> IntakeForm:
        """The form as it stands."""
        chosen, completes = self.procedure, self.errand.completes
        return replace(self.view.form, procedure_code=chosen.code, case_code=chosen.case_code, completes=completes)

    def show_people(self, form: IntakeForm) -> None:
        """Put who it is about on the screen, and keep the form as a draft soon; what is typed elsewhere stays."""
        self.view.show_people(form)
        self.touched()

    def touched(self, _path: str = "") -> None:
        """Something was changed."""
        self.drafts.keep_soon()
        self.stopwatch.begin("Từ lúc bắt đầu")
        if self.view.bar.says_wrong:
            self.view.bar.show_wrong(len(errors(problems_of(self.form, self.procedure.chosen, self.today))))

    def start(self) -> None:
        """Ready for the first scan: an empty form, drafts offered, what is slow loaded over there."""
        self._at.reader.ask("warm", warm_up, done=lambda _none: None)
        self.view.giving_back.set_place(self._at.desk.office.return_place)
        self._sit_down()
        self._tick.start()

    def change_clerk(self, clerk: Clerk) -> None:
        """Somebody else signs in; the form so far stays a draft of whoever typed it."""
        self.leave()
        self._last = None
        self._at = self._at.with_clerk(clerk)
        self.drafts.set_place(self._at)
        self._sit_down()

    def _sit_down(self) -> None:
        self.begin_new(self.blank())
        self.drafts.load(self.draft_desk.offer)

    def leave(self) -> None:
        """Keep what is typed, now: before sign-out, an idle lock, or the end of the program."""
        if not self._saving:
            self.drafts.keep_now()

    def stop(self) -> None:
        """The program ends: no more ticks, no more drafts by themselves."""
        self._tick.stop()
        self.drafts.hold()

    def begin_new(self, form: IntakeForm, form_id: str = "") -> None:
        """Another form on the screen, under its own id."""
        self.drafts.form_id = form_id or new_uid()
        self.stopwatch.reset()
        self.view.printed.show_elapsed("")
        self.errand.forget()
        self.procedure.forget()
        self.owner.forget()
        self.view.show_form(form, None, self.today)
        self.drafts.hold()
        self.drafts.tell()
        self.view.start_over()
        self.procedure.offer_most_used()
        self.ask_number()

    def ask_number(self) -> None:
        """Which number the next dossier would get."""
        self._at.reader.ask("number", next_code, self._at.desk, self.today, done=self.view.bar.show_number)

    def scan(self, raw: str) -> bool:
        """Take a scan, whatever has the focus; False when it is no citizen card and somebody else's to understand."""
        if not self.owner.is_card(raw):
            return False
        if self._saving:
            self._waiting_scan = raw  # the next citizen is quicker than the disk
        else:
            self.owner.take_card(raw)
        return True

    def _submit(self, one_more: bool) -> None:
        if self._saving:
            return
        if one_more and self._last is not None and self.worth_keeping() is None:
            self._begin_next(one_more=True)
            return
        form = self.form
        found = self.errand.judged(problems_of(form, self.procedure.chosen, self.today))
        if errors(found):
            self.view.show_problems(found)
            return
        self._save(form, one_more)

    def _save(self, form: IntakeForm, one_more: bool) -> None:
        self._saving = True
        self.drafts.hold()
        self.view.clear_problems()
        self.view.show_busy(True)
        at = self._at
        typed = Typed(read_form(form, self.procedure.chosen), self.drafts.form_id, self.errand.now)
        done, failed = partial(self._saved, form, typed, one_more), self._not_saved
        at.writer.run(save_and_forget, at.desk, typed, at.clerk, at.clock(), done=done, failed=failed)

    def _saved(self, form: IntakeForm, typed: Typed, one_more: bool, dossier: Dossier) -> None:
        self._unlock()
        self.drafts.forget(typed.draft_id)
        self._last = filling.next_for_same(form)
        if dossier.is_received:
            self.view.printed.show_received(dossier.uid, dossier.printed_code, dossier.intake.owner.name)
            self.view.due_strip.show_printed(f"Vừa lưu {dossier.printed_code}")
            self._slips.received(dossier)
        if self.drafts.form_id == typed.draft_id:  # else another clerk has sat down meanwhile
            self._begin_next(one_more)
            self.errand.saved(typed.errand, dossier)
        self._printed(dossier)
        self.received.emit(dossier)
        self._take_waiting_scan()

    def _begin_next(self, one_more: bool) -> None:
        same = self._last if one_more else None
        self.begin_new(same or self.blank())
        if same is not None:
            self.view.procedure.picker.field.line.setFocus()

    def _not_saved(self, error: Exception) -> None:
        self._unlock()
        self.drafts.keep_soon()
        if isinstance(error, Refused):
            self.view.show_problems(error.problems)
        elif isinstance(error, StoreTrouble):
            self.view.show_problems((Problem("", "store", error.sentence),))
        self._take_waiting_scan()

    def _unlock(self) -> None:
        self._saving = False
        self.view.show_busy(False)

    def _take_waiting_scan(self) -> None:
        raw, self._waiting_scan = self._waiting_scan, ""
        if raw:
            self.owner.take_card(raw)

    def blank(self) -> IntakeForm:
        """An empty form, the office's own province in it."""
        return IntakeForm(owner=PersonForm(province=filling.home_province(self._at.desk.office, self.today)))

    def worth_keeping(self) -> IntakeForm | None:
        """The form as it stands, None while there is nothing in it."""
        form = self.form
        return None if form in (self.blank(), IntakeForm()) else form

    def _left(self, path: str) -> None:
        if self.view.is_filled(path):  # an empty one is only wrong when the clerk says *done*
            found = problems_of(self.form, self.procedure.chosen, self.today, self._at.desk.practice)
            self.view.show_problem_at(path, found)

    def _pass_time(self) -> None:
        self._ticks += 1
        if self._ticks % _DUE_EVERY == 0:
            self.procedure.reckon_due()
        self.view.printed.show_elapsed(self.stopwatch.text)

    def _connect(self) -> None:
        view = self.view
        view.edited.connect(self.touched)
        view.left.connect(self._left)
        view.shape_chosen.connect(self.touched)
        view.submitted.connect(self._submit)
        self.owner.connect_view()
        self.errand.connect_view()
        self.procedure.connect_view()
        self.draft_desk.connect_view()
        self._slips.connect_view()
