"""The working calendar (lịch làm việc): which days are worked, which are off, and the name of the reason."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.problem import Problem, warning

SATURDAY, SUNDAY = 5, 6


class DayKind(Enum):
    """Why a day is worked or not; the values stand in calendar files."""

    WORKED = "worked"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    COMPENSATORY = "compensatory"  # nghỉ bù: a holiday fell on a weekly day of rest
    SWAPPED_OFF = "swapped_off"  # nghỉ hoán đổi: a working day moved to a Saturday
    SWAPPED_WORK = "swapped_work"  # làm bù: the Saturday it was moved to

    @property
    def is_worked(self) -> bool:
        """Whether the office works on such a day."""
        return self is DayKind.WORKED or self is DayKind.SWAPPED_WORK


@dataclass(frozen=True, slots=True)
class Override:
    """What an office or a decision says of one day; it wins over the national calendar."""

    day: date
    kind: DayKind
    note: str = ""  # Vietnamese, shown as the day's name; empty: a general name of the kind
    source: str = ""  # the decision or notice that says so


@dataclass(frozen=True, slots=True)
class _Year:
    number: int
    special: Mapping[date, tuple[DayKind, str]]
    worked: tuple[date, ...]


class WorkCalendar:
    """Vietnam's public holidays (Bộ luật Lao động 2019, Điều 112) with swapped days, corrected by `overrides`.

    Of two overrides of a day the later wins, so an office's own are given after the shipped ones. `weekend`: weekly
    days of rest, Monday 0. `confirmed_through`: the last year whose holidays have been officially announced.
    A year is worked out at its first use and kept; the very first use imports `holidays` (some 0.3 s), so a
    program with a window warms it up off the window's thread. May be shared between threads.
    """

    def __init__(
        self,
        overrides: Iterable[Override] = (),
        weekend: Iterable[int] = (SATURDAY, SUNDAY),
        confirmed_through: int = 0,
    ) -> None:
        self._overrides = {override.day: override for override in overrides}
        self._weekend = frozenset(weekend)
        self._confirmed_through = confirmed_through
        self._years: dict[int, _Year] = {}
        if len(self._weekend) > SUNDAY:
            raise ValueError("an office works on some day of the week")

    def kind(self, day: date) -> DayKind:
        """What sort of day it is."""
        known = self._year(day.year).special.get(day)
        return known[0] if known else self._plain(day)

    def name(self, day: date) -> str:
        """In Vietnamese, the holiday or the reason of a swap ("Quốc khánh"); "" for an ordinary worked day."""
        known = self._year(day.year).special.get(day)
        return known[1] if known else GENERAL_NAME[self._plain(day)]

    def is_worked(self, day: date) -> bool:
        """Whether the office works on `day`."""
        return self.kind(day).is_worked

    def worked_on_or_after(self, day: date) -> date:
        """`day` if it is worked, else the next worked day."""
        return self._nth_worked(day.year, bisect_left(self._year(day.year).worked, day))

    def worked_after(self, day: date, count: int = 1) -> date:
        """The `count`-th worked day after `day`, itself not counted; `count` from 1."""
        return self._nth_worked(day.year, bisect_right(self._year(day.year).worked, day) + count - 1)

    def covered(self, year: int) -> bool:
        """Whether that year's holidays have been officially announced, so that dates in it will not move."""
        return year <= self._confirmed_through

    def doubt(self, due: date) -> Problem | None:
        """A warning when `due` lies in a year whose holidays are only reckoned, else None."""
        if self.covered(due.year):
            return None
        message = f"Lịch nghỉ năm {due.year} chưa được xác nhận chính thức: xem lại ngày hẹn trả khi có lịch."
        return warning("due_at", "calendar.unconfirmed", message)

    def _nth_worked(self, number: int, index: int) -> date:
        year = self._year(number)
        while index >= len(year.worked):
            index -= len(year.worked)
            year = self._year(year.number + 1)
        return year.worked[index]

    def _plain(self, day: date) -> DayKind:
        return DayKind.WEEKEND if day.weekday() in self._weekend else DayKind.WORKED

    def _year(self, number: int) -> _Year:
        year = self._years.get(number)
        if year is None:
            year = self._years[number] = self._worked_out(number)
        return year

    def _worked_out(self, number: int) -> _Year:
        special = dict(_national_days(number))
        for day, override in self._overrides.items():
            if day.year == number:
                special[day] = (override.kind, override.note or GENERAL_NAME[override.kind])
        days = (date(number, 1, 1) + timedelta(days=n) for n in range(date(number, 12, 31).timetuple().tm_yday))
        worked = (day for day in days if (special[day][0] if day in special else self._plain(day)).is_worked)
        return _Year(number, special, tuple(worked))


GENERAL_NAME: Mapping[DayKind, str] = {
    DayKind.WORKED: "",
    DayKind.WEEKEND: "nghỉ cuối tuần",
    DayKind.HOLIDAY: "ngày lễ",
    DayKind.COMPENSATORY: "nghỉ bù",
    DayKind.SWAPPED_OFF: "nghỉ hoán đổi",
    DayKind.SWAPPED_WORK: "làm bù",
}
_SUBSTITUTED = re.compile(r"thay cho ngày (\d{2})/(\d{2})/(\d{4})")


@lru_cache(maxsize=32)
def _national_days(year: int) -> Mapping[date, tuple[DayKind, str]]:
    # Imported here: it takes a quarter of a second, and a program that computes no date need not pay it.
    from holidays.countries.vietnam import Vietnam  # noqa: PLC0415

    # The neighbours too: a day off in December may be made up for in January. The language is named, for else the
    # names follow the machine's locale.
    around = [number for number in (year - 1, year, year + 1) if date.min.year <= number <= date.max.year]
    special: dict[date, tuple[DayKind, str]] = {}
    national = Vietnam(years=around, language="vi")  # type: ignore[no-untyped-call]  # its __init__ has no types
    for day, name in national.items():
        if swap := _SUBSTITUTED.search(name):
            made_up = date(int(swap[3]), int(swap[2]), int(swap[1]))
            special[day] = (DayKind.SWAPPED_OFF, f"hoán đổi, làm bù ngày {day_text(made_up)}")
            special[made_up] = (DayKind.SWAPPED_WORK, f"làm bù cho ngày {day_text(day)}")
        else:
            special[day] = (DayKind.COMPENSATORY if "nghỉ bù" in name else DayKind.HOLIDAY, name)
    return {day: what for day, what in special.items() if day.year == year}
