"""Batches (phiếu bàn giao, danh sách bưu chính) as the ledger has them: the entries of one act, found by their number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path

from sqlcipher3.dbapi2 import Connection
from sqlite_utils import Database

from cchc_desktop.domain.batch import Batch, BatchNumber, parse_batch
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.events import HandedOver
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.store import dated, ledger, number_file, rebuild
from cchc_desktop.store.bulk import before_commit, keep, kept
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.uids import packed, unpacked

_LAST = "batches.last"  # what a bulk keeps, by stem
_HANDED_OVER = f"l.type = 'custody.handedOver' and {dated.ON_DAY}"
_MOVES = "type in ('custody.handedOver', 'custody.taken')"  # as the index over them says
_ENDS = ("custody.handedOver", "custody.sentBack", "result.arrived")
_SETTLES = ("custody.taken", *_ENDS, "dossier.withdrawn", "dossier.stopped", "dossier.voided")
_SLIP = "json_extract(cast(l.payload as text), '$.soPhieu')"
_LISTED = "json_extract(cast(l.payload as text), '$.chiTiet.phieu')"
_NUMBERED = (  # every number of a day, of folders and of postal lists
    f"select {_SLIP} from ledger l where {_HANDED_OVER} union "  # noqa: S608 (constant parts)
    f"select {_LISTED} from ledger l where l.type = 'counter.event' and {dated.ON_DAY}"
)


def next_number(db: Database, folder: Path, stem: str, day: date) -> str:
    """The next number of a counter's day that begins with `stem`, inside the caller's transaction.

    The number file remembers what a restored store has forgotten, so that no two slips are called alike.
    """
    key, text, series = (_LAST, stem), day.isoformat(), stem[: -len("261123-")]
    before = kept(db, key, lambda stored: max(_last(stored, stem, text), number_file.given(folder, series, text)))
    keep(db, key, before + 1)
    before_commit(db, key, partial(number_file.note_given, folder, series, text, before + 1))
    return f"{stem}{before + 1:02}"


def jump(db: Database, folder: Path, stem: str, day: date, by: int) -> None:
    """Keeps the next `by` numbers of a day from being given: a store that is lost may have given them."""
    text, series = day.isoformat(), stem[: -len("261123-")]
    last = _last(db.conn, stem, text)
    number_file.note_given(folder, series, text, max(last, number_file.given(folder, series, text)) + by)


def _last(stored: Connection, stem: str, day: str) -> int:
    rows = stored.execute(_NUMBERED, (*dated.span(day), *dated.span(day))).fetchall()
    ordinals = [row[0].removeprefix(stem) for row in rows if row[0] and row[0].startswith(stem)]
    return max((int(text) for text in ordinals if text.isdecimal()), default=0)


def get(db: Database, number: BatchNumber) -> Batch | None:
    """The handover batch of that number, or None."""
    entries = of_number(db, number)
    if not entries:
        return None
    first = entries[0]
    codes = _codes(db, first)
    event = rebuild.event_of(db, first)
    division = event.to if isinstance(event, HandedOver) else ""
    by = Clerk(first.clerk_code, first.clerk_name, first.clerk_title)
    return Batch(
        *(number.number, first.act_id, division, parse_instant(first.occurred_at), by),
        tuple(codes[entry.dossier_uid or ""] for entry in entries),
    )


def of_number(db: Database, number: BatchNumber) -> list[Entry]:
    """The entries of a handover batch, in the order of its slip."""
    where = f"where {_HANDED_OVER} and {_SLIP} = ? order by l.pos"
    return ledger.selected(db, where, (*dated.span(number.day.isoformat()), number.number))


def numbers_on(db: Database, day: date) -> list[str]:
    """The numbers of the handover batches of a day, in order."""
    rows = db.conn.execute(
        f"select {_SLIP} as number from ledger l where {_HANDED_OVER} "  # noqa: S608
        "and number <> '' group by number order by min(l.pos)",
        dated.span(day.isoformat()),
    ).fetchall()
    return [row[0] for row in rows]


def last_move(db: Database, uid: str) -> Entry | None:
    """The newest entry that gave a dossier's folder to a division, or told that it was taken there."""
    newest = f"select max(pos) from ledger indexed by ledger_custody where dossier_uid = ? and {_MOVES}"  # noqa: S608
    found = ledger.selected(db, f"where l.pos = ({newest})", (packed(uid),))
    return found[0] if found else None


def taking_of(db: Database, given: Entry) -> Entry | None:
    """The entry that answers a handover: a taking before anything else was given or came back."""
    for entry in ledger.of_dossier(db, given.dossier_uid or ""):
        if entry.pos > given.pos and entry.type == "custody.taken":
            return entry
        if entry.pos > given.pos and entry.type in _ENDS:
            return None
    return None


def taken_under(db: Database, number: BatchNumber) -> list[str]:
    """The codes of the folders that were taken under the number of a batch, in the order of the ledger."""
    rows = db.conn.execute(
        "select coalesce(d.code, d.provisional, '') from ledger l join dossiers d on d.uid = l.dossier_uid "  # noqa: S608
        f"where l.type = 'custody.taken' and l.{dated.INDEXED} and l.occurred_at >= ? and {_SLIP} = ? order by l.pos",
        (dated.span(number.day.isoformat())[0], number.number),
    ).fetchall()
    return list(dict.fromkeys(code for (code,) in rows))


def settling(db: Database, given: Entry) -> Entry | None:
    """The entry since which a folder that was handed over is not waited for any more; None while it is."""
    story = ledger.of_dossier(db, given.dossier_uid or "")
    return next((entry for entry in story if entry.pos > given.pos and entry.type in _SETTLES), None)


def settled(db: Database, given: Iterable[Entry]) -> str:
    """Since when none of these is waited for, and by whom, as a sentence; "" where that cannot be told."""
    found = [entry for each in given if (entry := settling(db, each))]
    return rebuild.told(max(found, key=lambda entry: entry.pos)) if found else ""


def slip_of(db: Database, uid: str) -> str:
    """The number of the newest batch a folder went with; "" when none."""
    given = f"{_MOVES} and type = 'custody.handedOver'"
    newest = f"select max(pos) from ledger indexed by ledger_custody where dossier_uid = ? and {given}"  # noqa: S608
    row = db.conn.execute(f"select {_SLIP} from ledger l where l.pos = ({newest})", (packed(uid),)).fetchone()  # noqa: S608
    return row[0] or "" if row else ""


def partly_taken(db: Database, number: str) -> bool:
    """Whether some folder of a batch was taken by the other side."""
    known = parse_batch(number)
    if known is None:
        return False
    after = f"n.dossier_uid = l.dossier_uid and n.{_MOVES} and n.pos > l.pos"
    following = f"select n.type from ledger n indexed by ledger_custody where {after} order by n.pos limit 1"  # noqa: S608
    row = db.conn.execute(
        f"select exists (select 1 from ledger l where {_HANDED_OVER} and {_SLIP} = ? "  # noqa: S608
        f"and ({following}) = 'custody.taken')",
        (*dated.span(known.day.isoformat()), number),
    ).fetchone()
    return bool(row[0])


def _codes(db: Database, first: Entry) -> dict[str, str]:
    """The printed code of each dossier of an act, by uid."""
    rows = db.conn.execute(
        "select d.uid, coalesce(d.code, d.provisional, '') from ledger l join dossiers d on d.uid = l.dossier_uid "  # noqa: S608
        f"where {_HANDED_OVER} and l.act_id = ?",
        (*dated.span(first.occurred_at[:10]), packed(first.act_id)),
    ).fetchall()
    return {unpacked(uid): code for uid, code in rows}
