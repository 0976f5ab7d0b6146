"""The page of the calendar in words."""

from datetime import date, datetime, time

from cchc_desktop.domain.calendar import DayKind, Override
from cchc_desktop.domain.calendar_file import CalendarFile
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.working_hours import WorkingHours
from cchc_desktop.ui.year import words


def test_days_are_counted_and_what_is_not_saved_is_told() -> None:
    file = CalendarFile((Override(date(2027, 1, 2), DayKind.HOLIDAY),), 2027)

    assert words.days(file, False) == "Lịch làm việc của năm · 1 ngày riêng"
    assert words.days(file, True) == "Lịch làm việc của năm · 1 ngày riêng · chưa lưu"


def test_what_moves_is_told_with_what_stays() -> None:
    assert words.moving(2) == "2 hồ sơ sẽ có ngày hẹn khác; ngày đã in giữ nguyên"
    assert "giữ ngày đã in" in words.saved(2)
    assert "giữ ngày" not in words.saved(0)
    assert words.day(datetime(2026, 10, 29, 8, tzinfo=VN)) == "29/10/2026"


def test_a_day_and_sessions_from_a_day_on_are_lines_of_one_list() -> None:
    day = Override(date(2027, 1, 9), DayKind.SWAPPED_WORK, "làm bù", "Công văn 1")
    hours = WorkingHours(((time(7), time(11, 30)), (time(13, 30), time(17))), date(2027, 6, 1))

    assert [words.since(line) for line in (day, hours)] == ["09/01/2027", "từ 01/06/2027"]
    assert [words.kind(line) for line in (day, hours)] == ["Làm bù", "Các buổi"]
    assert [words.content(line) for line in (day, hours)] == ["làm bù · Công văn 1", "07:00-11:30, 13:30-17:00"]
