"""The page of the deeds (trang việc khác): what may be done with the dossier, why the rest may not, and the questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QHeaderView

from cchc_desktop.domain.possible import Deed
from cchc_desktop.ui.deeds.form import DeedForm
from cchc_desktop.ui.deeds.panel import DeedPanel
from cchc_desktop.ui.dossier.words import Said
from cchc_desktop.ui.found.cells import SaidCell
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.adaptive import Adaptive
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import GAP, Card
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.table import Column, Table

_SIDE = 460
_WHAT, _WHY_NOT = 1, 2
_WHAT_WIDTH, _ROOM_FOR_WHY = 200, 480


@dataclass(frozen=True, slots=True)
class DeedRow:
    """One deed; `why_not` "" when it may be done."""

    deed: Deed
    words: str
    why_not: str


class DeedsView(Adaptive):
    """Body of the page; `bar` is its action bar. Enter in the list goes to the questions."""

    moved = Signal(object)  # DeedRow
    committed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.table = _Deeds()
        self.panel = DeedPanel()
        self._card = Card("Việc với hồ sơ")
        self._whose = label(role="muted", wrap=True)
        self._card.add(self._whose)
        self._card.add(self.table, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._card, 1)
        self._row.addWidget(self.panel)
        self.commit = KeyButton("Làm việc này", "Ctrl+Enter", "primary")
        self.commit.triggered.connect(self.committed)
        self.table.moved.connect(self.moved)
        self.table.chosen.connect(lambda _row: self.panel.begin())
        self.panel.committed.connect(self.committed)
        back = KeyButton("Quay lại hồ sơ", "Esc")
        back.triggered.connect(self._back)
        self.bar = ActionBar([back], [self.commit])
        self.setFocusProxy(self.table)

    def show_deeds(self, code: str, whose: str, rows: Sequence[DeedRow]) -> None:
        """Of one dossier; what may be done stands first."""
        self._card.set_title(f"Việc với hồ sơ {code}".strip())
        self._whose.setText(whose)
        self.table.set_rows(rows)

    def show_form(self, form: DeedForm, why_not: str) -> None:
        """The questions of the current deed."""
        self.panel.show_form(form, why_not)
        self.commit.set_words(form.button)
        self.commit.refuse(why_not or None)

    def keys(self) -> Keys:
        """Those without a button, for help."""
        return (
            ("1 … 9", "Chọn việc theo số, vào thẳng phiếu hỏi"),
            ("Enter", "Trong danh sách: vào phiếu hỏi. Trong phiếu: sang ô tiếp theo, ở ô cuối là lưu"),
            ("Tab", "Rời ô nhiều dòng, nơi Enter xuống dòng"),
        )

    def show_busy(self, busy: bool) -> None:
        """While the act is under way."""
        self.commit.set_busy("Đang ghi…" if busy else None)

    def arrange(self, breadth: Breadth) -> None:
        narrow = breadth is Breadth.NARROW
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.panel.setMinimumWidth(0 if narrow else _SIDE if breadth is Breadth.WIDE else 380)
        self.panel.setMaximumWidth(16777215 if narrow else self.panel.minimumWidth())
        self._card.setMinimumHeight(220 if narrow else 0)

    def _back(self) -> None:
        """From the questions to the list, from the list to the dossier."""
        if self.panel.isAncestorOf(self.focusWidget() or self.table):
            self.table.setFocus()
        else:
            self.left.emit()


class _Deeds(Table[DeedRow]):
    """A digit goes to that deed at once."""

    def __init__(self) -> None:
        super().__init__(
            [
                Column("", self._number, 40, "right"),
                Column("Việc", lambda row: row.words, _WHAT_WIDTH, strong=True),
                Column("Không làm được vì", lambda row: row.why_not, tone=lambda row: "muted" if row.why_not else ""),
            ],
            "Việc với hồ sơ",
        )
        self.setItemDelegateForColumn(_WHAT, SaidCell(self, _said))
        self.setWordWrap(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < _ROOM_FOR_WHY  # then the card beside tells
        self.setColumnHidden(_WHY_NOT, narrow)
        mode = QHeaderView.ResizeMode.Stretch if narrow else QHeaderView.ResizeMode.Fixed
        self.horizontalHeader().setSectionResizeMode(_WHAT, mode)
        if not narrow:
            self.setColumnWidth(_WHAT, _WHAT_WIDTH)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < min(9, self.rows.rowCount()) and not event.modifiers():
            self.selectRow(place)
            self.chosen.emit(self.rows.row(place))
            return
        super().keyPressEvent(event)

    def _number(self, row: DeedRow) -> str:
        place = next(place for place in range(self.rows.rowCount()) if self.rows.row(place) is row)
        return str(place + 1) if place < 9 else ""


def _said(row: DeedRow) -> Said:
    return Said(row.words, "prohibit", "muted") if row.why_not else Said(row.words, "check-circle", "done")
