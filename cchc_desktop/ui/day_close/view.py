"""The page of the day's close (trang cuối ngày, F8): figures above, below them what somebody has to look at."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports import day_words
from cchc_desktop.reports.day_words import LEADS, Line, Matter
from cchc_desktop.ui.day_close import words
from cchc_desktop.ui.day_close.cards import FigureCard
from cchc_desktop.ui.day_close.reading import Reading
from cchc_desktop.ui.deeds.form import Answers
from cchc_desktop.ui.deeds.panel import DeedPanel
from cchc_desktop.ui.handover.side import HoldersCard
from cchc_desktop.ui.palette import shown_palette
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.adaptive import Adaptive
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import GAP, Card
from cchc_desktop.ui.widgets.cells import CodeCell, SaidCell
from cchc_desktop.ui.widgets.said import Said
from cchc_desktop.ui.widgets.strip import Strip
from cchc_desktop.ui.widgets.table import TWO_LINE_ROW, Column, Table

_MATTER, _WHAT = 0, 1
_ALL = 760  # from this width on the matter has a column of its own
_LEAST = 190
_COLUMNS = {Breadth.WIDE: 4, Breadth.MIDDLE: 2, Breadth.NARROW: 1}


class DayCloseView(Adaptive):
    """Body of the F8 page; `bar` is its action bar. Shows and reports, decides nothing."""

    committed = Signal()
    opened = Signal(str)  # dossier uid
    apology_wanted = Signal(str)  # dossier uid
    feedback_wanted = Signal()
    pad_wanted = Signal()
    register_wanted = Signal()
    reports_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._closed_at: datetime | None = None
        self.table = _Lines()
        self.lead = Strip()
        self.panel = DeedPanel()
        self.holders = HoldersCard()
        self.moves, self.cash = FigureCard("Việc trong ngày"), FigureCard("Tiền thu trong ngày", words.NO_CASH)
        self.paper = FigureCard("In và gửi")
        self._card = Card()
        self._card.add(self.lead)
        self._card.add(self.table, 1)
        self._below = QStackedWidget()
        self._below.addWidget(self._card)
        self._below.addWidget(self.panel)
        self.bar = self._bar()
        self.table.chosen.connect(self._open)
        self.panel.committed.connect(self.committed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self.setFocusProxy(self.table)
        self.arrange(Breadth.WIDE)

    def show_day(self, reading: Reading, counter: str) -> None:
        """The day as it was read."""
        closing = reading.closing
        self.holders.show_holders(closing.holders, counter)
        for card, section in zip(
            (self.moves, None, self.cash, self.paper), day_words.figures(closing, whole=False), strict=True
        ):
            if card is not None:
                card.show_figures(section.figures)
        self._card.set_title(words.title(closing.day, reading.closed_at, reading.standing, reading.moved))
        self.table.empty = words.nothing(reading.closed_at)
        self.table.set_rows(reading.lines)
        count = sum(line.matter is Matter.APOLOGY for line in reading.lines)
        self.sorry.set_words(words.apologies(count))
        self.sorry.refuse(None if count else words.NO_APOLOGY)
        if told := words.for_lead(closing):
            self.lead.say("waiting", told)
        else:
            self.lead.clear()
        self._closed_at = reading.closed_at
        self.commit.refuse(None)
        if not self.asks_pad:
            self.commit.set_words(words.commit(reading.closed_at))

    def forget(self) -> None:
        """Nothing of the day."""
        self.table.empty = words.READING
        self.table.set_rows(())
        self.lead.clear()
        self.show_lines()
        self.commit.refuse(words.READING)

    @property
    def asks_pad(self) -> bool:
        """Whether the pad's questions stand below."""
        return self._below.currentWidget() is self.panel

    def ask_pad(self, today: date) -> None:
        """The questions of a pad instead of the list."""
        form = words.pad_form(today)
        self.panel.show_form(form)
        self._show_below(self.panel)
        self.commit.set_words(form.button)
        self.panel.begin()

    def show_lines(self) -> None:
        """The list again."""
        self._show_below(self._card)
        self.commit.set_words(words.commit(self._closed_at))
        self.table.setFocus()

    @property
    def answers(self) -> Answers:
        """What was typed for a pad."""
        return self.panel.answers

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """At the questions of the pad."""
        self.panel.show_problems(problems)

    def keys(self) -> Keys:
        """Those without a button, for help."""
        return (("Enter", "Mở hồ sơ; ở dòng phải xin lỗi: làm văn bản xin lỗi, ở dòng phản ánh: trang phản ánh"),)

    def show_busy(self, busy: bool) -> None:
        """While the act is under way."""
        self.commit.set_busy("Đang ghi…" if busy else None)

    def arrange(self, breadth: Breadth) -> None:
        columns = _COLUMNS[breadth]
        cards: tuple[QWidget, ...] = (self.holders, self.moves, self.cash, self.paper)
        for part in (*cards, self._below):
            self._grid.removeWidget(part)
        first = 0 if breadth is Breadth.WIDE else 1  # where there is little room the list comes first
        for place, card in enumerate(cards):
            self._grid.addWidget(card, first + place // columns, place % columns)
        row = 0 if first else len(cards) // columns
        self._grid.addWidget(self._below, row, 0, 1, columns)
        for place in range(len(cards) + 1):
            self._grid.setRowStretch(place, 1 if place == row else 0)
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        self.table.setMinimumHeight(_LEAST)

    def _show_below(self, part: QWidget) -> None:
        self._below.setCurrentWidget(part)
        for button in (self.sorry, self.pad, self.register, self.reports):
            button.setVisible(part is self._card)

    def _open(self, line: Line) -> None:
        if line.matter is Matter.FEEDBACK:
            self.feedback_wanted.emit()
        elif line.matter is Matter.APOLOGY:
            self.apology_wanted.emit(line.uid)
        elif line.uid:
            self.opened.emit(line.uid)

    def _to_apologies(self) -> None:
        """To the next of those who are owed one, from where the table stands; Enter opens the letter's questions."""
        rows, current = self.table.rows, self.table.currentIndex().row()
        places = [place for place in range(rows.rowCount()) if rows.row(place).matter is Matter.APOLOGY]
        if places:
            self.table.selectRow(next((place for place in places if place > current), places[0]))
            self.table.setFocus()

    def _bar(self) -> ActionBar:
        self.pad, self.register = KeyButton("In sổ dự phòng", "Ctrl+P"), KeyButton("In sổ theo dõi", "Ctrl+S")
        self.sorry, back = KeyButton(words.apologies(0), "Ctrl+E"), KeyButton("Quay lại", "Esc")
        self.reports = KeyButton("Báo cáo (Shift+F8)")  # the shell's own chord, which works from everywhere
        self.reports.triggered.connect(self.reports_wanted)
        self.sorry.refuse(words.READING)
        self.sorry.triggered.connect(self._to_apologies)
        self.commit = KeyButton("Chốt ngày và in phiếu", "Ctrl+Enter", "primary", "printer")
        self.commit.refuse(words.READING)
        self.pad.triggered.connect(self.pad_wanted)
        self.register.triggered.connect(self.register_wanted)
        back.triggered.connect(self.left)
        self.commit.triggered.connect(self.committed)
        return ActionBar([self.sorry, self.pad, self.register, self.reports, back], [self.commit])


class _Lines(Table[Line]):
    """Two lines a row; Enter opens the dossier. Where there is little room the matter stands below the code."""

    def __init__(self) -> None:
        super().__init__(
            [
                Column("Việc", lambda line: line.matter.value, 260),
                Column("Mã, lúc", lambda line: line.what, 216),
                Column("Nội dung", lambda line: line.words, tone=lambda line: "wrong" if line.wrong else ""),
            ],
            "Việc cần xem trước khi chốt ngày",
        )
        self.setItemDelegateForColumn(_MATTER, SaidCell(self, _said))
        self._what = _What(self)
        self.setItemDelegateForColumn(_WHAT, self._what)
        self.verticalHeader().setDefaultSectionSize(TWO_LINE_ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < _ALL
        self.setColumnHidden(_MATTER, narrow)
        self._what.below = _said if narrow else None
        super().resizeEvent(event)


class _What(CodeCell):
    """A code with its end bold; a moment or a clerk plainly."""

    def _paint_line(self, painter: QPainter, room: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        line = self._row(index)
        if line.matter in (Matter.FEEDBACK, Matter.FLAGGED):
            painter.setPen(QColor(shown_palette().text))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), line.what)
        else:
            super()._paint_line(painter, room, index)


_GLYPHS = {
    Matter.MISSING: "warning-circle",
    Matter.LEFT_BEHIND: "folder-open",
    Matter.APOLOGY: "clock",
    Matter.FEEDBACK: "chat-circle-text",
    Matter.LATE: "pencil",
    Matter.FLAGGED: "shield-check",
    Matter.VOIDED: "x-circle",
    Matter.STUBS: "note",
}


def _said(line: Line) -> Said:
    tone = "wrong" if line.wrong else "waiting" if line.matter in (*LEADS, Matter.APOLOGY) else ""
    return Said(line.matter.value, _GLYPHS[line.matter], tone)
