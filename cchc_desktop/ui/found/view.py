"""The look-up page (trang tra cứu): the findings of the one box; Enter opens one, typing goes back to the box."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.domain.identity import masked
from cchc_desktop.store.dossiers import Summary
from cchc_desktop.ui.dossier.words import Said, short_moment
from cchc_desktop.ui.found import rows
from cchc_desktop.ui.found.cells import CodeCell, SaidCell
from cchc_desktop.ui.found.rows import LIMIT, Found
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.table import Column, Table

_ALL, _MOST, _SOME = 1060, 840, 600  # from these widths on all columns, all but the number, but the procedure too
_CODE, _OWNER, _NUMBER, _PROCEDURE, _STATUS, _DUE = range(6)
NOTHING = "Không thấy hồ sơ nào khớp “{}”. Ctrl+K sửa chữ rồi Enter; gõ không dấu cũng được."
NONE_YET = "Chưa có hồ sơ nào ở quầy này. F2 để tiếp nhận hồ sơ đầu tiên."


class FoundView(QWidget):
    """Body of the F3 page; `bar` is its action bar."""

    opened = Signal(str)  # dossier uid
    typed = Signal(str)  # letters typed while the list has the focus: they belong in the one box
    closed = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.count = label(role="muted", wrap=True)
        self.table = _Findings(now)
        self.table.chosen.connect(self._open)
        self.table.typed.connect(self.typed)
        self._card = Card("Tra cứu")
        self._card.add(self.count)
        self._card.add(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.setFocusProxy(self.table)
        # the list hears Enter itself: a shortcut would take it away from the one box
        open_it = KeyButton("Mở hồ sơ (Enter)", "", "primary", "folder-open")
        open_it.triggered.connect(self._open_current)
        back = KeyButton("Quay lại", "Esc")
        back.triggered.connect(self.closed)
        self.bar = ActionBar([back], [open_it])

    def show_found(self, found: Found) -> None:
        """What a look-up answered."""
        self._card.set_title(f"Tìm “{found.text}”" if found.text else "Hồ sơ mới nhất")
        self.count.setText(_count(found, self._now()))
        self.table.empty = NOTHING.format(found.text) if found.text else NONE_YET
        self.table.set_rows(found.rows)

    def _open(self, row: Summary) -> None:
        self.opened.emit(row.uid)

    def _open_current(self) -> None:
        if self.table.current is not None:
            self._open(self.table.current)


class _Findings(Table[Summary]):
    """Columns go as room does: the number first, then the procedure, last the status, which the due date then tells."""

    typed = Signal(str)

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        super().__init__(
            [
                Column("Mã hồ sơ", lambda row: row.code, 176, sorted="▼"),
                Column("Chủ hồ sơ", lambda row: row.owner_name),
                Column("Số giấy tờ", lambda row: masked(row.owner_number), 150),
                Column("Thủ tục", lambda row: row.short_name),
                Column("Tình trạng", lambda row: rows.status(row).text, 164),
                Column("Hẹn trả", lambda row: self._due(row).text, 236),
            ],
            "Kết quả tra cứu, mới nhất ở trên",
        )
        self.setItemDelegateForColumn(_CODE, CodeCell(self))
        self.setItemDelegateForColumn(_STATUS, SaidCell(self, rows.status))
        self.setItemDelegateForColumn(_DUE, SaidCell(self, self._due))
        self.setWordWrap(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for column, least in ((_NUMBER, _ALL), (_PROCEDURE, _MOST), (_STATUS, _SOME)):
            self.setColumnHidden(column, event.size().width() < least)
        super().resizeEvent(event)

    def _due(self, row: Summary) -> Said:
        due, status = rows.due(row, self._now()), rows.status(row)
        if due.tone or not self.isColumnHidden(_STATUS):
            return due
        return Said(f"{due.text} · {status.text}", status.glyph, status.tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if plain and text.isprintable() and text.strip():
            self.typed.emit(text)
            return
        super().keyPressEvent(event)


def _count(found: Found, now: datetime) -> str:
    """How many; that there may be more; how old what comes from the portal is."""
    if not found.rows:
        return ""
    more = len(found.rows) == LIMIT
    said = f"{LIMIT} hồ sơ mới nhất, gõ thêm chữ để thu hẹp" if more else f"{len(found.rows)} hồ sơ, mới nhất ở trên"
    if found.of_others and found.as_of:
        said += f" · {found.of_others} của quầy khác, theo cổng lúc {short_moment(found.as_of, now)}"
    return said
