"""The page of the year's calendar (trang lịch làm việc): the office's days, a form for one more, dossiers that would move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.domain.calendar import DayKind, Override
from cchc_desktop.domain.calendar_file import CalendarFile
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports.calendar_moves import Moved
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.adaptive import Adaptive, set_side, turn
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import GAP, Card
from cchc_desktop.ui.widgets.choice import RadioGroup
from cchc_desktop.ui.widgets.field import DATE_WIDTH, Field
from cchc_desktop.ui.widgets.problems import show_problems
from cchc_desktop.ui.widgets.strip import Strip
from cchc_desktop.ui.widgets.table import Column, Table
from cchc_desktop.ui.year import words
from cchc_desktop.ui.year.words import Line

_SIDE, _NARROW_SIDE, _LEAST = 376, 276, 130


class YearView(Adaptive):
    """Body of the page; `bar` is its action bar. Shows and reports, decides nothing."""

    added = Signal()
    dropped = Signal(object)  # a Line
    committed = Signal()
    opened = Signal(str)  # dossier uid
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.days: Table[Line] = Table(
            [
                Column("Ngày", words.since, 118, strong=True),
                Column("Loại", words.kind, 132),
                Column("Nội dung, văn bản", words.content),
            ],
            "Ngày riêng của đơn vị",
            words.NO_DAYS,
        )
        self.moved: Table[Moved] = Table(
            [
                Column("Mã hồ sơ", lambda row: row.code, 190),
                Column("Thủ tục", lambda row: row.procedure),
                Column("Đã in", lambda row: words.day(row.due_at), 118),
                Column("Theo lịch mới", lambda row: words.day(row.would_be), 118, tone=lambda _row: "waiting"),
            ],
            "Hồ sơ đổi ngày hẹn",
            words.NOTHING_MOVES,
        )
        self.day, self.note, self.source = Field("Ngày", width=DATE_WIDTH), Field("Tên ngày"), Field("Văn bản quy định")
        self.kind = RadioGroup(dict(words.KINDS), "Loại ngày", upright=True)
        self.sessions = Field("Hoặc các buổi từ ngày ấy")
        self.sessions.editor.setPlaceholderText("07:00-11:30, 13:30-17:00")
        self.notice = Strip()
        self._days, self._moved, self._form = Card(words.TITLE), Card(words.moving(0)), Card("Thêm hoặc sửa một ngày")
        self._row = QHBoxLayout(self)
        self.bar = self._bar()
        self._lay_out()
        self.moved.chosen.connect(lambda row: self.opened.emit(row.uid))
        self.days.chosen.connect(self._fill)
        self.setFocusProxy(self.days)
        self.clear_form()

    def keys(self) -> Keys:
        """Those without a button, for help."""
        return (("Enter", "Ở lịch: sửa ngày đang chọn. Ở danh sách hồ sơ: mở hồ sơ"), ("↑ ↓", "Chọn ngày, hồ sơ"))

    def show_calendar(self, file: CalendarFile, is_changed: bool) -> None:
        """The days and sessions as they would be."""
        self.days.set_rows((*file.overrides, *file.hours))
        self._days.set_title(words.days(file, is_changed))
        self.commit.refuse(words.READING if is_changed else words.NOTHING_NEW)

    def show_moved(self, found: Sequence[Moved]) -> None:
        """The dossiers that the calendar would move; from now on it can be saved."""
        self.moved.set_rows(found)
        self._moved.set_title(words.moving(len(found)))
        self.commit.refuse(None)

    def forget_moved(self) -> None:
        """Nothing is reckoned: nothing was changed."""
        self.moved.set_rows(())
        self._moved.set_title(words.moving(0))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Each under its field, else above the list."""
        fields = {"day": self.day, "source": self.source, "sessions": self.sessions}
        show_problems(problems, fields, self.notice)

    def clear_form(self) -> None:
        """For the next day."""
        for field in (self.day, self.note, self.source, self.sessions):
            field.set_text("")
        self.kind.set_value(DayKind.HOLIDAY.value)

    def arrange(self, breadth: Breadth) -> None:
        turn(self._row, breadth)
        set_side(self._form, breadth, _SIDE, _NARROW_SIDE)

    def _fill(self, line: Line) -> None:
        """A day is changed by writing it anew."""
        self.clear_form()
        if isinstance(line, Override):
            self.day.set_text(day_text(line.day))
            self.kind.set_value(line.kind.value)
            self.note.set_text(line.note)
            self.source.set_text(line.source)
        else:
            self.day.set_text(day_text(line.valid_from))
            self.sessions.set_text(words.content(line))
        self.day.setFocus()

    def _bar(self) -> ActionBar:
        add, drop = KeyButton("Thêm vào lịch", "Ctrl+N", glyph="plus"), KeyButton("Bỏ ngày này", "Ctrl+Delete")
        back = KeyButton("Quay lại", "Esc")
        self.commit = KeyButton("Lưu lịch", "Ctrl+Enter", "primary", "floppy-disk")
        add.triggered.connect(self.added)
        drop.triggered.connect(lambda: self.dropped.emit(self.days.current) if self.days.current else None)
        back.triggered.connect(self.left)
        self.commit.triggered.connect(self.committed)
        return ActionBar([add, drop, back], [self.commit])

    def _lay_out(self) -> None:
        self._days.add(self.notice)
        for card, table in ((self._days, self.days), (self._moved, self.moved)):
            table.setMinimumHeight(_LEAST)
            card.add(table, 1)
        parts: tuple[QWidget, ...] = (self.day, self.kind, self.note, self.source, self.sessions)
        for part in parts:
            self._form.add(part)
        self._form.body.addStretch(1)
        main = QVBoxLayout()
        main.setSpacing(GAP)
        main.addWidget(self._days, 3)
        main.addWidget(self._moved, 2)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addLayout(main, 1)
        self._row.addWidget(self._form)
