"""What citizens bring to a practice counter."""

from __future__ import annotations

from collections import Counter as Tally
from datetime import date

import pytest

from cchc_desktop.app.counter import Counter
from cchc_desktop.app.practice_intakes import intake
from cchc_desktop.app.practice_shift import begun
from cchc_desktop.domain import intake_problems
from cchc_desktop.domain.intake import Channel, Intake, ReturnChannel
from cchc_desktop.domain.problem import errors
from cchc_desktop.store import procedures

DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def brought(lived: Counter) -> list[Intake]:
    shift = begun(lived, 9, DAY, DAY)
    return [intake(shift, DAY) for _ in range(1500)]


def test_nothing_stands_against_what_they_bring(lived: Counter, brought: list[Intake]) -> None:
    found = (intake_problems.problems(each, procedures.get(lived.db, each.procedure_code), DAY) for each in brought)

    assert [problem.code for problems in found for problem in errors(problems)] == []


def test_a_third_files_online_some_by_post_and_not_on_the_same_day(brought: list[Intake]) -> None:
    came = Tally(each.channel for each in brought)

    assert 0.28 < came[Channel.ONLINE] / len(brought) < 0.42
    assert 0.02 < came[Channel.POST] / len(brought) < 0.09
    assert all(each.filed_on and each.filed_on < DAY for each in brought if each.channel is Channel.POST)
    assert all(each.filed_on is None for each in brought if each.channel is Channel.COUNTER)
    assert {each.return_channel for each in brought} == set(ReturnChannel)


def test_fees_are_those_of_the_catalogue_and_who_is_exempt_owes_none(lived: Counter, brought: list[Intake]) -> None:
    exempt = [each for each in brought if each.fee_exempt]

    assert exempt
    for each in brought:
        procedure = procedures.get(lived.db, each.procedure_code)
        assert procedure is not None
        assert each.fee_amount == (None if each.fee_exempt or not procedure.fee else procedure.fee.amount)


def test_who_comes_for_another_has_a_paper_that_says_so(brought: list[Intake]) -> None:
    instead = [each for each in brought if each.submitter]

    assert 0 < len(instead) < 0.15 * len(brought)
    assert all(each.authorised for each in instead)
