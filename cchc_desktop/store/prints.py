"""The print journal (nhật ký in) as it now stands: folded from slip.printed entries, one row a printing.

Their order is that of asking (rowid), never the clock's, which may step back.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlcipher3.dbapi2 import Connection
from sqlite_utils import Database

from cchc_desktop.domain.events import SlipPrinted
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store.bulk import insert, keep, kept
from cchc_desktop.store.uids import packed, unpacked

_COLUMNS = "print_uid, dossier_uid, slip, printing, state, printer, error, asked_at, changed_at"

_NOTE = (
    f"insert into prints ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (print_uid) do update set "  # noqa: S608
    "state = excluded.state, printer = excluded.printer, error = excluded.error, changed_at = excluded.changed_at"
)
_COUNT = "prints.handed_over"  # what a bulk keeps


@dataclass(frozen=True, slots=True)
class Print:
    """One printing of a slip: asked, handed_over or failed; `printing` 1 the first time, 2 for the first reprint."""

    print_uid: str
    dossier_uid: str
    slip: str
    printing: int
    state: str
    printer: str
    error: str
    asked_at: str
    changed_at: str


def note(db: Database, dossier_uid: str, event: SlipPrinted) -> None:
    """Takes over what an entry says, inside the caller's transaction."""
    at = instant_text(event.at)
    count = _handed_over(db, dossier_uid, event.slip)
    keep(db, (_COUNT, dossier_uid, event.slip), count + (event.state == "handed_over"))
    insert(
        db,
        "prints",
        _NOTE,
        (
            event.print_uid,
            packed(dossier_uid),
            event.slip,
            event.printing,
            event.state,
            event.printer,
            event.error,
            at,
            at,
        ),
    )


def of_dossier(db: Database, dossier_uid: str) -> list[Print]:
    """The printings of a dossier's slips, in order."""
    return _prints(db, "where dossier_uid = ? order by rowid", (packed(dossier_uid),))


def unfinished(db: Database, limit: int = 50) -> list[Print]:
    """Printings asked for but not handed to a printer, or failed, newest first; the latest of each slip only."""
    return _prints(
        db,
        "p indexed by prints_open where state <> 'handed_over' and not exists (select 1 from prints l "
        "where l.dossier_uid = p.dossier_uid and l.slip = p.slip and l.rowid > p.rowid) order by rowid desc limit ?",
        (limit,),
    )


def last(db: Database) -> Print | None:
    """The newest printing asked for, or None."""
    found = _prints(db, "order by rowid desc limit 1", ())
    return found[0] if found else None


def next_printing(db: Database, dossier_uid: str, slip: str) -> int:
    """1 when the slip was never handed to a printer, else one more than so far (asked and failed ones do not count)."""
    return _handed_over(db, dossier_uid, slip) + 1


def _handed_over(db: Database, dossier_uid: str, slip: str) -> int:
    return kept(db, (_COUNT, dossier_uid, slip), lambda stored: _count(stored, dossier_uid, slip))


def _count(stored: Connection, dossier_uid: str, slip: str) -> int:
    row = stored.execute(
        "select count(*) from prints where dossier_uid = ? and slip = ? and state = 'handed_over'",
        (packed(dossier_uid), slip),
    ).fetchone()
    count: int = row[0]
    return count


def _prints(db: Database, tail: str, values: tuple[object, ...]) -> list[Print]:
    rows = db.conn.execute(f"select {_COLUMNS} from prints {tail}", values).fetchall()  # noqa: S608
    return [Print(row[0], unpacked(row[1]), *row[2:]) for row in rows]
