"""Own dossiers of a year (hồ sơ trong năm): received in it, or, without a reception, first written about in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

from cchc_desktop.store.uids import unpacked

_BEGAN = (
    "coalesce(d.received_at, (select occurred_at from ledger where dossier_uid = d.uid order by pos limit 1)) "
    "between :first and :last"
)
_STEP = 500


def uids(db: Database, year: int) -> Iterator[str]:
    """In the order they came into the store; never all at once."""
    values = _bounds(year) | {"id": 0, "step": _STEP}
    query = f"select d.id, d.uid from dossiers d where d.own = 1 and d.id > :id and {_BEGAN} order by d.id limit :step"  # noqa: S608
    while rows := db.conn.execute(query, values).fetchall():
        for _, uid in rows:
            yield unpacked(uid)
        values["id"] = rows[-1][0]


def count(db: Database, year: int) -> int:
    """How many there are."""
    query = f"select count(*) from dossiers d where d.own = 1 and {_BEGAN}"  # noqa: S608 (ours)
    found: int = db.conn.execute(query, _bounds(year)).fetchone()[0]
    return found


def _bounds(year: int) -> dict[str, Any]:
    return {"first": f"{year:04}-01-01T", "last": f"{year:04}-12-31U"}
