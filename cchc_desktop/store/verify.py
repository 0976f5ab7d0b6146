"""Verification (kiểm tra kho): chain, keys, integrity, and rebuilt from the ledger = live."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from sqlite_utils import Database

from cchc_desktop.store import dossiers, ledger, meta, rebuild, schema
from cchc_desktop.store.ledger import Entry
from cchc_desktop.wire.canonical import link_hash

_VERIFIED = "verified"  # "pos:hash" of each chain's last entry found sound, in order
_STEP = 1_000


def _go_on() -> None:
    """No rest between steps."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """The first thing found wrong; `pos` is the ledger entry, when it is one; `what` names no person."""

    what: str
    pos: int | None = None


def check_tail(db: Database, limit: int = 1_000) -> Flaw | None:
    """The chain from the last verified entry on, at most `limit` entries: for the start of the program."""
    return _check_anchors(db) or _walk(db, _through(db), limit, _go_on)[0]


def advance(db: Database, limit: int = 1_000) -> Flaw | None:
    """`check_tail`, and the entries found sound need not be looked at again at the next start; writes."""
    before = _through(db)
    flaw, through = _walk(db, before, limit, _go_on)
    flaw = _check_anchors(db) or flaw
    if flaw is None and through > before:
        _mark(db, through)
    return flaw


def check_chain(db: Database, between: Callable[[], None] = _go_on) -> Flaw | None:
    """The whole chain from its first entry, and that it still holds the last verified one (a new chain would not).

    `between` is called every thousand entries: a background check rests there, or raises to end early.
    """
    return _walk(db, 0, None, between)[0] or _check_anchors(db)


def check_full(db: Database) -> Flaw | None:
    """Everything: pages, structure, foreign keys, chain, and each own dossier rebuilt = live."""
    problems = schema.integrity_problems(db)
    if problems:
        return Flaw(problems[0])
    return check_chain(db) or check_rebuilt(db)


def check_rebuilt(db: Database, between: Callable[[], None] = _go_on) -> Flaw | None:
    """Each own dossier folded again from its entries equals its row; `between` is called every thousand dossiers."""
    for count, (folded, live) in enumerate(zip_longest(rebuild.rebuilt(db), dossiers.own_states(db)), start=1):
        if count % _STEP == 0:
            between()
        if folded is None or live is None or folded[0] != live[0]:
            uid = (folded or live)[0]
            return Flaw(f"dossier {uid} stands in only one of ledger and store")
        if folded[1] != live[1] or not dossiers.facts_agree(db, live[1]):
            return Flaw(f"dossier {live[0]} differs from what its entries add up to")
    return None


def mark_verified(db: Database) -> None:
    """Notes that everything up to the newest entry was found sound; raises nothing on an empty ledger."""
    pos = ledger.last_pos(db)
    if pos:
        _mark(db, pos)


def _mark(db: Database, pos: int) -> None:
    meta.write(db, _VERIFIED, " ".join(f"{last}:{known}" for last, known in ledger.heads(db, pos)))


def _anchors(db: Database) -> list[tuple[int, str]]:
    """(place, hash) of each chain's last entry found sound: a chain that is over could else be made anew unnoticed."""
    texts = (meta.read(db, _VERIFIED) or "").split()
    return [(int(pos), known) for pos, _, known in (text.partition(":") for text in texts)]


def _through(db: Database) -> int:
    """The place up to which everything was found sound; 0 before the first time."""
    return max((pos for pos, _ in _anchors(db)), default=0)


def _check_anchors(db: Database) -> Flaw | None:
    for pos, known in _anchors(db):
        if ledger.hash_at(db, pos) != known:
            return Flaw("the last verified entry has changed or is gone", pos)
    return None


def _walk(db: Database, pos: int, limit: int | None, between: Callable[[], None]) -> tuple[Flaw | None, int]:
    """The first flaw after `pos` or None, and the place of the last entry found sound."""
    heads: dict[str, tuple[int, str]] = {}
    left = limit if limit is not None else ledger.last_pos(db) + 1
    while left > 0:
        entries = ledger.after(db, pos, min(_STEP, left))
        for entry in entries:
            flaw = _check_entry(db, entry, heads)
            if flaw:
                return flaw, pos
            heads[entry.instance] = (entry.seq, entry.hash)
            pos = entry.pos
        if len(entries) < _STEP:
            break
        left -= len(entries)
        between()
    return None, pos


def _check_entry(db: Database, entry: Entry, heads: dict[str, tuple[int, str]]) -> Flaw | None:
    seq, previous = heads.get(entry.instance) or _before(db, entry)
    if entry.seq != seq + 1:
        return Flaw("an entry is missing before this one", entry.pos)
    if hashlib.sha256(entry.payload).hexdigest() != entry.payload_sha256:
        return Flaw("the payload of an entry was changed", entry.pos)
    if link_hash(previous, entry.link()) != entry.hash:
        return Flaw("an entry does not follow from the one before it", entry.pos)
    return None


def _before(db: Database, entry: Entry) -> tuple[int, str]:
    """(seq, hash) of the entry before `entry` in its instance, or the instance's beginning."""
    row = db.conn.execute(
        "select l.seq, l.hash from ledger l join instances i on i.id = l.instance where i.uid = ? and l.seq < ? "
        "order by l.seq desc limit 1",
        (entry.instance, entry.seq),
    ).fetchone()
    return (row[0], row[1].hex()) if row else (0, ledger.first_previous(db, entry.instance))
