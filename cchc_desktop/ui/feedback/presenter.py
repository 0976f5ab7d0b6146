"""What the page of the feedback does (điều khiển trang phản ánh, kiến nghị): one taken down, or its next step noted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts import feedback as acts
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.card import CitizenCard
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.feedback import Feedback, State
from cchc_desktop.domain.scanned_code import DossierScan
from cchc_desktop.ui.deeds.form import Answers, DeedForm
from cchc_desktop.ui.feedback import words
from cchc_desktop.ui.feedback.doing import meant, take_down
from cchc_desktop.ui.feedback.forms import DOSSIER, SENDER, new_form, step_form
from cchc_desktop.ui.feedback.reading import Reading, Row, read
from cchc_desktop.ui.feedback.view import FeedbackView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer

_Key = tuple[str, State]  # a feedback ("" for a new one) and the step that is asked about


class FeedbackPresenter(QObject):
    """`come_from` when the page is shown; `take` a receipt scanned while a new one is being noted."""

    took = Signal(str)
    refused = Signal(str)
    said = Signal(str, str)  # tone, words
    opened = Signal(str)  # dossier uid
    happened = Signal()
    left = Signal()
    troubled = Signal(object)

    def __init__(
        self,
        view: FeedbackView,
        threads: tuple[Reader, Writer],
        desk: Desk,
        clerk: Callable[[], Clerk | None],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(view)
        self._view, (self._reader, self._writer) = view, threads
        self._desk, self._clerk, self._clock = desk, clerk, clock
        self._row: Row | None = None
        self._key: _Key | None = None
        self._typed: dict[_Key, Answers] = {}  # what was begun and left
        self._dossier_uid = self._about = ""  # the dossier that a new one is probably about, and its code
        self._wanted = ""  # the feedback to stand on once the list is read
        self._busy = self._showing = False
        view.moved.connect(self._choose)
        view.step_picked.connect(self._pick)
        view.step_marked.connect(self._mark)
        view.new_wanted.connect(self._begin_new)
        view.committed.connect(self._commit)
        view.opened.connect(self.opened)
        view.left.connect(self._leave)

    def start_over(self) -> None:
        """For another clerk: nothing is begun."""
        self._row = self._key = None
        self._typed = {}
        self._dossier_uid = self._about = self._wanted = ""
        self._view.forget()

    def come_from(self, dossier_uid: str) -> None:
        """The page is shown; `dossier_uid` of the dossier that was being looked at, "" for none."""
        self._dossier_uid = dossier_uid
        self.refresh()

    def refresh(self) -> None:
        """Read again what waits."""
        by = self._clerk()
        if by is not None:
            ask = (read, self._desk, self._clock, self._dossier_uid, by)
            self._reader.ask("feedback", *ask, done=self._show, failed=self.troubled.emit)

    @property
    def takes_dossiers(self) -> bool:
        """Whether a scanned receipt tells what is being noted."""
        return self._key is not None and self._key[1] is State.RECEIVED

    def take(self, scan: DossierScan) -> None:
        """The dossier that the citizen speaks of."""
        done = (self._take_dossier, self._not_meant)
        self._reader.ask("feedback dossier", meant, scan.code, done=done[0], failed=done[1])

    def take_card(self, card: CitizenCard) -> None:
        """The citizen who speaks."""
        self._fill(SENDER, card.name)
        self.took.emit(words.shown(card.name))

    def _take_dossier(self, dossier: Dossier) -> None:
        self._fill(DOSSIER, dossier.printed_code)
        self.took.emit(words.scanned(dossier.printed_code))

    def _fill(self, name: str, answer: str) -> None:
        for question in self._view.panel.questions:
            if question.ask.name == name:
                question.set_answer(answer)

    def _not_meant(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.refused.emit(error.problems[0].message)
        else:
            self.troubled.emit(error)

    def _show(self, reading: Reading) -> None:
        self._about = reading.about
        self._keep_typed()
        self._showing = True  # rows that come and go move the table's own place: nobody has chosen that one
        self._view.show_reading(reading)
        self._view.table.stand_on(self._wanted)
        self._showing, self._wanted = False, ""
        if self.takes_dossiers:
            return
        self._row = None
        self._stand(self._view.table.current)

    def _choose(self, row: Row) -> None:
        if not self._showing and (self._row is not row or self.takes_dossiers):
            self._stand(row)

    def _stand(self, row: Row | None) -> None:
        """On this one, at the first of the steps that may follow; where it was begun, at that one."""
        self._row = row
        if row is None:
            self._keep_typed()
            self._key = None
            self._view.show_nothing()
            return
        steps = list(row.waiting.deadlines)
        begun = [state for state in steps if self._typed.get((row.uid, state))]
        self._ask(row, (begun or steps)[0])

    def _mark(self, place: int) -> None:
        if self._row is not None:
            self._ask(self._row, list(self._row.waiting.deadlines)[place])

    def _pick(self, place: int) -> None:
        self._mark(place)
        self._view.begin()

    def _ask(self, row: Row, state: State) -> None:
        self._show_form((row.uid, state), lambda form: self._view.show_step(row, state, form), step_form(state))

    def _begin_new(self) -> None:
        if not self.takes_dossiers:
            self._show_form(("", State.RECEIVED), self._view.show_new, new_form(self._about))
        self._view.begin()

    def _show_form(self, key: _Key, show: Callable[[DeedForm], None], form: DeedForm) -> None:
        self._keep_typed()
        self._key = key
        show(form)
        self._view.panel.restore(self._typed.get(key, {}))

    def _keep_typed(self) -> None:
        if self._key is not None:
            self._typed[self._key] = self._view.panel.typed

    def _commit(self) -> None:
        by, key, view = self._clerk(), self._key, self._view
        if by is None or key is None or self._busy or not view.commit.isEnabled():
            return
        self._show_busy(True)
        answers, now = view.panel.answers, self._clock()
        done, failed = (lambda told: self._did(key, told)), self._failed
        if key[1] is State.RECEIVED:
            self._writer.run(take_down, answers, by, now, done=done, failed=failed)
        else:
            self._writer.run(acts.move, *key, answers["content"], by, now, done=done, failed=failed)

    def _did(self, key: _Key, told: Feedback) -> None:
        self._show_busy(False)
        self._key = None
        self._typed.pop(key, None)
        self._wanted = told.uid
        if key[1] is State.RECEIVED:
            self._dossier_uid = ""
            self.said.emit("done", words.taken_down(told, min(told.deadlines(self._desk.calendar).values())))
        else:
            self.said.emit("done", words.moved(told))
        self._view.table.setFocus()
        self.refresh()
        self.happened.emit()

    def _failed(self, error: Exception) -> None:
        self._show_busy(False)
        asked = {question.ask.name for question in self._view.panel.questions}
        if isinstance(error, Refused) and any(problem.field in asked for problem in error.problems):
            self._view.panel.show_problems(error.problems)
        else:
            self.troubled.emit(error)
            self.refresh()  # somebody else may have taken the step

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(busy)

    def _leave(self) -> None:
        """From a new one or the questions to the list, from the list to where the clerk came from."""
        if self.takes_dossiers:
            self._stand(self._view.table.current)
            self._view.table.setFocus()
        elif self._view.is_in_questions:
            self._view.table.setFocus()
        else:
            self.left.emit()
