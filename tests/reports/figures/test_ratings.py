"""Satisfaction: by procedure, the share of who was content; a score that was put right counts once."""

from __future__ import annotations

from decimal import Decimal

from counter_fixtures import Counter

from cchc_desktop.acts.rating import rate
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.sheet import Share
from cchc_desktop.reports.figures.ratings import satisfaction


def test_by_procedure(counter: Counter) -> None:
    today = counter.now.date()
    period = Period(today, today)
    assert satisfaction(counter.db, period, today).rows[-1].cells[1:] == (0, 0, 0, 0, 0, 0, Share(0, 0), None)
    for score in (5, 4, 2):
        rate(counter.db, counter.receive().uid, score, "", counter.clerk, counter.now)
    slipped = counter.receive().uid
    rate(counter.db, slipped, 1, "", counter.clerk, counter.now)
    rate(counter.db, slipped, 5, "bấm nhầm", counter.clerk, counter.now)
    sheet = satisfaction(counter.db, period, today)
    assert len(sheet.rows) == 2
    assert {row.cells[1:] for row in sheet.rows} == {(4, 2, 1, 0, 1, 0, Share(3, 4), Decimal("4.00"))}
