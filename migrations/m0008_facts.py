"""A narrow row of numbers for each dossier: what the register is filtered by, and figures are counted from."""

from __future__ import annotations

from sqlite_utils import Database

_STATEMENTS = (
    # names and codes that rows of facts name by number: of procedures, fields, divisions, clerks, counters, holders
    "create table labels (id integer primary key, text text not null unique) strict",
    # days are ordinals (date.toordinal), `minute` that of the day, all at +07:00; null: not (yet), or not known
    """create table facts (
        id integer primary key references dossiers (id), own integer not null, counted integer not null,
        status integer not null, holder_kind integer not null, holder integer not null, procedure integer not null,
        field integer not null, division integer not null, clerk integer not null, counter integer not null,
        channel integer not null, return_channel integer not null, received integer, minute integer, due integer,
        promised integer, judged integer, finished integer, outcome integer, returned integer, paused integer,
        resumed integer, second integer, apologised integer, sent integer, supplements integer not null,
        asked integer not null, paid integer not null, paid_online integer not null, exempt integer not null,
        voided integer, number integer not null, name integer not null) strict""",
    # the register as it opens: newest first
    "create index facts_received on facts (received, minute)",
    # figures of a period: by when it was finished, what is open last, with all that is counted and counted by; of a
    # million dossiers some forty megabytes, which a reader keeps, where the table is a hundred
    """create index facts_figures on facts (
        ifnull(finished, 9999999), received, finished, channel, judged, second, paused, resumed, promised, procedure,
        field, division, clerk, counter) where counted = 1""",
)


def upgrade(db: Database) -> None:
    """Two tables and an index; the program fills them from what is there (store/refold.py)."""
    for statement in _STATEMENTS:
        db.execute(statement)
