"""Sheets whose figures change once dossiers are blanked say so; other periods say nothing."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from counter_fixtures import Counter, hand_over
from factories import NOW

from cchc_desktop.acts import custody, retention
from cchc_desktop.acts.rating import rate
from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.domain.period import Period, year_of
from cchc_desktop.reports.figures.blanked import blanked_note
from cchc_desktop.reports.figures.decision766 import indicators
from cchc_desktop.reports.figures.late import overdue
from cchc_desktop.reports.figures.ratings import satisfaction
from cchc_desktop.store import tallies

YEAR = year_of(NOW.year)


def blank_one(counter: Counter) -> None:
    """Of two rated dossiers one is over long enough, and blanked."""
    rate(counter.db, counter.receive().uid, 4, "", counter.clerk, counter.now)
    over = hand_over(counter, counter.receive())
    rate(counter.db, over.uid, 2, "", counter.clerk, counter.now)
    custody.take_result(counter.db, over.uid, "Quyết định", counter.clerk, counter.now)
    custody.return_result(counter.db, over.uid, ResultHandedOver(counter.now, over.intake.owner.name), counter.clerk)
    counter.sent()
    counter.clock.at = NOW + timedelta(days=6 * 366)
    before = year_of(NOW.year + 1).first
    retention.apply(counter.db, counter.desk, (before, "12/QĐ-UBND"), counter.admin, counter.now)


def test_sheets_that_lose_something_say_of_how_many(counter: Counter) -> None:
    assert blanked_note(counter.db, YEAR) == ()
    blank_one(counter)
    today = counter.now.date()

    assert tallies.scores(counter.db, YEAR) == {counter.receive().intake.procedure_code: {4: 1}}
    (note,) = blanked_note(counter.db, YEAR)
    assert note.startswith("1 hồ sơ của kỳ đã xóa nội dung theo thời hạn lưu trữ: không còn điểm đánh giá")
    for made in (satisfaction, partial(indicators, calendar=WorkCalendar()), overdue):
        assert made(counter.db, YEAR, today).notes[-1] == note


def test_a_period_that_none_of_them_is_of_has_no_note(counter: Counter) -> None:
    blank_one(counter)

    assert blanked_note(counter.db, year_of(NOW.year + 2)) == ()
    assert blanked_note(counter.db, Period(NOW.date() - timedelta(days=9), NOW.date() - timedelta(days=1))) == ()
    assert len(blanked_note(counter.db, Period(NOW.date(), NOW.date()))) == 1
