"""Clerks (cán bộ) who may sign in here, their password hashes and what throttles guessing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.store.connection import transaction

_COLUMNS = "code, name, title, role, password_hash, active, failures, locked_until, last_seen"


@dataclass(frozen=True, slots=True)
class Account:
    """A clerk and how they prove it; `password_hash` "" means no password was set yet (practice)."""

    clerk: Clerk
    password_hash: str
    active: bool = True
    failures: int = 0
    locked_until: str | None = None
    last_seen: str | None = None


def put(db: Database, clerk: Clerk, password_hash: str) -> None:
    """Adds a clerk, or changes name, title, role and password of the one with that code."""
    with transaction(db):
        db.conn.execute(
            "insert into clerks (code, name, title, role, password_hash, active, failures) "
            "values (?, ?, ?, ?, ?, 1, 0) "
            "on conflict (code) do update set name = excluded.name, title = excluded.title, role = excluded.role, "
            "password_hash = excluded.password_hash, active = 1, failures = 0, locked_until = null",
            (clerk.code, clerk.name, clerk.title, clerk.role.value, password_hash),
        )


def get(db: Database, code: str) -> Account | None:
    """The account of that code, or None."""
    row = db.conn.execute(f"select {_COLUMNS} from clerks where code = ?", (code,)).fetchone()  # noqa: S608
    return _account(row) if row else None


def everyone(db: Database) -> list[Account]:
    """Active clerks, those seen last first."""
    rows = db.conn.execute(
        f"select {_COLUMNS} from clerks where active = 1 order by coalesce(last_seen, '') desc, name"  # noqa: S608
    ).fetchall()
    return [_account(row) for row in rows]


def note_attempt(db: Database, code: str, failures: int, locked_until: str | None, last_seen: str | None) -> None:
    """What an attempt to sign in leaves behind, inside the caller's transaction."""
    db.conn.execute(
        "update clerks set failures = ?, locked_until = ?, last_seen = coalesce(?, last_seen) where code = ?",
        (failures, locked_until, last_seen, code),
    )


def deactivate(db: Database, code: str) -> None:
    """Takes away the right to sign in; the clerk's entries stay."""
    with transaction(db):
        db.conn.execute("update clerks set active = 0 where code = ?", (code,))


def _account(row: Any) -> Account:
    code, name, title, role, password_hash, active, failures, locked_until, last_seen = row
    clerk = Clerk(code, name, title, Role(role))
    return Account(clerk, password_hash, bool(active), failures, locked_until, last_seen)
