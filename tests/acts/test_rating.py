"""Rating: entered as told, changing nothing of the dossier."""

from __future__ import annotations

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
