"""Numbers of letters (số phiếu: 03.001/HDHS): a series a year and counter, given in the act itself, none ever twice.

The number file remembers each one, so that a restored store repeats none of those it has forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlcipher3.dbapi2 import Connection
from sqlite_utils import Database

from cchc_desktop.domain.letter_number import LetterNumber, Series
from cchc_desktop.store import dated, ledger, number_file
from cchc_desktop.store.bulk import before_commit, change, keep, kept
from cchc_desktop.store.number_file import Block

LOST = "letters_lost"  # the counter's event: numbers the store knows no letter of
_LAST, _FILED = "slip_numbers", "slip_numbers.file"  # what a bulk keeps


_TYPES = {
    Series.SUPPLEMENT: "dossier.supplementRequested",
    Series.REFUSAL: "dossier.refused",
    Series.APOLOGY: "dossier.apologised",
    Series.STOP: "dossier.stopped",
}


@dataclass(frozen=True, slots=True)
class GivenNumber:
    """A number as it is printed; `skipped`: the first and the last of those the store knows no letter of."""

    text: str
    skipped: tuple[str, str] | None = None


def next_number(db: Database, folder: Path, series: Series, counter: str, year: int) -> GivenNumber:
    """The next number of a year, inside the caller's transaction; on disk beside the store before this returns.

    Take it when nothing can refuse the act any more: one that is undone leaves a gap.
    """
    key, name = (series.value, year), f"letters {series.value}"  # a range's id has no blank
    used = kept(db, (_LAST, *key), lambda stored: _last(stored, key))
    filed = kept(db, (_FILED, *key), lambda _: number_file.reserved(folder, name, str(year)).through)
    number = max(used, filed) + 1
    keep(db, (_LAST, *key), number)
    keep(db, (_FILED, *key), number)
    block = Block(number, number)
    before_commit(db, (_FILED, *key), partial(number_file.reserve, folder, name, str(year), block))
    change(
        db,
        "insert into slip_numbers (series, year, last) values (?, ?, ?) "
        "on conflict (series, year) do update set last = excluded.last",
        key,
        (*key, number),
    )
    first, last, text = (f"{counter}.{each:03}/{series.value}" for each in (used + 1, number - 1, number))
    return GivenNumber(text, (first, last) if number > used + 1 else None)


def dossiers_of(db: Database, number: LetterNumber) -> list[str]:
    """The uids of the dossiers that have a letter of this number, newest letter first: one a year."""
    years = (number.year, number.year + 1) if number.year else (0, 9999)
    where = (
        f"where l.type = ? and l.{dated.DECIDED} and l.occurred_at >= ? and l.occurred_at < ? "
        "and instr(cast(l.payload as text), ?) > 0 order by l.pos desc"
    )
    said = f'"soPhieu":"{number.text}"'  # canonical: one way of writing it
    found = ledger.selected(db, where, (_TYPES[number.series], *(f"{year:04}" for year in years), said))
    return [entry.dossier_uid for entry in found if entry.dossier_uid]


def note_used(db: Database, text: str, year: int) -> None:
    """The number of a letter that is put back was given; what is no letter's number ("" or a batch's) is passed by."""
    number, _, name = text.rpartition(".")[2].partition("/")
    if number.isdecimal() and any(name == series.value for series in Series):
        _put(db, name, year, int(number))


def jump(db: Database, folder: Path, year: int, by: int) -> None:
    """Keeps the next `by` numbers of each series from being given: a store that is lost may have given them."""
    for series in Series:
        through = _last(db.conn, (series.value, year)) + by
        number_file.reserve(folder, f"letters {series.value}", str(year), Block(through, through))


def _put(db: Database, name: str, year: int, number: int) -> None:
    db.conn.execute(
        "insert into slip_numbers (series, year, last) values (?, ?, ?) "
        "on conflict (series, year) do update set last = max(last, excluded.last)",
        (name, year, number),
    )


def _last(stored: Connection, key: tuple[str, int]) -> int:
    row = stored.execute("select last from slip_numbers where series = ? and year = ?", key).fetchone()
    return row[0] if row else 0
