"""The instances of a store (các đời máy của kho): one for each time it was set up, restored or parted from a twin."""

from __future__ import annotations

from sqlite_utils import Database


def instances(db: Database) -> list[str]:
    """The uid of every one, oldest first; the last is the one that is being written."""
    return [row[0] for row in db.conn.execute("select uid from instances order by id")]
