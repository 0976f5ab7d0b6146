"""Why this return date (vì sao hẹn ngày này): the sentences a clerk reads out beside the days of a return date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby

from cchc_desktop.domain.calendar import DayKind, WorkCalendar
from cchc_desktop.domain.duration import Unit
from cchc_desktop.domain.return_date import Day, ReturnDate

_LISTED_WEEKENDS = 4
_Run = Sequence[Day]  # days in a row that are off, or worked, for one reason


def explain(due: ReturnDate) -> tuple[str, ...]:
    """Vietnamese sentences: the reception, then each day that moved the date, weekends together at the end."""
    runs = tuple(_runs(_telling(due), _heading))
    weekends = [_span(run) for run in runs if run[0].kind is DayKind.WEEKEND]
    sentences = [f"{_short(due.received_at.date())} nhận · {due.duration.text}", *_start(due)]
    sentences += [_sentence(run) for run in runs if run[0].kind is not DayKind.WEEKEND]
    if len(weekends) > _LISTED_WEEKENDS:
        count = sum(len(run) for run in runs if run[0].kind is DayKind.WEEKEND)
        sentences.append(f"{count} ngày nghỉ cuối tuần")
    elif weekends:
        sentences.append(f"{', '.join(weekends)} nghỉ cuối tuần")
    return tuple(sentences)


def summary(due: ReturnDate) -> str:
    """One line, weekends left out: "10 ngày làm việc, nghỉ 24/11, làm bù 22/08"."""
    received, counted, last = (_midnight(moment) for moment in (due.received_at, due.counted_from, due.due_at))
    return _summary(replace(due, received_at=received, counted_from=counted, due_at=last), due.calendar)


def _midnight(moment: datetime) -> datetime:
    return datetime(moment.year, moment.month, moment.day, tzinfo=moment.tzinfo)


@lru_cache(maxsize=512)
def _summary(due: ReturnDate, _calendar: WorkCalendar) -> str:
    """By days alone, so that the dossiers of one day share it; the calendar stands here as it is not compared there."""
    days = (day for day in _telling(due) if day.kind is not DayKind.WEEKEND)
    runs = tuple(_runs(days, lambda day: day.kind.is_worked))
    off = [_span(run) for run in runs if not run[0].kind.is_worked]
    made_up = [_span(run) for run in runs if run[0].kind.is_worked]
    return ", ".join(
        [due.duration.text]
        + ([f"nghỉ {', '.join(off)}"] if off else [])
        + ([f"làm bù {', '.join(made_up)}"] if made_up else [])
    )


def _telling(due: ReturnDate) -> Iterator[Day]:
    """The days that moved the date: off or made up. Calendar days count all alike, so there only from the last on."""
    from_day = due.received_at.date()
    if due.duration.unit is Unit.DAY:
        from_day = due.counted_from.date() + timedelta(days=due.duration.amount)
    return (day for day in due.days() if day.day >= from_day and day.kind is not DayKind.WORKED)


def _start(due: ReturnDate) -> Iterator[str]:
    if due.counted_from != due.received_at:
        yield f"Nhận ngoài giờ làm việc: tính từ {_clock(due.counted_from)} ngày {_short(due.counted_from.date())}"
    if due.missed_cutoff:
        yield f"Nhận sau {due.missed_cutoff:%H:%M}: trả trong ngày làm việc tiếp theo"


def _runs(days: Iterable[Day], heading: Callable[[Day], object]) -> Iterator[_Run]:
    numbered = enumerate(days)
    for _, run in groupby(numbered, key=lambda item: (item[1].day.toordinal() - item[0], heading(item[1]))):
        yield [day for _, day in run]


def _heading(day: Day) -> str:
    """What days in a row are told as: those of Tết have a name each."""
    if day.kind is DayKind.HOLIDAY and ("Tết Nguyên Đán" in day.note or day.note == "29 Tết"):
        return "Tết Nguyên Đán"
    return day.note


def _sentence(run: _Run) -> str:
    verb = "làm việc" if run[0].kind.is_worked else "nghỉ"
    return f"{_span(run)} {verb}: {_heading(run[0])}"


def _span(run: _Run) -> str:
    first, last = run[0].day, run[-1].day
    if first == last:
        return _short(first)
    return f"{first:%d}–{_short(last)}" if first.month == last.month else f"{_short(first)}–{_short(last)}"


def _short(day: date) -> str:
    return f"{day:%d/%m}"


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"
