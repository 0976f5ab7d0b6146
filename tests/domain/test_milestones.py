"""Milestones: what happened first and when, folded with the dossier, or told from its state where nothing was kept."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import reduce

import pytest
from factories import ANY_EVENT, DOSSIERS, LATER, MOMENTS, NOW, a_dossier
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.added import Added, Voiding
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import (
    Apologised,
    Event,
    HandedOver,
    PortalChanged,
    Refused,
    ResultArrived,
    ResultHandedOver,
    SlipPrinted,
    Stopped,
    SupplementReceived,
    SupplementRequested,
    Voided,
    Withdrawn,
)
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.milestones import FINISHERS, NONE, Milestones, judged_at, milestones_of
from cchc_desktop.domain.status import Holder, HolderKind, Status

DIVISION = Holder(HolderKind.DIVISION, "Phòng Người có công")


def day(number: int) -> datetime:
    return NOW + timedelta(days=number)


def lived(*happened: Event, of: Dossier | None = None) -> Dossier:
    return reduce(Dossier.after, happened, of or a_dossier())


def test_a_dossier_just_received_has_none_yet() -> None:
    assert a_dossier().milestones == NONE
    assert milestones_of(a_dossier()) == Milestones(judged_at=LATER)


def test_the_result_finishes_it_and_returning_it_changes_nothing_of_that() -> None:
    returned = lived(HandedOver(day(1), "Phòng A"), ResultArrived(day(5)), ResultHandedOver(day(9)))

    assert returned.milestones == Milestones(finished_at=day(5), outcome=Status.FINISHED, sent_at=day(1))


@pytest.mark.parametrize(
    ("event", "outcome"),
    [
        (ResultHandedOver(day(3)), Status.RETURNED),
        (Withdrawn(day(3), "đổi ý"), Status.WITHDRAWN),
        (Stopped(day(3), "đã mất"), Status.STOPPED),
        (Refused(day(3), "không đủ điều kiện"), Status.REFUSED),
        (PortalChanged(day(3), 2, Status.FINISHED), Status.FINISHED),
        (PortalChanged(day(4), 2, Status.RETURNED, processed_at=day(3)), Status.FINISHED),
        (PortalChanged(day(4), 2, Status.RETURNED, returned_at=day(3)), Status.RETURNED),
    ],
)
def test_whatever_ends_it_first_finishes_it(event: Event, outcome: Status) -> None:
    found = milestones_of(lived(event, Stopped(day(7), "nữa"), PortalChanged(day(8), 3, Status.FINISHED)))

    assert (found.finished_at, found.outcome) == (day(3), outcome)


def test_refused_at_intake_it_was_never_begun() -> None:
    refused = a_dossier(code=None, received_at=None, due_at=None, status=Status.NEW).after(Refused(day(1), "thiếu"))

    assert milestones_of(refused).outcome is None


def test_an_apology_moves_the_return_date_and_not_what_it_is_judged_by() -> None:
    late = lived(Apologised(day(20), "chờ", LATER + timedelta(days=9)))
    again = late.after(Apologised(day(30), "chờ", LATER + timedelta(days=19)))

    assert late.due_at == LATER + timedelta(days=9)
    assert judged_at(late) == judged_at(again) == LATER
    assert again.milestones.apologised_at == day(20)


def test_papers_that_came_after_an_apology_move_both_as_far() -> None:
    asked = lived(Apologised(day(20), "chờ", LATER + timedelta(days=9)), SupplementRequested(day(21), "Trích lục"))
    back = asked.after(SupplementReceived(day(26), (), LATER + timedelta(days=14)))

    assert judged_at(back) == LATER + timedelta(days=5)


def test_the_first_pause_is_kept_once_it_is_over() -> None:
    asked = lived(SupplementRequested(day(2), "Trích lục"))
    assert milestones_of(asked).paused_at == day(2)
    assert milestones_of(asked).resumed_at is None

    back = asked.after(SupplementReceived(day(8), (), LATER + timedelta(days=6)))

    assert (back.milestones.paused_at, back.milestones.resumed_at) == (day(2), day(8))
    assert judged_at(back) == LATER + timedelta(days=6)


def test_what_ended_while_papers_were_waited_for_is_not_late_for_the_days_waited() -> None:
    stopped = lived(SupplementRequested(day(2), "Trích lục"), Stopped(day(40), "không bổ sung"))

    assert judged_at(stopped) == LATER + timedelta(days=38)


def test_a_second_request_is_kept_and_no_date_is_moved_after_it() -> None:
    asked = lived(
        SupplementRequested(day(2), "A"), SupplementReceived(day(3), (), LATER), SupplementRequested(day(5), "B")
    )
    back = asked.after(SupplementReceived(day(9), (), LATER + timedelta(days=4)))

    assert back.milestones.asked_again_at == day(5)
    assert judged_at(back) == LATER


def test_the_portal_asks_by_the_status_alone() -> None:
    once = lived(PortalChanged(day(1), 2, Status.SUPPLEMENT))
    told_again = once.after(PortalChanged(day(2), 3, Status.SUPPLEMENT))
    twice = lived(
        PortalChanged(day(3), 4, Status.PROCESSING), PortalChanged(day(4), 5, Status.SUPPLEMENT), of=told_again
    )

    assert told_again.milestones.asked_again_at is None
    assert twice.milestones.asked_again_at == day(4)


def test_an_apology_a_request_and_a_void_of_another_counter_have_their_day() -> None:
    moved = lived(PortalChanged(day(1), 2, due_at=LATER + timedelta(days=2), added=Added(supplements=1, apologies=1)))
    again = moved.after(PortalChanged(day(2), 3, added=Added(supplements=2)))
    void = again.after(PortalChanged(day(4), 4, added=Added(voided=True, voiding=Voiding(day(3)))))

    assert (moved.milestones.apologised_at, moved.milestones.asked_again_at) == (day(1), None)
    assert judged_at(moved) == LATER  # an apology moves nothing
    assert (again.milestones.asked_again_at, void.milestones.voided_at) == (day(2), day(3))
    assert again.after(PortalChanged(day(4), 4, added=Added(voided=True))).milestones.voided_at == day(4)


def test_a_void_and_a_handover_by_the_portal_have_their_day() -> None:
    moved = lived(PortalChanged(day(1), 2, holder=DIVISION), Voided(day(2), "trùng"))

    assert (moved.milestones.sent_at, moved.milestones.voided_at) == (day(1), day(2))


def test_of_a_mirror_the_state_tells_what_it_can() -> None:
    mirror = a_dossier(
        status=Status.RETURNED,
        processed_at=day(4),
        returned_at=day(6),
        apologies=1,
        promised_at=day(3),
        due_at=day(9),
        supplements=2,
        voided=True,
    )

    assert milestones_of(mirror) == Milestones(
        finished_at=day(4),
        outcome=Status.FINISHED,
        judged_at=day(3),
        asked_again_at=NOW,
        apologised_at=day(3),
        voided_at=NOW,
    )
    waiting = milestones_of(a_dossier(status=Status.SUPPLEMENT, paused_at=day(2)))
    assert (waiting.paused_at, waiting.resumed_at) == (day(2), None)
    assert milestones_of(a_dossier(status=Status.STOPPED)).finished_at == NOW


def test_a_print_is_no_milestone() -> None:
    asked = lived(SupplementRequested(day(2), "Trích lục"))

    assert asked.after(SlipPrinted(day(3), "receipt", "asked", "p1")).milestones is asked.milestones


def test_at_the_end_of_time_nothing_moves_further() -> None:
    last = datetime(9999, 12, 31, 23, tzinfo=VN)
    asked = lived(SupplementRequested(NOW, "A"), Stopped(NOW + timedelta(days=9), "thôi"), of=a_dossier(due_at=last))

    assert judged_at(asked) == last


@given(DOSSIERS, st.lists(ANY_EVENT, max_size=12))
def test_any_events_in_any_order_give_milestones(dossier: Dossier, happened: list[Event]) -> None:
    folded = lived(*happened, of=dossier)
    found = milestones_of(folded)

    assert (found.finished_at is None) >= (found.outcome is None)
    assert found.outcome is None or found.outcome in FINISHERS
    assert (found.resumed_at is None) or (found.paused_at is not None)
    assert milestones_of(replace(folded, milestones=found)).judged_at == found.judged_at


@given(st.lists(ANY_EVENT, max_size=8), MOMENTS)
def test_what_happened_first_stays(happened: list[Event], at: datetime) -> None:
    before = lived(HandedOver(day(1), "Phòng A"), ResultArrived(day(2)), Apologised(day(3), "chờ", LATER))
    kept = before.milestones
    same = [event for event in happened if not hasattr(event, "dossier")]

    after = lived(*same, Withdrawn(at, "đổi ý"), of=before).milestones

    assert (after.finished_at, after.outcome, after.sent_at, after.apologised_at) == (
        kept.finished_at,
        kept.outcome,
        kept.sent_at,
        kept.apologised_at,
    )
