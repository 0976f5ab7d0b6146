"""Choosing a period (chọn kỳ báo cáo): of a kind, around a day, and one on or back."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from cchc_desktop.domain.period import Period, half_of, month_of, quarter_of, year_of


class PeriodKind(Enum):
    """How long a period is, in the words of the form."""

    YEAR = "Năm"
    HALF = "6 tháng"
    QUARTER = "Quý"
    MONTH = "Tháng"
    DAYS = "Hai ngày"


def around(kind: PeriodKind, day: date) -> Period:
    """The period of that kind that has the day in it; of two days, that day alone."""
    match kind:
        case PeriodKind.YEAR:
            return year_of(day.year)
        case PeriodKind.HALF:
            return half_of(day.year, 1 if day.month <= 6 else 2)
        case PeriodKind.QUARTER:
            return quarter_of(day.year, (day.month + 2) // 3)
        case PeriodKind.MONTH:
            return month_of(day.year, day.month)
        case PeriodKind.DAYS:
            return Period(day, day)


def turned(kind: PeriodKind, period: Period, steps: int) -> Period:
    """So many periods on, or back; of two days as many days as it has. Stays where the calendar ends."""
    long = (period.last - period.first) + timedelta(days=1)
    try:
        if kind is PeriodKind.DAYS:
            return Period(period.first + steps * long, period.last + steps * long)
        for _ in range(abs(steps)):
            day = period.last + timedelta(days=1) if steps > 0 else period.first - timedelta(days=1)
            period = around(kind, day)
    except OverflowError:
        return period
    return period


def kind_of(period: Period) -> PeriodKind:
    """Of which kind a period is: the longest it is one of."""
    whole = (kind for kind in PeriodKind if around(kind, period.first) == period)
    return next(whole, PeriodKind.DAYS)
