"""The page of one dossier (trang hồ sơ): shows and reports, decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.possible import Deed, next_deed
from cchc_desktop.ui.dossier import words
from cchc_desktop.ui.dossier.calendar_panel import CalendarPanel
from cchc_desktop.ui.dossier.deeds_card import DeedsCard
from cchc_desktop.ui.dossier.header import Header
from cchc_desktop.ui.dossier.history_table import HistoryTable
from cchc_desktop.ui.dossier.reading import Reading
from cchc_desktop.ui.dossier.side import STRIP, WIDTH, Side, SideStrip
from cchc_desktop.ui.dossier.side_cards import LegsCard, PapersCard, PrintsCard
from cchc_desktop.ui.feedback.rating_bar import RatingBar
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.adaptive import Adaptive
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton, bind
from cchc_desktop.ui.widgets.card import GAP, Card

_FEE_KEY, _GROUP_KEY = "Ctrl+Shift+F", "Ctrl+Shift+G"
_SIDE_TITLE = "Vì sao hẹn ngày này · Giấy tờ"


class DossierView(Adaptive):
    """Body of a page without a place in the rail; `bar` is its action bar."""

    print_wanted = Signal()
    preview_wanted = Signal()
    deeds_wanted = Signal()
    next_wanted = Signal(object)  # Deed
    slips_wanted = Signal()
    fee_notice_wanted = Signal()
    group_wanted = Signal()
    rating_wanted = Signal()
    closed = Signal()

    def __init__(self, now: Callable[[], datetime], counter: str) -> None:
        super().__init__()
        self._now, self._counter = now, counter
        self.header, self.history, self.why = Header(), HistoryTable(now), CalendarPanel()
        self.rating = RatingBar()
        self.rating.closed.connect(self._rated)
        self.header.add(self.rating)
        self.doing = DeedsCard()
        self.doing.chosen.connect(self.next_wanted)
        self._papers, self._prints, self._legs = PapersCard(), PrintsCard(), LegsCard()
        self._story = _card("Nhật ký hồ sơ", self.history)
        self._story.body.addStretch(1)
        self.side = Side([_card("Vì sao hẹn ngày này", self.why), self._legs, self._papers, self._prints])
        self.strip = SideStrip(_SIDE_TITLE, "Ctrl+I")
        self.strip.clicked.connect(self._toggle_side)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        self.reprint = KeyButton("In lại", "Ctrl+R", glyph="printer")
        self.deeds = KeyButton("Mọi việc", "Ctrl+M", glyph="folder-open")
        self.next = KeyButton(words.ALL_DEEDS, "Ctrl+Enter", "primary")
        self._next: Deed | None = None
        self.bar = self._bar()
        bind(_FEE_KEY, self, self.fee_notice_wanted.emit)
        bind(_GROUP_KEY, self, self.group_wanted.emit)
        self.setFocusProxy(self.header.code)  # the top of the page: in a low window the rest is scrolled to
        self.arrange(Breadth.WIDE)

    def show_reading(self, reading: Reading) -> None:
        """Another dossier, or the same one after something happened to it."""
        now, dossier = self._now(), reading.dossier
        self.header.show_reading(reading, self._counter, now)
        self.history.set_rows(reading.lines)
        self.why.show_story(reading.due, now.astimezone(VN).date())
        self.doing.show_dossier(dossier, now.astimezone(VN).date())
        self._papers.show_papers(dossier.intake.papers, reading.awaited, dossier.is_received)
        self._prints.show_prints(reading.prints, now)
        self._legs.show_legs(reading.legs, now, words.is_running(dossier.status, dossier.voided))
        self.reprint.refuse(words.unprintable(dossier))
        printed = any(line.kind == "slip.printed" for line in reading.lines)
        self.reprint.set_words("In lại" if printed else "In giấy tiếp nhận")
        self._next = next_deed(dossier, now.astimezone(VN).date())
        self.next.set_words(words.next_deed(self._next))
        self.next.setVisible(not dossier.voided)
        self.deeds.setVisible(not dossier.voided)
        self._place_side()

    def show_printing(self, busy: bool) -> None:
        """While the receipt is on its way."""
        self.reprint.set_busy("Đang in…" if busy else None)

    def arrange(self, breadth: Breadth) -> None:
        self.history.set_breadth(breadth)
        for part in (self.header, self.doing, self._story, self.side, self.strip):
            self._grid.removeWidget(part)
            part.setParent(self)
        self.setMinimumHeight(0)
        self.side.float_over(breadth is Breadth.MIDDLE)
        self._grid.addWidget(self.header, 0, 0)
        self._grid.addWidget(self.doing, 1, 0)
        self._grid.addWidget(self._story, 2, 0)
        self._grid.setRowStretch(2, 1 if breadth is not Breadth.NARROW else 0)
        self.side.setFixedWidth(WIDTH) if breadth is not Breadth.NARROW else self.side.setMaximumWidth(16777215)
        match breadth:
            case Breadth.WIDE:
                self._grid.addWidget(self.side, 0, 1, 3, 1)
            case Breadth.MIDDLE:
                self._grid.addWidget(self.strip, 0, 1, 3, 1)
            case Breadth.NARROW:
                self.side.setMinimumWidth(0)
                self._grid.addWidget(self.side, 3, 0)
        for part in (self.header, self.doing, self._story):
            part.show()
        self.strip.setVisible(breadth is Breadth.MIDDLE)
        self.side.setVisible(breadth is not Breadth.MIDDLE)

    @property
    def side_is_open(self) -> bool:
        """Whether the column lies over the page now."""
        return self.breadth is Breadth.MIDDLE and self.side.isVisibleTo(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_side()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.rating.isVisibleTo(self) or not self.doing.take_key(event):  # a score is no act
            super().keyPressEvent(event)

    def _toggle_side(self) -> None:
        self.side.setVisible(not self.side_is_open)
        self._place_side()

    def _place_side(self) -> None:
        if not self.side_is_open:
            self.setMinimumHeight(0)
            return
        wide = min(WIDTH + 24, self.width() - STRIP - GAP)
        self.side.setFixedWidth(wide)
        high = max(self.side.sizeHint().height(), self.side.heightForWidth(wide))
        self.setMinimumHeight(high)
        self.side.setGeometry(self.width() - STRIP - GAP - wide, 0, wide, high)
        self.side.raise_()

    def _back(self) -> None:
        if self.side_is_open:
            self._toggle_side()
        else:
            self.closed.emit()

    def _rated(self) -> None:
        if self.isVisible():  # else the clerk went to another page, which has the focus
            self.header.code.setFocus()

    def keys(self) -> Keys:
        """Those without a button, for help."""
        return (
            ("0 … 9, chữ", "Việc có phím ấy trong khung “Việc làm được”"),
            (_FEE_KEY, "In thông báo phí, khi còn khoản phải nộp"),
            (_GROUP_KEY, "In giấy chung cho mọi hồ sơ người nộp đã nộp hôm ấy"),
        )

    def _do_next(self) -> None:
        if self._next is None:
            self.deeds_wanted.emit()
        else:
            self.next_wanted.emit(self._next)

    def _bar(self) -> ActionBar:
        look, back = KeyButton("Xem giấy", "Ctrl+P", glyph="eye"), KeyButton("Quay lại", "Esc")
        self.reprint.triggered.connect(self.print_wanted)
        look.triggered.connect(self.preview_wanted)
        back.triggered.connect(self._back)
        slips = KeyButton("Giấy khác", "Ctrl+Shift+I")
        slips.about = "Mọi giấy in được của hồ sơ"
        slips.triggered.connect(self.slips_wanted)
        self.deeds.triggered.connect(self.deeds_wanted)
        self.next.triggered.connect(self._do_next)
        rate = KeyButton("Công dân đánh giá", "Ctrl+Shift+D")
        rate.triggered.connect(self.rating_wanted)
        return ActionBar([self.reprint, look, slips, rate, back], [self.deeds, self.next])


def _card(title: str, widget: QWidget) -> Card:
    card = Card(title)
    card.add(widget)
    return card
