"""The page of the whole register (trang cả sổ): filters above, the list beneath, its columns at the side when asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.domain.selection import Order, Selection
from cchc_desktop.reports.register import Choices, Page
from cchc_desktop.sheets.as_file import CSV, XLSX
from cchc_desktop.ui.dossiers import words
from cchc_desktop.ui.dossiers.filters import Filters
from cchc_desktop.ui.dossiers.table import RegisterTable
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.adaptive import Adaptive
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton, bind
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.choice import CheckRow
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.scroll import reveal

ORDERS = {
    "received": Order.RECEIVED,
    "due": Order.DUE,
    "finished": Order.FINISHED,
    "code": Order.CODE,
    "owner": Order.NAME,
}


class WholeRegisterView(Adaptive):
    """Shows and reports, decides nothing; `bar` is its action bar."""

    filtered = Signal(object)  # Selection
    cleared = Signal()
    sorted_by = Signal(object)  # Order
    columns_chosen = Signal(object)  # tuple of names
    copied = Signal()
    saved = Signal(str)  # XLSX or CSV
    printed = Signal()
    looked = Signal()
    page_wanted = Signal(int)
    opened = Signal(str)  # dossier uid
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.filters, self.table = Filters(), RegisterTable(words.AT_FIRST)
        self.told = label(role="note", wrap=True)
        self._marks = {name: CheckRow(told.title) for name, told in words.COLUMNS.items()}
        self._columns = self._column_card()
        self._card = Card(words.TITLE, wraps=True)  # and all it was chosen by
        self._card.add(self.told)
        self._card.add(self.table, 1)
        self.bar = self._bar()
        self._lay_out()
        self._connect()
        self.told.hide()
        self.filters.hide()
        self._columns.hide()
        self.setFocusProxy(self.table)

    def arrange(self, breadth: Breadth) -> None:
        self.filters.arrange(breadth)

    def show_selection(self, selection: Selection) -> None:
        """What is chosen by, while the list is read."""
        self.filters.show_selection(selection)
        self._card.set_title(words.title(None, selection))

    def show_first(self, page: Page, selection: Selection) -> None:
        """The list from its beginning."""
        self._card.set_title(words.title(page.total, selection))
        self.table.show_first(page, words.nothing(selection))
        for button in self._with_lines:
            button.refuse(None if page.total else words.nothing(selection))

    def offer(self, choices: Choices) -> None:
        """What can be chosen by."""
        self.filters.offer(choices)

    def show_columns(self, names: Sequence[str], order: Order, descending: bool) -> None:
        """Which columns, and by which one it is sorted."""
        for name, mark in self._marks.items():
            mark.blockSignals(True)
            mark.setChecked(name in names)
            mark.blockSignals(False)
        by = next(name for name, each in ORDERS.items() if each is order)
        self.table.show_columns(names, by, "▼" if descending else "▲")

    def tell(self, text: str) -> None:
        """How far a file is written, or where it lies; "" for nothing."""
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def forget(self) -> None:
        """Nothing of anybody."""
        self.tell("")
        self._card.set_title(words.TITLE)
        self.table.forget()
        for button in self._with_lines:
            button.refuse(words.READING)

    def keys(self) -> Keys:
        """Those without a button, for help."""
        return (
            ("Enter", "Mở hồ sơ"),
            ("Ctrl+C", "Chép các dòng đã chọn"),
            ("Shift+↑ ↓", "Chọn nhiều dòng"),
            ("Ctrl+Home, Ctrl+End", "Về đầu, xuống cuối sổ"),
        )

    @property
    def _with_lines(self) -> tuple[KeyButton, ...]:
        return (self.save, self.csv, self.paper, self.look)

    def _turn_filters(self) -> None:
        shown = self.filters.isHidden()
        self.filters.setVisible(shown)
        self._stand_on(self.filters if shown else self.table)

    def _turn_columns(self) -> None:
        shown = self._columns.isHidden()
        self._columns.setVisible(shown)
        self._stand_on(next(iter(self._marks.values())) if shown else self.table)

    def _stand_on(self, widget: QWidget) -> None:
        """With the focus, and seen once all is laid out."""
        widget.setFocus()
        QTimer.singleShot(0, self, lambda: reveal(widget.focusProxy() or widget))

    def _turn_order(self) -> None:
        marks = [column.sorted for column in self.table.lines.columns]
        by = next((name for name, mark in zip(self.table.names, marks, strict=True) if mark), "received")
        names = list(ORDERS)
        self.sorted_by.emit(ORDERS[names[(names.index(by) + 1) % len(names)]])

    def _column_card(self) -> Card:
        card = Card("Cột")
        for mark in self._marks.values():
            card.add(mark)
            mark.toggled.connect(self._tell_columns)
        card.body.addStretch(1)
        return card

    def _tell_columns(self) -> None:
        self.columns_chosen.emit(tuple(name for name, mark in self._marks.items() if mark.isChecked()))

    def _bar(self) -> ActionBar:
        sift, clear = KeyButton("Bộ lọc", "Ctrl+F", glyph="magnifying-glass"), KeyButton("Xóa bộ lọc", "Ctrl+Delete")
        columns, order = KeyButton("Cột", "Ctrl+T"), KeyButton("Xếp theo", "Ctrl+Shift+S")
        self.csv, back = KeyButton("Lưu CSV", "Ctrl+Shift+E"), KeyButton("Quay lại", "Esc")
        self.look, self.paper = (
            KeyButton("Xem giấy", "Ctrl+P", glyph="eye"),
            KeyButton("In sổ", "Ctrl+S", glyph="printer"),
        )
        self.save = KeyButton("Lưu bảng tính", "Ctrl+Enter", "primary", "floppy-disk")
        sift.triggered.connect(self._turn_filters)
        clear.triggered.connect(self.cleared)
        columns.triggered.connect(self._turn_columns)
        order.triggered.connect(self._turn_order)
        self.csv.triggered.connect(lambda: self.saved.emit(CSV))
        self.save.triggered.connect(lambda: self.saved.emit(XLSX))
        self.look.triggered.connect(self.looked)
        self.paper.triggered.connect(self.printed)
        back.triggered.connect(self.left)
        return ActionBar([sift, clear, columns, order, self.look, self.paper, self.csv, back], [self.save])

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self._card, 1)
        beside.addWidget(self._columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.filters)
        column.addLayout(beside, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self.filtered)
        self.table.wanted.connect(self.page_wanted)
        self.table.chosen.connect(self.opened)
        self.table.sorted_by.connect(self._sort_by_head)
        bind("Ctrl+C", self.table, self.copied.emit)

    def _sort_by_head(self, name: str) -> None:
        if name in ORDERS:
            self.sorted_by.emit(ORDERS[name])
