"""Return dates in the store: a dossier's story from its entries, and what is due before a moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from factories import LATER, NOW, a_dossier, a_procedure, a_reception
from store_fixtures import AT, happened, received

from cchc_desktop.domain import events as e
from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.due_story import Mover
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.legs import Leg
from cchc_desktop.domain.status import Status
from cchc_desktop.domain.working_hours import WorkingHours
from cchc_desktop.store import dossiers, due, procedures
from cchc_desktop.store.connection import Database, transaction

HOURS, CALENDAR = (WorkingHours(),), WorkCalendar()


def test_the_story_is_told_by_the_entries(db: Database) -> None:
    dossier = received(db, at=NOW)
    asked = happened(db, dossier, e.SupplementRequested(NOW + timedelta(days=3), "Trích lục"))
    story = due.story(db, asked, HOURS, CALENDAR)
    again = story.resumed(NOW + timedelta(days=10))
    assert again is not None

    after = happened(db, asked, e.SupplementReceived(NOW + timedelta(days=10), (), again.due_at))
    told = due.story(db, after, HOURS, CALENDAR)

    assert [move.by for move in told.moves] == [Mover.SUPPLEMENT]
    assert (told.promised, told.due_at) == (LATER, again.due_at)


def test_legs_are_those_of_the_catalogue_of_its_day_and_end_when_it_is_due(db: Database) -> None:
    days = Duration(12, Unit.DAY)
    procedures.import_all(db, [a_procedure(legs=(Leg("UBND cấp xã", days), Leg("Sở Nội vụ", days)))], AT)
    procedures.import_all(db, [a_procedure(version="later")], AT)
    dossier = received(db, at=NOW, reception=a_reception(processing=Duration(24, Unit.DAY)))
    sorry = e.Apologised(NOW + timedelta(days=20), "Chờ ý kiến", LATER + timedelta(days=9))

    found = due.legs(db, happened(db, dossier, sorry), HOURS, CALENDAR)

    assert [leg.leg.agency for leg in found] == ["UBND cấp xã", "Sở Nội vụ"]
    assert found[-1].due_at == LATER + timedelta(days=9)
    assert due.legs(db, replace(dossier, reception=a_reception(procedure_version="later")), HOURS, CALENDAR) == ()
    assert due.procedure_of(db, replace(dossier, reception=a_reception(procedure_version=""))) is None


def test_the_cut_off_is_that_of_the_catalogue_of_its_day(db: Database) -> None:
    procedures.import_all(db, [a_procedure(same_day_cutoff=time(8))], AT)
    procedures.import_all(db, [a_procedure(version="later")], AT)
    dossier = received(db, at=NOW, reception=a_reception(processing=Duration(0, Unit.WORKING_DAY)))

    first = due.story(db, dossier, HOURS, CALENDAR).first

    assert first is not None
    assert first.missed_cutoff == time(8)


def test_another_counter_s_dossier_tells_what_it_is_now(db: Database) -> None:
    mirror = a_dossier(status=Status.SUPPLEMENT, paused_at=NOW)
    with transaction(db):
        dossiers.save(db, mirror, own=False)
    story = due.story(db, mirror, HOURS, CALENDAR)

    assert (story.paused_at, story.due_at, story.moves) == (NOW, LATER, ())


def kept(db: Database, number: int, days: int, own: bool = True, **changes: object) -> str:
    """A dossier due so many days from now."""
    facts = {"code": f"X-{number}", "due_at": NOW + timedelta(days=days), **changes}
    dossier = replace(a_dossier(**facts), uid=f"0192f7c0-0000-7000-8000-{number:012}")
    with transaction(db):
        dossiers.save(db, dossier, own=own)
    return dossier.uid


def test_what_is_worked_on_and_due_before_a_moment_comes_soonest_first(db: Database) -> None:
    later, late, soon = kept(db, 1, 20), kept(db, 2, -3), kept(db, 3, 1, status=Status.PROCESSING)
    for number, status in enumerate((Status.SUPPLEMENT, Status.FINISHED, Status.RETURNED, Status.STOPPED), start=10):
        kept(db, number, 1, status=status)
    kept(db, 20, 1, own=False)
    kept(db, 21, 1, voided=True)
    kept(db, 22, 1, due_at=None)

    until: datetime = NOW + timedelta(days=2)
    assert [dossier.uid for dossier in due.before(db, until)] == [late, soon]
    assert later not in [dossier.uid for dossier in due.before(db, until)]
    assert due.before(db, NOW - timedelta(days=3)) == []
