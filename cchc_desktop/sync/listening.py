"""Nothing to do (chờ tin): one long poll a minute, left at once for an act, until there is news or an hour has gone by."""

from __future__ import annotations

import time
from random import uniform

from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import PortalTrouble
from cchc_desktop.portal.message import Leave
from cchc_desktop.store import abilities, meta
from cchc_desktop.store.connection import Database
from cchc_desktop.store.errors import StoreTrouble, guarded
from cchc_desktop.sync.bell import Bell
from cchc_desktop.sync.connection import Clock
from cchc_desktop.sync.exchange import note_contact

LONGEST_WAIT = 55  # seconds, of the contract
TURN = (
    66.0  # seconds from one poll to the next: with the token and the exchange of each hour below one request a minute
)
POLLS = 54  # then an exchange all the same
_TOGETHER = 1.0  # seconds over which those who hear the same news come back
_AFTER_TROUBLE = 20.0


def listen(db: Database, portal: Portal, bell: Bell, clock: Clock) -> bool:
    """Returns when an exchange is called for; False when a poll went wrong, True for whatever else ended it."""
    for _ in range(POLLS):
        began, leave = time.monotonic(), Leave()
        try:
            with bell.waking(leave.now):
                wait = 0 if abilities.lacks(db, abilities.LONG_POLL) else LONGEST_WAIT
                page = portal.changes(meta.read(db, "cursor"), 1, wait, leave)
            with guarded():
                note_contact(db, page.serverTime, clock)
        except (PortalTrouble, StoreTrouble):
            bell.wait(0.0 if leave.said else _AFTER_TROUBLE, backing_off=False)
            return leave.said
        if page.changes:
            bell.wait(uniform(0, _TOGETHER), backing_off=False)  # noqa: S311
            return True
        rest = TURN - (time.monotonic() - began)
        if bell.wait(max(rest, 0.0) + uniform(0, _TOGETHER), backing_off=False):  # noqa: S311
            return True
    return True
