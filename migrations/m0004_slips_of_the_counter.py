"""Printings of slips that are of no single dossier: of a batch, or of the counter's day."""

from __future__ import annotations

from sqlite_utils import Database

_KEPT = "print_uid, dossier_uid, slip, printing, state, printer, error, asked_at, changed_at"
_STATEMENTS = (
    """create table prints_next (
        print_uid text primary key, dossier_uid blob references dossiers (uid), slip text not null,
        printing integer not null, state text not null, printer text not null, error text not null,
        asked_at text not null, changed_at text not null, slip_number text not null default '') strict""",
    f"insert into prints_next (rowid, {_KEPT}) select rowid, {_KEPT} from prints",  # noqa: S608 (constant columns)
    "drop table prints",
    "alter table prints_next rename to prints",
    "create index prints_dossier on prints (dossier_uid) where dossier_uid is not null",
    "create index prints_number on prints (slip_number) where dossier_uid is null",
    "create index prints_asked on prints (asked_at)",  # for the close of the day
    "create index prints_open on prints (print_uid) where state <> 'handed_over'",
)


def upgrade(db: Database) -> None:
    """A table whose rows need no dossier, in the order they were asked for."""
    for statement in _STATEMENTS:
        db.execute(statement)
