"""Feedback as it stands: what its entries add up to, found open, newest, or of a dossier."""

from __future__ import annotations

from datetime import timedelta

from factories import NOW
from store_fixtures import received

from cchc_desktop.domain.events import FeedbackRecorded
from cchc_desktop.domain.feedback import State
from cchc_desktop.store import feedback
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.uids import new_uid


def said(db: Database, *states: State, dossier_uid: str | None = None, minutes: int = 0) -> str:
    """One feedback that went through these steps."""
    uid = new_uid()
    for state in (State.RECEIVED, *states):
        at = NOW + timedelta(minutes=minutes)
        with transaction(db):
            feedback.note(
                db, dossier_uid, FeedbackRecorded(at, uid, "phan-anh", state.value, "Chờ lâu", "A", "0912345678")
            )
    return uid


def test_each_step_is_added_to_what_is_there(db: Database) -> None:
    uid = said(db, State.ACCEPTED, State.ANSWERED)
    found = feedback.get(db, uid)

    assert found is not None
    assert [step.state for step in found.steps] == [State.RECEIVED, State.ACCEPTED, State.ANSWERED]
    assert (found.sender, found.received_at, found.dossier_uid) == ("A", NOW, None)
    assert feedback.everything(db) == {uid: found}


def test_nothing_is_found_under_an_unknown_uid(db: Database) -> None:
    assert feedback.get(db, new_uid()) is None


def test_what_is_over_is_not_open_any_more(db: Database) -> None:
    later = said(db, State.ACCEPTED, minutes=5)
    said(db, State.REFUSED)
    first = said(db)
    said(db, State.ACCEPTED, State.ANSWERED, State.PUBLISHED)

    assert [each.uid for each in feedback.still_open(db)] == [first, later]
    assert [each.uid for each in feedback.still_open(db, limit=1)] == [first]
    assert feedback.newest(db)[0].uid == later
    assert len(feedback.newest(db)) == 4


def test_a_dossier_s_own_is_found_by_it(db: Database) -> None:
    dossier = received(db)
    said(db)
    uid = said(db, dossier_uid=dossier.uid)

    assert [each.uid for each in feedback.of_dossier(db, dossier.uid)] == [uid]
    assert feedback.of_dossier(db, new_uid()) == []
