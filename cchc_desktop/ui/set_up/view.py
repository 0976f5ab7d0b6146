"""The first start's screen (màn hình thiết lập): step after step, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.set_up.form import SetUpForm
from cchc_desktop.ui.set_up.pages import (
    PRACTICE,
    DevicesPage,
    KeyPage,
    ModePage,
    StepPage,
    fields_of,
    lead_page,
    office_page,
    portal_page,
)
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.buttons import KeyButton, bind
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.keys import is_enter
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.scroll import ClearScroll
from cchc_desktop.ui.widgets.strip import Strip


class SetUpView(QMainWindow):
    """Enter goes to the next field, and from the last one to the next step; Ctrl+Enter at once; Esc goes back."""

    next_asked = Signal()

    def __init__(self, printers: Sequence[str], recovery_text: str, ports: Sequence[tuple[str, str]] = ()) -> None:
        """`ports` are name and words of each serial device a scanner may hang on."""
        super().__init__()
        self.setWindowTitle("Một cửa · Thiết lập")
        self.resize(911, 620)
        self.setMinimumSize(560, 340)
        self.mode_page = ModePage()
        self.key_page = KeyPage(recovery_text)
        self.pages: list[StepPage] = [
            self.mode_page,
            office_page(),
            lead_page(),
            DevicesPage(printers, ports),
            portal_page(),
            self.key_page,
        ]
        self._card = Card()
        self._progress = label(role="muted")
        self._stack = QStackedWidget()
        self.strip = Strip()
        self.back = KeyButton("Quay lại", "Esc")
        self.next = KeyButton("Tiếp tục", "Ctrl+Enter", "primary")
        self._lay_out()
        self.back.triggered.connect(self._go_back)
        bind("Alt+Left", self.back, self.back.press_by_key)
        self.next.triggered.connect(self.next_asked)
        for page in self.pages:
            self._stack.addWidget(page)
            for editor in page.findChildren(QWidget):
                editor.installEventFilter(self)
        self.show_step(0)

    @property
    def step(self) -> int:
        """Which page is open, from 0."""
        return self._stack.currentIndex()

    @property
    def practice(self) -> bool:
        """Whether practice was chosen on the first page."""
        return self.mode_page.mode.value == PRACTICE

    def form(self) -> SetUpForm:
        """Everything typed so far."""
        values: dict[str, str] = {}
        for page in self.pages[1:-1]:
            values |= page.values()
        return SetUpForm(**values)

    @property
    def typed_group(self) -> str:
        """What was typed back of the recovery key."""
        return self.key_page.fields["group"].text

    def show_step(self, step: int) -> None:
        """Open a page; what was typed on the others stays."""
        page = self.pages[step]
        self._stack.setCurrentIndex(step)
        self._card.set_title(page.title)
        self._progress.setText(f"Bước {step + 1} / {len(self.pages)}")
        self.back.setVisible(step > 0)
        last = step == len(self.pages) - 1
        self.next.set_words("Hoàn tất thiết lập" if last else "Tiếp tục")
        page.setFocus()

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Each under its field; the page of the first one is opened and its field has the focus."""
        where = fields_of(self.pages)
        first: tuple[int, QWidget] | None = None
        for problem in problems:
            if problem.field not in where:
                self.strip.say("wrong", problem.message)
                continue
            step, field = where[problem.field]
            field.show_problem(problem)
            first = first or (step, field)
        if first is not None:
            if first[0] != self.step:
                self.show_step(first[0])
            first[1].setFocus()

    def show_busy(self, words: str | None) -> None:
        """While the store is made; None: it is the clerk's turn again."""
        self.next.set_busy(words)
        self.back.setEnabled(words is None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and is_enter(event) and isinstance(watched, QWidget):
            self._enter(watched)
            return True
        return super().eventFilter(watched, event)

    def _enter(self, watched: QWidget) -> None:
        editors = [field.editor for field in self.pages[self.step].fields.values()]
        if isinstance(watched, QLineEdit) and watched in editors[:-1]:
            editors[editors.index(watched) + 1].setFocus()
        else:
            self.next_asked.emit()

    def _go_back(self) -> None:
        self.show_step(max(0, self.step - 1))

    def _lay_out(self) -> None:
        self._card.setMaximumWidth(720)
        self._card.add_to_header(self._progress)
        self._card.add(self.strip)
        self._card.add(self._stack)
        ground = QWidget()
        middle = QHBoxLayout(ground)
        middle.setContentsMargins(16, 16, 16, 16)
        middle.addStretch(1)
        middle.addWidget(self._card, 100, Qt.AlignmentFlag.AlignTop)
        middle.addStretch(1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ClearScroll(ground), 1)
        column.addWidget(ActionBar([self.back], [self.next]))
        self.setCentralWidget(whole)
