"""What the F9 page shows (đọc tình trạng đồng bộ), gathered in one look-up off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.reports.history import words as words_of
from cchc_desktop.reports.sync_state import SyncState, sync_state
from cchc_desktop.store import deliveries, dossiers, ledger, rebuild, tasks
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.tasks import Task
from cchc_desktop.ui.sync.words import of_kind

WAITING_SHOWN = 50


@dataclass(frozen=True, slots=True)
class ToDo:
    """A task with what names its dossier."""

    task: Task
    code: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry the portal has not journalled; `uid` "" when it is about no dossier."""

    at: datetime
    code: str
    text: str
    uid: str


@dataclass(frozen=True, slots=True)
class SyncReading:
    """Counts, tasks oldest first, and the oldest of what waits."""

    state: SyncState
    to_do: Sequence[ToDo]
    waiting: Sequence[Waiting]


def read(db: Database, now: datetime) -> SyncReading:
    """One consistent picture, bounded whatever the outbox holds."""
    codes: dict[str, str] = {}
    to_do = [
        ToDo(task, _code(db, task.dossier_uid, codes), parse_instant(task.opened_at)) for task in tasks.still_open(db)
    ]
    entries = ledger.after(db, deliveries.acked(db), WAITING_SHOWN)
    return SyncReading(sync_state(db, now), to_do, [_waiting(db, entry, codes) for entry in entries])


def _waiting(db: Database, entry: Entry, codes: dict[str, str]) -> Waiting:
    about = entry.dossier_uid
    text = of_kind(entry.type, words_of(rebuild.event_of(db, entry)) if about else "Việc của quầy")
    return Waiting(parse_instant(entry.occurred_at), _code(db, about, codes), text, about or "")


def _code(db: Database, uid: str | None, codes: dict[str, str]) -> str:
    if not uid:
        return ""
    if uid not in codes:
        dossier = dossiers.get(db, uid)
        codes[uid] = dossier.printed_code if dossier else ""
    return codes[uid]
