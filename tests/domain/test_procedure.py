"""A procedure gives the time and the papers of its day and its case."""

from datetime import date, timedelta

import pytest
from factories import DAYS, PROCEDURES, a_procedure
from hypothesis import given

from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.procedure import Case, ProcessingTime, RequiredDocument

DAY = date(2026, 10, 5)


def a_time(amount: int, valid_from: date = date(2020, 1, 1)) -> ProcessingTime:
    return ProcessingTime(Duration(amount, Unit.WORKING_DAY), valid_from)


def test_the_local_time_holds_where_there_is_one_in_force() -> None:
    procedure = a_procedure(statutory=(a_time(20),), local=(a_time(15),))

    assert procedure.processing_on(DAY) == a_time(15)


def test_the_statutory_time_holds_until_the_local_decision_takes_effect() -> None:
    procedure = a_procedure(statutory=(a_time(20),), local=(a_time(15, DAY + timedelta(days=1)),))

    assert procedure.processing_on(DAY) == a_time(20)
    assert procedure.processing_on(DAY + timedelta(days=1)) == a_time(15, DAY + timedelta(days=1))


def test_of_several_decisions_the_latest_in_force_counts_whatever_their_order() -> None:
    newest, oldest, coming = a_time(10, date(2025, 7, 1)), a_time(20, date(2021, 1, 1)), a_time(5, date(2030, 1, 1))
    procedure = a_procedure(statutory=(newest, coming, oldest))

    assert procedure.processing_on(DAY) is newest
    assert procedure.processing_on(date(2024, 1, 1)) is oldest


def test_a_case_has_its_own_time_and_falls_back_to_the_procedure_without_one() -> None:
    cases = (Case("nhanh", "Cấp nhanh", (a_time(3),)), Case("thuong", "Cấp thường"))
    procedure = a_procedure(cases=cases, statutory=(a_time(20),))

    assert procedure.processing_on(DAY, "nhanh") == a_time(3)
    assert procedure.processing_on(DAY, "thuong") == a_time(20)
    assert procedure.processing_on(DAY, "khong-co") == a_time(20)


def test_no_time_is_known_before_the_first_decision() -> None:
    assert a_procedure(statutory=(a_time(20, date(2027, 1, 1)),)).processing_on(DAY) is None
    assert a_procedure(statutory=()).processing_on(DAY) is None


def test_a_procedure_may_say_that_it_has_no_return_date() -> None:
    without = ProcessingTime(None, date(2020, 1, 1), "Không có ngày hẹn trả")

    assert a_procedure(statutory=(without,)).processing_on(DAY) is without


def test_a_case_asks_for_its_own_papers_when_it_has_any() -> None:
    own, general = RequiredDocument("Biên bản", original=1), RequiredDocument("Đơn", original=1)
    procedure = a_procedure(documents=(general,), cases=(Case("a", "A", documents=(own,)), Case("b", "B")))

    assert procedure.documents_for("a") == (own,)
    assert procedure.documents_for("b") == (general,)
    assert procedure.documents_for() == (general,)


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_it_is_received_from_its_first_day_to_its_last(day: date, valid: bool) -> None:
    procedure = a_procedure(valid_from=date(2026, 1, 1), valid_to=date(2026, 6, 30))

    assert procedure.valid_on(day) is valid


def test_without_a_last_day_it_is_received_on() -> None:
    assert a_procedure(valid_to=None).valid_on(date(2099, 1, 1))


@given(PROCEDURES, DAYS)
def test_no_time_is_ever_used_before_it_takes_effect(procedure, day) -> None:
    for code in ("", *(case.code for case in procedure.cases)):
        known = procedure.processing_on(day, code)
        assert known is None or known.valid_from <= day
