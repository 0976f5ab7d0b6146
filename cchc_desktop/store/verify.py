"""Verification (kiểm tra kho): chain, keys, integrity, and rebuilt from the ledger = live."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from sqlite_utils import Database

from cchc_desktop.domain.feedback import Feedback
from cchc_desktop.store import (
    blanking,
    dossiers,
    feedback,
    files,
    labels,
    ledger,
    meta,
    prints,
    rebuild,
    schema,
    verify_books,
)
from cchc_desktop.store.connection import snapshot
from cchc_desktop.store.flaws import Flaw, Wrong
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.verify_books import NumberBook, folded_prints
from cchc_desktop.wire.canonical import link_hash

_VERIFIED = "verified"  # "pos:hash" of each chain's last entry found sound, in order
_STEP = 1_000


def _go_on() -> None:
    """No rest between steps."""


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
    return _chain(db, between)[0]


def _chain(db: Database, between: Callable[[], None]) -> tuple[Flaw | None, int]:
    flaw, through = _walk(db, 0, None, between)
    return flaw or _check_anchors(db), through


def check_full(db: Database) -> Flaw | None:
    """Everything: pages, structure, foreign keys, chain, and what is kept of dossiers, prints, numbers, answers, scans."""
    return _full(db)[0]


def prove(db: Database, full: bool) -> Flaw | None:
    """The whole chain, with `full` everything; what was walked need not be looked at again at the next start; writes."""
    flaw, through = _full(db) if full else _chain(db, _go_on)
    if flaw is None and through:
        _mark(db, through)
    return flaw


def _full(db: Database) -> tuple[Flaw | None, int]:
    problems = schema.integrity_problems(db)
    if problems:
        damaged = problems[0] == schema.DAMAGED
        return Flaw(Wrong.PAGES) if damaged else Flaw(Wrong.STRUCTURE, about=problems[0]), 0
    with snapshot(db):
        flaw, through = _chain(db, _go_on)
        return flaw or check_rebuilt(db) or _beside(db), through


def _beside(db: Database) -> Flaw | None:
    books = verify_books.check_counter_prints(db) or verify_books.check_deliveries(db)
    return books or check_feedback(db) or check_files(db)


def check_rebuilt(db: Database, between: Callable[[], None] = _go_on) -> Flaw | None:
    """Each own dossier folded again from its entries equals its row, and so do its prints; its number was given to it.

    `between` is called every thousand dossiers.
    """
    book, printed, known = NumberBook.of(db), prints.by_dossier(db), labels.texts(db)
    of_next = next(printed, None)
    for count, (folded, live) in enumerate(zip_longest(rebuild.rebuilt(db), dossiers.own_states(db)), start=1):
        if count % _STEP == 0:
            between()
        if folded is None or live is None or folded.uid != live[0]:
            return Flaw(Wrong.ALONE, about=(folded or live)[0])
        uid, dossier = live
        if folded.dossier != dossier or not dossiers.facts_agree(db, dossier, known):
            return Flaw(Wrong.DOSSIER, about=uid)
        kept = of_next[1] if of_next and of_next[0] == uid else []
        if folded_prints(uid, folded.printings) != kept:
            return Flaw(Wrong.PRINTS, about=uid)
        if kept:
            of_next = next(printed, None)
        if folded.received_here and (flaw := book.check(dossier)):
            return flaw
    return Flaw(Wrong.PRINTS, about=of_next[0]) if of_next else None


def check_feedback(db: Database) -> Flaw | None:
    """Each feedback folded again from its entries equals its row; of a blanked dossier's only what is left is there."""
    folded, live = rebuild.feedback(db), feedback.everything(db)
    apart = (uid for uid in folded | live if folded.get(uid) != live.get(uid))
    different = next((uid for uid in apart if uid in folded or not _is_bare(db, live[uid])), None)
    return Flaw(Wrong.FEEDBACK, about=different) if different else None


def _is_bare(db: Database, said: Feedback) -> bool:
    return bool(said.dossier_uid and blanking.last(db, said.dossier_uid)) and said == said.bare


def check_files(db: Database) -> Flaw | None:
    """The scans' own file is sound, and each scan that an entry names is there."""
    problems = files.problems(db)
    if problems:
        return Flaw(Wrong.SCANS, about=problems[0])
    kept = files.kept(db)
    lost = next((entry.pos for entry, scan in rebuild.scans(db) if scan.sha256 not in kept), None)
    return Flaw(Wrong.SCAN_LOST, lost) if lost else None


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
            return Flaw(Wrong.ANCHOR, pos)
    return None


def _walk(db: Database, pos: int, limit: int | None, between: Callable[[], None]) -> tuple[Flaw | None, int]:
    """The first flaw after `pos` or None, and the place of the last entry found sound."""
    heads: dict[str, tuple[int, str]] = {}
    payloads = blanking.Check.of(db)
    left = limit if limit is not None else ledger.last_pos(db) + 1
    while left > 0:
        entries = ledger.after(db, pos, min(_STEP, left))
        for entry in entries:
            flaw = _check_entry(db, entry, heads, payloads)
            if flaw:
                return flaw, pos
            heads[entry.instance] = (entry.seq, entry.hash)
            pos = entry.pos
        if len(entries) < _STEP:
            break
        left -= len(entries)
        between()
    return None, pos


def _check_entry(
    db: Database, entry: Entry, heads: dict[str, tuple[int, str]], payloads: blanking.Check
) -> Flaw | None:
    seq, previous = heads.get(entry.instance) or _before(db, entry)
    if entry.seq != seq + 1:
        return Flaw(Wrong.GAP, entry.pos)
    if wrong := payloads.wrong(entry):
        return Flaw(wrong, entry.pos)
    if link_hash(previous, entry.link()) != entry.hash:
        return Flaw(Wrong.CHAIN, entry.pos)
    return None


def _before(db: Database, entry: Entry) -> tuple[int, str]:
    """(seq, hash) of the entry before `entry` in its instance, or the instance's beginning."""
    row = db.conn.execute(
        "select l.seq, l.hash from ledger l join instances i on i.id = l.instance where i.uid = ? and l.seq < ? "
        "order by l.seq desc limit 1",
        (entry.instance, entry.seq),
    ).fetchone()
    return (row[0], row[1].hex()) if row else (0, ledger.first_previous(db, entry.instance))
