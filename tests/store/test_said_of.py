"""A dossier counts once as complained of, however much was said; a score put right no more."""

from __future__ import annotations

from datetime import timedelta

from factories import NOW
from store_fixtures import entered, happened, received

from cchc_desktop.domain.events import FeedbackRecorded, Rated
from cchc_desktop.domain.period import Period
from cchc_desktop.store import feedback, said_of
from cchc_desktop.store.connection import Database
from cchc_desktop.store.uids import new_uid

DAY = Period(NOW.date(), NOW.date())


def complained(db: Database, uid: str | None, kind: str = "phan-anh") -> None:
    feedback.note(db, uid, FeedbackRecorded(NOW, new_uid(), kind, "received", "Chờ lâu"))


def test_dossiers_complained_of(db: Database) -> None:
    assert said_of.unhappy(db, DAY) == 0
    first, second, third, fourth = (received(db, number) for number in range(1, 5))
    complained(db, first.uid)
    complained(db, first.uid)
    complained(db, second.uid, "kien-nghi")
    complained(db, None)
    happened(db, first, Rated(NOW, 1))
    happened(db, second, Rated(NOW, 2))
    happened(db, third, Rated(NOW, 1))
    entered(db, Rated(NOW + timedelta(minutes=1), 5), third)
    happened(db, fourth, Rated(NOW + timedelta(days=1), 1))

    assert said_of.unhappy(db, DAY) == 2
