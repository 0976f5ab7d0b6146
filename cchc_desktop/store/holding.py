"""Who holds the open folders (ai đang giữ hồ sơ), counted and listed from the rows and the ledger, never kept twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from sqlite_utils import Database

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.status import Status
from cchc_desktop.store import ledger
from cchc_desktop.store.holder_columns import COUNTED_HERE
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.uids import unpacked

# As the indexes say: a query is answered by them only when it says the same.
OPEN = "d.own = 1 and d.voided = 0 and d.status not in (3, 7, 8, 10) and coalesce(d.code, d.provisional) is not null"
_MOVES = "l.dossier_uid = d.uid and l.type in ('custody.handedOver', 'custody.taken')"
_NEWEST = f"from ledger l indexed by ledger_custody where {_MOVES} order by l.pos desc limit 1"
_IS_GIVEN = f"(select l.type {_NEWEST}) = 'custody.handedOver'"
_SIGNED = "case l.type when 'custody.taken' then json_extract(cast(l.payload as text), '$.nguoiKyNhan') end"
PERSON = f"(select {_SIGNED} {_NEWEST})"
"""Of dossiers d that a division holds: who signed for the folder there; null while it is on its way."""
_decoder = msgspec.json.Decoder(Dossier)


class Share(NamedTuple):
    """How many open folders a holder has; `name` of a division, `finished`: results, `given`: not taken there yet."""

    kind: str
    name: str
    finished: bool
    given: bool
    folders: int


class Given(NamedTuple):
    """A folder given to a division and not taken there; `entry` gave it."""

    uid: str
    code: str
    division: str
    entry: Entry


def shares(db: Database) -> list[Share]:
    """Every holder of open folders; their counts add up to `total`."""
    given = f"d.holder_kind = 'division' and coalesce({_IS_GIVEN}, 0)"
    rows = db.conn.execute(
        f"select d.holder_kind, d.holder_name, d.status = 9 as finished, {given} as given, count(*) "  # noqa: S608
        f"from dossiers d indexed by dossiers_open where {OPEN} and {COUNTED_HERE} group by 1, 2, finished, given"
    ).fetchall()
    return [Share(kind, name, bool(finished), bool(is_given), count) for kind, name, finished, is_given, count in rows]


def total(db: Database) -> int:
    """How many own dossiers are open, whoever has them, but those that another counter counts."""
    count: int = db.conn.execute(
        "select count(*) from dossiers d indexed by dossiers_open "  # noqa: S608 (constant parts)
        f"where {OPEN} and {COUNTED_HERE}"
    ).fetchone()[0]
    return count


def given(db: Database, limit: int) -> list[Given]:
    """Folders on their way to a division, the longest under way first."""
    rows = db.conn.execute(
        f"select d.uid, coalesce(d.code, d.provisional), d.holder_name, (select l.pos {_NEWEST}) as pos "  # noqa: S608
        f"from dossiers d indexed by dossiers_open where {OPEN} and d.holder_kind = 'division' and {_IS_GIVEN} "
        "order by pos limit ?",
        (limit,),
    ).fetchall()
    if not rows:
        return []
    found = ledger.selected(db, f"where l.pos in ({', '.join('?' * len(rows))})", [row[3] for row in rows])
    entries = {entry.pos: entry for entry in found}
    return [Given(unpacked(uid), code, division, entries[pos]) for uid, code, division, pos in rows]


def left_behind(db: Database) -> list[tuple[str, str, str, Status, bool]]:
    """(uid, code, division, status, taken there) of what was withdrawn or stopped and has not come back since."""
    rows = db.conn.execute(
        "select d.uid, coalesce(d.code, d.provisional, ''), d.holder_name, d.status, "  # noqa: S608 (constant parts)
        f"not coalesce({_IS_GIVEN}, 0) from dossiers d indexed by dossiers_left where d.own = 1 and d.voided = 0 "
        "and d.status in (7, 8) and d.holder_kind = 'division' "
        "order by d.holder_name, d.id"
    ).fetchall()
    return [
        (unpacked(uid), code, division, Status(str(status)), bool(taken)) for uid, code, division, status, taken in rows
    ]


def at_counter(db: Database, statuses: Sequence[Status], limit: int) -> list[Dossier]:
    """Own open dossiers whose folder is at the counter, received longest ago first."""
    wanted = ", ".join(status.value for status in statuses)
    rows = db.conn.execute(
        f"select d.state from dossiers d indexed by dossiers_open where {OPEN} and d.holder_kind = 'counter' "  # noqa: S608
        f"and d.holder_name = '' and d.status in ({wanted}) order by d.received_at, d.id limit ?",
        (limit,),
    ).fetchall()
    return [_decoder.decode(row[0]) for row in rows]
