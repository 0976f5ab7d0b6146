"""Dossier numbers (số hồ sơ): standing ranges granted by the hub, the next number of a day, and numbers voided."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sqlcipher3.dbapi2 import Connection
from sqlite_utils import Database

from cchc_desktop.store import abilities, number_file
from cchc_desktop.store.bulk import before_commit, change, forget, keep, kept
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.number_file import Block

DOSSIER = "MaHoSo"
PROVISIONAL = "SoBienNhan"  # for when no range can serve; the portal answers with the code
BLOCK = 10  # numbers reserved ahead in the file: one fsync in ten acts
_USE = "insert into numbers (range, day, last) values (?, ?, ?) on conflict do update set last = excluded.last"
# What a bulk keeps: of the store, and of the files by range and day.
_RANGES, _USED = "numbers.ranges", "numbers.used"
_MINTED_THERE = "numbers.minted"
_BLOCK, _GIVEN, _PAD, _PAD_FILED = "numbers.block", "numbers.given", "numbers.pad", "numbers.pad_filed"
_RECOVERY_SHARE = 10  # the top tenth of a range is for one offline recovery after a restore
_COLUMNS = "id, range_id, series, unit_code, prefix, first, last, width, valid_from, state"


@dataclass(frozen=True, slots=True)
class Range:
    """A standing range of the unit's daily series: `first`..`last` every day from `valid_from` (ISO) while open."""

    range_id: str
    series: str
    unit_code: str
    prefix: str
    first: int
    last: int
    width: int
    valid_from: str
    state: str
    id: int = 0

    @property
    def last_usual(self) -> int:
        """The last number given in ordinary use; those above are kept for one recovery."""
        return self.last - (self.last - self.first + 1) // _RECOVERY_SHARE


@dataclass(frozen=True, slots=True)
class Taken:
    """A number taken for a dossier; numbers `skipped[0]`..`skipped[1]` must be voided in the same act."""

    range: Range
    day: date
    number: int
    skipped: tuple[int, int] | None = None


def put_range(db: Database, granted: Range) -> None:
    """Keeps a range as the hub now states it."""
    forget(db, _RANGES)
    with transaction(db):
        db.conn.execute(
            "insert into number_ranges (range_id, series, unit_code, prefix, first, last, width, valid_from, state) "
            "values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (range_id) do update set state = excluded.state, "
            "last = max(last, excluded.last) where state <> 'restored'",  # another store gave numbers out of that one
            astuple(granted)[:-1],
        )


def start_earlier(db: Database, unit_code: str, day: date) -> None:
    """Lets a practice counter's ranges serve from `day`, for the days before it was made."""
    forget(db, _RANGES)
    with transaction(db):
        db.conn.execute(
            "update number_ranges set valid_from = min(valid_from, ?) where unit_code = ?", (day.isoformat(), unit_code)
        )


def ranges(db: Database) -> list[Range]:
    """Every range ever granted, oldest first."""
    return _ranges(db.conn)


def _ranges(stored: Connection) -> list[Range]:
    return [_range(row) for row in stored.execute(f"select {_COLUMNS} from number_ranges order by id")]  # noqa: S608


def take(db: Database, folder: Path, unit_code: str, day: date, series: str = DOSSIER) -> Taken | None:
    """The next number of `day` in a series, inside the caller's transaction; None when every open range is used up.

    Numbers given out that the store does not know, after a crash, a failed act or a restore, are skipped.
    """
    for candidate in open_ranges(db, unit_code, day, series):
        taken = _next(db, folder, candidate, day)
        if taken:
            return taken
    return None


def hanging(db: Database, folder: Path, before: date) -> list[Taken]:
    """Numbers of earlier days that were given out and never saved: a crash was the last thing that happened that day.

    Inside the caller's transaction; each must be voided in the same act, and is told of once.
    """
    found = []
    for of in kept(db, _RANGES, _ranges):
        for text, given in number_file.all_given(folder, of.range_id).items():
            used = max(of.first - 1, _used(db, of, text))
            if text < before.isoformat() and given > used:
                keep(db, (_USED, of.id, text), given)
                change(db, _USE, (of.id, text), (of.id, text, given))
                found.append(Taken(of, date.fromisoformat(text), given, (used + 1, given)))
    return found


def left(db: Database, unit_code: str, day: date) -> int:
    """How many numbers the open ranges still have for `day`."""
    text, serving = day.isoformat(), open_ranges(db, unit_code, day)
    return sum(max(0, last_usable(db, r, text) - max(r.first - 1, _used(db, r, text))) for r in serving)


def void(db: Database, taken: Range, day: date, numbers: tuple[int, int], why: tuple[str, int]) -> None:
    """Accounts for numbers that name no dossier; `why` is the reason and the ledger entry's place."""
    db.conn.execute(
        "insert into voided_numbers (range, day, first, last, reason, pos) values (?, ?, ?, ?, ?, ?)",
        (taken.id, day.isoformat(), *numbers, *why),
    )


def note_used(db: Database, of: Range, day: date, number: int) -> None:
    """A number of a dossier that is put back was given out."""
    text = day.isoformat()
    if number > _used(db, of, text):
        db.conn.execute(_USE, (of.id, text, number))


def voided(db: Database) -> list[tuple[str, str, int, int, str]]:
    """(range id, day, first, last, reason) of every voided stretch."""
    return [
        tuple(row)
        for row in db.conn.execute(
            "select r.range_id, v.day, v.first, v.last, v.reason from voided_numbers v "
            "join number_ranges r on r.id = v.range order by v.day, v.first"
        )
    ]


def open_ranges(db: Database, unit_code: str, day: date, series: str = DOSSIER) -> list[Range]:
    """The ranges that serve on `day`, oldest first; none for dossiers where the portal makes their codes itself."""
    text = day.isoformat()
    if series == DOSSIER and kept(db, _MINTED_THERE, lambda stored: abilities.lacks_in(stored, abilities.CODES)):
        return []
    return [
        known
        for known in kept(db, _RANGES, _ranges)
        if known.series == series
        and known.state == "open"
        and (known.unit_code == unit_code or series == PROVISIONAL)  # never frozen, whatever the office is called now
        and known.valid_from <= text
    ]


def _used(db: Database, of: Range, day: str) -> int:
    return kept(db, (_USED, of.id, day), lambda stored: _stored_last(stored, of, day))


def _stored_last(stored: Connection, of: Range, day: str) -> int:
    row = stored.execute("select last from numbers where range = ? and day = ?", (of.id, day)).fetchone()
    return row[0] if row else 0


def last_usable(db: Database, of: Range, day: str, folder: Path | None = None) -> int:
    """The last number ordinary receiving may give on an ISO day: what pads hold lies above it.

    With `folder`, pads that only the number file knows of count too.
    """
    held = [kept(db, (_PAD, of.id, day), lambda stored: _first_of_pads(stored, of, day))]
    if folder:
        held.append(kept(db, (_PAD_FILED, of.id, day), lambda _: number_file.pad_floor(folder, of.range_id, day)))
    return min([of.last_usual, *(first - 1 for first in held if first)])


def _first_of_pads(stored: Connection, of: Range, day: str) -> int:
    row = stored.execute("select min(first) from pads where range = ? and day = ?", (of.id, day)).fetchone()
    return row[0] or 0


def reserved_through(db: Database, folder: Path, of: Range, day: str) -> int:
    """The last number of an ISO day that ordinary receiving has given or keeps in reserve."""
    last, block = _last(db, folder, of, day, max(of.first - 1, _used(db, of, day)))
    return max(last, block.through)


def forget_pads(db: Database, of: Range, day: str) -> None:
    """A pad was added: a bulk looks again."""
    forget(db, (_PAD, of.id, day))
    forget(db, (_PAD_FILED, of.id, day))


def _next(db: Database, folder: Path, of: Range, day: date) -> Taken | None:
    text = day.isoformat()
    used = max(of.first - 1, _used(db, of, text))
    last, block = _last(db, folder, of, text, used)
    number, last_usable_now = last + 1, last_usable(db, of, text, folder)
    if number > last_usable_now:
        return None
    if number > block.through:
        block = Block(min(number + BLOCK - 1, last_usable_now), used)
        keep(db, (_BLOCK, of.id, text), block)
        before_commit(db, (_BLOCK, of.id, text), partial(number_file.reserve, folder, of.range_id, text, block))
    before_commit(db, (_GIVEN, of.id, text), partial(number_file.note_given, folder, of.range_id, text, number))
    keep(db, (_USED, of.id, text), number)
    change(db, _USE, (of.id, text), (of.id, text, number))
    return Taken(of, day, number, (used + 1, last) if last > used else None)


def _last(db: Database, folder: Path, of: Range, day: str, used: int) -> tuple[int, Block]:
    """The last number of a day that store or files know of, and what is reserved.

    A store that has used less than when the block was reserved was restored: all of the block may have been given out.
    """
    block = kept(db, (_BLOCK, of.id, day), lambda _: number_file.reserved(folder, of.range_id, day))
    if used < block.base:
        return block.through, block
    given = kept(db, (_GIVEN, of.id, day), lambda _: number_file.given(folder, of.range_id, day))
    return max(used, given), block


def _range(row: Any) -> Range:
    row_id, range_id, series, unit_code, prefix, first, last, width, valid_from, state = row
    return Range(range_id, series, unit_code, prefix, first, last, width, valid_from, state, row_id)


def peek(db: Database, folder: Path, unit_code: str, day: date) -> tuple[str, int, int] | None:
    """(prefix, number, width) the next dossier of `day` would get, without taking it; None when none is left."""
    for of in open_ranges(db, unit_code, day):
        text = day.isoformat()
        used = max(of.first - 1, _used(db, of, text))
        number = _last(db, folder, of, text, used)[0] + 1
        if number <= last_usable(db, of, text, folder):
            return of.prefix, number, of.width
    return None
