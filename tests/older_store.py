"""A store as a program of before left it: without what newer ones keep of each dossier."""

from __future__ import annotations

import msgspec

from cchc_desktop.store import refold, search
from cchc_desktop.store.connection import Database, transaction


def made_older(db: Database) -> None:
    """No milestones, no facts, and a search that knows no procedures."""
    with transaction(db):
        for row_id, state in db.conn.execute("select id, state from dossiers").fetchall():
            told = msgspec.json.decode(state)
            del told["milestones"]
            db.conn.execute("update dossiers set state = ? where id = ?", (msgspec.json.encode(told), row_id))
        for table in ("facts", "labels", "procedure_words"):
            db.conn.execute(f"drop table {table}")
        for name in (refold.NEEDED_AFTER, search.NEEDED_AFTER):
            db.conn.execute("delete from _sqlite_migrations where name = ?", (name,))
