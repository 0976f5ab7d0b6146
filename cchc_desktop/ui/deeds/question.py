"""One question of a card (câu hỏi): its caption, its editor, and what is wrong with the answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.deeds.form import Ask, Kind
from cchc_desktop.ui.deeds.papers_part import PapersPart
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.combo import Combo
from cchc_desktop.ui.widgets.field import DATE_WIDTH, ID_WIDTH, Field
from cchc_desktop.ui.widgets.keys import is_enter
from cchc_desktop.ui.widgets.labels import label

_WIDTHS = {Kind.DAY: DATE_WIDTH, Kind.MONEY: ID_WIDTH}
_TEXT_HEIGHT = 76
_OTHER = (Kind.TEXT, Kind.CHOICE, Kind.PAPERS)


class Choice(Combo):
    """Enter goes on, as in a field; while its list is open Qt takes it to choose."""

    returnPressed = Signal()  # as QLineEdit calls it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
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
            parts = [label(ask.caption, "label", wrap=True), self.editor, self._problem]
            if ask.kind is Kind.PAPERS:  # higher than a low window: what is wrong stands where it begins
                parts = [parts[0], parts[2], parts[1]]
            for part in parts:
                column.addWidget(part)
        self._problem.hide()
        self.setFocusProxy(self.editor)

    @property
    def answer(self) -> str:
        """What stands there; of a choice its value."""
        if isinstance(self.editor, PapersPart):
            return self.editor.answer
        if isinstance(self.editor, Combo):
            return str(self.editor.currentData() or "")
        if isinstance(self.editor, Lines):
            return self.editor.toPlainText()
        return self.editor.text() if isinstance(self.editor, QLineEdit) else ""

    def set_answer(self, answer: str) -> None:
        """Put in what was typed before."""
        if isinstance(self.editor, PapersPart):
            self.editor.set_answer(answer)
        elif isinstance(self.editor, Combo):
            self.editor.setCurrentIndex(max(0, self.editor.findData(answer)))
        elif isinstance(self.editor, Lines):
            self.editor.setPlainText(answer)
        elif self._field is not None:
            self._field.set_text(answer)

    @property
    def trouble(self) -> QWidget:
        """What has to be in sight for the problem to be read."""
        return self._problem if self.ask.kind is Kind.PAPERS else self

    def show_problem(self, problem: Problem | None) -> None:
        """By the editor; None: nothing is wrong."""
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
        if ask.kind is Kind.PAPERS:
            papers = PapersPart(ask)
            papers.changed.connect(lambda: self.show_problem(None))
            papers.entered.connect(self.entered)
            return papers
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
