"""Folding a dossier again from its ledger entries (dựng lại hồ sơ): what live rows are held against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec
from sqlite_utils import Database

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Adopted, Event, Received
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.store import ledger, portal_states
from cchc_desktop.store.ledger import Entry
from cchc_desktop.wire import incoming, payloads
from cchc_desktop.wire.canonical import sha256_hex


def event_of(db: Database, entry: Entry) -> Event | None:
    """The event an entry tells of; a portal's change is read from the document it points at, None when that changed."""
    at = parse_instant(entry.occurred_at)
    if entry.type != "portal.changed":
        return payloads.read(entry.type, entry.schema_version, entry.payload, at)
    told = msgspec.json.decode(entry.payload)
    version: int = told["version"]
    document = portal_states.get(db, entry.dossier_uid or "", told["sha256"])
    if document is None or sha256_hex(document) != told["sha256"]:
        return None
    return incoming.portal_change(msgspec.json.decode(document), version, at)


def fold(db: Database, entries: Iterable[Entry]) -> Dossier | None:
    """The dossier its entries add up to; None before anything made it."""
    dossier: Dossier | None = None
    for entry in entries:
        event = event_of(db, entry)
        if isinstance(event, Received | Adopted):
            dossier = event.dossier
        elif event is not None and dossier is not None:
            dossier = dossier.after(event)
    return dossier


def rebuilt(db: Database) -> Iterator[tuple[str, Dossier | None]]:
    """Every own dossier folded from its entries, ordered by uid."""
    for uid, entries in groupby(ledger.by_dossier(db), key=lambda entry: entry.dossier_uid or ""):
        yield uid, fold(db, entries)
