"""Feedback that waits: oldest first, each with its days, late once they are over."""

from __future__ import annotations

from datetime import date, timedelta

from counter_fixtures import Counter

from cchc_desktop.acts import feedback
from cchc_desktop.acts.feedback import Told
from cchc_desktop.domain.feedback import Kind, State
from cchc_desktop.reports.feedback import waiting


def take_down(counter: Counter) -> str:
    return feedback.take_down(counter.db, Told(Kind.REPORT, "Chờ lâu"), counter.clerk, counter.now).uid


def test_what_waits_has_its_days_and_is_late_once_they_are_over(counter: Counter) -> None:
    first = take_down(counter)
    counter.clock.forward(days=2)
    second = take_down(counter)
    done = take_down(counter)
    feedback.move(counter.db, done, State.REFUSED, "Không đúng", counter.clerk, counter.now)

    found = waiting(counter.db, counter.desk.calendar, counter.now + timedelta(days=1))

    assert [(each.feedback.uid, each.is_late) for each in found] == [(first, True), (second, False)]
    assert found[0].deadlines == {State.ACCEPTED: date(2026, 10, 7), State.REFUSED: date(2026, 10, 7)}
