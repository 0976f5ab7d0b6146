"""Numbers of letters (số phiếu: 03.001/HDHS): a series a year and counter, without gaps, given in the act itself."""

from __future__ import annotations

from enum import Enum

from sqlcipher3.dbapi2 import Connection
from sqlite_utils import Database

from cchc_desktop.store.bulk import change, keep, kept

_LAST = "slip_numbers"  # what a bulk keeps


class Series(Enum):
    """What is numbered by itself; the value stands behind the number."""

    SUPPLEMENT = "HDHS"
    REFUSAL = "TC"
    APOLOGY = "PXL"
    STOP = "TBD"


def next_number(db: Database, series: Series, counter: str, year: int) -> str:
    """The next number of a year as it is printed, inside the caller's transaction: an act undone gives it back."""
    key = (series.value, year)
    number = kept(db, (_LAST, *key), lambda stored: _last(stored, key)) + 1
    keep(db, (_LAST, *key), number)
    change(
        db,
        "insert into slip_numbers (series, year, last) values (?, ?, ?) "
        "on conflict (series, year) do update set last = excluded.last",
        key,
        (*key, number),
    )
    return f"{counter}.{number:03}/{series.value}"


def _last(stored: Connection, key: tuple[str, int]) -> int:
    row = stored.execute("select last from slip_numbers where series = ? and year = ?", key).fetchone()
    return row[0] if row else 0
