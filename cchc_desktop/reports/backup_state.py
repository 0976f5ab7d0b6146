"""Where the backup stands (sao lưu): to a second place or not, the newest, and whether it is too old."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.domain.backup_plan import is_red
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.store import meta
from cchc_desktop.store.connection import Database


@dataclass(frozen=True, slots=True)
class BackupState:
    """`red`: no backup for longer than a day; `trouble` a sentence, "" when the last went well."""

    placed: bool = False
    last: datetime | None = None
    trouble: str = ""
    red: bool = False


def backup_state(db: Database, now: datetime) -> BackupState:
    """What the store has noted of it."""
    if not meta.read(db, "backup_place"):
        return BackupState()
    last, since = (meta.read(db, name) for name in ("backup_at", "backup_since"))
    made = parse_instant(last) if last else None
    return BackupState(
        True,
        made,
        meta.read(db, "backup_trouble") or "",
        is_red(made, parse_instant(since) if since else now, now),
    )
