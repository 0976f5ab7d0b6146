"""Who must be told: due within a working day or late, and not those who wait for papers or were told already."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from counter_fixtures import Counter, hand_over
from factories import NOW

from cchc_desktop.acts import custody, decide, supplement
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Apologised, SupplementRequested
from cchc_desktop.domain.instants import VN
from cchc_desktop.reports import apologies

DUE = datetime(2026, 10, 29, 8, 15, tzinfo=VN)  # a Thursday


def at(counter: Counter, moment: datetime, days: int = 1) -> list[tuple[str, bool]]:
    found = apologies.due_within(counter.db, counter.desk.calendar, moment, days)
    return [(each.dossier.uid, each.is_late) for each in found]


@pytest.mark.parametrize(
    ("day", "listed"),
    [("2026-10-27", False), ("2026-10-28", True), ("2026-10-29", True)],
)
def test_a_dossier_is_listed_from_the_working_day_before_it_is_due(counter: Counter, day: str, listed: bool) -> None:
    dossier = counter.receive()
    morning = datetime.fromisoformat(f"{day}T07:30").replace(tzinfo=VN)

    assert at(counter, morning) == ([(dossier.uid, False)] if listed else [])


def test_over_a_weekend_the_working_day_before_is_friday(counter: Counter) -> None:
    counter.clock.at = NOW.replace(day=9)  # 24 days end on Monday 2/11
    dossier = counter.receive()

    assert dossier.due_at == datetime(2026, 11, 2, 8, 15, tzinfo=VN)
    assert at(counter, datetime(2026, 10, 29, 16, tzinfo=VN)) == []
    assert at(counter, datetime(2026, 10, 30, 16, tzinfo=VN)) == [(dossier.uid, False)]


def test_whom_to_call_is_known_a_day_earlier(counter: Counter) -> None:
    dossier = counter.receive()

    assert at(counter, DUE - timedelta(days=2), days=2) == [(dossier.uid, False)]


def test_late_ones_stay_listed_the_soonest_first(counter: Counter) -> None:
    first = counter.receive()
    counter.clock.forward(days=1)
    second = counter.receive()

    assert at(counter, DUE + timedelta(minutes=1)) == [(first.uid, True), (second.uid, False)]
    assert at(counter, DUE + timedelta(days=30)) == [(first.uid, True), (second.uid, True)]


def finished(counter: Counter, dossier: Dossier) -> None:
    hand_over(counter, dossier)
    custody.take_result(counter.db, dossier.uid, "", counter.clerk, counter.now)


def waiting(counter: Counter, dossier: Dossier) -> None:
    request = SupplementRequested(counter.now, "x")
    supplement.request_supplement(counter.db, counter.desk, dossier.uid, request, counter.clerk)


def voided(counter: Counter, dossier: Dossier) -> None:
    decide.void(counter.db, dossier.uid, "Nhầm", (counter.lead, counter.now, None))


@pytest.mark.parametrize("happened", [finished, waiting, voided])
def test_what_is_done_waits_or_does_not_count_is_not_listed(counter: Counter, happened) -> None:
    happened(counter, counter.receive())

    assert at(counter, DUE) == []


def test_another_counter_s_dossier_is_that_counter_s_to_apologise_for(counter: Counter) -> None:
    counter.mirror()

    assert at(counter, DUE) == []


def test_whom_an_apology_was_made_to_is_not_apologised_to_again(counter: Counter) -> None:
    told, silent = counter.receive(), counter.receive()
    new = Apologised(counter.now, "Chờ xác minh", DUE + timedelta(days=1))
    decide.apologise(counter.db, counter.desk, told.uid, new, counter.clerk)
    later = DUE + timedelta(days=1)

    found = apologies.due_within(counter.db, counter.desk.calendar, later)
    assert [(each.dossier.uid, each.apologised) for each in found] == [(silent.uid, False), (told.uid, True)]
    due = apologies.to_apologise(counter.db, counter.desk.calendar, later)
    assert [each.dossier.uid for each in due] == [silent.uid]
