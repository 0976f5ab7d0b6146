"""Pulling (nhận): the portal's changes page by page, rows and cursor saved together; a snapshot for an old cursor."""

from __future__ import annotations

from functools import partial

from cchc_desktop.acts import portal_change
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import CursorExpired
from cchc_desktop.store import meta
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.sync import unsettled
from cchc_desktop.sync.at_once import AtOnce
from cchc_desktop.sync.connection import Clock

PAGE = 200


def pull(db: Database, portal: Portal, clock: Clock) -> int:
    """Takes over everything since the last cursor; returns how many changes came. Raises PortalTrouble."""
    portal_change.accept_held(db, clock())
    try:
        return _pages(db, portal, clock)
    except CursorExpired:
        return _snapshot(db, portal, clock) + _pages(db, portal, clock)


def _pages(db: Database, portal: Portal, clock: Clock) -> int:
    taken, at_once = 0, AtOnce(PAGE)
    while True:
        page = at_once.ask(partial(portal.changes, meta.read(db, "cursor")))
        portal_change.accept_page(db, page.changes, page.nextCursor, clock())
        taken += len(page.changes)
        if not page.hasMore:
            return taken


def _snapshot(db: Database, portal: Portal, clock: Clock) -> int:
    """The unit's whole state; pages before the last leave the old cursor in place, so that a cut-off starts again.

    It tells nothing of what became of operations: that is asked for again (unsettled.py).
    """
    token: str | None = None
    taken, at_once = 0, AtOnce(PAGE)
    while True:
        page = at_once.ask(partial(portal.snapshot, token))
        changes = [portal_change.as_change(document, page.asOf) for document in page.dossiers]
        with transaction(db):
            portal_change.accept_page(db, changes, page.cursor or meta.read(db, "cursor") or "", clock())
            unsettled.doubt(db)
        taken += len(changes)
        if page.nextPageToken is None:
            return taken
        token = page.nextPageToken
