"""The page of the feedback (trang phản ánh, kiến nghị): what waits, and beside it one of them with its next step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.domain.feedback import State
from cchc_desktop.ui.deeds.form import DeedForm
from cchc_desktop.ui.deeds.panel import DeedPanel
from cchc_desktop.ui.feedback import words
from cchc_desktop.ui.feedback.reading import Reading, Row
from cchc_desktop.ui.feedback.story_card import StoryCard
from cchc_desktop.ui.feedback.table import WaitingTable
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.adaptive import Adaptive, set_side, turn
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import GAP, Card

_SIDE, _MIDDLE_SIDE = 460, 380


class FeedbackView(Adaptive):
    """Body of the page; `bar` is its action bar. Shows and reports, decides nothing."""

    moved = Signal(object)  # Row
    step_picked = Signal(int)  # its place among the steps that may follow, to be answered at once
    step_marked = Signal(int)
    new_wanted = Signal()
    committed = Signal()
    opened = Signal(str)  # dossier uid
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reading: Reading | None = None
        self._asks_new = False
        self.table, self.story, self.panel = WaitingTable(), StoryCard(), DeedPanel()
        self._card = Card(words.TITLE)
        self._card.add(self.table, 1)
        self._side = QWidget()
        self._columns = QHBoxLayout(self)
        self._lay_out()
        self.bar = self._bar()
        self.table.moved.connect(self.moved)
        self.table.chosen.connect(lambda _row: self.begin())
        self.table.step_picked.connect(self.step_picked)
        self.story.chosen.connect(self.step_marked)
        self.panel.committed.connect(self.committed)
        self.setFocusProxy(self.table)
        self.forget()

    def show_reading(self, reading: Reading) -> None:
        """What waits now."""
        self._reading = reading
        self._card.set_title(words.title(len(reading.rows), sum(row.waiting.is_late for row in reading.rows)))
        self.table.show_rows(reading.rows, reading.today)

    def show_step(self, row: Row, state: State, form: DeedForm) -> None:
        """One of them, and the questions of the step that leads to `state`."""
        assert self._reading is not None
        self.story.show_row(row, self._reading.today)
        self.story.mark(state)
        self._asks_new = False
        self._show_form(form)
        self.open_dossier.refuse(None if row.waiting.feedback.dossier_uid else words.NO_DOSSIER)

    def show_new(self, form: DeedForm) -> None:
        """The questions of a new one have all the room beside the list."""
        self.story.hide()
        self._asks_new = True
        self._show_form(form)
        self.open_dossier.refuse(words.NO_DOSSIER)

    def begin(self) -> None:
        """Go to the questions; they have just come, and have to be in their place to be scrolled to."""
        for question in self.panel.questions:
            question.show()  # now: Qt would show them in its next turn
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.panel.begin()

    def show_nothing(self) -> None:
        """Nothing waits."""
        self._side.hide()
        self._asks_new = False
        self._place_list()
        self.panel.show_form(None)
        self.commit.set_words("Lưu")
        self.commit.refuse(words.NO_STEP)
        self.open_dossier.refuse(words.NO_DOSSIER)

    def forget(self) -> None:
        """Nothing of anybody."""
        self._reading = None
        self._card.set_title(words.TITLE)
        self.table.empty = words.READING
        self.table.set_rows(())
        self.show_nothing()

    def show_busy(self, busy: bool) -> None:
        """While the act is under way."""
        self.commit.set_busy("Đang ghi…" if busy else None)

    @property
    def is_in_questions(self) -> bool:
        """Whether the focus is beside the list."""
        focused = self.focusWidget()
        return focused is not None and self._side.isAncestorOf(focused)

    def keys(self) -> Keys:
        """Those without a button, for help."""
        return (
            ("1 · 2", "Chọn bước tiếp theo của ý kiến đang đứng, vào thẳng ô phải ghi"),
            ("Enter", "Trong danh sách: vào ô phải ghi. Trong phiếu: sang ô tiếp theo, ở ô cuối là lưu"),
            ("Tab", "Rời ô nhiều dòng, nơi Enter xuống dòng"),
        )

    def arrange(self, breadth: Breadth) -> None:
        narrow = breadth is Breadth.NARROW
        turn(self._columns, breadth)
        set_side(self._side, breadth, _SIDE, _MIDDLE_SIDE)
        self._card.setMinimumHeight(190 if narrow else 0)
        self.story.said.setFixedHeight(84 if breadth is Breadth.WIDE else 64)
        self._place_list()

    def _place_list(self) -> None:
        """In a narrow window a new one needs the room."""
        self._card.setVisible(not (self._asks_new and self.breadth is Breadth.NARROW))

    def _show_form(self, form: DeedForm) -> None:
        self._side.show()
        self._place_list()
        self.panel.show_form(form)
        self.commit.set_words(form.button)
        self.commit.refuse(None)

    def _open(self) -> None:
        row = self.table.current
        if row is not None and row.waiting.feedback.dossier_uid:
            self.opened.emit(row.waiting.feedback.dossier_uid)

    def _lay_out(self) -> None:
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(GAP)
        side.addWidget(self.story)
        side.addWidget(self.panel, 1)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(GAP)
        self._columns.addWidget(self._card, 1)
        self._columns.addWidget(self._side)

    def _bar(self) -> ActionBar:
        new, back = KeyButton("Ghi mới", "Ctrl+N", glyph="plus"), KeyButton("Quay lại", "Esc")
        self.open_dossier = KeyButton("Mở hồ sơ", "Ctrl+O", glyph="folder-open")
        self.commit = KeyButton("Lưu", "Ctrl+Enter", "primary")
        new.triggered.connect(self.new_wanted)
        self.open_dossier.triggered.connect(self._open)
        back.triggered.connect(self.left)
        self.commit.triggered.connect(self.committed)
        return ActionBar([new, self.open_dossier, back], [self.commit])
