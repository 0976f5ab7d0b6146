"""Acts without a last word (việc chưa ngã ngũ): their outcome is asked for again when a snapshot took the feed's place.

The feed tells the later outcome of what was deferred, or waited for a portal above; a snapshot holds dossiers alone.
What was sent is sent again as it was, and the portal says what has become of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial

import msgspec

from cchc_desktop.acts import deliver
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import PortalRefused
from cchc_desktop.store import deliveries, meta
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry
from cchc_desktop.sync import push
from cchc_desktop.sync.at_once import AtOnce
from cchc_desktop.sync.connection import Clock
from cchc_desktop.wire.contract import Session

_FROM = "asked_again_from"  # the place after which outcomes have still to be asked for again


def doubt(db: Database) -> None:
    """Outcomes may have been told while nobody heard; inside the caller's transaction."""
    meta.write(db, _FROM, "0")
    answered(db, 0)


def answered(db: Database, through: int) -> None:
    """The portal has said what it knows up to this place."""
    begun = meta.read(db, _FROM)
    if begun is None:
        return
    place = max(through, int(begun))
    if deliveries.unsettled_after(db, place, 1):
        meta.write(db, _FROM, str(place))
    else:
        meta.remove(db, _FROM)


def batches(db: Database, size: int) -> Iterator[list[Entry]]:
    """What has to be asked for again, in runs of one chain, each from an unsettled entry to another."""
    pos = int(meta.read(db, _FROM) or deliveries.acked(db))
    while entries := _run(db, pos, size):
        yield entries
        pos = entries[-1].pos


def ask_again(db: Database, portal: Portal, session: Session, clock: Clock) -> None:
    """Nothing where nothing is in doubt. Cut off or refused anywhere it goes on at the next exchange.

    Raises PortalUnreachable.
    """
    at_once = AtOnce(max(1, session.maxOpsPerBatch))
    with suppress(PortalRefused):  # nothing else waits for it
        while at_once.ask(partial(_asked, db, portal, clock)):
            pass


def _asked(db: Database, portal: Portal, clock: Clock, size: int) -> bool:
    entries = next(batches(db, size), None)
    if entries is None:
        return False
    batch = push.envelope(db, entries, clock)
    answer = portal.push(msgspec.json.encode(batch), batch.batchId)
    deliver.take_answer(db, entries, answer, clock(), late=True)
    answered(db, entries[-1].pos)
    return True


def _run(db: Database, pos: int, size: int) -> list[Entry]:
    places = deliveries.unsettled_after(db, pos, size)
    if not places:
        return []
    entries = push.next_entries(db, places[0] - 1, size)
    last = max(entry.pos for entry in entries if entry.pos in places)
    return [entry for entry in entries if entry.pos <= last]
