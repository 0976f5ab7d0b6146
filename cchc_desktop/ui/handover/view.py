"""The handover page (trang bàn giao, F4): the folders for one division, or those of a slip that is taken in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout

from cchc_desktop.ui.dossier.words import Said
from cchc_desktop.ui.found.cells import CodeCell, NameCell, SaidCell
from cchc_desktop.ui.handover import words
from cchc_desktop.ui.handover.basket import Basket, Row
from cchc_desktop.ui.handover.side import HandoverSide
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.adaptive import Adaptive
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import GAP, Card
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.table import Column, Table

_SIDE = 364
_NARROW_SIDE = 280
_ALL, _SOME, _DUE = 720, 520, 480  # from these widths on all columns, notes too, the return date too


class HandoverView(Adaptive):
    """Body of the F4 page; `bar` is its action bar. Shows and reports, decides nothing."""

    committed = Signal()
    scanned_all = Signal()
    dropped = Signal(object)  # Row
    picked = Signal(object)  # Row: put on the table without a scan, or off it again
    division_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._basket, self._taking = Basket(), False
        self.table = _Folders(lambda row: row.code in self._basket.scanned)
        self.side = HandoverSide()
        self._small = label(role="muted")
        self._card = Card()
        self._card.add_to_header(self._small)
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
        self._card.set_title(words.giving_title(division))
        self._small.setText(words.others(others))
        self.table.empty = words.nothing_waits(others)
        self._show(basket, taking=False)
        chosen = len(basket.chosen)
        self.commit.set_words(words.give(chosen, len(basket.left)), words.give_briefly(chosen, len(basket.left)))
        self.commit.refuse(words.NO_DIVISION if chosen and not division else None if chosen else words.NONE_SCANNED)

    def show_taking(self, number: str, division: str, basket: Basket, taken: int) -> None:
        """A slip whose folders the receiving side counts."""
        self._card.set_title(words.taking_title(number, division))
        self._small.setText(words.taken_before(taken))
        self.table.empty = words.ALL_TAKEN
        self._show(basket, taking=True)
        chosen = len(basket.chosen)
        self.commit.set_words(words.take(chosen, len(basket.left)), words.take_briefly(chosen, len(basket.left)))
        self.commit.refuse(None if chosen else words.NONE_SCANNED)

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
        narrow = breadth is Breadth.NARROW
        for part in (self._card, self.side):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._card, 0, 0)
        self._grid.addWidget(self.side, 1 if narrow else 0, 0 if narrow else 1)
        self.side.setMinimumWidth(0 if narrow else _NARROW_SIDE if breadth is Breadth.MIDDLE else _SIDE)
        self.side.setMaximumWidth(16777215 if narrow else self.side.minimumWidth())
        self.table.setMinimumHeight(190 if narrow else 0)

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
        self.change.setVisible(not taking)
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
        self.commit = KeyButton("In phiếu bàn giao", "Ctrl+Enter", "primary", "printer")
        drop.triggered.connect(self._drop)
        every.triggered.connect(self.scanned_all)
        self.change.triggered.connect(self.division_wanted)
        back.triggered.connect(self.left)
        self.commit.triggered.connect(self.committed)
        return ActionBar([drop, self.change, every, back], [self.commit])


_MARK, _CODE, _OWNER, _PROCEDURE, _DUE_AT, _PAPERS, _NOTE = range(7)


class _Folders(Table[Row]):
    """Space or Enter puts a folder on the table by hand; columns go as room does."""

    def __init__(self, is_scanned: Callable[[Row], bool]) -> None:
        self._is_scanned = is_scanned
        super().__init__(
            [
                Column("", lambda row: "đã quét" if is_scanned(row) else "chưa quét", 46),
                Column("Mã hồ sơ", lambda row: row.code, 180),
                Column("Chủ hồ sơ", lambda row: row.owner),
                Column("Thủ tục", lambda row: row.procedure),
                Column("Hẹn trả", lambda row: row.due_at.strftime("%d/%m/%Y") if row.due_at else "–", 110),
                Column("Giấy tờ", lambda row: str(row.papers or "–"), 84, "right"),
                Column("Ghi chú", lambda row: row.note, 150, tone=lambda row: "waiting" if row.note else ""),
            ],
            "Hồ sơ của đợt bàn giao",
        )
        self.setItemDelegateForColumn(_MARK, SaidCell(self, self._mark))
        self.setItemDelegateForColumn(_CODE, CodeCell(self))
        self.setItemDelegateForColumn(_OWNER, NameCell(self))
        self.setWordWrap(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current is not None:
            self.chosen.emit(self.current)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    def set_rows(self, rows: Sequence[Row]) -> None:
        super().set_rows(rows)
        self._fit(self.viewport().width())

    def _fit(self, width: int) -> None:
        """Code and owner are always seen; notes where there is one."""
        notes = any(self.rows.row(place).note for place in range(self.rows.rowCount()))
        for column in (_PROCEDURE, _PAPERS):
            self.setColumnHidden(column, width < _ALL)
        self.setColumnHidden(_DUE_AT, width < _DUE)
        self.setColumnHidden(_NOTE, width < _SOME or not notes)

    def _mark(self, row: Row) -> Said:
        return Said("", "check-circle", "done") if self._is_scanned(row) else Said("", "circle-dashed", "")
