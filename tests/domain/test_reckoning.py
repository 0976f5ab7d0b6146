"""A return date by another calendar: counted ones move, those that somebody has set do not."""

from __future__ import annotations

from datetime import date, datetime

from factories import PAPERS, a_dossier, a_reception

from cchc_desktop.domain import events as e
from cchc_desktop.domain.calendar import DayKind, Override, WorkCalendar
from cchc_desktop.domain.due_story import DueStory, Rules, tell
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.reckoning import reckoned
from cchc_desktop.domain.working_hours import WorkingHours

HOURS = (WorkingHours(),)
OLD = Rules(HOURS, WorkCalendar())
NEW = Rules(HOURS, WorkCalendar([Override(date(2026, 10, 14), DayKind.HOLIDAY, "nghỉ đột xuất")]))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VN)


def story(*more: e.Event, due: str | None = "2026-10-19T08:15") -> DueStory:
    """Received on Monday 5 October 2026 at 08:15 for ten working days."""
    processing = Duration(10, Unit.WORKING_DAY)
    dossier = a_dossier(due_at=at(due) if due else None, reception=a_reception(processing=processing))
    found = tell((e.Received(dossier.received_at or at("2026-10-05T08:15"), dossier), *more), OLD)
    assert found is not None
    return found


def test_a_day_off_that_is_new_moves_a_counted_date() -> None:
    assert reckoned(story(), OLD) == at("2026-10-19T08:15")
    assert reckoned(story(), NEW) == at("2026-10-20T08:15")


def test_a_date_after_a_pause_is_counted_from_when_the_papers_came() -> None:
    paused = story(e.SupplementRequested(at("2026-10-07T09:00"), "Trích lục", stage="appraisal"))
    again = paused.resumed(at("2026-10-12T09:00"))
    assert again is not None
    came = e.SupplementReceived(again.resumed_at, PAPERS[:1], again.due_at, None)
    resumed = story(e.SupplementRequested(at("2026-10-07T09:00"), "Trích lục", stage="appraisal"), came)

    assert reckoned(resumed, OLD) == again.due_at
    assert reckoned(resumed, NEW) == at("2026-10-23T08:15") == again.due_at.replace(day=again.due_at.day + 1)


def test_a_date_that_was_set_is_nobody_s_to_count() -> None:
    apologised = e.Apologised(at("2026-10-16T09:00"), "Thiếu người", at("2026-10-30T08:15"))

    assert reckoned(story(apologised), NEW) is None
    assert reckoned(story(due=None), NEW) is None
    assert reckoned(story(due="2026-10-21T08:15"), NEW) is None


def test_other_sessions_move_the_hour() -> None:
    later = Rules((WorkingHours(), WorkingHours(((datetime(1, 1, 1, 9).time(), datetime(1, 1, 1, 17).time()),),
                                                date(2026, 10, 12))), WorkCalendar())  # fmt: skip

    assert reckoned(story(), later) == at("2026-10-19T09:00")
