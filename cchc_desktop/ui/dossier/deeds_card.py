"""What may be done now (việc làm được), each with its key, and why the rest may not: on the page of the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.possible import Deed, next_deed, possible
from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.deeds import keys
from cchc_desktop.ui.widgets.card import PADDING, Card, empty
from cchc_desktop.ui.widgets.keys import typed
from cchc_desktop.ui.widgets.labels import label

_HEIGHT, _LEAST = 28, 260
_ELSEWHERE = "Trang khác: quét giấy tờ (F5) · công dân đánh giá (Ctrl+Shift+D) · phản ánh, kiến nghị (Ctrl+Shift+P)"
_OF_THE_STATE = ("dossier.status", "dossier.not_received")


class DeedsCard(Card):
    """Most natural first; what cannot be done stands together with those that have the same reason."""

    chosen = Signal(object)  # Deed, one that may be done
    denied = Signal(object, object)  # Problem, date: why one may not that was wanted, on that day

    def __init__(self) -> None:
        super().__init__("Việc làm được")
        self.allowed: tuple[Deed, ...] = ()
        self._refused: dict[Deed, Problem] = {}
        self._today = date.min
        self._links: list[QPushButton] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(2)
        self.add(self._grid)
        self.add(self._reasons)
        self._elsewhere = label(_ELSEWHERE, "label", wrap=True)
        self.add(self._elsewhere)
        self.body.setSpacing(6)

    def show_dossier(self, dossier: Dossier, today: date) -> None:
        """Of one dossier, as it is today."""
        self._today, tried = today, possible(dossier, today)
        shown = keys.in_order(tried, next_deed(dossier, today))
        self.allowed = tuple(deed for deed in shown if tried[deed] is None)
        empty(self._grid)
        self._links = [self._link(deed) for deed in self.allowed]
        empty(self._reasons)
        self._refused = {deed: problem for deed in shown if (problem := tried[deed]) and deed is not Deed.RECEIVE}
        for said in reasons(self._refused, dossier):
            self._reasons.addWidget(label(said, "label", wrap=True))
        self._elsewhere.setVisible(not dossier.voided)
        self._place()

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether the key is that of an act: then it is chosen, or told why it may not be done."""
        text = typed(event)
        deed = keys.deed_of(text) if text else None
        if deed in self.allowed:
            self.chosen.emit(deed)
        elif deed in self._refused:
            self.denied.emit(self._refused[deed], self._today)
        else:
            return False
        return True

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())  # or a row of acts would hold the page wide

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _link(self, deed: Deed) -> QPushButton:
        link = QPushButton(f"{keys.KEYS[deed]}   {keys.words(deed)}")
        link.setProperty("kind", "quiet")
        link.setFixedHeight(_HEIGHT)
        link.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its key works on the whole page
        link.clicked.connect(lambda: self.chosen.emit(deed))
        return link

    def _place(self) -> None:
        """As many columns as have room."""
        widest = max((link.sizeHint().width() for link in self._links), default=1)
        columns = max(1, (self.width() - 2 * PADDING) // (widest + self._grid.horizontalSpacing()))
        for place, link in enumerate(self._links):
            self._grid.addWidget(link, *divmod(place, columns), Qt.AlignmentFlag.AlignLeft)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < columns))


def reasons(refused: Mapping[Deed, Problem], dossier: Dossier) -> list[str]:
    """ "Tiếp nhận (N): hồ sơ đã có mã…", those with one reason together; a voided dossier has one for all."""
    together: dict[str, list[str]] = {}
    for deed, problem in refused.items():
        together.setdefault(_reason(problem, dossier), []).append(f"{keys.words(deed)} ({keys.KEYS[deed]})")
    if dossier.voided:
        return list(together)
    return [f"⊘ {', '.join(deeds)}: {why}" for why, deeds in together.items()]


def _reason(problem: Problem, dossier: Dossier) -> str:
    if problem.code not in _OF_THE_STATE:
        return problem.message
    return f"hồ sơ đang ở trạng thái “{dossier.status.label}”" + ("." if dossier.is_received else ", chưa tiếp nhận.")
