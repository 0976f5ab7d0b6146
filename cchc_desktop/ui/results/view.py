"""The page of the results (trang trả kết quả, F6): the shelf, and beside it what is being done with one of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QStackedWidget

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.feedback.rating_bar import RatingBar
from cchc_desktop.ui.results import words
from cchc_desktop.ui.results.cards import ArriveCard, ItemCard, PostCard
from cchc_desktop.ui.results.give_card import GiveCard
from cchc_desktop.ui.results.shelf_table import ShelfTable
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.adaptive import Adaptive, set_side
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import GAP, Card

_SIDE, _NARROW_SIDE = 364, 280


class Mode(Enum):
    """What is being done."""

    GIVE = "give"
    ARRIVE = "arrive"
    POST = "post"
    ITEM = "item"


class ResultsView(Adaptive):
    """Body of the F6 page; `bar` is its action bar. Shows and reports, decides nothing."""

    committed = Signal()
    moved = Signal(object)  # OnShelf
    picked = Signal(object)  # OnShelf: chosen by Space or a click, also where the table stands already
    opened = Signal(str)  # dossier uid
    paid = Signal()
    post_wanted = Signal()
    item_wanted = Signal()
    item_entered = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._items: Mapping[str, str] = {}
        self.table = ShelfTable(lambda row: self._items.get(row.dossier.uid, ""))
        self.give, self.arrive, self.post, self.item = GiveCard(), ArriveCard(), PostCard(), ItemCard()
        self.rate = RatingBar()  # asks once a result is given, until something else is done
        self.mode = Mode.GIVE
        self._target: OnShelf | None = None
        self._side = QStackedWidget()
        for card in (self.give, self.arrive, self.post, self.item, self.rate):
            self._side.addWidget(card)
        self._card = Card("Kệ kết quả")
        self._card.add(self.table, 1)
        self.bar = self._bar()
        self.table.moved.connect(self.moved)
        self.table.chosen.connect(lambda row: self.opened.emit(row.dossier.uid))
        self.table.picked.connect(self.picked)
        self.give.entered.connect(self.committed)
        self.give.changed.connect(self._name_collector)
        self.arrive.entered.connect(self.committed)
        self.item.entered.connect(self.committed)
        self.rate.asked.connect(lambda: self.show_target(None))
        self.rate.closed.connect(self._rated)
        self.post.entered.connect(lambda: self.item_entered.emit(self.post.item.text))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        self.setFocusProxy(self.table)
        self.arrange(Breadth.WIDE)

    def start_over(self) -> None:
        """For another clerk: nothing stands in the fields."""
        self.rate.dismiss()
        self.give.show_result(None)
        for field in (self.arrive.place, self.post.item, self.item.item):
            field.set_text("")

    def show_shelf(self, results: Sequence[OnShelf], items: Mapping[str, str], mode: Mode) -> None:
        """The rows; in the list of the post each with the code of its envelope."""
        kept = self.table.current
        self._items, self.mode = items, mode
        self.table.empty = words.NO_POST if mode is Mode.POST else words.EMPTY
        self.table.show_post(mode is Mode.POST)
        self._card.set_title("Gửi kết quả qua bưu chính" if mode is Mode.POST else f"Kệ kết quả · {len(results)}")
        self.table.set_rows(results)
        place = next((i for i, row in enumerate(results) if kept and row.dossier.uid == kept.dossier.uid), 0)
        self.table.selectRow(place)
        self.show_mode(mode)

    def show_mode(self, mode: Mode) -> None:
        """Another card at the right."""
        self.mode = mode
        if mode is not Mode.GIVE:
            self.rate.dismiss()
        given = self.rate if self.rate.is_asking else self.give
        others = {Mode.ARRIVE: self.arrive, Mode.POST: self.post, Mode.ITEM: self.item}
        self._side.setCurrentWidget(others.get(mode, given))
        self.by_post.set_words("Về kệ kết quả" if mode is Mode.POST else "Gửi bưu chính")
        self.arrivals.set_words("Về kệ kết quả" if mode is Mode.ITEM else "Bưu gửi đến")
        self.pay.setVisible(mode is Mode.GIVE)
        self._show_side()

    def show_target(self, result: OnShelf | None) -> None:
        """To whom a result is given next; while nobody is chosen, the one before may say how content they are."""
        if result is not None:
            self.rate.dismiss()
        was_typing = self.give.isAncestorOf(QApplication.focusWidget() or self)
        self.give.show_result(result)
        if was_typing and not self.give.is_authorised:
            self.table.setFocus()  # or it would go to whatever button comes next
        self._target = result
        self.commit.refuse(None if result else words.NOBODY)
        self.pay.refuse(None if result and result.dossier.owed else "Hồ sơ này không còn khoản nào phải thu.")
        self.show_mode(Mode.GIVE)
        self._name_collector()

    def _name_collector(self) -> None:
        """On the button, while a result is given."""
        if self.mode is Mode.GIVE:
            dossier = self._target.dossier if self._target else None
            self.commit.set_words(words.give(dossier, self.give.expected), "Trả kết quả")

    def _rated(self) -> None:
        self.show_mode(self.mode)
        if self.isVisible():  # else the clerk went to another page, which has the focus
            self.table.setFocus()

    def _show_side(self) -> None:
        """In a narrow window the shelf has all the room until somebody's result is chosen."""
        waits = self.mode is Mode.GIVE and not self.commit.isEnabled() and not self.rate.is_asking
        self._side.setVisible(not (waits and self.breadth is Breadth.NARROW))

    def show_arriving(self, folders: Sequence[Dossier]) -> None:
        """Folders that are back."""
        self.arrive.show_folders(folders)
        self.commit.set_words(words.arrive(len(folders)))
        self.commit.refuse(None)
        self.show_mode(Mode.ARRIVE)

    def show_posting(self, result: OnShelf | None, code: str, done: int, count: int) -> None:
        """The list of the post: how far it is."""
        self.post.show_current(result, code, done, count)
        self.commit.set_words(words.post(done), f"In danh sách {done}" if done else "In danh sách")
        self.commit.refuse(None if done else words.NO_ITEM if count else words.NO_POST)

    def start_clean(self) -> None:
        """The owner is expected again; the focus is not left in a field that goes."""
        if self.give.isAncestorOf(QApplication.focusWidget() or self):
            self.table.setFocus()
        self.give.start_clean()

    def show_items(self) -> None:
        """Items that came by post are noted."""
        self.commit.set_words(words.NOTE_ITEM)
        self.commit.refuse(None)
        self.show_mode(Mode.ITEM)

    def select(self, uid: str) -> None:
        """Stand on the row of a dossier."""
        for place in range(self.table.rows.rowCount()):
            if self.table.rows.row(place).dossier.uid == uid:
                self.table.selectRow(place)

    def keys(self) -> Keys:
        """Those without a button, for help."""
        return (
            ("↑ ↓", "Chọn kết quả để trả; phím cách: chọn dòng đang đứng"),
            ("Quét thẻ", "So căn cước với chủ hồ sơ đang trả; khi ghi người được ủy quyền: điền họ tên, số giấy tờ"),
            ("Enter", "Trên kệ: mở hồ sơ. Ở ô mã bưu gửi: ghi mã, sang kết quả tiếp theo"),
        )

    def show_busy(self, busy: bool) -> None:
        """While the act is under way."""
        self.commit.set_busy("Đang ghi…" if busy else None)

    def arrange(self, breadth: Breadth) -> None:
        narrow = breadth is Breadth.NARROW
        for part in (self._card, self._side):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._side if narrow else self._card, 0, 0)
        self._grid.addWidget(self._card if narrow else self._side, 1 if narrow else 0, 0 if narrow else 1)
        set_side(self._side, breadth, _SIDE, _NARROW_SIDE)
        self.table.setMinimumHeight(190 if narrow else 0)
        self._show_side()

    def _bar(self) -> ActionBar:
        self.pay, self.by_post = KeyButton("Thu phí", "Ctrl+T"), KeyButton("Gửi bưu chính", "Ctrl+B")
        self.arrivals, back = KeyButton("Bưu gửi đến", "Ctrl+N"), KeyButton("Quay lại", "Esc")
        self.commit = KeyButton("Trả kết quả", "Ctrl+Enter", "primary")
        self.pay.triggered.connect(self.paid)
        self.by_post.triggered.connect(self.post_wanted)
        self.arrivals.triggered.connect(self.item_wanted)
        back.triggered.connect(self.left)
        self.commit.triggered.connect(self.committed)
        return ActionBar([self.pay, self.by_post, self.arrivals, back], [self.commit])
