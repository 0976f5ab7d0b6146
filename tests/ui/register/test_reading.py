"""The page shows what the pages of the book print."""

from __future__ import annotations

from datetime import timedelta

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.ui.register.reading import read


def test_a_day_of_the_book_with_its_rows(counter: Counter) -> None:
    dossier = counter.receive()
    today = counter.now.date()

    found = read(counter.db, counter.desk, today, counter.clerk, counter.now)

    assert (found.day, [row.code for row in found.rows]) == (today, [dossier.code])
    assert read(counter.db, counter.desk, today - timedelta(1), counter.clerk, counter.now).rows == ()


def test_an_administrator_reads_no_dossiers(counter: Counter) -> None:
    with pytest.raises(Refused):
        read(counter.db, counter.desk, counter.now.date(), counter.admin, counter.now)
