"""Feedback and its clocks (phản ánh, kiến nghị): of each step how many were taken in time, late, or still to be taken.

Indicators 5.1 to 5.3 of Quyết định 766/QĐ-TTg; how many working days each step has: domain/feedback.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.feedback import Feedback, Kind, State
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.sheet import Cell, Column, Role, Row, Share, Sheet
from cchc_desktop.domain.sheet import Kind as ColumnKind
from cchc_desktop.store import feedback
from cchc_desktop.store.connection import Database

_COLUMNS = (
    Column("Bước", ColumnKind.TEXT),
    Column("Đúng hạn"),
    Column("Quá hạn"),
    Column("Chưa làm, còn hạn"),
    Column("Chưa làm, quá hạn"),
    Column("Tỷ lệ đúng hạn", ColumnKind.SHARE),
)
_IN_TIME, _LATE, _OPEN, _OVERDUE = range(4)
_STEPS = {
    "Phân loại, tiếp nhận hoặc từ chối (2 ngày làm việc)": (State.ACCEPTED, State.REFUSED),
    "Chuyển cơ quan có thẩm quyền (5 ngày làm việc)": (State.FORWARDED,),
    "Trả lời (15 ngày làm việc)": (State.ANSWERED,),
    "Công khai kết quả (2 ngày làm việc)": (State.PUBLISHED,),
}
_NOTE = (
    "Phản ánh, kiến nghị nhận trong kỳ; tính đến hôm nay. Chuyển cơ quan khác là tùy việc: chưa chuyển thì không tính."
)


def by_step(db: Database, period: Period, today: date, calendar: WorkCalendar) -> Sheet:
    """What came in the period, as it stands today."""
    every = feedback.received_in(db, period.first, period.last)
    counts: dict[str, Counter[int]] = {words: Counter() for words in _STEPS}
    for each in every:
        for words, place in _judged(each, calendar, today):
            counts[words][place] += 1
    rows = [Row((words, *_cells(count))) for words, count in counts.items()]
    rows.append(Row(("Tất cả các bước", *_cells(sum(counts.values(), Counter()))), role=Role.TOTAL))
    kinds = Counter(each.kind for each in every)
    told = f"Nhận {len(every)}: {kinds[Kind.REPORT]} phản ánh, {kinds[Kind.PROPOSAL]} kiến nghị."
    return Sheet(
        "phan-anh", "Phản ánh, kiến nghị", period, _COLUMNS, tuple(rows), unit="Lượt bước", notes=(told, _NOTE)
    )


def _judged(each: Feedback, calendar: WorkCalendar, today: date) -> Iterator[tuple[str, int]]:
    """Each step that was taken, and the one that waits."""
    for place in range(1, len(each.steps)):
        before = Feedback(each.uid, each.kind, each.steps[:place])
        step = each.steps[place]
        due = before.deadlines(calendar).get(step.state)
        if due is not None:
            yield _named(step.state), _LATE if step.at.astimezone(VN).date() > due else _IN_TIME
    waiting = each.deadlines(calendar)
    if waiting:
        state, due = max(waiting.items(), key=lambda known: known[1])
        yield _named(state), _OVERDUE if today > due else _OPEN


def _named(state: State) -> str:
    return next(words for words, states in _STEPS.items() if state in states)


def _cells(counts: Counter[int]) -> tuple[Cell, ...]:
    numbers = tuple(counts[place] for place in (_IN_TIME, _LATE, _OPEN, _OVERDUE))
    return (*numbers, Share(counts[_IN_TIME], counts[_IN_TIME] + counts[_LATE] + counts[_OVERDUE]))
