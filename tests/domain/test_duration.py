"""Processing times read as procedures are published."""

import pytest

from cchc_desktop.domain.duration import LONGEST, Duration, Unit


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        (10, Unit.WORKING_DAY, "10 ngày làm việc"),
        (20, Unit.DAY, "20 ngày"),
        (4, Unit.WORKING_HOUR, "4 giờ làm việc"),
        (0, Unit.WORKING_DAY, "trong ngày"),
    ],
)
def test_a_processing_time_reads_as_published(amount, unit, text):
    assert Duration(amount, unit).text == text


@pytest.mark.parametrize("amount", [-1, LONGEST + 1])
def test_an_absurd_processing_time_is_refused(amount):
    with pytest.raises(ValueError, match="processing time"):
        Duration(amount, Unit.DAY)


def test_no_hours_at_all_is_no_processing_time_but_no_days_is_a_same_day_one():
    with pytest.raises(ValueError, match="processing time"):
        Duration(0, Unit.WORKING_HOUR)
    assert Duration(0, Unit.DAY).same_day
    assert not Duration(1, Unit.DAY).same_day


def test_a_unit_is_known_by_the_word_that_catalogues_use():
    assert [Unit(word) for word in ("working_hour", "working_day", "day")] == list(Unit)
