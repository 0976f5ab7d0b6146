"""What gathering stands on: the dossier it is about, and a reason a clerk can read when there is nothing to gather."""

from __future__ import annotations

from datetime import date

import pytest
from counter_fixtures import Counter

from cchc_desktop.reports.gathering import NoPaper, day_of, dossier_of


def test_the_dossier_a_slip_is_about(counter: Counter) -> None:
    dossier = counter.receive()

    assert dossier_of(counter.db, dossier.uid) == dossier


def test_a_dossier_that_is_not_here_is_said_by_code_and_in_words() -> None:
    assert str(NoPaper("x.y", "Không có.")) == "x.y"
    assert NoPaper("x.y", "Không có.").problem.message == "Không có."


def test_an_unknown_dossier_has_no_paper(counter: Counter) -> None:
    with pytest.raises(NoPaper, match=r"^dossier\.unknown$"):
        dossier_of(counter.db, "0192f7c0-0000-7000-8000-0000000000ff")


@pytest.mark.parametrize("text", ["", "xyz", "2026-13-45", "20261005", "2026-W41-1", "0000-00-00", "x" * 5000])
def test_what_is_no_day_has_no_paper(text: str) -> None:
    assert day_of("2026-10-05") == date(2026, 10, 5)
    with pytest.raises(NoPaper, match=r"^slip\.day$") as caught:
        day_of(text)
    assert len(caught.value.problem.message) < 120
