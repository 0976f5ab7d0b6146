"""Number ranges in hand (dải số của quầy): what the portal granted is kept, told in the ledger, and given up again.

The ledger tells of it because a portal that is put back from an old backup has forgotten it, and hears it from there.
"""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.acts.portal_change import put_range
from cchc_desktop.acts.portal_dossier import PORTAL
from cchc_desktop.acts.record import note_counter
from cchc_desktop.store import number_jump
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.wire.contract import NumberRange

GRANTED = "range"  # the entry's name, which the hub knows (hub/rounds.py)


def take_granted(db: Database, granted: NumberRange, now: datetime) -> None:
    """Keeps a range that was just granted, and says so in the ledger."""
    detail = {"rangeId": granted.rangeId, "series": granted.series, "tu": granted.first, "den": granted.last}
    with transaction(db):
        put_range(db, granted)
        note_counter(db, GRANTED, detail, PORTAL, now)


def give_up_unknown(db: Database, known: list[NumberRange]) -> int:
    """Gives no number more out of ranges that the portal, put back from a backup, does not count as this counter's.

    How many were given up. Those of before an older restore are `restored` already, and stay.
    """
    open_there = {each.rangeId for each in known if each.state == "open"}
    with transaction(db):
        return number_jump.set_aside_others(db, open_there)
