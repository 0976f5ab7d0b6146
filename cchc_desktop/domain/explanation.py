"""Why this return date (vì sao hẹn ngày này): the sentences a clerk reads out beside the days of a return date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby

from cchc_desktop.domain.calendar import DayKind, WorkCalendar
from cchc_desktop.domain.due_story import DueStory, Move, Mover
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.resume import Left, Resumption
from cchc_desktop.domain.return_date import Day, ReturnDate

CALENDAR_DAYS = "Ngày lịch: tính cả thứ bảy, chủ nhật, ngày lễ"
_LISTED_WEEKENDS = 4
_MOVERS = {
    Mover.SUPPLEMENT: "Nhận bổ sung, hẹn lại ngày trả",
    Mover.APOLOGY: "Xin lỗi và hẹn lại ngày trả",
    Mover.PORTAL: "Cổng đổi ngày hẹn trả",
}
_Run = Sequence[Day]  # days in a row that are off, or worked, for one reason


def explain(due: ReturnDate) -> tuple[str, ...]:
    """Vietnamese sentences: the reception, then each day that moved the date, weekends together at the end."""
    return (f"{_short(due.received_at.date())} nhận · {due.duration.text}", *_start(due), *_off(_telling(due)))


def explain_story(story: DueStory) -> tuple[str, ...]:
    """The same through a dossier's life: after the first date, each pause with what was left, each change of the date.

    () where there is nothing to explain: no date, or one the portal has set.
    """
    sentences = list(explain(story.first)) if story.first else []
    for move in story.moves:
        sentences += _resumed(move.resumption) if move.resumption else [_moved(move)]
    if story.paused_at:
        since = f"{_clock(story.paused_at)} ngày {_short(story.paused_at.date())}"
        sentences.append(f"Tạm dừng từ {since}, chờ bổ sung giấy tờ; ngày hẹn trả tính lại khi giấy tờ đến")
    return tuple(sentences)


def _moved(move: Move) -> str:
    before, after = (day_text(due.date()) if due else "không hẹn ngày" for due in (move.before, move.after))
    return f"{_MOVERS[move.by]}: {before} → {after}"


def _resumed(again: Resumption) -> list[str]:
    since, until = (f"{_clock(at)} ngày {_short(at.date())}" for at in (again.paused_at, again.resumed_at))
    paused = f"Tạm dừng từ {since} đến {until}, chờ bổ sung giấy tờ"
    if not again.moved and again.left == Left():
        return [paused, "Đã quá hạn trước khi tạm dừng nên ngày hẹn trả không đổi"]
    left, due = _left(again), f"{_clock(again.due_at)} ngày {day_text(again.due_at.date())}"
    counted = f"Còn {left}, tính tiếp từ {_clock(again.counted_from)} ngày {_short(again.counted_from.date())}"
    return [paused, f"{counted}: hẹn trả {due}", *_off(day for day in again.days() if _tells(again, day))]


def _left(again: Resumption) -> str:
    if again.left.days:
        return f"{again.left.days} {again.running.unit.vietnamese}"
    hours, minutes = divmod(round((again.left.time or timedelta()).total_seconds() / 60), 60)
    return f"{hours} giờ {minutes:02} phút làm việc" if hours else f"{minutes} phút làm việc"


def _tells(again: Resumption, day: Day) -> bool:
    """Whether it moved the new date: off or made up, once the clock ran again; calendar days only from the last on."""
    first = again.running.last if again.running.unit is Unit.DAY else again.resumed_at.date()
    return not day.paused and day.day >= first and day.kind is not DayKind.WORKED


def _off(telling: Iterable[Day]) -> Iterator[str]:
    """Each run of days that moved the date, weekends together at the end."""
    runs = tuple(_runs(telling, _heading))
    weekends = [_span(run) for run in runs if run[0].kind is DayKind.WEEKEND]
    yield from (_sentence(run) for run in runs if run[0].kind is not DayKind.WEEKEND)
    if len(weekends) > _LISTED_WEEKENDS:
        yield f"{sum(len(run) for run in runs if run[0].kind is DayKind.WEEKEND)} ngày nghỉ cuối tuần"
    elif weekends:
        yield f"{', '.join(weekends)} nghỉ cuối tuần"


def summary(due: ReturnDate) -> str:
    """One line, weekends left out: "10 ngày làm việc, nghỉ 24/11, làm bù 22/08"."""
    received, counted, last = (_midnight(moment) for moment in (due.received_at, due.counted_from, due.due_at))
    return _summary(replace(due, received_at=received, counted_from=counted, due_at=last), due.calendar)


def story_summary(story: DueStory) -> str:
    """The same of the date that holds now, then what moved it: "10 ngày làm việc; chờ bổ sung 30/11–09/12".

    "" where nothing explains it.
    """
    if story.first is None:
        return ""
    if not story.moves:
        return summary(story.first)
    moved = [_pause(move.resumption) if move.resumption else _moved(move) for move in story.moves]
    return "; ".join([_counted_through(story, story.first.duration), *moved])


def _pause(again: Resumption) -> str:
    return f"chờ bổ sung {_short(again.paused_at.date())}–{_short(again.resumed_at.date())}"


def _counted_through(story: DueStory, duration: Duration) -> str:
    """The days off and made up that the counting went over, as far as it was counted: a date that was set counts none."""
    end = next((move.before for move in story.moves if move.resumption is None), story.due_at)
    days = [day for day in story.days() if end and day.day <= end.date() and not day.paused]
    in_days = duration.unit is Unit.DAY
    off = [day for day in days if not day.kind.is_worked and day.kind is not DayKind.WEEKEND and day.counted is None]
    made_up = [day for day in days if day.kind is DayKind.SWAPPED_WORK and not in_days]
    return _line(duration, _runs(off, lambda _day: False), _runs(made_up, lambda _day: True))


def _line(duration: Duration, off: Iterable[_Run], made_up: Iterable[_Run]) -> str:
    told = [("nghỉ", [_span(run) for run in off]), ("làm bù", [_span(run) for run in made_up])]
    return ", ".join([duration.text, *(f"{verb} {', '.join(spans)}" for verb, spans in told if spans)])


def _midnight(moment: datetime) -> datetime:
    return datetime(moment.year, moment.month, moment.day, tzinfo=moment.tzinfo)


@lru_cache(maxsize=512)
def _summary(due: ReturnDate, _calendar: WorkCalendar) -> str:
    """By days alone, so that the dossiers of one day share it; the calendar stands here as it is not compared there."""
    days = (day for day in _telling(due) if day.kind is not DayKind.WEEKEND)
    runs = tuple(_runs(days, lambda day: day.kind.is_worked))
    off, made_up = ([run for run in runs if run[0].kind.is_worked is worked] for worked in (False, True))
    return _line(due.duration, off, made_up)


def _telling(due: ReturnDate) -> Iterator[Day]:
    """The days that moved the date: off or made up. Calendar days count all alike, so there only from the last on."""
    from_day = due.received_at.date()
    if due.duration.unit is Unit.DAY:
        from_day = due.counted_from.date() + timedelta(days=due.duration.amount)
    return (day for day in due.days() if day.day >= from_day and day.kind is not DayKind.WORKED)


def _start(due: ReturnDate) -> Iterator[str]:
    if due.duration.unit is Unit.DAY and not due.duration.same_day:
        yield CALENDAR_DAYS
    if due.counted_from > due.received_at:
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
