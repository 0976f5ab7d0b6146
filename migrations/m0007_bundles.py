"""Which bundles were carried out by hand, and what each asked for."""

from __future__ import annotations

from sqlite_utils import Database

# one row a sealed file; places are of the ledger (0: none); `batches` is JSON
_TABLE = """create table bundles (
    instance integer not null references instances (id), seq integer not null, first integer not null,
    sha256 blob not null, made_at text not null, first_pos integer not null, last_pos integer not null,
    acked integer not null, batches blob not null, cursor text, taken_at text,
    primary key (instance, seq)) strict, without rowid"""


def upgrade(db: Database) -> None:
    """One table."""
    db.execute(_TABLE)
