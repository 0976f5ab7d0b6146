"""The page of the slips (trang giấy khác): a number prints one, Ctrl+P shows it first; the rest say why not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.ui.deeds.numbered import Numbered
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.slips.reading import SlipRow, SlipsReading
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.labels import label

_WHAT_WIDTH = 380


class SlipsView(QWidget):
    """Body of the page; `bar` is its action bar."""

    print_wanted = Signal(object)  # SlipRow
    preview_wanted = Signal(object)  # SlipRow
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.table: Numbered[SlipRow] = Numbered(
            "Giấy in được", ("Giấy", "Đã in, hoặc chưa in được vì"), _WHAT_WIDTH, lambda row: row.why_not or row.printed
        )
        self._whose = label(role="muted", wrap=True)
        self._card = Card("Giấy khác")
        self._card.add(self._whose)
        self._card.add(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.setFocusProxy(self.table)
        look = KeyButton("Xem giấy", "Ctrl+P", glyph="eye")
        print_it = KeyButton("In giấy này", "Ctrl+Enter", "primary", "printer")
        back = KeyButton("Quay lại", "Esc")
        self.bar = ActionBar([look, back], [print_it])
        look.triggered.connect(lambda: self.preview_wanted.emit(self.table.current))
        print_it.triggered.connect(lambda: self._print(self.table.current))
        back.triggered.connect(self.left)
        self.table.chosen.connect(self._print)

    def show_slips(self, reading: SlipsReading) -> None:
        """Of one dossier, or of the counter; the row that was current stays so, if it is still there."""
        before = self.table.current
        self._card.set_title(f"Giấy của hồ sơ {reading.code}" if reading.code else "Giấy khác")
        self._whose.setText(reading.whose)
        self._whose.setVisible(bool(reading.whose))
        self.table.set_rows(reading.rows)
        same = (n for n, row in enumerate(reading.rows) if before and (row.kind, row.subject) == _named(before))
        self.table.selectRow(next(same, 0))

    def keys(self) -> Keys:
        """Those without a button, for help."""
        return (("1 … 9", "In giấy ấy ngay"), ("Enter", "In giấy đang chọn"), ("↑ ↓", "Chọn giấy"))

    def _print(self, row: SlipRow | None) -> None:
        if row is not None:
            self.print_wanted.emit(row)


def _named(row: SlipRow) -> tuple[str, str]:
    return row.kind, row.subject
