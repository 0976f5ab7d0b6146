"""What is compared with the portal (đối soát): the dossiers of a day and all that are open, and how it came out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

import msgspec
from sqlite_utils import Database

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.store import meta
from cchc_desktop.store.dated import DECIDED_ON_DAY, ON_DAY, span
from cchc_desktop.store.holding import OPEN
from cchc_desktop.store.tasks import Task
from cchc_desktop.store.uids import packed, unpacked

KINDS = ("recon_not_there", "recon_not_here", "recon_differs")
_WISH, _LAST, _TROUBLE = "reconcile_wish", "reconciled", "reconcile_trouble"
_TOLD_ALREADY = ("conflict", "rejected", "decision_exists", "DA_XOA_TREN_CONG")
# Each part by an index of its own.
_COMPARED = (
    f"select d.id from dossiers d indexed by dossiers_open where {OPEN} union "  # noqa: S608 (constant parts)
    "select d.id from dossiers d where d.received_at >= ? and d.received_at < ? and d.own = 1 union "
    f"select d.id from ledger l join dossiers d on d.uid = l.dossier_uid where {ON_DAY} and d.own = 1 union "
    f"select d.id from ledger l join dossiers d on d.uid = l.dossier_uid where {DECIDED_ON_DAY} and d.own = 1"
)
_STATE = (
    "select d.uid, d.state, (select l.payload_sha256 from ledger l where l.dossier_uid = d.uid "
    "and l.type = 'dossier.received' order by l.pos desc limit 1) from dossiers d where d.id in ({places})"
)
_SINCE = (
    "select count(*) from ledger where pos > ? and dossier_uid is not null "
    "and type not in ('slip.printed', 'portal.changed')"
)
_decoder = msgspec.json.Decoder(Dossier)


class Compared(NamedTuple):
    """A dossier of this counter; `content` is the hash of its reception, None for one adopted from another counter."""

    uid: str
    dossier: Dossier
    content: str | None


class Reconciled(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a comparison came out: counts alone. `pos`: the ledger's end then; `waiting`: not compared, not sent yet."""

    at: str
    day: str
    pos: int
    compared: int
    not_there: int = 0
    not_here: int = 0
    differing: int = 0
    waiting: int = 0
    onward_sent: int | None = None
    onward_waiting: int = 0
    onward_failed: int = 0

    @property
    def clean(self) -> bool:
        """Both sides tell the same, and the portal has nothing left to pass on."""
        apart = self.not_there + self.not_here + self.differing + self.waiting
        return apart + self.onward_waiting + self.onward_failed == 0


def ask(db: Database, day: date) -> None:
    """The next exchange compares `day`; inside the caller's transaction or alone."""
    meta.write(db, _WISH, day.isoformat())


def asked(db: Database) -> str | None:
    """The ISO day that is to be compared, or None."""
    return meta.read(db, _WISH)


def note(db: Database, done: Reconciled | None, trouble: str = "") -> None:
    """It was compared, or (None) the portal refused to; nothing is asked for any more. Inside the caller's transaction."""
    meta.remove(db, _WISH)
    meta.write(db, _TROUBLE, trouble)
    if done is not None:
        meta.write(db, _LAST, msgspec.json.encode(done).decode())


def last(db: Database) -> Reconciled | None:
    """The newest comparison, or None."""
    text = meta.read(db, _LAST)
    return msgspec.json.decode(text, type=Reconciled) if text else None


def trouble(db: Database) -> str:
    """Why the portal would not compare, a sentence; "" when it did."""
    return meta.read(db, _TROUBLE) or ""


def acts_since(db: Database, pos: int) -> int:
    """How many entries after a place change a dossier."""
    count: int = db.conn.execute(_SINCE, (pos,)).fetchone()[0]
    return count


def moved_since(db: Database, uid: str, pos: int) -> bool:
    """Whether entries after a place tell of a dossier, the portal's changes among them."""
    told = "select 1 from ledger where dossier_uid = ? and pos > ? and type <> 'slip.printed' limit 1"
    return db.conn.execute(told, (packed(uid), pos)).fetchone() is not None


def pages(db: Database, day: date, size: int) -> Iterator[list[Compared]]:
    """Own dossiers that were received or worked on that day, and all that are open, a page at a time."""
    of_day = span(day.isoformat())
    ids = [row[0] for row in db.conn.execute(_COMPARED, of_day * 3).fetchall()]
    for first in range(0, len(ids), size):
        yield _page(db, ids[first : first + size])


def _page(db: Database, ids: Sequence[int]) -> list[Compared]:
    rows = db.conn.execute(_STATE.format(places=", ".join("?" * len(ids))), ids).fetchall()
    found = [Compared(unpacked(uid), _decoder.decode(state), sha and sha.hex()) for uid, state, sha in rows]
    return [each for each in found if each.dossier.received_at is not None]


def open_tasks(db: Database) -> list[tuple[int, str, str]]:
    """(id, kind, dossier uid) of every task that a comparison opened and nobody closed."""
    places = ", ".join("?" * len(KINDS))
    rows = db.conn.execute(
        f"select id, kind, dossier_uid from tasks where closed_at is null and kind in ({places})",  # noqa: S608
        KINDS,
    ).fetchall()
    return [(task_id, kind, unpacked(uid) if uid else "") for task_id, kind, uid in rows]


def is_told(db: Database, task: Task) -> bool:
    """Whether a person has, or had, this very difference, or has what the portal refused of the same dossier."""
    uid = packed(task.dossier_uid) if task.dossier_uid else None
    places = ", ".join("?" * len(_TOLD_ALREADY))
    found = db.conn.execute(
        "select 1 from tasks where dossier_uid is ? and ((kind = ? and detail = ?) "  # noqa: S608 (places only)
        f"or (closed_at is null and kind in ({places}) and dossier_uid is not null)) limit 1",
        (uid, task.kind, task.detail, *_TOLD_ALREADY),
    )
    return found.fetchone() is not None
