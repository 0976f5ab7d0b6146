"""Closing the day (chốt ngày): what was looked at is noted in the ledger, in numbers alone."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.acts import backup
from cchc_desktop.acts.record import note_counter, require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.day_close import DayClose
from cchc_desktop.store import reconciling
from cchc_desktop.store.connection import Database, transaction


def close_day(db: Database, closing: DayClose, by: Clerk, now: datetime) -> None:
    """Notes that a day was closed as it stood; it may be closed again, the last time counts."""
    require(by, Duty.CLOSE_DAY)
    with transaction(db):
        note_counter(db, "day_close", closing.counts, by, now)
        backup.ask(db)
        reconciling.ask(db, closing.day)
