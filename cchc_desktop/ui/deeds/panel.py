"""The card of a deed (khung phiếu hỏi): its questions as fields, problems under them, what was typed read back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.deeds.form import Answers, Ask, DeedForm, Kind
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.card import Card, empty
from cchc_desktop.ui.widgets.combo import Combo
from cchc_desktop.ui.widgets.field import DATE_WIDTH, ID_WIDTH, Field
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.strip import Strip

_WIDTHS = {Kind.DAY: DATE_WIDTH, Kind.MONEY: ID_WIDTH}
_TEXT_HEIGHT = 76


class Choice(Combo):
    """Enter goes on, as in a field; while its list is open Qt takes it to choose."""

    returnPressed = Signal()  # as QLineEdit calls it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.returnPressed.emit()
            return
        super().keyPressEvent(event)


class Lines(QPlainTextEdit):
    """Several lines; Tab goes on, as it does everywhere."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.setAccessibleName(caption)
        self.setTabChangesFocus(True)
        self.setFixedHeight(_TEXT_HEIGHT)


class Question(QWidget):
    """One question with its editor, and what is wrong with the answer."""

    entered = Signal()

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self.ask = ask
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._field = Field(ask.caption, width=_WIDTHS.get(ask.kind, 0)) if ask.kind not in _OTHER else None
        self._problem = label(role="problem", wrap=True)
        if self._field is not None:
            column.addWidget(self._field)
            self._dress(self._field)
            self.editor: QWidget = self._field.editor
        else:
            self.editor = self._other(ask)
            column.addWidget(label(ask.caption, "label", wrap=True))
            column.addWidget(self.editor)
            column.addWidget(self._problem)
        self._problem.hide()
        self.setFocusProxy(self.editor)

    @property
    def answer(self) -> str:
        """What stands there; of a choice its value."""
        if isinstance(self.editor, Combo):
            return str(self.editor.currentData() or "")
        if isinstance(self.editor, Lines):
            return self.editor.toPlainText()
        return self.editor.text() if isinstance(self.editor, QLineEdit) else ""

    def set_answer(self, answer: str) -> None:
        """Put in what was typed before."""
        if isinstance(self.editor, Combo):
            self.editor.setCurrentIndex(max(0, self.editor.findData(answer)))
        elif isinstance(self.editor, Lines):
            self.editor.setPlainText(answer)
        elif self._field is not None:
            self._field.set_text(answer)

    def show_problem(self, problem: Problem | None) -> None:
        """Under the editor; None: nothing is wrong."""
        if self._field is not None:
            self._field.show_problem(problem)
        else:
            self._problem.setText(f"✕ {problem.message}" if problem else "")
            self._problem.setVisible(problem is not None)
            restyle(self.editor, state="wrong" if problem else "")
            self.editor.setAccessibleDescription(problem.message if problem else "")

    def _dress(self, field: Field) -> None:
        field.set_text(self.ask.value)
        field.editor.returnPressed.connect(self.entered)
        if self.ask.kind is Kind.SECRET:
            field.editor.setEchoMode(QLineEdit.EchoMode.Password)

    def _other(self, ask: Ask) -> QWidget:
        if ask.kind is Kind.TEXT:
            lines = Lines(ask.caption)
            lines.setPlainText(ask.value)
            lines.textChanged.connect(lambda: self.show_problem(None))
            return lines
        combo = Choice(ask.caption)
        for value, words in ask.choices.items():
            combo.addItem(words, value)
        combo.setCurrentIndex(max(0, combo.findData(ask.value)))
        combo.currentIndexChanged.connect(lambda: self.show_problem(None))
        combo.returnPressed.connect(self.entered)
        return combo


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
        if apart:
            self.notice.say("wrong", " ".join(apart))

    def _next(self, place: int) -> None:
        if place + 1 < len(self.questions):
            self.questions[place + 1].setFocus()
        else:
            self.committed.emit()


_OTHER = (Kind.TEXT, Kind.CHOICE)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
