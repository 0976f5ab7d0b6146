"""Dossiers whose time of keeping is over (hồ sơ hết hạn lưu): which they are, and all that is kept of them cleared."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from sqlite_utils import Database

from cchc_desktop.store import blanking, feedback
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.uids import packed, unpacked

_PAGES = 500  # of the search index, written anew in one go
_OVER = "(d.voided = 1 or d.status in (3, 7, 8, 10))"
_OWN = f"""select d.id, d.uid, d.procedure_field, l.occurred_at from dossiers d
    join ledger l on l.pos = (select max(pos) from ledger where dossier_uid = d.uid and type <> 'slip.printed')
    where d.own = 1 and {_OVER} and d.id > :after and l.occurred_at < :before and l.type <> 'payload.blanked'"""  # noqa: S608
_SETTLED = """
    and not exists (select 1 from ledger e where e.dossier_uid = d.uid and e.pos > :acked)
    and not exists (select 1 from ledger e join deliveries a on a.pos = e.pos
        where e.dossier_uid = d.uid and a.outcome in ('deferred', 'pending-upstream'))
    and d.uid not in (select dossier_uid from tasks where closed_at is null and dossier_uid is not null)
    and d.uid not in (select dossier_uid from transfers where state <> 'held' and dossier_uid is not null)
    and not exists (select 1 from feedback f where f.dossier_uid = d.uid and f.state not in ('refused', 'published'))"""
_IN_ORDER = " order by d.id limit :limit"
_MIRRORED = f"""select d.id, d.uid, d.procedure_field, coalesce(d.finished_at, d.due_at, d.received_at) as ended
    from dossiers d where d.own = 0 and {_OVER} and d.id > :after and ended < :before
    and coalesce(json_extract(cast(d.state as text), '$.blanked'), 0) = 0{_IN_ORDER}"""  # noqa: S608
_CLEAR = (
    "update tasks set detail = x'7b7d' where dossier_uid = :uid",
    "delete from portal_states where dossier_uid = :uid",
    "delete from transfers where dossier_uid = :uid",
    """update deliveries set answer = cast(json_object('opId', json_extract(cast(answer as text), '$.opId'),
        'outcome', json_extract(cast(answer as text), '$.outcome')) as blob)
        where pos in (select pos from ledger where dossier_uid = :uid and pos < :pos)""",
)
_IS_NAMED = (
    "select exists (select 1 from transfers where sha256 = ?1) or exists (select 1 from ledger "
    "where type = 'file.linked' and json_extract(cast(payload as text), '$.sha256') = ?2)"
)


class Over(NamedTuple):
    """A dossier that ended: `ended_on` is the day of the last thing that happened to it, printing apart."""

    id: int
    uid: str
    procedure_field: str
    ended_on: date


def over(db: Database, before: date, acked: int, step: int = 500) -> Iterator[Over]:
    """Own dossiers that ended before a day, settled with the portal and with everybody, in order; never all at once."""
    return _paged(db, _OWN + _SETTLED + _IN_ORDER, before, acked, step)


def all_over(db: Database, before: date, step: int = 500) -> Iterator[Over]:
    """The same, and those about which something is still to be settled."""
    return _paged(db, _OWN + _IN_ORDER, before, 0, step)


def mirrored(db: Database, before: date, step: int = 500) -> Iterator[Over]:
    """Dossiers of other counters that ended before a day and still name somebody."""
    return _paged(db, _MIRRORED, before, 0, step)


def _paged(db: Database, query: str, before: date, acked: int, step: int) -> Iterator[Over]:
    values = {"before": before.isoformat(), "acked": acked, "limit": step, "after": 0}
    while rows := db.conn.execute(query, values).fetchall():
        for row_id, uid, procedure_field, at in rows:
            yield Over(row_id, unpacked(uid), procedure_field, date.fromisoformat(at[:10]))
        values["after"] = rows[-1][0]


def still_over(db: Database, found: Over, before: date, acked: int) -> bool:
    """Whether it is one still; inside the transaction that clears it."""
    query = f"{_OWN}{_SETTLED} and d.id = :id"
    values = {"before": before.isoformat(), "acked": acked, "after": found.id - 1, "id": found.id}
    return db.conn.execute(query, values).fetchone() is not None


def clear(db: Database, uid: str, pos: int) -> int:
    """Clears what is kept of a dossier that the entry at `pos` blanked, inside the caller's transaction.

    Its row is saved by then. Returns how many payloads were blanked; scans go with `files.drop_unnamed`.
    """
    count = blanking.blank(db, uid, pos)
    for statement in _CLEAR:
        db.conn.execute(statement, {"uid": packed(uid), "pos": pos})
    feedback.bare_of(db, uid)
    return count


def drop_drafts(db: Database, before: date) -> int:
    """Forgets half-typed intakes that nobody has touched since before a day, inside the caller's transaction."""
    return int(db.conn.execute("delete from drafts where saved_at < ?", (before.isoformat(),)).rowcount)


def is_named(db: Database, sha256: bytes) -> bool:
    """Whether a scan belongs to anything that is kept."""
    return bool(db.conn.execute(_IS_NAMED, (sha256, sha256.hex())).fetchone()[0])


@contextmanager
def overwriting(db: Database) -> Iterator[None]:
    """What is deleted or blanked meanwhile is overwritten in the file; outside of any transaction."""
    db.conn.execute("pragma secure_delete = on")
    try:
        yield
    finally:
        db.conn.execute("pragma secure_delete = off")


def forget_words(db: Database) -> None:
    """Takes words of names that are no longer there out of the search index, in short transactions of their own."""
    pages, changed = -_PAGES, 2  # a negative number begins with all there is
    while changed > 1:
        with transaction(db):
            before = db.conn.total_changes
            db.conn.execute("insert into search (search, rank) values ('merge', ?)", (pages,))
            changed = 2 if pages < 0 else db.conn.total_changes - before
        pages = _PAGES
