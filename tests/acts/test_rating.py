"""Rating: entered as told, changing nothing of the dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import rating
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.events import Rated
from cchc_desktop.store import rebuild


def test_a_score_is_entered_with_its_comment(counter: Counter) -> None:
    dossier = counter.receive()

    after = rating.rate(counter.db, dossier.uid, 4, "Nhanh,  gọn ", counter.clerk, counter.now)

    assert after == dossier
    assert rebuild.events(counter.db, dossier.uid)[-1] == Rated(counter.now, 4, "Nhanh, gọn")
    assert counter.is_sound()


@pytest.mark.parametrize("score", [0, 6, -1])
def test_what_is_no_score_is_not_entered(counter: Counter, score: int) -> None:
    dossier = counter.receive()
    before = counter.contents()

    with pytest.raises(Refused, match=r"^rating\.score$"):
        rating.rate(counter.db, dossier.uid, score, "", counter.clerk, counter.now)
    assert counter.contents() == before


def test_a_second_score_is_refused_with_since_when_and_by_whom(counter: Counter) -> None:
    dossier = counter.receive()
    rating.rate(counter.db, dossier.uid, 5, "", counter.clerk, counter.now)
    other = replace(counter.clerk, code="cb09", name="Lò Văn Khác")
    before = counter.contents()

    for by, now in ((other, counter.now), (counter.clerk, counter.now + timedelta(days=1))):
        with pytest.raises(Refused, match=r"^rating\.again$") as refused:
            rating.rate(counter.db, dossier.uid, 1, "", by, now)
        assert f"do {counter.clerk.name} ghi" in refused.value.problems[0].message
        assert f"{counter.now:%d/%m/%Y}" in refused.value.problems[0].message
    assert counter.contents() == before


def test_whoever_noted_it_puts_a_slip_of_the_key_right_on_the_same_day(counter: Counter) -> None:
    dossier = counter.receive()
    rating.rate(counter.db, dossier.uid, 1, "", counter.clerk, counter.now)

    rating.rate(counter.db, dossier.uid, 5, "", counter.clerk, counter.now + timedelta(minutes=1))

    scores = [event.score for event in rebuild.events(counter.db, dossier.uid) if isinstance(event, Rated)]
    assert scores == [1, 5]
    assert counter.is_sound()
