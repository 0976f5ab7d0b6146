"""Drafts (nháp): half-typed intakes, each under its own clerk, that survive Esc, a crash and sign-out."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from cchc_desktop.store.connection import transaction


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-typed intake; `data` is the form as the screen left it, JSON."""

    id: str
    clerk_code: str
    saved_at: str
    title: str
    data: bytes


def keep(db: Database, draft: Draft) -> None:
    """Keeps a draft, or replaces the one with its id."""
    with transaction(db):
        db.conn.execute(
            "insert into drafts (id, clerk_code, saved_at, title, data) values (?, ?, ?, ?, ?) on conflict (id) "
            "do update set saved_at = excluded.saved_at, title = excluded.title, data = excluded.data "
            "where clerk_code = excluded.clerk_code",
            (draft.id, draft.clerk_code, draft.saved_at, draft.title, draft.data),
        )


def of_clerk(db: Database, clerk_code: str) -> list[Draft]:
    """A clerk's drafts, newest first."""
    rows = db.conn.execute(
        "select id, clerk_code, saved_at, title, data from drafts where clerk_code = ? order by saved_at desc, id desc",
        (clerk_code,),
    ).fetchall()
    return [Draft(*row) for row in rows]


def discard(db: Database, draft_id: str) -> None:
    """Forgets a draft; nothing happens when it is gone already."""
    with transaction(db):
        db.conn.execute("delete from drafts where id = ?", (draft_id,))


def reassign(db: Database, draft_id: str, clerk_code: str) -> None:
    """Puts a draft under another clerk, inside the caller's transaction."""
    db.conn.execute("update drafts set clerk_code = ? where id = ?", (clerk_code, draft_id))
