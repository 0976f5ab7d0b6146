"""The offer at start (hỏi lại lúc mở): what was saved and perhaps never printed, one key to print each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.domain.instants import VN
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.printing.job import Outcome
from cchc_desktop.ui.printing.unprinted import Unprinted
from cchc_desktop.ui.printing.words import sentence, tone
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.strip import Strip
from cchc_desktop.ui.widgets.table import Column, Table

STATES = {"": "✕ chưa in", "asked": "◷ chưa rõ đã in chưa", "failed": "✕ in chưa được"}


class OfferView(QWidget):
    """Fills the window until every row is settled or the clerk says later."""

    print_wanted = Signal(object)  # Unprinted
    has_paper = Signal(object)  # Unprinted
    later = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._count = label(wrap=True)
        self.strip = Strip()
        self.table = Table(_columns(), "Hồ sơ đã lưu mà chưa in giấy", "Giấy nào cũng đã in. Esc để vào làm việc.")
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

    def show_left(self, left: Sequence[Unprinted]) -> None:
        """The rows still to settle."""
        self._count.setText(
            f"{len(left)} hồ sơ đã lưu an toàn, nhưng chưa chắc giấy tiếp nhận đã ra. Công dân còn đợi."
        )
        self.table.set_rows(left)

    def _bar(self) -> ActionBar:
        later, there = KeyButton("Để sau", "Esc"), KeyButton("Đã có giấy", "Ctrl+G")
        print_it = KeyButton("In giấy này", "Ctrl+Enter", "primary", "printer")
        later.triggered.connect(self.later)
        there.triggered.connect(self._there)
        print_it.triggered.connect(self._print)
        return ActionBar([later], [there, print_it])

    def _there(self) -> None:
        if self.table.current is not None:
            self.has_paper.emit(self.table.current)

    def _print(self) -> None:
        if self.table.current is not None:
            self.print_wanted.emit(self.table.current)


class Offer(QObject):
    """Asks the desk what is left over, and settles it row by row; `wanted` once there is something to show."""

    wanted = Signal()
    finished = Signal()  # nothing left, or later

    def __init__(self, desk: PrintDesk, view: OfferView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._left: list[Unprinted] = []
        desk.found_left_over.connect(self._found)
        desk.ended.connect(self._ended)
        view.print_wanted.connect(self._print)
        view.has_paper.connect(self._there)
        view.later.connect(self.finished)

    def look(self) -> None:
        """To be called once somebody has signed in."""
        self._desk.look_for_left_over()

    def _found(self, left: list[Unprinted]) -> None:
        self._left = left
        self._view.show_left(left)
        if left:
            self.wanted.emit()

    def _print(self, left: Unprinted) -> None:
        self._desk.print_receipt(left.dossier.uid)

    def _there(self, left: Unprinted) -> None:
        self._desk.has_paper(left)
        self._settle(left.dossier.uid)

    def _ended(self, outcome: Outcome) -> None:
        if self._left:
            self._view.strip.say(tone(outcome), sentence(outcome))
        if not outcome.failed:
            self._settle(outcome.asked.dossier.uid)

    def _settle(self, uid: str) -> None:
        before = len(self._left)
        self._left = [left for left in self._left if left.dossier.uid != uid]
        if len(self._left) != before:
            self._view.show_left(self._left)
            if not self._left:
                self.finished.emit()


def _columns() -> list[Column[Unprinted]]:
    return [
        Column("Mã hồ sơ", lambda left: left.dossier.printed_code, 190, strong=True),
        Column("Chủ hồ sơ", lambda left: left.dossier.intake.owner.name),
        Column("Tiếp nhận lúc", _received, 150),
        Column("Giấy tiếp nhận", lambda left: STATES[left.state], 190, tone=_tone),
    ]


def _received(left: Unprinted) -> str:
    at = left.dossier.received_at
    return f"{at.astimezone(VN):%d/%m/%Y %H:%M}" if at else ""


def _tone(left: Unprinted) -> str:
    return "waiting" if left.state == "asked" else "wrong"
