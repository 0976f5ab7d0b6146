"""Each leg of an interconnected procedure has its own date, and the last ends when the dossier is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from domain.test_due_story import RULES, asked, at, came, told
from factories import LATER, NOW, a_dossier, a_reception
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain import events as e
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.due_story import begun
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.legs import Leg, LegDates, ahead, at_work, dates, stops
from cchc_desktop.domain.return_date import return_date

COMMUNE = Leg("Ủy ban nhân dân cấp xã", Duration(12, Unit.DAY))
DEPARTMENT = Leg("Sở Nội vụ", Duration(12, Unit.DAY))
BOTH = (COMMUNE, DEPARTMENT)
AMOUNTS = st.lists(st.builds(Duration, st.integers(1, 30), st.sampled_from(Unit)), min_size=1, max_size=4)
DAYS = st.integers(0, 60).map(lambda days: NOW + timedelta(days=days, hours=days % 5))


def taken(processing: Duration, received_at: datetime = NOW) -> Dossier:
    due = return_date(received_at, processing, RULES.hours, RULES.calendar).due_at
    return a_dossier(received_at=received_at, due_at=due, reception=a_reception(processing=processing))


def days(found: Sequence[LegDates]) -> list[str]:
    return [f"{leg.due_at:%d/%m/%Y}" if leg.due_at else "" for leg in found]


@pytest.mark.parametrize(
    ("division", "authority", "way"),
    [
        ("Phòng Người có công", "Sở Nội vụ", (COMMUNE.agency, "Phòng Người có công")),  # of the authority that decides
        (COMMUNE.agency, "Sở Nội vụ", (COMMUNE.agency, DEPARTMENT.agency)),
        ("Phòng Tiếp dân", "", ("Phòng Tiếp dân", COMMUNE.agency, DEPARTMENT.agency)),
        ("", "", (COMMUNE.agency, DEPARTMENT.agency)),
    ],
)
def test_a_folder_goes_along_the_legs_in_order(division: str, authority: str, way: tuple[str, ...]) -> None:
    assert stops(BOTH, division, authority) == way
    assert ahead(way, ()) == way
    assert ahead(way, way[:1]) == way[1:]
    assert ahead(way, way[-1:]) == ()  # what was passed over does not come after it


def test_the_next_leg_begins_when_the_one_before_it_is_due() -> None:
    first, second = dates(begun(taken(Duration(24, Unit.DAY)), RULES), BOTH)

    assert (first.starts_at, first.due_at) == (NOW, at("2026-10-19T08:15"))  # 17/10 is a Saturday
    assert (second.starts_at, second.due_at) == (first.due_at, at("2026-10-29T08:15"))


def test_a_day_off_at_the_end_of_a_leg_takes_nothing_from_the_next() -> None:
    story = begun(taken(Duration(24, Unit.DAY), at("2025-08-18T07:30")), RULES)

    assert days(dates(story, BOTH)) == ["03/09/2025", "11/09/2025"]  # 30/08 is a Saturday, then the national days
    assert story.due_at == dates(story, BOTH)[-1].due_at


def test_after_a_leg_without_a_time_only_the_last_has_a_date() -> None:
    found = dates(begun(taken(Duration(24, Unit.DAY)), RULES), (COMMUNE, Leg("Cơ quan phối hợp"), DEPARTMENT))

    assert days(found) == ["19/10/2026", "", "29/10/2026"]
    assert found[1].starts_at == found[0].due_at
    assert found[2].starts_at is None


def test_legs_whose_time_is_more_than_the_dossier_s_end_when_it_is_due() -> None:
    found = dates(begun(taken(Duration(10, Unit.DAY)), RULES), BOTH)

    assert days(found) == ["15/10/2026", "15/10/2026"]


def test_a_leg_done_on_the_day_it_begins_ends_when_the_office_closes() -> None:
    story = begun(replace(taken(Duration(12, Unit.DAY)), due_at=None), RULES)
    first, second = dates(story, (Leg("Công an xã", Duration(0, Unit.WORKING_DAY)), COMMUNE))

    assert (first.due_at, second.due_at) == (at("2026-10-05T17:00"), at("2026-10-19T08:15"))


def test_without_a_return_date_the_legs_are_counted_alone() -> None:
    story = begun(replace(taken(Duration(24, Unit.DAY)), due_at=None), RULES)

    assert days(dates(story, BOTH)) == ["19/10/2026", "29/10/2026"]


def test_what_was_never_received_has_no_dates() -> None:
    assert dates(begun(replace(taken(Duration(24, Unit.DAY)), received_at=None), RULES), BOTH) == ()


def test_a_pause_moves_the_legs_that_were_not_due_yet() -> None:
    happened: list[e.Event] = [e.Received(NOW, taken(Duration(24, Unit.DAY))), asked("2026-10-20T10:00")]
    happened.append(came(told(*happened), "2026-10-27T10:00"))
    story = told(*happened)

    assert days(dates(story, BOTH)) == ["19/10/2026", "05/11/2026"]
    assert dates(story, BOTH)[-1].due_at == story.due_at


def test_an_apology_moves_the_last_leg_alone() -> None:
    sorry = e.Apologised(at("2026-10-28T09:00"), "Chờ ý kiến", at("2026-11-10T17:00"))
    story = told(e.Received(NOW, taken(Duration(24, Unit.DAY))), sorry)

    assert days(dates(story, BOTH)) == ["19/10/2026", "10/11/2026"]


@given(AMOUNTS, DAYS)
def test_legs_of_one_unit_end_when_the_sum_of_their_times_does(
    durations: list[Duration], received_at: datetime
) -> None:
    legs = [Leg("x", replace(duration, unit=durations[0].unit)) for duration in durations]
    whole = Duration(sum(duration.amount for duration in durations), durations[0].unit)
    story = begun(replace(taken(whole, received_at), due_at=None), RULES)

    due = return_date(received_at, whole, RULES.hours, RULES.calendar).due_at
    assert dates(story, legs)[-1].due_at == due


@given(AMOUNTS, AMOUNTS, DAYS, st.lists(st.tuples(DAYS, DAYS), max_size=2), st.none() | DAYS)
def test_legs_ascend_and_the_last_ends_when_the_dossier_is_due(
    durations: list[Duration],
    whole: list[Duration],
    received_at: datetime,
    pauses: list[tuple[datetime, datetime]],
    sorry: datetime | None,
) -> None:
    happened: list[e.Event] = [e.Received(received_at, taken(whole[0], received_at))]
    for since, until in pauses:
        happened.append(asked(f"{min(since, until):%Y-%m-%dT%H:%M}"))
        happened.append(came(told(*happened), f"{max(since, until):%Y-%m-%dT%H:%M}"))
    if sorry:
        happened.append(e.Apologised(sorry, "Chờ ý kiến", sorry + timedelta(days=3)))
    story = told(*happened)

    found = dates(story, [Leg("x", duration) for duration in durations])

    assert story.due_at
    ends = [leg.due_at for leg in found if leg.due_at]
    assert len(ends) == len(found)
    assert ends[-1] == story.due_at
    assert all(earlier <= later for earlier, later in pairwise(ends))
    assert [leg.starts_at for leg in found] == [story.received_at, *ends[:-1]]


@pytest.mark.parametrize(("later", "agency"), [(0, 0), (13, 0), (15, 1), (90, 1)])
def test_the_leg_at_work_is_told_by_the_dates(later: int, agency: int) -> None:
    found = at_work(dates(begun(taken(Duration(24, Unit.DAY)), RULES), BOTH), NOW + timedelta(days=later))
    assert found is not None
    assert found.leg == BOTH[agency]


def test_without_dates_no_leg_is_at_work() -> None:
    story = begun(replace(taken(Duration(24, Unit.DAY)), due_at=None), RULES)

    assert at_work(dates(story, (Leg("x"),)), LATER) is None
