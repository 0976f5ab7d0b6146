"""Numbers after a restore (số sau khôi phục): a lost store may have given any usual one, so that none of those is again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import astuple, replace

from sqlite_utils import Database

from cchc_desktop.store.numbers import DOSSIER, PROVISIONAL, Range, ranges

RESTORED = "restored"  # the state of a range that another store gave numbers out of
_SUFFIX = "/r"


def jump(db: Database, *, top_tenth: bool) -> int:
    """Gives up every range but, with `top_tenth`, its kept-back tenth, which is a range of its own from now on.

    Inside the caller's transaction; how many ranges serve dossiers now. The part may be jumped out of again, by a tenth
    of it. Without it the provisional series goes on: whoever calls tells its device from the lost one.
    """
    serving = 0
    for of in ranges(db):
        if of.state != "open" or (of.series == PROVISIONAL and not top_tenth):
            continue
        rest = replace(of, range_id=of.range_id + _SUFFIX, first=of.last_usual + 1)
        if top_tenth and rest.first <= rest.last:
            _set_aside(db, of, of.last_usual)
            _add(db, rest)
            serving += of.series == DOSSIER
        else:
            _set_aside(db, of, of.last)
    return serving


def give_up(db: Database) -> None:
    """The kept-back part serves no longer: the portal was met and gives a new range. Inside the caller's transaction."""
    for of in ranges(db):
        if of.state == "open" and of.series == DOSSIER:
            _set_aside(db, of, of.last)


def set_aside_others(db: Database, known: Collection[str]) -> int:
    """No number more out of open ranges for dossiers that are not among `known` (their ids); how many there were.

    Inside the caller's transaction. The kept-back part of a range goes by the range it is a part of.
    """
    others = [
        of
        for of in ranges(db)
        if of.state == "open" and of.series == DOSSIER and of.range_id.partition(_SUFFIX)[0] not in known
    ]
    for of in others:
        _set_aside(db, of, of.last)
    return len(others)


def _set_aside(db: Database, of: Range, last: int) -> None:
    db.conn.execute("update number_ranges set state = ?, last = ? where id = ?", (RESTORED, last, of.id))


def _add(db: Database, rest: Range) -> None:
    db.conn.execute(
        "insert into number_ranges (range_id, series, unit_code, prefix, first, last, width, valid_from, state) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        astuple(rest)[:-1],
    )
