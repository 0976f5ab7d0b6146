"""Instants are text of one width at +07:00, and sort as text as they do in time."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.instants import VN, day_text, entered, instant_text, parse_instant, to_millisecond

AWARE = st.datetimes(
    datetime(1, 1, 3),
    datetime(9999, 12, 29),
    timezones=st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours))),
)


def test_an_instant_is_written_to_the_millisecond_with_its_offset() -> None:
    assert instant_text(datetime(2026, 10, 5, 8, 15, tzinfo=VN)) == "2026-10-05T08:15:00.000+07:00"


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-05T08:15:00.000+07:00",
        "2026-10-05T01:15:00.000+00:00",
        "2026-10-05T01:15:00Z",
        "2026-10-05T03:15:00+02:00",
    ],
)
def test_any_rfc_3339_text_is_read_and_stands_at_vietnams_offset(text: str) -> None:
    moment = parse_instant(text)

    assert moment == datetime(2026, 10, 5, 8, 15, tzinfo=VN)
    assert moment.tzinfo is VN


@pytest.mark.parametrize("text", ["", "hôm nay", "2026-10-05T08:15:00", "2026-13-05T08:15:00.000+07:00", "2026-10-05"])
def test_what_is_no_instant_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):
        parse_instant(text)


def test_a_naive_datetime_has_no_text() -> None:
    with pytest.raises(ValueError):
        instant_text(datetime(2026, 10, 5))


@given(AWARE)
def test_every_instant_has_one_width_and_comes_back_to_the_millisecond(moment: datetime) -> None:
    text = instant_text(moment)

    assert len(text) == 29
    assert parse_instant(text) == to_millisecond(moment)


@given(AWARE, AWARE)
def test_instants_sort_as_text_as_they_do_in_time(one: datetime, other: datetime) -> None:
    one, other = to_millisecond(one), to_millisecond(other)

    assert (instant_text(one) < instant_text(other)) is (one < other)


@given(AWARE)
def test_cutting_to_the_millisecond_never_moves_an_instant_forward(moment: datetime) -> None:
    cut = to_millisecond(moment)

    assert timedelta() <= moment - cut < timedelta(milliseconds=1)
    assert to_millisecond(cut) == cut
    assert cut.tzinfo is VN


def test_a_day_is_read_as_clerks_write_it() -> None:
    assert day_text(date(2026, 3, 5)) == "05/03/2026"


def test_since_when_and_by_whom_is_one_sentence() -> None:
    at = datetime(2026, 10, 5, 1, 15, tzinfo=timezone(timedelta()))
    assert entered(at, "Lò Thị Ví Dụ") == "Từ 08:15 ngày 05/10/2026, do Lò Thị Ví Dụ ghi."
