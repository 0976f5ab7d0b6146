"""Why this date: what the clerk reads beside the days."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
from factories import a_dossier, a_reception
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.calendar import DayKind, WorkCalendar
from cchc_desktop.domain.calendar_file import parse_calendar
from cchc_desktop.domain.due_story import Rules, begun, tell
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.events import Apologised, Received, SupplementReceived, SupplementRequested
from cchc_desktop.domain.explanation import CALENDAR_DAYS, explain, story_summary, summary
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.return_date import return_date
from cchc_desktop.domain.working_hours import WorkingHours

VIETNAM = WorkCalendar(
    parse_calendar((Path(__file__).parents[2] / "resources/calendars/vn.toml").read_text("utf-8")).overrides
)


def reckoned(received, amount, unit=Unit.WORKING_DAY, cutoff=None):
    moment = datetime.fromisoformat(received).replace(tzinfo=VN)
    return return_date(moment, Duration(amount, unit), (WorkingHours(),), VIETNAM, cutoff)


def test_the_holiday_that_moved_the_date_is_named():
    assert explain(reckoned("2026-11-23T08:15", 10)) == (
        "23/11 nhận · 10 ngày làm việc",
        "24/11 nghỉ: Ngày Văn hóa Việt Nam",
        "28–29/11, 05–06/12 nghỉ cuối tuần",
    )


def test_swapped_days_say_what_they_are_swapped_with():
    assert explain(reckoned("2026-08-20T10:00", 10)) == (
        "20/08 nhận · 10 ngày làm việc",
        "22/08 làm việc: làm bù cho ngày 31/08/2026",
        "31/08 nghỉ: hoán đổi, làm bù ngày 22/08/2026",
        "01–02/09 nghỉ: Quốc khánh",
        "23/08, 29–30/08, 05–06/09 nghỉ cuối tuần",
    )


def test_the_days_of_tet_are_told_as_one_and_many_weekends_are_counted():
    assert explain(reckoned("2026-02-02T10:00", 30)) == (
        "02/02 nhận · 30 ngày làm việc",
        "16–20/02 nghỉ: Tết Nguyên Đán",
        "14 ngày nghỉ cuối tuần",
    )


def test_a_reception_outside_working_hours_says_from_when_it_counts():
    assert explain(reckoned("2026-11-20T17:05", 1))[1] == "Nhận ngoài giờ làm việc: tính từ 07:00 ngày 23/11"
    assert explain(reckoned("2026-11-20T12:00", 1))[1] == "Nhận ngoài giờ làm việc: tính từ 13:30 ngày 20/11"
    assert "ngoài giờ" not in " ".join(explain(reckoned("2026-11-20T09:15:40", 1)))  # seconds do not count


def test_a_same_day_procedure_that_missed_its_cutoff_says_so():
    assert explain(reckoned("2026-11-25T15:20", 0, cutoff=time(15))) == (
        "25/11 nhận · trong ngày",
        "Nhận sau 15:00: trả trong ngày làm việc tiếp theo",
    )
    assert explain(reckoned("2026-11-25T10:00", 0, cutoff=time(15))) == ("25/11 nhận · trong ngày",)


def test_calendar_days_tell_only_the_days_off_that_the_last_one_was_moved_over():
    assert explain(reckoned("2026-08-12T10:00", 20, Unit.DAY)) == (
        "12/08 nhận · 20 ngày",
        CALENDAR_DAYS,
        "01–02/09 nghỉ: Quốc khánh",
    )
    assert explain(reckoned("2026-11-20T10:00", 5, Unit.DAY)) == ("20/11 nhận · 5 ngày", CALENDAR_DAYS)


def test_that_weekends_count_is_said_where_they_do():
    assert CALENDAR_DAYS == "Ngày lịch: tính cả thứ bảy, chủ nhật, ngày lễ"
    assert CALENDAR_DAYS not in explain(reckoned("2026-11-20T10:00", 5))
    assert CALENDAR_DAYS not in explain(reckoned("2026-11-20T10:00", 0, Unit.DAY))


def test_a_span_over_two_months_shows_both():
    assert explain(reckoned("2026-02-27T10:00", 1))[-1] == "28/02–01/03 nghỉ cuối tuần"


@pytest.mark.parametrize(
    ("received", "amount", "line"),
    [
        ("2026-11-23T08:15", 10, "10 ngày làm việc, nghỉ 24/11"),
        ("2026-11-25T08:15", 10, "10 ngày làm việc"),
        ("2026-08-20T10:00", 10, "10 ngày làm việc, nghỉ 31/08–02/09, làm bù 22/08"),
        ("2026-04-24T14:00", 3, "3 ngày làm việc, nghỉ 26–27/04, 30/04–01/05"),
    ],
)
def test_one_line_sums_it_up(received, amount, line):
    assert summary(reckoned(received, amount)) == line


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 31), timezones=st.just(VN)),
    st.integers(1, 15),
)
def test_every_swapped_day_and_every_holiday_between_is_told(received, amount):
    due = return_date(received, Duration(amount, Unit.WORKING_DAY), (WorkingHours(),), VIETNAM)
    told = " ".join(explain(due))
    for day in due.days():
        if day.kind in (DayKind.SWAPPED_OFF, DayKind.SWAPPED_WORK):
            assert f"{day.day:%d/%m} " in told
        elif day.kind in (DayKind.HOLIDAY, DayKind.COMPENSATORY) and "Tết" not in day.note:
            assert day.note in told


def test_one_line_of_a_date_that_moved_says_what_moved_it_and_the_days_off_it_is_counted_over():
    rules = Rules((WorkingHours(),), VIETNAM)
    reception = a_reception(processing=Duration(10, Unit.WORKING_DAY))
    first = reckoned("2026-11-30T07:30", 10)
    events = [
        Received(first.received_at, a_dossier(received_at=first.received_at, due_at=first.due_at, reception=reception))
    ]
    assert story_summary(tell(events, rules)) == "10 ngày làm việc"

    events.append(SupplementRequested(first.received_at, "Giấy khám sức khỏe"))
    came = datetime(2026, 12, 22, 15, 10, tzinfo=VN)
    due = tell(events, rules).resumed(came).due_at
    events.append(SupplementReceived(came, (), due))
    assert story_summary(tell(events, rules)) == "10 ngày làm việc, nghỉ 01/01; chờ bổ sung 30/11–22/12"

    events.append(Apologised(due, "Chờ ý kiến", datetime(2027, 2, 25, 17, tzinfo=VN)))
    assert story_summary(tell(events, rules)).startswith(
        "10 ngày làm việc, nghỉ 01/01; chờ bổ sung 30/11–22/12; Xin lỗi"
    )
    assert story_summary(begun(a_dossier(received_at=None), rules)) == ""


def test_a_date_far_away_is_still_told_in_few_sentences():
    assert len(explain(reckoned("2026-01-02T08:00", 200))) < 15
    assert reckoned("2026-01-02T08:00", 200).due_at.date() > date(2026, 9, 1)
