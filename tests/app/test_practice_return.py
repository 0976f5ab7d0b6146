"""Results of a practice counter and what citizens think of them."""

from __future__ import annotations

from collections import Counter as Tally

from practice_lives import everyone, told

from cchc_desktop.app.counter import Counter
from cchc_desktop.domain import postal
from cchc_desktop.domain.events import Rated, ResultHandedOver, ResultPosted
from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.domain.status import Status


def test_results_go_as_they_were_asked_for(lived: Counter) -> None:
    known = {dossier.uid: dossier.intake.return_channel for dossier in everyone(lived)}
    posted = [known[entry.dossier_uid or ""] for entry, _ in told(lived, ResultPosted)]
    handed = [known[entry.dossier_uid or ""] for entry, _ in told(lived, ResultHandedOver)]

    assert set(posted) == {ReturnChannel.POST}
    assert set(handed) == {ReturnChannel.COUNTER, ReturnChannel.ONLINE}


def test_items_have_codes_of_their_own_that_the_post_would_give(lived: Counter) -> None:
    items = [event.item_code for _, event in told(lived, ResultPosted)]

    assert len(set(items)) == len(items) > 0
    assert not any(postal.problem_with(item) for item in items)


def test_somebody_else_needs_a_paper_that_says_so(lived: Counter) -> None:
    others = [event for _, event in told(lived, ResultHandedOver) if event.authorised]

    assert others
    assert all(event.collector and event.collector_number and event.authorisation for event in others)


def test_one_in_five_rates_once_most_are_content(lived: Counter) -> None:
    rated = [(entry.dossier_uid, event.score) for entry, event in told(lived, Rated)]
    returned = sum(dossier.status is Status.RETURNED for dossier in everyone(lived))
    scores = Tally(score for _, score in rated)

    assert len({uid for uid, _ in rated}) == len(rated)
    assert 0.12 < len(rated) / returned < 0.28
    assert scores[5] > scores[3] > 0


def test_some_results_are_left_lying(lived: Counter) -> None:
    assert any(dossier.status is Status.FINISHED for dossier in everyone(lived))
