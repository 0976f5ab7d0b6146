"""The card of a deed (khung phiếu hỏi): its questions as fields, problems under them, what was typed read back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.deeds.form import Answers, DeedForm, Kind
from cchc_desktop.ui.deeds.question import Question
from cchc_desktop.ui.widgets.card import Card, empty
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.scroll import reveal
from cchc_desktop.ui.widgets.strip import Strip


class DeedPanel(Card):
    """All questions of one deed; Enter goes on to the next, at the last one it is done."""

    committed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.notice, self.warning = Strip(), Strip()
        self._note = label(role="muted", wrap=True)
        self._first = ""
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        for part in (self.notice, self.warning, self._note):
            self.add(part)
        self.add(self._rows)
        self.body.addStretch(1)
        self.questions: list[Question] = []

    def show_form(self, form: DeedForm | None, why_not: str = "") -> None:
        """Other questions, None: none; with `why_not` none either: the deed cannot be done here, and that says why."""
        form = form or DeedForm("", "")
        empty(self._rows)
        self.questions = [] if why_not else [Question(ask) for ask in form.asks]
        for place, question in enumerate(self.questions):
            self._rows.addWidget(question)
            question.entered.connect(lambda place=place: self._next(place))
        self.notice.clear()
        self.set_title(form.title)
        self._first = form.first
        self._note.setText("" if why_not else form.note)
        self._note.setVisible(bool(self._note.text()))
        if warning := why_not or form.warning:
            self.warning.say("waiting", warning)
        else:
            self.warning.clear()

    @property
    def answers(self) -> Answers:
        """What was typed."""
        return {question.ask.name: question.answer for question in self.questions}

    @property
    def typed(self) -> Answers:
        """What is no longer as it was filled in, but for passwords."""
        kept = [question for question in self.questions if question.ask.kind is not Kind.SECRET]
        return {each.ask.name: each.answer for each in kept if each.answer != each.ask.value}

    def restore(self, typed: Answers) -> None:
        """What was typed before, when the same questions are asked again."""
        for question in self.questions:
            if question.ask.name in typed:
                question.set_answer(typed[question.ask.name])

    def put(self, name: str, answer: str) -> bool:
        """Whether that question is asked; then it is answered so."""
        asked = [question for question in self.questions if question.ask.name == name]
        for question in asked:
            question.set_answer(answer)
        return bool(asked)

    def begin(self) -> None:
        """To the question to begin with; what is filled in there is marked, to be typed over."""
        wanted = [question for question in self.questions if question.ask.name == self._first]
        for question in (wanted or self.questions)[:1]:
            question.setFocus()
            if isinstance(question.editor, QLineEdit):
                question.editor.selectAll()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Each under its question, the first focused; the rest above."""
        known = {question.ask.name: question for question in self.questions}
        for question in self.questions:
            question.show_problem(None)
        at = [(problem, known.get(problem.field.partition(".")[0])) for problem in problems]  # "papers.3.name"
        apart = [problem.message for problem, asked in at if asked is None]
        for problem, asked in reversed(at):
            if asked is not None:
                asked.show_problem(problem)
                asked.setFocus()
        first = next((asked for _problem, asked in at if asked is not None), None)
        if first is not None:
            QTimer.singleShot(0, first, lambda: reveal(first.trouble))  # once the words have their room
        if apart:
            self.notice.say("wrong", " ".join(apart))

    def _next(self, place: int) -> None:
        if place + 1 < len(self.questions):
            self.questions[place + 1].setFocus()
        else:
            self.committed.emit()
