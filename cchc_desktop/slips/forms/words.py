"""Dates, money and numbers as official papers write them (cách viết ngày giờ, số, tiền: Nghị định 30/2020)."""

from __future__ import annotations

from datetime import date, datetime

from cchc_desktop.domain.duration import Duration
from cchc_desktop.domain.figure_text import whole
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.money import written
from cchc_desktop.domain.process import Step

number = whole
money = written
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def weekday(day: date) -> str:
    """ "Thứ Hai" … "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]


def long_day(day: date) -> str:
    """ "ngày 05 tháng 3 năm 2026": in words a zero stands before days under 10 and before months 1 and 2 alone."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def clock(moment: datetime) -> str:
    """ "14:05", Vietnamese time; raises ValueError for a naive datetime."""
    local = in_vietnam(moment)
    return f"{local.hour:02}:{local.minute:02}"


def clock_in_words(moment: datetime) -> str:
    """ "08 giờ 15 phút", Vietnamese time; raises ValueError for a naive datetime."""
    local = in_vietnam(moment)
    return f"{local.hour:02} giờ {local.minute:02} phút"


def counted(value: int) -> str:
    """A count that must not be altered by a pen: never one digit alone, "01", "12", "1.254"."""
    return f"{value:02}" if value < 100 else number(value)


def processing(duration: Duration) -> str:
    """ "03 ngày làm việc", "04 giờ làm việc", "trong ngày"."""
    return duration.text if duration.same_day else f"{counted(duration.amount)} {duration.unit.vietnamese}"


def step(known: Step) -> str:
    """Of an internal process: "Thẩm định, Phòng Người có công, 4 giờ"."""
    return ", ".join(part for part in (known.title, known.who, known.time) if part)


def first_upper(text: str) -> str:
    """As a sentence begins; the other letters stay."""
    return text[:1].upper() + text[1:]


def in_vietnam(moment: datetime) -> datetime:
    """The same moment at +07:00; raises ValueError for a naive datetime."""
    if moment.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return moment.astimezone(VN)
