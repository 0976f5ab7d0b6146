"""Feedback and its clocks (phản ánh, kiến nghị): of each step how many were taken in time, late, or still to be taken.

Indicators 5.1 to 5.3 of Quyết định 766/QĐ-TTg; how many working days each step has: domain/feedback.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.feedback import Feedback, Kind, State
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Selection
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
_NOTES = (
    "Phản ánh, kiến nghị nhận trong kỳ; tính đến hôm nay. Chuyển cơ quan khác là tùy việc: chưa chuyển thì không tính.",
    "Sau mỗi số là các hồ sơ được nói đến; phản ánh không về hồ sơ nào chỉ có ở trang Phản ánh.",
)


def by_step(db: Database, period: Period, today: date, calendar: WorkCalendar) -> Sheet:
    """What came in the period, as it stands today."""
    every = feedback.received_in(db, period.first, period.last)
    found: dict[str, list[tuple[int, Feedback]]] = {words: [] for words in _STEPS}
    for each in every:
        for words, place in _judged(each, calendar, today):
            found[words].append((place, each))
    rows = [_row(words, steps, Role.ROW) for words, steps in found.items()]
    rows.append(_row("Tất cả các bước", list(chain.from_iterable(found.values())), Role.TOTAL))
    kinds = Counter(each.kind for each in every)
    told = f"Nhận {len(every)}: {kinds[Kind.REPORT]} phản ánh, {kinds[Kind.PROPOSAL]} kiến nghị."
    return Sheet(
        "phan-anh", "Phản ánh, kiến nghị", period, _COLUMNS, tuple(rows), unit="Lượt bước", notes=(told, *_NOTES)
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


def _row(words: str, steps: Sequence[tuple[int, Feedback]], role: Role) -> Row:
    """Each number leads to the dossiers that it was about; one about none is on the page of feedback alone."""
    uids = {
        place: tuple(dict.fromkeys(each.dossier_uid for at, each in steps if at == place and each.dossier_uid))
        for place in (_IN_TIME, _LATE, _OPEN, _OVERDUE)
    }
    traces = tuple(Selection(uids=each) if each else None for each in uids.values())
    return Row((words, *_cells(Counter(place for place, _ in steps))), (None, *traces, traces[0]), role)


def _cells(counts: Counter[int]) -> tuple[Cell, ...]:
    numbers = tuple(counts[place] for place in (_IN_TIME, _LATE, _OPEN, _OVERDUE))
    return (*numbers, Share(counts[_IN_TIME], counts[_IN_TIME] + counts[_LATE] + counts[_OVERDUE]))
