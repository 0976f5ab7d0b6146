"""The handover page (trang bàn giao, F4): the folders for one division, or those of a slip that is taken in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout

from cchc_desktop.ui.handover import words
from cchc_desktop.ui.handover.basket import Basket
from cchc_desktop.ui.handover.folders_table import FoldersTable
from cchc_desktop.ui.handover.open_slip import OpenSlip
from cchc_desktop.ui.handover.side import HandoverSide
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.adaptive import Adaptive, set_side
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import GAP, Card
from cchc_desktop.ui.widgets.labels import label

_SIDE = 364
_NARROW_SIDE = 280


class HandoverView(Adaptive):
    """Body of the F4 page; `bar` is its action bar. Shows and reports, decides nothing."""

    committed = Signal()
    confirmed = Signal()  # of an unlisted slip: each folder was held against the paper
    scanned_all = Signal()
    dropped = Signal(object)  # Row
    picked = Signal(object)  # Row: put on the table without a scan, or off it again
    division_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._basket, self._taking = Basket(), False
        self.table = FoldersTable(lambda row: row.code in self._basket.scanned)
        self.side = HandoverSide()
        self._title, self._small = label(role="heading", wrap=True), label(role="muted", wrap=True)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._small)
        self._card = Card()
        self._card.add(self._head)
        self._card.add(self.table, 1)
        self.bar = self._bar()
        self.table.chosen.connect(self.picked)
        self.side.count.person.editor.returnPressed.connect(self.committed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        self.setFocusProxy(self.table)
        self.arrange(Breadth.WIDE)

    def show_giving(self, division: str, basket: Basket, others: int) -> None:
        """The pile of a division; `others` wait for other divisions."""
        self._show_head(words.giving_title(division), words.others(others))
        self.table.empty = words.nothing_waits(others)
        self._show(basket, taking=False)
        chosen = len(basket.chosen)
        self.commit.set_words(words.give(chosen, len(basket.left)), words.give_briefly(chosen, len(basket.left)))
        self.commit.refuse(words.NO_DIVISION if chosen and not division else None if chosen else words.NONE_SCANNED)

    def show_taking(self, slip: OpenSlip) -> None:
        """A slip whose folders the receiving side counts; of an unlisted one those that were scanned."""
        settled, basket = slip.reading.settled, slip.basket
        proved, fresh = slip.is_proved, len(slip.fresh)
        unlisted = words.unlisted_small(bool(slip.reading.number.check), proved)
        self._show_head(words.taking_title(slip.number, slip.division), settled.briefly if slip.is_listed else unlisted)
        self.table.empty = words.none_waits(settled) if slip.is_listed else words.none_scanned_yet()
        self._show(basket, taking=True)
        self.side.count.show_slip(basket, [each.code for each in slip.apart], listed=slip.is_listed)
        left = len(basket.left) if slip.is_listed else 0
        self.commit.set_words(words.take(fresh, left), words.take_briefly(fresh, left))
        self.commit.refuse(_no_taking(slip))
        self.change.setVisible(not slip.is_listed)
        self.unproved.setVisible(bool(fresh) and not proved)
        self.unproved.set_words(words.take_unproved(fresh))

    @property
    def is_taking(self) -> bool:
        """Whether a slip is open, not a pile."""
        return self._taking

    @property
    def person(self) -> str:
        """Who signed for the folders."""
        return self.side.count.person.text

    def keys(self) -> Keys:
        """Those without a button, for help."""
        return (("Space", "Đưa túi hồ sơ đang chọn vào đợt bằng tay, hoặc bỏ ra"), ("↑ ↓", "Chọn túi hồ sơ"))

    def show_busy(self, busy: bool) -> None:
        """While the act is under way."""
        self.commit.set_busy("Đang ghi…" if busy else None)

    def arrange(self, breadth: Breadth) -> None:
        narrow, way = breadth is Breadth.NARROW, QBoxLayout.Direction
        self._head.setDirection(way.LeftToRight if breadth is Breadth.WIDE else way.TopToBottom)
        self._small.setWordWrap(breadth is not Breadth.WIDE)
        for part in (self._card, self.side):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._card, 0, 0)
        self._grid.addWidget(self.side, 1 if narrow else 0, 0 if narrow else 1)
        set_side(self.side, breadth, _SIDE, _NARROW_SIDE)
        self.table.setMinimumHeight(190 if narrow else 0)

    def _show_head(self, title: str, small: str) -> None:
        """The small print beside the title, or below it where the window is not wide; neither holds it open."""
        self._title.setText(title)
        self._card.setAccessibleName(title)
        self._small.setText(small)
        self._small.setVisible(bool(small))

    def _show(self, basket: Basket, taking: bool) -> None:
        kept = self.table.current
        changed = basket.rows != self._basket.rows or taking != self._taking
        self._basket, self._taking = basket, taking
        if changed:
            self.table.set_rows(basket.rows)
            place = next((i for i, row in enumerate(basket.rows) if kept and row.code == kept.code), 0)
            self.table.selectRow(place)
        self.table.viewport().update()
        self.side.count.show_basket(basket, taking)
        self.table.writes_into = self.side.count.person.editor if taking else None
        self.change.setVisible(not taking)
        self.unproved.setVisible(False)
        self.commit.set_glyph("check" if taking else "printer")
        if not taking and self.side.isAncestorOf(self.focusWidget() or self.table):
            self.table.setFocus()  # the field of who signs is gone

    def _drop(self) -> None:
        if self.table.current is not None:
            self.dropped.emit(self.table.current)

    def _bar(self) -> ActionBar:
        drop, every = KeyButton("Bỏ khỏi đợt", "Del"), KeyButton("Cả danh sách", "Ctrl+A")
        self.change = KeyButton("Đổi phòng", "Ctrl+D")
        back = KeyButton("Quay lại", "Esc")
        self.unproved = KeyButton("Ghi túi đã dò với phiếu", "Ctrl+Shift+Enter")
        self.unproved.about = (
            "Ghi nhận các túi trên bàn khi chúng không khớp mã kiểm, sau khi dò từng túi với phiếu giấy"
        )
        self.commit = KeyButton("In phiếu bàn giao", "Ctrl+Enter", "primary", "printer")
        drop.triggered.connect(self._drop)
        every.triggered.connect(self.scanned_all)
        self.change.triggered.connect(self.division_wanted)
        back.triggered.connect(self.left)
        self.commit.triggered.connect(self.committed)
        self.unproved.triggered.connect(self.confirmed)
        return ActionBar([drop, self.change, every, back, self.unproved], [self.commit])


def _no_taking(slip: OpenSlip) -> str | None:
    """Why the folders on the table cannot be taken by one key; None where they can."""
    if not slip.basket.chosen:
        return words.NONE_FOUND if slip.reading.settled.taken else words.NONE_SCANNED
    if not slip.is_proved:
        return words.NOT_PROVED
    return None if slip.fresh else words.ALL_TAKEN
