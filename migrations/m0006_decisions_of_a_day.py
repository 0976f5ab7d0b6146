"""What was decided on a day: counted when it is closed."""

from __future__ import annotations

from sqlite_utils import Database

_INDEX = """create index ledger_decided on ledger (type, occurred_at)
    where type in ('dossier.refused', 'dossier.supplementRequested', 'dossier.supplementReceived', 'dossier.withdrawn',
    'dossier.stopped', 'dossier.amended', 'dossier.apologised')"""


def upgrade(db: Database) -> None:
    """One index over what is there."""
    db.execute(_INDEX)
