"""Branches of the ledger (nhánh sổ cái): two machines went on with copies of one, and the portal has the other's entries.

The ledger stays as it is. What came after the last entry that both have is sent as an instance of its own: counted from 1,
its hashes made anew from that entry's. The same entries always make the same branch, so that a second try sends the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from sqlite_utils import Database

from cchc_desktop.store import ledger
from cchc_desktop.store.instances import instances
from cchc_desktop.store.ledger import Entry
from cchc_desktop.wire.canonical import link_hash

_OF = "from forked f join forks k on k.id = f.fork"
_STEP = 1_000


def chains(db: Database) -> list[str]:
    """The uid of every chain as the portal knows it: instances, oldest first, then branches."""
    return instances(db) + [row[0] for row in db.conn.execute("select uid from forks order by id")]


def is_branched(db: Database, instance: str) -> bool:
    """Whether what an instance ends with is sent as a branch."""
    query = "select 1 from forks k join instances i on i.id = k.instance where i.uid = ?"
    return db.conn.execute(query, (instance,)).fetchone() is not None


def as_sent(db: Database, entries: Sequence[Entry]) -> list[Entry]:
    """Entries as the portal gets them, in their places."""
    if not entries:
        return []
    rows = db.conn.execute(
        f"select f.pos, k.uid, f.seq, f.hash {_OF} where f.pos between ? and ?",
        (entries[0].pos, entries[-1].pos),
    )
    other = {pos: (uid, seq, own.hex()) for pos, uid, seq, own in rows}
    return [_renamed(entry, other.get(entry.pos)) for entry in entries]


def _renamed(entry: Entry, other: tuple[str, int, str] | None) -> Entry:
    if other is None:
        return entry
    uid, seq, own = other
    return entry._replace(instance=uid, seq=seq, hash=own)


def previous_hash(db: Database, entry: Entry) -> str:
    """The hash that an entry as it is sent follows."""
    row = db.conn.execute("select previous from forked where pos = ?", (entry.pos,)).fetchone()
    return row[0].hex() if row else ledger.previous_hash(db, entry)


def pos_of(db: Database, chain: str, seq: int) -> int | None:
    """The place of the entry that is sent as number `seq` of a chain, or None."""
    query = f"select f.pos {_OF} where k.uid = ? and f.seq = ?"
    row = db.conn.execute(query, (chain, seq)).fetchone()
    if row:
        return int(row[0])
    pos = ledger.pos_of(db, chain, seq)
    return pos if pos is not None and _branch_at(db, pos) is None else None


def _branch_at(db: Database, pos: int) -> str | None:
    row = db.conn.execute("select hash from forked where pos = ?", (pos,)).fetchone()
    return row[0].hex() if row else None


def hash_at(db: Database, pos: int) -> str | None:
    """The hash of the entry at `pos` as it is sent, or None."""
    return _branch_at(db, pos) or ledger.hash_at(db, pos)


def place(db: Database, chain: str, seq: int) -> tuple[int, str] | None:
    """(place, hash) of number `seq` of an instance as it is in the ledger, or of a branch; None when there is none."""
    row = db.conn.execute(f"select f.pos, f.hash {_OF} where k.uid = ? and f.seq = ?", (chain, seq)).fetchone()
    if row:
        return int(row[0]), row[1].hex()
    pos = ledger.pos_of(db, chain, seq)
    return (pos, ledger.hash_at(db, pos) or "") if pos is not None else None


def through(db: Database, chain: str, pos: int) -> int:
    """The number of the last entry up to `pos` that goes under this name; 0 when there is none."""
    row = db.conn.execute(
        "select coalesce(max(l.seq), 0) from ledger l join instances i on i.id = l.instance "
        "where i.uid = ? and l.pos <= ? and not exists (select 1 from forked f where f.pos = l.pos)",
        (chain, pos),
    ).fetchone()
    query = f"select coalesce(max(f.seq), 0) {_OF} where k.uid = ? and f.pos <= ?"
    return int(row[0] or db.conn.execute(query, (chain, pos)).fetchone()[0])


def head_hash(db: Database) -> str:
    """The hash, as the portal gets it, that the next instance goes on from."""
    chain, seq, own = ledger.head(db)
    row = db.conn.execute("select pos from ledger where instance = ? and seq = ?", (chain, seq)).fetchone()
    return hash_at(db, row[0]) or own if row else own


def branch(db: Database, chain: str, after: int, unknown: Sequence[str]) -> None:
    """What a chain holds after number `after` becomes a branch, and so do later instances that the portal has not.

    Inside the caller's transaction. `unknown`: uids of those later ones. A branch may part again: two copies had both
    the beginning of it.
    """
    common = place(db, chain, after)
    row = db.conn.execute(
        "select i.uid from forks k join instances i on i.id = k.instance where k.uid = ?", (chain,)
    ).fetchone()
    names, instance = instances(db), row[0] if row else chain
    previous = common[1] if common else ledger.first_previous(db, instance)
    previous = _branch_off(db, (instance, chain), common[0] if common else 0, previous)
    for name in names[names.index(instance) + 1 :]:
        if name in unknown:
            previous = _branch_off(db, (name, name), 0, previous)


def _branch_off(db: Database, name: tuple[str, str], pos: int, previous: str) -> str:
    """Makes one branch of an instance's entries after a place; the hash of its last, or `previous` when there is none."""
    instance, chain = name
    made = sent = 0
    _forget(db, instance, pos)
    while entries := ledger.selected(
        db, "where i.uid = ? and l.pos > ? order by l.pos limit ?", (instance, pos, _STEP)
    ):
        made = made or _open(db, instance, f"{chain} {entries[0].op_id}")
        rows = []
        for seq, entry in enumerate(entries, start=sent + 1):
            own = link_hash(previous, entry.link()._replace(seq=str(seq)))
            rows.append((entry.pos, made, seq, bytes.fromhex(previous), bytes.fromhex(own)))
            previous = own
        db.conn.executemany("insert into forked (pos, fork, seq, previous, hash) values (?, ?, ?, ?, ?)", rows)
        pos, sent = entries[-1].pos, sent + len(entries)
    return previous


def _forget(db: Database, instance: str, pos: int) -> None:
    """How an instance's entries after a place were sent before: they are branched anew from what the portal has now."""
    mine = "select k.id from forks k join instances i on i.id = k.instance where i.uid = ?"
    db.conn.execute(f"delete from forked where pos > ? and fork in ({mine})", (pos, instance))  # noqa: S608 (constant)
    db.conn.execute("delete from forks where id not in (select fork from forked)")


def _open(db: Database, instance: str, name: str) -> int:
    cursor = db.conn.execute(
        "insert into forks (instance, uid) values ((select id from instances where uid = ?), ?)",
        (instance, str(uuid5(NAMESPACE_URL, name))),
    )
    return int(cursor.lastrowid or 0)
