"""The offer (hỏi lại giấy chưa in): what was saved and perhaps never printed, at sign-in and behind the red mark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.slip_kind import KINDS
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.printing.job import Outcome
from cchc_desktop.ui.printing.prepared import Wanted
from cchc_desktop.ui.printing.unprinted import Unprinted
from cchc_desktop.ui.printing.words import known_as, sentence, tone
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.strip import Strip
from cchc_desktop.ui.widgets.table import Column, Table

HERE = "Ctrl+Enter in lại."
_OWNER, _ROOM_FOR_OWNERS = 2, 900
_WIDTHS = {0: (200, 130), 3: (150, 140), 4: (190, 146)}  # in a wide window, in a narrow one
STATES = {"": "✕ chưa in", "asked": "◷ chưa rõ đã in chưa", "failed": "✕ in chưa được"}


class OfferView(QWidget):
    """Fills the window until every row is settled or the clerk says later."""

    print_wanted = Signal(object)  # Unprinted
    all_wanted = Signal()
    has_paper = Signal(object)  # Unprinted
    later = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._count = label(wrap=True)
        self.strip = Strip()
        self.table = Table(_columns(), "Giấy đã lưu mà chưa in", "Giấy nào cũng đã in. Esc để vào làm việc.")
        self.table.chosen.connect(self.print_wanted)
        card = Card("Đã có giấy chưa?")
        card.add(self._count)
        card.add(self.strip)
        card.add(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 16)
        inner.addWidget(card)
        column.addLayout(inner, 1)
        column.addWidget(self._bar())
        self.setFocusProxy(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _ROOM_FOR_OWNERS
        self.table.setColumnHidden(_OWNER, narrow)  # when it was and how far it came are what a clerk decides by
        for place, widths in _WIDTHS.items():
            self.table.setColumnWidth(place, widths[narrow])

    def show_left(self, left: Sequence[Unprinted]) -> None:
        """The rows still to settle."""
        self._count.setText(
            f"Hồ sơ đã lưu an toàn, nhưng {len(left)} giấy chưa chắc đã ra. In lại, hoặc báo là đã có giấy."
        )
        kept = self.table.current
        self.table.set_rows(left)
        place = next((at for at, row in enumerate(left) if kept is not None and row.wanted == kept.wanted), None)
        if place is not None:
            self.table.selectRow(place)
        self.every.set_words(f"In cả {len(left)} giấy")
        self.every.setVisible(len(left) > 1)

    def _bar(self) -> ActionBar:
        later, there = KeyButton("Để sau", "Esc"), KeyButton("Đã có giấy", "Ctrl+G")
        self.every = KeyButton("", "Ctrl+Shift+Enter")
        print_it = KeyButton("In giấy này", "Ctrl+Enter", "primary", "printer")
        later.triggered.connect(self.later)
        there.triggered.connect(self._there)
        self.every.triggered.connect(self.all_wanted)
        print_it.triggered.connect(self._print)
        return ActionBar([later], [there, self.every, print_it])

    def _there(self) -> None:
        if self.table.current is not None:
            self.has_paper.emit(self.table.current)

    def _print(self) -> None:
        if self.table.current is not None:
            self.print_wanted.emit(self.table.current)


class Offer(QObject):
    """Knows what is left over, after every job anew; `wanted` once it was asked for and there is something to show."""

    wanted = Signal()
    nothing = Signal()  # it was asked for, and every slip is on paper
    finished = Signal()  # nothing left, or later
    changed = Signal(object)  # Sequence[Unprinted], newest first: the red mark, until all of it is on paper

    def __init__(self, desk: PrintDesk, view: OfferView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._left: list[Unprinted] = []
        self._opening = False
        desk.found_left_over.connect(self._found)
        desk.ended.connect(self._ended)
        desk.finished.connect(lambda _outcomes: self.refresh())
        view.print_wanted.connect(self._print)
        view.all_wanted.connect(self._print_all)
        view.has_paper.connect(self._there)
        view.later.connect(self.finished)

    def look(self) -> None:
        """Open it if there is something to settle: once somebody has signed in, and by the mark's key."""
        self._opening = True
        self._desk.look_for_left_over()

    def refresh(self) -> None:
        """Look again, and open nothing."""
        self._desk.look_for_left_over()

    def _found(self, left: list[Unprinted]) -> None:
        opening, self._opening = self._opening, False
        self._show(left)
        if opening and not left:
            self.nothing.emit()
        elif opening:
            self._view.strip.clear()
            self._view.table.selectRow(0)
            self.wanted.emit()

    def _print(self, left: Unprinted) -> None:
        self._desk.print_many([left.wanted])

    def _print_all(self) -> None:
        self._desk.print_many([left.wanted for left in reversed(self._left)])

    def _there(self, left: Unprinted) -> None:
        self._desk.has_paper(left)
        self._settle(left.wanted)

    def _ended(self, outcome: Outcome) -> None:
        if self._left:
            self._view.strip.say(tone(outcome), sentence(outcome, HERE))
        if not outcome.failed:
            self._settle(outcome.wanted)

    def _settle(self, wanted: Wanted) -> None:
        self._show([left for left in self._left if left.wanted != wanted])

    def _show(self, left: list[Unprinted]) -> None:
        had, self._left = bool(self._left), left
        self._view.show_left(left)
        self.changed.emit([each for each in left if not self._desk.is_under_way(each.wanted)])
        if had and not left:
            self.finished.emit()


def _columns() -> list[Column[Unprinted]]:
    return [
        Column("Giấy", lambda left: KINDS[left.wanted[0]].label, 200),
        Column("Mã số", lambda left: known_as(left.wanted[0], left.code), 190, strong=True),
        Column("Chủ hồ sơ", lambda left: left.dossier.intake.owner.name if left.dossier else ""),
        Column("Lúc", _at, 150),
        Column("Tình trạng", lambda left: STATES[left.state], 190, tone=_tone),
    ]


def _at(left: Unprinted) -> str:
    at = left.at
    return f"{at.astimezone(VN):%d/%m/%Y %H:%M}" if at else ""


def _tone(left: Unprinted) -> str:
    return "waiting" if left.state == "asked" else "wrong"
