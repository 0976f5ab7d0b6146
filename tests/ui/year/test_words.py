"""The page of the calendar in words."""

from datetime import date, datetime

from cchc_desktop.domain.calendar import DayKind, Override
from cchc_desktop.domain.calendar_file import CalendarFile
from cchc_desktop.domain.instants import VN
from cchc_desktop.ui.year import words


def test_days_are_counted_and_what_is_not_saved_is_told() -> None:
    file = CalendarFile((Override(date(2027, 1, 2), DayKind.HOLIDAY),), 2027)

    assert words.days(file, False) == "1 ngày riêng"
    assert words.days(file, True) == "1 ngày riêng · chưa lưu"


def test_what_moves_is_told_with_what_stays() -> None:
    assert words.moving(2) == "2 hồ sơ sẽ có ngày hẹn khác; ngày đã in giữ nguyên"
    assert "giữ ngày đã in" in words.saved(2)
    assert "giữ ngày" not in words.saved(0)
    assert words.day(datetime(2026, 10, 29, 8, tzinfo=VN)) == "29/10/2026"
