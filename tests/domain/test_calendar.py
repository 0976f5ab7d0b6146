"""The working calendar: public holidays, swapped days, an office's overrides, any year."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.calendar import GENERAL_NAME, DayKind, Override, WorkCalendar

VIETNAM = WorkCalendar(confirmed_through=2026)
DAYS = st.dates(date(2011, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [
        (date(2026, 11, 23), DayKind.WORKED, ""),
        (date(2026, 11, 28), DayKind.WEEKEND, "nghỉ cuối tuần"),
        (date(2026, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam"),
        (date(2026, 9, 2), DayKind.HOLIDAY, "Quốc khánh"),
        (date(2026, 2, 17), DayKind.HOLIDAY, "Tết Nguyên Đán"),
        (date(2026, 4, 26), DayKind.HOLIDAY, "Ngày Giỗ Tổ Hùng Vương"),
        (date(2026, 4, 27), DayKind.COMPENSATORY, "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"),
        (date(2026, 8, 31), DayKind.SWAPPED_OFF, "hoán đổi, làm bù ngày 22/08/2026"),
        (date(2026, 8, 22), DayKind.SWAPPED_WORK, "làm bù cho ngày 31/08/2026"),
        (date(2027, 2, 8), DayKind.HOLIDAY, "Mùng ba Tết Nguyên Đán"),
    ],
)
def test_a_day_has_its_kind_and_its_vietnamese_name(day, kind, name):
    assert (VIETNAM.kind(day), VIETNAM.name(day)) == (kind, name)


def test_a_day_off_in_december_may_be_made_up_for_in_january():
    assert VIETNAM.kind(date(2018, 12, 31)) is DayKind.SWAPPED_OFF
    assert VIETNAM.name(date(2019, 1, 5)) == "làm bù cho ngày 31/12/2018"


@pytest.mark.parametrize("year", range(2010, 2051))
def test_the_calendar_agrees_with_the_library_about_every_day_of_a_year(year):
    library = country_holidays("VN", years=(year - 1, year, year + 1), language="en_US")
    for n in range(365):
        day = date(year, 1, 1) + timedelta(days=n)
        assert VIETNAM.is_worked(day) is library.is_working_day(day)


def test_names_do_not_follow_the_locale_of_the_machine(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en_US")
    assert WorkCalendar().name(date(2026, 9, 2)) == "Quốc khánh"


def test_an_override_wins_over_the_national_calendar_and_a_later_one_over_an_earlier():
    local = Override(date(2026, 11, 25), DayKind.HOLIDAY, "Ngày hội của tỉnh", "QĐ 01/QĐ-UBND")
    worked = Override(date(2026, 11, 24), DayKind.WORKED)
    calendar = WorkCalendar([Override(local.day, DayKind.SWAPPED_OFF), local, worked])

    assert (calendar.kind(local.day), calendar.name(local.day)) == (DayKind.HOLIDAY, "Ngày hội của tỉnh")
    assert calendar.is_worked(date(2026, 11, 24))
    assert calendar.worked_after(date(2026, 11, 23), 2) == date(2026, 11, 26)


@pytest.mark.parametrize("kind", DayKind)
def test_an_override_without_a_note_is_named_after_its_kind(kind):
    day = date(2026, 11, 25)
    assert WorkCalendar([Override(day, kind)]).name(day) == GENERAL_NAME[kind]


def test_an_office_may_rest_on_sundays_alone():
    calendar = WorkCalendar(weekend=(6,))
    assert calendar.is_worked(date(2026, 11, 28))
    assert not calendar.is_worked(date(2026, 11, 29))


def test_an_office_that_never_works_is_a_mistake():
    with pytest.raises(ValueError, match="some day"):
        WorkCalendar(weekend=range(7))


@given(DAYS)
def test_the_next_worked_day_is_the_day_itself_or_follows_days_off_only(day):
    found = VIETNAM.worked_on_or_after(day)

    assert VIETNAM.is_worked(found)
    assert not any(VIETNAM.is_worked(day + timedelta(days=n)) for n in range((found - day).days))


@given(DAYS, st.integers(1, 600), st.integers(1, 600))
def test_worked_days_add_up_whatever_year_they_fall_in(day, first, second):
    assert VIETNAM.worked_after(VIETNAM.worked_after(day, first), second) == VIETNAM.worked_after(day, first + second)


@given(DAYS, st.integers(1, 300))
def test_the_nth_worked_day_has_n_worked_days_up_to_it(day, count):
    found = VIETNAM.worked_after(day, count)

    assert VIETNAM.is_worked(found)
    assert sum(VIETNAM.is_worked(day + timedelta(days=n + 1)) for n in range((found - day).days)) == count


def test_a_due_date_in_a_year_not_yet_announced_is_doubted_but_not_stopped():
    doubt = VIETNAM.doubt(date(2027, 1, 5))

    assert doubt is not None
    assert not doubt.is_error
    assert doubt.field == "due_at"
    assert "2027" in doubt.message


def test_a_due_date_in_an_announced_year_is_not_doubted():
    assert VIETNAM.doubt(date(2026, 12, 31)) is None
    assert VIETNAM.covered(2026)
    assert not VIETNAM.covered(2027)


def test_without_a_confirmed_year_every_year_is_doubted():
    assert not WorkCalendar().covered(2026)


def test_importing_the_calendar_does_not_import_the_slow_library():
    code = "import sys, cchc_desktop.domain.return_date; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
