"""The parts of the receiving screen (bố cục màn hình tiếp nhận): where they stand, how the focus goes through them."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cchc_desktop.domain.clerk import Duty
from cchc_desktop.ui.intake.action_row import ActionRow
from cchc_desktop.ui.intake.columns import Columns
from cchc_desktop.ui.intake.due_card import DueCard, DueStrip, why_button
from cchc_desktop.ui.intake.errand_card import ErrandCard
from cchc_desktop.ui.intake.more_card import MoreCard
from cchc_desktop.ui.intake.owner_card import OwnerCard, SubmitterCard
from cchc_desktop.ui.intake.printed_card import PrintedCard
from cchc_desktop.ui.intake.procedure_card import ProcedureCard
from cchc_desktop.ui.intake.return_card import ReturnCard
from cchc_desktop.ui.intake.stops import Stop, next_stop, stops_of
from cchc_desktop.ui.intake.tab_order import (
    in_bar,
    in_more,
    in_owner,
    in_procedure,
    in_return,
    in_submitter,
    set_tab_order,
)
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.widgets.breakpoints import Breadth, Breakpoints
from cchc_desktop.ui.widgets.keys import is_enter
from cchc_desktop.ui.widgets.strip import Strip

KEYS = (
    ("Enter", "Sang ô kế tiếp cần xem"),
    ("Alt+1 … Alt+9", "Chọn thủ tục theo số trong danh sách"),
    ("0 … 9, + −", "Số bản của giấy tờ đang đứng"),
    ("Space", "Giấy tờ đang đứng: đủ, hoặc bỏ"),
    ("Ctrl+E", "Loại chủ hồ sơ: công dân, doanh nghiệp, người nước ngoài…"),
    ("Ctrl+O", "Mở hồ sơ trùng đang được báo"),
)


class IntakeScreen(QWidget):
    """Cards in columns over the action bar; Enter goes on, Ctrl+I says why, the focus is always in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.owner, self.submitter = OwnerCard(), SubmitterCard()
        self.trouble, self.notice, self.duplicate = Strip(), Strip(), Strip()
        self.errand = ErrandCard()  # what the form is typed for, where it is no plain reception
        self.errand.hide()
        self.procedure, self.more = ProcedureCard(), MoreCard()
        self.due, self.due_strip = DueCard(), DueStrip()
        self.giving_back, self.printed = ReturnCard(), PrintedCard()
        self.bar = ActionRow()
        self.foot = QWidget()  # stands below the page, in its full width
        left = (
            self.trouble,
            self.errand,
            self.owner,
            self.notice,
            self.submitter,
            self.duplicate,
            self.procedure,
            self.more,
        )
        self.columns = Columns(left, self.due, (self.giving_back, self.printed))
        self._whys = (why_button(), why_button())
        self._has_due = False
        self._shows_why = False  # until the focus moves on, the days stay in sight rather than the field
        self._breaks: Breakpoints | None = None
        self._lay_out()
        self._wire()

    def toggle_why(self) -> None:
        """Open or close the days of the return date."""
        self.due.set_open(not self.due.is_open)
        self._shows_why = self.due.is_open and self.columns.breadth is not Breadth.WIDE
        if self.columns.breadth is not Breadth.WIDE:
            self.due.setVisible(self.due.is_open)
            if self.due.is_open:
                self.columns.reveal_soon(self._reveal_focused)

    def advance(self) -> None:
        """To the next field that needs judgement, at last to the primary button."""
        focused = QApplication.focusWidget()
        target = next_stop(self.stops, focused) or self.bar.save
        target.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def stops(self) -> list[Stop]:
        """Where Enter may stop, in order."""
        return stops_of(self.owner, self.submitter, self.procedure, (self.giving_back, self.more))

    def page(self) -> Page:
        """This screen as a page of the window."""
        return Page("F2", "intake", "Tiếp nhận", "file-plus", self, self.foot, lambda: KEYS, Duty.RECEIVE)

    def set_breadth(self, breadth: Breadth) -> None:
        """Lay out for a window so wide."""
        wide = breadth is Breadth.WIDE
        self.columns.arrange(breadth, self.due.is_open)
        self.due_strip.setVisible(not wide)
        self._show_whys()
        self.due_strip.set_short(breadth is Breadth.NARROW)
        self.bar.set_short(breadth is Breadth.NARROW)
        self.columns.reveal_soon(self._reveal_focused)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._breaks is None:
            self._breaks = Breakpoints(self.window())
            self._breaks.changed.connect(self.set_breadth)
            self.set_breadth(self._breaks.now)
            self._set_tab_order()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.reveal_soon(self._reveal_focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            if not event.isAutoRepeat():
                self.advance()
            return
        super().keyPressEvent(event)

    def _show_whys(self) -> None:
        """Only one of the two, beside the date that is always seen: their key must not be ambiguous."""
        wide = self.columns.breadth is Breadth.WIDE
        for why, is_here in zip(self._whys, (wide, not wide), strict=True):
            why.setVisible(self._has_due and is_here)

    def _set_tab_order(self) -> None:
        set_tab_order(
            in_owner(self.owner),
            in_submitter(self.submitter),
            in_procedure(self.procedure),
            in_more(self.more),
            iter(self._whys[:1]),
            in_return(self.giving_back),
            iter((self.printed.reprint, self.printed.group, self.printed.slips, self._whys[1])),
            in_bar(self.bar),
        )

    def _reveal_focused(self) -> None:
        table, focused = self.procedure.checklist.table, QApplication.focusWidget()
        if self._shows_why:
            self.columns.reveal(self.due)
        elif focused is table:
            table.tell_place()
        else:
            self._follow_focus(None, focused)

    def _reveal_cell(self, cell: QRect) -> None:
        table, page = self.procedure.checklist.table, self.columns.main.widget()
        if page is not None and page.isAncestorOf(table):
            self.columns.main.reveal_rows(table.mapTo(page, cell.topLeft()).y(), cell.height())

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now) and now is not self.procedure.checklist.table:
            self._shows_why = False
            self.columns.reveal(now)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.columns, 1)
        below = QVBoxLayout(self.foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.due_strip)
        below.addWidget(self.bar)
        self.due.add_to_header(self._whys[0])
        self.due_strip.add(self._whys[1])
        self.due_strip.hide()
        self.submitter.hide()

    def _wire(self) -> None:
        self.procedure.checklist.table.finished.connect(self.advance)
        self.procedure.checklist.table.current_moved.connect(self._reveal_cell)
        for why in self._whys:
            why.triggered.connect(self.toggle_why)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
