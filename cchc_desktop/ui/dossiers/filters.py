"""The filters of the register (bộ lọc cả sổ): each a list or a day, all together a Selection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QWidget

from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.period import Period, period_between
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.selection import Selection
from cchc_desktop.domain.selection_words import CHANNELS, EARLIEST, HOLDERS, LATEST
from cchc_desktop.domain.status import Status
from cchc_desktop.reports.register import Choices
from cchc_desktop.ui.dossiers.words import ANY
from cchc_desktop.ui.typed_date import read_date
from cchc_desktop.ui.widgets.adaptive import turn
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.choice import CheckRow
from cchc_desktop.ui.widgets.combo import Combo
from cchc_desktop.ui.widgets.field import DATE_WIDTH, Field
from cchc_desktop.ui.widgets.labels import labelled

_NO_DAY = "Cần ngày dạng 05/12/2026, hoặc để trống."
_ACROSS = {Breadth.WIDE: 4, Breadth.MIDDLE: 3, Breadth.NARROW: 2}


class Filters(Card):
    """`changed` after every choice; a day counts once Enter or Tab leaves it, and is right."""

    changed = Signal(object)  # Selection

    def __init__(self) -> None:
        super().__init__("Bộ lọc")
        self._selection = Selection()
        self._showing = False
        self.first, self.last = Field("Tiếp nhận từ ngày", width=DATE_WIDTH), Field("đến ngày", width=DATE_WIDTH)
        self.lists = _lists()
        self.due = {
            "due_from": Field("Hẹn trả từ ngày", width=DATE_WIDTH),
            "due_to": Field("đến ngày", width=DATE_WIDTH),
        }
        self.marks = {
            "overdue": CheckRow("Quá hạn"),
            "unsent": CheckRow("Chưa gửi cổng"),
            "second_request": CheckRow("Bổ sung lần 2"),
        }
        self.marks["overdue"].setToolTip("Theo ngày hẹn hiện nay")
        lists = (labelled(combo.accessibleName(), combo) for combo in self.lists.values())
        self._cells = tuple(map(_cell, (_beside(self.first, self.last), *lists)))
        self._grid, self._last_row = QGridLayout(), QHBoxLayout()
        self._lay_out()
        for name, combo in self.lists.items():
            combo.currentIndexChanged.connect(lambda _index, name=name: self._chosen(name))
        for name, mark in self.marks.items():
            mark.toggled.connect(lambda checked, name=name: self._put(**{name: checked}))
        for field in (self.first, self.last):
            field.editor.editingFinished.connect(self._days)
        for field in self.due.values():
            field.editor.editingFinished.connect(self._due)
        self.setFocusProxy(self.first)

    @property
    def selection(self) -> Selection:
        """What is chosen by now, with what a report chose besides."""
        return self._selection

    def show_selection(self, selection: Selection) -> None:
        """As the program sets it; says nothing."""
        self._showing = True
        self._selection = selection
        period = selection.period
        self.first.set_text(day_text(period.first) if period and period.first > EARLIEST else "")
        self.last.set_text(day_text(period.last) if period and period.last < LATEST else "")
        for name, field in self.due.items():
            day = getattr(selection, name)
            field.set_text(day_text(day) if day else "")
        for name, combo in self.lists.items():
            _stand_on(combo, getattr(selection, name))
        for name, mark in self.marks.items():
            mark.setChecked(bool(getattr(selection, name)))
        self._showing = False

    def offer(self, choices: Choices) -> None:
        """The values there are."""
        self._showing = True
        plain = {"division": choices.divisions, "procedure_field": choices.fields}
        plain |= {"counter": choices.counters, "holder_person": choices.people}
        for name, values in plain.items():
            _fill(self.lists[name], [(value, value) for value in values])
        for name, pairs in {"procedure_code": choices.procedures, "clerk_code": choices.clerks}.items():
            _fill(self.lists[name], [(f"{code} {called}".strip(), code) for code, called in pairs])
        _fill(self.lists["holder_name"], choices.holders)
        self._showing = False
        self.show_selection(self._selection)

    def _chosen(self, name: str) -> None:
        value = self.lists[name].currentData()
        self._put(**{name: value if value is not None else _NONE.get(name)})

    def _days(self) -> None:
        if not (_is_day(self.first) and _is_day(self.last)):
            return
        days = [read_date(field.text) for field in (self.first, self.last)]
        if not any(days):
            self._put(period=None, figure=None, mark=None, lacks=None)  # these mean something only in a period
            return
        period = period_between(days[0] or EARLIEST, days[1] or LATEST)
        self.last.show_problem(period if isinstance(period, Problem) else None)
        if isinstance(period, Period):
            self._put(period=period)

    def _due(self) -> None:
        first, last = self.due.values()
        if not (_is_day(first) and _is_day(last)):
            return
        days = {name: read_date(field.text) for name, field in self.due.items()}
        found = period_between(*days.values()) if all(days.values()) else None
        last.show_problem(found if isinstance(found, Problem) else None)
        if not isinstance(found, Problem):
            self._put(**days)

    def _put(self, **conditions: Any) -> None:
        selection = replace(self._selection, **conditions)
        if not self._showing and selection != self._selection:
            self._selection = selection
            self.changed.emit(selection)

    def arrange(self, breadth: Breadth) -> None:
        """As many lists side by side as the window has room for."""
        across = _ACROSS[breadth]
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, *divmod(place, across))
        for column in range(_ACROSS[Breadth.WIDE]):
            self._grid.setColumnStretch(column, int(column < across))
        turn(self._last_row, breadth)

    def _lay_out(self) -> None:
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self.add(self._grid)
        marks = QHBoxLayout()
        marks.setSpacing(16)
        for mark in self.marks.values():
            marks.addLayout(labelled(" ", mark))  # level with the fields beside it
        marks.addStretch(1)
        self._last_row.setSpacing(8)
        self._last_row.addLayout(_beside(*self.due.values()))
        self._last_row.addLayout(marks, 1)
        self.add(self._last_row)
        self.arrange(Breadth.WIDE)
        order: Sequence[QWidget] = (
            self.first.editor,
            self.last.editor,
            *self.lists.values(),
            *(field.editor for field in self.due.values()),
            *self.marks.values(),
        )
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)


_TEXTS = ("holder_name", "holder_person", "division", "procedure_field", "procedure_code", "clerk_code", "counter")
_NONE = dict.fromkeys(_TEXTS, "")


def _lists() -> dict[str, Combo]:
    """By the member of a Selection that each chooses."""
    return {
        "status": _combo("Tình trạng", [(status.label, status) for status in Status]),
        "holder_kind": _combo("Ai giữ", [(words, kind) for kind, words in HOLDERS.items()]),
        "holder_name": _combo("Nơi đang giữ"),
        "holder_person": _combo("Người ký nhận"),
        "division": _combo("Phòng giải quyết"),
        "procedure_field": _combo("Lĩnh vực"),
        "procedure_code": _combo("Thủ tục"),
        "channel": _combo("Kênh nhận", [(words, channel) for channel, words in CHANNELS.items()]),
        "clerk_code": _combo("Người nhận"),
        "counter": _combo("Quầy"),
        "apologised": _combo("Xin lỗi", [("Chưa xin lỗi", False), ("Đã xin lỗi", True)]),
    }


def _is_day(field: Field) -> bool:
    """Whether a day stands in it, or nothing; says so where it is neither."""
    wrong = bool(field.text) and read_date(field.text) is None
    field.show_problem(Problem("day", "register.day", _NO_DAY) if wrong else None)
    return not wrong


def _beside(*fields: Field) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for field in fields:
        row.addWidget(field)
    row.addStretch(1)
    return row


def _cell(layout: QLayout) -> QWidget:
    """A widget, which unlike a layout can be moved in a grid."""
    cell = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    cell.setLayout(layout)
    return cell


def _combo(caption: str, values: Iterable[tuple[str, Any]] = ()) -> Combo:
    combo = Combo(caption)
    combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(4)
    _fill(combo, values)
    return combo


def _fill(combo: Combo, values: Iterable[tuple[str, Any]]) -> None:
    combo.clear()
    combo.addItem(ANY, None)
    for words, value in values:
        combo.addItem(words, value)


def _stand_on(combo: Combo, value: Any) -> None:
    """On the value; one that is not in the list (of a procedure that is gone) is added to it."""
    wanted = None if value == "" else value
    place = next((at for at in range(combo.count()) if combo.itemData(at) == wanted), -1)
    if place < 0:
        combo.addItem(str(value), value)
        place = combo.count() - 1
    combo.setCurrentIndex(place)
