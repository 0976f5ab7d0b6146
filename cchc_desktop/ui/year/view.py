"""The page of the year's calendar (trang lịch làm việc): the office's days, a form for one more, dossiers that would move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.domain.calendar import DayKind
from cchc_desktop.domain.calendar_file import CalendarFile
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports.calendar_moves import Moved
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.adaptive import Adaptive
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import GAP, Card
from cchc_desktop.ui.widgets.choice import RadioGroup
from cchc_desktop.ui.widgets.field import DATE_WIDTH, Field
from cchc_desktop.ui.widgets.strip import Strip
from cchc_desktop.ui.widgets.table import Column, Table
from cchc_desktop.ui.year import words

_SIDE, _NARROW_SIDE, _LEAST = 376, 276, 130


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the calendar; `place` is that of the day or, of sessions, behind all days."""

    place: int
    day: str
    kind: str
    note: str
    source: str = ""


class YearView(Adaptive):
    """Body of the page; `bar` is its action bar. Shows and reports, decides nothing."""

    added = Signal()
    dropped = Signal(int)  # place of a Row
    committed = Signal()
    opened = Signal(str)  # dossier uid
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.days: Table[Row] = Table(
            [
                Column("Ngày", lambda row: row.day, 118, strong=True),
                Column("Loại", lambda row: row.kind, 132),
                Column("Nội dung, văn bản", lambda row: " · ".join(part for part in (row.note, row.source) if part)),
            ],
            "Ngày riêng của đơn vị",
            words.NO_DAYS,
        )
        self.moved: Table[Moved] = Table(
            [
                Column("Mã hồ sơ", lambda row: row.code, 176),
                Column("Thủ tục", lambda row: row.procedure_code),
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
        rows = [
            Row(place, day_text(each.day), words.KINDS[each.kind.value], each.note, each.source)
            for place, each in enumerate(file.overrides)
        ]
        for place, hours in enumerate(file.hours, start=len(rows)):
            said = ", ".join(f"{start:%H:%M}-{end:%H:%M}" for start, end in hours.sessions)
            rows.append(Row(place, f"từ {day_text(hours.valid_from)}", "Các buổi", said))
        self.days.set_rows(rows)
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
        for problem in reversed(problems):
            if (field := fields.get(problem.field)) is not None:
                field.show_problem(problem)
                field.setFocus()
            else:
                self.notice.say("wrong", problem.message)

    def clear_form(self) -> None:
        """For the next day."""
        for field in (self.day, self.note, self.source, self.sessions):
            field.set_text("")
        self.kind.set_value(DayKind.HOLIDAY.value)

    def arrange(self, breadth: Breadth) -> None:
        narrow = breadth is Breadth.NARROW
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        wide = _SIDE if breadth is Breadth.WIDE else _NARROW_SIDE
        self._form.setMaximumWidth(16777215 if narrow else wide)
        self._form.setMinimumWidth(0 if narrow else wide)

    def _fill(self, row: Row) -> None:
        """A day is changed by writing it anew."""
        self.clear_form()
        self.day.set_text(row.day.removeprefix("từ "))
        kind = next((value for value, name in words.KINDS.items() if name == row.kind), "")
        if kind:
            self.kind.set_value(kind)
            self.note.set_text(row.note)
            self.source.set_text(row.source)
        else:
            self.sessions.set_text(row.note)
        self.day.setFocus()

    def _bar(self) -> ActionBar:
        add, drop = KeyButton("Thêm vào lịch", "Ctrl+N", glyph="plus"), KeyButton("Bỏ ngày này", "Ctrl+Delete")
        back = KeyButton("Quay lại", "Esc")
        self.commit = KeyButton("Lưu lịch", "Ctrl+Enter", "primary", "floppy-disk")
        add.triggered.connect(self.added)
        drop.triggered.connect(lambda: self.dropped.emit(self.days.current.place) if self.days.current else None)
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
