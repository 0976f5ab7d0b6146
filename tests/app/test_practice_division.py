"""While divisions work on practice dossiers."""

from __future__ import annotations

from practice_lives import everyone, told

from cchc_desktop.app.counter import Counter
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.events import (
    Apologised,
    PapersGivenBack,
    ResultArrived,
    Stopped,
    SupplementReceived,
    SupplementRequested,
    Withdrawn,
)
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.milestones import milestones_of
from cchc_desktop.domain.status import Status
from cchc_desktop.store import rebuild


def test_the_clock_stands_while_papers_are_waited_for(lived: Counter) -> None:
    brought = [(entry.dossier_uid or "", event) for entry, event in told(lived, SupplementReceived)]

    assert brought
    for uid, _ in brought:
        events = rebuild.events(lived.db, uid)
        kinds = [type(event) for event in events]
        asked, came = kinds.index(SupplementRequested), kinds.index(SupplementReceived)
        assert asked < came
        assert ResultArrived not in kinds[asked:came]
    known = {dossier.uid: dossier for dossier in everyone(lived)}
    assert any(known[uid].has_moved for uid, _ in brought)


def test_a_second_request_is_the_leads_with_a_reason(lived: Counter) -> None:
    lead = lived.file.lead
    assert lead.role is Role.LEAD
    for _, event in told(lived, SupplementRequested):
        assert bool(event.approval_reason) is (event.approved_by == lead.code)
    assert all(dossier.supplements <= 3 for dossier in everyone(lived))


def test_most_of_the_late_are_told_before_and_all_are_told_only_once(lived: Counter) -> None:
    late = [
        dossier
        for dossier in everyone(lived)
        if (found := milestones_of(dossier)).finished_at
        and found.judged_at
        and found.finished_at.date() > found.judged_at.date()
    ]
    sorry = [dossier for dossier in late if dossier.apologies]

    assert 0.4 * len(late) < len(sorry) < len(late)
    assert all(dossier.apologies <= 1 for dossier in everyone(lived))


def test_an_apology_gives_a_cause_and_a_later_worked_day(lived: Counter) -> None:
    said = [(entry, event) for entry, event in told(lived, Apologised)]

    assert len({event.reason for _, event in said}) > 1
    for entry, event in said:
        assert event.due_at.date() > parse_instant(entry.occurred_at).date()
        assert lived.desk.calendar.is_worked(event.due_at.date())


def test_originals_go_back_with_a_withdrawal(lived: Counter) -> None:
    withdrawn = [(entry, event) for entry, event in told(lived, Withdrawn)]
    known = {dossier.uid: dossier for dossier in everyone(lived)}

    assert withdrawn
    assert all(event.papers == known[entry.dossier_uid or ""].intake.originals for entry, event in withdrawn)


def test_who_never_brings_the_papers_is_told_that_it_stops(lived: Counter) -> None:
    stopped = {entry.dossier_uid for entry, _ in told(lived, Stopped)}

    assert stopped == {dossier.uid for dossier in everyone(lived) if dossier.status is Status.STOPPED} != set()
    assert not list(told(lived, PapersGivenBack))
