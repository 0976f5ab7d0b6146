"""The period of a report (kỳ báo cáo): from a first day to a last one, both counted."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.number_words import roman
from cchc_desktop.domain.problem import Problem

_QUARTERS = 4
EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 31)
"""Days a typed period lies within."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both within; raises ValueError when they stand the wrong way round."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends before it begins")

    @property
    def title(self) -> str:
        """As a heading says it: "Năm 2026", "Quý III năm 2026", or its two days."""
        year = self.first.year
        if self == year_of(year):
            return f"Năm {year}"
        halves = {half_of(year, half): f"6 tháng {('đầu', 'cuối')[half - 1]} năm {year}" for half in (1, 2)}
        quarters = {quarter_of(year, each): f"Quý {roman(each)} năm {year}" for each in range(1, _QUARTERS + 1)}
        if named := (halves | quarters).get(self):
            return named
        if self == month_of(year, self.first.month):
            return f"Tháng {self.first.month:02}/{year}"
        return f"Từ {day_text(self.first)} đến {day_text(self.last)}"

    @property
    def name(self) -> str:
        """As journal and files call it: "2026-01-01_2026-06-30"."""
        return f"{self.first.isoformat()}_{self.last.isoformat()}"

    @property
    def year_before(self) -> Period:
        """The same days of the year before; 29 February becomes the last of that month, whole months stay whole."""
        return Period(_back(self.first), _last_kept(self, _back(self.last)))


def year_of(year: int) -> Period:
    """The whole year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def half_of(year: int, half: int) -> Period:
    """The first (1) or second (2) half of a year."""
    return Period(date(year, 1, 1), date(year, 6, 30)) if half == 1 else Period(date(year, 7, 1), date(year, 12, 31))


def quarter_of(year: int, quarter: int) -> Period:
    """The quarter 1 to 4 of a year."""
    last = quarter * 3
    return Period(date(year, last - 2, 1), date(year, last, monthrange(year, last)[1]))


def month_of(year: int, month: int) -> Period:
    """The month 1 to 12 of a year."""
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def period_between(first: date | None, last: date | None) -> Period | Problem:
    """The period of two typed days, or why it is none."""
    if first is None or last is None:
        return Problem("first" if first is None else "last", "period.empty", "Cần cả ngày đầu và ngày cuối của kỳ.")
    for field, day in (("first", first), ("last", last)):
        if not EARLIEST <= day <= LATEST:
            said = f"Kỳ phải nằm trong {day_text(EARLIEST)} đến {day_text(LATEST)}. Xem lại năm."
            return Problem(field, "period.range", said)
    if last < first:
        said = f"Kỳ ngược: ngày cuối {day_text(last)} trước ngày đầu {day_text(first)}. Đổi lại hai ngày."
        return Problem("last", "period.upside_down", said)
    return Period(first, last)


def not_begun(period: Period, today: date) -> Problem | None:
    """Why there are no figures of a period yet: all of it is still to come."""
    if period.first <= today:
        return None
    return Problem("first", "period.future", "Kỳ này chưa bắt đầu. Chọn kỳ bắt đầu hôm nay hoặc sớm hơn.")


def _back(day: date) -> date:
    year = day.year - 1
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def _last_kept(period: Period, back: date) -> date:
    """Whole months stay whole: what ends with a February ends with it also in a leap year."""
    last = period.last
    is_whole = period.first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    return date(back.year, back.month, monthrange(back.year, back.month)[1]) if is_whole else back
