"""What search finds more: the procedures that dossiers stand under; the index itself is filled anew by the store."""

from __future__ import annotations

from sqlite_utils import Database

# the words of a procedure once (folded, code first, a blank on either side of each); a dossier's own words in the
# index hold "§" and the number, which no word that is typed begins with
_TABLE = "create table procedure_words (id integer primary key, words text not null unique) strict"


def upgrade(db: Database) -> None:
    """One table."""
    db.execute(_TABLE)
