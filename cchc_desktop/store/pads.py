"""Emergency pads (sổ dự phòng): stretches of a day's numbers printed beforehand, from the end of the usual ones down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.code import DossierCode, format_code
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.pad import Pad
from cchc_desktop.store import dated, ledger, number_file, numbers
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.numbers import Range
from cchc_desktop.store.uids import unpacked

FOUND = "pad_found"  # the counter's event when only the number file knew of it: its `made_at` is not known
_SELECT = (
    "select r.prefix, r.width, p.day, p.first, p.last, l.occurred_at, "
    "json_extract(cast(l.payload as text), '$.suKien'), l.clerk_code, l.clerk_name, l.clerk_title "
    "from pads p join number_ranges r on r.id = p.range join ledger l on l.pos = p.pos"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Numbers `first`..`last` of a range on a day."""

    range: Range
    day: date
    first: int
    last: int


def forgotten(db: Database, folder: Path, unit_code: str, day: date) -> list[Stretch]:
    """Numbers of a day that were given to pads this store does not know: it was restored, or the act was cut off."""
    text, found = day.isoformat(), []
    for of in numbers.open_ranges(db, unit_code, day):
        first = number_file.pad_floor(folder, of.range_id, text)
        last = numbers.last_usable(db, of, text)
        if first and first <= last:
            found.append(Stretch(of, day, first, last))
    return found


def reserve(db: Database, folder: Path, unit_code: str, day: date, count: int) -> Stretch | None:
    """The last `count` numbers of a day that nobody has, kept from ordinary receiving by the file from now on.

    Inside the caller's transaction, after what is `forgotten` was added. None when no range has room for so many.
    """
    text = day.isoformat()
    for of in numbers.open_ranges(db, unit_code, day):
        last = numbers.last_usable(db, of, text, folder)
        first = last - count + 1
        if first > numbers.reserved_through(db, folder, of, text):
            number_file.keep_for_pad(folder, of.range_id, text, first)
            return Stretch(of, day, first, last)
    return None


def add(db: Database, stretch: Stretch, pos: int) -> None:
    """Keeps a pad, `pos` being the ledger's entry that tells of it; inside the caller's transaction."""
    numbers.forget_pads(db, stretch.range, stretch.day.isoformat())
    db.conn.execute(
        "insert into pads (range, day, first, last, pos) values (?, ?, ?, ?, ?)",
        (stretch.range.id, stretch.day.isoformat(), stretch.first, stretch.last, pos),
    )


def since(db: Database, day: date) -> list[Pad]:
    """The pads of `day` and of later days, the newest first."""
    return [_pad(row) for row in db.conn.execute(f"{_SELECT} where p.day >= ? order by p.pos desc", (day.isoformat(),))]


def of_code(db: Database, code: DossierCode) -> Pad | None:
    """The pad that has this stub, or None."""
    row = db.conn.execute(
        f"{_SELECT} where r.prefix = ? and p.day = ? and p.first <= ? and p.last >= ?",
        (code.unit, code.day.isoformat(), code.ordinal, code.ordinal),
    ).fetchone()
    pad = _pad(row) if row else None
    return pad if pad and code.text in pad.codes else None


def used(db: Database, pad: Pad) -> dict[str, str]:
    """The dossier's uid of each stub that was entered, by code."""
    rows = db.conn.execute(
        "select code, uid from dossiers where code between ? and ?", (pad.codes[0], pad.codes[-1])
    ).fetchall()
    return {code: unpacked(uid) for code, uid in rows if code in pad.codes}


def entered_on(db: Database, day: date) -> list[Entry]:
    """The receptions of stubs that were entered on `day`, whenever they are of, in order."""
    stem = "r.prefix || '-' || substr(replace(p.day, '-', ''), 3) || '-'"
    stubs = f"{stem} || printf('%0*d', r.width, p.first) and {stem} || printf('%0*d', r.width, p.last)"
    where = (
        "where l.pos in (select e.pos from pads p join number_ranges r on r.id = p.range "  # noqa: S608
        f"join dossiers d on d.code between {stubs} join ledger e on e.dossier_uid = d.uid "
        "where e.type = 'dossier.received' and e.occurred_at >= ? and e.occurred_at < ?) order by l.pos"
    )
    return ledger.selected(db, where, dated.span(day.isoformat()))


def voided(db: Database, pad: Pad) -> set[str]:
    """The codes of stubs accounted for without a dossier."""
    width = len(pad.codes[0].rpartition("-")[2])
    rows = db.conn.execute(
        "select r.prefix, v.first, v.last from voided_numbers v join number_ranges r on r.id = v.range where v.day = ?",
        (pad.day.isoformat(),),
    ).fetchall()
    codes = {format_code(prefix, pad.day, n, width) for prefix, first, last in rows for n in range(first, last + 1)}
    return codes.intersection(pad.codes)


def _pad(row: Any) -> Pad:
    prefix, width, text, first, last, at, event, *who = row
    day = date.fromisoformat(text)
    codes = tuple(format_code(prefix, day, number, width) for number in range(first, last + 1))
    return Pad(day, codes, None if event == FOUND else parse_instant(at), Clerk(*who))
