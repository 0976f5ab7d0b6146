"""Entries that go to the portal under another name, because two machines went on with copies of one ledger."""

from __future__ import annotations

from sqlite_utils import Database

# a branch: what came in a chain after the last entry that the portal has too; each of its entries as it is sent
_STATEMENTS = (
    """create table forks (
        id integer primary key, instance integer not null references instances (id), uid text not null unique) strict""",
    """create table forked (
        pos integer primary key references ledger (pos), fork integer not null references forks (id),
        seq integer not null, previous blob not null, hash blob not null, unique (fork, seq)) strict""",
)


def upgrade(db: Database) -> None:
    """Two tables."""
    for statement in _STATEMENTS:
        db.execute(statement)
