"""Numbers of letters, citizens' feedback, and the dossiers whose day of return comes near."""

from __future__ import annotations

from sqlite_utils import Database

_STATEMENTS = (
    # the last number of each series of letters (HDHS, TC, PXL …) of a year
    """create table slip_numbers (
        series text not null, year integer not null, last integer not null,
        primary key (series, year)) strict, without rowid""",
    # folded from feedback.recorded entries
    """create table feedback (
        uid blob primary key, dossier_uid blob references dossiers (uid), state text not null,
        received_at text not null, data blob not null) strict, without rowid""",
    "create index feedback_open on feedback (received_at) where state not in ('refused', 'published')",
    "create index feedback_dossier on feedback (dossier_uid) where dossier_uid is not null",
    # what a division works on: late, or late soon
    "create index dossiers_due on dossiers (due_at) where own = 1 and voided = 0 and status in (1, 2, 4)",
)


def upgrade(db: Database) -> None:
    """Two tables and their indexes, and one over the dossiers that are there."""
    for statement in _STATEMENTS:
        db.execute(statement)
