"""The page of the deeds (trang việc khác): what may be done with the dossier, why the rest may not, and the questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.domain.possible import Deed
from cchc_desktop.ui.deeds.form import DeedForm
from cchc_desktop.ui.deeds.keys import KEYS
from cchc_desktop.ui.deeds.numbered import Numbered
from cchc_desktop.ui.deeds.panel import DeedPanel
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.adaptive import Adaptive, set_side, turn
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import GAP, Card
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.strip import Strip

_SIDE, _MIDDLE_SIDE, _LOW = 520, 420, 216
_WHAT_WIDTH = 232


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
        titles = ("Việc", "Không làm được vì")
        self.table: Numbered[DeedRow] = Numbered(
            "Việc với hồ sơ", titles, _WHAT_WIDTH, key=lambda row: KEYS.get(row.deed, "")
        )
        self.panel = DeedPanel()
        self._card = Card("Việc với hồ sơ")
        self._whose = label(role="muted", wrap=True)
        self._why, self._pinned = Strip(), Strip()
        self._asking = False  # in a narrow window: whether the questions are seen, or the list
        self._card.add(self._whose)
        self._card.add(self._why)
        self._card.add(self.table, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._card, 1)
        self._row.addWidget(self.panel)
        self.commit = KeyButton("Làm việc này", "Ctrl+Enter", "primary")
        self.commit.triggered.connect(self.committed)
        self.table.moved.connect(self.moved)
        self.table.chosen.connect(lambda _row: self.begin())
        self.panel.committed.connect(self.committed)
        back = KeyButton("Quay lại hồ sơ", "Esc")
        back.triggered.connect(self._back)
        self.keys_below = ActionBar([back], [self.commit])
        self.bar = _foot(self._pinned, self.keys_below)
        self.setFocusProxy(self.table)

    def show_deeds(self, code: str, whose: str, rows: Sequence[DeedRow]) -> None:
        """Of one dossier; what may be done stands first."""
        self._asking = False
        self._card.set_title(f"Việc với hồ sơ {code}".strip())
        self._whose.setText(whose)
        self.table.set_rows(rows)

    def show_form(self, form: DeedForm, why_not: str) -> None:
        """The questions of the current deed; what has to be thought of first stays in sight, however far they reach."""
        self.panel.show_form(replace(form, warning=""), why_not)
        _tell(self._why, why_not)
        _tell(self._pinned, "" if why_not else form.warning)
        self._show_parts()
        self.commit.set_words(form.button)
        self.commit.refuse(why_not or None)

    def begin(self) -> None:
        """To the questions, where there are none straight to it; what cannot be done stays in the list, with the reason."""
        self._asking = bool(self.panel.questions)
        if not self._asking and self.commit.isEnabled():
            self.committed.emit()
            return
        self._show_parts()
        self.panel.begin()

    def keys(self) -> Keys:
        """Those without a button, for help."""
        return (
            ("0 … 9, chữ", "Chọn việc có phím ấy, vào thẳng phiếu hỏi; mỗi việc một phím, ở đâu cũng vậy"),
            ("Enter", "Trong danh sách: vào phiếu hỏi. Trong phiếu: sang ô tiếp theo, ở ô cuối là lưu"),
            ("Tab", "Rời ô nhiều dòng, nơi Enter xuống dòng"),
        )

    def show_busy(self, busy: bool) -> None:
        """While the act is under way."""
        self.commit.set_busy("Đang ghi…" if busy else None)

    def arrange(self, breadth: Breadth) -> None:
        narrow = breadth is Breadth.NARROW
        turn(self._row, breadth)
        set_side(self.panel, breadth, _SIDE, _MIDDLE_SIDE)
        self._card.setMinimumHeight(_LOW if narrow else 0)
        self._show_parts()

    def _show_parts(self) -> None:
        """In a narrow window one of them, the list with the reason of the chosen deed; else both side by side."""
        narrow = self.breadth is Breadth.NARROW
        asking = narrow and self._asking and bool(self.panel.questions)
        self._card.setVisible(not asking)
        self.panel.setVisible(asking or not narrow)
        self._whose.setVisible(not narrow)
        self._why.setVisible(narrow and not asking and bool(self._why.accessibleName()))

    def _back(self) -> None:
        """From the questions to the list, from the list to the dossier."""
        if self.panel.isAncestorOf(self.focusWidget() or self.table):
            self._asking = False
            self._show_parts()
            self.table.setFocus()
        else:
            self.left.emit()


def _tell(strip: Strip, text: str) -> None:
    if text:
        strip.say("waiting", text)
    else:
        strip.clear()
        strip.setAccessibleName("")


def _foot(pinned: Strip, bar: ActionBar) -> QWidget:
    """The action bar under what has to stay in sight."""
    foot = QWidget()
    column = QVBoxLayout(foot)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    pinned.setProperty("square", "true")
    column.addWidget(pinned)
    column.addWidget(bar)
    return foot
