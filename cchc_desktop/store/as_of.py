"""The store as it was (kho tại một thời điểm): one dossier and the ledger up to an entry, under the names of today.

What was printed then can be drawn again by the functions that draw today's slips: temporary views stand before the
tables, on a connection that does nothing else.
"""

from __future__ import annotations

import msgspec
from sqlite_utils import Database

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.store.uids import packed

_VIEWS = (
    "create temp table moment (pos integer not null)",
    "create temp table dossiers as select * from main.dossiers limit 0",
    "create temp view ledger as select * from main.ledger where pos <= (select pos from temp.moment)",
)
_encoder = msgspec.json.Encoder()


def begin(db: Database) -> None:
    """From here on this connection sees the past alone; it is closed when nobody needs it any more."""
    for statement in _VIEWS:
        db.conn.execute(statement)


def go_to(db: Database, dossier: Dossier, pos: int) -> None:
    """The ledger ends with the entry at `pos`, and the one dossier there is stands as given."""
    db.conn.execute("delete from temp.moment")
    db.conn.execute("insert into temp.moment values (?)", (pos,))
    db.conn.execute("delete from temp.dossiers")
    db.conn.execute("insert into temp.dossiers select * from main.dossiers where uid = ?", (packed(dossier.uid),))
    db.conn.execute("update temp.dossiers set state = ?", (_encoder.encode(dossier),))
