"""Emergency pads (sổ dự phòng): stretches of a day's numbers printed beforehand, from the end of the usual ones down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.code import DossierCode, Provisional, format_code, make_provisional, parse_number
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.pad import Pad
from cchc_desktop.store import dated, ledger, number_file, numbers
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.numbers import Range
from cchc_desktop.store.uids import unpacked

_PROVISIONAL = "T"  # the prefix of the provisional series
_DAY = "substr(replace(p.day, '-', ''), 3)"
# Which column a stub's dossier has it in, and what the stub is called up to its number; nothing is above "Z" behind it.
_OF_CODE = ("code", f"r.prefix || '-' || {_DAY} || '-'")
_OF_PROVISIONAL = (
    "provisional",
    f"r.prefix || json_extract(cast(made.payload as text), '$.chiTiet.thietBi') || {_DAY}",
)
_ENTERED = (
    "select e.pos from pads p join number_ranges r on r.id = p.range join ledger made on made.pos = p.pos "  # noqa: S608
    "join dossiers d on d.{0} between {1} || printf('%0*d', r.width, p.first) "
    "and {1} || printf('%0*d', r.width, p.last) || 'Z' join ledger e on e.dossier_uid = d.uid "
    f"where e.type = 'dossier.received' and e.occurred_at < ? and not {dated.SHOWN_BEFORE}"
)
FOUND = "pad_found"  # the counter's event when only the number file knew of it: its `made_at` is not known
_SELECT = (
    "select r.prefix, r.width, p.day, p.first, p.last, "
    "json_extract(cast(l.payload as text), '$.chiTiet.thietBi'), l.occurred_at, "
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

    @property
    def is_provisional(self) -> bool:
        """Whether they become provisional numbers, which name the device too."""
        return self.range.series == numbers.PROVISIONAL

    def codes(self, device: str) -> tuple[str, ...]:
        """What the stubs are called; `device` in provisional numbers, "" for all others."""
        return _codes(self.range.prefix, self.range.width, device, self.day, range(self.first, self.last + 1))


def forgotten(db: Database, folder: Path, unit_code: str, day: date) -> list[Stretch]:
    """Numbers of a day that were given to pads this store does not know: it was restored, or the act was cut off."""
    text, found = day.isoformat(), []
    for of in _serving(db, unit_code, day):
        first = number_file.pad_floor(folder, of.range_id, text)
        last = numbers.last_usable(db, of, text)
        if first and first <= last:
            found.append(Stretch(of, day, first, last))
    return found


def reserve(db: Database, folder: Path, unit_code: str, day: date, count: int) -> Stretch | None:
    """The last `count` numbers of a day that nobody has, kept from ordinary receiving by the file from now on.

    Inside the caller's transaction, after what is `forgotten` was added. None when no range has room for so many.
    Where the unit has no range at all (it works alone, or joins its portal later) they are of the provisional series.
    """
    text = day.isoformat()
    for of in _serving(db, unit_code, day):
        last = numbers.last_usable(db, of, text, folder)
        first = last - count + 1
        if first > numbers.reserved_through(db, folder, of, text):
            number_file.keep_for_pad(folder, of.range_id, text, first)
            return Stretch(of, day, first, last)
    return None


def _serving(db: Database, unit_code: str, day: date) -> list[Range]:
    """The ranges that reception takes its numbers from."""
    granted = numbers.open_ranges(db, unit_code, day)
    return granted or numbers.open_ranges(db, unit_code, day, numbers.PROVISIONAL)


def add(db: Database, stretch: Stretch, pos: int) -> None:
    """Keeps a pad, `pos` being the ledger's entry that tells of it; inside the caller's transaction."""
    numbers.forget_pads(db, stretch.range, stretch.day.isoformat())
    db.conn.execute(
        "insert into pads (range, day, first, last, pos) values (?, ?, ?, ?, ?)",
        (stretch.range.id, stretch.day.isoformat(), stretch.first, stretch.last, pos),
    )


def holds(db: Database, of: Range, day: date, number: int) -> bool:
    """Whether a number is of a pad that is known here."""
    where = "range = ? and day = ? and ? between first and last"
    row = db.conn.execute(f"select 1 from pads where {where}", (of.id, day.isoformat(), number)).fetchone()  # noqa: S608
    return row is not None


def since(db: Database, day: date) -> list[Pad]:
    """The pads of `day` and of later days, the newest first."""
    return [_pad(row) for row in db.conn.execute(f"{_SELECT} where p.day >= ? order by p.pos desc", (day.isoformat(),))]


def of_code(db: Database, code: DossierCode | Provisional) -> Pad | None:
    """The pad that has this stub, or None."""
    prefix = code.unit if isinstance(code, DossierCode) else _PROVISIONAL
    row = db.conn.execute(
        f"{_SELECT} where r.prefix = ? and p.day = ? and p.first <= ? and p.last >= ?",
        (prefix, code.day.isoformat(), code.ordinal, code.ordinal),
    ).fetchone()
    pad = _pad(row) if row else None
    return pad if pad and code.text in pad.codes else None


def used(db: Database, pad: Pad) -> dict[str, str]:
    """The dossier's uid of each stub that was entered, by code."""
    rows = db.conn.execute(
        "select code, uid from dossiers where code between ?1 and ?2 union all "
        "select provisional, uid from dossiers where provisional between ?1 and ?2",
        (pad.codes[0], pad.codes[-1]),
    ).fetchall()
    return {code: unpacked(uid) for code, uid in rows if code in pad.codes}


def entered_by(db: Database, day: date) -> list[Entry]:
    """The receptions of stubs entered up to the end of `day` that the close of no earlier day has shown, in order."""
    text = day.isoformat()
    span = dated.span(text)[1], text
    where = f"where l.pos in ({_ENTERED.format(*_OF_CODE)} union {_ENTERED.format(*_OF_PROVISIONAL)}) order by l.pos"
    return ledger.selected(db, where, (*span, *span))


def voided(db: Database, pad: Pad) -> set[str]:
    """The codes of stubs accounted for without a dossier."""
    rows = db.conn.execute(
        "select r.prefix, v.first, v.last from voided_numbers v join number_ranges r on r.id = v.range where v.day = ?",
        (pad.day.isoformat(),),
    ).fetchall()
    struck = {(prefix, number) for prefix, first, last in rows for number in range(first, last + 1)}
    return {code for code in pad.codes if _numbered(code) in struck}


def _numbered(text: str) -> tuple[str, int]:
    """Prefix and number of a stub."""
    code = parse_number(text)
    prefix = code.unit if isinstance(code, DossierCode) else _PROVISIONAL
    return prefix, code.ordinal if code else 0


def _codes(prefix: str, width: int, device: str, day: date, stubs: range) -> tuple[str, ...]:
    if prefix == _PROVISIONAL:
        return tuple(make_provisional(device, day, number).text for number in stubs)
    return tuple(format_code(prefix, day, number, width) for number in stubs)


def _pad(row: Any) -> Pad:
    prefix, width, text, first, last, device, at, event, *who = row
    day = date.fromisoformat(text)
    codes = _codes(prefix, width, device or "", day, range(first, last + 1))
    return Pad(day, codes, None if event == FOUND else parse_instant(at), Clerk(*who))
