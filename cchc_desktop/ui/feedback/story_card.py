"""The card of one feedback (khung một ý kiến): from whom, about what, each step so far, and the steps that may follow."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from cchc_desktop.domain.feedback import State
from cchc_desktop.ui.feedback import words
from cchc_desktop.ui.feedback.reading import Row
from cchc_desktop.ui.widgets.card import Card, empty
from cchc_desktop.ui.widgets.choice import RadioGroup
from cchc_desktop.ui.widgets.labels import label


class StoryCard(Card):
    """What was said is read in a box that scrolls: it may be four thousand characters."""

    chosen = Signal(int)  # the place of a step among those that may follow

    def __init__(self) -> None:
        super().__init__()
        self._sender, self._about = label(wrap=True), label(role="muted", wrap=True)
        self.said = QPlainTextEdit()
        self.said.setReadOnly(True)
        self.said.setTabChangesFocus(True)
        self.said.setAccessibleName("Nội dung và các bước đã làm")
        self._steps_caption = label("Bước tiếp theo", "label")
        self._steps = QVBoxLayout()
        self._radios: RadioGroup | None = None
        self._shown: Row | None = None
        for part in (self._sender, self._about, self.said, self._steps_caption, self._steps):
            self.add(part)
        self.body.setSpacing(6)

    def show_row(self, row: Row | None, today: date) -> None:
        """Another one; None: there is none, and the card goes."""
        self.setVisible(row is not None)
        if row is None or row is self._shown:
            return
        self._shown = row
        empty(self._steps)
        told = row.waiting.feedback
        self.set_title(words.headline(told))
        self._sender.setText(words.sender(told))
        self._about.setText(words.about(told, row.code))
        self.said.setPlainText(words.story(told))
        lines = {
            state.value: words.step(place + 1, state, last, today)
            for place, (state, last) in enumerate(row.waiting.deadlines.items())
        }
        self._radios = RadioGroup(lines, "Bước tiếp theo", upright=True)
        for place, button in enumerate(self._radios.rows.values()):
            button.clicked.connect(lambda _on=False, place=place: self.chosen.emit(place))
        self._steps.addWidget(self._radios)

    def mark(self, state: State) -> None:
        """Which step the questions below are about."""
        if self._radios is not None:
            self._radios.set_value(state.value)
