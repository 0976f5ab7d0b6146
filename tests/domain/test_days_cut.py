"""Days cut: as Hải Phòng published them for 2020, in units that can be compared, or not at all."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from factories import PROCEDURES, a_procedure
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.days_cut import Cut, days_cut
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.procedure import Procedure, ProcessingTime

DAY, EVER = date(2026, 11, 23), date(2000, 1, 1)


def timed(statutory: Duration | None, local: Duration | None, since: date = EVER) -> Procedure:
    return a_procedure(statutory=(ProcessingTime(statutory, EVER),), local=(ProcessingTime(local, since),))


def days(statutory: Duration, local: Duration) -> Decimal | None:
    found = days_cut(timed(statutory, local), DAY)
    assert found is not None
    return found.days


def test_fifteen_days_cut_to_ten_are_five() -> None:
    fifteen, ten = Duration(15, Unit.WORKING_DAY), Duration(10, Unit.WORKING_DAY)

    assert days_cut(timed(fifteen, ten), DAY) == Cut(fifteen, ten, Decimal(5))


def test_both_cuts_that_were_published_come_out() -> None:
    published = json.loads((Path(__file__).parent / "data" / "time_cut.json").read_text(encoding="utf-8"))

    for each in published:
        cut = days(Duration(each["from_days"], Unit.WORKING_DAY), Duration(each["to_days"], Unit.WORKING_DAY))
        assert cut == each["from_days"] - each["to_days"] > 0


def test_eight_hours_are_a_working_day_and_half_a_day_is_told() -> None:
    assert days(Duration(3, Unit.WORKING_DAY), Duration(4, Unit.WORKING_HOUR)) == Decimal("2.5")


def test_calendar_days_are_not_held_against_working_days() -> None:
    assert days(Duration(30, Unit.DAY), Duration(20, Unit.WORKING_DAY)) is None
    assert days(Duration(30, Unit.DAY), Duration(20, Unit.DAY)) == 10


def test_without_both_times_in_force_there_is_no_cut() -> None:
    ten = Duration(10, Unit.WORKING_DAY)

    assert days_cut(a_procedure(local=()), DAY) is None
    assert days_cut(timed(None, ten), DAY) is None
    assert days_cut(timed(ten, ten, since=date(2026, 11, 24)), DAY) is None


@given(PROCEDURES, st.dates(date(2000, 1, 1), date(2099, 1, 1)))
def test_a_cut_is_the_same_whichever_way_it_is_asked_for(procedure: Procedure, day: date) -> None:
    found = days_cut(procedure, day)
    other = days_cut(a_procedure(statutory=procedure.local, local=procedure.statutory), day)

    assert (found is None) == (other is None)
    if found and other and found.days is not None and other.days is not None:
        assert found.days == -other.days
