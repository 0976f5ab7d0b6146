"""How content people were, by the day they said so: counted in reports."""

from __future__ import annotations

from sqlite_utils import Database

_INDEX = "create index ledger_rated on ledger (type, occurred_at) where type = 'rating.recorded'"


def upgrade(db: Database) -> None:
    """One index over what is there."""
    db.execute(_INDEX)
