"""Tasks (việc cần xem): what the portal refused or doubted becomes work on a screen; nothing is ever dropped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from cchc_desktop.store.uids import packed, unpacked

_COLUMNS = "id, kind, dossier_uid, pos, detail, opened_at, closed_at, closed_by"


@dataclass(frozen=True, slots=True)
class Task:
    """Work for a person; `detail` is what the portal said, JSON; `pos` the entry it is about."""

    id: int
    kind: str
    dossier_uid: str | None
    pos: int | None
    detail: bytes
    opened_at: str
    closed_at: str | None = None
    closed_by: str | None = None


def add(db: Database, task: Task) -> int:
    """Opens a task (its id is given here), inside the caller's transaction; one that is open already is not doubled.

    The same work is what is about the same entry, or, without an entry, says the same of the same dossier.
    """
    uid = packed(task.dossier_uid) if task.dossier_uid else None
    same = db.conn.execute(
        "select id from tasks where closed_at is null and kind = ? and dossier_uid is ? and pos is ? "
        "and (pos is not null or detail = ?)",
        (task.kind, uid, task.pos, task.detail),
    ).fetchone()
    if same:
        return int(same[0])
    cursor = db.conn.execute(
        "insert into tasks (kind, dossier_uid, pos, detail, opened_at) values (?, ?, ?, ?, ?)",
        (task.kind, uid, task.pos, task.detail, task.opened_at),
    )
    return int(cursor.lastrowid or 0)


def was_told(db: Database, task: Task) -> bool:
    """Whether the same was a task of the same dossier before, open or done."""
    uid = packed(task.dossier_uid) if task.dossier_uid else None
    same = "kind = ? and dossier_uid is ? and detail = ?"
    found = db.conn.execute(f"select 1 from tasks where {same} limit 1", (task.kind, uid, task.detail))  # noqa: S608
    return found.fetchone() is not None


def is_open_about(db: Database, pos: int, kind: str | None = None) -> bool:
    """Whether a task about the entry at a place, of any kind or of this one, waits for a person."""
    same = "pos = ? and closed_at is null and kind = coalesce(?, kind)"
    found = db.conn.execute(f"select 1 from tasks where {same} limit 1", (pos, kind))  # noqa: S608 (constant)
    return found.fetchone() is not None


def still_open(db: Database, limit: int = 200) -> list[Task]:
    """Open tasks, oldest first."""
    rows = db.conn.execute(
        f"select {_COLUMNS} from tasks where closed_at is null order by opened_at, id limit ?",  # noqa: S608
        (limit,),
    ).fetchall()
    return [_task(row) for row in rows]


def count_open(db: Database) -> int:
    """How many things need a person."""
    count: int = db.conn.execute("select count(*) from tasks where closed_at is null").fetchone()[0]
    return count


def get(db: Database, task_id: int) -> Task | None:
    """The task of that id, or None."""
    row = db.conn.execute(f"select {_COLUMNS} from tasks where id = ?", (task_id,)).fetchone()  # noqa: S608
    return _task(row) if row else None


def close(db: Database, task_id: int, at: str, by: str) -> None:
    """Marks it done, by whom; inside the caller's transaction."""
    db.conn.execute(
        "update tasks set closed_at = ?, closed_by = ? where id = ? and closed_at is null", (at, by, task_id)
    )


def _task(row: Any) -> Task:
    row_id, kind, uid, *rest = row
    return Task(row_id, kind, unpacked(uid) if uid else None, *rest)
