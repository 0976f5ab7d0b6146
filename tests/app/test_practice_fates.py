"""How long practice dossiers take, and who is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from factories import a_dossier
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.app.practice_fates import LATE, Fates, nth, shares_of
from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.dossier import Dossier

CALENDAR = WorkCalendar()
PLACES = [(f"1.{number:06}", f"Phòng {number % 3}") for number in range(13)]
SHARES = shares_of(PLACES)


def received(day: date, days: int, place: tuple[str, str] = PLACES[0]) -> Dossier:
    plain = a_dossier()
    due = datetime.combine(CALENDAR.worked_after(day, days), plain.received_at.timetz())  # type: ignore[union-attr]
    intake = replace(plain.intake, procedure_code=place[0])
    return replace(plain, intake=intake, due_at=due, reception=replace(plain.reception, division=place[1]))


def shares_late(fates: Fates, chance: Random, days: list[date]) -> dict[tuple[str, str], float]:
    return {
        place: sum(fates.is_late(chance, received(day, 10, place), day) for day in days) / len(days) for place in PLACES
    }


def test_so_many_are_late_over_all_but_not_alike_in_each_place() -> None:
    year = [day for day in (date(2025, 1, 1) + timedelta(days=n) for n in range(365)) if CALENDAR.is_worked(day)]
    late = shares_late(Fates(1, SHARES), Random(1), year)
    whole = sum(late[place] * SHARES[place] for place in PLACES)

    assert 0.6 * LATE < whole < 1.5 * LATE
    assert max(late.values()) > 3 * min(late.values())
    assert late != shares_late(Fates(2, SHARES), Random(1), year)


def test_folders_lie_over_the_weekend_and_at_the_end_of_the_year() -> None:
    fates, chance = Fates(1, SHARES), Random(1)

    def late(day: date) -> int:
        return sum(fates.is_late(chance, received(day, 10, place), day) for place in PLACES for _ in range(150))

    assert late(date(2026, 5, 8)) > late(date(2026, 5, 6))  # Friday, Wednesday
    assert late(date(2026, 12, 9)) > late(date(2026, 5, 6))


@given(day=st.dates(date(2025, 1, 1), date(2026, 12, 31)), days=st.integers(1, 30), seed=st.integers(0, 99))
def test_results_come_on_worked_days_late_ones_after_their_day(day: date, days: int, seed: int) -> None:
    dossier, fates, chance = received(day, days, PLACES[seed % 13]), Fates(seed, SHARES), Random(seed)
    assert dossier.due_at is not None
    due = dossier.due_at.date()

    late = fates.finish(chance, dossier, day, True, CALENDAR)
    in_time = fates.finish(chance, dossier, day, False, CALENDAR)

    assert CALENDAR.is_worked(late)
    assert CALENDAR.is_worked(in_time)
    assert day < in_time <= due < late


def test_where_no_day_is_promised_nobody_is_late() -> None:
    fates, chance, open_ended = Fates(1, SHARES), Random(1), replace(a_dossier(), due_at=None)

    assert not any(fates.is_late(chance, open_ended, date(2026, 12, 9), 100.0) for _ in range(50))
    assert fates.finish(chance, open_ended, date(2026, 12, 9), False, CALENDAR) > date(2026, 12, 9)


def test_the_first_of_a_catalogue_come_most_as_their_shares_say() -> None:
    chance = Random(3)
    drawn = [nth(chance, len(PLACES)) for _ in range(20_000)]

    assert abs(sum(SHARES.values()) - 1) < 1e-9
    for number, place in enumerate(PLACES):
        assert abs(drawn.count(number) / len(drawn) - SHARES[place]) < 0.02
