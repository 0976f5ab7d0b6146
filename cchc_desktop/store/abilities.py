"""What the portal can do (khả năng của cổng): the capabilities it named last, for acts that never wait for it."""

from __future__ import annotations

from collections.abc import Collection

from sqlcipher3.dbapi2 import Connection
from sqlite_utils import Database

from cchc_desktop.store import meta

RANGES, CODES, RECEPTION_TIME = "number-ranges", "client-code", "reception-time"
LONG_POLL = "long-poll"
_KEY = "portal_abilities"


def note(db: Database, named: Collection[str]) -> None:
    """Keeps what a session named; a portal that names nothing leaves things as they were."""
    told = " ".join(sorted(named))
    if told and told != meta.read(db, _KEY):
        meta.write(db, _KEY, told)


def lacks(db: Database, ability: str) -> bool:
    """Whether the portal has said what it can do, and this was not among it."""
    return lacks_in(db.conn, ability)


def lacks_in(stored: Connection, ability: str) -> bool:
    """The same, as it is stored: for what is asked in the midst of a bulk."""
    told = meta.read_from(stored, _KEY)
    return bool(told) and ability not in (told or "").split()
