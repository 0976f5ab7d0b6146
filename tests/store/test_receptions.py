"""Receptions of a day: own ones between two midnights, and those the portal has not journalled."""

from __future__ import annotations

from datetime import date, timedelta

from factories import NOW, a_dossier
from store_fixtures import noted, received

from cchc_desktop.store import dossiers, ledger, receptions
from cchc_desktop.store.connection import Database
from cchc_desktop.store.uids import new_uid


def test_what_was_received_on_a_day_counts_from_midnight_to_midnight_and_own_only(db: Database) -> None:
    day = date(2026, 10, 5)
    midnight = NOW.replace(hour=0, minute=0)
    for number, at in enumerate((midnight - timedelta(milliseconds=1), midnight, midnight + timedelta(hours=23.99)), 1):
        received(db, number, at)
    dossiers.save(db, a_dossier(uid=new_uid(), code="X"), own=False)
    assert receptions.received_on(db, day) == 2
    assert receptions.received_on(db, day + timedelta(1)) == 0


def test_what_the_portal_has_not_journalled_of_a_day_is_told(db: Database) -> None:
    received(db, 1, NOW - timedelta(days=1))
    received(db, 2)
    acked = ledger.last_pos(db)
    received(db, 3)
    noted(db)
    counts = [receptions.unsent_of(db, NOW.date(), pos) for pos in (0, acked, ledger.last_pos(db))]
    assert counts == [2, 1, 0]
