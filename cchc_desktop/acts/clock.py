"""The clock's correction (bù ngày cho đồng hồ máy): what somebody said of today's date, kept and told to the portal."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.acts.record import note_counter
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.store import ledger, meta
from cchc_desktop.store.connection import Database, transaction

WINDOW = Clerk("quay", "Người mở quầy")  # asked before anybody has signed in
_DAYS = "clock_correction"  # days to add; there only while the machine's clock is not believed


def last_entry_at(db: Database) -> datetime | None:
    """When the last thing happened that the ledger knows of."""
    at = ledger.last_at(db)
    return parse_instant(at) if at else None


def kept_days(db: Database) -> int | None:
    """How many days are made up for; 0 when the clock is only doubted, None when it is believed."""
    text = meta.read(db, _DAYS)
    return int(text) if text is not None else None


def is_doubted(db: Database) -> bool:
    """Whether what is entered now may have a wrong moment: the portal is told so."""
    return kept_days(db) is not None


def settle(db: Database, days: int | None, why: str, now: datetime) -> None:
    """What became of the question, kept for the next starts: so many days are made up for, 0 when nobody knew better.

    None: the machine's date was found right. `now` is corrected already. Anybody may, as before signing in.
    """
    with transaction(db):
        if days is None:
            meta.remove(db, _DAYS)
        else:
            meta.write(db, _DAYS, str(days))
        note_counter(db, "clock", {"buNgay": days or 0, "tin": days is None, "lyDo": why}, WINDOW, now)


def believe(db: Database) -> None:
    """The machine's clock is right again."""
    meta.remove(db, _DAYS)
