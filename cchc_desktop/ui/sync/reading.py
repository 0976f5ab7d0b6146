"""What the F9 page shows (đọc tình trạng đồng bộ), gathered in one look-up off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import msgspec

from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.events import FileLinked
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.reports.backup_state import BackupState, backup_state
from cchc_desktop.reports.history import words as words_of
from cchc_desktop.reports.sync_standing import Standing, sync_standing
from cchc_desktop.reports.sync_state import SyncState, sync_state
from cchc_desktop.store import deliveries, dossiers, ledger, rebuild, tasks, transfers, versions
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.tasks import Task
from cchc_desktop.store.transfers import Transfer
from cchc_desktop.ui.sync.words import of_kind
from cchc_desktop.ui.sync.words import read as read_detail

OF_A_DOSSIER = "Việc của một hồ sơ"
WAITING_SHOWN = 50


@dataclass(frozen=True, slots=True)
class ToDo:
    """A task with what names its dossier."""

    task: Task
    code: str
    opened_at: datetime
    sides: bool = False  # whether two versions can be set side by side


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry the portal has not journalled; `uid` "" when it is about no dossier."""

    at: datetime
    code: str
    text: str
    uid: str


@dataclass(frozen=True, slots=True)
class Moving:
    """A file on its way; `paper` is whose scan it is, "" the result's; None for who may not see dossiers."""

    transfer: Transfer
    code: str
    paper: str | None

    @property
    def uid(self) -> str:
        """The dossier to open; "" for who may not."""
        return (self.transfer.dossier_uid or "") if self.paper is not None else ""


@dataclass(frozen=True, slots=True)
class SyncReading:
    """Counts, tasks oldest first, the oldest of what waits, and files that are not where they should be."""

    state: SyncState
    to_do: Sequence[ToDo]
    waiting: Sequence[Waiting]
    files: Sequence[Moving] = ()
    backup: BackupState = field(default_factory=BackupState)
    standing: Standing = field(default_factory=Standing)


def read(db: Database, now: datetime, by: Clerk) -> SyncReading:
    """One consistent picture, bounded whatever the outbox holds.

    Who may not see dossiers reads which of them wait, and nothing of what happened to them or the portal said.
    """
    codes: dict[str, str] = {}
    told = by.may_not(Duty.READ_DOSSIER) is None
    to_do = [_to_do(db, task, codes, told) for task in tasks.still_open(db)]
    entries = ledger.after(db, deliveries.acked(db), WAITING_SHOWN)
    waiting = [_waiting(db, entry, codes) for entry in entries]
    if not told:
        waiting = [replace(each, text=OF_A_DOSSIER, uid="") if each.uid else each for each in waiting]
    files = [_moving(db, each, codes, told) for each in transfers.still_open(db, WAITING_SHOWN)]
    return SyncReading(sync_state(db, now), to_do, waiting, files, backup_state(db, now), sync_standing(db))


def _to_do(db: Database, task: Task, codes: dict[str, str], told: bool) -> ToDo:
    code, opened_at = _code(db, task.dossier_uid, codes), parse_instant(task.opened_at)
    has_sides = told and versions.of_task(db, task) is not None
    return ToDo(task if told else _bare(task), code, opened_at, has_sides)


def _moving(db: Database, transfer: Transfer, codes: dict[str, str], told: bool) -> Moving:
    code = _code(db, transfer.dossier_uid, codes)
    if not told or transfer.pos is None:
        return Moving(transfer, code, "" if told else None)
    (entry,) = ledger.selected(db, "where l.pos = ?", (transfer.pos,))
    event = rebuild.event_of(db, entry)
    return Moving(transfer, code, event.paper if isinstance(event, FileLinked) else "")


def _bare(task: Task) -> Task:
    """The kind and the portal's code alone; no dossier to open."""
    detail = msgspec.json.encode({"code": str(read_detail(task).get("code") or "")})
    return replace(task, dossier_uid=None, detail=detail)


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
