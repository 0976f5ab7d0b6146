"""Feedback at a practice counter and the office's steps."""

from __future__ import annotations

from datetime import date

from practice_lives import LIVED_UNTIL

from cchc_desktop.app.counter import Counter
from cchc_desktop.domain.feedback import Kind, State
from cchc_desktop.domain.period import Period
from cchc_desktop.reports.figures import feedback as report
from cchc_desktop.store import feedback

EVER = Period(date(2020, 1, 1), date(2026, 12, 31))


def test_people_speak_about_dossiers_and_about_the_office(lived: Counter) -> None:
    said = feedback.newest(lived.db, 1000)

    assert {each.kind for each in said} == set(Kind)
    assert {bool(each.dossier_uid) for each in said} == {True, False}
    assert len({each.channel for each in said}) > 1


def test_each_goes_its_steps_most_in_time(lived: Counter) -> None:
    said = feedback.newest(lived.db, 1000)
    sheet = report.by_step(lived.db, EVER, LIVED_UNTIL.date(), lived.desk.calendar)
    in_time, late = sheet.rows[-1].cells[1:3]

    assert all(each.steps[0].state is State.RECEIVED for each in said)
    assert any(each.state is State.PUBLISHED for each in said)
    assert isinstance(in_time, int)
    assert isinstance(late, int)
    assert in_time > 4 * late > 0
