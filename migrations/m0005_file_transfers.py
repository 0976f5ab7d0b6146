"""How far each file has come on its way to the portal, or from it."""

from __future__ import annotations

from sqlite_utils import Database

_STATEMENTS = (
    # what the way of a file is like; which files there are, and how large, the ledger says (pos) or the portal
    """create table transfers (
        sha256 blob primary key, fetched integer not null, pos integer references ledger (pos), dossier_uid blob,
        state text not null, upload_id text not null default '', done integer not null default 0,
        total integer not null default 0, attempts integer not null default 0, said text not null default '',
        check (state in ('waiting', 'held', 'refused'))) strict, without rowid""",
    "create index transfers_open on transfers (attempts, pos) where state <> 'held'",
)


def upgrade(db: Database) -> None:
    """One table and its index."""
    for statement in _STATEMENTS:
        db.execute(statement)
