"""The overdue radar: shares of those still open at an age, wider where few are known; its AUC against the days left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.radar import ENOUGH, Past, Radar, Risk, Trial, Tried, Width, auc, tried

NAMES = st.sampled_from(["a", "b", "c"])
PAST = st.lists(st.builds(Past, NAMES, NAMES, st.integers(0, 40), st.booleans(), st.integers(1, 30)), max_size=20)
SCORED = st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=30)


def test_only_those_still_open_at_the_age_are_asked() -> None:
    radar = Radar([Past("a", "x", 2, False, 70), Past("a", "x", 9, False, 10), Past("a", "x", 12, True, 30)])

    assert radar.risk("a", "x", 0) == Risk(30, 110, Width.DIVISION)
    assert radar.risk("a", "x", 2) == Risk(30, 40, Width.DIVISION)
    assert radar.risk("a", "x", 9) == Risk(30, 30, Width.DIVISION)


def test_too_few_are_asked_of_more_and_more() -> None:
    few = Past("a", "x", 5, True, ENOUGH - 1)
    radar = Radar([few, Past("a", "y", 5, False, 1), Past("b", "x", 9, False, 1)])

    assert radar.risk("a", "x", 4) == Risk(ENOUGH - 1, ENOUGH, Width.PROCEDURE)
    assert radar.risk("b", "x", 4) == Risk(ENOUGH - 1, ENOUGH + 1, Width.ALL)
    assert radar.risk("never seen", "", 5) == Risk(0, 1, Width.ALL)
    assert radar.risk("a", "x", 9) is None
    assert Radar([few]).risk("a", "x", 0) == Risk(ENOUGH - 1, ENOUGH - 1, Width.ALL)


def test_without_a_past_nothing_is_said() -> None:
    assert Radar([]).risk("a", "x", 0) is None


def test_few_are_less_sure_than_many() -> None:
    assert Risk(1, 1, Width.ALL).likely < Risk(99, 99, Width.ALL).likely < 1
    assert Risk(0, 1, Width.ALL).likely > Risk(0, 99, Width.ALL).likely > 0


@given(PAST, NAMES, NAMES, st.integers(0, 45))
def test_a_share_is_counted_as_its_words_say(past: list[Past], procedure: str, division: str, age: int) -> None:
    found = Radar(past).risk(procedure, division, age)

    def counted(width: Width) -> Risk:
        same = [each for each in past if width is not Width.DIVISION or each.division == division]
        same = [each for each in same if width is Width.ALL or each.procedure == procedure]
        still = [each for each in same if each.age > age]
        return Risk(sum(each.number for each in still if each.late), sum(each.number for each in still), width)

    by_width = [counted(width) for width in Width]
    assert [each.of for each in by_width] == sorted(each.of for each in by_width)
    wanted = next((each for each in by_width if each.of >= ENOUGH), by_width[-1])
    assert found == (wanted if wanted.of else None)
    if found:
        assert 0 <= found.late <= found.of
        assert 0 < found.likely < 1


@given(SCORED)
def test_auc_is_how_often_a_late_one_scores_above(scored: list[tuple[int, bool]]) -> None:
    late, others = ([score for score, is_late in scored if is_late is wanted] for wanted in (True, False))
    if not late or not others:
        with pytest.raises(ValueError, match="nothing"):
            auc(scored)
        return
    above = sum((one > other) + (one == other) / 2 for one in late for other in others)
    assert auc(scored) == pytest.approx(above / (len(late) * len(others)))
    assert auc([(-score, is_late) for score, is_late in scored]) == pytest.approx(1 - auc(scored))


def trials(late: int, others: int) -> list[Trial]:
    """Late ones are of "a", the others of "b", days left alike."""
    every = [Trial(number, "a", "x", 5, 3, True) for number in range(late)]
    return every + [Trial(1000 + number, "b", "x", 5, 3, False) for number in range(others)]


RADAR = Radar([Past("a", "x", 9, True, 50), Past("b", "x", 9, False, 50)])


def test_a_trial_counts_each_dossier_once() -> None:
    found = tried(RADAR, trials(40, 30) * 2)

    assert found == Tried(radar=1.0, days_left=0.5, late=40, others=30)
    assert found.lead == 1


@pytest.mark.parametrize(("late", "others"), [(ENOUGH - 1, 500), (500, ENOUGH - 1), (0, 0)])
def test_too_few_of_either_fate_prove_nothing(late: int, others: int) -> None:
    assert tried(RADAR, trials(late, others)) is None


def test_what_the_radar_knows_nothing_of_is_not_tried() -> None:
    assert tried(Radar([]), trials(100, 100)) is None


@pytest.mark.parametrize(
    ("tried_", "lead"),
    [
        (Tried(0.9, 0.6, 200, 200), 1),
        (Tried(0.6, 0.9, 200, 200), -1),
        (Tried(0.62, 0.6, 50, 50), 0),  # of so few it may be chance
        (Tried(0.62, 0.6, 50_000, 50_000), 1),
        (Tried(0.604, 0.6, 50_000_000, 50_000_000), 0),  # nobody would notice
    ],
)
def test_a_lead_must_be_more_than_chance(tried_: Tried, lead: int) -> None:
    assert tried_.lead == lead
