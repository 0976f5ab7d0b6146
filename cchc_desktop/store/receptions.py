"""Receptions of a day (tiếp nhận trong ngày): how many there were, and how many the portal has not heard of yet."""

from __future__ import annotations

from datetime import date

from sqlite_utils import Database

from cchc_desktop.store.dated import span


def received_on(db: Database, day: date) -> int:
    """How many own dossiers were received on `day`."""
    return _count(db, "dossiers d where", day, ())


def unsent_of(db: Database, day: date, acked_pos: int) -> int:
    """How many of these the portal has not journalled yet."""
    entry = "l.dossier_uid = d.uid and l.type = 'dossier.received' and l.pos > ?"
    return _count(db, f"dossiers d join ledger l on {entry} where", day, (acked_pos,))


def _count(db: Database, which: str, day: date, values: tuple[object, ...]) -> int:
    row = db.conn.execute(
        f"select count(*) from {which} d.received_at >= ? and d.received_at < ? and d.own = 1",  # noqa: S608 (ours)
        (*values, *span(day.isoformat())),
    ).fetchone()
    return int(row[0])
