"""Folding a dossier again from its ledger entries (dựng lại hồ sơ): what live rows are held against."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

import msgspec
from sqlite_utils import Database

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import (
    Adopted,
    Blanked,
    Event,
    FeedbackRecorded,
    FileLinked,
    Received,
    Refused,
    SlipPrinted,
    SupplementRequested,
)
from cchc_desktop.domain.feedback import Feedback, folded
from cchc_desktop.domain.instants import entered, parse_instant
from cchc_desktop.store import ledger, portal_states
from cchc_desktop.store.ledger import Entry
from cchc_desktop.wire import incoming, payloads
from cchc_desktop.wire.canonical import BLANK, sha256_hex
from cchc_desktop.wire.documents import HolderDocument


def event_of(db: Database, entry: Entry) -> Event | None:
    """The event an entry tells of; None when what it said was blanked.

    A portal's change is read from the document it points at, None when that changed.
    """
    if entry.payload == BLANK:
        return None
    at = parse_instant(entry.occurred_at)
    if entry.type != "portal.changed":
        return payloads.read(entry.type, entry.schema_version, entry.payload, at)
    told = msgspec.json.decode(entry.payload)
    version: int = told["version"]
    document = portal_states.get(db, entry.dossier_uid or "", told["sha256"])
    if document is None or sha256_hex(document) != told["sha256"]:
        return None
    said = msgspec.json.decode(document)
    change = replace(incoming.portal_change(said, version, at), follows=told.get("sauRut", False))
    if held := told.get("dangGiu"):
        change = replace(change, holder=incoming.holder(msgspec.convert(held, HolderDocument)))
    return incoming.with_items(change, said, tuple(told.get("mucGhep", ())))


def events(db: Database, uid: str) -> list[Event]:
    """What happened to a dossier, oldest first."""
    told = (event_of(db, entry) for entry in ledger.of_dossier(db, uid))
    return [event for event in told if event is not None]


def fold(db: Database, entries: Iterable[Entry]) -> Dossier | None:
    """The dossier its entries add up to; None before anything made it."""
    dossier: Dossier | None = None
    for entry in entries:
        event = event_of(db, entry)
        if event is not None:
            dossier = after(dossier, event)
    return dossier


def after(dossier: Dossier | None, event: Event) -> Dossier | None:
    """The dossier once `event` has happened; None before anything made it."""
    if dossier is None and isinstance(event, Refused | SupplementRequested):
        dossier = event.dossier  # brought to the counter, and not taken in
    if isinstance(event, Received | Adopted | Blanked):
        return event.dossier
    return dossier.after(event) if dossier else None


def standing(dossier: Dossier) -> object:
    """Its status, and whether it was voided."""
    return dossier.status, dossier.voided


def since(db: Database, uid: str, what: Callable[[Dossier], object]) -> Entry | None:
    """The entry since which a dossier is `what` it is; None when it came so from another counter."""
    found: Entry | None = None
    dossier: Dossier | None = None
    for entry in ledger.of_dossier(db, uid):
        event = event_of(db, entry)
        now = after(dossier, event) if event else dossier
        if now and (dossier is None or what(now) != what(dossier)):
            found = None if isinstance(event, Adopted) else entry
        dossier = now
    return found


def told(entry: Entry) -> str:
    """When an entry was made, and by whom, as a refusal tells it."""
    return entered(parse_instant(entry.occurred_at), entry.clerk_name or entry.clerk_code)


def feedback(db: Database) -> dict[str, Feedback]:
    """Every feedback folded from its entries, by uid."""
    found: dict[str, Feedback] = {}
    for entry in ledger.selected(db, "where l.type = 'feedback.recorded' order by l.pos", ()):
        event = event_of(db, entry)
        if isinstance(event, FeedbackRecorded):
            found[event.feedback_uid] = folded(found.get(event.feedback_uid), event, entry.dossier_uid)
    return found


def scans(db: Database) -> Iterator[tuple[Entry, FileLinked]]:
    """Every entry that names a scan, oldest first."""
    for entry in ledger.selected(db, "where l.type = 'file.linked' order by l.pos", ()):
        event = event_of(db, entry)
        if isinstance(event, FileLinked):
            yield entry, event


class Rebuilt(NamedTuple):
    """What a dossier's entries add up to; `received_here`: its number was given by this counter."""

    uid: str
    dossier: Dossier | None
    printings: list[SlipPrinted]
    received_here: bool


def rebuilt(db: Database) -> Iterator[Rebuilt]:
    """Every own dossier folded from its entries, ordered by uid."""
    for uid, entries in groupby(ledger.by_dossier(db), key=lambda entry: entry.dossier_uid or ""):
        dossier: Dossier | None = None
        printings: list[SlipPrinted] = []
        received_here = False
        for entry in entries:
            event = event_of(db, entry)
            received_here = received_here or entry.type == "dossier.received"
            if isinstance(event, SlipPrinted):
                printings.append(event)
            elif event is not None:
                dossier = after(dossier, event)
        yield Rebuilt(uid, dossier, printings, received_here)
