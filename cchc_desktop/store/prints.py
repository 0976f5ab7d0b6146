"""The print journal (nhật ký in) as it now stands: folded from slip.printed entries, one row a printing.

Their order is that of asking (rowid), never the clock's, which may step back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlcipher3.dbapi2 import Connection
from sqlite_utils import Database

from cchc_desktop.domain.events import SlipPrinted
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store.bulk import insert, keep, kept
from cchc_desktop.store.uids import packed, unpacked

CUT_OFF = "not_taken"  # the error of a printing that failed when its pages were on their way: there may be paper
_COLUMNS = "print_uid, dossier_uid, slip, slip_number, printing, state, printer, error, asked_at, changed_at"
_NOTE = (
    f"insert into prints ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (print_uid) do update set "  # noqa: S608
    "state = excluded.state, printer = excluded.printer, error = excluded.error, changed_at = excluded.changed_at"
)
_OF_DOSSIER = "dossier_uid = ? and slip = ? and slip_number = ?"
_OF_COUNTER = "dossier_uid is null and slip = ? and slip_number = ?"
_LATER = (  # a newer version of a dossier's slip takes the place of an older one
    "select 1 from prints l where l.dossier_uid is p.dossier_uid and l.slip = p.slip and l.rowid > p.rowid "
    "and (p.dossier_uid is not null or l.slip_number = p.slip_number)"
)
_TAKEN = "prints.taken"  # what a bulk keeps

_Taken = tuple[tuple[str, int], ...]  # print_uid and number of each printing that has, or may have, brought paper


@dataclass(frozen=True, slots=True)
class Print:
    """One printing of a slip: asked, handed over or failed; `printing` 1 the first time, 2 for the first reprint.

    `slip_number` tells slips of one kind apart: of a dossier from the second version on ("2"), of no dossier always.
    """

    print_uid: str
    dossier_uid: str | None
    slip: str
    slip_number: str
    printing: int
    state: str
    printer: str
    error: str
    asked_at: str
    changed_at: str

    @property
    def subject(self) -> str:
        """What the slip is of: the dossier's uid, or its number."""
        return self.dossier_uid or self.slip_number


def note(db: Database, dossier_uid: str | None, event: SlipPrinted) -> None:
    """Takes over what an entry says, inside the caller's transaction."""
    at, key = instant_text(event.at), _key(dossier_uid, event.slip, event.slip_number)
    keep(db, key, _taken(event, kept(db, key, lambda stored: _stored(stored, key))))
    uid = packed(dossier_uid) if dossier_uid else None
    what = (event.print_uid, uid, event.slip, event.slip_number, event.printing)
    insert(db, "prints", _NOTE, (*what, event.state, event.printer, event.error, at, at))


def of_dossier(db: Database, dossier_uid: str) -> list[Print]:
    """The printings of a dossier's slips, in order."""
    return _prints(db, "where dossier_uid = ? order by rowid", (packed(dossier_uid),))


def of_no_dossier(db: Database) -> list[Print]:
    """The printings of slips that are of no single dossier, in order."""
    return _prints(db, "where dossier_uid is null order by rowid", ())


def by_dossier(db: Database) -> Iterator[tuple[str, list[Print]]]:
    """The printings of each dossier that has any, in order; ordered by uid as a rebuild walks."""
    rows = db.conn.execute(
        f"select {_COLUMNS} from prints where dossier_uid is not null order by dossier_uid, rowid"  # noqa: S608
    )
    for uid, printed in groupby(map(_print, rows), key=lambda each: each.dossier_uid or ""):
        yield uid, list(printed)


def unfinished(db: Database, limit: int = 50) -> list[Print]:
    """Printings asked for but not handed to a printer, or failed, newest first; the latest of each slip only."""
    return _prints(
        db,
        f"p indexed by prints_open where state <> 'handed_over' and not exists ({_LATER}) order by rowid desc limit ?",
        (limit,),
    )


def last(db: Database, slips: Sequence[str]) -> Print | None:
    """The newest printing asked for of these kinds of slip, or None."""
    places = ", ".join("?" * len(slips))
    found = _prints(db, f"where slip in ({places}) order by rowid desc limit 1", tuple(slips))
    return found[0] if found else None


def next_printing(db: Database, dossier_uid: str | None, slip: str, slip_number: str = "") -> int:
    """1 when there is surely no paper yet, else more than any printing that has or may have brought some.

    One that was asked for counts from then on: two under way at once never have the same number. One that failed
    before the printer had anything of it gives its number back.
    """
    key = _key(dossier_uid, slip, slip_number)
    return 1 + max((number for _, number in kept(db, key, lambda stored: _stored(stored, key))), default=0)


def _key(dossier_uid: str | None, slip: str, slip_number: str) -> tuple[str, str | None, str, str]:
    return _TAKEN, dossier_uid, slip, slip_number


def _taken(event: SlipPrinted, before: _Taken) -> _Taken:
    others = tuple(each for each in before if each[0] != event.print_uid)
    gives_back = event.state == "failed" and event.error != CUT_OFF
    return others if gives_back else (*others, (event.print_uid, event.printing))


def _stored(stored: Connection, key: tuple[str, str | None, str, str]) -> _Taken:
    _, uid, slip, number = key
    which, values = (_OF_DOSSIER, (packed(uid), slip, number)) if uid else (_OF_COUNTER, (slip, number))
    rows = stored.execute(
        f"select print_uid, printing from prints where {which} and not (state = 'failed' and error <> ?)",  # noqa: S608
        (*values, CUT_OFF),
    ).fetchall()
    return tuple((row[0], row[1]) for row in rows)


def _prints(db: Database, tail: str, values: tuple[object, ...]) -> list[Print]:
    rows = db.conn.execute(f"select {_COLUMNS} from prints {tail}", values).fetchall()  # noqa: S608
    return [_print(row) for row in rows]


def _print(row: Sequence[Any]) -> Print:
    return Print(row[0], unpacked(row[1]) if row[1] else None, *row[2:])
