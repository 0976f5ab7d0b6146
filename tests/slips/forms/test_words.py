"""Dates, money and numbers as Vietnamese slips write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.process import Step
from cchc_desktop.slips.forms import words


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 10, 5), "ngày 05 tháng 10 năm 2026"),
        (date(2026, 3, 31), "ngày 31 tháng 3 năm 2026"),
        (date(2026, 2, 9), "ngày 09 tháng 02 năm 2026"),
        (date(2027, 1, 10), "ngày 10 tháng 01 năm 2027"),
    ],
)
def test_a_zero_stands_before_small_days_and_before_the_first_two_months_alone(day: date, written: str) -> None:
    assert words.long_day(day) == written


def test_the_clock_is_vietnam_s_whatever_zone_the_moment_is_in() -> None:
    moment = datetime(2026, 10, 5, 1, 15, tzinfo=UTC)

    assert words.clock_in_words(moment) == "08 giờ 15 phút"
    assert words.clock(moment) == "08:15"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        words.clock(datetime(2026, 10, 5, 1, 15))


def test_week_days_have_their_vietnamese_names() -> None:
    assert [words.weekday(date(2026, 10, day)) for day in (5, 9, 10, 11)] == [
        "Thứ Hai",
        "Thứ Sáu",
        "Thứ Bảy",
        "Chủ nhật",
    ]


@given(st.integers(0, 10**12))
def test_a_number_loses_nothing_but_its_dots(value: int) -> None:
    written = words.number(value)

    assert int(written.replace(".", "")) == value
    assert all(len(group) == 3 for group in written.split(".")[1:])


def test_a_step_says_what_is_known_of_it() -> None:
    assert words.step(Step("Thẩm định", "Phòng Người có công", hours=4)) == "Thẩm định, Phòng Người có công, 4 giờ"
    assert words.step(Step("Trình ký")) == "Trình ký"


def test_only_the_first_letter_becomes_a_capital() -> None:
    assert words.first_upper("ông Nguyễn Văn Ví Dụ") == "Ông Nguyễn Văn Ví Dụ"
    assert words.first_upper("") == ""


def test_money_is_whole_dong() -> None:
    assert words.money(600_000) == "600.000 đồng"


def test_a_count_is_never_one_digit() -> None:
    assert [words.counted(value) for value in (0, 1, 12, 1254)] == ["00", "01", "12", "1.254"]


@pytest.mark.parametrize(
    ("duration", "written"),
    [
        (Duration(3, Unit.WORKING_DAY), "03 ngày làm việc"),
        (Duration(20, Unit.DAY), "20 ngày"),
        (Duration(4, Unit.WORKING_HOUR), "04 giờ làm việc"),
        (Duration(0, Unit.DAY), "trong ngày"),
    ],
)
def test_a_processing_time_is_written_as_it_is_published(duration: Duration, written: str) -> None:
    assert words.processing(duration) == written


def test_midnight_in_vietnam_is_the_next_day_in_vietnam() -> None:
    assert words.in_vietnam(datetime(2026, 10, 5, 17, 0, tzinfo=UTC)) == datetime(2026, 10, 6, 0, 0, tzinfo=VN)
