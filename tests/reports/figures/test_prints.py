"""Prints and reprints of a period, by kind of slip."""

from __future__ import annotations

from counter_fixtures import Counter

from cchc_desktop.acts import printing
from cchc_desktop.domain.period import Period
from cchc_desktop.reports.figures.prints import printed


def test_asked_handed_over_again_and_failed(counter: Counter) -> None:
    today = counter.now.date()
    assert printed(counter.db, Period(today, today), today).says_nothing
    uid = counter.receive().uid
    by_when = (counter.clerk, counter.now)
    for state in ("failed", "handed_over", "handed_over", ""):
        asked = printing.ask(counter.db, uid, "receipt", *by_when)
        if state:
            printing.note(counter.db, asked, state, "laser", "jam" if state == "failed" else "", by_when)
    sheet = printed(counter.db, Period(today, today), today)
    assert [row.cells for row in sheet.rows] == [("Giấy tiếp nhận", 4, 2, 1, 1, 1), ("Tổng số", 4, 2, 1, 1, 1)]
